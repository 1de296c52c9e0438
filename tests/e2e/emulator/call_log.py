"""One line of JSON per AWS call: what a run really asked for, to compare with what a role may do."""

import io
import json
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class CallLog:
    """Wraps a WSGI application; the file is flushed after each line, so that a killed run keeps its log."""

    def __init__(self, application: Wsgi, path: str) -> None:
        self._application = application
        self._file = open(path, "a", encoding="utf-8")
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        service, region = _credential_scope(environ)
        call = {"service": service, "action": _action(environ), "region": region}

        def responding(status: str, *args: Any, **kwargs: Any) -> Any:
            with self._lock:
                print(json.dumps({**call, "status": int(status.split()[0])}), file=self._file, flush=True)
            return start_response(status, *args, **kwargs)

        return self._application(environ, responding)


def _credential_scope(environ: dict[str, Any]) -> tuple[str | None, str | None]:
    """Service and region as they were signed: Credential=KEY/DATE/REGION/SERVICE/aws4_request."""
    authorization = environ.get("HTTP_AUTHORIZATION", "")
    scope = authorization.partition("Credential=")[2].split(",")[0].split("/")
    return (scope[3], scope[2]) if len(scope) == 5 else (None, None)


def _action(environ: dict[str, Any]) -> str:
    """The operation's name where the protocol has one, else the method, path and query keys."""
    if environ.get("HTTP_X_AMZ_TARGET"):
        return environ["HTTP_X_AMZ_TARGET"].split(".")[-1]
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    if "x-id" in query:
        return query["x-id"][0]
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        form = parse_qs(body.decode("utf-8"))
        if "Action" in form:
            return form["Action"][0]
    keys = "?" + "&".join(query) if query else ""
    return f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}{keys}"
