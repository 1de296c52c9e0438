"""RDS DB subnet groups: what they need, changing them, and groups that are still in use."""

from typing import Any

from moto.rds.exceptions import DBSubnetGroupNotFoundError, InvalidSubnet, RDSClientError
from moto.rds.models import RDSBackend

from .replace import replaces


@replaces(RDSBackend, "create_subnet_group")
def create_subnet_group(original: Any, self: Any, subnet_name: str, *args: Any, **request: Any) -> Any:
    """CreateDBSubnetGroup. moto overwrites a group of that name, and takes any subnets."""
    if subnet_name in self.subnet_groups:
        raise RDSClientError(
            "DBSubnetGroupAlreadyExists", f"The DB subnet group '{subnet_name}' already exists."
        )
    refuse_unusable(request["subnets"] if "subnets" in request else args[1])
    return original(self, subnet_name, *args, **request)


@replaces(RDSBackend, "modify_db_subnet_group")
def modify_db_subnet_group(
    _: Any, self: Any, subnet_name: str, description: str | None, subnets: list[Any]
) -> Any:
    """ModifyDBSubnetGroup. moto takes the group out of its list and never puts it back."""
    if subnet_name not in self.subnet_groups:
        raise DBSubnetGroupNotFoundError(subnet_name)
    group = self.subnet_groups[subnet_name]
    refuse_unusable(subnets)
    if subnets[0].vpc_id != group.vpc_id:
        raise InvalidSubnet(subnets[0].id)
    zones = {subnet.availability_zone for subnet in subnets}
    for database in self.databases.values():
        if getattr(database, "db_subnet_group", None) is group and database.availability_zone not in zones:
            raise RDSClientError(
                "SubnetAlreadyInUse", "Some of the subnets to be deleted are currently in use."
            )
    group.subnets = subnets
    if description is not None:
        group.description = description
    return group


@replaces(RDSBackend, "delete_subnet_group")
def delete_subnet_group(original: Any, self: Any, subnet_name: str) -> Any:
    """DeleteDBSubnetGroup. moto always deletes; AWS refuses while a database is in the group."""
    group = self.subnet_groups.get(subnet_name)
    for database in self.databases.values():
        if group is not None and getattr(database, "db_subnet_group", None) is group:
            raise RDSClientError(
                "InvalidDBSubnetGroupStateFault",
                f"Cannot delete the subnet group '{subnet_name}' because at least one database instance: "
                f"{database.db_instance_identifier} is still using it.",
            )
    return original(self, subnet_name)


def refuse_unusable(subnets: list[Any]) -> None:
    """AWS: one VPC, two zones; where an instance will be is not known yet."""
    for subnet in subnets:
        if subnet.vpc_id != subnets[0].vpc_id:
            raise InvalidSubnet(subnet.id)
    zones = sorted({subnet.availability_zone for subnet in subnets})
    if len(zones) < 2:
        raise RDSClientError(
            "DBSubnetGroupDoesNotCoverEnoughAZs",
            "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ "
            f"coverage: {', '.join(zones)}. Add subnets to cover at least 2 AZs.",
        )
