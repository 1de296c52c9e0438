"""ElastiCache replication groups: changes of settings, of the AUTH token and of the number of replicas."""

from copy import copy
from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.elasticache.exceptions import ElastiCacheException
from moto.elasticache.models import ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse

from .adds import adds
from .replace import replaces
from .replication_group_rules import check_all, check_auth_token, check_logs, impossible, invalid, version_of
from .replication_groups import named_replication_group, place, set_nodes

# What can be changed at once: the request's name and moto's.
CHANGEABLE = {
    "AutoMinorVersionUpgrade": "auto_minor_version_upgrade",
    "CacheParameterGroupName": "cache_parameter_group_name",
    "NotificationTopicArn": "notification_topic_arn",
    "PreferredMaintenanceWindow": "preferred_maintenance_window",
    "ReplicationGroupDescription": "description",
    "SecurityGroupIds": "security_group_ids",
    "SnapshotRetentionLimit": "snapshot_retention_limit",
    "SnapshotWindow": "snapshot_window",
    "TransitEncryptionMode": "transit_encryption_mode",
}
# What waits for the maintenance window unless ApplyImmediately is set.
WAITING = {"CacheNodeType": "cache_node_type", "Engine": "engine", "EngineVersion": "engine_version"}
SETTINGS = {
    **CHANGEABLE,
    **WAITING,
    "AutomaticFailoverEnabled": "automatic_failover_enabled",
    "MultiAZEnabled": "multi_az_enabled",
}

KEPT = (
    "at_rest_encryption_enabled", "cache_node_type", "cache_parameter_group_name", "cache_subnet_group_name",
    "engine", "engine_version", "kms_key_id", "preferred_maintenance_window", "security_group_ids",
    "snapshot_retention_limit", "snapshot_window", "transit_encryption_enabled", "transit_encryption_mode",
)


class InvalidReplicationGroupState(ElastiCacheException):
    code = "InvalidReplicationGroupState"


def available_group(backend: Any, group_id: str) -> Any:
    """The group, if it takes a change now."""
    group = named_replication_group(backend, group_id)
    if group.status != "available":
        raise InvalidReplicationGroupState(f"Replication group must be in available state, not {group.status}.")
    return group


@adds(ElastiCacheResponse)
def modify_replication_group(self: Any) -> ActionResult:
    """ModifyReplicationGroup is missing."""
    backend, request = self.elasticache_backend, dict(self._get_params())
    group = available_group(backend, request.pop("ReplicationGroupId"))
    at_once = request.pop("ApplyImmediately", False)
    if not request:
        raise impossible("No modifications were requested")
    token, strategy = request.pop("AuthToken", None), request.pop("AuthTokenUpdateStrategy", None)
    if strategy is not None and token is None:
        raise impossible("AuthTokenUpdateStrategy must be specified along with the AuthToken.")
    if token is not None:
        change_auth_token(group, token, strategy, at_once)
    wanted = settings_after(group, request)
    check_all(backend, wanted)
    check_logs(backend, request.get("LogDeliveryConfigurations") or [])

    # Parameters of another family come with the engine that they are for.
    upgrade = {"CacheParameterGroupName"} if {"Engine", "EngineVersion"} & request.keys() else set()
    for name in request.keys() & (WAITING.keys() | upgrade):
        if at_once:
            setattr(group, SETTINGS[name], wanted[SETTINGS[name]])
        else:
            group.waiting[name] = wanted[SETTINGS[name]]
    for name in request.keys() & (CHANGEABLE.keys() - upgrade):
        setattr(group, CHANGEABLE[name], wanted[CHANGEABLE[name]])
    group.automatic_failover = "enabled" if wanted["automatic_failover_enabled"] else "disabled"
    group.multi_az = "enabled" if wanted["multi_az_enabled"] else "disabled"
    change_log_deliveries(group, request.get("LogDeliveryConfigurations") or [])
    place(backend, group)
    group.status = "modifying"
    return ActionResult({"ReplicationGroup": group})


