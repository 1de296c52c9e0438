"""What keeps an ECS task from starting: all that Fargate fetches and mounts before the container runs."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from moto.ec2.models import ec2_backends
from moto.efs.models import efs_backends
from moto.logs.models import logs_backends
from moto.secretsmanager.models import secretsmanager_backends

from .service_roles import ServiceRole

# Images are not pushed in these tests; one with such a tag ends as soon as it is started.
BROKEN_TAG = re.compile(r":broken[^/:]*$")
SECRET = re.compile(r"(arn:aws:secretsmanager:[^:]+:\d{12}:secret:[^:]+)(?::([^:]*):([^:]*):([^:]*))?")
REPOSITORY = re.compile(r"(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/([^:@]+)")
PULL = ("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
INITIALIZATION = "ResourceInitializationError: "


def failure_of(backend: Any, definition: Any, subnet_ids: list[str]) -> str | None:
    """Why a task of this definition stops, in ECS's words; None if it runs.

    RegisterTaskDefinition and UpdateService see nothing of this; the deployment fails, minutes later.
    """
    reasons = (
        *role_reasons(backend, definition),
        *(reason for container in definition.container_definitions
          for reason in container_reasons(backend, definition, container)),
        *volume_reasons(backend, definition, subnet_ids),
    )
    return reasons[0] if reasons else None


def role_reasons(backend: Any, definition: Any) -> Iterator[str]:
    source = f"arn:aws:ecs:{backend.region_name}:{backend.account_id}:*"
    for name in ("execution_role_arn", "task_role_arn"):
        arn = getattr(definition, name, None)
        if arn and not ServiceRole(backend, arn).can_be_taken_by("ecs-tasks.amazonaws.com", source):
            yield (
                f"ECS was unable to assume the role '{arn}' that was provided for this task. Please verify "
                "that the role being passed has the proper trust relationship and permissions."
            )


def container_reasons(backend: Any, definition: Any, container: dict[str, Any]) -> Iterator[str]:
    role = ServiceRole(backend, getattr(definition, "execution_role_arn", ""))
    yield from image_reasons(role, container["image"])
    for secret in container.get("secrets") or []:
        yield from secret_reasons(backend, role, secret["valueFrom"])
    yield from log_reasons(backend, role, container.get("logConfiguration") or {})
    if BROKEN_TAG.search(container["image"]):
        yield "Essential container in task exited"


def image_reasons(role: ServiceRole, image: str) -> Iterator[str]:
    repository = REPOSITORY.match(image)
    if not repository:
        return
    account, region, name = repository.groups()
    arn = f"arn:aws:ecr:{region}:{account}:repository/{name}"
    allowed = role.may("ecr:GetAuthorizationToken", "*") and all(role.may(action, arn) for action in PULL)
    if not allowed:
        yield f"CannotPullContainerError: the execution role may not pull from {arn}"


def secret_reasons(backend: Any, role: ServiceRole, value_from: str) -> Iterator[str]:
    match = SECRET.fullmatch(value_from)
    if not match:
        raise NotImplementedError(f"This emulator knows secrets of Secrets Manager only, not {value_from}.")
    arn, key, stage, version = match.groups()
    what = f"{INITIALIZATION}unable to pull secrets or registry auth: "
    if not role.may("secretsmanager:GetSecretValue", arn):
        yield f"{what}AccessDeniedException: not authorized to perform secretsmanager:GetSecretValue on {arn}"
    value = secret_value(backend, arn, stage or "AWSCURRENT", version)
    if value is None:
        yield (
            f"{what}ResourceNotFoundException: Secrets Manager can't find the specified secret value for "
            f"staging label: {stage or 'AWSCURRENT'} of {arn}"
        )
    elif key and key not in keys_of(value):
        yield f"{what}retrieved secret from Secrets Manager did not contain json key {key}"


def secret_value(backend: Any, arn: str, stage: str, version: str | None) -> str | None:
    region = arn.split(":")[3]
    secrets = secretsmanager_backends[backend.account_id][region].secrets.values()
    secret = next((s for s in secrets if s.arn == arn and not s.is_deleted()), None)
    for found in (secret.versions or {}).values() if secret else ():
        fits = found["version_id"] == version if version else stage in found["version_stages"]
        if fits:
            return found.get("secret_string")
    return None


def keys_of(value: str) -> Iterable[str]:
    try:
        entries = json.loads(value)
    except ValueError:
        return ()
    return entries if isinstance(entries, dict) else ()


def log_reasons(backend: Any, role: ServiceRole, logs: dict[str, Any]) -> Iterator[str]:
    if logs.get("logDriver") != "awslogs":
        return
    group, region = logs["options"]["awslogs-group"], logs["options"]["awslogs-region"]
    what = f"{INITIALIZATION}failed to validate logger args: "
    if group not in logs_backends[backend.account_id][region].groups:
        yield f"{what}ResourceNotFoundException: The specified log group does not exist: {group}"
    stream = f"arn:aws:logs:{region}:{backend.account_id}:log-group:{group}:log-stream:any"
    if not all(role.may(action, stream) for action in ("logs:CreateLogStream", "logs:PutLogEvents")):
        yield f"{what}AccessDeniedException: the execution role may not write to {group}"


def volume_reasons(backend: Any, definition: Any, subnet_ids: list[str]) -> Iterator[str]:
    """A task mounts a file system through the mount target of its own zone."""
    efs = efs_backends[backend.account_id][backend.region_name]
    for volume in definition.volumes:
        settings = volume.get("efsVolumeConfiguration")
        if not settings:
            continue
        what = f"{INITIALIZATION}failed to invoke EFS utils commands to set up EFS volumes: "
        system = efs.file_systems_by_id.get(settings["fileSystemId"])
        point = (settings.get("authorizationConfig") or {}).get("accessPointId")
        if system is None:
            yield f"{what}{settings['fileSystemId']} does not exist"
        elif point and getattr(efs.access_points.get(point), "file_system_id", None) != system.file_system_id:
            yield f"{what}access point {point} does not exist"
        elif zones_of(backend, subnet_ids) - mounted_zones(efs, system):
            yield f"{what}no mount target for {system.file_system_id} in the zone of the task"


def mounted_zones(efs: Any, system: Any) -> set[str]:
    targets = efs.mount_targets_by_id.values()
    return {t._subnet.availability_zone for t in targets if t.file_system_id == system.file_system_id}


def zones_of(backend: Any, subnet_ids: list[str]) -> set[str]:
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    return {ec2.get_subnet(subnet_id).availability_zone for subnet_id in subnet_ids}
