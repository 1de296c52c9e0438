"""ECS services: what CreateService and UpdateService refuse. moto takes anything."""

import re
from typing import Any

from moto.cloudwatch.models import cloudwatch_backends
from moto.ecs.exceptions import InvalidParameterException
from moto.elbv2.models import elbv2_backends
from moto.servicediscovery.models import servicediscovery_backends

from .network_interfaces import groups_outside, subnets_by_zone

NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
PLATFORM_VERSIONS = ("LATEST", "1.4.0", "1.3.0")


def refused(message: str) -> InvalidParameterException:
    return InvalidParameterException(message)


def check_service(backend: Any, cluster: Any, definition: Any, settings: dict[str, Any]) -> None:
    """`settings` are those of the whole service, in AWS's words."""
    if settings.get("launchType") or not settings.get("capacityProviderStrategy"):
        raise NotImplementedError("This emulator knows services with a capacity provider strategy only.")
    if not 0 <= (settings.get("desiredCount") or 0) <= 5000:
        raise refused("Invalid desiredCount.")
    if (settings.get("platformVersion") or "LATEST") not in PLATFORM_VERSIONS:
        raise refused("The specified platform version does not exist.")
    check_strategy(cluster, settings["capacityProviderStrategy"])
    check_deployment(backend, settings)
    check_network(backend, settings)
    check_balancers(backend, definition, settings)
    check_registries(backend, definition, settings)
    if settings.get("enableExecuteCommand") and not getattr(definition, "task_role_arn", None):
        raise refused(
            "The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid "
            "task role in your task definition and try again."
        )


def check_strategy(cluster: Any, strategy: list[dict[str, Any]]) -> None:
    names = [item["capacityProvider"] for item in strategy]
    if len(set(names)) < len(names):
        raise refused("The capacity provider strategy names a capacity provider twice.")
    if set(names) - set(cluster.capacity_providers or []):
        raise refused(
            "The specified capacity provider strategy cannot contain a capacity provider that is not "
            "associated with the cluster. Associate the capacity provider with the cluster and try again."
        )
    if not any(item.get("weight") for item in strategy):
        raise refused("At least one capacity provider must have a weight above zero.")
    if sum(1 for item in strategy if item.get("base")) > 1:
        raise refused("Only one capacity provider in a strategy can have a base.")


def check_deployment(backend: Any, settings: dict[str, Any]) -> None:
    if (settings.get("deploymentController") or {"type": "ECS"})["type"] != "ECS":
        raise NotImplementedError("This emulator knows rolling updates only.")
    deployment = settings["deploymentConfiguration"]
    lowest, highest = deployment["minimumHealthyPercent"], deployment["maximumPercent"]
    if highest < 100 or lowest < 0 or highest <= lowest:
        raise refused("Maximum percent must be at least 100 and above minimum healthy percent.")
    if settings.get("availabilityZoneRebalancing") == "ENABLED" and highest == 100:
        raise refused("AvailabilityZoneRebalancing does not support maximumPercent <= 100")
    # AWS takes the name of an alarm that is not there, and watches nothing.
    alarms = cloudwatch_backends[backend.account_id][backend.region_name].alarms
    unknown = [name for name in (deployment.get("alarms") or {}).get("alarmNames", []) if name not in alarms]
    if unknown:
        raise refused(f"The deployment alarms {unknown} do not exist.")


def check_network(backend: Any, settings: dict[str, Any]) -> None:
    network = (settings.get("networkConfiguration") or {}).get("awsvpcConfiguration")
    if not network or not network.get("subnets"):
        raise refused("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
    subnets_by_zone(backend, network["subnets"])
    if len(network.get("securityGroups") or []) > 5:
        raise refused("At most five security groups can be given.")
    vpc_id = vpc_of(backend, network["subnets"][0])
    if groups_outside(backend, vpc_id, network.get("securityGroups") or []):
        raise refused("A security group does not exist in the VPC of the subnets.")


def vpc_of(backend: Any, subnet_id: str) -> str:
    return elbv2_backends[backend.account_id][backend.region_name].ec2_backend.get_subnet(subnet_id).vpc_id


def check_balancers(backend: Any, definition: Any, settings: dict[str, Any]) -> None:
    balancers = settings.get("loadBalancers") or []
    if settings.get("healthCheckGracePeriodSeconds") and not balancers:
        raise refused("Health check grace period is only valid for services configured to use load balancers")
    groups = elbv2_backends[backend.account_id][backend.region_name].target_groups
    for balancer in balancers:
        arn = balancer["targetGroupArn"]
        group = groups.get(arn)
        if group is None:
            raise refused(f"The target group with targetGroupArn {arn} does not exist.")
        if not group.load_balancer_arns:
            raise refused(
                f"The target group with targetGroupArn {arn} does not have an associated load balancer."
            )
        if group.target_type != "ip":
            raise refused(
                f"The provided target group {arn} has target type {group.target_type}, which is incompatible "
                "with the awsvpc network mode specified in the task definition."
            )
        check_container(definition, balancer["containerName"], balancer["containerPort"])


def check_container(definition: Any, name: str, port: int | None) -> None:
    container = next((c for c in definition.container_definitions if c["name"] == name), None)
    if container is None:
        raise refused(f"The container {name} does not exist in the task definition.")
    if port is not None and port not in [mapping["containerPort"] for mapping in container["portMappings"]]:
        raise refused(f"The container {name} did not have a container port {port} defined.")


def check_registries(backend: Any, definition: Any, settings: dict[str, Any]) -> None:
    services = servicediscovery_backends[backend.account_id][backend.region_name].services.values()
    for registry in settings.get("serviceRegistries") or []:
        service = next((s for s in services if s.arn == registry["registryArn"]), None)
        if service is None:
            raise refused(f"The service registry {registry['registryArn']} does not exist.")
        kinds = {record["Type"] for record in (service.dns_config or {}).get("DnsRecords", [])}
        if "SRV" in kinds and not (registry.get("containerName") or registry.get("port")):
            raise refused("A registry with SRV records needs a container name and port, or a port.")
        if kinds == {"A"} and (registry.get("port") or registry.get("containerPort")):
            raise refused("A registry with A records in awsvpc mode takes no port.")
        if registry.get("containerName"):
            check_container(definition, registry["containerName"], registry.get("containerPort"))
