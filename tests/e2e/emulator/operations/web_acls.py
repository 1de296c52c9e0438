"""AWS WAF: rules that AWS refuses, what protects what, and logs that can be delivered."""

import re
from collections.abc import Iterator
from typing import Any

from moto.cloudfront.models import cloudfront_backends
from moto.elbv2.models import elbv2_backends
from moto.logs.models import logs_backends
from moto.wafv2.exceptions import WAFNonexistentItemException, WAFv2ClientError
from moto.wafv2.models import GLOBAL_REGION, WAFV2Backend, wafv2_backends
from moto.wafv2.responses import WAFV2Response

from .managed_rule_groups import MANAGED_RULES
from .replace import replaces

NAME = re.compile(r"[\w-]{1,128}")
# AWS WAF API Reference, "WebACL": no parentheses, no commas before spaces only, at least three characters.
DESCRIPTION = re.compile(r"[\w+=:#@/\-,.][\w+=:#@/\-,.\s]+[\w+=:#@/\-,.]")
WINDOWS = (60, 120, 300, 600)
REDACTED = {"UriPath", "QueryString", "SingleHeader", "Method"}


class Invalid(WAFv2ClientError):
    def __init__(self, reason: str) -> None:
        super().__init__("WAFInvalidParameterException", f"Error reason: {reason}")


class InUse(WAFv2ClientError):
    def __init__(self) -> None:
        super().__init__(
            "WAFAssociatedItemException",
            "AWS WAF couldn't perform the operation because your resource is being used by another resource "
            "or it's associated with another resource.",
        )


def in_its_region(operation: str) -> None:
    @replaces(WAFV2Response, operation)
    def checked(original: Any, self: Any) -> Any:
        """Everything of CloudFront is in us-east-1. moto finds it from any region."""
        if self._get_param("Scope") == "CLOUDFRONT" and self.region not in ("us-east-1", "aws"):
            raise Invalid("The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT")
        return original(self)


for of_scope in (
    "create_ip_set", "create_web_acl", "delete_web_acl", "get_ip_set", "get_web_acl", "update_web_acl",
):
    in_its_region(of_scope)


@replaces(WAFV2Backend, "create_web_acl")
def create_web_acl(
    original: Any, self: Any, name: str, visibility: Any, action: Any, scope: str, description: str | None,
    tags: Any, rules: list[dict[str, Any]], *args: Any,
) -> Any:
    """CreateWebACL. moto takes any rules, and gives out names for one scope only."""
    check_names(name, description)
    check_rules(self, rules)
    return original(self, name, visibility, action, scope, description, tags, rules, *args)


@replaces(WAFV2Backend, "update_web_acl")
def update_web_acl(
    original: Any, self: Any, name: str, acl_id: str, action: Any, rules: list[dict[str, Any]] | None,
    description: str | None, *args: Any,
) -> Any:
    """UpdateWebACL replaces all of it. moto keeps the rules when none are left."""
    check_names(name, description)
    check_rules(self, rules or [])
    answer = original(self, name, acl_id, action, rules, description, *args)
    if not rules:
        self.get_web_acl(None, name, acl_id).rules = []
    return answer


def check_names(name: str, description: str | None) -> None:
    if not NAME.fullmatch(name):
        raise Invalid(f"Invalid name {name}")
    if description and not DESCRIPTION.fullmatch(description):
        raise Invalid(f"Invalid description '{description}'")


def check_rules(backend: Any, rules: list[dict[str, Any]]) -> None:
    for field in ("Priority", "Name"):
        values = [rule[field] for rule in rules]
        if len(set(values)) < len(values):
            raise Invalid(f"Two rules with the same {field}")
    for rule in rules:
        groups = {"ManagedRuleGroupStatement", "RuleGroupReferenceStatement"} & rule["Statement"].keys()
        if bool(groups) != ("OverrideAction" in rule) or bool(groups) == ("Action" in rule):
            raise Invalid("A rule has an action, one with a rule group an override action")
        for statement in statements_of(rule["Statement"]):
            check_statement(backend, statement)


