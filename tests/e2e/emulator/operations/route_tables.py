"""EC2 routes and route table associations: what has to belong together."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError, InvalidParameterValue
from moto.ec2.models.route_tables import RouteBackend

from .replace import replaces


@replaces(RouteBackend, "associate_route_table")
def associate_route_table(
    original: Any, self: Any, route_table_id: str, gateway_id: str | None = None, subnet_id: str | None = None
) -> str:
    """AssociateRouteTable. For a subnet that has another table moto answers with that other association,
    as if all were well; AWS refuses. AWS also refuses a subnet of another VPC."""
    table = self.get_route_table(route_table_id)
    if subnet_id:
        if self.get_subnet(subnet_id).vpc_id != table.vpc_id:
            raise InvalidParameterValue(
                f"Route table {route_table_id} and subnet {subnet_id} belong to different networks"
            )
        if any(subnet_id in t._associations.values() for t in self.route_tables.values() if t is not table):
            raise EC2ClientError(
                "Resource.AlreadyAssociated",
                f"the specified association for route table {route_table_id} conflicts with an existing "
                "association",
            )
    return original(self, route_table_id, gateway_id, subnet_id)


@replaces(RouteBackend, "create_route")
def create_route(original: Any, self: Any, route_table_id: str, *args: Any, **request: Any) -> Any:
    """CreateRoute. moto stores a route to a gateway that is gone, or not in this VPC; AWS refuses both."""
    check_targets(self, route_table_id, request.get("nat_gateway_id"), request.get("gateway_id"))
    return original(self, route_table_id, *args, **request)


@replaces(RouteBackend, "replace_route")
def replace_route(
    original: Any, self: Any, route_table_id: str, *args: Any, **request: Any
) -> Any:
    """ReplaceRoute: the same for the new target (destinations come first, then nat_gateway_id)."""
    nat_gateway_id = request.get("nat_gateway_id") or (args[3] if len(args) > 3 else None)
    check_targets(self, route_table_id, nat_gateway_id, request.get("gateway_id"))
    return original(self, route_table_id, *args, **request)


def check_targets(
    backend: Any, route_table_id: str, nat_gateway_id: str | None, gateway_id: str | None
) -> None:
    """The NAT or internet gateway of a route exists and serves the VPC of its route table."""
    vpc_id = backend.get_route_table(route_table_id).vpc_id
    if nat_gateway_id:
        nat_gateway = backend.nat_gateways.get(nat_gateway_id)
        if nat_gateway is None or nat_gateway.state != "available" or nat_gateway.vpc_id != vpc_id:
            raise EC2ClientError(
                "InvalidNatGatewayID.NotFound", f"The natGateway ID '{nat_gateway_id}' does not exist"
            )
    if gateway_id and gateway_id.startswith("igw-"):
        vpc = backend.get_internet_gateway(gateway_id).vpc
        if vpc is None or vpc.id != vpc_id:
            raise InvalidParameterValue(
                f"route table {route_table_id} and network gateway {gateway_id} belong to different networks"
            )
