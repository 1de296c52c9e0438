"""AWS Backup plans and selections: what a rule may say, new versions of a plan, and what it selects."""

import json
import re
from typing import Any

from moto.backup.exceptions import (
    AlreadyExistsException,
    InvalidParameterValueException,
    InvalidRequestException,
    ResourceNotFoundException,
)
from moto.backup.models import BackupBackend, Plan
from moto.backup.responses import BackupResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random

from .adds import adds
from .backup_vaults import named_vault
from .replace import replaces
from .service_roles import ServiceRole

COLD_STORAGE_DAYS = 90
CONTINUOUS_DAYS = 35
NAME = re.compile(r"[a-zA-Z0-9_.-]{1,50}")


def invalid(message: str) -> InvalidParameterValueException:
    return InvalidParameterValueException(message)


@replaces(BackupBackend, "create_backup_plan")
def create_backup_plan(original: Any, self: Any, backup_plan: Any, *args: Any, **request: Any) -> Any:
    """CreateBackupPlan. moto takes any rules."""
    check_plan(self, backup_plan)
    plan = original(self, backup_plan, *args, **request)
    plan.selections = {}
    return plan


@adds(BackupResponse)
def update_backup_plan(self: Any) -> ActionResult:
    """UpdateBackupPlan is missing: a new version of the plan."""
    backend, wanted = self.backup_backend, json.loads(self.body)["BackupPlan"]
    plan = backend.get_backup_plan(self._get_param("backupPlanId"), None)
    check_plan(backend, wanted)
    version = Plan(wanted, plan.creator_request_id, backend)
    plan.backup_plan, plan.version_id = version.backup_plan, version.version_id
    plan.advanced_backup_settings = version.advanced_backup_settings
    return ActionResult(plan.to_dict())


@replaces(BackupBackend, "delete_backup_plan")
def delete_backup_plan(original: Any, self: Any, backup_plan_id: str) -> Any:
    """DeleteBackupPlan. moto keeps the deleted plan, whose name then stays taken, and its selections."""
    if self.get_backup_plan(backup_plan_id, None).selections:
        raise InvalidRequestException(
            "Related backup plan selections must be deleted prior to backup plan deletion"
        )
    deleted = original(self, backup_plan_id)
    plan = self.plans.pop(backup_plan_id)
    self.tagger.delete_all_tags_for_resource(plan.backup_plan_arn)
    return deleted


def check_plan(backend: Any, plan: dict[str, Any]) -> None:
    if not NAME.fullmatch(plan["BackupPlanName"]):
        raise invalid(f"Invalid backup plan name: {plan['BackupPlanName']}.")
    for rule in plan["Rules"]:
        if not NAME.fullmatch(rule["RuleName"]):
            raise invalid(f"Invalid rule name: {rule['RuleName']}.")
        check_schedule(rule.get("ScheduleExpression"))
        check_times(rule)
        for kept in (rule, *(rule.get("CopyActions") or [])):
            check_lifecycle(kept.get("Lifecycle") or {}, rule.get("EnableContinuousBackup"))
        check_lock(named_vault(backend, rule["TargetBackupVaultName"]), rule.get("Lifecycle") or {})


def check_schedule(schedule: str | None) -> None:
    """Six fields; either the day of the month or that of the week is left open with a question mark."""
    if schedule is None:
        return
    cron = re.fullmatch(r"cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)", schedule)
    rate = re.fullmatch(r"rate\([1-9]\d* (minute|hour|day)s?\)", schedule)
    if not rate and (not cron or (cron.group(3) == "?") == (cron.group(5) == "?")):
        raise invalid(f"Invalid schedule expression: {schedule}.")


def check_times(rule: dict[str, Any]) -> None:
    start = rule.get("StartWindowMinutes") or 480
    completion = rule.get("CompletionWindowMinutes") or 10080
    if start < 60:
        raise invalid("The start window must be at least 60 minutes.")
    if completion < start + 60:
        raise invalid("The completion window must be at least 60 minutes longer than the start window.")


