"""Stands for the PostgreSQL servers that an emulator of RDS does not run: says whether a URL opens one."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

PATH = "/emulator/database-login"
TLS_MODES = ("require", "verify-ca", "verify-full")


class DatabaseLogins:
    """Wraps a WSGI application. POST a URL to PATH: 204 if the database lets it in, else 403 and why not."""

    def __init__(self, application: Wsgi) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) != ("POST", PATH):
            return self._application(environ, start_response)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        refusal = refusal_of(body.decode("utf-8"))
        start_response("403 Forbidden" if refusal else "204 No Content", [("Content-Type", "text/plain")])
        return [refusal.encode("utf-8")] if refusal else []


def refusal_of(url: str) -> str | None:
    """What a client would hear. Never the password, neither the right one nor the one that was tried."""
    wanted = urlsplit(url)
    if wanted.scheme not in ("postgres", "postgresql"):
        return f"{wanted.scheme}: is not a URL of PostgreSQL"
    instance = find_instance(wanted.hostname or "")
    if instance is None:
        return f'could not translate host name "{wanted.hostname}" to address'
    if (wanted.port or 5432) != instance.port:
        return f"connection to {wanted.hostname}, port {wanted.port} refused"
    if parse_qs(wanted.query).get("sslmode", [""])[0] not in TLS_MODES:
        return "no pg_hba.conf entry for this host, no encryption"
    user, password = unquote(wanted.username or ""), unquote(wanted.password or "")
    # Its public name is for writing only, as in RDS.
    if (user, password) != (instance.master_username, instance._master_user_password):
        return f'password authentication failed for user "{user}"'
    if wanted.path.removeprefix("/") != instance.db_name:
        return f'database "{wanted.path.removeprefix("/")}" does not exist'
    return None


def find_instance(host: str) -> Any:
    """The DB instance that has this address, in any account and region."""
    from moto.rds.models import rds_backends

    backends = [backend for account in rds_backends.values() for backend in account.values()]
    instances = [instance for backend in backends for instance in backend.databases.values()]
    return next((instance for instance in instances if instance.address.lower() == host), None)
