"""CloudWatch Logs subscription filters: whether the events of a log group can arrive in a delivery stream."""

from typing import Any

from moto.logs.exceptions import InvalidParameterException, LimitExceededException
from moto.logs.models import LogGroup, LogsBackend, SubscriptionFilter

from .replace import replaces
from .service_roles import ServiceRole

MOST_FILTERS = 2


@replaces(LogsBackend, "put_subscription_filter")
def put_subscription_filter(
    original: Any, self: Any, log_group_name: str, filter_name: str, filter_pattern: str,
    destination_arn: str, role_arn: str,
) -> None:
    """PutSubscriptionFilter. moto takes any role; AWS sends a message to see whether it arrives.

    moto and AWS both look for a stream in the region of the log group only.
    """
    if destination_arn.split(":")[2] != "firehose":
        raise NotImplementedError("This emulator subscribes delivery streams only.")
    if filter_pattern is None or len(filter_pattern) > 1024:
        raise InvalidParameterException(msg="A filter pattern has at most 1024 characters.")
    group_arn = f"arn:aws:logs:{self.region_name}:{self.account_id}:log-group:{log_group_name}:*"
    role = ServiceRole(self, role_arn)
    if not role.can_be_taken_by("logs.amazonaws.com", group_arn):
        raise InvalidParameterException(
            msg=f"Could not deliver test message to specified destination: {role_arn} cannot be taken."
        )
    if not all(role.may(f"firehose:{action}", destination_arn) for action in ("PutRecord", "PutRecordBatch")):
        raise InvalidParameterException(
            msg=f"Could not deliver test message to specified destination: {role_arn} may not write to it."
        )
    original(self, log_group_name, filter_name, filter_pattern, destination_arn, role_arn)


@replaces(LogGroup, "put_subscription_filter")
def put_in_group(
    _: Any, self: Any, filter_name: str, filter_pattern: str, destination_arn: str, role_arn: str
) -> None:
    """A log group with two filters: moto refuses to change either of them."""
    known = self.subscription_filters.get(filter_name)
    if known:
        known.update(filter_pattern, destination_arn, role_arn)
        return
    if len(self.subscription_filters) == MOST_FILTERS:
        raise LimitExceededException()
    self.subscription_filters[filter_name] = SubscriptionFilter(
        name=filter_name, log_group_name=self.name, filter_pattern=filter_pattern,
        destination_arn=destination_arn, role_arn=role_arn,
    )
