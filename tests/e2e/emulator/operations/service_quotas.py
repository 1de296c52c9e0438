"""Service Quotas: the quotas of a new account, where it has values of its own and where only AWS's defaults."""

import json
from typing import Any

from moto.servicequotas.exceptions import NoSuchResource
from moto.servicequotas.models import ServiceQuotasBackend
from moto.servicequotas.responses import ServiceQuotasResponse

from .adds import adds
from .replace import replaces

# AWS General Reference, "Amazon ECS endpoints and quotas" and "Amazon EC2 endpoints and quotas".
OF_THE_ACCOUNT = {
    ("fargate", "L-3032A538"): 6.0,
    ("fargate", "L-36FBB829"): 6.0,
    ("ec2", "L-0263D0A3"): 5.0,
}
# Amazon RDS User Guide, "Quotas and constraints for Amazon RDS".
DEFAULTS = {**OF_THE_ACCOUNT, ("rds", "L-7B6409FD"): 40.0, ("rds", "L-7ADDB58A"): 100_000.0}


def quota(service_code: str, quota_code: str, value: float) -> dict[str, Any]:
    return {"ServiceCode": service_code, "QuotaCode": quota_code, "Value": value}


@replaces(ServiceQuotasBackend, "get_service_quota")
def get_service_quota(original: Any, self: Any, service_code: str, quota_code: str) -> dict[str, Any]:
    """GetServiceQuota. moto knows those of VPC only. AWS has an answer for quotas with a value of the account."""
    value = OF_THE_ACCOUNT.get((service_code, quota_code))
    if value is None:
        return original(self, service_code, quota_code)
    return quota(service_code, quota_code, value)


@adds(ServiceQuotasResponse)
def get_aws_default_service_quota(self: Any) -> str:
    """GetAWSDefaultServiceQuota."""
    request = json.loads(self.body)
    service_code, quota_code = request["ServiceCode"], request["QuotaCode"]
    value = DEFAULTS.get((service_code, quota_code))
    if value is None:
        raise NoSuchResource
    return json.dumps({"Quota": quota(service_code, quota_code, value)})
