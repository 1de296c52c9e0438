"""Names of operations that a request names only by its method and path, as botocore's service models have them."""

import functools
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

import botocore.session

# Where a request is signed with another name than botocore's folder has.
MODELS = {"elasticfilesystem": "efs", "aws-chatbot": "chatbot"}


def operation_of(service: str | None, method: str, path: str, query: str) -> str | None:
    """`PutBucketVersioning` of `PUT /bucket?versioning`; None where no model knows it."""
    given = parse_qs(query, keep_blank_values=True)
    candidates = (
        (len(constants) * 100 + len(pattern.pattern), name)
        for name, verb, pattern, constants in _operations(service or "")
        if verb == method and pattern.fullmatch(path) and _contains(given, constants)
    )
    return max(candidates, default=(0, None))[1]


@functools.cache
def _operations(service: str) -> list[tuple[str, str, re.Pattern[str], dict[str, list[str]]]]:
    session = botocore.session.get_session()
    name = MODELS.get(service, service)
    if name not in session.get_available_services():
        return []
    model = session.get_service_model(name)
    return [_route(operation, model.operation_model(operation)) for operation in model.operation_names]


def _route(name: str, operation: Any) -> tuple[str, str, re.Pattern[str], dict[str, list[str]]]:
    path, _, query = operation.http["requestUri"].partition("?")
    parts: Iterable[str] = re.split(r"(\{[^}]+\})", path.rstrip("/") or "/")
    pattern = "".join(
        (".+" if part.endswith("+}") else "[^/]+") if part.startswith("{") else re.escape(part) for part in parts
    )
    return name, operation.http["method"], re.compile(f"{pattern}/?"), parse_qs(query, keep_blank_values=True)


def _contains(given: dict[str, list[str]], constants: dict[str, list[str]]) -> bool:
    return all(key in given and (values == [""] or given[key] == values) for key, values in constants.items())
