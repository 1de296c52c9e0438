"""EC2 gateway endpoints and the route tables they are associated with."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError, InvalidParameterValue
from moto.ec2.models.vpcs import VPCBackend

from .replace import replaces


def check_route_tables(backend: Any, vpc_id: str, route_table_ids: list[str]) -> None:
    """moto stores any text as a route table; AWS takes only tables of the endpoint's own VPC."""
    for route_table_id in route_table_ids:
        if backend.get_route_table(route_table_id).vpc_id != vpc_id:
            raise EC2ClientError(
                "InvalidRouteTableId.NotFound",
                f"The routeTable ID '{route_table_id}' does not exist in the VPC {vpc_id}",
            )


@replaces(VPCBackend, "create_vpc_endpoint")
def create_vpc_endpoint(original: Any, self: Any, **request: Any) -> Any:
    """CreateVpcEndpoint: AWS checks the route tables, and that the service exists."""
    check_route_tables(self, request["vpc_id"], request["route_table_ids"])
    kind = request.get("endpoint_type") or "Gateway"
    services = self._collect_default_endpoint_services(self.account_id, self.region_name)
    offered = [service for service in services if service["ServiceName"] == request["service_name"]]
    if not any(kind == t["ServiceType"] for service in offered for t in service["ServiceType"]):
        raise EC2ClientError(
            "InvalidServiceName",
            f"The Vpc Endpoint Service '{request['service_name']}' does not exist as {kind}",
        )
    return original(self, **request)


@replaces(VPCBackend, "modify_vpc_endpoint")
def modify_vpc_endpoint(original: Any, self: Any, **request: Any) -> None:
    """ModifyVpcEndpoint (aws_vpc_endpoint_route_table_association).

    moto changes the list of route tables only. AWS also puts the route to the service's prefix list into
    the table, or takes it out; without it moto cannot delete the endpoint later.
    """
    endpoint = self.get_vpc_end_point(request["vpc_id"])
    added = [table for table in request["add_route_tables"] or [] if table not in endpoint.route_table_ids]
    removed = [table for table in request["remove_route_tables"] or [] if table in endpoint.route_table_ids]
    if (added or removed) and endpoint.vpc_endpoint_type != "Gateway":
        raise InvalidParameterValue("Route table IDs are only supported for Gateway type VPC Endpoint.")
    check_route_tables(self, endpoint.vpc_id, added)
    original(self, **request)
    prefix_list = endpoint.destination_prefix_list_id
    for table in added:
        self.create_route(table, None, gateway_id=endpoint.id, destination_prefix_list_id=prefix_list)
    for table in removed:
        self.delete_route(table, None, destination_prefix_list_id=prefix_list)
