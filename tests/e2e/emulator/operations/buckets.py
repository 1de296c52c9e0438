"""S3 buckets: policies with conditions, keys, access logs, and lifecycle rules that S3 refuses."""

import json
from collections.abc import Iterable
from typing import Any

from flask import has_request_context, request
from moto.iam.access_control import PermissionResult
from moto.s3.exceptions import InvalidTargetBucketForLogging, S3ClientError
from moto.s3.models import FakeBucket, S3Backend

from .keys import BY_DATA_KEYS, key_through_service
from .policies import service_may
from .replace import replaces

# Days that an object has to be in a storage class before it can move on, and that it has to be there at all.
INFREQUENT_ACCESS_DAYS = 30
INFREQUENT_ACCESS = {"STANDARD_IA", "ONEZONE_IA"}
# From the dearest to the cheapest; objects move in this direction only.
STORAGE_CLASSES = (
    "STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE",
)

ALLOW_ALL = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
# Condition keys that are a header of the request.
HEADER_KEYS = (
    "x-amz-acl",
    "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id",
    "x-amz-server-side-encryption-customer-algorithm",
)


@replaces(FakeBucket, "get_permission")
def get_permission(_: Any, self: Any, action: str, resource: str) -> PermissionResult:
    """Requests for objects. moto denies what a Deny for everybody names, whatever its conditions, so nobody
    can use a bucket that refuses plain HTTP. Requests count as having come over TLS."""
    if self.policy is None:
        return PermissionResult.NEUTRAL
    statements = json.loads(self.policy)["Statement"]
    denials = [statement for statement in statements if statement["Effect"] == "Deny"]
    document = json.dumps({"Statement": [ALLOW_ALL, *denials]})
    context = {"aws:SecureTransport": "true", **headers()}
    allowed = service_may(document, "", action, resource, context)
    return PermissionResult.NEUTRAL if allowed else PermissionResult.DENIED


def headers() -> dict[str, str]:
    if not has_request_context():
        return {}
    return {f"s3:{name}": request.headers[name] for name in HEADER_KEYS if name in request.headers}


@replaces(S3Backend, "put_bucket_policy")
def put_bucket_policy(original: Any, self: Any, bucket_name: str, policy: bytes) -> None:
    """PutBucketPolicy. moto stores any text; AWS wants statements about this bucket."""
    arn = f"arn:aws:s3:::{bucket_name}"
    try:
        statements = json.loads(policy)["Statement"]
        about = all(is_about(statement, arn) for statement in statements)
    except (ValueError, KeyError, TypeError):
        raise S3ClientError("MalformedPolicy", "This policy contains invalid Json") from None
    if not about:
        raise S3ClientError("MalformedPolicy", "Policy has invalid resource")
    original(self, bucket_name, policy)


def is_about(statement: dict[str, Any], arn: str) -> bool:
    resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
    complete = {"Effect", "Principal", "Action"} <= statement.keys()
    return complete and all(resource == arn or resource.startswith(f"{arn}/") for resource in resources)


@replaces(S3Backend, "put_bucket_encryption")
def put_bucket_encryption(original: Any, self: Any, bucket_name: str, encryption: dict[str, Any]) -> None:
    """PutBucketEncryption. Neither moto nor AWS looks at the key; without it every upload fails later."""
    bucket = self.get_bucket(bucket_name)
    key_id = encryption["Rule"]["ApplyServerSideEncryptionByDefault"].get("KMSMasterKeyID")
    if key_id and not key_through_service(bucket, key_id, "s3", BY_DATA_KEYS):
        raise S3ClientError("KMS.NotFoundException", f"Key {key_id} does not exist or cannot be used by S3.")
    original(self, bucket_name, encryption)


@replaces(FakeBucket, "_log_permissions_enabled_policy")
def admits_access_logs(_: Any, self: Any, target_bucket: Any, target_prefix: str | None) -> bool:
    """PutBucketLogging. moto fails on a principal that is a text, and knows three forms of a resource."""
    if not target_bucket.policy:
        return False
    if with_kms(target_bucket):
        # AWS takes it, and delivers nothing.
        raise InvalidTargetBucketForLogging("The target bucket of access logs has to use SSE-S3.")
    context = {
        "aws:SourceAccount": self.account_id,
        "aws:SourceArn": f"arn:aws:s3:::{self.name}",
        "aws:SecureTransport": "true",
    }
    target = f"arn:aws:s3:::{target_bucket.name}/{target_prefix or ''}2026-01-01-00-00-00-0123456789ABCDEF"
    policy = target_bucket.policy.decode()
    return service_may(policy, "logging.s3.amazonaws.com", "s3:PutObject", target, context)


def with_kms(bucket: Any) -> bool:
    rule = (bucket.encryption or {}).get("Rule", {})
    return rule.get("ApplyServerSideEncryptionByDefault", {}).get("SSEAlgorithm") == "aws:kms"


@replaces(FakeBucket, "set_lifecycle")
def set_lifecycle(original: Any, self: Any, rules: list[dict[str, Any]]) -> None:
    """PutBucketLifecycleConfiguration. moto takes moves and deletions in any order."""
    names = [rule.get("ID") for rule in rules]
    if len(set(names)) < len(names):
        raise refused("Rule ID must be unique. Found same ID for more than one rule")
    for rule in rules:
        moves = rule.get("Transition") or []
        check_order(
            [(move["StorageClass"], int(move["Days"])) for move in listed(moves) if "Days" in move],
            (rule.get("Expiration") or {}).get("Days"),
        )
        later = rule.get("NoncurrentVersionTransition") or []
        check_order(
            [(move["StorageClass"], int(move["NoncurrentDays"])) for move in listed(later)],
            (rule.get("NoncurrentVersionExpiration") or {}).get("NoncurrentDays"),
        )
    original(self, rules)


def check_order(moves: Iterable[tuple[str, int]], expiration: str | None) -> None:
    ordered = sorted(moves, key=lambda move: move[1])
    for storage_class, days in ordered:
        if storage_class not in STORAGE_CLASSES:
            raise refused(f"Invalid storage class {storage_class}.")
        if storage_class in INFREQUENT_ACCESS and days < INFREQUENT_ACCESS_DAYS:
            raise refused(
                "'Days' in Transition action must be greater than or equal to 30 for storageClass "
                f"'{storage_class}'"
            )
        if expiration is not None and int(expiration) <= days:
            raise refused(
                "'Days' in the Expiration action must be greater than 'Days' in the Transition action"
            )
    for (before, since), (after, days) in zip(ordered, ordered[1:]):
        if STORAGE_CLASSES.index(after) <= STORAGE_CLASSES.index(before):
            raise refused(f"Objects cannot move from '{before}' to '{after}'")
        if before in INFREQUENT_ACCESS and days < since + INFREQUENT_ACCESS_DAYS:
            raise refused(
                f"'Days' in the Transition action for '{after}' must be 30 days more than for '{before}'"
            )


def refused(message: str) -> S3ClientError:
    return S3ClientError("InvalidArgument", message)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
