"""Target groups: health checks and attributes that AWS refuses, and the load balancer that they belong to."""

import re
from typing import Any

from moto.elbv2.exceptions import InvalidConfigurationRequest, ValidationError
from moto.elbv2.models import ELBv2Backend, FakeTargetGroup, elbv2_backends

from .replace import replaces

# Elastic Load Balancing API Reference, "CreateTargetGroup", for HTTP and HTTPS.
RANGES = {
    "health_check_interval_seconds": (5, 300),
    "health_check_timeout_seconds": (2, 120),
    "healthy_threshold_count": (2, 10),
    "unhealthy_threshold_count": (2, 10),
}
CODES = re.compile(r"[2-4]\d\d(-[2-4]\d\d)?(,[2-4]\d\d(-[2-4]\d\d)?)*")
ALGORITHMS = ("round_robin", "least_outstanding_requests", "weighted_random")


def balancers_of(group: Any) -> list[str]:
    """The load balancers with a rule that forwards to this group."""
    backend = elbv2_backends[group.account_id][group.region_name]
    return [
        balancer.arn
        for balancer in backend.load_balancers.values()
        if any(
            group.arn in backend._get_target_group_arns_from(action_data=action.data)
            for listener in balancer.listeners.values()
            for rule in listener.rules.values()
            for action in rule.actions
        )
    ]


# DescribeTargetGroups. moto adds to this list with every rule, and never takes away.
FakeTargetGroup.load_balancer_arns = property(balancers_of, lambda self, value: None)


@replaces(ELBv2Backend, "create_target_group")
def create_target_group(original: Any, self: Any, name: str, **request: Any) -> Any:
    """CreateTargetGroup. moto takes any health check."""
    group = original(self, name, **request)
    try:
        check_health(group)
    except ValidationError:
        del self.target_groups[group.arn]
        raise
    return group


@replaces(ELBv2Backend, "modify_target_group")
def modify_target_group(original: Any, self: Any, arn: str, *args: Any, **request: Any) -> Any:
    """ModifyTargetGroup: the same for another one."""
    before = dict(vars(self.target_groups[arn])) if arn in self.target_groups else {}
    group = original(self, arn, *args, **request)
    try:
        check_health(group)
    except ValidationError:
        vars(group).update(before)
        raise
    return group


def check_health(group: Any) -> None:
    for name, (lowest, highest) in RANGES.items():
        if not lowest <= int(getattr(group, name)) <= highest:
            raise ValidationError(f"{name} must be between {lowest} and {highest}")
    if group.health_check_timeout_seconds >= group.health_check_interval_seconds:
        raise ValidationError(
            f"Health check timeout '{group.health_check_timeout_seconds}' must be smaller than the interval "
            f"'{group.health_check_interval_seconds}'"
        )
    if group.protocol in ("HTTP", "HTTPS") and not CODES.fullmatch(group.matcher["HttpCode"]):
        raise ValidationError(f"Health check matcher HTTP code '{group.matcher['HttpCode']}' must be 200-499")
    if not (group.health_check_path or "/").startswith("/"):
        raise ValidationError(f"Health check path '{group.health_check_path}' must begin with '/'")


@replaces(ELBv2Backend, "modify_target_group_attributes")
def modify_target_group_attributes(
    original: Any, self: Any, target_group_arn: str, attributes: dict[str, Any]
) -> None:
    """ModifyTargetGroupAttributes. moto takes what cannot go together."""
    group = self.target_groups.get(target_group_arn)
    wanted = {**(group.attributes if group else {}), **attributes}
    slow_start = int(wanted.get("slow_start.duration_seconds", 0))
    algorithm = wanted.get("load_balancing.algorithm.type", "round_robin")
    if slow_start and not 30 <= slow_start <= 900:
        raise ValidationError("'slow_start.duration_seconds' must be 0 or between 30 and 900")
    if algorithm not in ALGORITHMS:
        raise ValidationError(f"'load_balancing.algorithm.type' must be one of {ALGORITHMS}")
    if slow_start and algorithm != "round_robin":
        raise InvalidConfigurationRequest(f"Slow start mode does not work with the algorithm {algorithm}")
    original(self, target_group_arn, attributes)
