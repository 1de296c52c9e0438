"""Cloud Map: private DNS namespaces with a hosted zone of their name, services, and what is still in use."""

import json
import re
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.ec2.exceptions import InvalidVPCIdError
from moto.ec2.models import ec2_backends
from moto.ecs.models import ecs_backends
from moto.route53.models import route53_backends
from moto.servicediscovery.exceptions import InvalidInput, NamespaceNotFound, ServiceNotFound
from moto.servicediscovery.models import ServiceDiscoveryBackend
from moto.servicediscovery.responses import ServiceDiscoveryResponse

from .replace import replaces

LABEL = r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
DOMAIN = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})*")
SERVICE = re.compile(rf"(?=.{{1,127}}$){LABEL}(\.{LABEL})*")


class Refused(JsonRESTError):
    code = 400


@replaces(ServiceDiscoveryBackend, "create_private_dns_namespace")
def create_private_dns_namespace(original: Any, self: Any, name: str, vpc: str, **request: Any) -> str:
    """CreatePrivateDnsNamespace. moto takes any VPC, one namespace in each, and renames the zone."""
    if not DOMAIN.fullmatch(name):
        raise InvalidInput(f"Invalid namespace name: {name}")
    try:
        ec2_backends[self.account_id][self.region_name].get_vpc(vpc)
    except InvalidVPCIdError:
        raise InvalidInput(f"The VPC {vpc} does not exist.") from None
    others = {n.id: n for n in self.namespaces.values() if n.vpc == vpc}
    if any(other.name == name for other in others.values()):
        raise Refused("ConflictingDomainExists", f"{vpc} already has a namespace {name}.")
    zones = route53_backends[self.account_id]["aws"]
    known = set(self.namespaces)
    for other in others.values():
        other.vpc = None
    try:
        operation = original(self, name=name, vpc=vpc, **request)
    finally:
        for other in others.values():
            other.vpc = vpc
    namespace = self.namespaces[(set(self.namespaces) - known).pop()]
    zone = zones.get_hosted_zone(namespace.dns_properties["HostedZoneId"].split("/")[-1])
    zone.name = f"{name}."
    zone.add_vpc(vpc, self.region_name)
    namespace.dns_properties["HostedZoneId"] = zone.resource_id
    return operation


@replaces(ServiceDiscoveryResponse, "list_services")
def list_services(original: Any, self: Any) -> str:
    """ListServices. moto lists those of every namespace, whichever is asked for."""
    wanted = [f["Values"] for f in self._get_param("Filters") or [] if f["Name"] == "NAMESPACE_ID"]
    services = self.servicediscovery_backend.list_services()
    found = [s for s in services if all(s.namespace_id in values for values in wanted)]
    return json.dumps({"Services": [service.to_json() for service in found]})


@replaces(ServiceDiscoveryBackend, "delete_namespace")
def delete_namespace(original: Any, self: Any, namespace_id: str) -> str:
    """DeleteNamespace. moto deletes it under its services, and leaves the hosted zone."""
    if any(service.namespace_id == namespace_id for service in self.services.values()):
        raise Refused("ResourceInUse", f"Namespace {namespace_id} has associated services.")
    namespace = self.get_namespace(namespace_id)
    operation = original(self, namespace_id)
    zone_id = (namespace.dns_properties or {}).get("HostedZoneId")
    route53_backends[self.account_id]["aws"].zones.pop(zone_id, None)
    return operation


@replaces(ServiceDiscoveryBackend, "create_service")
def create_service(original: Any, self: Any, **request: Any) -> Any:
    """CreateService. moto takes any namespace and any name, and does not fill in what AWS does."""
    dns = request["dns_config"]
    namespace_id = request["namespace_id"] or (dns or {}).get("NamespaceId")
    if namespace_id not in self.namespaces:
        raise NamespaceNotFound(namespace_id)
    if not SERVICE.fullmatch(request["name"]):
        raise InvalidInput(f"Invalid service name: {request['name']}")
    if any(s.namespace_id == namespace_id and s.name == request["name"] for s in self.services.values()):
        raise Refused("ServiceAlreadyExists", f"{namespace_id} already has a service {request['name']}.")
    if request["health_check_config"] and self.namespaces[namespace_id].type == "DNS_PRIVATE":
        raise InvalidInput("HealthCheckConfig is for public DNS namespaces only.")
    if dns:
        request["dns_config"] = {"RoutingPolicy": "MULTIVALUE", **dns, "NamespaceId": namespace_id}
    if request["health_check_custom_config"] is not None:
        # AWS Cloud Map API Reference, "HealthCheckCustomConfig": whatever is sent, it is 1.
        request["health_check_custom_config"] = {"FailureThreshold": 1}
    request["service_type"] = request["service_type"] or ("DNS_HTTP" if dns else "HTTP")
    return original(self, **{**request, "namespace_id": namespace_id})


@replaces(ServiceDiscoveryBackend, "delete_service")
def delete_service(original: Any, self: Any, service_id: str) -> None:
    """DeleteService. moto deletes it with its instances; every task of an ECS service is one."""
    service = self.services.get(service_id)
    if service is None:
        raise ServiceNotFound(service_id)
    users = ecs_backends[self.account_id][self.region_name].services.values()
    tasks = any(
        registry["registryArn"] == service.arn and user.status == "ACTIVE" and user.running_count
        for user in users for registry in user.service_registries
    )
    if service.instances or tasks:
        raise Refused("ResourceInUse", "Service contains registered instances; delete the instances first.")
    original(self, service_id)
