"""Load balancers: names, subnets, attributes, logs that can be delivered, and what protects them."""

import re
from typing import Any

from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models.internet_gateways import InternetGatewayBackend
from moto.elbv2.exceptions import (
    DuplicateLoadBalancerName,
    ELBClientError,
    InvalidConfigurationRequest,
    ValidationError,
)
from moto.elbv2.models import ELBv2Backend, elbv2_backends
from moto.s3.exceptions import MissingBucket
from moto.s3.models import s3_backends

from .buckets import with_kms
from .network_interfaces import Interfaces, groups_outside, subnets_by_zone
from .policies import service_may
from .replace import replaces

NAME = re.compile(r"(?!internal-)(?!-)[A-Za-z0-9-]{1,32}(?<!-)")
LOG_DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com"

# Elastic Load Balancing, "Edit attributes for your Application Load Balancer".
RANGES = {"idle_timeout.timeout_seconds": (1, 4000), "client_keep_alive.seconds": (60, 604800)}
# The files that show AWS whether logs can be delivered.
TEST_FILES = {"access_logs": "ELBAccessLogTestFile", "connection_logs": "ELBConnectionLogTestFile"}
CHOICES = {
    "routing.http.desync_mitigation_mode": ("monitor", "defensive", "strictest"),
    "routing.http.xff_header_processing.mode": ("append", "preserve", "remove"),
}


@replaces(ELBv2Backend, "create_load_balancer")
def create_load_balancer(
    original: Any, self: Any, name: str, security_groups: list[str], **request: Any
) -> Any:
    """CreateLoadBalancer. moto takes any name twice, any subnets, and puts no interface into them."""
    if not NAME.fullmatch(name):
        raise ValidationError(
            f"The load balancer name '{name}' cannot be longer than '32' characters, has only letters, "
            "digits and hyphens, and begins neither with a hyphen nor with 'internal-'"
        )
    if any(balancer.name == name for balancer in self.load_balancers.values()):
        raise DuplicateLoadBalancerName()
    if (request.get("loadbalancer_type") or "application") != "application":
        raise NotImplementedError("This emulator knows application load balancers only.")
    request["scheme"] = request.get("scheme") or "internet-facing"
    subnets = [*request["subnet_ids"], *(m["SubnetId"] for m in request.get("subnet_mappings") or [])]
    check_subnets(self, subnets, request["scheme"])
    check_groups(self, subnets[0], security_groups)
    balancer = original(self, name, security_groups, **request)
    balancer.interfaces = Interfaces(self, f"ELB {balancer.arn.split('loadbalancer/')[1]}")
    place(balancer)
    return balancer


def check_subnets(backend: Any, subnet_ids: list[str], scheme: str) -> None:
    zones = subnets_by_zone(backend, subnet_ids)
    if len(zones) < len(set(subnet_ids)):
        raise InvalidConfigurationRequest(
            "A load balancer cannot be attached to multiple subnets in the same AZ"
        )
    if len(zones) < 2:
        raise ValidationError("At least two subnets in two different Availability Zones must be specified")
    vpcs = {backend.ec2_backend.get_subnet(subnet_id).vpc_id for subnet_id in subnet_ids}
    gateways = {g.vpc.id for g in backend.ec2_backend.internet_gateways.values() if g.vpc}
    if len(vpcs) > 1:
        raise InvalidConfigurationRequest("All subnets must belong to the same VPC")
    if scheme == "internet-facing" and not vpcs & gateways:
        raise ELBClientError("InvalidSubnet", f"VPC {vpcs.pop()} has no internet gateway")


def check_groups(backend: Any, subnet_id: str, group_ids: list[str]) -> None:
    outside = groups_outside(backend, backend.ec2_backend.get_subnet(subnet_id).vpc_id, group_ids)
    if not group_ids:
        raise NotImplementedError("This emulator knows no default security group of a load balancer.")
    if outside:
        raise InvalidConfigurationRequest(
            f"One or more security groups are invalid: {', '.join(outside)}"
        )


def place(balancer: Any) -> None:
    """One network interface in each subnet; subnets and security groups cannot be deleted under it."""
    balancer.interfaces.place((subnet.id for subnet in balancer.subnets), balancer.security_groups)


