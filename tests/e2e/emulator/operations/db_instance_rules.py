"""What RDS for PostgreSQL accepts for a DB instance.

Every rule gets the settings as they would be: those of the request over those of the instance. The names are
moto's: CreateDBInstance's in lower case with underscores.
"""

import re
from collections.abc import Mapping
from typing import Any

from moto.rds.exceptions import DBParameterGroupNotFoundError, KMSKeyNotAccessibleFault, RDSClientError

from .keys import BY_GRANT, key_through_service
from .network_interfaces import groups_outside
from .service_roles import ServiceRole
from .windows import daily_window

# Minor versions by major; the last one is what RDS installs when only the major version is named.
VERSIONS = {
    "15": ["15.12", "15.13", "15.14", "15.15"],
    "16": ["16.8", "16.9", "16.10", "16.11"],
    "17": ["17.4", "17.5", "17.6", "17.7"],
    "18": ["18.1"],
}
CERTIFICATES = {"rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"}
LOG_TYPES = {"postgresql", "upgrade", "iam-db-auth-error"}
MONITORING_INTERVALS = {0, 1, 5, 10, 15, 30, 60}
INSIGHTS_DAYS = {7, 731, *(31 * months for months in range(1, 24))}
CLASSES = re.compile(
    r"db\.(t3|t4g)\.(micro|small|medium|large|xlarge|2xlarge)"
    r"|db\.(m5|m6g|m6i|m7g|m7i|m8g|r5|r6g|r6i|r7g|r7i|r8g)\.(large|([248]|12|16)?xlarge|24xlarge)"
)
RESERVED_NAMES = {"admin", "public", "rdsadmin", "rdsrepladmin", "rds_replication", "rds_superuser"}
GP3_GIB = range(20, 65537)
# From this size on, gp3 is faster and its speed can be chosen.
STRIPED_GIB = 400
OS_METRICS = "RDSOSMetrics"

Settings = Mapping[str, Any]


def invalid(message: str) -> RDSClientError:
    return RDSClientError("InvalidParameterValue", message)


def impossible(message: str) -> RDSClientError:
    return RDSClientError("InvalidParameterCombination", message)


def full_version(version: str) -> str:
    """A major version alone stands for the minor version that RDS prefers."""
    if version in VERSIONS:
        return VERSIONS[version][-1]
    if version not in VERSIONS.get(version.split(".")[0], []):
        raise impossible(f"Cannot find version {version} for postgres")
    return version


def major(version: str) -> str:
    return version.split(".")[0]


def check_password(password: str) -> None:
    if not 8 <= len(password) <= 128:
        raise invalid("The parameter MasterUserPassword is not a valid password: 8 to 128 characters.")
    if not re.fullmatch(r"[!-~]+", password) or re.search(r'[/@"]', password):
        raise invalid(
            "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters "
            "besides '/', '@', '\"', ' ' may be used."
        )


def check_names(settings: Settings) -> None:
    username, database = settings.get("master_username") or "", settings.get("db_name")
    if not re.fullmatch(r"[A-Za-z]\w{0,62}", username, re.ASCII):
        raise invalid("The parameter MasterUsername is not a valid identifier.")
    if username.lower() in RESERVED_NAMES or username.lower().startswith("pg_"):
        raise invalid(
            f"MasterUsername {username} cannot be used as it is a reserved word used by the engine"
        )
    if database is not None and not re.fullmatch(r"[A-Za-z_]\w{0,62}", database, re.ASCII):
        raise invalid("DBName must begin with a letter and contain only alphanumeric characters.")


def check_size(settings: Settings) -> None:
    if not CLASSES.fullmatch(settings["db_instance_class"]):
        raise impossible(
            "RDS does not support creating a DB instance with the following combination: "
            f"DBInstanceClass={settings['db_instance_class']}, Engine=postgres, "
            f"EngineVersion={settings['engine_version']}."
        )
    size, limit = settings["allocated_storage"], settings.get("max_allocated_storage")
    if settings.get("storage_type") == "gp3" and size not in GP3_GIB:
        raise invalid(f"Invalid storage size for engine name postgres and storage type gp3: {size}")
    chosen = settings.get("iops") or settings.get("storage_throughput")
    if settings.get("storage_type") == "gp3" and size < STRIPED_GIB and chosen:
        raise impossible(
            "You can't specify IOPS or storage throughput for engine postgres and a storage size less than "
            f"{STRIPED_GIB}."
        )
    if limit is not None and limit != size and limit * 10 < size * 11:
        raise invalid(f"Invalid max storage size for engine name postgres: {limit}, not 10 % above {size}")


