"""ECS task definitions: what RegisterTaskDefinition refuses for Fargate. moto takes anything."""

import re
from typing import Any

from moto.core.utils import utcnow
from moto.ecs.exceptions import EcsClientException
from moto.ecs.models import EC2ContainerServiceBackend

from .ecs_fargate import refused, size_of
from .replace import replaces

NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
ROLE = re.compile(r"arn:aws:iam::\d{12}:role/\S+")
ECR = re.compile(r"\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com/\S+")
ARCHITECTURES = ("X86_64", "ARM64")
# Amazon ECS Developer Guide, "Send Amazon ECS logs to CloudWatch".
AWSLOGS_NEEDED = {"awslogs-group", "awslogs-region", "awslogs-stream-prefix"}
AWSLOGS = AWSLOGS_NEEDED | {
    "awslogs-create-group", "awslogs-datetime-format", "awslogs-multiline-pattern", "max-buffer-size", "mode",
}
# Amazon ECS API Reference, "HealthCheck": seconds, and a number of tries.
HEALTH = {"interval": (5, 300), "timeout": (2, 120), "retries": (1, 10), "startPeriod": (0, 300)}


@replaces(EC2ContainerServiceBackend, "register_task_definition")
def register_task_definition(
    original: Any, self: Any, family: str, container_definitions: list[dict[str, Any]], **request: Any
) -> Any:
    """RegisterTaskDefinition. moto takes sizes that Fargate does not have, and tasks without a role."""
    if request["requires_compatibilities"] != ["FARGATE"]:
        raise NotImplementedError("This emulator knows tasks on Fargate only.")
    if not NAME.fullmatch(family):
        raise EcsClientException("Family contains invalid characters.")
    cpu, memory = size_of(request["cpu"], request["memory"])
    check_task(request)
    check_volumes(request)
    check_together(container_definitions, cpu, memory)
    for container in container_definitions:
        check_container(container, request)
    definition = original(self, family, container_definitions, **request)
    definition.registered_at = utcnow()
    for container in definition.container_definitions:
        complete(container)
    return definition


def complete(container: dict[str, Any]) -> None:
    """What AWS fills in."""
    container.setdefault("systemControls", [])
    for port in container["portMappings"]:
        port.setdefault("hostPort", port["containerPort"])
        port.setdefault("protocol", "tcp")


def check_task(request: dict[str, Any]) -> None:
    if request["network_mode"] != "awsvpc":
        raise refused("Fargate only supports network mode 'awsvpc'.")
    for role in (request["task_role_arn"], request["execution_role_arn"]):
        if role and not ROLE.fullmatch(role):
            raise refused("Role is not valid")
    platform = request["runtime_platform"] or {}
    if platform.get("cpuArchitecture", "X86_64") not in ARCHITECTURES:
        raise refused(f"Invalid cpuArchitecture {platform['cpuArchitecture']}.")
    disk = (request["ephemeral_storage"] or {}).get("sizeInGiB", 21)
    if not 21 <= disk <= 200:
        raise refused("Ephemeral storage on Fargate is between 21 and 200 GiB.")


def check_volumes(request: dict[str, Any]) -> None:
    for volume in request["volumes"] or []:
        settings = volume.get("efsVolumeConfiguration")
        if volume.get("dockerVolumeConfiguration") or (volume.get("host") or {}).get("sourcePath"):
            raise refused("Fargate has neither Docker volumes nor host paths.")
        if not settings:
            continue
        access = settings.get("authorizationConfig") or {}
        encrypted = settings.get("transitEncryption") == "ENABLED"
        if (access.get("accessPointId") or access.get("iam") == "ENABLED") and not encrypted:
            raise refused("EFS volume: Transit encryption must be enabled for access points and IAM.")
        if access.get("accessPointId") and settings.get("rootDirectory", "/") != "/":
            raise refused("EFS volume: Root directory must be omitted or '/' with an access point.")
        if access.get("iam") == "ENABLED" and not request["task_role_arn"]:
            raise refused("EFS volume: IAM authorization needs a task role.")


