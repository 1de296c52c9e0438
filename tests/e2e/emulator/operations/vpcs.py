"""EC2 VPCs, subnets and internet gateways: what AWS refuses to delete while something is in it."""

from typing import Any

from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models.internet_gateways import InternetGatewayBackend
from moto.ec2.models.subnets import SubnetBackend
from moto.ec2.models.vpcs import VPCBackend

from .replace import replaces


@replaces(VPCBackend, "delete_vpc")
def delete_vpc(original: Any, self: Any, vpc_id: str) -> Any:
    """DeleteVpc. moto looks at subnets and route tables; AWS at every resource in the VPC."""
    groups = [group for group in self.groups[vpc_id].values() if not group.is_default]
    endpoints = [e for e in self.vpc_end_points.values() if e.vpc_id == vpc_id and e.state != "deleted"]
    gateways = [g for g in self.internet_gateways.values() if g.vpc and g.vpc.id == vpc_id]
    if groups or endpoints or gateways:
        raise DependencyViolationError(f"The vpc '{vpc_id}' has dependencies and cannot be deleted.")
    return original(self, vpc_id)


@replaces(SubnetBackend, "delete_subnet")
def delete_subnet(original: Any, self: Any, subnet_id: str) -> Any:
    """DeleteSubnet. moto always deletes, and keeps the subnet in its route table; AWS refuses while a
    network interface (a NAT gateway's, an endpoint's) is in it, and drops the association."""
    in_use = any(getattr(eni.subnet, "id", eni.subnet) == subnet_id for eni in self.enis.values())
    if in_use:
        raise DependencyViolationError(f"The subnet '{subnet_id}' has dependencies and cannot be deleted.")
    for table in self.route_tables.values():
        table._associations = {k: v for k, v in table._associations.items() if v != subnet_id}
    return original(self, subnet_id)


@replaces(InternetGatewayBackend, "detach_internet_gateway")
def detach_internet_gateway(original: Any, self: Any, internet_gateway_id: str, vpc_id: str) -> None:
    """DetachInternetGateway. moto always detaches; AWS refuses while public addresses are mapped, as a NAT
    gateway's is. A stack that removes both in the wrong order fails here as it does there."""
    if any(n.vpc_id == vpc_id and n.state != "deleted" and n.connectivity_type != "private"
           for n in self.nat_gateways.values()):
        raise DependencyViolationError(
            f"Network {vpc_id} has some mapped public address(es). Please unmap those public address(es) "
            "before detaching the gateway."
        )
    original(self, internet_gateway_id, vpc_id)
