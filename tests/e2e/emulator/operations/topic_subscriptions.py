"""SNS subscriptions: addresses that have to confirm, and messages that reach a server on this machine."""

import json
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import requests
from moto.core.responses import ActionResult
from moto.core.utils import iso_8601_datetime_with_milliseconds
from moto.moto_api._internal import mock_random
from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend, Subscription
from moto.sns.responses import SNSResponse

from .replace import replaces

# Nothing that is tested here leaves this machine.
LOOPBACK = ("127.0.0.1", "::1", "localhost")
# Amazon SNS Developer Guide, "HTTP/HTTPS headers": SNS waits 15 seconds for an answer.
TIMEOUT = 15
# One thread, so that messages arrive in their order; a thread, because whoever is told may call back before
# it answers, and the emulator handles one call at a time.
DELIVERIES = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sns")


@replaces(SNSBackend, "subscribe")
def subscribe(original: Any, self: Any, topic_arn: str, endpoint: str, protocol: str) -> Any:
    """Subscribe. In moto everybody has confirmed at once.

    A service on the internet is taken to confirm by itself, as those do that wake people, and gets nothing.
    """
    known = set(self.subscriptions)
    refuse_no_address(protocol, endpoint)
    subscription = original(self, topic_arn, endpoint, protocol)
    if protocol == "email" or is_here(protocol, endpoint):
        is_new = subscription.arn not in known
        if is_new:
            subscription.token = secrets.token_hex(64)
            subscription.attributes["PendingConfirmation"] = True
            subscription.attributes["ConfirmationWasAuthenticated"] = False
        # Whoever subscribes again is asked again.
        if protocol != "email" and subscription.attributes["PendingConfirmation"]:
            send(subscription, "SubscriptionConfirmation", confirmation(subscription))
    return subscription


def refuse_no_address(protocol: str, endpoint: str) -> None:
    name, _, domain = endpoint.partition("@")
    if protocol == "email" and not (name and "." in domain):
        raise SNSInvalidParameter("Invalid parameter: Email address")
    if protocol in ("http", "https") and not (
        endpoint.startswith(f"{protocol}://") and urlsplit(endpoint).hostname
    ):
        raise SNSInvalidParameter("Invalid parameter: Endpoint must match the specified protocol")


@replaces(SNSResponse, "confirm_subscription")
def confirm_subscription(_: Any, self: Any) -> ActionResult:
    """ConfirmSubscription. moto takes any token and confirms nothing."""
    topic = self.backend.get_topic(self._get_param("TopicArn"))
    for subscription in self.backend._get_topic_subscriptions(topic):
        if getattr(subscription, "token", None) == self._get_param("Token"):
            subscription.attributes["PendingConfirmation"] = False
            return ActionResult({"SubscriptionArn": subscription.arn})
    raise SNSInvalidParameter("Invalid parameter: Token")


@replaces(SNSBackend, "unsubscribe")
def unsubscribe(original: Any, self: Any, subscription_arn: str) -> None:
    """Unsubscribe. Who has not confirmed cannot be unsubscribed: SNS forgets such addresses days later."""
    subscription = self.subscriptions.get(subscription_arn)
    if subscription and is_pending(subscription):
        raise SNSInvalidParameter(
            "Invalid parameter: Cannot unsubscribe a subscription that is pending confirmation"
        )
    original(self, subscription_arn)


@replaces(Subscription, "publish")
def publish(original: Any, self: Any, message: str, message_id: str, **given: Any) -> None:
    """A message for one subscription. moto sends it while the publisher waits, and to any address."""
    if is_pending(self) or self.protocol == "email":
        return
    if self.protocol not in ("http", "https"):
        original(self, message, message_id, **given)
        return
    if not is_here(self.protocol, self.endpoint):
        return
    if self._filter_policy or given.get("message_structure"):
        raise NotImplementedError("This emulator sends every message as it is.")
    send(self, "Notification", self.get_post_data(message, message_id, given.get("subject")))


def is_pending(subscription: Any) -> bool:
    return bool(subscription.attributes.get("PendingConfirmation"))


def is_here(protocol: str, endpoint: str) -> bool:
    return protocol in ("http", "https") and urlsplit(endpoint).hostname in LOOPBACK


def confirmation(subscription: Any) -> dict[str, str]:
    """Amazon SNS Developer Guide, "HTTP/HTTPS subscription confirmation JSON format"."""
    topic, token = subscription.topic, subscription.token
    host = f"https://sns.{topic.sns_backend.region_name}.amazonaws.com/"
    return {
        "Type": "SubscriptionConfirmation",
        "MessageId": str(mock_random.uuid4()),
        "Token": token,
        "TopicArn": topic.arn,
        "Message": f"You have chosen to subscribe to the topic {topic.arn}.",
        "SubscribeURL": f"{host}?Action=ConfirmSubscription&TopicArn={topic.arn}&Token={token}",
        "Timestamp": iso_8601_datetime_with_milliseconds(),
    }


def send(subscription: Any, kind: str, body: dict[str, str]) -> None:
    headers = {
        "Content-Type": "text/plain; charset=UTF-8",
        "x-amz-sns-message-type": kind,
        "x-amz-sns-message-id": body["MessageId"],
        "x-amz-sns-topic-arn": subscription.topic.arn,
    }
    if kind == "Notification":
        headers["x-amz-sns-subscription-arn"] = subscription.arn
    raw = str(subscription.attributes.get("RawMessageDelivery")).lower() == "true"
    text = body["Message"] if raw and kind == "Notification" else json.dumps(body)
    DELIVERIES.submit(deliver, subscription.endpoint, headers, text)


def deliver(endpoint: str, headers: dict[str, str], text: str) -> None:
    """The certificate has to be right: REQUESTS_CA_BUNDLE names those who may have signed it."""
    try:
        answer = requests.post(endpoint, data=text.encode(), headers=headers, timeout=TIMEOUT)
        answer.raise_for_status()
    except (requests.RequestException, OSError) as error:
        print(f"SNS could not deliver to {endpoint}: {error}", file=sys.stderr)
