"""CloudWatch alarms on metrics: what CloudWatch refuses, and a state that survives a change of the alarm."""

from typing import Any

from moto.cloudwatch.exceptions import ResourceNotFound, ValidationError
from moto.cloudwatch.models import Alarm, CloudWatchBackend

from .alarm_actions import change_state
from .alarm_rules import AlarmRule
from .replace import replaces

HOUR, DAY = 3600, 86_400
MISSING_DATA = (None, "breaching", "ignore", "missing", "notBreaching")
COMPARISONS = {
    f"{direction}{bound}"
    for direction in ("GreaterThan", "LessThan")
    for bound in ("Threshold", "OrEqualToThreshold")
}
MOST_ACTIONS, MOST_METRICS = 5, 10


@replaces(Alarm, "__init__")
def alarm_begins(original: Any, self: Any, *args: Any, **request: Any) -> None:
    """Every alarm begins with INSUFFICIENT_DATA; moto's are OK, so that nothing would happen when one is."""
    original(self, *args, **request)
    self.state_value = "INSUFFICIENT_DATA"
    self.triggering_children: list[Any] = []


@replaces(CloudWatchBackend, "put_metric_alarm")
def put_metric_alarm(original: Any, self: Any, **request: Any) -> Any:
    """PutMetricAlarm. moto refuses almost nothing and forgets the state of an alarm that is changed."""
    known = self.alarms.get(request["name"])
    if known and known.rule:
        raise ValidationError(f"{known.name} is a composite alarm.")
    check_names(self, request)
    check_comparison(request)
    check_window(request)
    # AWS tags an alarm when it is created, and ignores tags in later calls.
    tags = request.pop("tags", None)
    alarm = original(self, **request, tags=None if known else tags)
    if known:
        keep_state(known, alarm)
    return alarm


def keep_state(known: Any, alarm: Any) -> None:
    for name in ("history", "state_reason", "state_reason_data", "state_value", "state_updated_timestamp"):
        setattr(alarm, name, getattr(known, name))


@replaces(CloudWatchBackend, "set_alarm_state")
def set_alarm_state(
    original: Any, self: Any, alarm_name: str, reason: str, reason_data: str | None, state_value: str
) -> None:
    """SetAlarmState. In moto nothing follows from a state."""
    alarm = self.alarms.get(alarm_name)
    if alarm is None or state_value not in ("ALARM", "INSUFFICIENT_DATA", "OK"):
        original(self, alarm_name, reason, reason_data, state_value)
    change_state(self, alarm, state_value, reason, reason_data)


@replaces(CloudWatchBackend, "delete_alarms")
def delete_alarms(original: Any, self: Any, alarm_names: list[str]) -> None:
    """DeleteAlarms. moto deletes an alarm that a composite alarm is made of; AWS deletes all or none."""
    if sum(bool(self.alarms[name].rule) for name in alarm_names if name in self.alarms) > 1:
        raise ValidationError("At most one composite alarm can be deleted at a time.")
    missing = [name for name in alarm_names if name not in self.alarms]
    if missing:
        raise ResourceNotFound(f"The alarms {missing} do not exist.")
    for composite in self.alarms.values():
        used = AlarmRule(composite.rule).alarm_names if composite.rule else []
        for name in set(used) & set(alarm_names) if composite.name not in alarm_names else ():
            raise ValidationError(f"Cannot delete {name} as there are composite alarm(s) depending on it.")
    for name in alarm_names:
        self.tagger.delete_all_tags_for_resource(self.alarms[name].alarm_arn)
    original(self, alarm_names)


def check_names(backend: Any, request: dict[str, Any]) -> None:
    """What metric alarms and composite alarms share."""
    if not 1 <= len(request["name"]) <= 255:
        raise ValidationError("An alarm's name has 1 to 255 characters.")
    if len(request.get("description") or "") > 1024:
        raise ValidationError("An alarm's description has at most 1024 characters.")
    for name in ("alarm_actions", "ok_actions", "insufficient_data_actions"):
        actions = request.get(name) or []
        if len(actions) > MOST_ACTIONS:
            raise ValidationError(f"An alarm has at most {MOST_ACTIONS} actions for a state.")
        for arn in actions:
            if arn.split(":")[3] != backend.region_name:
                raise ValidationError(
                    f"Invalid region {arn.split(':')[3]} specified. Only {backend.region_name} is supported."
                )


def check_comparison(request: dict[str, Any]) -> None:
    if request["comparison_operator"] not in COMPARISONS:
        raise NotImplementedError("This emulator knows alarms with a fixed threshold only.")
    if request.get("threshold") is None:
        raise ValidationError("The parameter Threshold is required.")
    if request.get("treat_missing_data") not in MISSING_DATA:
        raise ValidationError(f"TreatMissingData cannot be {request['treat_missing_data']}.")
    queries = request.get("metric_data_queries")
    if not queries:
        if bool(request.get("statistic")) == bool(request.get("extended_statistic")):
            raise ValidationError("Exactly one of Statistic and ExtendedStatistic must be specified.")
        return
    if any(request.get(name) for name in ("metric_name", "namespace", "period", "statistic", "dimensions")):
        raise ValidationError("Metrics cannot be given together with a metric.")
    if sum(str(query.return_data).lower() != "false" for query in queries) != 1:
        raise ValidationError("Exactly one element of Metrics must have ReturnData set to true.")
    if sum(query.metric_stat is not None for query in queries) > MOST_METRICS:
        raise ValidationError(f"An alarm on an expression has at most {MOST_METRICS} metrics.")


def check_window(request: dict[str, Any]) -> None:
    """Amazon CloudWatch API Reference, "PutMetricAlarm", EvaluationPeriods, DatapointsToAlarm and Period."""
    queries = request.get("metric_data_queries") or []
    metrics = [query.metric_stat for query in queries if query.metric_stat]
    periods = [request.get("period"), *(it.period for it in (*queries, *metrics))]
    seconds = [int(period) for period in periods if period]
    if not seconds or any(period not in (10, 20, 30) and (period < 60 or period % 60) for period in seconds):
        raise ValidationError("Period must be 10, 20, 30 or a multiple of 60.")
    count = int(request["evaluation_periods"] or 0)
    if count < 1 or int(request.get("datapoints_to_alarm") or 1) > count:
        raise ValidationError("DatapointsToAlarm must be at most EvaluationPeriods, and both at least 1.")
    longest = max(seconds)
    if longest * count > (7 * DAY if longest >= HOUR else DAY):
        raise ValidationError("Metrics cannot be checked across more than a day, or a week with hours.")
