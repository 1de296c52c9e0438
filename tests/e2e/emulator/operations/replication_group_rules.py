"""What ElastiCache accepts for a replication group without cluster mode.

Every rule gets the settings as they would be: those of the request over those of the group, named as moto
names those of CreateReplicationGroup.
"""

import re
from collections.abc import Mapping
from typing import Any

from moto.elasticache.exceptions import (
    InvalidParameterCombinationException,
    InvalidParameterValueException,
    SnapshotNotFound,
)
from moto.logs.models import logs_backends

from .cache_parameter_groups import named_parameter_group
from .cache_subnet_groups import named_subnet_group
from .keys import BY_GRANT, key_through_service
from .network_interfaces import groups_outside, subnets_by_zone
from .windows import daily_window, overlap, weekly_window

# Patch versions that ElastiCache reports for what can be asked for, and the family of their parameters.
VERSIONS = {
    ("redis", "6.2"): ("6.2.6", "redis6.x"),
    ("redis", "7.0"): ("7.0.7", "redis7"),
    ("redis", "7.1"): ("7.1.0", "redis7"),
    ("valkey", "7.2"): ("7.2.6", "valkey7"),
    ("valkey", "8.0"): ("8.0.1", "valkey8"),
    ("valkey", "8.1"): ("8.1.1", "valkey8"),
}
NODE_TYPES = re.compile(
    r"cache\.(t3|t4g)\.(micro|small|medium)|cache\.(m5|m6g|m7g|r5|r6g|r7g)\.(large|(2|4|8|12|16|24)?xlarge)"
)
AUTH_TOKEN = re.compile(r"[A-Za-z0-9!&#$^<>-]{16,128}")
LOG_TYPES = {"slow-log", "engine-log"}
MOST_NODES = 6

Settings = Mapping[str, Any]


def invalid(message: str) -> InvalidParameterValueException:
    return InvalidParameterValueException(message)


def impossible(message: str) -> InvalidParameterCombinationException:
    return InvalidParameterCombinationException(message)


def check_id(group_id: str) -> None:
    if not re.fullmatch(r"[a-z](?!.*--)[a-z0-9-]{0,39}(?<!-)", group_id):
        raise invalid(f"The parameter ReplicationGroupIdentifier is not a valid identifier: {group_id}.")


def version_of(settings: Settings) -> tuple[str, str]:
    """The patch version and the family of parameters."""
    wanted = (settings.get("engine") or "redis", settings.get("engine_version") or "7.1")
    known = {(engine, full): (full, family) for (engine, _), (full, family) in VERSIONS.items()}
    if wanted not in {**VERSIONS, **known}:
        raise invalid(f"The parameter EngineVersion is not valid for {wanted[0]}: {wanted[1]}.")
    return {**VERSIONS, **known}[wanted]


def check_nodes(backend: Any, settings: Settings) -> None:
    nodes = settings["num_cache_clusters"]
    if not NODE_TYPES.fullmatch(settings["cache_node_type"] or ""):
        raise invalid(f"The parameter CacheNodeType is not valid: {settings['cache_node_type']}.")
    if not 1 <= nodes <= MOST_NODES:
        raise invalid(f"Number of nodes in a replication group: 1 to {MOST_NODES}, not {nodes}.")
    if settings["automatic_failover_enabled"] and nodes < 2:
        raise impossible(
            "Automatic failover is not supported for a replication group with less than two cache clusters."
        )
    if settings["multi_az_enabled"] and not settings["automatic_failover_enabled"]:
        raise impossible("Automatic failover must be enabled for Multi-AZ.")
    subnets = named_subnet_group(backend, settings["cache_subnet_group_name"] or "default").subnets
    zones = subnets_by_zone(backend, (subnet["subnet_identifier"] for subnet in subnets))
    if settings["multi_az_enabled"] and len(zones) < 2:
        raise impossible("Multi-AZ needs subnets in at least two Availability Zones.")


