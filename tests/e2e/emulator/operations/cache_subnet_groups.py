"""ElastiCache subnet groups: real subnets, changing and deleting a group, and groups that are in use."""

from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.exceptions import InvalidSubnetIdError
from moto.elasticache.exceptions import CacheSubnetGroupNotFound, ElastiCacheException, InvalidSubnet
from moto.elasticache.models import ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse

from .adds import adds
from .network_interfaces import subnets_by_zone
from .replace import replaces


@replaces(ElastiCacheBackend, "create_cache_subnet_group")
def create_cache_subnet_group(original: Any, self: Any, **request: Any) -> Any:
    """CreateCacheSubnetGroup. moto invents the subnets that are not there; AWS refuses them."""
    refuse_unknown(self, request["subnet_ids"])
    name = request["cache_subnet_group_name"].lower()
    return original(self, **{**request, "cache_subnet_group_name": name})


@adds(ElastiCacheResponse)
def modify_cache_subnet_group(self: Any) -> ActionResult:
    """ModifyCacheSubnetGroup is missing."""
    backend = self.elasticache_backend
    group = named_subnet_group(backend, self._get_param("CacheSubnetGroupName"))
    description = self._get_param("CacheSubnetGroupDescription")
    if description is not None:
        group.cache_subnet_group_description = description
    subnet_ids = self._get_param("SubnetIds", [])
    if subnet_ids:
        refuse_unknown(backend, subnet_ids)
        refuse_losing_nodes(backend, group, subnet_ids)
        tags = group.tags
        group.__init__(
            backend.account_id,
            backend.region_name,
            group.cache_subnet_group_name,
            group.cache_subnet_group_description,
            subnet_ids,
            tags,
        )
    return ActionResult({"CacheSubnetGroup": group})


@adds(ElastiCacheResponse)
def delete_cache_subnet_group(self: Any) -> ActionResult:
    """DeleteCacheSubnetGroup is missing; AWS refuses while nodes are in the group."""
    backend = self.elasticache_backend
    group = named_subnet_group(backend, self._get_param("CacheSubnetGroupName"))
    name = group.cache_subnet_group_name
    if users_of(backend, name):
        raise ElastiCacheException(
            "CacheSubnetGroupInUse",
            f"Cache subnet group {name} is currently in use by a cache cluster.",
        )
    backend.tagging_service.delete_all_tags_for_resource(group.arn)
    del backend.cache_subnet_groups[name]
    return EmptyResult()


def named_subnet_group(backend: Any, name: str) -> Any:
    if name not in backend.cache_subnet_groups:
        raise CacheSubnetGroupNotFound(name)
    return backend.cache_subnet_groups[name]


def users_of(backend: Any, name: str) -> list[Any]:
    return [group for group in backend.replication_groups.values() if group.cache_subnet_group_name == name]


def refuse_unknown(backend: Any, subnet_ids: list[str]) -> None:
    try:
        subnets_by_zone(backend, subnet_ids)
    except InvalidSubnetIdError:
        raise InvalidSubnet(", ".join(subnet_ids)) from None


def refuse_losing_nodes(backend: Any, group: Any, subnet_ids: list[str]) -> None:
    """AWS keeps every subnet that a node is in."""
    zones = subnets_by_zone(backend, subnet_ids)
    for user in users_of(backend, group.cache_subnet_group_name):
        for node in user.node_groups[0]["node_group_members"]:
            if node["preferred_availability_zone"] not in zones:
                raise ElastiCacheException("SubnetInUse", "The subnet is in use by a cache cluster.")
