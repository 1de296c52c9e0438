"""CloudWatch Logs: whether the key of a log group can be used for it."""

from typing import Any

from moto.logs.exceptions import InvalidParameterException
from moto.logs.models import LogsBackend

from .keys import key_of_service
from .replace import replaces


@replaces(LogsBackend, "create_log_group")
def create_log_group(original: Any, self: Any, log_group_name: str, tags: Any, **request: Any) -> Any:
    """CreateLogGroup. moto takes any text for a key; AWS tries the key with the group as its context."""
    key_id, here = request.get("kmsKeyId"), f"{self.region_name}:{self.account_id}"
    arn = f"arn:aws:logs:{here}:log-group:{log_group_name}"
    context = {"kms:EncryptionContext:aws:logs:arn": arn}
    if key_id and not key_of_service(self, key_id, f"logs.{self.region_name}.amazonaws.com", context):
        raise InvalidParameterException(
            constraint=f"The specified KMS key does not exist or is not allowed to be used with Arn '{arn}'",
            parameter="kmsKeyId",
            value=key_id,
        )
    return original(self, log_group_name, tags, **request)
