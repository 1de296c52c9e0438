"""EventBridge: which rules an event sets off, and what a topic gets of it."""

import json
import re
import sys
from typing import Any

from moto.events.exceptions import ValidationException
from moto.events.models import EventPattern, EventsBackend, Rule
from moto.sns.models import sns_backends

from .replace import replaces
from .topics import may_publish

EVENTBRIDGE = "events.amazonaws.com"
# In the place of the signature of an AWS service, which nobody else can give.
SERVICE = "of an AWS service"
JSON_TEXT = re.compile(r'"(?:\\.|[^"\\])*"')
PLACE = re.compile(r"<([^<>\s]+)>")
STEP = re.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]")


@replaces(EventsBackend, "put_events")
def put_events(original: Any, self: Any, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """PutEvents. Only AWS services may put events of `aws.`; a test stands in for them with a trace header."""
    for event in events:
        if event.get("Source", "").startswith("aws.") and event.get("TraceHeader") != SERVICE:
            raise ValidationException(f"Not authorized for the source: {event['Source']}")
    return original(self, events)


@replaces(Rule, "send_to_targets")
def send_to_targets(original: Any, self: Any, original_event: dict[str, Any], *args: Any, **kwargs: Any) -> None:
    """An event that has come. moto finds no values in arrays of objects, and knows no topics as targets."""
    topics = [target for target in self.targets if target["Arn"].split(":")[2] == "sns"]
    if not topics:
        original(self, original_event, *args, **kwargs)
        return
    if len(topics) < len(self.targets):
        raise NotImplementedError("This emulator sends the events of a rule to topics, or to anything else.")
    if self.state != "ENABLED" or not matches(self.event_pattern.get_pattern(), original_event):
        return
    for target in topics:
        deliver(self, target, original_event)


def matches(pattern: dict[str, Any], event: dict[str, Any]) -> bool:
    """Amazon EventBridge User Guide, "Creating Amazon EventBridge event patterns"."""
    return all(matches_field(wanted, event.get(name, MISSING)) for name, wanted in pattern.items())


MISSING = object()


def matches_field(wanted: Any, value: Any) -> bool:
    values = value if isinstance(value, list) else [value]
    if isinstance(wanted, dict):
        return any(isinstance(each, dict) and matches(wanted, each) for each in values)
    return any(matches_value(condition, each) for condition in wanted for each in values)


def matches_value(condition: Any, value: Any) -> bool:
    if value is MISSING:
        return condition == {"exists": False}
    if isinstance(condition, dict):
        return bool(EventPattern._does_item_match_named_filter(value, condition))
    return type(condition) is type(value) and condition == value


def deliver(rule: Any, target: dict[str, Any], event: dict[str, Any]) -> None:
    """Nobody is told of events that are lost, as on AWS; here they are at least on standard error."""
    if not may_publish(rule, target["Arn"], EVENTBRIDGE, {}):
        print(f"{rule.name}: {EVENTBRIDGE} may not publish to {target['Arn']}.", file=sys.stderr)
        return
    transformer = target.get("InputTransformer")
    text = transformed(transformer, event) if transformer else json.dumps(event)
    sns_backends[rule.account_id][rule.region_name].topics[target["Arn"]].publish(text)


def transformed(transformer: dict[str, Any], event: dict[str, Any]) -> str:
    """Amazon EventBridge User Guide, "Amazon EventBridge input transformation". Within a JSON text a value is
    escaped; a path that leads nowhere is refused here, because what AWS makes of it is in no guide."""
    values = {name: value_at(path, event) for name, path in transformer.get("InputPathsMap", {}).items()}
    template = transformer["InputTemplate"]
    if not template.startswith("{"):
        raise NotImplementedError("This emulator fills in JSON objects only.")
    filled = JSON_TEXT.sub(lambda text: PLACE.sub(lambda it: inside_text(values[it[1]]), text[0]), template)
    return json.dumps(json.loads(PLACE.sub(lambda it: json.dumps(values[it[1]]), filled)))


def inside_text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    # What looks like another place is text by now.
    return json.dumps(text)[1:-1].replace("<", "\\u003c")


def value_at(path: str, event: dict[str, Any]) -> Any:
    value: Any = event
    for name, index in STEP.findall(path.removeprefix("$")):
        try:
            value = value[int(index)] if index else value[name]
        except (KeyError, IndexError, TypeError):
            raise ValidationException(f"The event has nothing at {path}.") from None
    return value
