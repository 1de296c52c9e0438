"""EFS: file system policies, backup policies, and what file systems, access points and mount targets need."""

import json
import re
from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.efs.exceptions import BadRequest, FileSystemNotFound, SecurityGroupNotFound
from moto.efs.models import EFSBackend
from moto.efs.responses import EFSResponse

from .adds import adds
from .keys import BY_GRANT, key_through_service
from .network_interfaces import groups_outside
from .replace import replaces

THROUGHPUT_MODES = {"bursting", "elastic", "provisioned"}
TRANSITION_DAYS = "1_DAY|(7|14|30|60|90|180|270|365)_DAYS"
LIFECYCLE = {
    "TransitionToIA": re.compile(f"AFTER_({TRANSITION_DAYS})"),
    "TransitionToArchive": re.compile(f"AFTER_({TRANSITION_DAYS})"),
    "TransitionToPrimaryStorageClass": re.compile("AFTER_1_ACCESS"),
}


class InvalidPolicy(BadRequest):
    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.error_type = "InvalidPolicyException"
        self.description = json.dumps({"__type": self.error_type, "message": message})


@replaces(EFSBackend, "create_file_system")
def create_file_system(original: Any, self: Any, **request: Any) -> Any:
    """CreateFileSystem. moto takes any text for a key and for a throughput mode."""
    key_id = request["kms_key_id"]
    if key_id and not key_through_service(self, key_id, "elasticfilesystem", BY_GRANT):
        raise BadRequest(f"The KMS key {key_id} does not exist, is not enabled or is not accessible.")
    if (request["throughput_mode"] or "bursting") not in THROUGHPUT_MODES:
        raise BadRequest(f"Invalid throughput mode: {request['throughput_mode']}.")
    return original(self, **request)


@replaces(EFSBackend, "put_lifecycle_configuration")
def put_lifecycle_configuration(
    original: Any, self: Any, file_system_id: str, policies: list[dict[str, str]]
) -> None:
    """PutLifecycleConfiguration. moto takes any text; AWS a few numbers of days, one transition each."""
    for policy in policies:
        for kind, after in policy.items():
            if len(policy) > 1 or kind not in LIFECYCLE or not LIFECYCLE[kind].fullmatch(after):
                raise BadRequest(f"Invalid lifecycle policy: {policy}.")
    original(self, file_system_id, policies)


@replaces(EFSBackend, "create_access_point")
def create_access_point(original: Any, self: Any, *args: Any, **request: Any) -> Any:
    """CreateAccessPoint. moto checks nothing."""
    existing(self, request["file_system_id"])
    root = request["root_directory"] or {"Path": "/"}
    creation = root.get("CreationInfo")
    if not re.fullmatch(r"(/|(/(?!\.)[^$#<>;`|&?{}^*\n/]+){1,4})", root.get("Path", "/")):
        raise BadRequest(f"Invalid root directory: {root['Path']}.")
    if creation and not re.fullmatch("[0-7]{3,4}", creation["Permissions"]):
        raise BadRequest(f"Invalid permissions: {creation['Permissions']}.")
    return original(self, *args, **request)


@replaces(EFSBackend, "create_mount_target")
def create_mount_target(original: Any, self: Any, **request: Any) -> Any:
    """CreateMountTarget. moto takes security groups of any VPC."""
    vpc_id = self.ec2_backend.get_subnet(request["subnet_id"]).vpc_id
    outside = groups_outside(self, vpc_id, request["security_groups"] or [])
    if outside:
        raise SecurityGroupNotFound(outside[0])
    return original(self, **request)


@replaces(EFSBackend, "put_file_system_policy")
def put_file_system_policy(
    original: Any, self: Any, file_system_id: str, policy: str, **request: Any
) -> None:
    """PutFileSystemPolicy. moto stores any text; AWS wants statements about EFS and this file system."""
    file_system = existing(self, file_system_id)
    try:
        statements = json.loads(policy)["Statement"]
        fitting = all(is_about(statement, file_system.file_system_arn) for statement in statements)
    except (ValueError, KeyError, TypeError):
        raise InvalidPolicy("The policy is malformed.") from None
    if not fitting:
        raise InvalidPolicy("Actions are those of elasticfilesystem, the resource is the file system.")
    original(self, file_system_id, policy, **request)


def is_about(statement: dict[str, Any], arn: str) -> bool:
    actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
    return (
        statement["Effect"] in ("Allow", "Deny")
        and "Principal" in statement
        and statement.get("Resource", arn) in (arn, [arn], "*")
        and all(action == "*" or action.startswith("elasticfilesystem:") for action in actions)
    )


@adds(EFSResponse)
def delete_file_system_policy(self: Any) -> EmptyResult:
    """DeleteFileSystemPolicy is missing."""
    existing(self.efs_backend, self._get_param("FileSystemId")).file_system_policy = None
    return EmptyResult()


@adds(EFSResponse)
def put_backup_policy(self: Any) -> ActionResult:
    """PutBackupPolicy is missing. AWS is ENABLING or DISABLING for a moment."""
    file_system = existing(self.efs_backend, self._get_param("FileSystemId"))
    policy = self._get_param("BackupPolicy")
    if policy["Status"] not in ("ENABLED", "DISABLED"):
        raise BadRequest(f"Invalid backup policy: {policy['Status']}.")
    file_system._own_backup_policy = policy
    return ActionResult({"BackupPolicy": policy})


@replaces(EFSBackend, "describe_backup_policy")
def describe_backup_policy(original: Any, self: Any, file_system_id: str) -> dict[str, str]:
    """DescribeBackupPolicy: what PutBackupPolicy has set."""
    policy = getattr(existing(self, file_system_id), "_own_backup_policy", None)
    return policy or original(self, file_system_id)


def existing(backend: Any, file_system_id: str) -> Any:
    if file_system_id not in backend.file_systems_by_id:
        raise FileSystemNotFound(file_system_id)
    return backend.file_systems_by_id[file_system_id]
