"""Settings of the state bucket: versions kept by number, and the copy in another region."""

from typing import Any

from moto.core.responses import ActionResult
from moto.s3.exceptions import S3ClientError
from moto.s3.models import FakeBucket, S3Backend
from moto.s3.responses import S3Response

from .buckets import listed
from .replace import replaces

MOST_KEPT_VERSIONS = 100


@replaces(FakeBucket, "set_lifecycle")
def set_lifecycle(original: Any, self: Any, rules: list[dict[str, Any]]) -> None:
    """PutBucketLifecycleConfiguration. moto forgets how many noncurrent versions outlive their days."""
    kept = [(rule.get("NoncurrentVersionExpiration") or {}).get("NewerNoncurrentVersions") for rule in rules]
    for number in kept:
        if number is not None and not 1 <= int(number) <= MOST_KEPT_VERSIONS:
            raise S3ClientError(
                "InvalidArgument", "'NewerNoncurrentVersions' must be a positive integer between 1 and 100"
            )
    original(self, rules)
    for rule, number in zip(self.rules, kept):
        rule.newer_noncurrent_versions = number


@replaces(S3Backend, "put_bucket_replication")
def put_bucket_replication(original: Any, self: Any, bucket_name: str, replication: dict[str, Any]) -> None:
    """PutBucketReplication. moto looks at the source only; AWS wants the destination versioned as well, and
    with a filter a word about delete markers."""
    for rule in listed(replication["Rule"]):
        if "Filter" in rule and "DeleteMarkerReplication" not in rule:
            raise refused("DeleteMarkerReplication must be specified for this version of the schema.")
        name = rule["Destination"]["Bucket"].removeprefix("arn:aws:s3:::")
        if not self.get_bucket(name).is_versioned:
            raise refused("Destination bucket must have versioning enabled.")
    original(self, bucket_name, replication)


def refused(message: str) -> S3ClientError:
    return S3ClientError("InvalidRequest", message)


@replaces(S3Response, "serialized")
def serialized(original: Any, self: Any, answer: ActionResult) -> Any:
    """What moto leaves out of GetBucketLifecycleConfiguration, or says whatever was configured, in
    GetBucketReplication."""
    # An error is serialized, too.
    result = answer.result if isinstance(answer.result, dict) else {}
    if self.data.get("Action") == "GetBucketLifecycleConfiguration" and "Rules" in result:
        for rule, told in zip(self.backend.get_bucket(self.bucket_name).rules, result["Rules"]):
            if rule.newer_noncurrent_versions is not None:
                told["NoncurrentVersionExpiration"]["NewerNoncurrentVersions"] = rule.newer_noncurrent_versions
    if "ReplicationConfiguration" in result:
        configured = self.backend.get_bucket(self.bucket_name).replication["Rule"]
        for rule, told in zip(configured, result["ReplicationConfiguration"]["Rules"]):
            told["DeleteMarkerReplication"] = rule["DeleteMarkerReplication"]
    return original(self, answer)
