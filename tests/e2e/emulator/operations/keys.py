"""KMS keys: policies that would lock everybody out, and whether a service that is given a key can use it."""

import json
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.kms.exceptions import ValidationException
from moto.kms.models import Key, KmsBackend, kms_backends

from .policies import service_may
from .replace import replaces

# What a service needs of a key, in its own name or in the caller's: to look at it, and to hand it on to what
# works in the background, or to encrypt data keys itself.
BY_GRANT = ("kms:DescribeKey", "kms:CreateGrant")
BY_DATA_KEYS = ("kms:GenerateDataKey", "kms:Decrypt")


@replaces(KmsBackend, "create_key")
def create_key(original: Any, self: Any, policy: str | None, *args: Any, **request: Any) -> Any:
    """CreateKey. moto stores any policy; AWS refuses what is no policy, and one that nobody could change."""
    if policy:
        refuse_lockout(self.account_id, policy)
    return original(self, policy, *args, **request)


@replaces(KmsBackend, "put_key_policy")
def put_key_policy(original: Any, self: Any, key_id: str, policy: str) -> Any:
    """PutKeyPolicy: the same for a later policy."""
    refuse_lockout(self.account_id, policy)
    return original(self, key_id, policy)


@replaces(KmsBackend, "schedule_key_deletion")
def schedule_key_deletion(original: Any, self: Any, key_id: str, pending_window_in_days: int) -> Any:
    """ScheduleKeyDeletion. moto answers a number of days that AWS refuses with nothing at all."""
    if not 7 <= pending_window_in_days <= 30:
        raise ValidationException("PendingWindowInDays must be between 7 and 30 days.")
    return original(self, self.any_id_to_key_id(key_id), pending_window_in_days)


class MalformedPolicyDocument(JsonRESTError):
    code = 400

    def __init__(self, message: str) -> None:
        super().__init__("MalformedPolicyDocumentException", message)


def refuse_lockout(account_id: str, policy: str) -> None:
    try:
        may_change = account_may(account_id, policy, "kms:PutKeyPolicy", {"kms:CallerAccount": account_id})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise MalformedPolicyDocument("The new key policy is not a valid policy document.") from None
    if not may_change:
        raise MalformedPolicyDocument(
            "The new key policy will not allow you to update the key policy in the future."
        )


def key_through_service(backend: Any, key_id: str, service: str, actions: tuple[str, ...]) -> Key | None:
    """The key if it is there, enabled, and lets principals of the account use it through the service.

    moto takes any text for a key; AWS tries it when a resource is created. `backend` is that of the service,
    in whose region the key must be.
    """
    key = enabled_key(backend, key_id)
    context = {
        "kms:CallerAccount": backend.account_id,
        "kms:ViaService": f"{service}.{backend.region_name}.amazonaws.com",
        "kms:GrantIsForAWSResource": "true",
    }
    if key and all(account_may(backend.account_id, key.policy, action, context) for action in actions):
        return key
    return None


def key_of_service(backend: Any, key_id: str, principal: str, context: dict[str, str]) -> Key | None:
    """The key if it is there, enabled, and lets the service itself make and open data keys."""
    key = enabled_key(backend, key_id)
    if key and all(service_may(key.policy, principal, action, key.arn, context) for action in BY_DATA_KEYS):
        return key
    return None


def enabled_key(backend: Any, key_id: str) -> Key | None:
    if key_id.startswith("arn:") and key_id.split(":")[3:5] != [backend.region_name, backend.account_id]:
        return None
    try:
        key = kms_backends[backend.account_id][backend.region_name].describe_key(key_id)
    except (KeyError, AttributeError):
        return None
    return key if key.key_state == "Enabled" else None


def account_may(account_id: str, policy: str, action: str, context: dict[str, str]) -> bool:
    """Whether the policy leaves the action to the IAM policies of the account's principals."""
    statements = [
        {**statement, "Principal": "*"}
        for statement in json.loads(policy)["Statement"]
        if names_account(statement["Principal"], account_id)
    ]
    return service_may(json.dumps({"Statement": statements}), "", action, "*", context)


def names_account(principal: Any, account_id: str) -> bool:
    if isinstance(principal, dict):
        principal = principal.get("AWS", [])
    principals = [principal] if isinstance(principal, str) else principal
    return any(p in ("*", account_id, f"arn:aws:iam::{account_id}:root") for p in principals)
