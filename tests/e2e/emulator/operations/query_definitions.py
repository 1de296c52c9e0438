"""Saved queries of CloudWatch Logs Insights."""

import json
from typing import Any

from moto.core.utils import unix_time_millis
from moto.logs.exceptions import InvalidParameterException, ResourceNotFoundException
from moto.logs.models import LogsBackend
from moto.logs.responses import LogsResponse
from moto.moto_api._internal import mock_random

from .adds import adds
from .replace import replaces

LONGEST_NAME, LONGEST_QUERY, MOST_LOG_GROUPS = 255, 10_000, 50


@replaces(LogsBackend, "__init__")
def begin(original: Any, self: Any, *args: Any, **request: Any) -> None:
    original(self, *args, **request)
    self.query_definitions: dict[str, dict[str, Any]] = {}


@adds(LogsResponse)
def put_query_definition(self: Any) -> str:
    """PutQueryDefinition is missing. It replaces the definition as a whole."""
    definitions = self.logs_backend.query_definitions
    definition_id = self._get_param("queryDefinitionId")
    if definition_id and definition_id not in definitions:
        raise ResourceNotFoundException(msg=f"Query definition with id {definition_id} does not exist.")
    definition = {
        "name": self._get_param("name"),
        "queryString": self._get_param("queryString"),
        "logGroupNames": self._get_param("logGroupNames") or [],
    }
    check(self.logs_backend, definition)
    others = [it["name"] for id_, it in definitions.items() if id_ != definition_id]
    if definition["name"] in others:
        raise refusal("name", definition["name"], "Names of query definitions must be unique")
    definition_id = definition_id or str(mock_random.uuid4())
    definitions[definition_id] = {
        **definition, "queryDefinitionId": definition_id, "lastModified": int(unix_time_millis())
    }
    return json.dumps({"queryDefinitionId": definition_id})


def check(backend: Any, definition: dict[str, Any]) -> None:
    """AWS also looks whether the query can be read; this does not know its language."""
    limits = (("name", LONGEST_NAME), ("queryString", LONGEST_QUERY))
    for name, longest in limits:
        if not 1 <= len(definition[name] or "") <= longest:
            raise refusal(name, definition[name], f"Member must have length from 1 to {longest}")
    if any(not part for part in definition["name"].split("/")):
        raise refusal("name", definition["name"], "Folders must have a name")
    names = definition["logGroupNames"]
    if len(names) > MOST_LOG_GROUPS:
        raise refusal("logGroupNames", names, f"Member must have at most {MOST_LOG_GROUPS} names")


def refusal(parameter: str, value: Any, constraint: str) -> InvalidParameterException:
    return InvalidParameterException(constraint=constraint, parameter=parameter, value=value)


@adds(LogsResponse)
def describe_query_definitions(self: Any) -> str:
    """DescribeQueryDefinitions is missing."""
    prefix = self._get_param("queryDefinitionNamePrefix") or ""
    found = self.logs_backend.query_definitions.values()
    return json.dumps({"queryDefinitions": [it for it in found if it["name"].startswith(prefix)]})


@adds(LogsResponse)
def delete_query_definition(self: Any) -> str:
    """DeleteQueryDefinition is missing."""
    definition_id = self._get_param("queryDefinitionId")
    if self.logs_backend.query_definitions.pop(definition_id, None) is None:
        raise ResourceNotFoundException(msg=f"Query definition with id {definition_id} does not exist.")
    return json.dumps({"success": True})
