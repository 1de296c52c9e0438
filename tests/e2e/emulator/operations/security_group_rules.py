"""EC2 security group rules: a description for every kind of rule, and what it may contain."""

from typing import Any

from moto.ec2.exceptions import InvalidParameterValue
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule

from .replace import replaces
from .security_groups import ALLOWED_TEXT


def checked(description: str | None) -> str | None:
    """AuthorizeSecurityGroup*, ModifySecurityGroupRules: moto takes any text, AWS this one set."""
    if description and not ALLOWED_TEXT.fullmatch(description):
        raise InvalidParameterValue(
            "Invalid rule description. Valid descriptions are strings less than 256 characters from the "
            "following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"
        )
    return description


@replaces(SecurityGroupRule, "__init__")
def create_rule(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
    """moto reads a rule's description from CIDR blocks only; AWS has one for groups and prefix lists too."""
    original(self, *args, **kwargs)
    prefix_list = kwargs.get("prefix_list_id") or (args[7] if len(args) > 7 else None) or {}
    sources = (self.ip_range, self.source_group, prefix_list)
    self.own_description = checked(next((s["Description"] for s in sources if "Description" in s), None))


SecurityGroupRule.description = property(lambda self: self.own_description)


@replaces(SecurityGroupRule, "__eq__")
def is_same_rule(original: Any, self: Any, other: Any) -> bool:
    """Duplicates. moto compares descriptions of group references; for AWS they are no part of a rule."""
    mine, theirs = self.source_group, other.source_group
    if bool(mine) != bool(theirs) or mine.get("GroupId") != theirs.get("GroupId"):
        return False
    self.source_group, other.source_group = {}, {}
    try:
        return original(self, other)
    finally:
        self.source_group, other.source_group = mine, theirs


@replaces(SecurityGroupBackend, "modify_security_group_rules")
def modify_security_group_rules(original: Any, self: Any, group_id: str, rules: dict[str, Any]) -> None:
    """ModifySecurityGroupRules. moto ignores a changed group or prefix list, and writes the description of
    every rule into its (then non-existent) CIDR block."""
    for changed in rules.values():
        checked(changed.get("Description"))
    original(self, group_id, rules)
    group = self.get_security_group_from_id(group_id)
    for rule_id, changed in rules.items():
        rule = group.get_rule(rule_id)
        rule.own_description = changed.get("Description")
        if "CidrIp" not in rule.ip_range and "CidrIpv6" not in rule.ip_range:
            rule.ip_range = {}
        if changed.get("CidrIpv6"):
            rule.ip_range["CidrIpv6"] = changed["CidrIpv6"]
        if changed.get("ReferencedGroupId"):
            self._add_source_group([{"GroupId": changed["ReferencedGroupId"]}], group.vpc_id)
            rule.source_group["GroupId"] = changed["ReferencedGroupId"]
        if changed.get("PrefixListId"):
            rule.prefix_list_id = changed["PrefixListId"]
