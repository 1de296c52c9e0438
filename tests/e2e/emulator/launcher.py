"""Starts moto's server with what it lacks for these stacks added to it.

Prints one line, {"endpoint": "http://127.0.0.1:PORT"}, when it accepts connections. Ends when its standard
input is closed or on SIGTERM, so that it never outlives the process that started it.
"""

import argparse
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable
from typing import Any

MOTO_VERSION = "5.2.1"

# Without the managed policies every attachment of one is 404.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
# Seconds until a certificate is issued; the default of 60 would be most of a run's time.
os.environ["MOTO_ACM_VALIDATION_WAIT"] = "1"


def main() -> None:
    """Checks the version first: the additions patch moto's internals and fit only this one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--call-log", metavar="FILE", help="append one line of JSON per AWS call")
    parser.add_argument(
        "--fail-once",
        metavar="SERVICE.ACTION[:TEXT]",
        action="append",
        default=[],
        help="refuse the first such call, of those with a parameter TEXT",
    )
    parser.add_argument("--check", action="store_true", help="only say whether this Python can run it")
    arguments = parser.parse_args()

    refuse_other_versions()
    if arguments.check:
        return
    import operations  # noqa: F401 - imported for what it adds to moto
    from call_log import CallLog
    from database_logins import DatabaseLogins
    from faults import Faults
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from retries import Retries
    from werkzeug.serving import make_server

    # One line per request is noise; tracebacks of unsupported operations go to stderr all the same.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    application: Any = Retries(DomainDispatcherApplication(create_backend_app))
    application = one_at_a_time(DatabaseLogins(Faults(application, arguments.fail_once)))
    if arguments.call_log:
        application = CallLog(application, arguments.call_log)
    server = make_server("127.0.0.1", 0, application, threaded=True)

    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    # The starter decides when this ends, also on a terminal's Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=exit_with_stdin, daemon=True).start()
    print(json.dumps({"endpoint": f"http://127.0.0.1:{server.port}"}), flush=True)
    server.serve_forever()


def refuse_other_versions() -> None:
    """One sentence instead of an import error in the middle of a run."""
    try:
        import moto

        import flask  # noqa: F401 - the part of moto[server] that plain moto does not bring
        found = f"moto {moto.__version__}"
    except ImportError as error:
        found = f"no {error.name}"
    if found != f"moto {MOTO_VERSION}":
        sys.exit(f"The emulator needs moto[server]=={MOTO_VERSION}; {sys.executable} has {found}.")


def one_at_a_time(application: Any) -> Any:
    """moto's models are plain dictionaries: with parallel calls a read can fail half-way through a write,
    and two conditional writes (the state lock) can both succeed."""
    lock = threading.Lock()

    def serialized(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with lock:
            return application(environ, start_response)

    return serialized


def exit_with_stdin() -> None:
    """End of file means that the process that started this one is gone."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
