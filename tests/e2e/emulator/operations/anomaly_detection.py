"""Cost Anomaly Detection: monitors, and who is told of what they find. moto has neither."""

import json
from typing import Any

from moto.ce.models import CostExplorerBackend
from moto.ce.responses import CostExplorerResponse
from moto.core.exceptions import JsonRESTError
from moto.moto_api._internal import mock_random
from moto.sns.models import sns_backends

from .adds import adds
from .replace import replaces
from .topics import may_publish

COST_ALERTS = "costalerts.amazonaws.com"
IMPACTS = ("ANOMALY_TOTAL_IMPACT_ABSOLUTE", "ANOMALY_TOTAL_IMPACT_PERCENTAGE")
MOST_TAG_VALUES = 10


@replaces(CostExplorerBackend, "__init__")
def begin(original: Any, self: Any, *args: Any, **request: Any) -> None:
    original(self, *args, **request)
    self.monitors: dict[str, dict[str, Any]] = {}
    self.subscriptions: dict[str, dict[str, Any]] = {}


@adds(CostExplorerResponse)
def create_anomaly_monitor(self: Any) -> str:
    """CreateAnomalyMonitor, of a tag."""
    monitor = self._get_param("AnomalyMonitor")
    tags = (monitor.get("MonitorSpecification") or {}).get("Tags")
    if monitor["MonitorType"] != "CUSTOM" or not tags:
        raise NotImplementedError("This emulator knows monitors of a tag only.")
    if not tags.get("Key") or not 1 <= len(tags.get("Values") or []) <= MOST_TAG_VALUES:
        raise invalid(f"A monitor of a tag has a key and 1 to {MOST_TAG_VALUES} values.")
    arn = new_arn(self, "anomalymonitor")
    self.ce_backend.monitors[arn] = {**monitor, "MonitorArn": arn}
    self.ce_backend.tag_resource(arn, self._get_param("ResourceTags") or [])
    return json.dumps({"MonitorArn": arn})


@adds(CostExplorerResponse)
def get_anomaly_monitors(self: Any) -> str:
    """GetAnomalyMonitors."""
    found = wanted(self.ce_backend.monitors, self._get_param("MonitorArnList"))
    return json.dumps({"AnomalyMonitors": found})


@adds(CostExplorerResponse)
def update_anomaly_monitor(self: Any) -> str:
    """UpdateAnomalyMonitor: nothing but the name can be changed."""
    monitor = existing(self.ce_backend.monitors, self._get_param("MonitorArn"))
    monitor["MonitorName"] = self._get_param("MonitorName") or monitor["MonitorName"]
    return json.dumps({"MonitorArn": monitor["MonitorArn"]})


@adds(CostExplorerResponse)
def delete_anomaly_monitor(self: Any) -> str:
    """DeleteAnomalyMonitor."""
    arn = existing(self.ce_backend.monitors, self._get_param("MonitorArn"))["MonitorArn"]
    del self.ce_backend.monitors[arn]
    return "{}"


@adds(CostExplorerResponse)
def create_anomaly_subscription(self: Any) -> str:
    """CreateAnomalySubscription."""
    subscription = self._get_param("AnomalySubscription")
    check(self, subscription)
    arn = new_arn(self, "anomalysubscription")
    self.ce_backend.subscriptions[arn] = {
        **subscription, "SubscriptionArn": arn, "AccountId": self.current_account
    }
    self.ce_backend.tag_resource(arn, self._get_param("ResourceTags") or [])
    return json.dumps({"SubscriptionArn": arn})


@adds(CostExplorerResponse)
def get_anomaly_subscriptions(self: Any) -> str:
    """GetAnomalySubscriptions."""
    found = wanted(self.ce_backend.subscriptions, self._get_param("SubscriptionArnList"))
    return json.dumps({"AnomalySubscriptions": found})


@adds(CostExplorerResponse)
def update_anomaly_subscription(self: Any) -> str:
    """UpdateAnomalySubscription: what is not given keeps its value."""
    request = json.loads(self.body)
    arn = request.pop("SubscriptionArn")
    changed = {**existing(self.ce_backend.subscriptions, arn), **request}
    check(self, changed)
    self.ce_backend.subscriptions[arn] = changed
    return json.dumps({"SubscriptionArn": arn})


@adds(CostExplorerResponse)
def delete_anomaly_subscription(self: Any) -> str:
    """DeleteAnomalySubscription."""
    arn = existing(self.ce_backend.subscriptions, self._get_param("SubscriptionArn"))["SubscriptionArn"]
    del self.ce_backend.subscriptions[arn]
    return "{}"


def check(response: Any, subscription: dict[str, Any]) -> None:
    """Anomalies that a topic may not be told of would be lost unseen, so such a topic is refused."""
    for arn in subscription["MonitorArnList"]:
        existing(response.ce_backend.monitors, arn)
    impact = (subscription.get("ThresholdExpression") or {}).get("Dimensions") or {}
    if impact.get("Key") not in IMPACTS or impact.get("MatchOptions") != ["GREATER_THAN_OR_EQUAL"]:
        raise NotImplementedError("This emulator knows thresholds of the total impact only.")
    subscribers = subscription["Subscribers"]
    if (subscription["Frequency"] == "IMMEDIATE") != all(it["Type"] == "SNS" for it in subscribers):
        raise invalid("IMMEDIATE is for topics, DAILY and WEEKLY are for email.")
    account = response.current_account
    source = {"aws:SourceAccount": account, "aws:SourceArn": f"arn:aws:ce::{account}:anomalysubscription/*"}
    for arn in (it["Address"] for it in subscribers if it["Type"] == "SNS"):
        home = sns_backends[account][arn.split(":")[3]]
        if not may_publish(home, arn, COST_ALERTS, source):
            raise invalid(f"{COST_ALERTS} may not publish to {arn}: its policy and its key have to admit it.")


def new_arn(response: Any, kind: str) -> str:
    return f"arn:aws:ce::{response.current_account}:{kind}/{mock_random.uuid4()}"


def wanted(known: dict[str, dict[str, Any]], arns: list[str] | None) -> list[dict[str, Any]]:
    return [existing(known, arn) for arn in arns] if arns else list(known.values())


def existing(known: dict[str, dict[str, Any]], arn: str) -> dict[str, Any]:
    if arn not in known:
        kind = "Monitor" if ":anomalymonitor/" in arn else "Subscription"
        raise JsonRESTError(f"Unknown{kind}Exception", f"There is no {arn}.")
    return known[arn]


def invalid(message: str) -> JsonRESTError:
    return JsonRESTError("ValidationException", message)
