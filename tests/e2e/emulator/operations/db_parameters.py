"""The parameters of RDS for PostgreSQL that this emulator knows, of some 400."""

from dataclasses import dataclass
from typing import Any

from moto.rds.exceptions import RDSClientError

from .allowed_values import is_allowed

FAMILIES = {"postgres15", "postgres16", "postgres17", "postgres18"}

BOOLEAN = "0,1"
ANY_INTEGER = "-1-2147483647"


@dataclass(frozen=True)
class Parameter:
    """One row of DescribeDBParameters, before anybody has changed it."""

    name: str
    allowed: str | None
    default: str | None = None
    is_static: bool = False
    source: str = "engine-default"
    is_modifiable: bool = True

    def refuse(self, value: str) -> None:
        """AWS checks the value against what it says that it allows."""
        if not is_allowed(value, self.allowed):
            raise RDSClientError(
                "InvalidParameterValue",
                f"Invalid parameter value: {value} for: {self.name} allowed values are: {self.allowed}",
            )


def dynamic(name: str, allowed: str | None, default: str | None = None, **more: Any) -> Parameter:
    return Parameter(name, allowed, default, **more)


def static(name: str, allowed: str | None, default: str | None = None, **more: Any) -> Parameter:
    return Parameter(name, allowed, default, is_static=True, **more)


# Amazon RDS User Guide, "RDS for PostgreSQL DB instance parameter list". A parameter that is missing here is
# refused like one that RDS does not know.
PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        dynamic("autovacuum", BOOLEAN),
        dynamic("autovacuum_analyze_scale_factor", None, "0.05"),
        static("autovacuum_max_workers", "1-262143", "GREATEST({DBInstanceClassMemory/64371566592},3)"),
        dynamic("autovacuum_naptime", "1-2147483", "15"),
        dynamic("autovacuum_vacuum_scale_factor", None, "0.1"),
        dynamic("checkpoint_timeout", "30-3600"),
        dynamic("deadlock_timeout", "1-2147483647"),
        dynamic("default_statistics_target", "1-10000"),
        dynamic("effective_cache_size", "1-2147483647", "{DBInstanceClassMemory/16384}"),
        dynamic("idle_in_transaction_session_timeout", "0-2147483647", "86400000"),
        dynamic("idle_session_timeout", "0-2147483647"),
        dynamic("lock_timeout", "0-2147483647"),
        dynamic("log_autovacuum_min_duration", ANY_INTEGER, "10000"),
        dynamic("log_checkpoints", BOOLEAN, "1"),
        dynamic("log_connections", BOOLEAN),
        dynamic("log_destination", "stderr,csvlog", "stderr"),
        dynamic("log_disconnections", BOOLEAN),
        dynamic("log_duration", BOOLEAN),
        dynamic("log_error_verbosity", "default,verbose,terse"),
        dynamic("log_hostname", BOOLEAN, "0"),
        dynamic("log_line_prefix", None, "%t:%r:%u@%d:[%p]:", is_modifiable=False),
        dynamic("log_lock_waits", BOOLEAN),
        dynamic("log_min_duration_statement", ANY_INTEGER),
        dynamic("log_parameter_max_length", ANY_INTEGER),
        dynamic("log_parameter_max_length_on_error", ANY_INTEGER),
        dynamic("log_statement", "none,ddl,mod,all"),
        dynamic("log_temp_files", ANY_INTEGER),
        dynamic(
            "maintenance_work_mem",
            "1024-2147483647",
            "GREATEST({DBInstanceClassMemory*1024/63963136},65536)",
        ),
        static("max_connections", "6-262143", "LEAST({DBInstanceClassMemory/9531392},5000)"),
        static("max_locks_per_transaction", "10-2147483647"),
        static("max_replication_slots", "0-262143", "20"),
        static("max_wal_senders", "0-262143", "20"),
        dynamic("max_wal_size", "128-201326592", "2048"),
        static("max_worker_processes", "0-262143", "GREATEST({DBInstanceVCPU*2},8)"),
        dynamic("password_encryption", "md5,scram-sha-256"),
        dynamic("pg_stat_statements.track", "none,top,all"),
        dynamic("random_page_cost", None),
        dynamic("rds.accepted_password_auth_method", "md5+scram,scram", "md5+scram", source="system"),
        # On from PostgreSQL 15.
        dynamic("rds.force_ssl", BOOLEAN, "1", source="system"),
        dynamic("rds.log_retention_period", "1440-10080", "4320", source="system"),
        static("rds.logical_replication", BOOLEAN, "0", source="system"),
        dynamic("rds.restrict_password_commands", BOOLEAN),
        static("shared_buffers", "16-1073741823", "{DBInstanceClassMemory/32768}"),
        static(
            "shared_preload_libraries",
            "auto_explain,orafce,pgaudit,pglogical,pg_bigm,pg_cron,pg_hint_plan,pg_prewarm,pg_similarity,"
            "pg_stat_statements,pg_tle,pg_transport,plprofiler,plrust",
            "pg_stat_statements",
        ),
        dynamic("statement_timeout", "0-2147483647"),
        dynamic("tcp_keepalives_idle", "0-2147483647", "300"),
        static("track_activity_query_size", "100-1048576", "4096"),
        dynamic("track_io_timing", BOOLEAN, "1"),
        dynamic("work_mem", "64-2147483647"),
    )
}


def known_parameter(name: str) -> Parameter:
    if name not in PARAMETERS:
        raise RDSClientError("InvalidParameterValue", f"Could not find parameter with name: {name}")
    return PARAMETERS[name]
