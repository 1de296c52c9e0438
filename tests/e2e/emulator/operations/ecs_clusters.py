"""ECS clusters: what may be created twice, which capacity providers there are, and what is still in use."""

from typing import Any

from moto.ecs.exceptions import ECSException, InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend

from .replace import replaces

FARGATE = ("FARGATE", "FARGATE_SPOT")
INSIGHTS = ("disabled", "enabled", "enhanced")


@replaces(EC2ContainerServiceBackend, "create_cluster")
def create_cluster(
    original: Any, self: Any, cluster_name: str, tags: Any = None, settings: Any = None, *args: Any,
    **kwargs: Any,
) -> Any:
    """CreateCluster. moto puts a new cluster in the place of an active one; AWS answers with that one."""
    known = self.clusters.get(cluster_name)
    if known and known.status == "ACTIVE":
        return known
    check_settings(settings)
    return original(self, cluster_name, tags, settings, *args, **kwargs)


@replaces(EC2ContainerServiceBackend, "update_cluster")
def update_cluster(original: Any, self: Any, **request: Any) -> Any:
    """UpdateCluster: the same settings."""
    check_settings(request["cluster_settings"])
    return original(self, **request)


def check_settings(settings: list[dict[str, str]] | None) -> None:
    for setting in settings or []:
        if setting["name"] != "containerInsights" or setting["value"] not in INSIGHTS:
            raise InvalidParameterException(f"Invalid cluster setting {setting['name']}={setting['value']}.")


@replaces(EC2ContainerServiceBackend, "_get_cluster")
def active_cluster(original: Any, self: Any, name: str) -> Any:
    """Every operation on what is in a cluster. moto lets a deleted one be used."""
    cluster = original(self, name)
    if cluster.status != "ACTIVE":
        raise ECSException("ClusterNotFoundException", "The referenced cluster was inactive.")
    return cluster


@replaces(EC2ContainerServiceBackend, "describe_clusters")
def describe_clusters(original: Any, self: Any, cluster_names: list[str]) -> Any:
    """DescribeClusters. moto always counts nothing."""
    clusters, failures = original(self, cluster_names)
    for cluster in clusters:
        services = active_services(self, cluster)
        cluster.active_services_count = len(services)
        cluster.running_tasks_count = sum(service.running_count for service in services)
        cluster.pending_tasks_count = sum(service.pending_count for service in services)
    return clusters, failures


@replaces(EC2ContainerServiceBackend, "put_cluster_capacity_providers")
def put_cluster_capacity_providers(
    original: Any, self: Any, cluster_name: str, providers: list[str], strategy: list[dict[str, Any]]
) -> Any:
    """PutClusterCapacityProviders. moto takes any name; AWS also keeps what a service still uses."""
    cluster = self._get_cluster(cluster_name)
    for name in providers:
        if name not in FARGATE and name not in self.capacity_providers:
            raise InvalidParameterException(f"The specified capacity provider '{name}' was not found.")
    used = {item["capacityProvider"] for s in active_services(self, cluster)
            for item in s.settings["capacityProviderStrategy"]}
    if used - set(providers):
        raise ECSException(
            "ResourceInUseException",
            "The specified capacity provider is in use and cannot be removed.",
        )
    if {item["capacityProvider"] for item in strategy or []} - set(providers):
        raise InvalidParameterException(
            "The default capacity provider strategy names a capacity provider that is not in the cluster."
        )
    return original(self, cluster_name, providers, strategy)


@replaces(EC2ContainerServiceBackend, "delete_cluster")
def delete_cluster(original: Any, self: Any, cluster_str: str) -> Any:
    """DeleteCluster. moto deletes a cluster with services in it."""
    if active_services(self, self._get_cluster(cluster_str)):
        raise ECSException(
            "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active."
        )
    return original(self, cluster_str)


def active_services(backend: Any, cluster: Any) -> list[Any]:
    return [s for s in backend.services.values() if s.cluster_arn == cluster.arn and s.status == "ACTIVE"]
