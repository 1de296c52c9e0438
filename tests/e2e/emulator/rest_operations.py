"""Operations that a request names only by its method and path, as botocore's service models have them."""

import functools
import re
from typing import Any
from urllib.parse import parse_qs

import botocore.session

# Where a request is signed with another name than botocore's folder has.
MODELS = {"elasticfilesystem": "efs", "aws-chatbot": "chatbot"}

# Name, method, pattern of the path, parameters in it, and the query that tells operations of one path apart.
Route = tuple[str, str, re.Pattern[str], list[str], dict[str, list[str]]]


def operation_of(service: str | None, method: str, path: str, query: str) -> tuple[str, dict[str, str]] | None:
    """`PutBucketVersioning`, `{"Bucket": "name"}` of `PUT /name?versioning`; None where no model knows it."""
    given = parse_qs(query, keep_blank_values=True)
    candidates = (
        (len(constants) * 100 + len(pattern.pattern), name, dict(zip(labels, match.groups())))
        for name, verb, pattern, labels, constants in _operations(service or "")
        if verb == method and (match := pattern.fullmatch(path)) and _contains(given, constants)
    )
    best = max(candidates, default=None, key=lambda candidate: candidate[:2])
    return best and best[1:]


@functools.cache
def _operations(service: str) -> list[Route]:
    session = botocore.session.get_session()
    name = MODELS.get(service, service)
    if name not in session.get_available_services():
        return []
    model = session.get_service_model(name)
    return [_route(operation, model.operation_model(operation)) for operation in model.operation_names]


def _route(name: str, operation: Any) -> Route:
    path, _, query = operation.http["requestUri"].partition("?")
    parts = re.split(r"(\{[^}]+\})", path.rstrip("/") or "/")
    labels = [part.strip("{+}") for part in parts if part.startswith("{")]
    pattern = "".join(
        ("(.+?)" if part.endswith("+}") else "([^/]+)") if part.startswith("{") else re.escape(part)
        for part in parts
    )
    constants = parse_qs(query, keep_blank_values=True)
    return name, operation.http["method"], re.compile(f"{pattern}/?"), labels, constants


def _contains(given: dict[str, list[str]], constants: dict[str, list[str]]) -> bool:
    return all(key in given and (values == [""] or given[key] == values) for key, values in constants.items())
