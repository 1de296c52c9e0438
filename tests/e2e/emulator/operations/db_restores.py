"""RDS DB instances from backups: a new instance, with little of what the old one had.

Amazon RDS API Reference, "RestoreDBInstanceToPointInTime" and "RestoreDBInstanceFromDBSnapshot": what a request does
not name is the default of a new instance, unless it is part of the data.
"""

from datetime import datetime, timezone
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models import ec2_backends
from moto.rds.exceptions import RDSClientError
from moto.rds.models import RDSBackend
from moto.rds.responses import RDSResponse

from .db_instance_rules import impossible, invalid
from .db_instance_steps import becomes, follow
from .db_instances import subnet_group
from .replace import replaces

# What comes with the data, or is the source's unless the request says otherwise.
INHERITED = (
    "allocated_storage", "backup_retention_period", "db_instance_class", "db_name", "engine", "engine_version",
    "kms_key_id", "license_model", "master_username", "port", "preferred_backup_window", "storage_encrypted",
)

# What these requests do not take; RDS has them in ModifyDBInstance only.
NOT_TAKEN = (
    "MonitoringInterval", "MonitoringRoleArn", "EnablePerformanceInsights", "PerformanceInsightsKMSKeyId",
    "PerformanceInsightsRetentionPeriod", "PreferredMaintenanceWindow", "MasterUserPassword", "KmsKeyId",
    "StorageEncrypted",
)


@replaces(RDSResponse, "restore_db_instance_to_point_in_time")
def restore_to_point_in_time(_: Any, self: Any) -> ActionResult:
    """RestoreDBInstanceToPointInTime. moto takes any time, and hands on most of what the source has."""
    source = source_of(self.backend, self.params)
    if source.backup_retention_period == 0:
        raise RDSClientError("PointInTimeRestoreNotEnabled", "Automated backups are not enabled.")
    check_time(source, self.params)
    return ActionResult({"DBInstance": restored(self, source, self.params["TargetDBInstanceIdentifier"])})


def source_of(backend: Any, params: Any) -> Any:
    identifier, resource_id = params.get("SourceDBInstanceIdentifier"), params.get("SourceDbiResourceId")
    if bool(identifier) == bool(resource_id):
        raise impossible("Exactly one of SourceDBInstanceIdentifier and SourceDbiResourceId must be given.")
    if identifier:
        return backend.describe_db_instances(identifier)[0]
    return backend.describe_db_instances(filters={"dbi-resource-id": [resource_id]})[0]


def check_time(source: Any, params: Any) -> None:
    wanted, latest = params.get("RestoreTime"), params.get("UseLatestRestorableTime")
    if bool(wanted) == bool(latest):
        raise impossible("Exactly one of RestoreTime and UseLatestRestorableTime must be given.")
    if not wanted:
        return
    moment, first, last = (
        in_utc(time) for time in (wanted, source.instance_create_time, source.latest_restorable_time)
    )
    if not first <= moment <= last:
        raise invalid(
            f"The specified instance cannot be restored to a time later than {last} or earlier than {first}"
        )


def in_utc(time: datetime | str) -> datetime:
    """moto's own times are in UTC and do not say so."""
    moment = time if isinstance(time, datetime) else datetime.fromisoformat(time.replace("Z", "+00:00"))
    return moment.astimezone(timezone.utc) if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


@replaces(RDSResponse, "restore_db_instance_from_db_snapshot")
def restore_from_snapshot(_: Any, self: Any) -> ActionResult:
    """RestoreDBInstanceFromDBSnapshot. moto hands on most of what the source has. An ARN is for what is shared."""
    name = self.params["DBSnapshotIdentifier"].split(":snapshot:")[-1]
    if "MaxAllocatedStorage" in self.params:
        raise invalid("MaxAllocatedStorage is not a parameter of RestoreDBInstanceFromDBSnapshot.")
    snapshot = self.backend.describe_db_snapshots(None, db_snapshot_identifier=name)[0]
    return ActionResult({"DBInstance": restored(self, snapshot.database, self.params["DBInstanceIdentifier"])})


def default_group(backend: Any, settings: dict[str, Any]) -> str:
    """The security group that every VPC has; moto takes that of the default VPC."""
    vpc_id = subnet_group(backend, settings.get("db_subnet_group_name")).vpc_id
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    return ec2.get_default_security_group(vpc_id).id


def restored(response: Any, source: Any, identifier: str) -> Any:
    refused = [name for name in NOT_TAKEN if name in response.params]
    if refused:
        raise invalid(f"A restore does not take {', '.join(refused)}.")
    request = {
        name: value
        for name, value in dict(response.params).items()
        if value is not None and not name.startswith(("source_", "target_", "restore_", "db_snapshot_"))
    }
    settings = {
        **{name: getattr(source, name) for name in INHERITED},
        "master_user_password": source._master_user_password,
        # AWS chooses one that is clear of the backup window.
        "preferred_maintenance_window": "sat:21:00-sat:21:30",
        **request,
        "db_instance_identifier": identifier,
    }
    if not settings.get("vpc_security_group_ids"):
        settings["vpc_security_group_ids"] = [default_group(response.backend, settings)]
    instance = RDSBackend.create_db_instance(response.backend, settings)
    follow(instance, "creating", becomes("creating"), becomes("backing-up"), becomes("available"))
    return instance
