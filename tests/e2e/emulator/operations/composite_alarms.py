"""CloudWatch composite alarms: their rules, and the alarms that these are made of."""

from typing import Any

from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.models import Alarm
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult, EmptyResult

from .adds import adds
from .alarm_actions import evaluate
from .alarm_rules import AlarmRule, RuleError
from .metric_alarms import check_names, keep_state
from .replace import replaces

LONGEST_RULE, MOST_CHILDREN = 10_240, 100


@adds(CloudWatchResponse)
def put_composite_alarm(self: Any) -> EmptyResult:
    """PutCompositeAlarm is missing."""
    backend, request = self.cloudwatch_backend, given(self)
    name, known = request["name"], self.cloudwatch_backend.alarms.get(request["name"])
    if known and not known.rule:
        raise ValidationError(f"{name} is a metric alarm.")
    check_names(backend, request)
    check_rule(backend, name, request["rule"])

    alarm = Alarm(
        account_id=backend.account_id, region_name=backend.region_name, namespace="", metric_name="",
        metric_data_queries=None, comparison_operator="", evaluation_periods=0, datapoints_to_alarm=None,
        period=0, threshold=0, statistic="", extended_statistic=None, dimensions=[], unit=None,
        treat_missing_data=None, evaluate_low_sample_count_percentile=None, threshold_metric_id=None,
        **request,
    )
    if known:
        keep_state(known, alarm)
    else:
        backend.tagger.tag_resource(alarm.alarm_arn, self._get_param("Tags", []))
    backend.alarms[name] = alarm
    evaluate(backend, alarm)
    return EmptyResult()


def given(response: Any) -> dict[str, Any]:
    if response._get_param("ActionsSuppressor"):
        raise NotImplementedError("This emulator does not suppress actions.")
    return {
        "name": response._get_param("AlarmName"),
        "description": response._get_param("AlarmDescription"),
        "rule": response._get_param("AlarmRule"),
        "actions_enabled": response._get_bool_param("ActionsEnabled"),
        "alarm_actions": response._get_param("AlarmActions", []),
        "ok_actions": response._get_param("OKActions", []),
        "insufficient_data_actions": response._get_param("InsufficientDataActions", []),
    }


def check_rule(backend: Any, name: str, text: str) -> None:
    """Amazon CloudWatch API Reference, "PutCompositeAlarm", AlarmRule."""
    if not 1 <= len(text) <= LONGEST_RULE:
        raise ValidationError(f"AlarmRule has 1 to {LONGEST_RULE} characters, and this one has {len(text)}.")
    try:
        rule = AlarmRule(text)
    except RuleError as error:
        raise ValidationError(f"AlarmRule cannot be read: {error}.") from None
    if not rule.alarm_names or len(rule.alarm_names) > MOST_CHILDREN:
        raise ValidationError(f"AlarmRule refers to 1 to {MOST_CHILDREN} alarms.")
    missing = [child for child in rule.alarm_names if child not in backend.alarms]
    if missing:
        raise ValidationError(
            "Could not save the composite alarm as alarms "
            f"[{', '.join(missing)}] in the alarm rule do not exist"
        )
    if name in descendants(backend, rule.alarm_names):
        raise ValidationError(f"{name} would be made of itself.")


def descendants(backend: Any, names: list[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        alarm = backend.alarms.get(name)
        if name not in found and alarm and alarm.rule:
            waiting += AlarmRule(alarm.rule).alarm_names
        found.add(name)
    return found


@replaces(CloudWatchResponse, "describe_alarms")
def describe_alarms(original: Any, self: Any) -> ActionResult:
    """DescribeAlarms. AWS answers with metric alarms unless it is asked for others; moto with all of them."""
    answer = original(self)
    types = self._get_param("AlarmTypes") or ["MetricAlarm"]
    for kind in ("MetricAlarm", "CompositeAlarm"):
        if kind not in types:
            answer.result[f"{kind}s"] = []
    return answer
