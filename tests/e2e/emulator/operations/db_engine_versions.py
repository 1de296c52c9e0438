"""RDS engine versions, which data sources can ask for."""

from typing import Any

from moto.core.responses import ActionResult, PaginatedResult
from moto.rds.responses import RDSResponse

from .adds import adds
from .db_instance_rules import VERSIONS


@adds(RDSResponse)
def describe_db_engine_versions(self: Any) -> ActionResult:
    """DescribeDBEngineVersions is missing; data.aws_rds_engine_version calls it."""
    engine, wanted = self.params.get("Engine") or "postgres", self.params.get("EngineVersion")
    family = self.params.get("DBParameterGroupFamily")
    rows = [
        {
            "Engine": "postgres",
            "EngineVersion": version,
            "MajorEngineVersion": name,
            "DBParameterGroupFamily": f"postgres{name}",
            "DBEngineDescription": "PostgreSQL",
            "DBEngineVersionDescription": f"PostgreSQL {version}",
            "ExportableLogTypes": ["iam-db-auth-error", "postgresql", "upgrade"],
            "Status": "available",
        }
        for name, versions in VERSIONS.items()
        for version in versions
        if engine == "postgres" and wanted in (None, name, version) and family in (None, f"postgres{name}")
    ]
    if self.params.get("DefaultOnly"):
        preferred = {versions[-1] for versions in VERSIONS.values()}
        rows = [row for row in rows if row["EngineVersion"] in preferred][-1:]
    return PaginatedResult({"DBEngineVersions": rows})
