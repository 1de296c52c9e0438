"""ACM certificates: issued when the records are there that prove the domain, and kept while they are used."""

from typing import Any

from moto.acm.exceptions import AWSValidationException
from moto.acm.models import AWSCertificateManagerBackend, CertBundle
from moto.acm.responses import AWSCertificateManagerResponse
from moto.cloudfront.models import cloudfront_backends
from moto.core.exceptions import JsonRESTError
from moto.elbv2.models import elbv2_backends
from moto.route53.models import route53_backends

from .replace import replaces

# What ACM issues. AWS Certificate Manager User Guide, "Key algorithms".
ALGORITHMS = ("RSA_2048", "EC_prime256v1", "EC_secp384r1")
NAMES = 10


@replaces(AWSCertificateManagerResponse, "request_certificate")
def request_certificate(original: Any, self: Any) -> Any:
    """RequestCertificate. moto takes any number of names, and forgets the algorithm of the key."""
    names = {self._get_param("DomainName"), *(self._get_param("SubjectAlternativeNames") or [])}
    algorithm = self._get_param("KeyAlgorithm") or ALGORITHMS[0]
    if len(names) > NAMES:
        raise JsonRESTError("LimitExceededException", f"A certificate has at most {NAMES} names.")
    if len(self._get_param("DomainName")) > 64:
        raise AWSValidationException("The first domain name can have 64 characters at most.")
    if algorithm not in ALGORITHMS:
        raise AWSValidationException(f"ACM issues no certificates with {algorithm} keys.")
    if self._get_param("ValidationMethod") != "DNS":
        raise NotImplementedError("This emulator validates certificates by DNS only.")
    known = set(self.acm_backend._certificates)
    answer = original(self)
    for arn in set(self.acm_backend._certificates) - known:
        certificate = self.acm_backend._certificates[arn]
        certificate.key_algorithm = algorithm
        # ListCertificates looks it up, whether it was asked for or not.
        certificate.cert_options.setdefault("Export", "DISABLED")
    return answer


@replaces(CertBundle, "check")
def check(original: Any, self: Any) -> None:
    """Every read. moto issues a certificate after a while; ACM when it finds the records in public DNS."""
    if self.status == "PENDING_VALIDATION":
        if all(is_proven(self, option) for option in options_of(self)):
            self.status = "ISSUED"
    elif self.type != "AMAZON_ISSUED":
        original(self)


@replaces(CertBundle, "describe")
def describe(original: Any, self: Any) -> dict[str, Any]:
    """DescribeCertificate. moto goes by the key that it made itself, and forgets who stops using it."""
    answer = original(self)
    details = answer["Certificate"]
    details["InUseBy"] = users_of(self)
    details["KeyAlgorithm"] = getattr(self, "key_algorithm", details["KeyAlgorithm"])
    details["Options"] = {"Export": "DISABLED", **details["Options"]}
    for option in details.get("DomainValidationOptions", []):
        option["ValidationStatus"] = "SUCCESS" if is_proven(self, option) else "PENDING_VALIDATION"
    return answer


def options_of(certificate: Any) -> list[dict[str, Any]]:
    return certificate.describe()["Certificate"]["DomainValidationOptions"]


def is_proven(certificate: Any, option: dict[str, Any]) -> bool:
    wanted = option["ResourceRecord"]
    zones = route53_backends[account_of(certificate)]["aws"].zones.values()
    return any(
        record.type == wanted["Type"]
        and record.name.rstrip(".") == wanted["Name"].rstrip(".")
        and wanted["Value"].rstrip(".") in [value.rstrip(".") for value in record.records]
        for zone in zones
        if not zone.private_zone
        for record in zone.rrsets
    )


def account_of(certificate: Any) -> str:
    return certificate.arn.split(":")[4]


def users_of(certificate: Any) -> list[str]:
    """Load balancers of its region, and distributions."""
    account, region = account_of(certificate), certificate.arn.split(":")[3]
    balancers = elbv2_backends[account][region].load_balancers.values()
    distributions = cloudfront_backends[account]["aws"].distributions.values()
    return [
        *(b.arn for b in balancers if any(certificate.arn in li.certificates for li in b.listeners.values())),
        *(d.arn for d in distributions
          if d.distribution_config.ViewerCertificate.get("ACMCertificateArn") == certificate.arn),
    ]


@replaces(AWSCertificateManagerBackend, "delete_certificate")
def delete_certificate(original: Any, self: Any, arn: str) -> None:
    """DeleteCertificate. moto deletes one that is in use."""
    users = users_of(self._certificates[arn]) if arn in self._certificates else []
    if users:
        raise JsonRESTError("ResourceInUseException", f"Certificate {arn} is in use by {', '.join(users)}.")
    original(self, arn)
