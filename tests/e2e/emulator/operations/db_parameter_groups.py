"""RDS DB parameter groups: parameters that are checked, can be read back and can be reset."""

from collections.abc import Iterable
from typing import Any

from moto.core.responses import ActionResult, PaginatedResult
from moto.rds.exceptions import DBParameterGroupNotFoundError, RDSClientError
from moto.rds.models import DBParameterGroup, RDSBackend
from moto.rds.responses import RDSResponse

from .adds import adds
from .db_parameters import FAMILIES, PARAMETERS, Parameter, known_parameter
from .replace import replaces

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html
MOST_PARAMETERS = 20


@replaces(RDSBackend, "create_db_parameter_group")
def create_db_parameter_group(original: Any, self: Any, request: Any) -> Any:
    """CreateDBParameterGroup. moto takes any text for a family."""
    family = request.get("db_parameter_group_family")
    if family and family not in FAMILIES:
        raise RDSClientError(
            "InvalidParameterValue", f"ParameterGroupFamily {family} is not a valid parameter group family"
        )
    return original(self, request)


@replaces(RDSBackend, "describe_db_parameter_groups")
def describe_db_parameter_groups(original: Any, self: Any, request: Any) -> Any:
    """DescribeDBParameterGroups. moto answers the name of a group that is not there with an empty list."""
    found = original(self, request)
    name = request.get("db_parameter_group_name")
    if name and not found:
        raise DBParameterGroupNotFoundError(name)
    return found


@replaces(DBParameterGroup, "update_parameters")
def update_parameters(_: Any, self: Any, new_parameters: Iterable[dict[str, Any]]) -> None:
    """ModifyDBParameterGroup. moto stores anything; AWS checks every parameter, and then changes all or none.

    AWS registers changed values only. A parameter that is set to the value that it has keeps its source and
    its apply method, so setting a default "immediately" is read back as "pending-reboot" ever after.
    """
    changes = list(new_parameters)
    if len(changes) > MOST_PARAMETERS:
        raise RDSClientError("InvalidParameterValue", f"At most {MOST_PARAMETERS} parameters at a time.")
    for change in changes:
        refuse(change)
    for change in changes:
        name, value = change["ParameterName"], change["ParameterValue"]
        if value != value_in(self, PARAMETERS[name]):
            self.parameters[name] = {"ParameterValue": value, "ApplyMethod": change["ApplyMethod"]}


def refuse(change: dict[str, Any]) -> None:
    parameter = known_parameter(change["ParameterName"])
    if not parameter.is_modifiable:
        raise RDSClientError("InvalidParameterValue", f"The parameter {parameter.name} cannot be modified.")
    refuse_method(parameter, change["ApplyMethod"])
    parameter.refuse(change["ParameterValue"])


def refuse_method(parameter: Parameter, apply_method: str | None) -> None:
    if parameter.is_static and apply_method == "immediate":
        raise RDSClientError(
            "InvalidParameterCombination", "cannot use immediate apply method for static parameter"
        )


def value_in(group: Any, parameter: Parameter) -> str | None:
    return group.parameters.get(parameter.name, {}).get("ParameterValue", parameter.default)


@replaces(RDSResponse, "describe_db_parameters")
def describe_db_parameters(_: Any, self: Any) -> ActionResult:
    """DescribeDBParameters. moto knows the parameters that were set and nothing about them; AWS describes
    every parameter of the family and says where its value comes from, which the provider reads."""
    group = named_group(self.backend, self.params["DBParameterGroupName"])
    rows = [described(group, parameter) for parameter in PARAMETERS.values()]
    source = self.params.get("Source")
    return PaginatedResult({"Parameters": [row for row in rows if source in (None, row["Source"])]})


def described(group: Any, parameter: Parameter) -> dict[str, Any]:
    changed = group.parameters.get(parameter.name)
    row = {
        "ParameterName": parameter.name,
        "ParameterValue": value_in(group, parameter),
        "Source": "user" if changed else parameter.source,
        "ApplyType": "static" if parameter.is_static else "dynamic",
        "AllowedValues": parameter.allowed,
        "IsModifiable": parameter.is_modifiable,
        "ApplyMethod": changed["ApplyMethod"] if changed else "pending-reboot",
    }
    return {key: value for key, value in row.items() if value is not None}


@adds(RDSResponse)
def reset_db_parameter_group(self: Any) -> ActionResult:
    """ResetDBParameterGroup is missing; the provider calls it for parameters that left the configuration."""
    group = named_group(self.backend, self.params["DBParameterGroupName"])
    if self.params.get("ResetAllParameters"):
        group.parameters.clear()
    for reset in self.params.get("Parameters", []):
        refuse_method(known_parameter(reset["ParameterName"]), reset.get("ApplyMethod"))
        group.parameters.pop(reset["ParameterName"], None)
    return ActionResult({"DBParameterGroupName": group.name})


@replaces(RDSBackend, "delete_db_parameter_group")
def delete_db_parameter_group(original: Any, self: Any, db_parameter_group_name: str) -> Any:
    """DeleteDBParameterGroup. moto always deletes; AWS refuses while a database uses the group."""
    users = [
        database.db_instance_identifier
        for database in self.databases.values()
        if (database.db_parameter_group_name or "").lower() == db_parameter_group_name.lower()
    ]
    if users:
        raise RDSClientError(
            "InvalidDBParameterGroupState",
            "One or more database instances are still members of this parameter group "
            f"{db_parameter_group_name}, so the group cannot be deleted",
        )
    return original(self, db_parameter_group_name)


def named_group(backend: Any, name: str) -> Any:
    if name not in backend.db_parameter_groups:
        raise DBParameterGroupNotFoundError(name)
    return backend.db_parameter_groups[name]
