"""ElastiCache replication groups: their nodes, every setting read back, and deletion."""

from typing import Any

from moto.core.responses import ActionResult
from moto.elasticache.exceptions import CacheClusterNotFound, ReplicationGroupNotFound
from moto.elasticache.models import ElastiCacheBackend, ReplicationGroup
from moto.elasticache.responses import ElastiCacheResponse

from .network_interfaces import Interfaces, subnets_by_zone
from .replace import replaces
from .replication_group_rules import (
    check_all,
    check_auth_token,
    check_final_snapshot,
    check_id,
    check_logs,
    version_of,
)

@replaces(ElastiCacheBackend, "create_replication_group")
def create_replication_group(original: Any, self: Any, **request: Any) -> Any:
    """CreateReplicationGroup. moto checks nothing, creates one node whatever the number asked for, forgets
    most settings, and knows none of the nodes when it is asked about them."""
    if request["cluster_mode"] not in (None, "disabled") or (request["num_node_groups"] or 1) > 1:
        raise NotImplementedError("This emulator knows replication groups without cluster mode only.")
    settings = {
        **request,
        "replication_group_id": request["replication_group_id"].lower(),
        "num_cache_clusters": request["num_cache_clusters"] or (request["replicas_per_node_group"] or 0) + 1,
        "snapshot_window": request["snapshot_window"] or "03:00-04:00",
        "preferred_maintenance_window": (
            request["preferred_maintenance_window"] or "wed:08:00-wed:09:00"
        ).lower(),
    }
    if settings["transit_encryption_enabled"]:
        settings["transit_encryption_mode"] = settings["transit_encryption_mode"] or "required"
    check_id(settings["replication_group_id"])
    version, family = version_of(settings)
    check_all(self, settings)
    check_auth_token(settings)
    check_logs(self, settings["log_delivery_configurations"])

    group = original(self, **settings)
    group.engine_version = version
    group.cache_parameter_group_name = group.cache_parameter_group_name or f"default.{family}"
    group.auth_tokens = [settings["auth_token"]]
    group.waiting = {}
    group.interfaces = Interfaces(self, f"ElastiCache {group.replication_group_id}")
    endpoints = group.node_groups[0]
    endpoints["reader_endpoint"] = {"address": endpoints["reader_endpoint_address"], "port": group.port}
    set_nodes(self, group, settings["num_cache_clusters"])
    return group


def set_nodes(backend: Any, group: Any, number: int) -> None:
    """As many nodes, the first one the primary, in one zone after the other."""
    subnets = subnet_by_zone(backend, group)
    zones = list(subnets)
    domain = group.node_groups[0]["primary_endpoint"]["address"].removeprefix("master.")
    nodes = []
    for index in range(number):
        node_id = f"{group.replication_group_id}-{index + 1:0>3}"
        nodes.append(
            {
                "cache_cluster_id": node_id,
                "cache_node_id": "0001",
                "current_role": "replica" if index else "primary",
                "preferred_availability_zone": zones[index % len(zones)],
                "read_endpoint": {"address": f"{node_id}.{domain}", "port": group.port},
            }
        )
    group.node_groups[0]["node_group_members"] = nodes
    group.member_clusters = [node["cache_cluster_id"] for node in nodes]
    place(backend, group)


def subnet_by_zone(backend: Any, group: Any) -> Any:
    subnets = backend.cache_subnet_groups[group.cache_subnet_group_name].subnets
    return subnets_by_zone(backend, (subnet["subnet_identifier"] for subnet in subnets))


def place(backend: Any, group: Any) -> None:
    subnets = subnet_by_zone(backend, group)
    zones = [node["preferred_availability_zone"] for node in group.node_groups[0]["node_group_members"]]
    group.interfaces.place((subnets[zone] for zone in zones), group.security_group_ids or [])


