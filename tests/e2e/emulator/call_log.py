"""One line of JSON per AWS call: what a run really asked for, to compare with what a role may do."""

import io
import json
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from rest_operations import operation_of

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

# Parameters that say what a call is about. Nothing else is written down: values of secrets pass here.
IDENTIFIER = re.compile(r"^[\w.-]*?(Name|Arn|ARN|Id|Identifier|Prefix|Cluster|Service|Family|TaskDefinition)s?$")
ARN_OR_NAME = re.compile(r"^[\w+=,.@:/*-]{1,300}$")


class CallLog:
    """Wraps a WSGI application; the file is flushed after each line, so that a killed run keeps its log."""

    def __init__(self, application: Wsgi, path: str) -> None:
        self._application = application
        self._file = open(path, "a", encoding="utf-8")
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        caller, region, service = _credential_scope(environ)
        form, document = _parameters(environ)
        call = {
            "caller": caller,
            "provider": "terraform-provider-aws" in environ.get("HTTP_USER_AGENT", ""),
            "service": service,
            "action": _action(environ, service, form),
            "region": region,
            "path": environ["PATH_INFO"],
            "parameters": _identifiers({**form, **document}),
        }

        def responding(status: str, *args: Any, **kwargs: Any) -> Any:
            with self._lock:
                print(json.dumps({**call, "status": int(status.split()[0])}), file=self._file, flush=True)
            return start_response(status, *args, **kwargs)

        return self._application(environ, responding)


def _credential_scope(environ: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Key, region and service as they were signed: Credential=KEY/DATE/REGION/SERVICE/aws4_request."""
    authorization = environ.get("HTTP_AUTHORIZATION", "")
    scope = authorization.partition("Credential=")[2].split(",")[0].split("/")
    return (scope[0], scope[2], scope[3]) if len(scope) == 5 else (None, None, None)


def _parameters(environ: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Parameters of the protocols that carry them in the body, which is read and put back."""
    kind = environ.get("CONTENT_TYPE", "")
    is_form = kind.startswith("application/x-www-form-urlencoded")
    if not is_form and "json" not in kind:
        return {}, {}
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    if is_form:
        return {key: values[0] for key, values in parse_qs(body.decode("utf-8")).items()}, {}
    try:
        document = json.loads(body or b"{}")
    except ValueError:
        return {}, {}
    return {}, document if isinstance(document, dict) else {}


def _identifiers(parameters: dict[str, Any]) -> dict[str, str]:
    """`{"DBInstanceIdentifier": "bmo-learning-prod"}`; of a list the first."""
    found = {}
    for name, value in parameters.items():
        first = value[0] if isinstance(value, list) and value else value
        plain = re.sub(r"(\.member)?\.1$", "", name)
        if isinstance(first, str) and IDENTIFIER.match(plain) and ARN_OR_NAME.match(first):
            found[plain] = first
    return found


def _action(environ: dict[str, Any], service: str | None, form: dict[str, str]) -> str:
    """The operation's name, else the method, path and query keys."""
    if environ.get("HTTP_X_AMZ_TARGET"):
        return environ["HTTP_X_AMZ_TARGET"].split(".")[-1]
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    if "x-id" in query:
        return query["x-id"][0]
    if "Action" in form:
        return form["Action"]
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    named = operation_of(service, method, path, environ.get("QUERY_STRING", ""))
    return named or f"{method} {path}{'?' + '&'.join(query) if query else ''}"
