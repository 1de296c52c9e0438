"""Application Auto Scaling: targets with tags, in front of services that exist, and what goes with them."""

from typing import Any

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.models import ApplicationAutoscalingBackend, FakeScalableTarget
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.core.exceptions import JsonRESTError
from moto.core.responses import ActionResult, EmptyResult

from .adds import adds
from .replace import replaces

NOT_SUSPENDED = {
    "DynamicScalingInSuspended": False,
    "DynamicScalingOutSuspended": False,
    "ScheduledScalingSuspended": False,
}
LINKED_ROLE = (
    "arn:aws:iam::{account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/"
    "AWSServiceRoleForApplicationAutoScaling_ECSService"
)


class ObjectNotFound(JsonRESTError):
    def __init__(self, message: str) -> None:
        super().__init__("ObjectNotFoundException", message)


class ResourceNotFound(JsonRESTError):
    def __init__(self, arn: str) -> None:
        super().__init__("ResourceNotFoundException", f"The specified resource {arn} doesn't exist.")


@replaces(ApplicationAutoScalingResponse, "register_scalable_target")
def register_with_tags(original: Any, self: Any) -> Any:
    """RegisterScalableTarget. moto drops the tags; AWS takes them for a new target only."""
    tags = self._get_param("Tags")
    place = (self._get_param("ScalableDimension"), self._get_param("ResourceId"))
    if tags and registered(self.applicationautoscaling_backend, *place):
        raise AWSValidationException("Tags can only be specified for a new scalable target.")
    answer = original(self)
    if tags:
        registered(self.applicationautoscaling_backend, *place).tags = dict(tags)
    return answer


@replaces(ApplicationAutoscalingBackend, "register_scalable_target")
def register_scalable_target(
    original: Any, self: Any, namespace: str, r_id: str, dimension: str, **request: Any
) -> Any:
    """RegisterScalableTarget. moto takes any limits, of a deleted service too."""
    known = registered(self, dimension, r_id)
    check_limits(
        first(request["min_capacity"], known and known.min_capacity),
        first(request["max_capacity"], known and known.max_capacity),
    )
    if namespace != "ecs":
        raise NotImplementedError("This emulator scales services of ECS only.")
    refuse_deleted_service(self, r_id)
    if request.get("suspended_state") is not None:
        request["suspended_state"] = {**NOT_SUSPENDED, **request["suspended_state"]}
    return original(self, namespace, r_id, dimension, **request)


@replaces(FakeScalableTarget, "__init__")
def create_target(original: Any, self: Any, backend: Any, *args: Any, **settings: Any) -> None:
    """What AWS answers for what was left out; for ECS it always takes its own role."""
    original(self, backend, *args, **settings)
    self.tags = {}
    self.role_arn = LINKED_ROLE.format(account=backend.account_id)
    self.suspended_state = self.suspended_state or dict(NOT_SUSPENDED)


def first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def registered(backend: Any, dimension: str, resource_id: str) -> Any:
    return backend.targets.get(dimension, {}).get(resource_id)


def needed(backend: Any, namespace: str, resource_id: str, dimension: str) -> Any:
    """The target that a policy or a scheduled action is for. moto takes both without one."""
    target = registered(backend, dimension, resource_id)
    if target is None:
        raise ObjectNotFound(
            f"No scalable target registered for service namespace: {namespace}, resource ID: {resource_id}, "
            f"scalable dimension: {dimension}"
        )
    return target


def check_limits(lowest: int | None, highest: int | None) -> None:
    if lowest is None or highest is None:
        raise AWSValidationException("MinCapacity and MaxCapacity are required for a new scalable target.")
    if lowest < 0 or highest < lowest:
        raise AWSValidationException("Maximum capacity cannot be less than minimum capacity")


def refuse_deleted_service(backend: Any, resource_id: str) -> None:
    _, cluster, name = resource_id.split("/")
    service = backend.ecs_backend.services.get(f"{cluster}:{name}")
    if service is None or service.status != "ACTIVE":
        raise AWSValidationException(f"ECS service doesn't exist: {resource_id}")


@replaces(ApplicationAutoscalingBackend, "deregister_scalable_target")
def deregister_scalable_target(
    original: Any, self: Any, namespace: str, r_id: str, dimension: str
) -> None:
    """DeregisterScalableTarget. AWS deletes policies and scheduled actions with it; moto keeps them."""
    if not registered(self, dimension, r_id):
        raise ObjectNotFound(
            f"No scalable target found for service namespace: {namespace}, resource ID: {r_id}, scalable "
            f"dimension: {dimension}"
        )
    for policy in [p for p in self.policies.values() if p.resource_id == r_id]:
        self.delete_scaling_policy(policy.policy_name, namespace, r_id, dimension)
    self.scheduled_actions = [a for a in self.scheduled_actions if a.resource_id != r_id]
    original(self, namespace, r_id, dimension)


@adds(ApplicationAutoScalingResponse)
def list_tags_for_resource(self: Any) -> ActionResult:
    """ListTagsForResource is missing; the provider calls it after every registration."""
    return ActionResult({"Tags": by_arn(self).tags})


@adds(ApplicationAutoScalingResponse)
def tag_resource(self: Any) -> EmptyResult:
    """TagResource is missing."""
    by_arn(self).tags.update(self._get_param("Tags"))
    return EmptyResult()


@adds(ApplicationAutoScalingResponse)
def untag_resource(self: Any) -> EmptyResult:
    """UntagResource is missing."""
    tags = by_arn(self).tags
    for key in self._get_param("TagKeys"):
        tags.pop(key, None)
    return EmptyResult()


def by_arn(response: Any) -> Any:
    arn = response._get_param("ResourceARN")
    dimensions = response.applicationautoscaling_backend.targets.values()
    for target in (target for targets in dimensions for target in targets.values()):
        if target.arn == arn:
            return target
    raise ResourceNotFound(arn)
