"""Refuses chosen calls once, as AWS does on a bad day: what an apply that fails half-way leaves behind."""

import io
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

# Not an error that SDKs or the provider try again by themselves.
REFUSAL = b"""<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>\
<Message>Refused once, as this emulator was told to.</Message></Error></ErrorResponse>"""
JSON_REFUSAL = b"""{"__type": "AccessDeniedException", "message": "Refused once, as this emulator was told to."}"""


class Faults:
    """Wraps a WSGI application, which must be called by one thread at a time.

    A fault is written SERVICE.ACTION, or SERVICE.ACTION:TEXT for a call with a parameter of that value, such
    as rds.CreateDBInstance:bmo-learning-staging-database. The first call that it fits is refused and changes
    nothing; all later ones go through. TEXT only for services of the query protocol, and no service of S3's kind.
    """

    def __init__(self, application: Wsgi, faults: list[str]) -> None:
        self._application = application
        self._pending = [parse(fault) for fault in faults]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if self._pending and self._is_refused(environ):
            start_response("403 Forbidden", [("Content-Type", "text/xml")])
            return [REFUSAL]
        if self._pending and self._is_refused_json(environ):
            start_response("400 Bad Request", [("Content-Type", "application/x-amz-json-1.1")])
            return [JSON_REFUSAL]
        return self._application(environ, start_response)

    def _is_refused_json(self, environ: dict[str, Any]) -> bool:
        """The JSON protocol names the action in a header."""
        action = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
        for fault in self._pending:
            if fault[1:] == (action, None) and f"/{fault[0]}/" in environ.get("HTTP_AUTHORIZATION", ""):
                self._pending.remove(fault)
                return True
        return False

    def _is_refused(self, environ: dict[str, Any]) -> bool:
        if not environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
            return False
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        form = parse_qs(body.decode("utf-8"))
        values = {value for values in form.values() for value in values}
        credential = environ.get("HTTP_AUTHORIZATION", "").partition("Credential=")[2].split(",")[0]
        for fault in self._pending:
            service, action, text = fault
            fits = f"/{service}/" in credential and action in form.get("Action", [])
            if fits and (text is None or text in values):
                self._pending.remove(fault)
                return True
        return False


def parse(fault: str) -> tuple[str, str, str | None]:
    """SERVICE.ACTION:TEXT; a fault that could never fit is a mistake to hear of at once."""
    name, colon, text = fault.partition(":")
    service, _, action = name.partition(".")
    if not (service and action) or (colon and not text):
        raise ValueError(f"A fault is SERVICE.ACTION or SERVICE.ACTION:TEXT, not {fault!r}.")
    return service.lower(), action, text or None
