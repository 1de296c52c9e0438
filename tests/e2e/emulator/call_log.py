"""One line of JSON per AWS call: what a run really asked for, to compare with what a role may do."""

import io
import json
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from rest_operations import operation_of
from werkzeug.wsgi import ClosingIterator

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

# Parameters that say what a call is about. Nothing else is written down: values of secrets pass here.
IDENTIFIER = re.compile(
    r"^[\w.-]*?(Name|Arn|ARN|Id|Identifier|Prefix|Cluster|Service|Family|TaskDefinition|PermissionsBoundary)s?$"
    r"|^(Bucket|Key|prefix|Resource|Rule|Scope|Encrypted|BlockPublicPolicy|[\w.]*LockID\.S)$"
    r"|^(clusters?|services?|family|taskDefinition)$"
    r"|^Code\.S3(Bucket|Key)$"
)
ARN_OR_NAME = re.compile(r"^[\w+=,.@:/*-]{1,300}$")

TAGS = re.compile(r"\w*[Tt]ags")
TAG_KEY = re.compile(r"(Tags?|Tags?\.(member|Tag)|TagSpecification\.\d+\.Tag)\.\d+\.Key")
# Of the services with XML, only Route 53 decides by what is in it.
RECORD = re.compile(r"<Type>(\w+)</Type>")
# What AWS names in its answer: ARNs, and ids as EC2 has them.
GIVEN_NAME = re.compile(rb"arn:aws:[\w:/.-]+|\b[a-z]+-[0-9a-f]{17}\b")


class CallLog:
    """Wraps a WSGI application; the file is flushed after each line, so that a killed run keeps its log."""

    def __init__(self, application: Wsgi, path: str) -> None:
        self._application = application
        self._file = open(path, "a", encoding="utf-8")
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        caller, region, service = _credential_scope(environ)
        # The body of a call to S3 is an object, such as a state.
        form, document = ({}, {}) if service == "s3" else _parameters(environ)
        action, addressed = _operation(environ, service, form)
        call: dict[str, Any] = {
            "caller": caller,
            "provider": "terraform-provider-aws" in environ.get("HTTP_USER_AGENT", ""),
            "service": service,
            "action": action,
            "region": region,
            "path": environ["PATH_INFO"],
            "parameters": _identifiers({**addressed, **form, **document}),
            "tags": _tags(form, document),
        }

        def responding(status: str, *args: Any, **kwargs: Any) -> Any:
            call["status"] = int(status.split()[0])
            return start_response(status, *args, **kwargs)

        chunks = self._application(environ, responding)
        answer = b"".join(chunks)
        if call["tags"]:
            call["named"] = sorted({name.decode() for name in GIVEN_NAME.findall(answer)})
        with self._lock:
            print(json.dumps(call), file=self._file, flush=True)
        return ClosingIterator([answer], getattr(chunks, "close", None))


def _credential_scope(environ: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Key, region and service as they were signed: Credential=KEY/DATE/REGION/SERVICE/aws4_request."""
    authorization = environ.get("HTTP_AUTHORIZATION", "")
    scope = authorization.partition("Credential=")[2].split(",")[0].split("/")
    return (scope[0], scope[2], scope[3]) if len(scope) == 5 else (None, None, None)


def _parameters(environ: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Parameters of the protocols that carry them in the body, which is read and put back."""
    kind = environ.get("CONTENT_TYPE", "")
    is_form = kind.startswith("application/x-www-form-urlencoded")
    if not is_form and not re.search("json|xml", kind):
        return {}, {}
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    if is_form:
        return {key: values[0] for key, values in parse_qs(body.decode("utf-8")).items()}, {}
    if "xml" in kind:
        types = RECORD.findall(body.decode("utf-8"))
        return {"RecordTypeName": types[0]} if types else {}, {}
    try:
        document = json.loads(body or b"{}")
    except ValueError:
        return {}, {}
    return {}, document if isinstance(document, dict) else {}


def _identifiers(parameters: dict[str, Any], within: str = "") -> dict[str, str]:
    """`{"DBInstanceIdentifier": "bmo-learning-prod", "Budget.BudgetName": "…"}`; of a list the first."""
    found = {}
    for name, value in parameters.items():
        first = value[0] if isinstance(value, list) and value else value
        plain = within + re.sub(r"(\.member)?\.1$", "", name)
        if isinstance(first, dict) and not TAGS.fullmatch(name):
            found |= _identifiers(first, f"{plain}.")
        elif isinstance(first, bool) and IDENTIFIER.match(plain):
            found[plain] = str(first).lower()
        elif isinstance(first, str) and IDENTIFIER.match(plain) and ARN_OR_NAME.match(first):
            found[plain] = first
    return found


def _tags(form: dict[str, str], document: dict[str, Any]) -> dict[str, str]:
    """`{"Stack": "bmo-learning-prod-foundation"}`: the tags that a call gives a resource."""
    pairs = [(form[key], form.get(f"{key[:-3]}Value", "")) for key in form if TAG_KEY.fullmatch(key)]
    for name, value in document.items():
        if TAGS.fullmatch(name) and isinstance(value, dict):
            pairs += value.items()
        elif TAGS.fullmatch(name) and isinstance(value, list):
            pairs += [_pair(tag) for tag in value if isinstance(tag, dict)]
    return dict(pairs)


def _pair(tag: dict[str, str]) -> tuple[str, str]:
    """Key and value of a tag, which services spell `Key`, `key` or `TagKey`."""
    values = {name.lower().removeprefix("tag"): value for name, value in tag.items()}
    return values.get("key", ""), values.get("value", "")


def _operation(
    environ: dict[str, Any], service: str | None, form: dict[str, str]
) -> tuple[str, dict[str, str]]:
    """The operation's name, else the method, path and query keys; and the parameters in the address."""
    if environ.get("HTTP_X_AMZ_TARGET"):
        return environ["HTTP_X_AMZ_TARGET"].split(".")[-1], {}
    if "Action" in form:
        return form["Action"], {}
    method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    unnamed = f"{method} {path}{'?' + '&'.join(query) if query else ''}"
    named, addressed = operation_of(service, method, path, environ.get("QUERY_STRING", "")) or (unnamed, {})
    # Synthetics writes it small in an address, and large in a body.
    addressed = {"Name" if label == "name" else label: value for label, value in addressed.items()}
    return query.get("x-id", [named])[0], {**addressed, **{key: values[0] for key, values in query.items()}}
