"""Container Insights: how many tasks of a service run, and the alarms on it, evaluated as if their time had passed.

Alarms on expressions are not evaluated.
Amazon CloudWatch User Guide, "Amazon ECS Container Insights metrics" and "Configuring how CloudWatch alarms treat
missing data"
"""

import operator
from typing import Any

from moto.cloudwatch.models import cloudwatch_backends

from .alarm_actions import change_state

NAMESPACE, METRIC = "ECS/ContainerInsights", "RunningTaskCount"
COMPARISONS = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanOrEqualToThreshold": operator.le,
    "LessThanThreshold": operator.lt,
}
MISSING = {"breaching": "ALARM", "missing": "INSUFFICIENT_DATA", "notBreaching": "OK", None: "INSUFFICIENT_DATA"}


def publish_running_tasks(backend: Any, service: Any) -> None:
    """A service without a running task, or in a cluster without Container Insights, has no value at all."""
    value = service.running_count if service.running_count and is_enabled(backend, service) else None
    cloudwatch = cloudwatch_backends[backend.account_id][backend.region_name]
    dimensions = {"ClusterName": service.cluster_name, "ServiceName": service.name}
    for alarm in list(cloudwatch.alarms.values()):
        if (alarm.namespace, alarm.metric_name) != (NAMESPACE, METRIC):
            continue
        if {it.name: it.value for it in alarm.dimensions} != dimensions:
            continue
        state = state_of(alarm, value)
        change_state(cloudwatch, alarm, state, f"The number of running tasks is {value or 'missing'}.")


def is_enabled(backend: Any, service: Any) -> bool:
    settings = backend._get_cluster(service.cluster_name).settings or []
    return any(it["name"] == "containerInsights" and it["value"] != "disabled" for it in settings)


def state_of(alarm: Any, value: int | None) -> str:
    if value is not None:
        breaches = COMPARISONS[alarm.comparison_operator](value, float(alarm.threshold))
        return "ALARM" if breaches else "OK"
    if alarm.treat_missing_data == "ignore":
        return str(alarm.state_value)
    return MISSING[alarm.treat_missing_data]
