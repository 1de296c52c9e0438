"""IAM roles that are handed to a service: whether it can take the role, and what the role lets it do."""

from dataclasses import dataclass
from typing import Any

from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends

from .policies import identity_may, service_may


@dataclass(frozen=True)
class ServiceRole:
    """The role with this ARN, looked at on behalf of a resource in the backend's account."""

    backend: Any
    role_arn: str

    def _role(self) -> Any:
        iam = iam_backends[self.backend.account_id][self.backend.partition]
        try:
            return iam.get_role_by_arn(self.role_arn)
        except NotFoundException:
            return None

    def can_be_taken_by(self, service: str, source_arn: str) -> bool:
        role = self._role()
        context = {"aws:SourceAccount": self.backend.account_id, "aws:SourceArn": source_arn}
        return role is not None and service_may(
            role.assume_role_policy_document, service, "sts:AssumeRole", role.arn, context
        )

    def may(self, action: str, resource: str) -> bool:
        role = self._role()
        if role is None:
            return False
        managed = [
            version.document
            for policy in role.managed_policies.values()
            for version in policy.versions
            if version.is_default
        ]
        return identity_may([*role.policies.values(), *managed], action, resource)