@replaces(ElastiCacheBackend, "describe_cache_clusters")
def describe_cache_clusters(original: Any, self: Any, cache_cluster_id: str | None = None) -> Any:
    """DescribeCacheClusters. moto does not know the nodes of replication groups; most of a group's settings
    can be read there only."""
    nodes = {
        node["cache_cluster_id"]: described(self, group, node)
        for group in self.replication_groups.values()
        for node in group.node_groups[0]["node_group_members"]
    }
    if cache_cluster_id in nodes:
        return [nodes[cache_cluster_id]]
    if cache_cluster_id and cache_cluster_id not in self.cache_clusters:
        raise CacheClusterNotFound(cache_cluster_id)
    return [*original(self, cache_cluster_id), *([] if cache_cluster_id else nodes.values())]


def described(backend: Any, group: Any, node: dict[str, Any]) -> dict[str, Any]:
    zone, node_id = node["preferred_availability_zone"], node["cache_cluster_id"]
    topic = group.notification_topic_arn
    return {
        "CacheClusterId": node_id,
        "CacheNodeType": group.cache_node_type,
        "Engine": group.engine,
        "EngineVersion": group.engine_version,
        "CacheClusterStatus": "available",
        "NumCacheNodes": 1,
        "PreferredAvailabilityZone": zone,
        "CacheClusterCreateTime": group.replication_group_create_time,
        "PreferredMaintenanceWindow": group.preferred_maintenance_window,
        "PendingModifiedValues": group.waiting,
        "NotificationConfiguration": {"TopicArn": topic, "TopicStatus": "active"} if topic else None,
        "CacheParameterGroup": {
            "CacheParameterGroupName": group.cache_parameter_group_name,
            "ParameterApplyStatus": "in-sync",
        },
        "CacheSubnetGroupName": group.cache_subnet_group_name,
        "CacheNodes": [
            {
                "CacheNodeId": "0001",
                "CacheNodeStatus": "available",
                "CacheNodeCreateTime": group.replication_group_create_time,
                "CustomerAvailabilityZone": zone,
                "Endpoint": {"Address": node["read_endpoint"]["address"], "Port": group.port},
                "ParameterGroupStatus": "in-sync",
            }
        ],
        "AutoMinorVersionUpgrade": group.auto_minor_version_upgrade is not False,
        "SecurityGroups": [
            {"SecurityGroupId": group_id, "Status": "active"} for group_id in group.security_group_ids or []
        ],
        "ReplicationGroupId": group.replication_group_id,
        "SnapshotRetentionLimit": group.snapshot_retention_limit,
        "SnapshotWindow": group.snapshot_window,
        "AuthTokenEnabled": group.auth_token_enabled,
        "TransitEncryptionEnabled": group.transit_encryption_enabled,
        "TransitEncryptionMode": group.transit_encryption_mode,
        "AtRestEncryptionEnabled": group.at_rest_encryption_enabled,
        "ARN": f"arn:aws:elasticache:{backend.region_name}:{backend.account_id}:cluster:{node_id}",
        "ReplicationGroupLogDeliveryEnabled": bool(group.log_delivery_configurations),
        "LogDeliveryConfigurations": group.log_delivery_configurations,
        "NetworkType": group.network_type,
        "IpDiscovery": group.ip_discovery,
    }


@replaces(ElastiCacheResponse, "delete_replication_group")
def delete_replication_group(_: Any, self: Any) -> ActionResult:
    """DeleteReplicationGroup. moto leaves the group there, deleting for ever, and makes no snapshot."""
    backend = self.elasticache_backend
    group = named_replication_group(backend, self._get_param("ReplicationGroupId"))
    snapshot = self._get_param("FinalSnapshotIdentifier")
    if self._get_param("RetainPrimaryCluster"):
        raise NotImplementedError("This emulator keeps no primary of a deleted replication group.")
    if snapshot:
        check_final_snapshot(backend, snapshot)
        backend.create_snapshot(snapshot, group.replication_group_id, None, group.kms_key_id, None)
    group.interfaces.remove()
    del backend.replication_groups[group.replication_group_id]
    backend.tagging_service.delete_all_tags_for_resource(group.arn)
    group.status = "deleting"
    return ActionResult({"ReplicationGroup": group})


def named_replication_group(backend: Any, group_id: str) -> ReplicationGroup:
    if group_id.lower() not in backend.replication_groups:
        raise ReplicationGroupNotFound(group_id)
    return backend.replication_groups[group_id.lower()]
