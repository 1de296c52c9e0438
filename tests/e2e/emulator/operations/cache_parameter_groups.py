"""ElastiCache parameter groups, of which moto has none."""

import re
from dataclasses import dataclass, field
from typing import Any

from moto.core.responses import ActionResult, EmptyResult, PaginatedResult
from moto.elasticache.exceptions import ElastiCacheException, InvalidParameterValueException
from moto.elasticache.models import ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse

from .adds import adds
from .allowed_values import is_allowed
from .replace import replaces

FAMILIES = {"redis6.x", "redis7", "valkey7", "valkey8"}
MOST_PARAMETERS = 20

# Amazon ElastiCache User Guide, "Valkey and Redis OSS parameters": allowed values and default, of those that
# this emulator knows. One that is missing here is refused like one that ElastiCache does not know.
YES_NO = "yes,no"
PARAMETERS: dict[str, tuple[str | None, str]] = {
    "activedefrag": (YES_NO, "no"),
    "activerehashing": (YES_NO, "yes"),
    "client-query-buffer-limit": ("1048576-1073741824", "1073741824"),
    "cluster-enabled": (YES_NO, "no"),
    "databases": ("1-1200000", "16"),
    "lazyfree-lazy-eviction": (YES_NO, "yes"),
    "lazyfree-lazy-expire": (YES_NO, "yes"),
    "lazyfree-lazy-server-del": (YES_NO, "yes"),
    "maxmemory-policy": (
        "volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,"
        "noeviction",
        "volatile-lru",
    ),
    "maxmemory-samples": ("1-2147483647", "3"),
    "notify-keyspace-events": (None, ""),
    "repl-backlog-size": ("16384-2147483647", "1048576"),
    "reserved-memory-percent": ("0-100", "25"),
    "slowlog-log-slower-than": ("-1-2147483647", "10000"),
    "slowlog-max-len": ("0-2147483647", "128"),
    "tcp-keepalive": ("0-2147483647", "300"),
    "timeout": ("0-2147483647", "0"),
}


@dataclass
class CacheParameterGroup:
    cache_parameter_group_name: str
    cache_parameter_group_family: str
    description: str
    arn: str
    is_global: bool = False
    values: dict[str, str] = field(default_factory=dict)


@replaces(ElastiCacheBackend, "__init__")
def create_backend(original: Any, self: Any, region_name: str, account_id: str) -> None:
    """A place for the groups; moto also takes their ARNs for invalid when it is asked for their tags."""
    original(self, region_name, account_id)
    self.cache_parameter_groups = {}
    self.arn_regex = re.compile(self.arn_regex.pattern.replace("(cluster|", "(parametergroup|cluster|"))


@adds(ElastiCacheResponse)
def create_cache_parameter_group(self: Any) -> ActionResult:
    """CreateCacheParameterGroup is missing."""
    backend = self.elasticache_backend
    name = self._get_param("CacheParameterGroupName").lower()
    family = self._get_param("CacheParameterGroupFamily")
    if not re.fullmatch(r"[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)", name):
        raise InvalidParameterValueException(f"The parameter CacheParameterGroupName is not valid: {name}.")
    if family not in FAMILIES:
        raise InvalidParameterValueException(f"{family} is not a valid parameter group family.")
    if name in backend.cache_parameter_groups:
        raise ElastiCacheException(
            "CacheParameterGroupAlreadyExists", f"Cache parameter group {name} already exists."
        )
    arn = f"arn:aws:elasticache:{backend.region_name}:{backend.account_id}:parametergroup:{name}"
    group = CacheParameterGroup(name, family, self._get_param("Description"), arn)
    backend.tagging_service.tag_resource(arn, self._get_param("Tags", []))
    backend.cache_parameter_groups[name] = group
    return ActionResult({"CacheParameterGroup": group})


@adds(ElastiCacheResponse)
def describe_cache_parameter_groups(self: Any) -> ActionResult:
    """DescribeCacheParameterGroups is missing."""
    backend, name = self.elasticache_backend, self._get_param("CacheParameterGroupName")
    groups = [named_parameter_group(backend, name)] if name else [*backend.cache_parameter_groups.values()]
    return PaginatedResult({"CacheParameterGroups": groups})


@adds(ElastiCacheResponse)
def describe_cache_parameters(self: Any) -> ActionResult:
    """DescribeCacheParameters is missing."""
    group = named_parameter_group(self.elasticache_backend, self._get_param("CacheParameterGroupName"))
    rows = [
        {
            "ParameterName": name,
            "ParameterValue": group.values.get(name, default),
            "Source": "user" if name in group.values else "system",
            "AllowedValues": allowed or "",
            "IsModifiable": True,
        }
        for name, (allowed, default) in PARAMETERS.items()
    ]
    source = self._get_param("Source")
    return PaginatedResult({"Parameters": [row for row in rows if source in (None, row["Source"])]})


@adds(ElastiCacheResponse)
def modify_cache_parameter_group(self: Any) -> ActionResult:
    """ModifyCacheParameterGroup is missing. A value that is the default already is not the user's."""
    group = named_parameter_group(self.elasticache_backend, self._get_param("CacheParameterGroupName"))
    changes = {p["ParameterName"]: p["ParameterValue"] for p in self._get_param("ParameterNameValues", [])}
    refuse_names(changes)
    for name, value in changes.items():
        if not is_allowed(value, PARAMETERS[name][0]):
            raise InvalidParameterValueException(f"Invalid value {value} for parameter {name}.")
    for name, value in changes.items():
        if value != group.values.get(name, PARAMETERS[name][1]):
            group.values[name] = value
    return ActionResult({"CacheParameterGroupName": group.cache_parameter_group_name})


@adds(ElastiCacheResponse)
def reset_cache_parameter_group(self: Any) -> ActionResult:
    """ResetCacheParameterGroup is missing."""
    group = named_parameter_group(self.elasticache_backend, self._get_param("CacheParameterGroupName"))
    names = [parameter["ParameterName"] for parameter in self._get_param("ParameterNameValues", [])]
    refuse_names(names)
    for name in group.values.copy() if self._get_param("ResetAllParameters") else names:
        group.values.pop(name, None)
    return ActionResult({"CacheParameterGroupName": group.cache_parameter_group_name})


def refuse_names(names: Any) -> None:
    if len(names) > MOST_PARAMETERS:
        raise InvalidParameterValueException(f"At most {MOST_PARAMETERS} parameters at a time.")
    for name in names:
        if name not in PARAMETERS:
            raise InvalidParameterValueException(f"Parameter {name} doesn't exist")


@adds(ElastiCacheResponse)
def delete_cache_parameter_group(self: Any) -> ActionResult:
    """DeleteCacheParameterGroup is missing; AWS refuses while nodes use the group."""
    backend = self.elasticache_backend
    group = named_parameter_group(backend, self._get_param("CacheParameterGroupName"))
    name = group.cache_parameter_group_name
    if any(user.cache_parameter_group_name == name for user in backend.replication_groups.values()):
        raise ElastiCacheException(
            "InvalidCacheParameterGroupState",
            f"One or more cache clusters are still members of this parameter group {name}, so the group "
            "cannot be deleted.",
        )
    backend.tagging_service.delete_all_tags_for_resource(group.arn)
    del backend.cache_parameter_groups[name]
    return EmptyResult()


def named_parameter_group(backend: Any, name: str) -> CacheParameterGroup:
    if name.lower() not in backend.cache_parameter_groups:
        raise ElastiCacheException("CacheParameterGroupNotFound", f"CacheParameterGroup {name} not found.")
    return backend.cache_parameter_groups[name.lower()]
