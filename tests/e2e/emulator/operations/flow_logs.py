"""EC2 flow logs: destination options, destinations with a prefix, and whether delivery can work at all."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError, FlowLogAlreadyExists, InvalidParameterValue
from moto.ec2.models.flow_logs import FlowLogs, FlowLogsBackend
from moto.ec2.responses.flow_logs import FlowLogs as FlowLogsResponse
from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.logs.models import logs_backends
from moto.s3.exceptions import MissingBucket
from moto.s3.models import s3_backends

from .policies import identity_may, service_may
from .replace import replaces

DELIVERY = "delivery.logs.amazonaws.com"
PUBLISHER = "vpc-flow-logs.amazonaws.com"


# DescribeFlowLogs. moto knows no destination options; the provider then plans a replacement every time.
FlowLogs.destination_options = None


@replaces(FlowLogsResponse, "create_flow_logs")
def create_flow_logs(original: Any, self: Any) -> Any:
    """CreateFlowLogs stores DestinationOptions; AWS knows two file formats, and options only with S3."""
    options = self._get_param("DestinationOptions")
    if options is not None:
        if self._get_param("LogDestinationType") != "s3":
            raise EC2ClientError("InvalidParameter", "DestinationOptions is only supported with S3.")
        if options.get("FileFormat", "plain-text") not in ("plain-text", "parquet"):
            raise InvalidParameterValue(f"Invalid file format: {options['FileFormat']}.")
    result = original(self)
    for flow_log_id in result.result["FlowLogIds"]:
        self.ec2_backend.flow_logs[flow_log_id].destination_options = options
    return result


@replaces(FlowLogsBackend, "create_flow_logs")
def create_in_backend(original: Any, self: Any, **request: Any) -> Any:
    """CreateFlowLogs: destinations as AWS reads them.

    moto takes everything after arn:aws:s3::: for the bucket's name, so a prefix is "does not exist", and
    looks for a log group only by LogGroupName, so one that is given as an ARN is "FAILED".
    """
    destination, kind = request["log_destination"], request["log_destination_type"]
    if destination and any(
        flow_log.resource_id in request["resource_ids"] and flow_log.log_destination == destination
        for flow_log in self.flow_logs.values()
    ):
        raise FlowLogAlreadyExists()

    if kind == "s3":
        bucket_arn, _, prefix = destination.partition("/")
        refusal = _bucket_refusal(self, bucket_arn, prefix.rstrip("/"))
        if refusal:
            return [], [(resource_id, "400", refusal) for resource_id in request["resource_ids"]]
        created, errors = original(self, **{**request, "log_destination": bucket_arn})
    elif destination:
        name = destination.split(":log-group:")[1].removesuffix(":*")
        created, errors = original(self, **{**request, "log_destination": None, "log_group_name": name})
    else:
        created, errors = original(self, **request)

    for flow_log in created:
        flow_log.log_destination = destination
        if kind != "s3" and not _role_may_publish(self, flow_log):
            # AWS creates the flow log and reports this in DeliverLogsStatus some minutes later.
            flow_log.deliver_logs_status = "FAILED"
            flow_log.deliver_logs_error_message = "Access error"
    return created, errors


def _bucket_refusal(backend: Any, bucket_arn: str, prefix: str) -> str | None:
    """AWS tries to add the statements itself; then the bucket's policy is no longer the configured one."""
    name = bucket_arn.split(":::")[1]
    try:
        bucket = s3_backends[backend.account_id][backend.partition].get_bucket(name)
    except MissingBucket:
        return f"LogDestination: {name} does not exist"
    folder = f"{bucket_arn}/{prefix}/" if prefix else f"{bucket_arn}/"
    target = f"{folder}AWSLogs/{backend.account_id}/vpcflowlogs/{backend.region_name}/2026/01/01/flow.log"
    context = {
        "aws:SourceAccount": backend.account_id,
        "aws:SourceArn": f"arn:aws:logs:{backend.region_name}:{backend.account_id}:*",
        "aws:SecureTransport": "true",
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": DELIVERY,
        "s3:x-amz-acl": "bucket-owner-full-control",
    }
    policy = bucket.policy.decode() if bucket.policy else None
    needed = [("s3:GetBucketAcl", bucket_arn), ("s3:PutObject", target)]
    if all(service_may(policy, DELIVERY, action, resource, context) for action, resource in needed):
        return None
    return f"Access Denied for LogDestination: {name}. Please check LogDestination permission"


def _role_may_publish(backend: Any, flow_log: Any) -> bool:
    try:
        arn = flow_log.deliver_logs_permission_arn
        role = iam_backends[backend.account_id][backend.partition].get_role_by_arn(arn)
    except NotFoundException:
        return False
    group = logs_backends[backend.account_id][backend.region_name].groups.get(flow_log.log_group_name)
    if group is None:
        return False
    context = {
        "aws:SourceAccount": backend.account_id,
        "aws:SourceArn": f"arn:aws:ec2:{backend.region_name}:{backend.account_id}:vpc-flow-log/{flow_log.id}",
    }
    trusted = service_may(role.assume_role_policy_document, PUBLISHER, "sts:AssumeRole", role.arn, context)
    documents = [*role.policies.values(), *(policy.document for policy in role.managed_policies.values())]
    stream = f"arn:aws:logs:{backend.region_name}:{backend.account_id}:log-group:{group.name}:log-stream:any"
    actions = ("logs:CreateLogStream", "logs:PutLogEvents")
    return trusted and all(identity_may(documents, action, stream) for action in actions)
