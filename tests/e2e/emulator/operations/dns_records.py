"""Route 53: records that are there already, and aliases of something that is not there."""

from typing import Any

from moto.cloudfront.models import cloudfront_backends
from moto.elbv2.models import elbv2_backends
from moto.route53.exceptions import Route53ClientError
from moto.route53.models import Route53Backend

from .replace import replaces

# The hosted zone of every distribution.
CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"


class InvalidChangeBatch(Route53ClientError):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidChangeBatch", f"[{message}]")


@replaces(Route53Backend, "change_resource_record_sets")
def change_resource_record_sets(
    original: Any, self: Any, zoneid: str, change_list: list[dict[str, Any]]
) -> None:
    """ChangeResourceRecordSets. moto makes a second record of the same name and type, and takes any alias."""
    zone = self.get_hosted_zone(zoneid)
    known = {(record.name.rstrip("."), record.type) for record in zone.rrsets}
    names = {name for name, _ in known}
    for change in change_list:
        record = change["ResourceRecordSet"]
        name, kind = record["Name"].rstrip("."), record["Type"]
        if change["Action"] == "DELETE":
            continue
        if change["Action"] == "CREATE" and (name, kind) in known:
            raise InvalidChangeBatch(
                f"Tried to create resource record set [name='{name}.', type='{kind}'] but it already exists"
            )
        others = {other for known_name, other in known if known_name == name} - {kind}
        if name in names and others and ("CNAME" in others or kind == "CNAME"):
            raise InvalidChangeBatch(f"RRSet of type {kind} with DNS name {name}. conflicts with a CNAME")
        if record.get("AliasTarget"):
            refuse_unknown_target(self, record["AliasTarget"])
    original(self, zoneid, change_list)


def refuse_unknown_target(backend: Any, alias: dict[str, Any]) -> None:
    name = alias["DNSName"].rstrip(".").lower().removeprefix("dualstack.")
    if name.endswith(".cloudfront.net"):
        distributions = cloudfront_backends[backend.account_id]["aws"].distributions.values()
        zones = {CLOUDFRONT_ZONE for d in distributions if d.domain_name.lower() == name}
    else:
        zones = {
            balancer.canonical_hosted_zone_id
            for regional in elbv2_backends[backend.account_id].values()
            for balancer in regional.load_balancers.values()
            if balancer.dns_name.lower() == name
        }
    if alias["HostedZoneId"] not in zones:
        raise InvalidChangeBatch(
            f"Tried to create an alias that targets {name}., but the alias target name does not lie within "
            "the target zone"
        )
