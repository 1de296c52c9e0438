"""RDS DB instances: what is read back, what is refused, and what waits for the maintenance window."""

from typing import Any

from moto.core.responses import ActionResult
from moto.logs.models import logs_backends
from moto.moto_api._internal import mock_random
from moto.rds.exceptions import DBSubnetGroupNotFoundError
from moto.rds.models import DBInstance, RDSBackend
from moto.rds.responses import RDSResponse

from .db_instance_rules import (
    OS_METRICS,
    STRIPED_GIB,
    check_all,
    check_log_types,
    check_monitoring,
    check_names,
    check_password,
    full_version,
    impossible,
    invalid,
    major,
)
from .network_interfaces import Interfaces, subnets_by_zone
from .replace import replaces

DEFAULTS: dict[str, Any] = {
    "allocated_storage": 20,
    "backup_retention_period": 1,
    "ca_certificate_identifier": "rds-ca-rsa2048-g1",
    "license_model": "postgresql-license",
    "storage_type": "gp2",
}

# Settings that moto does not keep, with what an instance has that was created without them.
FORGOTTEN: dict[str, Any] = {
    "engine_lifecycle_support": "open-source-rds-extended-support",
    "monitoring_interval": 0,
    "monitoring_role_arn": None,
    "enable_performance_insights": False,
    "performance_insights_kms_key_id": None,
    "performance_insights_retention_period": None,
}

KEPT = (
    "allocated_storage", "availability_zone", "backup_retention_period", "ca_certificate_identifier",
    "db_instance_class", "db_instance_identifier", "engine_version", "kms_key_id", "max_allocated_storage",
    "multi_az", "preferred_backup_window", "preferred_maintenance_window", "storage_encrypted",
    "storage_type", "vpc_security_group_ids", *FORGOTTEN,
)

# Amazon RDS User Guide, "Settings for DB instances": what waits unless ApplyImmediately is set, by its name
# in PendingModifiedValues. Everything else is changed at once, the password too.
WAITING = {
    "allocated_storage": "AllocatedStorage",
    "ca_certificate_identifier": "CACertificateIdentifier",
    "db_instance_class": "DBInstanceClass",
    "enable_iam_database_authentication": "IAMDatabaseAuthenticationEnabled",
    "engine_version": "EngineVersion",
    "iops": "Iops",
    "license_model": "LicenseModel",
    "multi_az": "MultiAZ",
    "storage_throughput": "StorageThroughput",
    "storage_type": "StorageType",
}


@replaces(DBInstance, "__init__")
def create_instance(original: Any, self: Any, *args: Any, **settings: Any) -> None:
    """moto gives every instance the same DbiResourceId, by which the provider tells them apart, and keeps
    nothing about monitoring and Performance Insights."""
    original(self, *args, **settings)
    self.dbi_resource_id = f"db-{mock_random.get_random_string(26).upper()}"
    for name, otherwise in FORGOTTEN.items():
        setattr(self, name, settings.get(name, otherwise))
    if self.enable_performance_insights:
        self.performance_insights_retention_period = self.performance_insights_retention_period or 7
    self.pending_modified_values: dict[str, Any] = {}
    self.waiting: dict[str, Any] = {}
    self.interfaces = Interfaces(self.backend, "RDSNetworkInterface")


DBInstance.performance_insights_enabled = property(lambda self: self.enable_performance_insights)
DBInstance.enhanced_monitoring_resource_arn = property(
    lambda self: f"arn:aws:logs:{self.region}:{self.account_id}:log-group:{OS_METRICS}:log-stream:"
    f"{self.dbi_resource_id}"
    if self.monitoring_interval
    else None
)


@replaces(RDSBackend, "create_db_instance")
def create_db_instance(original: Any, self: Any, request: Any) -> Any:
    """CreateDBInstance. moto takes any version, class, name, password, key, role and network."""
    if request["engine"] != "postgres":
        raise NotImplementedError(f"This emulator knows PostgreSQL only, not {request['engine']}.")
    settings = {**DEFAULTS, **request}
    settings["engine_version"] = full_version(settings.get("engine_version") or "17")
    settings.setdefault("option_group_name", None)
    group = subnet_group(self, settings.get("db_subnet_group_name"))
    zones = list(subnets_by_zone(self, (subnet.id for subnet in group._subnets)))
    settings["availability_zone"] = settings.get("availability_zone") or zones[0]
    if settings.get("multi_az") and len(zones) < 2:
        raise impossible("A Multi-AZ DB instance needs subnets in two Availability Zones.")
    check_names(settings)
    if not settings.get("manage_master_user_password"):
        check_password(settings.get("master_user_password") or "")
    check_log_types(settings.get("enable_cloudwatch_logs_exports") or [])
    check_all(self, settings, group.vpc_id)
    check_monitoring(self, settings)
    instance = original(self, settings)
    instance.option_group_name = f"default:postgres-{major(instance.engine_version)}"
    set_baseline(instance)
    place(instance)
    create_log_groups(instance)
    return instance


def subnet_group(backend: Any, name: str | None) -> Any:
    """The default group would be in the default VPC; nothing of these stacks belongs there."""
    if not name or name not in backend.subnet_groups:
        raise DBSubnetGroupNotFoundError(name or "default")
    return backend.subnet_groups[name]


