"""What happens when an alarm of CloudWatch changes its state: messages, and the composite alarms above it."""

import json
import sys
from typing import Any

from moto.core.utils import utcnow
from moto.sns.models import sns_backends

from .alarm_rules import AlarmRule
from .topics import may_publish

CLOUDWATCH = "cloudwatch.amazonaws.com"
REGIONS = {"us-east-1": "US East (N. Virginia)", "us-east-2": "US East (Ohio)"}


def change_state(backend: Any, alarm: Any, state: str, reason: str, reason_data: str | None = None) -> None:
    """Actions run when a state changes, not when it is set to what it is."""
    before = alarm.state_value
    alarm.update_state(reason, reason_data, state)
    if state == before:
        return
    run_actions(backend, alarm, before)
    for composite in list(backend.alarms.values()):
        if composite.rule and alarm.name in AlarmRule(composite.rule).alarm_names:
            evaluate(backend, composite, alarm)


def evaluate(backend: Any, composite: Any, child: Any = None) -> None:
    """A composite alarm is in ALARM or OK; nothing is insufficient about a rule."""
    is_ringing = AlarmRule(composite.rule).holds(
        lambda name, state: name in backend.alarms and backend.alarms[name].state_value == state
    )
    state = "ALARM" if is_ringing else "OK"
    if state == composite.state_value:
        return
    composite.triggering_children = [child] if child else []
    cause = f"{child.alarm_arn} transitioned to {child.state_value}" if child else "its rule was evaluated"
    reason = f"{cause} at {stamp(utcnow(), '%A %d %B, %Y %H:%M:%S UTC')}"
    change_state(backend, composite, state, reason, "{}")


def run_actions(backend: Any, alarm: Any, before: str) -> None:
    """Nobody is told of messages that are lost, as on AWS; here they are at least on standard error."""
    if not alarm.actions_enabled:
        return
    actions = {
        "ALARM": alarm.alarm_actions,
        "OK": alarm.ok_actions,
        "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
    }
    source = {"aws:SourceAccount": backend.account_id, "aws:SourceArn": alarm.alarm_arn}
    for arn in actions[alarm.state_value]:
        if arn.split(":")[2] != "sns":
            raise NotImplementedError("This emulator knows topics as actions of alarms only.")
        if not may_publish(backend, arn, CLOUDWATCH, source):
            print(f"{alarm.name}: {CLOUDWATCH} may not publish to {arn}.", file=sys.stderr)
            continue
        topic = sns_backends[backend.account_id][backend.region_name].topics[arn]
        subject = f'{alarm.state_value}: "{alarm.name}" in {region(backend)}'
        # SNS cuts nothing; CloudWatch keeps to the 100 characters that a subject may have.
        topic.publish(json.dumps(message(backend, alarm, before)), subject=subject[:99])


def message(backend: Any, alarm: Any, before: str) -> dict[str, Any]:
    """Amazon CloudWatch User Guide, "Notifying users on alarm changes"."""
    return {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": backend.account_id,
        "AlarmConfigurationUpdatedTimestamp": stamp(alarm.configuration_updated_timestamp),
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": stamp(alarm.state_updated_timestamp),
        "Region": region(backend),
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": before,
        "OKActions": alarm.ok_actions,
        "AlarmActions": alarm.alarm_actions,
        "InsufficientDataActions": alarm.insufficient_data_actions,
        **(of_rule(alarm) if alarm.rule else {"Trigger": trigger(alarm)}),
    }


def of_rule(alarm: Any) -> dict[str, Any]:
    return {
        "AlarmRule": alarm.rule,
        "TriggeringChildren": [
            {"Arn": child.alarm_arn, "State": {"Value": child.state_value, "Timestamp": stamp(utcnow())}}
            for child in alarm.triggering_children
        ],
    }


def trigger(alarm: Any) -> dict[str, Any]:
    common = {
        "Period": alarm.period,
        "EvaluationPeriods": alarm.evaluation_periods,
        "DatapointsToAlarm": alarm.datapoints_to_alarm,
        "ComparisonOperator": alarm.comparison_operator,
        "Threshold": alarm.threshold,
        "TreatMissingData": alarm.treat_missing_data,
        "EvaluateLowSampleCountPercentile": alarm.evaluate_low_sample_count_percentile or "",
    }
    if alarm.metric_data_queries:
        queries = [{"Id": query.id, "Label": query.label} for query in alarm.metric_data_queries]
        return {**common, "Metrics": queries}
    statistic = {"StatisticType": "Statistic", "Statistic": (alarm.statistic or "").upper()}
    extended = {"StatisticType": "ExtendedStatistic", "ExtendedStatistic": alarm.extended_statistic}
    return {
        **common,
        **(extended if alarm.extended_statistic else statistic),
        "MetricName": alarm.metric_name,
        "Namespace": alarm.namespace,
        "Dimensions": [{"name": it.name, "value": it.value} for it in alarm.dimensions],
        "Unit": alarm.unit,
    }


def region(backend: Any) -> str:
    return REGIONS.get(backend.region_name, backend.region_name)


def stamp(time: Any, form: str = "%Y-%m-%dT%H:%M:%S.000+0000") -> str:
    return str(time.strftime(form))