@replaces(ElastiCacheBackend, "describe_replication_groups")
def describe_replication_groups(original: Any, self: Any, replication_group_id: str | None = None) -> Any:
    """DescribeReplicationGroups. moto's groups are always available; here a change is under way once."""
    groups = original(self, replication_group_id)
    shown = [copy(group) for group in groups]
    for group in groups:
        group.status = "available"
    return shown


def settings_after(group: Any, request: dict[str, Any]) -> dict[str, Any]:
    if request.get("TransitEncryptionEnabled") not in (None, group.transit_encryption_enabled):
        raise NotImplementedError("This emulator does not switch encryption in transit on or off.")
    settings = {
        **{name: getattr(group, name) for name in KEPT},
        "num_cache_clusters": len(group.member_clusters),
        "automatic_failover_enabled": group.automatic_failover == "enabled",
        "multi_az_enabled": group.multi_az == "enabled",
        **{moto: request[name] for name, moto in SETTINGS.items() if name in request},
    }
    settings["preferred_maintenance_window"] = settings["preferred_maintenance_window"].lower()
    if (group.engine, settings["engine"]) == ("valkey", "redis"):
        raise impossible("Cannot modify the engine from valkey to redis.")
    if "EngineVersion" in request:
        settings["engine_version"] = version_of(settings)[0]
        if settings["engine_version"] < group.engine_version:
            raise impossible(f"Cannot downgrade from {group.engine_version} to {request['EngineVersion']}.")
    return settings


def change_auth_token(group: Any, token: str, strategy: str | None, at_once: bool) -> None:
    """Redis takes any of `auth_tokens`; None among them means that it also takes clients without one.

    AWS: ROTATE adds a token, SET leaves it as the only one and is allowed only after ROTATE.
    """
    if not at_once:
        raise impossible("A change of the AUTH token needs ApplyImmediately.")
    check_auth_token({"auth_token": token, "transit_encryption_enabled": group.transit_encryption_enabled})
    if strategy in (None, "ROTATE"):
        group.auth_tokens = [group.auth_tokens[-1], token]
    elif strategy == "SET" and len(group.auth_tokens) == 2 and token == group.auth_tokens[-1]:
        group.auth_tokens = [token]
    else:
        raise impossible(f"The AUTH token update strategy {strategy} is not allowed now.")
    group.auth_token_enabled = True
    group.auth_token_last_modified_date = utcnow()


def change_log_deliveries(group: Any, requested: list[dict[str, Any]]) -> None:
    kept = {delivery["LogType"]: delivery for delivery in group.log_delivery_configurations}
    for delivery in requested:
        kept.pop(delivery["LogType"], None)
        if delivery.get("Enabled") is not False:
            kept.update({d["LogType"]: d for d in group._get_log_delivery_configurations([delivery])})
    group.log_delivery_configurations = list(kept.values())


@adds(ElastiCacheResponse)
def increase_replica_count(self: Any) -> ActionResult:
    """IncreaseReplicaCount is missing."""
    return change_replicas(self, more=True)


@adds(ElastiCacheResponse)
def decrease_replica_count(self: Any) -> ActionResult:
    """DecreaseReplicaCount is missing."""
    return change_replicas(self, more=False)


def change_replicas(response: Any, more: bool) -> ActionResult:
    backend = response.elasticache_backend
    group = available_group(backend, response._get_param("ReplicationGroupId"))
    nodes = response._get_int_param("NewReplicaCount") + 1
    if (nodes > len(group.member_clusters)) != more or nodes == len(group.member_clusters):
        raise invalid(f"The new replica count is not {'greater' if more else 'less'} than the current one.")
    if not response._get_param("ApplyImmediately"):
        raise invalid("ApplyImmediately must be true.")
    check_all(backend, {**settings_after(group, {}), "num_cache_clusters": nodes})
    set_nodes(backend, group, nodes)
    group.status = "modifying"
    return ActionResult({"ReplicationGroup": group})
