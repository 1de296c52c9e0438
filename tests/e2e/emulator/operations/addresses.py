"""EC2 elastic IP addresses."""

from typing import Any

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.elastic_ip_addresses import ElasticAddressBackend

from .replace import replaces


@replaces(ElasticAddressBackend, "release_address")
def release_address(
    original: Any, self: Any, address: str | None = None, allocation_id: str | None = None
) -> None:
    """ReleaseAddress. moto takes the address away from whoever uses it; AWS refuses in a VPC."""
    found = self.address_by_allocation([allocation_id]) if allocation_id else self.address_by_ip([address])
    if found[0].association_id:
        raise EC2ClientError("InvalidIPAddress.InUse", f"Address {found[0].public_ip} is in use.")
    original(self, address, allocation_id)