def place(instance: Any) -> None:
    """The primary's interface and the standby's, in the zones that the instance says it is in."""
    subnets = subnets_by_zone(instance.backend, (s.id for s in instance.db_subnet_group._subnets))
    others = [zone for zone in subnets if zone != instance.availability_zone]
    instance.secondary_availability_zone = others[0] if instance.multi_az else None
    zones = [instance.availability_zone, *others[: 1 if instance.multi_az else 0]]
    instance.interfaces.place((subnets[zone] for zone in zones), instance.vpc_security_group_ids)


def set_baseline(instance: Any) -> None:
    """gp3 comes with this much for its size, and DescribeDBInstances says so."""
    if instance.storage_type == "gp3" and instance.allocated_storage < STRIPED_GIB:
        instance.iops, instance.storage_throughput = 3000, 125
    elif instance.storage_type == "gp3":
        instance.iops = max(instance.iops or 0, 12000)
        instance.storage_throughput = max(instance.storage_throughput or 0, 500)


def create_log_groups(instance: Any) -> None:
    """Exported logs. AWS creates a log group that is not there, which keeps everything for ever."""
    logs = logs_backends[instance.account_id][instance.region]
    for log in instance.enabled_cloudwatch_logs_exports:
        logs.ensure_log_group(f"/aws/rds/instance/{instance.db_instance_identifier}/{log}")


@replaces(RDSBackend, "modify_db_instance")
def modify_db_instance(original: Any, self: Any, db_instance_identifier: str, db_kwargs: Any) -> Any:
    """ModifyDBInstance. moto checks the windows only, and changes everything at once."""
    instance = self.describe_db_instances(db_instance_identifier)[0]
    request = {name: value for name, value in dict(db_kwargs).items() if value is not None}
    if request.get("engine_version"):
        request["engine_version"] = upgraded_version(instance, request)
    if request.get("master_user_password"):
        check_password(request["master_user_password"])
    if "db_port_number" in request:
        request["port"] = request.pop("db_port_number")
    exports = request.get("cloudwatch_logs_export_configuration") or {}
    check_log_types(exports.get("EnableLogTypes") or [])
    refuse_smaller_storage(instance, request)
    group = subnet_group(self, request.get("db_subnet_group_name") or instance.db_subnet_group.name)
    if request.get("apply_immediately"):
        request = {**instance.waiting, **request}
    settings = {**settings_of(instance), **request}
    check_all(self, settings, group.vpc_id)
    if {"monitoring_interval", "monitoring_role_arn"} & request.keys():
        check_monitoring(self, settings)

    if not request.pop("apply_immediately", False):
        wait_for_window(instance, request)
    else:
        instance.waiting = {}
        instance.pending_modified_values = {}
    original(self, db_instance_identifier, request)
    set_baseline(instance)
    place(instance)
    create_log_groups(instance)
    return instance


def wait_for_window(instance: Any, request: dict[str, Any]) -> None:
    """Takes out of a request what the maintenance window changes. The parameter group of another major version cannot
    come before that version; PendingModifiedValues says nothing about it."""
    for name in WAITING.keys() & request.keys():
        value = request.pop(name)
        if value != getattr(instance, name):
            instance.waiting[name] = value
            instance.pending_modified_values[WAITING[name]] = value
        else:
            instance.waiting.pop(name, None)
            instance.pending_modified_values.pop(WAITING[name], None)
    version = instance.waiting.get("engine_version", instance.engine_version)
    if major(version) != major(instance.engine_version) and "db_parameter_group_name" in request:
        instance.waiting["db_parameter_group_name"] = request.pop("db_parameter_group_name")


def settings_of(instance: Any) -> dict[str, Any]:
    settings = {name: getattr(instance, name) for name in KEPT}
    return {**settings, "db_parameter_group_name": instance.db_parameter_group_name}


def upgraded_version(instance: Any, request: dict[str, Any]) -> str:
    current, wanted = instance.engine_version, request["engine_version"]
    # The major version alone asks for its preferred minor version, unless the instance has that or a later one.
    if wanted == major(current):
        return max(current, full_version(wanted), key=parts)
    wanted = full_version(wanted)
    if parts(wanted) < parts(current):
        raise impossible(f"Cannot upgrade postgres from {current} to {wanted}")
    if major(wanted) != major(current) and not request.get("allow_major_version_upgrade"):
        raise impossible(
            "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version."
        )
    return wanted


def parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def refuse_smaller_storage(instance: Any, request: dict[str, Any]) -> None:
    wanted, current = request.get("allocated_storage", instance.allocated_storage), instance.allocated_storage
    if wanted < current:
        raise impossible(
            f"Requested storage size ({wanted}) cannot be less than the current storage size ({current})."
        )
    if current < wanted < current * 1.1:
        raise invalid(f"Invalid storage size {wanted}: it must be at least 10 % above {current}.")


@replaces(RDSResponse, "delete_db_instance")
def delete_db_instance(original: Any, self: Any) -> ActionResult:
    """DeleteDBInstance. moto deletes without a final snapshot, whether that was asked for or not."""
    if bool(self.params.get("FinalDBSnapshotIdentifier")) == bool(self.params.get("SkipFinalSnapshot")):
        raise impossible(
            "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified, and cannot be "
            "specified with it."
        )
    return original(self)


@replaces(RDSBackend, "delete_db_instance")
def delete_in_backend(original: Any, self: Any, *args: Any, **request: Any) -> Any:
    """DeleteDBInstance: the network interfaces go with the instance."""
    instance = original(self, *args, **request)
    instance.interfaces.remove()
    return instance
