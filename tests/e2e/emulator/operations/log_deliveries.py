"""CloudWatch Logs deliveries of CloudFront's access logs: what is delivered, and whether it may arrive."""

from typing import Any

from moto.cloudfront.models import cloudfront_backends
from moto.logs.exceptions import ConflictException, ResourceNotFoundException, ValidationException
from moto.logs.models import LogsBackend
from moto.logs.responses import LogsResponse
from moto.s3.exceptions import MissingBucket
from moto.s3.models import s3_backends

from .adds import adds
from .policies import service_may
from .replace import replaces

DELIVERY = "delivery.logs.amazonaws.com"
FOLDER = "AWSLogs/{account-id}/CloudFront/"
HIVE_FOLDER = "AWSLogs/aws-account-id={account-id}/CloudFront/"


@replaces(LogsBackend, "put_delivery_source")
def put_delivery_source(
    original: Any, self: Any, name: str, resource_arn: str, log_type: str, tags: dict[str, str]
) -> Any:
    """PutDeliverySource. moto takes any distribution, twice, and from any region."""
    if ":cloudfront:" not in resource_arn:
        raise NotImplementedError("This emulator delivers logs of CloudFront only.")
    if self.region_name != "us-east-1":
        raise ValidationException("Delivery sources of CloudFront are in us-east-1.")
    distributions = cloudfront_backends[self.account_id]["aws"].distributions.values()
    if resource_arn not in [distribution.arn for distribution in distributions]:
        raise ResourceNotFoundException(msg=f"The resource {resource_arn} does not exist.")
    others = [source for source in self.delivery_sources.values() if source.name != name]
    if any(resource_arn in source.resource_arns and source.log_type == log_type for source in others):
        raise ConflictException(msg="This ResourceId has already been used in another Delivery Source.")
    return original(self, name, resource_arn, log_type, tags)


@replaces(LogsBackend, "put_delivery_destination")
def put_delivery_destination(
    original: Any, self: Any, name: str, output_format: str | None,
    delivery_destination_configuration: dict[str, str], tags: Any,
) -> Any:
    """PutDeliveryDestination. moto takes any bucket, and moves one that has deliveries."""
    arn = delivery_destination_configuration["destinationResourceArn"]
    if not arn.startswith("arn:aws:s3:::"):
        raise NotImplementedError("This emulator delivers logs to S3 only.")
    bucket_of(self, arn)
    known = self.delivery_destinations.get(name)
    moved = known and known.delivery_destination_configuration["destinationResourceArn"] != arn
    if moved and any(delivery.delivery_destination_arn == known.arn for delivery in self.deliveries.values()):
        raise ConflictException(msg="This Delivery Destination has a Delivery and cannot be moved.")
    return original(self, name, output_format, delivery_destination_configuration, tags)


def bucket_of(backend: Any, arn: str) -> Any:
    try:
        return s3_backends[backend.account_id]["aws"].get_bucket(arn.split(":::")[1].split("/")[0])
    except MissingBucket:
        raise ResourceNotFoundException(msg=f"The bucket of {arn} does not exist.") from None


@replaces(LogsBackend, "create_delivery")
def create_delivery(
    original: Any, self: Any, delivery_source_name: str, delivery_destination_arn: str,
    record_fields: list[str] | None, field_delimiter: str | None, s3_delivery_configuration: Any, tags: Any,
) -> Any:
    """CreateDelivery. moto does not look at the bucket's policy, which AWS would change by itself; then it is
    no longer the configured one."""
    source = self.delivery_sources.get(delivery_source_name)
    destinations = {d.arn: d for d in self.delivery_destinations.values()}
    destination = destinations.get(delivery_destination_arn)
    if source and destination:
        arn = destination.delivery_destination_configuration["destinationResourceArn"]
        s3_delivery_configuration = placed(arn, s3_delivery_configuration or {})
        refuse_undeliverable(self, arn, s3_delivery_configuration["suffixPath"], source.arn)
    return original(
        self, delivery_source_name, delivery_destination_arn, record_fields, field_delimiter,
        s3_delivery_configuration, tags,
    )


def placed(arn: str, given: dict[str, Any]) -> dict[str, Any]:
    """AWS puts a folder of its own before the path, unless the destination has one already; it does so only
    for a new delivery. Provider issues 40968 and 46328."""
    hive = given.get("enableHiveCompatiblePath", False)
    path = given.get("suffixPath") or ""
    if "/" not in arn:
        path = (HIVE_FOLDER if hive else FOLDER) + path.lstrip("/")
    return {"enableHiveCompatiblePath": hive, "suffixPath": path}


@adds(LogsResponse)
def update_delivery_configuration(self: Any) -> str:
    """UpdateDeliveryConfiguration is missing."""
    delivery = self.logs_backend.get_delivery(self._get_param("id"))
    fields, delimiter = self._get_param("recordFields"), self._get_param("fieldDelimiter")
    s3 = self._get_param("s3DeliveryConfiguration")
    if fields:
        delivery.record_fields = fields
    if delimiter is not None:
        delivery.field_delimiter = delimiter
    if s3:
        delivery.s3_delivery_configuration = {**delivery.s3_delivery_configuration, **s3}
    return "{}"


def refuse_undeliverable(backend: Any, arn: str, suffix: str, source_arn: str) -> None:
    bucket = bucket_of(backend, arn)
    context = {
        "aws:SourceAccount": backend.account_id,
        "aws:SourceArn": source_arn,
        "aws:SecureTransport": "true",
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": DELIVERY,
        "s3:x-amz-acl": "bucket-owner-full-control",
    }
    policy = bucket.policy.decode() if bucket.policy else None
    path = suffix.replace("{account-id}", backend.account_id).strip("/")
    if not service_may(policy, DELIVERY, "s3:PutObject", f"{arn}/{path}/2026-01-01.gz", context):
        raise ValidationException(f"Access Denied: {DELIVERY} may not write to {arn}.")


@replaces(LogsBackend, "delete_delivery_source")
def delete_delivery_source(original: Any, self: Any, name: str) -> None:
    """DeleteDeliverySource. moto deletes one that has deliveries."""
    if any(delivery.delivery_source_name == name for delivery in self.deliveries.values()):
        raise ConflictException(msg="This Delivery Source has a Delivery.")
    original(self, name)


@replaces(LogsBackend, "delete_delivery_destination")
def delete_delivery_destination(original: Any, self: Any, name: str) -> None:
    """DeleteDeliveryDestination. moto deletes one that has deliveries."""
    destination = self.delivery_destinations.get(name)
    if destination and any(d.delivery_destination_arn == destination.arn for d in self.deliveries.values()):
        raise ConflictException(msg="This Delivery Destination has a Delivery.")
    original(self, name)
