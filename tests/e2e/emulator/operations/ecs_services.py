"""ECS services: every setting read back, and rolling updates that complete or are rolled back."""

from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ecs.exceptions import ECSException, InvalidParameterException, ServiceNotFoundException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse

from .ecs_deployments import advance, deploy, scale, set_all, stop
from .ecs_service_rules import NAME, check_service
from .network_interfaces import Interfaces
from .replace import replaces

LINKED_ROLE = "arn:aws:iam::{account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
# What a service has that was created without it; the names are AWS's, also in the answers.
DEFAULTS: dict[str, Any] = {
    "availabilityZoneRebalancing": "DISABLED",
    "capacityProviderStrategy": [],
    "enableECSManagedTags": False,
    "enableExecuteCommand": False,
    "healthCheckGracePeriodSeconds": None,
    "loadBalancers": [],
    "networkConfiguration": None,
    "platformVersion": "LATEST",
    "propagateTags": "NONE",
    "serviceRegistries": [],
}
DEPLOYMENT = {"minimumHealthyPercent": 100, "maximumPercent": 200, "strategy": "ROLLING"}
# A change of any of these replaces the tasks; the others change the service only.
DEPLOYED = {
    "capacityProviderStrategy", "loadBalancers", "networkConfiguration", "platformVersion",
    "serviceRegistries", "taskDefinition",
}
UNKNOWN = {
    "launchType", "placementConstraints", "placementStrategy", "role", "serviceConnectConfiguration",
    "volumeConfigurations", "vpcLatticeConfigurations",
}

@replaces(EC2ContainerServiceResponse, "create_service")
def create_service(_: Any, self: Any) -> ActionResult:
    """CreateService. moto forgets most of it, refuses nothing and never runs a task."""
    backend, request = self.ecs_backend, given(self)
    cluster = backend._get_cluster(request.get("cluster") or "default")
    name = request["serviceName"]
    known = backend.services.get(f"{cluster.name}:{name}")
    if known and known.status == "ACTIVE":
        raise InvalidParameterException("Creation of service was not idempotent.")
    if not NAME.fullmatch(name):
        raise InvalidParameterException("Service name contains invalid characters.")
    definition = active_definition(backend, request["taskDefinition"])
    settings = {**DEFAULTS, **request, "deploymentConfiguration": completed(DEPLOYMENT, request)}
    check_service(backend, cluster, definition, settings)

    service = backend.create_service(
        cluster.name, name, request.get("desiredCount") or 0, definition.arn,
        scheduling_strategy=request.get("schedulingStrategy"), tags=request.get("tags"),
        launch_type="FARGATE", network_configuration=settings["networkConfiguration"],
        propagate_tags=settings["propagateTags"],
    )
    keep(service, settings)
    service.launch_type, service.created_at = None, utcnow()
    service.role_arn = LINKED_ROLE.format(account=backend.account_id)
    service.deployments, service.completed = [], None
    service.interfaces = Interfaces(backend, f"ECS service {name}")
    deploy(backend, service)
    return ActionResult({"service": service})


@replaces(EC2ContainerServiceResponse, "update_service")
def update_service(_: Any, self: Any) -> ActionResult:
    """UpdateService. moto changes the service at once, and keeps its only deployment."""
    backend, request = self.ecs_backend, given(self)
    cluster = backend._get_cluster(request.get("cluster") or "default")
    service = existing(backend, cluster, request["service"])
    if service.status != "ACTIVE":
        raise ECSException("ServiceNotActiveException", "Service was not ACTIVE.")
    definition = backend.describe_task_definition(request.get("taskDefinition") or service.task_definition)
    if definition.arn != service.task_definition:
        active_definition(backend, definition.arn)
    configuration = completed(service.settings["deploymentConfiguration"], request)
    settings = {**service.settings, **request, "deploymentConfiguration": configuration}
    settings.setdefault("desiredCount", service.desired_count)
    check_service(backend, cluster, definition, settings)

    before = {**service.settings, "taskDefinition": service.task_definition}
    wanted = {**settings, "taskDefinition": definition.arn}
    forced = bool(request.get("forceNewDeployment"))
    refuse_unforced(before, wanted, forced)
    keep(service, settings)
    service.task_definition, service.desired_count = definition.arn, settings["desiredCount"]
    if forced or any(wanted[name] != before[name] for name in DEPLOYED):
        deploy(backend, service)
    else:
        scale(backend, service)
    return ActionResult({"service": service})


@replaces(EC2ContainerServiceResponse, "describe_services")
def describe_services(original: Any, self: Any) -> ActionResult:
    """DescribeServices. Whoever waits for a deployment calls this, so this is where time passes."""
    answer = original(self)
    for service in answer.result["services"]:
        advance(self.ecs_backend, service)
    return answer


@replaces(EC2ContainerServiceBackend, "delete_service")
def delete_service(original: Any, self: Any, cluster_name: str, service_name: str, force: bool) -> Any:
    """DeleteService. moto keeps the tasks of the service running."""
    service = existing(self, self._get_cluster(cluster_name), service_name)
    if service.status != "ACTIVE":
        raise ServiceNotFoundException()
    original(self, cluster_name, service.name, force)
    stop(self, service)
    return service


@replaces(EC2ContainerServiceBackend, "list_services")
def list_services(original: Any, self: Any, *args: Any, **request: Any) -> list[str]:
    """ListServices. moto also lists the deleted ones."""
    deleted = {service.arn for service in self.services.values() if service.status != "ACTIVE"}
    return [arn for arn in original(self, *args, **request) if arn not in deleted]


def given(response: Any) -> dict[str, Any]:
    """The parameters that were sent."""
    request = {name: value for name, value in response._get_params().items() if value is not None}
    if any(request.get(name) for name in UNKNOWN):
        raise NotImplementedError(f"This emulator knows services on Fargate without {sorted(UNKNOWN)} only.")
    return request


def existing(backend: Any, cluster: Any, name_or_arn: str) -> Any:
    service = backend.services.get(f"{cluster.name}:{name_or_arn.split('/')[-1]}")
    if service is None:
        raise ServiceNotFoundException()
    return service


def active_definition(backend: Any, name_or_arn: str) -> Any:
    """A deregistered revision serves those who have it already, nobody else."""
    definition = backend.describe_task_definition(name_or_arn)
    if definition.status != "ACTIVE":
        raise InvalidParameterException("TaskDefinition is inactive")
    return definition


def completed(before: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    return {**before, **(request.get("deploymentConfiguration") or {})}


def keep(service: Any, settings: dict[str, Any]) -> None:
    set_all(service, {name: settings[name] for name in (*DEFAULTS, "deploymentConfiguration")})


def refuse_unforced(before: dict[str, Any], wanted: dict[str, Any], forced: bool) -> None:
    changed = wanted["capacityProviderStrategy"] != before["capacityProviderStrategy"]
    if changed and not forced:
        raise InvalidParameterException(
            "A change of the capacity provider strategy needs a new deployment: set forceNewDeployment."
        )
