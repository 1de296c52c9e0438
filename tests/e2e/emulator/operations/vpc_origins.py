"""CloudFront VPC origins: missing in moto."""

from typing import Any

from moto.cloudfront.models import CloudFrontBackend, cloudfront_backends
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult
from moto.elbv2.exceptions import ResourceInUseError
from moto.elbv2.models import ELBv2Backend, elbv2_backends

from .adds import adds
from .cloudfront_entities import Entity, Refused, answered, check_etag, invalid
from .replace import replaces

POLICIES = ("http-only", "https-only", "match-viewer")
PROTOCOLS = ("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2")


@replaces(CloudFrontBackend, "__init__")
def create_backend(original: Any, self: Any, *args: Any, **settings: Any) -> None:
    original(self, *args, **settings)
    self.vpc_origins: dict[str, Entity] = {}


@adds(CloudFrontResponse)
def create_vpc_origin(self: Any) -> ActionResult:
    """CreateVpcOrigin: deployed some minutes later, which is when it is next looked at."""
    config = self._get_param("VpcOriginEndpointConfig")
    check_endpoint(self.backend, config)
    if any(other.config["Name"] == config["Name"] for other in self.backend.vpc_origins.values()):
        raise Refused("EntityAlreadyExists", f"There is a VPC origin {config['Name']} already.")
    origin = Entity("vo_", config)
    origin.status = "Deploying"
    self.backend.vpc_origins[origin.id] = origin
    self.backend.tagger.tag_resource(arn_of(self.backend, origin), self._get_param("Tags.Items", []))
    return answer(self.backend, origin)


@adds(CloudFrontResponse)
def get_vpc_origin(self: Any) -> ActionResult:
    """GetVpcOrigin."""
    origin = existing(self)
    shown = answer(self.backend, origin)
    origin.status = "Deployed"
    return shown


@adds(CloudFrontResponse)
def update_vpc_origin(self: Any) -> ActionResult:
    """UpdateVpcOrigin."""
    origin, config = existing(self), self._get_param("VpcOriginEndpointConfig")
    check_etag(self, origin.etag)
    check_endpoint(self.backend, config)
    if users_of(self.backend, origin):
        raise Refused("CannotUpdateEntityWhileInUse", "The VPC origin is used by a distribution.")
    origin.change(config)
    origin.status = "Deploying"
    return answer(self.backend, origin)


@adds(CloudFrontResponse)
def delete_vpc_origin(self: Any) -> ActionResult:
    """DeleteVpcOrigin."""
    origin = existing(self)
    check_etag(self, origin.etag)
    if users_of(self.backend, origin):
        raise Refused("CannotDeleteEntityWhileInUse", "The VPC origin is used by a distribution.")
    del self.backend.vpc_origins[origin.id]
    return answer(self.backend, origin)


def existing(response: Any) -> Any:
    origin = response.backend.vpc_origins.get(response._get_param("Id"))
    if origin is None:
        raise Refused("EntityNotFound", "The VPC origin does not exist.")
    return origin


def arn_of(backend: Any, origin: Any) -> str:
    return f"arn:aws:cloudfront::{backend.account_id}:vpcorigin/{origin.id}"


def answer(backend: Any, origin: Any) -> ActionResult:
    value = {
        "Id": origin.id,
        "Arn": arn_of(backend, origin),
        "AccountId": backend.account_id,
        "Status": origin.status,
        "CreatedTime": origin.created,
        "LastModifiedTime": origin.modified,
        "VpcOriginEndpointConfig": origin.config,
    }
    return answered("VpcOrigin", value, origin.etag)


def users_of(backend: Any, origin: Any) -> list[str]:
    return [
        distribution.arn
        for distribution in backend.distributions.values()
        for item in distribution.distribution_config.Origins["Items"]
        if (item.get("VpcOriginConfig") or {}).get("VpcOriginId") == origin.id
    ]


def check_endpoint(backend: Any, config: dict[str, Any]) -> None:
    """Amazon CloudFront Developer Guide, "Restrict access with VPC origins": prerequisites."""
    balancer = balancer_at(backend, config["Arn"])
    if balancer is None:
        raise invalid(f"The origin {config['Arn']} does not exist.")
    if balancer.scheme != "internal" or balancer.state != "active":
        raise invalid("The load balancer has to be active, and in private subnets.")
    gateways = elbv2_backends[backend.account_id][config["Arn"].split(":")[3]].ec2_backend.internet_gateways
    if not any(gateway.vpc and gateway.vpc.id == balancer.vpc_id for gateway in gateways.values()):
        raise invalid("The VPC of the origin has no internet gateway.")
    protocols = (config.get("OriginSslProtocols") or {}).get("Items") or []
    if config["OriginProtocolPolicy"] not in POLICIES or set(protocols) - set(PROTOCOLS) or not protocols:
        raise invalid("Invalid protocols of the VPC origin.")


def balancer_at(backend: Any, arn: str) -> Any:
    if not arn.startswith("arn:aws:elasticloadbalancing:"):
        raise NotImplementedError("This emulator knows VPC origins with load balancers only.")
    return elbv2_backends[backend.account_id][arn.split(":")[3]].load_balancers.get(arn)


@replaces(ELBv2Backend, "delete_load_balancer")
def delete_load_balancer(original: Any, self: Any, arn: str) -> None:
    """DeleteLoadBalancer: not while CloudFront goes through it."""
    origins = cloudfront_backends[self.account_id]["aws"].vpc_origins.values()
    if any(origin.config["Arn"] == arn for origin in origins):
        raise ResourceInUseError(f"Load balancer '{arn}' is currently associated with another service")
    original(self, arn)
