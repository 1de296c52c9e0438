"""Firehose delivery streams into S3: settings that Firehose refuses, and whether it may write there."""

from typing import Any

from moto.firehose.exceptions import InvalidArgumentException
from moto.firehose.models import FirehoseBackend
from moto.s3.exceptions import MissingBucket
from moto.s3.models import s3_backends

from .replace import replaces
from .service_roles import ServiceRole

# Which parameters each processor takes that the stacks could use.
PROCESSORS = {
    "AppendDelimiterToRecord": {"Delimiter"},
    "CloudWatchLogProcessing": {"DataMessageExtraction"},
    "Decompression": {"CompressionFormat"},
}
ERROR_TYPE = "!{firehose:error-output-type}"
COMPRESSIONS = (None, "GZIP", "HADOOP_SNAPPY", "Snappy", "UNCOMPRESSED", "ZIP")


@replaces(FirehoseBackend, "create_delivery_stream")
def create_delivery_stream(original: Any, self: Any, region: str, name: str, *args: Any) -> str:
    """CreateDeliveryStream. moto takes any bucket, any role and any prefix."""
    source, encryption, s3, extended, *others = args[1:-1]
    if extended is None or source or s3 or any(others):
        raise NotImplementedError("This emulator knows direct streams into an extended S3 destination only.")
    check(self, name, extended)
    arn = str(original(self, region, name, *args))
    if encryption:
        self.start_delivery_stream_encryption(name, encryption)
    return arn


@replaces(FirehoseBackend, "update_destination")
def update_destination(
    original: Any, self: Any, name: str, version_id: str, destination_id: str, s3: Any, extended: Any,
    *args: Any,
) -> None:
    """UpdateDestination: the same for new settings, which are added to the old ones."""
    known = self.delivery_streams.get(name)
    if known and extended:
        check(self, name, {**known.destinations[0]["ExtendedS3"], **extended})
    original(self, name, version_id, destination_id, s3, extended, *args)


def check(backend: Any, name: str, settings: dict[str, Any]) -> None:
    """Amazon Data Firehose API Reference, "ExtendedS3DestinationConfiguration" and "BufferingHints"."""
    hints = settings.get("BufferingHints") or {}
    if not 1 <= hints.get("SizeInMBs", 5) <= 128 or not 0 <= hints.get("IntervalInSeconds", 300) <= 900:
        raise InvalidArgumentException("A buffer holds 1 to 128 MiB for 0 to 900 seconds.")
    if settings.get("CompressionFormat") not in COMPRESSIONS:
        raise InvalidArgumentException(f"CompressionFormat is one of {COMPRESSIONS}.")
    check_prefixes(settings.get("Prefix") or "", settings.get("ErrorOutputPrefix") or "")
    check_processing(settings.get("ProcessingConfiguration") or {})
    check_access(backend, name, settings)


def check_prefixes(prefix: str, errors: str) -> None:
    """Amazon Data Firehose Developer Guide, "Understand custom prefixes for Amazon S3 objects"."""
    if ERROR_TYPE in prefix:
        raise InvalidArgumentException(f"{ERROR_TYPE} may be in ErrorOutputPrefix only.")
    if "!{" in prefix and not errors:
        raise InvalidArgumentException("ErrorOutputPrefix is needed with a Prefix that has expressions.")
    if "!{" in errors and ERROR_TYPE not in errors:
        raise InvalidArgumentException(f"ErrorOutputPrefix with expressions must have {ERROR_TYPE}.")


def check_processing(processing: dict[str, Any]) -> None:
    processors = processing.get("Processors") or []
    for processor in processors:
        known = PROCESSORS.get(processor["Type"])
        if known is None:
            raise NotImplementedError(f"This emulator knows the processors {sorted(PROCESSORS)} only.")
        for parameter in processor.get("Parameters") or []:
            if parameter["ParameterName"] not in known:
                raise InvalidArgumentException(
                    f"{parameter['ParameterName']} is no parameter of {processor['Type']}."
                )
    types = [processor["Type"] for processor in processors]
    if "CloudWatchLogProcessing" in types and "Decompression" not in types:
        raise InvalidArgumentException("CloudWatchLogProcessing needs Decompression before it.")


def check_access(backend: Any, name: str, settings: dict[str, Any]) -> None:
    """The role's part only: the bucket's policy may still deny what the role allows."""
    here = f"{backend.region_name}:{backend.account_id}"
    role, bucket_arn = ServiceRole(backend, settings["RoleARN"]), settings["BucketARN"]
    if not role.can_be_taken_by("firehose.amazonaws.com", f"arn:aws:firehose:{here}:deliverystream/{name}"):
        raise InvalidArgumentException(
            f"Firehose is unable to assume role {settings['RoleARN']}. Please check the role provided."
        )
    try:
        s3_backends[backend.account_id]["aws"].get_bucket(bucket_arn.split(":::")[1])
    except MissingBucket:
        raise InvalidArgumentException(f"The bucket {bucket_arn} does not exist.") from None
    for prefix in (settings.get("Prefix"), settings.get("ErrorOutputPrefix")):
        folder = (prefix or "").split("!{")[0]
        for action in ("s3:PutObject", "s3:AbortMultipartUpload"):
            if not role.may(action, f"{bucket_arn}/{folder}2026/01/01/part-1.gz"):
                raise InvalidArgumentException(f"The role may not {action} below {bucket_arn}/{folder}.")
    for action in ("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"):
        if not role.may(action, bucket_arn):
            raise InvalidArgumentException(f"The role may not {action} on {bucket_arn}.")
