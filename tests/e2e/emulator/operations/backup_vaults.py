"""AWS Backup vaults: keys, policies, notifications, tags, and vaults that are not empty."""

import json
import re
from typing import Any
from urllib.parse import unquote

from moto.backup import urls
from moto.backup.exceptions import (
    InvalidParameterValueException,
    InvalidRequestException,
    ResourceNotFoundException,
)
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.responses import ActionResult, EmptyResult

from .adds import adds
from .keys import BY_GRANT, key_through_service
from .replace import replaces
from .topics import may_publish

# moto has no address for what a vault has besides its lock.
urls.url_paths["{0}/backup-vaults/(?P<name>[^/]+)/(?P<part>[^/]+)/?$"] = BackupResponse.dispatch

# The list in AWS's own error message; the API still names more.
EVENTS = (
    "BACKUP_JOB_STARTED", "BACKUP_JOB_COMPLETED", "RESTORE_JOB_STARTED", "RESTORE_JOB_COMPLETED",
    "COPY_JOB_STARTED", "COPY_JOB_SUCCESSFUL", "COPY_JOB_FAILED", "RECOVERY_POINT_MODIFIED",
    "S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED",
)
# What every statement of a vault's policy has to have.
ELEMENTS = {"Effect", "Principal", "Action", "Resource"}


@replaces(BackupBackend, "create_backup_vault")
def create_backup_vault(original: Any, self: Any, backup_vault_name: str, **request: Any) -> Any:
    """CreateBackupVault. moto takes any name and any text for a key."""
    key_id = request["encryption_key_arn"]
    if not re.fullmatch(r"[a-zA-Z0-9_-]{2,50}", backup_vault_name):
        raise InvalidParameterValueException(f"Invalid backup vault name: {backup_vault_name}.")
    if key_id and not key_through_service(self, key_id, "backup", BY_GRANT):
        raise InvalidParameterValueException(f"The KMS key {key_id} does not exist or is not accessible.")
    vault = original(self, backup_vault_name, **request)
    vault.access_policy, vault.notifications = None, None
    return vault


@replaces(BackupBackend, "delete_backup_vault")
def delete_backup_vault(original: Any, self: Any, backup_vault_name: str) -> None:
    """DeleteBackupVault. moto always deletes; AWS refuses while recovery points are in the vault."""
    vault = named_vault(self, backup_vault_name)
    if vault.num_of_recovery_points:
        raise InvalidRequestException("Backup vault cannot be deleted because it contains recovery points.")
    original(self, backup_vault_name)
    self.tagger.delete_all_tags_for_resource(vault.backup_vault_arn)


@replaces(BackupResponse, "list_tags")
def list_tags(_: Any, self: Any) -> str:
    """ListTags. moto expects a slash after the ARN, without which it finds no tags."""
    resource_arn = unquote(self.path.partition("/tags/")[2]).rstrip("/")
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=resource_arn)})


@adds(BackupResponse)
def list_recovery_points_by_backup_vault(self: Any) -> ActionResult:
    """ListRecoveryPointsByBackupVault is missing (`force_destroy`); nothing here makes recovery points."""
    named_vault(self.backup_backend, self._get_param("backupVaultName"))
    return ActionResult({"RecoveryPoints": []})


@adds(BackupResponse)
def put_backup_vault_access_policy(self: Any) -> EmptyResult:
    """PutBackupVaultAccessPolicy is missing."""
    vault, policy = vault_of(self), json.loads(self.body).get("Policy")
    try:
        statements = json.loads(policy)["Statement"]
        complete = all(ELEMENTS <= statement.keys() for statement in statements)
    except (ValueError, KeyError, TypeError, AttributeError):
        complete = False
    if not complete:
        raise InvalidParameterValueException("Provided policy document is invalid.")
    vault.access_policy = policy
    return EmptyResult()


@adds(BackupResponse)
def get_backup_vault_access_policy(self: Any) -> ActionResult:
    """GetBackupVaultAccessPolicy is missing."""
    vault = vault_of(self)
    if vault.access_policy is None:
        raise ResourceNotFoundException("Failed reading policy from database for Backup vault.")
    return ActionResult({**named(vault), "Policy": vault.access_policy})


@adds(BackupResponse)
def delete_backup_vault_access_policy(self: Any) -> EmptyResult:
    """DeleteBackupVaultAccessPolicy is missing."""
    vault_of(self).access_policy = None
    return EmptyResult()


@adds(BackupResponse)
def put_backup_vault_notifications(self: Any) -> EmptyResult:
    """PutBackupVaultNotifications is missing. AWS takes any topic and loses what it may not publish; that is
    refused here."""
    vault, request = vault_of(self), json.loads(self.body)
    backend, topic_arn = self.backup_backend, request["SNSTopicArn"]
    if not request["BackupVaultEvents"] or set(request["BackupVaultEvents"]) - set(EVENTS):
        raise InvalidParameterValueException(
            f"Please select from the following list of notifications {', '.join(EVENTS)}"
        )
    context = {"aws:SourceAccount": backend.account_id, "aws:SourceArn": vault.backup_vault_arn}
    if not may_publish(backend, topic_arn, "backup.amazonaws.com", context):
        raise InvalidParameterValueException(f"AWS Backup may not publish to {topic_arn}.")
    vault.notifications = {"SNSTopicArn": topic_arn, "BackupVaultEvents": request["BackupVaultEvents"]}
    return EmptyResult()


@adds(BackupResponse)
def get_backup_vault_notifications(self: Any) -> ActionResult:
    """GetBackupVaultNotifications is missing."""
    vault = vault_of(self)
    if vault.notifications is None:
        raise ResourceNotFoundException("Failed reading notifications from database for Backup vault.")
    return ActionResult({**named(vault), **vault.notifications})


@adds(BackupResponse)
def delete_backup_vault_notifications(self: Any) -> EmptyResult:
    """DeleteBackupVaultNotifications is missing."""
    vault_of(self).notifications = None
    return EmptyResult()


def vault_of(response: Any) -> Any:
    return named_vault(response.backup_backend, response._get_param("backupVaultName"))


def named_vault(backend: Any, name: str) -> Any:
    if name not in backend.vaults:
        raise ResourceNotFoundException(f"Backup vault {name} not found")
    return backend.vaults[name]


def named(vault: Any) -> dict[str, str]:
    return {"BackupVaultName": vault.backup_vault_name, "BackupVaultArn": vault.backup_vault_arn}
