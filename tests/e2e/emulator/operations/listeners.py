"""Listeners of load balancers and their rules: certificates, attributes, and how much a rule may say."""

import re
from typing import Any

from moto.acm.models import acm_backends
from moto.elbv2.exceptions import (
    DuplicateListenerError,
    ELBClientError,
    InvalidConfigurationRequest,
    InvalidLoadBalancerActionException,
    ValidationError,
)
from moto.elbv2.models import ELBv2Backend
from moto.elbv2.ssl_policies import SSL_POLICIES

from .replace import replaces

# User Guide for Application Load Balancers, "Quotas": of all conditions of one rule together.
VALUES, WILDCARDS, RULES = 5, 6, 100
PATH = re.compile(r"[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128}")
HOST = re.compile(r"[A-Za-z0-9.*?-]{1,128}")

RESPONSE = "routing.http.response."
BOOLEAN = re.compile("true|false")
HEADER = re.compile(r"[\x20-\x7e]{0,1024}")
# User Guide for Application Load Balancers, "Enable HTTP header modification".
ATTRIBUTES = {
    f"{RESPONSE}server.enabled": BOOLEAN,
    f"{RESPONSE}strict_transport_security.header_value": re.compile(
        r"(max-age=\d+(; ?includeSubDomains)?(; ?preload)?)?", re.IGNORECASE
    ),
    f"{RESPONSE}x_content_type_options.header_value": re.compile("(nosniff)?"),
    f"{RESPONSE}x_frame_options.header_value": re.compile(r"(DENY|SAMEORIGIN|ALLOW-FROM \S+)?"),
    f"{RESPONSE}content_security_policy.header_value": HEADER,
    **{
        f"{RESPONSE}access_control_{name}.header_value": HEADER
        for name in (
            "allow_origin", "allow_methods", "allow_headers", "allow_credentials", "expose_headers", "max_age"
        )
    },
}
# These rename headers that only an HTTPS listener adds.
HTTPS_ATTRIBUTE = re.compile(r"routing\.http\.request\.x_amzn_(mtls|tls)_[a-z_]+\.header_name")


@replaces(ELBv2Backend, "create_listener")
def create_listener(
    original: Any, self: Any, load_balancer_arn: str, protocol: str, port: Any, ssl_policy: str,
    certificate: str | None, actions: list[dict[str, Any]], *args: Any, **request: Any,
) -> Any:
    """CreateListener. moto takes two listeners on a port, any certificate and any policy."""
    balancer = self.load_balancers.get(load_balancer_arn)
    if balancer and any(int(other.port) == int(port) for other in balancer.listeners.values()):
        raise DuplicateListenerError()
    check_protocol(self, protocol, ssl_policy, [certificate] if certificate else [])
    check_actions(self, load_balancer_arn, actions)
    listener = original(
        self, load_balancer_arn, protocol, port, ssl_policy, certificate, actions, *args, **request
    )
    if protocol == "HTTP":
        # moto also gives a policy to a listener without TLS.
        listener.ssl_policy = None
    # moto answers with an attribute of TCP listeners.
    listener.attributes = {f"{RESPONSE}server.enabled": "true"}
    return listener


@replaces(ELBv2Backend, "modify_listener")
def modify_listener(
    original: Any, self: Any, arn: str, port: Any = None, protocol: str | None = None,
    ssl_policy: str | None = None, certificates: list[dict[str, Any]] | None = None,
    actions: list[dict[str, Any]] | None = None,
) -> Any:
    """ModifyListener: the same for a later change."""
    listener = self.describe_listeners(None, [arn])[0]
    used = [c["CertificateArn"] for c in certificates or []] or listener.certificates
    check_protocol(self, protocol or listener.protocol, ssl_policy or listener.ssl_policy, used)
    check_actions(self, listener.load_balancer_arn, actions or [])
    return original(self, arn, port, protocol, ssl_policy, certificates, actions)


def check_protocol(backend: Any, protocol: str, ssl_policy: str | None, certificates: list[str]) -> None:
    if protocol != "HTTPS":
        if certificates:
            raise InvalidConfigurationRequest("A certificate cannot be specified for HTTP listeners")
        return
    if ssl_policy not in SSL_POLICIES:
        raise ELBClientError("SSLPolicyNotFound", f"SSL policy '{ssl_policy}' not found")
    if not certificates:
        raise ELBClientError("ValidationError", "A certificate must be specified for HTTPS listeners")
    here = acm_backends[backend.account_id][backend.region_name]._certificates
    for arn in certificates:
        if arn not in here:
            raise ELBClientError("CertificateNotFound", f"Certificate '{arn}' not found")
        if here[arn].status != "ISSUED":
            raise ELBClientError(
                "UnsupportedCertificate",
                f"The certificate '{arn}' must have a fully-qualified domain name, a supported signature, "
                "and a supported key size.",
            )


