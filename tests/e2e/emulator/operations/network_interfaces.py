"""EC2 network interfaces of the services that put nodes into subnets: they hold subnets and groups."""

from collections.abc import Iterable, Mapping
from typing import Any

from moto.ec2.models import ec2_backends


class Interfaces:
    """The interfaces of one resource. moto makes none, so it deletes subnets and security groups that a
    database is still in; AWS refuses. Group ids may be empty: then AWS takes the VPC's default group."""

    def __init__(self, backend: Any, description: str) -> None:
        self._ec2 = ec2_backends[backend.account_id][backend.region_name]
        self._description = description
        self._ids: list[str] = []

    def place(self, subnet_ids: Iterable[str], group_ids: list[str]) -> None:
        """Replaces all of them: one in each subnet, and as many in a subnet as it is named."""
        self.remove()
        for subnet_id in subnet_ids:
            interface = self._ec2.create_network_interface(
                subnet_id, [], group_ids=group_ids, description=self._description
            )
            self._ids.append(interface.id)

    def remove(self) -> None:
        for interface_id in self._ids:
            self._ec2.delete_network_interface(interface_id)
        self._ids = []


def subnets_by_zone(backend: Any, subnet_ids: Iterable[str]) -> Mapping[str, str]:
    """One subnet for each zone, in the order of the zones' names; unknown subnets are EC2's error."""
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    subnets = [ec2.get_subnet(subnet_id) for subnet_id in sorted(subnet_ids)]
    return {s.availability_zone: s.id for s in sorted(subnets, key=lambda s: (s.availability_zone, s.id))}


def groups_outside(backend: Any, vpc_id: str, group_ids: Iterable[str]) -> list[str]:
    """Security groups that are not there or belong to another VPC."""
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    groups = {group_id: ec2.get_security_group_from_id(group_id) for group_id in group_ids}
    return [group_id for group_id, group in groups.items() if group is None or group.vpc_id != vpc_id]
