"""Answers an SDK's retry of a call that has already succeeded with the answer that was lost."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
Answer = tuple[str, list[tuple[str, str]], bytes]

# Retries come within seconds; this is more than a minute's worth of calls.
REMEMBERED = 1000


class Retries:
    """Wraps a WSGI application, which must be called by one thread at a time.

    Once in some ten thousand calls a client loses its connection after the work is done, and its SDK sends
    the call again with the same invocation id. Done twice, taking the state lock fails because of one's own
    lock. Only successes are repeated: an SDK also retries errors, and those have to be answered anew.
    """

    def __init__(self, application: Wsgi) -> None:
        self._application = application
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        answer = self._answers.get(invocation or "") or self._call(environ)
        status, headers, body = answer
        if invocation and status.startswith("2"):
            self._answers[invocation] = answer
            if len(self._answers) > REMEMBERED:
                self._answers.popitem(last=False)
        start_response(status, headers)
        return [body]

    def _call(self, environ: dict[str, Any]) -> Answer:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            started.append((status, headers))

        body = b"".join(self._application(environ, start_response))
        return (*started[-1], body)
