"""CloudFront distributions: what CreateDistribution and UpdateDistribution refuse."""

import fnmatch
from typing import Any

from moto.acm.models import acm_backends
from moto.cloudfront.exceptions import CloudFrontException, OriginDoesNotExist
from moto.wafv2.models import wafv2_backends

from .cloudfront_entities import Refused, invalid
from .cloudfront_policies import CACHE_POLICIES, ORIGIN_REQUEST_POLICIES, RESPONSE_HEADERS_POLICIES

HTTP_VERSIONS = ("http1.1", "http2", "http3", "http2and3")
PRICE_CLASSES = ("PriceClass_100", "PriceClass_200", "PriceClass_All")
VIEWER_PROTOCOLS = ("allow-all", "https-only", "redirect-to-https")
METHODS = ({"GET", "HEAD"}, {"GET", "HEAD", "OPTIONS"},
           {"GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"})
TLS = ("TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLSv1.2_2018", "TLSv1.2_2019", "TLSv1.2_2021", "TLSv1.3_2025",
       "TLSv1.2_2025")
# Seconds that CloudFront waits for an answer without a higher quota.
LONGEST_TIMEOUT = 180
# Amazon CloudFront Developer Guide, "Add custom headers to origin requests": those that cannot be added.
RESERVED = ("x-amz-", "x-edge-")
FORBIDDEN = {
    "cache-control", "connection", "content-length", "cookie", "host", "if-match", "if-modified-since",
    "if-none-match", "if-range", "if-unmodified-since", "max-forwards", "pragma", "proxy-authenticate",
    "proxy-authorization", "proxy-connection", "range", "request-range", "te", "trailer", "transfer-encoding",
    "upgrade", "via", "x-real-ip",
}


def check_distribution(backend: Any, config: dict[str, Any], itself: Any) -> None:
    if (config.get("HttpVersion") or "http2") not in HTTP_VERSIONS:
        raise invalid("Invalid HTTP version.")
    if (config.get("PriceClass") or PRICE_CLASSES[2]) not in PRICE_CLASSES:
        raise invalid("Invalid price class.")
    if len(config["Comment"]) > 128:
        raise invalid("The comment has at most 128 characters.")
    if (config.get("Logging") or {}).get("Enabled"):
        raise NotImplementedError("This emulator knows no standard logs of the first version.")
    origins = config["Origins"]["Items"]
    for origin in origins:
        check_origin(backend, origin)
    behaviors = [config["DefaultCacheBehavior"], *((config.get("CacheBehaviors") or {}).get("Items") or [])]
    for behavior in behaviors:
        check_behavior(backend, behavior, [origin["Id"] for origin in origins])
    check_firewall(backend, config.get("WebACLId"))
    aliases = (config.get("Aliases") or {}).get("Items") or []
    check_certificate(backend, config.get("ViewerCertificate") or {}, aliases)
    refuse_taken_aliases(backend, aliases, itself)


def check_origin(backend: Any, origin: dict[str, Any]) -> None:
    kinds = [kind for kind in ("S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig") if origin.get(kind)]
    if kinds not in (["CustomOriginConfig"], ["VpcOriginConfig"]):
        raise NotImplementedError("This emulator knows custom origins and VPC origins only.")
    settings = origin[kinds[0]]
    for timeout in ("OriginReadTimeout", "OriginKeepaliveTimeout"):
        if not 1 <= (settings.get(timeout) or 1) <= LONGEST_TIMEOUT:
            raise invalid(f"{timeout} is at most {LONGEST_TIMEOUT} seconds without a higher quota.")
    if kinds == ["VpcOriginConfig"]:
        vpc_origin = backend.vpc_origins.get(settings["VpcOriginId"])
        if vpc_origin is None or vpc_origin.status != "Deployed":
            raise invalid("The VPC origin does not exist or is not deployed.")
    for header in (origin.get("CustomHeaders") or {}).get("Items") or []:
        name = header["HeaderName"].lower()
        if name in FORBIDDEN or name.startswith(RESERVED):
            raise invalid(f"The header {name} cannot be added to origin requests.")


def check_behavior(backend: Any, behavior: dict[str, Any], origin_ids: list[str]) -> None:
    if behavior["TargetOriginId"] not in origin_ids:
        raise OriginDoesNotExist()
    if behavior["ViewerProtocolPolicy"] not in VIEWER_PROTOCOLS:
        raise invalid("Invalid viewer protocol policy.")
    if set((behavior.get("AllowedMethods") or {}).get("Items") or METHODS[0]) not in METHODS:
        raise invalid("Invalid combination of allowed methods.")
    cache = behavior.get("CachePolicyId")
    if not cache or behavior.get("ForwardedValues"):
        raise NotImplementedError("This emulator knows cache behaviors with a cache policy only.")
    policies = (
        ("NoSuchCachePolicy", cache, CACHE_POLICIES),
        ("NoSuchOriginRequestPolicy", behavior.get("OriginRequestPolicyId"), ORIGIN_REQUEST_POLICIES),
        (
            "NoSuchResponseHeadersPolicy",
            behavior.get("ResponseHeadersPolicyId"),
            {*RESPONSE_HEADERS_POLICIES, *backend.response_headers_policies},
        ),
    )
    for error, policy, known in policies:
        if policy and policy not in known:
            raise Refused(error, f"The policy {policy} does not exist.")


def check_firewall(backend: Any, acl: str | None) -> None:
    """moto keeps the web ACLs of CloudFront under this name."""
    if acl and (":global/" not in acl or acl not in wafv2_backends[backend.account_id]["aws"].wacls):
        raise Refused("InvalidWebACLId", f"The web ACL {acl} does not exist, or is not one of CloudFront.")


def check_certificate(backend: Any, viewer: dict[str, Any], aliases: list[str]) -> None:
    arn = viewer.get("ACMCertificateArn")
    if not arn:
        if aliases:
            raise unfit("To add an alternate domain name, you must attach a certificate for it.")
        return
    if viewer.get("SSLSupportMethod") not in ("sni-only", "vip", "static-ip"):
        raise invalid("A certificate of ACM needs an SSL support method.")
    if viewer.get("MinimumProtocolVersion", TLS[0]) not in TLS:
        raise invalid("Invalid minimum protocol version.")
    certificate = acm_backends[backend.account_id]["us-east-1"]._certificates.get(arn)
    if certificate is None or certificate.status != "ISSUED":
        raise unfit(
            "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't "
            "include a valid certificate chain."
        )
    names = certificate.describe()["Certificate"]["SubjectAlternativeNames"]
    for alias in aliases:
        if not any(covers(name, alias) for name in names):
            raise unfit(f"The certificate does not cover the alternate domain name {alias}.")


def covers(name: str, alias: str) -> bool:
    """A wildcard stands for one label."""
    return fnmatch.fnmatchcase(alias, name) and alias.count(".") == name.count(".")


def unfit(message: str) -> CloudFrontException:
    return Refused("InvalidViewerCertificate", message)


def refuse_taken_aliases(backend: Any, aliases: list[str], itself: Any) -> None:
    others = [d for d in backend.distributions.values() if d is not itself]
    taken = {alias for other in others for alias in other.distribution_config.Aliases.get("Items") or []}
    if taken & set(aliases):
        raise Refused("CNAMEAlreadyExists", f"Already used by another distribution: {taken & set(aliases)}")
