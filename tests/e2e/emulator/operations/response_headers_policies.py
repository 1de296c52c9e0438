"""CloudFront response headers policies: missing in moto."""

from typing import Any

from moto.cloudfront.models import CloudFrontBackend
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult

from .adds import adds
from .cloudfront_entities import Entity, Refused, answered, behaviors_of, check_etag, invalid
from .replace import replaces

SECURITY_HEADERS = {
    "content-security-policy", "referrer-policy", "strict-transport-security", "x-content-type-options",
    "x-frame-options", "x-xss-protection",
}
REFERRERS = {
    "no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin", "same-origin",
    "strict-origin", "strict-origin-when-cross-origin", "unsafe-url",
}


@replaces(CloudFrontBackend, "__init__")
def create_backend(original: Any, self: Any, *args: Any, **settings: Any) -> None:
    original(self, *args, **settings)
    self.response_headers_policies: dict[str, Entity] = {}


@adds(CloudFrontResponse)
def create_response_headers_policy(self: Any) -> ActionResult:
    """CreateResponseHeadersPolicy."""
    config = self._get_param("ResponseHeadersPolicyConfig")
    check(self.backend, config, None)
    policy = Entity("", config)
    self.backend.response_headers_policies[policy.id] = policy
    return answer(policy)


@adds(CloudFrontResponse)
def get_response_headers_policy(self: Any) -> ActionResult:
    """GetResponseHeadersPolicy."""
    return answer(existing(self))


@adds(CloudFrontResponse)
def update_response_headers_policy(self: Any) -> ActionResult:
    """UpdateResponseHeadersPolicy."""
    policy, config = existing(self), self._get_param("ResponseHeadersPolicyConfig")
    check_etag(self, policy.etag)
    check(self.backend, config, policy)
    policy.change(config)
    return answer(policy)


@adds(CloudFrontResponse)
def delete_response_headers_policy(self: Any) -> EmptyResult:
    """DeleteResponseHeadersPolicy."""
    policy = existing(self)
    check_etag(self, policy.etag)
    users = [
        distribution.id
        for distribution in self.backend.distributions.values()
        for behavior in behaviors_of(distribution.distribution_config)
        if behavior.get("ResponseHeadersPolicyId") == policy.id
    ]
    if users:
        raise Refused("ResponseHeadersPolicyInUse", f"The policy is used by {', '.join(users)}.")
    del self.backend.response_headers_policies[policy.id]
    return EmptyResult()


def existing(response: Any) -> Any:
    policy = response.backend.response_headers_policies.get(response._get_param("Id"))
    if policy is None:
        raise Refused("NoSuchResponseHeadersPolicy", "The response headers policy does not exist.")
    return policy


def answer(policy: Any) -> ActionResult:
    value = {
        "Id": policy.id,
        "LastModifiedTime": policy.modified,
        "ResponseHeadersPolicyConfig": policy.config,
    }
    return answered("ResponseHeadersPolicy", value, policy.etag)


def check(backend: Any, config: dict[str, Any], itself: Any) -> None:
    others = [p for p in backend.response_headers_policies.values() if p is not itself]
    if any(other.config["Name"] == config["Name"] for other in others):
        raise Refused("ResponseHeadersPolicyAlreadyExists", f"There is a policy {config['Name']} already.")
    if len(config.get("Comment") or "") > 128:
        raise invalid("The comment of a policy has at most 128 characters.")
    custom = [item["Header"].lower() for item in (config.get("CustomHeadersConfig") or {}).get("Items") or []]
    if SECURITY_HEADERS & set(custom) or len(set(custom)) < len(custom) or len(custom) > 10:
        raise invalid("Custom headers are at most ten different ones, and no security headers.")
    security = config.get("SecurityHeadersConfig") or {}
    if (security.get("FrameOptions") or {"FrameOption": "DENY"})["FrameOption"] not in ("DENY", "SAMEORIGIN"):
        raise invalid("Invalid frame option.")
    referrer = (security.get("ReferrerPolicy") or {}).get("ReferrerPolicy")
    if referrer and referrer not in REFERRERS:
        raise invalid("Invalid referrer policy.")
