"""CloudFront distributions: answered as they were written, deployed again after every change."""

from typing import Any

from moto.cloudfront.models import CloudFrontBackend, Distribution, DistributionConfig, random_id
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from .cloudfront_entities import Refused, check_etag
from .distribution_rules import check_distribution
from .replace import replaces

NOTHING = {"Quantity": 0}
# What AWS answers for what was left out.
DEFAULTS: dict[str, Any] = {
    "Aliases": NOTHING,
    "CacheBehaviors": NOTHING,
    "ContinuousDeploymentPolicyId": "",
    "CustomErrorResponses": NOTHING,
    "DefaultRootObject": "",
    "HttpVersion": "http2",
    "IsIPV6Enabled": True,
    "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
    "OriginGroups": NOTHING,
    "PriceClass": "PriceClass_All",
    "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    "Staging": False,
    "WebACLId": "",
}
BEHAVIOR: dict[str, Any] = {
    "AllowedMethods": {
        "Quantity": 2, "Items": ["HEAD", "GET"], "CachedMethods": {"Quantity": 2, "Items": ["HEAD", "GET"]}
    },
    "Compress": False,
    "FieldLevelEncryptionId": "",
    "FunctionAssociations": NOTHING,
    "GrpcConfig": {"Enabled": False},
    "LambdaFunctionAssociations": NOTHING,
    "SmoothStreaming": False,
    "TrustedKeyGroups": {"Enabled": False, "Quantity": 0},
    "TrustedSigners": {"Enabled": False, "Quantity": 0},
}
ORIGIN: dict[str, Any] = {
    "ConnectionAttempts": 3,
    "ConnectionTimeout": 10,
    "CustomHeaders": NOTHING,
    "OriginAccessControlId": "",
    "OriginPath": "",
    "OriginShield": {"Enabled": False},
}
VPC_ORIGIN = {"OriginReadTimeout": 30, "OriginKeepaliveTimeout": 5}


@replaces(DistributionConfig, "__init__")
def keep_config(_: Any, self: Any, config: dict[str, Any]) -> None:
    """CreateDistribution, UpdateDistribution. moto forgets VPC origins and policies, answers ForwardedValues
    beside a cache policy, and a way to serve certificates without a certificate."""
    self.__dict__.update({**DEFAULTS, **config})
    self.caller_reference = config["CallerReference"]
    self.DefaultCacheBehavior = with_defaults(BEHAVIOR, config["DefaultCacheBehavior"])
    self.CacheBehaviors = each(BEHAVIOR, self.CacheBehaviors)
    self.Origins = each(ORIGIN, config["Origins"])
    for origin in self.Origins["Items"]:
        if origin.get("VpcOriginConfig"):
            origin["VpcOriginConfig"] = with_defaults(VPC_ORIGIN, origin["VpcOriginConfig"])
    self.ViewerCertificate = viewer_certificate(config.get("ViewerCertificate") or {})


def with_defaults(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    return {**defaults, **{name: value for name, value in given.items() if value is not None}}


def each(defaults: dict[str, Any], listed: dict[str, Any]) -> dict[str, Any]:
    items = [with_defaults(defaults, item) for item in listed.get("Items") or []]
    return {"Quantity": len(items), "Items": items} if items else NOTHING


def viewer_certificate(given: dict[str, Any]) -> dict[str, Any]:
    arn = given.get("ACMCertificateArn")
    if arn:
        issued = {"Certificate": arn, "CertificateSource": "acm"}
        return {"CloudFrontDefaultCertificate": False, **given, **issued}
    return {
        "CloudFrontDefaultCertificate": True,
        "MinimumProtocolVersion": "TLSv1",
        "CertificateSource": "cloudfront",
    }


@replaces(Distribution, "__init__")
def create(original: Any, self: Any, account_id: str, *args: Any) -> None:
    """moto leaves out the empty region of the ARN."""
    original(self, account_id, *args)
    self.arn = f"arn:aws:cloudfront::{account_id}:distribution/{self.distribution_id}"


@replaces(CloudFrontBackend, "create_distribution_with_tags")
def create_distribution(original: Any, self: Any, config: dict[str, Any], tags: Any) -> Any:
    """CreateDistribution. moto checks next to nothing."""
    check_distribution(self, config, None)
    return original(self, config, tags)


@replaces(CloudFrontBackend, "update_distribution")
def update_distribution(original: Any, self: Any, dist_config: Any, _id: str, if_match: Any) -> Any:
    """UpdateDistribution. moto changes neither ETag nor status."""
    distribution, _ = self.get_distribution(_id)
    check_distribution(self, dist_config, distribution)
    if dist_config["CallerReference"] != distribution.distribution_config.caller_reference:
        raise Refused("IllegalUpdate", "The caller reference of a distribution cannot be changed.")
    distribution.etag, distribution.status = random_id(), "InProgress"
    distribution.last_modified_time = utcnow()
    return original(self, dist_config, _id, if_match)


@replaces(CloudFrontResponse, "update_distribution")
def update_unchanged(original: Any, self: Any) -> ActionResult:
    """UpdateDistribution: If-Match has to be the present ETag."""
    check_etag(self, self.backend.get_distribution(self._get_param("Id"))[1])
    return original(self)


@replaces(CloudFrontResponse, "delete_distribution")
def delete_distribution(original: Any, self: Any) -> ActionResult:
    """DeleteDistribution. moto deletes one that is enabled."""
    distribution, etag = self.backend.get_distribution(self._get_param("Id"))
    check_etag(self, etag)
    if distribution.distribution_config.Enabled or distribution.status != "Deployed":
        raise Refused(
            "DistributionNotDisabled", "The distribution you are trying to delete has not been disabled."
        )
    self.backend.tagger.delete_all_tags_for_resource(distribution.arn)
    return original(self)
