"""S3 buckets: the owner that a request expects."""

from typing import Any

from flask import has_request_context, request
from moto.s3.exceptions import S3AccessDeniedError
from moto.s3.models import FakeBucket, S3Backend

from .replace import replaces


@replaces(S3Backend, "get_bucket")
def get_bucket(original: Any, self: Any, bucket_name: str) -> FakeBucket:
    """Every request about a bucket. moto answers it whoever owns the bucket; S3 denies a request that expects
    another owner, such as one that would write into the bucket of somebody who was faster with its name."""
    bucket = original(self, bucket_name)
    expected = request.headers.get("x-amz-expected-bucket-owner") if has_request_context() else None
    if expected not in (None, bucket.account_id):
        raise S3AccessDeniedError
    return bucket
