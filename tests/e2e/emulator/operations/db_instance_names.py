"""RDS DB instances get another identifier: the endpoint and the ARN follow, the resource id stays."""

import re
from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import DBInstanceAlreadyExists
from moto.rds.responses import RDSResponse

from .db_instance_rules import invalid
from .db_instance_steps import Step, becomes, follow, require_available
from .db_instances import create_log_groups
from .replace import replaces


@replaces(RDSResponse, "modify_db_instance")
def modify_db_instance(original: Any, self: Any) -> ActionResult:
    """ModifyDBInstance. moto renames at once, over another instance of that name, whatever its status is. AWS answers
    under the old name, and without ApplyImmediately the new one waits for the maintenance window."""
    name = self.params.pop("NewDBInstanceIdentifier", None)
    instance = self.backend.describe_db_instances(self.params["DBInstanceIdentifier"])[0]
    require_available(instance)
    if not name or name == instance.db_instance_identifier:
        return original(self)
    if not re.fullmatch(r"(?=.{1,63}$)[a-z]([a-z0-9]|-(?!-|$))*", name.lower()):
        raise invalid(f"Invalid database identifier: {name}")
    if name.lower() in self.backend.databases:
        raise DBInstanceAlreadyExists()
    at_once = self.params.get("ApplyImmediately")
    answer = original(self)
    instance.pending_modified_values["DBInstanceIdentifier"] = name.lower()
    if at_once:
        follow(instance, "renaming", becomes("renaming"), rename_to(name.lower()))
    return answer


def rename_to(name: str) -> Step:
    def step(instance: Any) -> None:
        databases = instance.backend.databases
        del databases[instance.db_instance_identifier]
        instance.db_instance_identifier = name
        databases[name] = instance
        instance.pending_modified_values.pop("DBInstanceIdentifier", None)
        instance.status = "available"
        # Logs are exported under the new name from now on.
        create_log_groups(instance)

    return step
