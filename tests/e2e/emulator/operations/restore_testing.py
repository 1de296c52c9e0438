"""AWS Backup restore testing plans and selections, of which moto has none."""

import json
import re
from typing import Any

from moto.backup import urls
from moto.backup.exceptions import (
    AlreadyExistsException,
    InvalidParameterValueException,
    InvalidRequestException,
    ResourceNotFoundException,
)
from moto.backup.models import BackupBackend
from moto.backup.responses import BackupResponse
from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random

from .adds import adds
from .backup_plans import check_role, check_schedule
from .replace import replaces

urls.url_paths["{0}/restore-testing/(?P<path>.+)$"] = BackupResponse.dispatch

NAME = re.compile(r"[a-zA-Z0-9_]{1,50}")
ALGORITHMS = {"LATEST_WITHIN_WINDOW", "RANDOM_WITHIN_WINDOW"}
POINT_TYPES = {"CONTINUOUS", "SNAPSHOT"}
RESOURCE_TYPES = {"Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "Neptune", "RDS", "S3"}


def invalid(message: str) -> InvalidParameterValueException:
    return InvalidParameterValueException(message)


@replaces(BackupBackend, "__init__")
def create_backend(original: Any, self: Any, region_name: str, account_id: str) -> None:
    """A place for the plans, each with its selections."""
    original(self, region_name, account_id)
    self.restore_testing_plans = {}
    self.restore_testing_selections = {}


@adds(BackupResponse)
def create_restore_testing_plan(self: Any) -> ActionResult:
    """CreateRestoreTestingPlan is missing."""
    backend, request = self.backup_backend, json.loads(self.body)
    wanted = request["RestoreTestingPlan"]
    name = wanted["RestoreTestingPlanName"]
    if not NAME.fullmatch(name):
        raise invalid(f"Invalid restore testing plan name: {name}.")
    if name in backend.restore_testing_plans:
        raise AlreadyExistsException(f"Restore testing plan {name} already exists.")
    check_plan(backend, wanted)
    here = f"{backend.region_name}:{backend.account_id}"
    arn = f"arn:aws:backup:{here}:restore-testing-plan:{name}-{mock_random.uuid4()}"
    plan = {
        "ScheduleExpressionTimezone": "Etc/UTC",
        "StartWindowHours": 24,
        **wanted,
        "RecoveryPointSelection": with_defaults(wanted["RecoveryPointSelection"]),
        "CreationTime": unix_time(),
        "LastUpdateTime": unix_time(),
        "RestoreTestingPlanArn": arn,
    }
    backend.restore_testing_plans[name] = plan
    backend.restore_testing_selections[name] = {}
    backend.tag_resource(arn, request.get("Tags") or {})
    return ActionResult(plan)


@adds(BackupResponse)
def get_restore_testing_plan(self: Any) -> ActionResult:
    """GetRestoreTestingPlan is missing."""
    return ActionResult({"RestoreTestingPlan": plan_of(self)})


@adds(BackupResponse)
def update_restore_testing_plan(self: Any) -> ActionResult:
    """UpdateRestoreTestingPlan is missing."""
    plan, wanted = plan_of(self), json.loads(self.body)["RestoreTestingPlan"]
    changed = {**plan, **wanted}
    changed["RecoveryPointSelection"] = with_defaults(changed["RecoveryPointSelection"])
    check_plan(self.backup_backend, changed)
    plan.update(changed, LastUpdateTime=unix_time())
    return ActionResult({**plan, "UpdateTime": plan["LastUpdateTime"]})


@adds(BackupResponse)
def delete_restore_testing_plan(self: Any) -> EmptyResult:
    """DeleteRestoreTestingPlan is missing; AWS refuses while the plan has selections."""
    backend, plan = self.backup_backend, plan_of(self)
    name = plan["RestoreTestingPlanName"]
    if backend.restore_testing_selections[name]:
        raise InvalidRequestException("Selections must be deleted before their restore testing plan.")
    del backend.restore_testing_plans[name], backend.restore_testing_selections[name]
    backend.tagger.delete_all_tags_for_resource(plan["RestoreTestingPlanArn"])
    return EmptyResult()


@adds(BackupResponse)
def create_restore_testing_selection(self: Any) -> ActionResult:
    """CreateRestoreTestingSelection is missing."""
    wanted, selections = json.loads(self.body)["RestoreTestingSelection"], selections_of(self)
    name = wanted["RestoreTestingSelectionName"]
    if not NAME.fullmatch(name):
        raise invalid(f"Invalid restore testing selection name: {name}.")
    if name in selections:
        raise AlreadyExistsException(f"Restore testing selection {name} already exists.")
    check_selection(self.backup_backend, wanted)
    selections[name] = {
        "ProtectedResourceConditions": {},
        "RestoreMetadataOverrides": {},
        **wanted,
        "RestoreTestingPlanName": plan_of(self)["RestoreTestingPlanName"],
        "CreationTime": unix_time(),
    }
    return ActionResult({**plan_of(self), **selections[name]})


@adds(BackupResponse)
def get_restore_testing_selection(self: Any) -> ActionResult:
    """GetRestoreTestingSelection is missing."""
    return ActionResult({"RestoreTestingSelection": selection_of(self)})


@adds(BackupResponse)
def update_restore_testing_selection(self: Any) -> ActionResult:
    """UpdateRestoreTestingSelection is missing."""
    selection, wanted = selection_of(self), json.loads(self.body)["RestoreTestingSelection"]
    check_selection(self.backup_backend, {**selection, **wanted})
    selection.update(wanted)
    return ActionResult({**plan_of(self), **selection, "UpdateTime": unix_time()})


@adds(BackupResponse)
def delete_restore_testing_selection(self: Any) -> EmptyResult:
    """DeleteRestoreTestingSelection is missing."""
    del selections_of(self)[selection_of(self)["RestoreTestingSelectionName"]]
    return EmptyResult()


def with_defaults(selection: dict[str, Any]) -> dict[str, Any]:
    return {"ExcludeVaults": [], "SelectionWindowDays": 30, **selection}


def check_plan(backend: Any, plan: dict[str, Any]) -> None:
    check_schedule(plan["ScheduleExpression"])
    if not 1 <= plan.get("StartWindowHours", 24) <= 168:
        raise invalid("StartWindowHours is between 1 and 168.")
    chosen = plan["RecoveryPointSelection"]
    if chosen["Algorithm"] not in ALGORITHMS or set(chosen["RecoveryPointTypes"]) - POINT_TYPES:
        raise invalid("Invalid recovery point selection.")
    if not 1 <= chosen.get("SelectionWindowDays", 30) <= 365:
        raise invalid("SelectionWindowDays is between 1 and 365.")
    known = {"*", *(vault.backup_vault_arn for vault in backend.vaults.values())}
    unknown = {*chosen["IncludeVaults"], *chosen.get("ExcludeVaults", [])} - known
    if unknown or not chosen["IncludeVaults"]:
        raise invalid(f"Backup vaults that do not exist: {', '.join(unknown)}.")


def check_selection(backend: Any, selection: dict[str, Any]) -> None:
    if selection["ProtectedResourceType"] not in RESOURCE_TYPES:
        raise invalid(f"Invalid resource type: {selection['ProtectedResourceType']}.")
    if not 1 <= selection.get("ValidationWindowHours", 1) <= 168:
        raise invalid("ValidationWindowHours is between 1 and 168.")
    arns, conditions = selection.get("ProtectedResourceArns"), selection.get("ProtectedResourceConditions")
    if not arns and not conditions:
        raise invalid("A selection needs resources or conditions.")
    if conditions and arns != ["*"]:
        raise invalid("Conditions need the wildcard as resource.")
    check_role(backend, selection["IamRoleArn"])


def plan_of(response: Any) -> dict[str, Any]:
    plans, name = response.backup_backend.restore_testing_plans, response._get_param("RestoreTestingPlanName")
    if name not in plans:
        raise ResourceNotFoundException(f"Restore testing plan {name} not found.")
    return plans[name]


def selections_of(response: Any) -> dict[str, Any]:
    return response.backup_backend.restore_testing_selections[plan_of(response)["RestoreTestingPlanName"]]


def selection_of(response: Any) -> dict[str, Any]:
    selections, name = selections_of(response), response._get_param("RestoreTestingSelectionName")
    if name not in selections:
        raise ResourceNotFoundException(f"Restore testing selection {name} not found.")
    return selections[name]
