"""EventBridge rules: patterns that EventBridge refuses, and templates that do not fit their paths."""

import json
import re
from typing import Any

from moto.events.exceptions import InvalidEventPatternException, ValidationException
from moto.events.models import EventsBackend

from .replace import replaces

NAME = re.compile(r"[.\-_A-Za-z0-9]{1,64}")
LONGEST_PATTERN, MOST_TARGETS, MOST_PATHS, LONGEST_TEMPLATE = 2048, 5, 100, 8192
# Amazon EventBridge User Guide, "Comparison operators for use in event patterns".
OPERATORS = {
    "anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard",
}
PATH_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
PATH = re.compile(r"\$(\.[A-Za-z0-9_-]+|\[\d+\]|\.?\['[^']+'\])+|\$")
# Names that every template may use without a path.
RESERVED = "aws.events."


@replaces(EventsBackend, "put_rule")
def put_rule(original: Any, self: Any, name: str, **request: Any) -> Any:
    """PutRule. moto looks at the first level of a pattern only, and takes any name."""
    if not NAME.fullmatch(name):
        raise ValidationException(f"The name {name} has not 1 to 64 letters, digits, dots, - and _.")
    if len(request.get("description") or "") > 512:
        raise ValidationException("A description has at most 512 characters.")
    text = request.get("event_pattern")
    if text:
        if len(text) > LONGEST_PATTERN:
            raise InvalidEventPatternException(f"it has more than {LONGEST_PATTERN} characters")
        check_pattern(parsed(text))
    return original(self, name=name, **request)


def parsed(text: str) -> dict[str, Any]:
    try:
        pattern = json.loads(text)
    except ValueError:
        raise InvalidEventPatternException("it is no JSON") from None
    if not isinstance(pattern, dict):
        raise InvalidEventPatternException("it is no object")
    return pattern


def check_pattern(pattern: dict[str, Any]) -> None:
    if not pattern:
        raise InvalidEventPatternException("an object must not be empty")
    for name, wanted in pattern.items():
        if name == "$or":
            for alternative in wanted:
                check_pattern(alternative)
        elif isinstance(wanted, dict):
            check_pattern(wanted)
        elif isinstance(wanted, list) and wanted:
            for value in wanted:
                check_value(name, value)
        else:
            raise InvalidEventPatternException(f'"{name}" must be an object or an array')


def check_value(name: str, value: Any) -> None:
    if isinstance(value, list):
        raise InvalidEventPatternException(f'"{name}" must not hold an array in an array')
    if isinstance(value, dict) and (len(value) != 1 or not set(value) <= OPERATORS):
        raise InvalidEventPatternException(f'Unrecognized match type {", ".join(value)} of "{name}"')


@replaces(EventsBackend, "put_targets")
def put_targets(
    original: Any, self: Any, name: str, event_bus_arn: str | None, targets: list[dict[str, Any]]
) -> None:
    """PutTargets. moto takes any number of targets and any template."""
    rule = self.describe_rule(name, event_bus_arn)
    ids = {target["Id"] for target in (*rule.targets, *targets)}
    if len(ids) > MOST_TARGETS:
        raise ValidationException(f"A rule has at most {MOST_TARGETS} targets.")
    for target in targets:
        if target["Arn"].split(":")[3] not in ("", self.region_name):
            raise ValidationException(f"The target {target['Arn']} is not in the region of its rule.")
        if "InputTransformer" in target:
            check_transformer(target["InputTransformer"])
    original(self, name, event_bus_arn, targets)


def check_transformer(transformer: dict[str, Any]) -> None:
    """Amazon EventBridge API Reference, "InputTransformer"."""
    paths, template = transformer.get("InputPathsMap") or {}, transformer["InputTemplate"]
    if len(paths) > MOST_PATHS or not 1 <= len(template) <= LONGEST_TEMPLATE:
        raise ValidationException(f"At most {LONGEST_TEMPLATE} characters and {MOST_PATHS} paths.")
    for name, path in paths.items():
        if not PATH_NAME.fullmatch(name) or name.startswith("AWS"):
            raise ValidationException(f"{name} is no name of a path.")
        if not PATH.fullmatch(path):
            raise ValidationException(f"Invalid JSON path {path} of {name}.")
    names = re.findall(r"<([^<>\s]+)>", template)
    unknown = [name for name in names if name not in paths and not name.startswith(RESERVED)]
    if unknown:
        raise ValidationException(f"Invalid InputTemplate: no path is called {', '.join(unknown)}.")
    # A sentence is a JSON text, on each line; names in it stand for texts.
    filled = re.sub(r"<([^<>\s]+)>", "0", template)
    if not any(is_json_value(text) for text in (filled, *filled.splitlines())):
        raise ValidationException("Invalid InputTemplate: it is neither JSON nor lines of JSON texts.")


def is_json_value(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
