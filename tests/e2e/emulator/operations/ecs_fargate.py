"""Fargate's sizes: Amazon ECS Developer Guide, "Task CPU and memory"."""

import re

from moto.ecs.exceptions import EcsClientException

GIB = 1024
# CPU units, and the MiB that they come with: lowest, highest, step.
SIZES = {
    512: (1 * GIB, 4 * GIB, GIB),
    1024: (2 * GIB, 8 * GIB, GIB),
    2048: (4 * GIB, 16 * GIB, GIB),
    4096: (8 * GIB, 30 * GIB, GIB),
    8192: (16 * GIB, 60 * GIB, 4 * GIB),
    16384: (32 * GIB, 120 * GIB, 8 * GIB),
}
SMALLEST = {256: (512, 1 * GIB, 2 * GIB)}


def refused(message: str) -> EcsClientException:
    return EcsClientException(message)


def size_of(cpu: str | None, memory: str | None) -> tuple[int, int]:
    """CPU units and MiB of a task; an error if Fargate has no such size."""
    units, mib = number(cpu, r"vcpu"), number(memory, r"gb")
    if units is None or mib is None:
        raise refused("Fargate requires that 'cpu' and 'memory' be defined at the task level.")
    if mib in SMALLEST.get(units, ()):
        return units, mib
    lowest, highest, step = SIZES.get(units, (1, 0, 1))
    if not lowest <= mib <= highest or mib % step:
        raise refused(
            f"No Fargate configuration exists for given values: {units} CPU, {mib} memory. See the Amazon "
            "ECS documentation for the valid values."
        )
    return units, mib


def number(value: str | None, unit: str) -> int | None:
    """`512`, or a thousandth of it with its unit: `.5 vCPU`, `1 GB`."""
    if value is None:
        return None
    match = re.fullmatch(rf"([\d.]+) ?({unit})?", str(value).strip().lower())
    if not match:
        raise refused(f"Invalid value '{value}'.")
    return round(float(match.group(1)) * (GIB if match.group(2) else 1))