def check_parameter_group(backend: Any, settings: Settings) -> None:
    name = settings["cache_parameter_group_name"]
    family = version_of(settings)[1]
    if name and not name.startswith("default."):
        group = named_parameter_group(backend, name)
        if group.cache_parameter_group_family != family:
            raise impossible(
                f"Expected a parameter group of family {family} but found one of family "
                f"{group.cache_parameter_group_family}"
            )


def check_encryption(backend: Any, settings: Settings) -> None:
    key_id = settings["kms_key_id"]
    if key_id and not settings["at_rest_encryption_enabled"]:
        raise impossible("KmsKeyId needs encryption at rest.")
    if key_id and not key_through_service(backend, key_id, "elasticache", BY_GRANT):
        raise invalid(f"The KMS key {key_id} does not exist, is not enabled or is not accessible.")
    mode = settings["transit_encryption_mode"]
    if mode and (mode not in ("preferred", "required") or not settings["transit_encryption_enabled"]):
        raise impossible("TransitEncryptionMode is preferred or required, and needs encryption in transit.")


def check_auth_token(settings: Settings) -> None:
    token = settings.get("auth_token")
    if token is None:
        return
    if not settings["transit_encryption_enabled"]:
        raise impossible("The AUTH token is only supported when encryption-in-transit is enabled.")
    if not AUTH_TOKEN.fullmatch(token):
        raise invalid(
            "Invalid AuthToken provided: 16 to 128 letters, digits and the characters !, &, #, $, ^, <, >, -."
        )


def check_windows(settings: Settings) -> None:
    if not 0 <= (settings["snapshot_retention_limit"] or 0) <= 35:
        raise invalid("Snapshots are kept for 0 to 35 days.")
    daily = daily_window(settings["snapshot_window"] or "03:00-04:00")
    weekly = weekly_window((settings["preferred_maintenance_window"] or "wed:08:00-wed:09:00").lower())
    if daily is None or daily[1] < 60:
        raise invalid(f"Invalid snapshot window: {settings['snapshot_window']}, at least 60 minutes.")
    if weekly is None or not 60 <= weekly[1] <= 24 * 60:
        raise invalid(f"Invalid maintenance window: {settings['preferred_maintenance_window']}.")
    if overlap(daily, weekly):
        raise invalid("The snapshot window and maintenance window must not overlap.")


def check_network(backend: Any, settings: Settings) -> None:
    vpc_id = named_subnet_group(backend, settings["cache_subnet_group_name"]).vpc_id
    outside = groups_outside(backend, vpc_id, settings["security_group_ids"] or [])
    if outside:
        raise invalid(f"Some security group(s) do not exist in the VPC {vpc_id}: {', '.join(outside)}.")


def check_logs(backend: Any, deliveries: list[dict[str, Any]]) -> None:
    """AWS starts no delivery to a log group that is not there."""
    for delivery in deliveries:
        if delivery["LogType"] not in LOG_TYPES or delivery.get("LogFormat", "json") not in ("json", "text"):
            raise invalid(f"Invalid log delivery configuration: {delivery['LogType']}.")
        if delivery.get("Enabled") is False:
            continue
        if delivery["DestinationType"] != "cloudwatch-logs":
            raise NotImplementedError("This emulator delivers logs to CloudWatch Logs only.")
        name = delivery["DestinationDetails"]["CloudWatchLogsDetails"]["LogGroup"]
        if name not in logs_backends[backend.account_id][backend.region_name].groups:
            raise invalid(f"The log group {name} does not exist.")


def check_final_snapshot(backend: Any, name: str) -> None:
    if not re.fullmatch(r"[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)", name):
        raise invalid(f"The parameter FinalSnapshotIdentifier is not a valid identifier: {name}.")
    try:
        backend.describe_snapshots(snapshot_name=name)
    except SnapshotNotFound:
        return
    raise impossible(f"Snapshot {name} already exists.")


def check_all(backend: Any, settings: Settings) -> None:
    """What holds for a new group and after every change."""
    check_nodes(backend, settings)
    check_parameter_group(backend, settings)
    check_encryption(backend, settings)
    check_windows(settings)
    check_network(backend, settings)
