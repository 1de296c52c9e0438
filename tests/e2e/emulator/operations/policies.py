"""Answers whether a policy document lets an AWS service act on a resource.

Not an IAM simulator: a service principal, one action, one resource, and the few condition operators that
such policies use. What it does not know counts against the caller: an unknown operator in an Allow grants
nothing, in a Deny it denies.
"""

import fnmatch
import json
from typing import Any


def service_may(
    document: str | None, service: str, action: str, resource: str, context: dict[str, str]
) -> bool:
    """Whether a resource policy (a bucket's, a role's trust) lets the service principal do this."""
    statements = [s for s in _statements(document) if _names_service(s, service)]
    return _allowed(statements, action, resource, context)


def identity_may(documents: list[str], action: str, resource: str) -> bool:
    """Whether the policies of a role, taken together, allow the action on the resource."""
    statements = [statement for document in documents for statement in _statements(document)]
    return _allowed(statements, action, resource, {})


def _statements(document: str | None) -> list[dict[str, Any]]:
    return _listed(json.loads(document).get("Statement", [])) if document else []


def _allowed(
    statements: list[dict[str, Any]], action: str, resource: str, context: dict[str, str]
) -> bool:
    applying = [s for s in statements if _applies(s, action, resource, context)]
    effects = {statement["Effect"] for statement in applying}
    return "Allow" in effects and "Deny" not in effects


def _applies(statement: dict[str, Any], action: str, resource: str, context: dict[str, str]) -> bool:
    return (
        _matches(statement, "Action", action.lower(), str.lower)
        and ("Resource" not in statement or _matches(statement, "Resource", resource, str))
        and all(
            _holds(operator, key, _listed(values), context, otherwise=statement["Effect"] == "Deny")
            for operator, keys in statement.get("Condition", {}).items()
            for key, values in keys.items()
        )
    )


def _matches(statement: dict[str, Any], element: str, value: str, normalize: Any) -> bool:
    if f"Not{element}" in statement:
        return not _like(value, [normalize(p) for p in _listed(statement[f"Not{element}"])])
    return _like(value, [normalize(p) for p in _listed(statement[element])])


def _names_service(statement: dict[str, Any], service: str) -> bool:
    principal = statement.get("Principal")
    if principal == "*" or (isinstance(principal, dict) and "*" in _listed(principal.get("AWS", []))):
        return True
    return isinstance(principal, dict) and service in _listed(principal.get("Service", []))


def _holds(operator: str, key: str, wanted: list[str], context: dict[str, str], otherwise: bool) -> bool:
    actual = {name.lower(): value for name, value in context.items()}.get(key.lower())
    base = operator.removesuffix("IfExists")
    if actual is None:
        # AWS: a missing key satisfies the IfExists form and every negated operator, nothing else.
        return base != operator or "Not" in base
    if base in ("StringEquals", "Bool"):
        return actual in wanted
    if base in ("StringLike", "ArnLike", "ArnEquals"):
        return _like(actual, wanted)
    if base == "StringNotEquals":
        return actual not in wanted
    if base in ("StringNotLike", "ArnNotLike", "ArnNotEquals"):
        return not _like(actual, wanted)
    return otherwise


def _like(value: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(value, pattern.replace("[", "[[]")) for pattern in patterns)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