def check_together(containers: list[dict[str, Any]], cpu: int, memory: int) -> None:
    names = [container.get("name") for container in containers]
    if len(set(names)) < len(names):
        raise refused("Container names must be unique within a task definition.")
    if not any(container.get("essential", True) for container in containers):
        raise refused("At least one container must be essential.")
    if sum(container.get("cpu", 0) for container in containers) > cpu:
        raise refused("The sum of the containers' cpu is above the task's.")
    kept = (container.get("memoryReservation", container.get("memory", 0)) for container in containers)
    if sum(kept) > memory or any(container.get("memory", 0) > memory for container in containers):
        raise refused("The containers' memory is above the task's.")
    for container in containers:
        for other in container.get("dependsOn") or []:
            if other["containerName"] not in names:
                raise refused(f"Unknown container '{other['containerName']}' in dependsOn.")


def check_container(container: dict[str, Any], request: dict[str, Any]) -> None:
    name = container.get("name") or ""
    if not NAME.fullmatch(name):
        raise refused(f"Invalid container name '{name}'.")
    for field in ("stopTimeout", "startTimeout"):
        if not 0 <= container.get(field, 0) <= 120:
            raise refused(f"Container '{name}': {field} must be at most 120 seconds on Fargate.")
    for port in container.get("portMappings") or []:
        if port.get("hostPort", port["containerPort"]) not in (0, port["containerPort"]):
            raise refused(
                "When networkMode=awsvpc, the host ports and container ports in port mappings must match."
            )
    volumes = {volume["name"] for volume in request["volumes"] or []}
    for mount in container.get("mountPoints") or []:
        if mount["sourceVolume"] not in volumes:
            raise refused(f"Unknown volume '{mount['sourceVolume']}'.")
    for field, (lowest, highest) in HEALTH.items():
        value = (container.get("healthCheck") or {}).get(field)
        if value is not None and not lowest <= value <= highest:
            raise refused(f"Container '{name}': health check {field} is {lowest} to {highest}.")
    check_isolation(container)
    check_variables(container)
    check_logs(container)
    check_role(container, request["execution_role_arn"])


def check_isolation(container: dict[str, Any]) -> None:
    linux = container.get("linuxParameters") or {}
    added = (linux.get("capabilities") or {}).get("add") or []
    lacking = [field for field in ("devices", "sharedMemorySize", "tmpfs") if linux.get(field)]
    if container.get("privileged") or lacking or set(added) - {"SYS_PTRACE"}:
        raise refused(
            f"Container '{container['name']}': Fargate has no privileged containers, devices, shared memory "
            "or tmpfs, and adds SYS_PTRACE only."
        )


def check_variables(container: dict[str, Any]) -> None:
    entries = [*(container.get("environment") or []), *(container.get("secrets") or [])]
    names = [entry["name"] for entry in entries]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise refused(
            "The secret name must be unique and not shared with any new or existing environment variables "
            f"set on the container, such as '{twice[0]}'."
        )


def check_logs(container: dict[str, Any]) -> None:
    logs = container.get("logConfiguration")
    if not logs:
        return
    if logs["logDriver"] not in ("awslogs", "awsfirelens", "splunk"):
        raise refused(f"Fargate has no log driver {logs['logDriver']}.")
    options = set(logs.get("options") or {})
    if logs["logDriver"] == "awslogs" and AWSLOGS_NEEDED - options:
        raise refused(f"Log driver awslogs requires options: {', '.join(sorted(AWSLOGS_NEEDED - options))}")
    if logs["logDriver"] == "awslogs" and options - AWSLOGS:
        raise refused(f"Log driver awslogs disallows options: {', '.join(sorted(options - AWSLOGS))}")


def check_role(container: dict[str, Any], role: str | None) -> None:
    if role:
        return
    needs = "Fargate requires task definition to have execution role ARN to support "
    if container.get("secrets"):
        raise refused(
            "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."
        )
    if ECR.fullmatch(container["image"]):
        raise refused(f"{needs}ECR images.")
    if (container.get("logConfiguration") or {}).get("logDriver") == "awslogs":
        raise refused(f"{needs}log driver awslogs.")
