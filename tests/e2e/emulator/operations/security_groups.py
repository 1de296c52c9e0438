"""EC2 security groups: the limits of names and descriptions, and groups that are still in use."""

import re
from typing import Any

from moto.ec2.exceptions import DependencyViolationError, InvalidParameterValue
from moto.ec2.models.security_groups import SecurityGroupBackend

from .replace import replaces

ALLOWED_TEXT = re.compile(r"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}")


@replaces(SecurityGroupBackend, "create_security_group")
def create_security_group(original: Any, self: Any, name: str, description: str, **request: Any) -> Any:
    """CreateSecurityGroup. moto takes any text; AWS 255 characters of a small set, and no name sg-*."""
    if not ALLOWED_TEXT.fullmatch(name) or name.startswith("sg-"):
        raise InvalidParameterValue(
            f"Invalid security group name '{name}': up to 255 characters from the set "
            "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*, and it may not start with sg-."
        )
    if description and not ALLOWED_TEXT.fullmatch(description):
        raise InvalidParameterValue(
            f"Value ({description}) for parameter GroupDescription is invalid. Character sets beyond ASCII "
            "are not supported, and it has at most 255 characters of a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*."
        )
    return original(self, name, description, **request)


@replaces(SecurityGroupBackend, "delete_security_group")
def delete_security_group(
    original: Any, self: Any, name: str | None = None, group_id: str | None = None
) -> None:
    """DeleteSecurityGroup. moto always deletes; AWS refuses while anything refers to the group."""
    others = [group for groups in self.groups.values() for group in groups.values()
              if group.id != group_id]
    referenced = any(
        rule.source_group.get("GroupId") == group_id
        for group in others for rule in [*group.ingress_rules, *group.egress_rules]
    )
    attached = any(group.id == group_id for eni in self.enis.values() for group in eni.group_set)
    on_endpoint = any(
        group_id in endpoint.security_group_ids
        for endpoint in self.vpc_end_points.values() if endpoint.state != "deleted"
    )
    if group_id and (referenced or attached or on_endpoint):
        raise DependencyViolationError(f"resource {group_id} has a dependent object")
    original(self, name, group_id)