@replaces(ELBv2Backend, "set_subnets")
def set_subnets(
    original: Any, self: Any, arn: str, subnets: list[str], mappings: list[dict[str, Any]]
) -> Any:
    """SetSubnets: the interfaces move along."""
    answer = original(self, arn, subnets, mappings)
    place(self.load_balancers[arn])
    return answer


@replaces(ELBv2Backend, "set_security_groups")
def set_security_groups(original: Any, self: Any, arn: str, group_ids: list[str]) -> None:
    """SetSecurityGroups. moto takes groups of another VPC."""
    balancer = self.load_balancers.get(arn)
    if balancer:
        check_groups(self, balancer.subnets[0].id, group_ids)
    original(self, arn, group_ids)
    place(balancer)


@replaces(ELBv2Backend, "modify_load_balancer_attributes")
def modify_load_balancer_attributes(original: Any, self: Any, arn: str, attrs: dict[str, str]) -> Any:
    """ModifyLoadBalancerAttributes. moto takes any value, and logs that cannot be delivered."""
    for name, (lowest, highest) in RANGES.items():
        if name in attrs and not lowest <= int(attrs[name]) <= highest:
            raise ValidationError(f"'{name}' must be between {lowest} and {highest}")
    for name, choices in CHOICES.items():
        if name in attrs and attrs[name] not in choices:
            raise ValidationError(f"'{name}' must be one of {choices}")
    balancer = self.load_balancers.get(arn)
    wanted = {**(balancer.attrs if balancer else {}), **attrs}
    for kind, test_file in TEST_FILES.items():
        if wanted.get(f"{kind}.s3.enabled") == "true":
            bucket, prefix = wanted.get(f"{kind}.s3.bucket", ""), wanted.get(f"{kind}.s3.prefix", "")
            refuse_lost_logs(self, arn, bucket, prefix, test_file)
    return original(self, arn, attrs)


def refuse_lost_logs(backend: Any, arn: str, name: str, prefix: str, test_file: str) -> None:
    """AWS writes a file into the bucket before it takes the setting. It cannot use a KMS key there: User
    Guide for Application Load Balancers, "Enable access logs"."""
    denied = InvalidConfigurationRequest(
        f"Access Denied for bucket: {name}. Please check S3bucket permission"
    )
    if "AWSLogs" in prefix or prefix.startswith("/") or prefix.endswith("/"):
        raise InvalidConfigurationRequest(f"Invalid prefix: {prefix}")
    try:
        bucket = s3_backends[backend.account_id][backend.partition].get_bucket(name)
    except MissingBucket:
        raise InvalidConfigurationRequest(f"S3Bucket: {name} does not exist") from None
    if bucket.region_name != backend.region_name or with_kms(bucket):
        raise denied
    folder = f"arn:aws:s3:::{name}/{prefix + '/' if prefix else ''}AWSLogs/{backend.account_id}"
    context = {
        "aws:SourceAccount": backend.account_id,
        "aws:SourceArn": arn,
        "aws:SecureTransport": "true",
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": LOG_DELIVERY,
        "s3:x-amz-acl": "bucket-owner-full-control",
    }
    policy = bucket.policy.decode() if bucket.policy else None
    for file in (test_file, f"elasticloadbalancing/{backend.region_name}/2026/01/01/log.gz"):
        if not service_may(policy, LOG_DELIVERY, "s3:PutObject", f"{folder}/{file}", context):
            raise denied


@replaces(ELBv2Backend, "delete_load_balancer")
def delete_load_balancer(original: Any, self: Any, arn: str) -> None:
    """DeleteLoadBalancer. moto ignores the protection."""
    balancer = self.load_balancers.get(arn)
    if balancer and balancer.attrs["deletion_protection.enabled"] == "true":
        raise ELBClientError(
            "OperationNotPermitted",
            f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
        )
    if balancer:
        balancer.interfaces.remove()
    original(self, arn)


@replaces(InternetGatewayBackend, "detach_internet_gateway")
def detach_internet_gateway(original: Any, self: Any, internet_gateway_id: str, vpc_id: str) -> None:
    """DetachInternetGateway: not under a load balancer with public addresses."""
    balancers = elbv2_backends[self.account_id][self.region_name].load_balancers.values()
    if any(b.vpc_id == vpc_id and b.scheme == "internet-facing" for b in balancers):
        raise DependencyViolationError(
            f"Network {vpc_id} has some mapped public address(es). Please unmap those public address(es) "
            "before detaching the gateway."
        )
    original(self, internet_gateway_id, vpc_id)
