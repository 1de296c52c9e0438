"""SNS topics: keys, and whether a service that is to publish gets through the topic's policy and its key."""

from typing import Any

from moto.events.exceptions import ValidationException
from moto.events.models import EventsBackend
from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend, sns_backends

from .keys import enabled_key, key_of_service
from .policies import service_may
from .replace import replaces


@replaces(SNSBackend, "create_topic")
def create_topic(original: Any, self: Any, name: str, attributes: Any = None, tags: Any = None) -> Any:
    """CreateTopic. Neither moto nor AWS looks at the key; without one, messages are lost later, unseen."""
    refuse_lost_key(self, (attributes or {}).get("KmsMasterKeyId"))
    return original(self, name, attributes, tags)


@replaces(SNSBackend, "set_topic_attribute")
def set_topic_attribute(original: Any, self: Any, topic_arn: str, name: str, value: str) -> None:
    """SetTopicAttributes: the same for another key."""
    if name in ("KmsMasterKeyId", "kms_master_key_id"):
        refuse_lost_key(self, value)
    original(self, topic_arn, name, value)


def refuse_lost_key(backend: Any, key_id: str | None) -> None:
    if key_id and not enabled_key(backend, key_id):
        raise SNSInvalidParameter(f"The KMS key {key_id} does not exist or is not enabled.")


@replaces(EventsBackend, "put_targets")
def put_targets(
    original: Any, self: Any, name: str, event_bus_arn: str | None, targets: list[dict[str, Any]]
) -> None:
    """PutTargets. Both take any topic; events that may not be published are lost unseen, so they are refused
    here.

    EventBridge publishes without `aws:SourceAccount` and `aws:SourceArn`: a statement with such a condition,
    in the topic's policy or the key's, admits nothing. Amazon EventBridge User Guide, "Amazon SNS
    permissions"; Amazon SNS Developer Guide, "Enabling compatibility between event sources from AWS services
    and encrypted topics".
    """
    for target in targets:
        arn = target["Arn"]
        if arn.split(":")[2] == "sns" and not may_publish(self, arn, "events.amazonaws.com", {}):
            raise ValidationException(
                f"EventBridge may not publish to {arn}: its policy and its key have to admit "
                "events.amazonaws.com without aws:SourceAccount or aws:SourceArn."
            )
    original(self, name, event_bus_arn, targets)


def may_publish(backend: Any, topic_arn: str, principal: str, context: dict[str, str]) -> bool:
    """Whether messages of the service reach the topic; `context` is what the service says of itself."""
    topic = sns_backends[backend.account_id][backend.region_name].topics.get(topic_arn)
    if topic is None:
        return False
    over_tls = {**context, "aws:SecureTransport": "true"}
    if not service_may(topic.policy, principal, "sns:Publish", topic_arn, over_tls):
        return False
    in_topic = {**context, "kms:EncryptionContext:aws:sns:topicArn": topic_arn}
    key_id = topic.kms_master_key_id
    return not key_id or key_of_service(backend, key_id, principal, in_topic) is not None
