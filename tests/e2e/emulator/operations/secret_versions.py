"""Secrets Manager: the versions of a secret, listed without their values."""

import json
from typing import Any

from moto.secretsmanager.exceptions import SecretNotFoundException
from moto.secretsmanager.models import SecretsManagerBackend
from moto.secretsmanager.responses import SecretsManagerResponse

from .replace import replaces


@replaces(SecretsManagerResponse, "list_secret_version_ids")
def list_secret_version_ids(original: Any, self: Any) -> str:
    """ListSecretVersionIds. moto also lists the versions without a label, which have to be asked for."""
    answer = json.loads(original(self))
    if not self._get_param("IncludeDeprecated"):
        answer["Versions"] = [version for version in answer["Versions"] if version["VersionStages"]]
    return json.dumps(answer)


@replaces(SecretsManagerBackend, "list_secret_version_ids")
def in_backend(original: Any, self: Any, secret_id: str) -> str:
    """moto fails on an unknown secret, gives the name for the ARN, and the time of the call for dates."""
    if secret_id not in self.secrets:
        raise SecretNotFoundException()
    secret = self.secrets[secret_id]
    answer = json.loads(original(self, secret_id))
    for version in answer["Versions"]:
        version["CreatedDate"] = secret.versions[version["VersionId"]]["createdate"]
        version.pop("LastAccessedDate")
    if not answer["NextToken"]:
        answer.pop("NextToken")
    return json.dumps({**answer, "ARN": secret.arn})


@replaces(SecretsManagerBackend, "update_secret_version_stage")
def update_secret_version_stage(
    original: Any,
    self: Any,
    secret_id: str,
    version_stage: str,
    remove_from_version_id: str,
    move_to_version_id: str,
) -> Any:
    """UpdateSecretVersionStage. moto moves AWSCURRENT, and goes on to answer with the version of before."""
    answer = original(self, secret_id, version_stage, remove_from_version_id, move_to_version_id)
    if version_stage == "AWSCURRENT" and move_to_version_id:
        self.secrets[secret_id].default_version_id = move_to_version_id
    return answer