def check_actions(backend: Any, load_balancer_arn: str, actions: list[dict[str, Any]]) -> None:
    for action in actions:
        if len((action.get("FixedResponseConfig") or {}).get("MessageBody") or "") > 1024:
            raise InvalidLoadBalancerActionException("The message body is longer than 1024 characters")
        for arn in backend._get_target_group_arns_from(action_data=action):
            group = backend.target_groups.get(arn)
            if group and set(group.load_balancer_arns) - {load_balancer_arn}:
                raise ELBClientError(
                    "TargetGroupAssociationLimit",
                    f"These target groups cannot be associated with more than one load balancer: {arn}",
                )


@replaces(ELBv2Backend, "modify_listener_attributes")
def modify_listener_attributes(
    original: Any, self: Any, listener_arn: str, attrs: list[dict[str, str]]
) -> dict[str, str]:
    """ModifyListenerAttributes. moto takes any attribute; AWS these, some of them on HTTPS only."""
    secure = self.describe_listeners(None, [listener_arn])[0].protocol == "HTTPS"
    for attribute in attrs:
        key, value = attribute["Key"], attribute.get("Value") or ""
        pattern = HEADER if secure and HTTPS_ATTRIBUTE.fullmatch(key) else ATTRIBUTES.get(key)
        if pattern is None:
            raise ValidationError(f"Listener attribute key '{key}' is not recognized")
        if not pattern.fullmatch(value):
            raise ValidationError(f"Listener attribute '{key}' cannot be '{value}'")
        attribute["Value"] = value
    return original(self, listener_arn, attrs)


@replaces(ELBv2Backend, "create_rule")
def create_rule(
    original: Any, self: Any, listener_arn: str, conditions: Any, priority: Any, actions: Any, **request: Any
) -> Any:
    """CreateRule. moto takes any number of values and rules, and any priority."""
    listener = self.describe_listeners(None, [listener_arn])[0]
    balancer = self.load_balancers[listener.load_balancer_arn]
    if not 1 <= int(priority) <= 50000:
        raise ValidationError("The rule priority must be between '1' and '50000'")
    if sum(len(other.rules) - 1 for other in balancer.listeners.values()) >= RULES:
        raise ELBClientError("TooManyRules", "The maximum number of rules has been reached")
    check_conditions(conditions)
    check_actions(self, balancer.arn, actions)
    return original(self, listener_arn, conditions, priority, actions, **request)


@replaces(ELBv2Backend, "modify_rule")
def modify_rule(original: Any, self: Any, rule_arn: str, conditions: Any, actions: Any) -> Any:
    """ModifyRule: the same for a later change."""
    check_conditions(conditions)
    rule = self.describe_rules(listener_arn=None, rule_arns=[rule_arn])[0]
    check_actions(self, self.describe_listeners(None, [rule.listener_arn])[0].load_balancer_arn, actions)
    return original(self, rule_arn, conditions, actions)


def check_conditions(conditions: list[dict[str, Any]]) -> None:
    values = [value for condition in conditions for value in values_of(condition)]
    if len(values) > VALUES:
        raise ValidationError(f"A rule can only have '{VALUES}' condition values")
    if sum(value.count("*") + value.count("?") for value in values) > WILDCARDS:
        raise ValidationError(f"A rule can only have '{WILDCARDS}' condition wildcards")
    for condition in conditions:
        pattern = {"path-pattern": PATH, "host-header": HOST}.get(condition["Field"])
        for value in values_of(condition) if pattern else ():
            if not pattern.fullmatch(value):
                raise ValidationError(f"The {condition['Field']} value '{value}' is not valid")


def values_of(condition: dict[str, Any]) -> list[str]:
    """A condition has them either at its top or in the one block of its kind."""
    blocks = [block for block in condition.values() if isinstance(block, dict)]
    inside = (value for block in blocks for value in block.get("Values", []))
    found = [*condition.get("Values", []), *inside]
    # Query strings have a key, too.
    return [value if isinstance(value, str) else f"{value.get('Key')}={value['Value']}" for value in found]
