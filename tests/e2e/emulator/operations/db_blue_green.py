"""RDS blue/green deployments, with which the provider changes an instance if `blue_green_update` is on."""

from typing import Any

from moto.rds.exceptions import SourceDatabaseNotSupportedFault
from moto.rds.models import BlueGreenDeployment

from .db_instance_rules import check_role, full_version, major
from .db_instances import FORGOTTEN, set_baseline
from .db_parameter_groups import value_in
from .db_parameters import PARAMETERS
from .replace import replaces


# The name of a green instance ends in six letters that nobody knows before.
GREEN = "-green-abcdef"


@replaces(BlueGreenDeployment, "_create_green_instance")
def create_green_instance(original: Any, self: Any, target_engine_version: str | None, **target: Any) -> str:
    """CreateBlueGreenDeployment. moto lets any instance be copied, and its green one lacks what moto did not
    keep of the blue one. AWS copies a new major version over logical replication, and the green instance has
    another ARN, which the role for Enhanced Monitoring must trust as well."""
    blue = self._get_valid_instance_or_raise(self.source)
    version = full_version(target_engine_version or blue.engine_version)
    if blue.backup_retention_period == 0:
        raise SourceDatabaseNotSupportedFault(blue.arn)
    if major(version) != major(blue.engine_version) and not has_logical_replication(blue):
        raise SourceDatabaseNotSupportedFault(blue.arn)
    if blue.monitoring_role_arn:
        check_role(self.backend, blue.monitoring_role_arn, blue.db_instance_identifier + GREEN)

    # The green instance gets the speed of its own size; moto would hand on what may not be asked for.
    blue.iops = blue.storage_throughput = None
    try:
        arn = original(self, target_engine_version=version, **target)
    finally:
        set_baseline(blue)
    green = self.backend.find_db_from_id(arn)
    for name in (*FORGOTTEN, "enable_iam_database_authentication"):
        setattr(green, name, getattr(blue, name))
    return arn


def has_logical_replication(instance: Any) -> bool:
    return value_in(instance.db_parameter_groups()[0], PARAMETERS["rds.logical_replication"]) == "1"
