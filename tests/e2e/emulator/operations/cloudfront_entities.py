"""CloudFront: what its operations have in common, ETags and errors."""

from typing import Any

from moto.cloudfront.exceptions import CloudFrontException, InvalidIfMatchVersion
from moto.cloudfront.models import random_id
from moto.core.responses import ActionResult
from moto.core.utils import utcnow


class Refused(CloudFrontException):
    """With the name of an error in CloudFront's API."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)


def invalid(message: str) -> Refused:
    return Refused("InvalidArgument", message)


class Entity:
    """A VPC origin or a policy: an id, a configuration and an ETag that changes with it."""

    def __init__(self, prefix: str, config: dict[str, Any]) -> None:
        self.id = f"{prefix}{random_id(uppercase=False, length=22)}"
        self.created = self.modified = utcnow()
        self.config, self.etag = config, random_id()

    def change(self, config: dict[str, Any]) -> None:
        self.config, self.etag, self.modified = config, random_id(), utcnow()


def check_etag(response: Any, etag: str) -> None:
    """If-Match. moto takes any value; AWS only the one of the last answer."""
    given = response._get_param("IfMatch")
    if not given:
        raise InvalidIfMatchVersion()
    if given != etag:
        raise Refused("PreconditionFailed", "The precondition in one or more of the request fields is false.")


def answered(name: str, value: dict[str, Any], etag: str) -> ActionResult:
    return ActionResult({name: value, "ETag": etag})


def behaviors_of(config: Any) -> list[dict[str, Any]]:
    """All cache behaviors of a distribution, the default one first."""
    return [config.DefaultCacheBehavior, *(config.CacheBehaviors.get("Items") or [])]