def check_lifecycle(lifecycle: dict[str, Any], continuous: bool | None) -> None:
    cold, delete = lifecycle.get("MoveToColdStorageAfterDays"), lifecycle.get("DeleteAfterDays")
    if delete is not None and not 1 <= delete <= 36500:
        raise invalid(f"Invalid lifecycle. DeleteAfterDays is {delete}.")
    if cold is not None and delete is not None and delete < cold + COLD_STORAGE_DAYS:
        raise invalid(
            "Invalid lifecycle. DeleteAfterDays cannot be less than 90 days apart from "
            "MoveToColdStorageAfterDays"
        )
    if continuous and (delete is None or delete > CONTINUOUS_DAYS or cold is not None):
        raise invalid("Continuous backups are kept for 1 to 35 days, and not in cold storage.")


def check_lock(vault: Any, lifecycle: dict[str, Any]) -> None:
    """AWS takes the plan, and fails every job of it; here the plan is refused."""
    shortest, longest = vault.min_retention_days, vault.max_retention_days
    days = lifecycle.get("DeleteAfterDays")
    too_short = shortest is not None and days is not None and days < shortest
    too_long = longest is not None and (days is None or days > longest)
    if too_short or too_long:
        raise invalid(
            f"The vault {vault.backup_vault_name} keeps recovery points for {shortest} to {longest} days, "
            f"not {days}."
        )


@adds(BackupResponse)
def create_backup_selection(self: Any) -> ActionResult:
    """CreateBackupSelection is missing."""
    backend, request = self.backup_backend, json.loads(self.body)
    plan = backend.get_backup_plan(self._get_param("backupPlanId"), None)
    selection = request["BackupSelection"]
    if not NAME.fullmatch(selection["SelectionName"]):
        raise invalid(f"Invalid selection name: {selection['SelectionName']}.")
    names = [other["BackupSelection"]["SelectionName"] for other in plan.selections.values()]
    if selection["SelectionName"] in names:
        raise AlreadyExistsException("Backup selection with the same name already exists")
    if not selection.get("Resources") and not selection.get("ListOfTags"):
        raise invalid("A selection needs resources or tags.")
    for arn in [*(selection.get("Resources") or []), *(selection.get("NotResources") or [])]:
        if arn != "*" and not re.fullmatch(r"arn:aws:[a-z0-9-]+:\S+", arn):
            raise invalid(f"Invalid ARN: {arn}.")
    check_role(backend, selection["IamRoleArn"])
    selection_id = str(mock_random.uuid4())
    plan.selections[selection_id] = {
        "BackupSelection": selection,
        "SelectionId": selection_id,
        "BackupPlanId": plan.backup_plan_id,
        "CreationDate": unix_time(),
        "CreatorRequestId": request.get("CreatorRequestId"),
    }
    return ActionResult(plan.selections[selection_id])


def check_role(backend: Any, role_arn: str) -> None:
    """AWS Backup has to be able to take the role."""
    here = f"{backend.region_name}:{backend.account_id}"
    if not ServiceRole(backend, role_arn).can_be_taken_by("backup.amazonaws.com", f"arn:aws:backup:{here}:*"):
        raise invalid(f"IAM Role {role_arn} is not authorized to be assumed by AWS Backup.")


@adds(BackupResponse)
def get_backup_selection(self: Any) -> ActionResult:
    """GetBackupSelection is missing."""
    return ActionResult(selections_of(self)[self._get_param("selectionId")])


@adds(BackupResponse)
def list_backup_selections(self: Any) -> ActionResult:
    """ListBackupSelections is missing."""
    plan = self.backup_backend.get_backup_plan(self._get_param("backupPlanId"), None)
    rows = [
        {**selection, "SelectionName": selection["BackupSelection"]["SelectionName"]}
        for selection in plan.selections.values()
    ]
    return ActionResult({"BackupSelectionsList": rows})


@adds(BackupResponse)
def delete_backup_selection(self: Any) -> EmptyResult:
    """DeleteBackupSelection is missing."""
    del selections_of(self)[self._get_param("selectionId")]
    return EmptyResult()


def selections_of(response: Any) -> dict[str, Any]:
    plan = response.backup_backend.get_backup_plan(response._get_param("backupPlanId"), None)
    if response._get_param("selectionId") not in plan.selections:
        raise ResourceNotFoundException("Cannot find Backup selection.")
    return plan.selections