def check_backups(settings: Settings) -> None:
    """moto checks that the backup window is clear of the maintenance window."""
    if not 0 <= settings["backup_retention_period"] <= 35:
        raise invalid(f"Invalid backup retention period: {settings['backup_retention_period']}.")
    text = settings.get("preferred_backup_window")
    window = daily_window(text) if text else None
    if text and window is None:
        raise invalid(f"Invalid backup window format: {text}.")
    if window and window[1] < 30:
        raise invalid("The backup window must be at least 30 minutes.")


def check_certificate(settings: Settings) -> None:
    if settings["ca_certificate_identifier"] not in CERTIFICATES:
        raise RDSClientError(
            "CertificateNotFound", f"Certificate not found: {settings['ca_certificate_identifier']}"
        )


def check_log_types(log_types: list[str]) -> None:
    unknown = set(log_types) - LOG_TYPES
    if unknown:
        raise impossible(
            f"You cannot use the log types '{', '.join(sorted(unknown))}' with engine version postgres."
        )


def check_parameter_group(backend: Any, settings: Settings) -> None:
    name = settings.get("db_parameter_group_name")
    if not name or name.startswith("default."):
        return
    if name not in backend.db_parameter_groups:
        raise DBParameterGroupNotFoundError(name)
    family, wanted = backend.db_parameter_groups[name].family, f"postgres{major(settings['engine_version'])}"
    if family != wanted:
        raise impossible(
            f"The parameter group {name} with DBParameterGroupFamily {family} can't be used for this "
            f"instance. Please use a parameter group with DBParameterGroupFamily {wanted}."
        )


def check_network(backend: Any, settings: Settings, vpc_id: str) -> None:
    outside = groups_outside(backend, vpc_id, settings.get("vpc_security_group_ids") or [])
    if outside:
        raise impossible(
            "The DB instance and EC2 security group are in different VPCs. The DB instance is in "
            f"{vpc_id} and the EC2 security group is {outside[0]}"
        )


def check_keys(backend: Any, settings: Settings) -> None:
    used = [
        settings.get("storage_encrypted") and settings.get("kms_key_id"),
        settings.get("enable_performance_insights") and settings.get("performance_insights_kms_key_id"),
    ]
    for key_id in used:
        if key_id and not key_through_service(backend, key_id, "rds", BY_GRANT):
            raise KMSKeyNotAccessibleFault(key_id)


def check_insights(settings: Settings) -> None:
    days = settings.get("performance_insights_retention_period") or 7
    if settings.get("enable_performance_insights") and days not in INSIGHTS_DAYS:
        raise invalid(f"Invalid Performance Insights retention period: {days}.")


def check_monitoring(backend: Any, settings: Settings) -> None:
    """AWS also takes the role on trial, which is why it has to have its policy by then."""
    interval, role_arn = settings.get("monitoring_interval") or 0, settings.get("monitoring_role_arn")
    if interval not in MONITORING_INTERVALS:
        raise invalid(f"Invalid monitoring interval: {interval}.")
    if interval and not role_arn:
        raise impossible(
            "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0."
        )
    if role_arn and not interval:
        raise impossible("You must specify a MonitoringInterval value other than 0 with a MonitoringRoleARN.")
    if role_arn:
        check_role(backend, role_arn, settings["db_instance_identifier"])


def check_role(backend: Any, role_arn: str, identifier: str) -> None:
    if not role_may_monitor(backend, role_arn, identifier):
        raise invalid(
            "IAM role ARN value is invalid or does not include the required permissions for: "
            "ENHANCED_MONITORING"
        )


def role_may_monitor(backend: Any, role_arn: str, identifier: str) -> bool:
    here = f"{backend.region_name}:{backend.account_id}"
    role, group = ServiceRole(backend, role_arn), f"arn:aws:logs:{here}:log-group:{OS_METRICS}"
    return (
        role.can_be_taken_by("monitoring.rds.amazonaws.com", f"arn:aws:rds:{here}:db:{identifier}")
        and role.may("logs:CreateLogGroup", group)
        and role.may("logs:CreateLogStream", f"{group}:log-stream:any")
        and role.may("logs:PutLogEvents", f"{group}:log-stream:any")
    )


def check_all(backend: Any, settings: Settings, vpc_id: str) -> None:
    """What holds for a new instance and after every change."""
    check_size(settings)
    check_backups(settings)
    check_certificate(settings)
    check_parameter_group(backend, settings)
    check_network(backend, settings, vpc_id)
    check_keys(backend, settings)
    check_insights(settings)
