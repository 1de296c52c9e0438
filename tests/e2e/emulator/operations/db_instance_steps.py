"""What RDS does with an instance after it has answered: moto has done everything at once.

Each DescribeDBInstances that is asked takes every instance one step further.
"""

from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import RDSClientError
from moto.rds.responses import RDSResponse

from .replace import replaces

Step = Callable[[Any], None]


def follow(instance: Any, status: str, *steps: Step) -> None:
    """Gives an instance a status, and steps that end it; the last one has to make it available."""
    instance.status = status
    instance.steps = [*getattr(instance, "steps", []), *steps]


def becomes(status: str) -> Step:
    def step(instance: Any) -> None:
        instance.status = status

    return step


def require_available(instance: Any) -> None:
    if instance.status != "available":
        raise RDSClientError("InvalidDBInstanceState", "Database instance is not in available state.")


@replaces(RDSResponse, "describe_db_instances")
def describe_db_instances(original: Any, self: Any) -> ActionResult:
    for instance in list(self.backend.databases.values()):
        if getattr(instance, "steps", []):
            instance.steps.pop(0)(instance)
    return original(self)
