"""Application Auto Scaling: policies and scheduled actions that AWS would refuse, and updates in place."""

import re
from typing import Any
from zoneinfo import available_timezones

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.models import (
    ApplicationAutoscalingBackend,
    FakeApplicationAutoscalingPolicy,
)
from moto.elbv2.models import elbv2_backends

from .replace import replaces
from .scaling_targets import ObjectNotFound, check_limits, needed

# Amazon ECS Developer Guide, "Target tracking scaling policies": what can be tracked for a service.
METRICS = (
    "ECSServiceAverageCPUUtilization", "ECSServiceAverageMemoryUtilization", "ALBRequestCountPerTarget",
)
SCHEDULE = re.compile(r"cron\((\S+ ){5}\S+\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\([\d-]{10}T[\d:]{8}\)")
TRACKING = "PredefinedMetricSpecification"


@replaces(ApplicationAutoscalingBackend, "put_scaling_policy")
def put_scaling_policy(original: Any, self: Any, **request: Any) -> Any:
    """PutScalingPolicy. moto needs no target, takes any metric, and gives a policy a new ARN and new alarms
    with every change, without deleting the old ones."""
    place = (request["service_namespace"], request["resource_id"], request["scalable_dimension"])
    needed(self, *place)
    if request["policy_type"] == "TargetTrackingScaling":
        check_tracking(self, request)
    key = FakeApplicationAutoscalingPolicy.formulate_key(*place, request["policy_name"])
    before = self.policies.get(key)
    if before:
        before.delete_alarms(self.account_id, self.region_name)
    policy = original(self, **request)
    if before:
        policy.policy_arn, policy.creation_time = before.policy_arn, before.creation_time
    return policy


def check_tracking(backend: Any, request: dict[str, Any]) -> None:
    body = request["policy_body"]
    metric = body.get(TRACKING)
    if bool(metric) == bool(body.get("CustomizedMetricSpecification")):
        raise AWSValidationException("Exactly one metric specification is needed.")
    if not body.get("TargetValue", 0) > 0:
        raise AWSValidationException("Target value must be greater than zero.")
    for name in ("ScaleInCooldown", "ScaleOutCooldown"):
        if body.get(name, 0) < 0:
            raise AWSValidationException(f"{name} must not be negative.")
    if not metric:
        return
    kind, label = metric["PredefinedMetricType"], metric.get("ResourceLabel")
    if kind not in METRICS:
        raise AWSValidationException(f"{kind} is not a metric of an ECS service.")
    if (kind == METRICS[2]) != bool(label):
        raise AWSValidationException(
            "ResourceLabel is required for ALBRequestCountPerTarget, and only there."
        )
    if label:
        refuse_unknown_label(backend, label)
    others = [
        policy for policy in backend.policies.values()
        if policy.resource_id == request["resource_id"] and policy.policy_name != request["policy_name"]
    ]
    if any(tracked(policy) == metric for policy in others):
        raise AWSValidationException(
            "Only one TargetTrackingScaling policy for a given metric specification is allowed."
        )


def tracked(policy: Any) -> Any:
    return (policy.target_tracking_scaling_policy_configuration or {}).get(TRACKING)


def refuse_unknown_label(backend: Any, label: str) -> None:
    """The ends of two ARNs: of the load balancer, and of a target group that gets its requests."""
    balancers = elbv2_backends[backend.account_id][backend.region_name]
    balancer_id, slash, group_id = label.partition("/targetgroup/")
    attached = [
        arn
        for group in balancers.target_groups.values()
        if group.arn.endswith(f":targetgroup/{group_id}")
        for arn in group.load_balancer_arns
    ]
    if not slash or not any(arn.endswith(f":loadbalancer/{balancer_id}") for arn in attached):
        raise AWSValidationException(f"The resource label {label} names no target group of a load balancer.")


@replaces(ApplicationAutoscalingBackend, "delete_scaling_policy")
def delete_scaling_policy(
    original: Any, self: Any, policy_name: str, service_namespace: str, resource_id: str,
    dimension: str = "", **request: Any,
) -> None:
    """DeleteScalingPolicy. AWS has an error for one that is not there, which the provider knows."""
    dimension = dimension or request["scalable_dimension"]
    place = (service_namespace, resource_id, dimension)
    if FakeApplicationAutoscalingPolicy.formulate_key(*place, policy_name) not in self.policies:
        raise ObjectNotFound(f"No scaling policy found for {policy_name} of {resource_id}.")
    original(self, policy_name, *place)


@replaces(ApplicationAutoscalingBackend, "put_scheduled_action")
def put_scheduled_action(original: Any, self: Any, **request: Any) -> None:
    """PutScheduledAction. moto needs no target, and takes any schedule and any limits."""
    place = (request["service_namespace"], request["resource_id"], request["scalable_dimension"])
    target = needed(self, *place)
    known = self.describe_scheduled_actions([request["scheduled_action_name"]], *place)
    schedule, timezone = request["schedule"], request["timezone"]
    if not schedule and not known:
        raise AWSValidationException("Schedule is required for a new scheduled action.")
    if schedule and not SCHEDULE.fullmatch(schedule):
        raise AWSValidationException(f"Invalid schedule: {schedule}")
    if timezone and timezone not in available_timezones():
        raise AWSValidationException(f"Invalid timezone: {timezone}")
    action = request["scalable_target_action"] or {}
    if not known and not action:
        raise AWSValidationException("ScalableTargetAction is required for a new scheduled action.")
    # One of the two limits may be left out; then it is the target's.
    check_limits(
        action.get("MinCapacity", min(target.min_capacity, action.get("MaxCapacity", target.min_capacity))),
        action.get("MaxCapacity", max(target.max_capacity, action.get("MinCapacity", target.max_capacity))),
    )
    original(self, **request)


@replaces(ApplicationAutoscalingBackend, "delete_scheduled_action")
def delete_scheduled_action(original: Any, self: Any, **request: Any) -> None:
    """DeleteScheduledAction. moto deletes what is not there."""
    place = (request["service_namespace"], request["resource_id"], request["scalable_dimension"])
    if not self.describe_scheduled_actions([request["scheduled_action_name"]], *place):
        raise ObjectNotFound(f"No scheduled action {request['scheduled_action_name']} of {place[1]}.")
    original(self, **request)