def statements_of(statement: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The statement and all that are inside it."""
    yield statement
    for body in statement.values():
        inner = [*body.get("Statements", []), body.get("Statement"), body.get("ScopeDownStatement")]
        for nested in filter(None, inner):
            yield from statements_of(nested)


def check_statement(backend: Any, statement: dict[str, Any]) -> None:
    for kind, body in statement.items():
        if kind in ("AndStatement", "OrStatement") and len(body["Statements"]) < 2:
            raise Invalid(f"{kind} needs two statements or more")
        if kind == "IPSetReferenceStatement" and body["ARN"] not in backend.ip_sets:
            raise WAFNonexistentItemException()
        if kind == "RateBasedStatement":
            window = body.get("EvaluationWindowSec", 300)
            if not 10 <= body["Limit"] <= 2_000_000_000 or window not in WINDOWS:
                raise Invalid(f"Invalid rate limit {body}")
        if kind == "ManagedRuleGroupStatement":
            check_group(body)


def check_group(body: dict[str, Any]) -> None:
    rules = MANAGED_RULES.get(body["Name"]) if body["VendorName"] == "AWS" else None
    if rules is None:
        raise WAFNonexistentItemException()
    for override in body.get("RuleActionOverrides") or []:
        if override["Name"] not in rules:
            raise Invalid(f"{body['Name']} has no rule {override['Name']}")


@replaces(WAFV2Backend, "associate_web_acl")
def associate_web_acl(original: Any, self: Any, web_acl_arn: str, resource_arn: str) -> None:
    """AssociateWebACL. moto takes any resource, and leaves the one that was there before."""
    if not resource_arn.startswith("arn:aws:elasticloadbalancing:"):
        raise NotImplementedError("This emulator protects load balancers only.")
    region = resource_arn.split(":")[3]
    balancers = elbv2_backends[self.account_id][region].load_balancers
    if region != self.region_name or resource_arn not in balancers:
        raise WAFNonexistentItemException()
    if ":global/" in web_acl_arn:
        raise Invalid("The ARN isn't valid: a web ACL of CloudFront cannot protect a regional resource")
    if web_acl_arn in self.wacls:
        self.disassociate_web_acl(resource_arn)
    original(self, web_acl_arn, resource_arn)


@replaces(WAFV2Backend, "delete_web_acl")
def delete_web_acl(original: Any, self: Any, name: str, scope: str, acl_id: str, lock_token: str) -> None:
    """DeleteWebACL. moto deletes one that protects something, and leaves its logging configuration."""
    acl = self.get_web_acl(None, name, acl_id)
    regional = elbv2_backends[self.account_id].get(self.region_name)
    there = [arn for arn in acl.associated_resources if regional and arn in regional.load_balancers]
    distributions = cloudfront_backends[self.account_id]["aws"].distributions.values()
    if there or any(d.distribution_config.WebACLId == acl.arn for d in distributions):
        raise InUse()
    original(self, name, scope, acl_id, lock_token)
    wafv2_backends[self.account_id][acl.arn.split(":")[3]].logging_configurations.pop(acl.arn, None)


def backend_of(backend: Any, arn: str) -> Any:
    """moto keeps the ACLs of CloudFront under another name than us-east-1, where their logs are set up."""
    return wafv2_backends[backend.account_id][GLOBAL_REGION if ":global/" in arn else backend.region_name]


@replaces(WAFV2Backend, "delete_ip_set")
def delete_ip_set(original: Any, self: Any, name: str, scope: str, set_id: str, lock_token: str) -> None:
    """DeleteIPSet. moto deletes one that a rule refers to."""
    arn = self.get_ip_set(name, scope, set_id).arn
    rules = (rule for acl in self.wacls.values() for rule in acl.rules)
    statements = (statement for rule in rules for statement in statements_of(rule.statement))
    if any((s.get("IPSetReferenceStatement") or {}).get("ARN") == arn for s in statements):
        raise InUse()
    original(self, name, scope, set_id, lock_token)


@replaces(WAFV2Backend, "put_logging_configuration")
def put_logging_configuration(
    original: Any, self: Any, arn: str, destinations: list[str], redacted: list[dict[str, Any]] | None,
    *args: Any,
) -> Any:
    """PutLoggingConfiguration. moto takes any ACL and any destination: AWS WAF Developer Guide, "Sending web
    ACL traffic logs to a CloudWatch Logs log group"."""
    if arn not in backend_of(self, arn).wacls:
        raise WAFNonexistentItemException()
    if len(destinations) != 1:
        raise Invalid("There is one log destination")
    for field in redacted or []:
        if set(field) - REDACTED:
            raise Invalid(f"Logs cannot redact {field}")
    destination = destinations[0].split(":")
    if destination[2] != "logs":
        raise NotImplementedError("This emulator knows firewall logs in CloudWatch Logs only.")
    region, name = arn.split(":")[3], destination[6]
    groups = logs_backends[self.account_id][region].groups
    if not name.startswith("aws-waf-logs-") or destination[3] != region or name not in groups:
        raise Invalid(f"The ARN isn't valid., field: LOG_DESTINATION, parameter: {destinations[0]}")
    return original(self, arn, destinations, redacted, *args)
