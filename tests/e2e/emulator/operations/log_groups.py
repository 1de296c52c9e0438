"""CloudWatch Logs log groups."""

from typing import Any

from moto.logs.exceptions import InvalidParameterException
from moto.logs.models import LogsBackend

from .replace import replaces

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
RETENTIONS = {
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
}


@replaces(LogsBackend, "put_retention_policy")
def put_retention_policy(original: Any, self: Any, log_group_name: str, retention_in_days: Any) -> None:
    """PutRetentionPolicy. moto takes any number of days; AWS only these."""
    if int(retention_in_days) not in RETENTIONS:
        raise InvalidParameterException(
            constraint=f"Member must satisfy enum value set: {sorted(RETENTIONS)}",
            parameter="retentionInDays",
            value=retention_in_days,
        )
    original(self, log_group_name, retention_in_days)
