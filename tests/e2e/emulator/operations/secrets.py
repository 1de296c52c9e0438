"""Secrets Manager: keys, names that are taken for a while, policies for the whole world."""

import json
from typing import Any

from moto.secretsmanager.exceptions import (
    InvalidParameterException,
    InvalidRequestException,
    SecretsManagerClientError,
)
from moto.secretsmanager.models import SecretsManagerBackend
from moto.secretsmanager.responses import SecretsManagerResponse

from .keys import BY_DATA_KEYS, key_through_service
from .replace import replaces


@replaces(SecretsManagerBackend, "create_secret")
def create_secret(original: Any, self: Any, name: str, *args: Any, **request: Any) -> Any:
    """CreateSecret. moto says of a secret that waits for its deletion what it says of any other."""
    if name in self.secrets and self.secrets[name].is_deleted():
        raise InvalidRequestException(
            "You can't create this secret because a secret with this name is already scheduled for deletion."
        )
    return original(self, name, *args, **request)


@replaces(SecretsManagerBackend, "_add_secret")
def add_secret(original: Any, self: Any, secret_id: str, *args: Any, **request: Any) -> Any:
    """CreateSecret, PutSecretValue, UpdateSecret. moto takes any text for a key; AWS encrypts with it, by the
    permission that principals of the account have through Secrets Manager."""
    secret = self.secrets.get(secret_id)
    key_id = request.get("kms_key_id") or (secret.kms_key_id if secret else None)
    if key_id and not key_through_service(self, key_id, "secretsmanager", BY_DATA_KEYS):
        raise SecretsManagerClientError(
            "EncryptionFailure",
            "Secrets Manager can't encrypt the protected secret text using the provided KMS key. Check that "
            "the KMS key is available, enabled, and not in an invalid state.",
        )
    return original(self, secret_id, *args, **request)


@replaces(SecretsManagerResponse, "put_resource_policy")
def put_resource_policy(original: Any, self: Any) -> str:
    """PutResourcePolicy. moto stores any text, and does not block public policies."""
    try:
        statements = json.loads(self._get_param("ResourcePolicy"))["Statement"]
        public = [s for s in statements if s["Effect"] == "Allow" and s["Principal"] in ("*", {"AWS": "*"})]
    except (ValueError, KeyError, TypeError):
        raise InvalidParameterException("This resource policy contains a syntax error.") from None
    if self._get_param("BlockPublicPolicy") and any("Condition" not in statement for statement in public):
        raise SecretsManagerClientError(
            "PublicPolicyException", "You can't add a resource policy that allows broad access to the secret."
        )
    return original(self)
