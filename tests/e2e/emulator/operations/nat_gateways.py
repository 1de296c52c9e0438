"""EC2 NAT gateways: where they can be created, and what they hold while they exist."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.nat_gateways import NatGatewayBackend

from .replace import replaces

FILTERS = {"nat-gateway-id", "vpc-id", "subnet-id", "state"}


@replaces(NatGatewayBackend, "create_nat_gateway")
def create_nat_gateway(original: Any, self: Any, subnet_id: str, *args: Any, **request: Any) -> Any:
    """CreateNatGateway. moto creates it anywhere; AWS needs the VPC's internet gateway to be attached."""
    vpc_id = self.get_subnet(subnet_id).vpc_id
    private = request.get("connectivity_type") == "private"
    if not private and not any(g.vpc and g.vpc.id == vpc_id for g in self.internet_gateways.values()):
        raise EC2ClientError("Gateway.NotAttached", f"Network {vpc_id} has no Internet gateway attached")
    return original(self, subnet_id, *args, **request)


@replaces(NatGatewayBackend, "delete_nat_gateway")
def delete_nat_gateway(original: Any, self: Any, nat_gateway_id: str) -> Any:
    """DeleteNatGateway. moto keeps the address and the network interface; AWS lets both go."""
    if nat_gateway_id not in self.nat_gateways:
        raise EC2ClientError("NatGatewayNotFound", f"NAT gateway {nat_gateway_id} was not found")
    nat_gateway = original(self, nat_gateway_id)
    for address in nat_gateway.address_set:
        if address.get("associationId"):
            self.disassociate_address(association_id=address["associationId"])
    self.enis.pop(nat_gateway._eni.id, None)
    return nat_gateway


@replaces(NatGatewayBackend, "describe_nat_gateways")
def describe_nat_gateways(original: Any, self: Any, filters: Any, nat_gateway_ids: Any) -> Any:
    """DescribeNatGateways. moto answers a filter it does not know (tags) with every gateway there is."""
    found = original(self, filters, nat_gateway_ids)
    for name, values in (filters or {}).items():
        if name not in FILTERS:
            found = [gateway for gateway in found if gateway.get_filter_value(name) in values]
    return found
