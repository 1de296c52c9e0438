"""Slack channels of Amazon Q Developer in chat applications, once AWS Chatbot: a service that moto lacks."""

import json
import re
import sys
from typing import Any

from moto.backend_index import backend_url_patterns
from moto.core.base_backend import BackendDict, BaseBackend
from moto.core.exceptions import JsonRESTError
from moto.core.responses import BaseResponse
from moto.iam.exceptions import NotFoundException
from moto.iam.models import iam_backends
from moto.sns.models import sns_backends
from moto.utilities.tagging_service import TaggingService

from .service_roles import ServiceRole

NAME = re.compile(r"[A-Za-z0-9-_]{1,128}")
TEAM, CHANNEL = re.compile(r"T[0-9A-Z]{1,254}"), re.compile(r"[CG][A-Za-z0-9]{1,254}")
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
# The service subscribes this address to every topic of a channel.
ENDPOINT = "https://global.sns-api.chatbot.amazonaws.com"


class ChatChannelsBackend(BaseBackend):
    """Channels of an account; they belong to no region."""

    def __init__(self, region_name: str, account_id: str) -> None:
        super().__init__(region_name, account_id)
        self.channels: dict[str, dict[str, Any]] = {}
        self.tagger = TaggingService(tag_name="Tags", key_name="TagKey", value_name="TagValue")

    @property
    def _url_module(self) -> Any:
        """moto looks for addresses in a module beside that of the backend."""
        return sys.modules[__name__]


class ChatChannelsResponse(BaseResponse):
    """Operations of the service, under the names that moto derives from AWS's description of it."""

    def __init__(self) -> None:
        super().__init__(service_name="chatbot")

    @property
    def backend(self) -> ChatChannelsBackend:
        found: ChatChannelsBackend = chatbot_backends[self.current_account]["aws"]
        return found

    def create_slack_channel_configuration(self) -> tuple[int, dict[str, str], str]:
        request = json.loads(self.body)
        tags = request.pop("Tags", None) or []
        name = request["ConfigurationName"]
        arn = f"arn:aws:chatbot::{self.current_account}:chat-configuration/slack-channel/{name}"
        if arn in self.backend.channels:
            raise JsonRESTError("ConflictException", f"There is a channel {name} already.")
        channel = {
            "LoggingLevel": "NONE", "UserAuthorizationRequired": False, **request,
            "ChatConfigurationArn": arn, "SlackTeamName": "team",
            "SlackChannelName": request.get("SlackChannelName") or "channel",
            "GuardrailPolicyArns": request.get("GuardrailPolicyArns") or [ADMINISTRATOR],
            "State": "ENABLED",
        }
        check(self.backend, channel)
        subscribe(self.backend, [], channel["SnsTopicArns"])
        self.backend.channels[arn] = channel
        self.backend.tagger.tag_resource(arn, tags)
        return 201, {}, json.dumps({"ChannelConfiguration": {**channel, "Tags": tags}})

    def describe_slack_channel_configurations(self) -> str:
        arn = self._get_param("ChatConfigurationArn")
        found = [
            {**channel, **self.backend.tagger.list_tags_for_resource(channel["ChatConfigurationArn"])}
            for channel in self.backend.channels.values()
            if arn in (None, channel["ChatConfigurationArn"])
        ]
        return json.dumps({"SlackChannelConfigurations": found})

    def update_slack_channel_configuration(self) -> str:
        request = json.loads(self.body)
        before = self._existing(request["ChatConfigurationArn"])
        channel = {**before, **{name: value for name, value in request.items() if value is not None}}
        check(self.backend, channel)
        subscribe(self.backend, before["SnsTopicArns"], channel["SnsTopicArns"])
        self.backend.channels[channel["ChatConfigurationArn"]] = channel
        return json.dumps({"ChannelConfiguration": channel})

    def delete_slack_channel_configuration(self) -> tuple[int, dict[str, str], str]:
        channel = self._existing(self._get_param("ChatConfigurationArn"))
        subscribe(self.backend, channel["SnsTopicArns"], [])
        del self.backend.channels[channel["ChatConfigurationArn"]]
        self.backend.tagger.delete_all_tags_for_resource(channel["ChatConfigurationArn"])
        return 204, {}, ""

    def list_tags_for_resource(self) -> str:
        arn = self._existing(self._get_param("ResourceARN"))["ChatConfigurationArn"]
        return json.dumps(self.backend.tagger.list_tags_for_resource(arn))

    def tag_resource(self) -> str:
        arn = self._existing(self._get_param("ResourceARN"))["ChatConfigurationArn"]
        self.backend.tagger.tag_resource(arn, self._get_param("Tags"))
        return "{}"

    def untag_resource(self) -> str:
        arn = self._existing(self._get_param("ResourceARN"))["ChatConfigurationArn"]
        self.backend.tagger.untag_resource_using_names(arn, self._get_param("TagKeys"))
        return "{}"

    def _existing(self, arn: str) -> dict[str, Any]:
        channel = self.backend.channels.get(arn)
        if channel is None:
            raise JsonRESTError("ResourceNotFoundException", f"There is no channel {arn}.")
        return channel


def check(backend: Any, channel: dict[str, Any]) -> None:
    """Whether Slack knows workspace and channel cannot be seen here."""
    forms = {"ConfigurationName": NAME, "SlackTeamId": TEAM, "SlackChannelId": CHANNEL}
    for name, form in forms.items():
        if not form.fullmatch(channel[name]):
            raise invalid(f"{channel[name]} is no {name}.")
    if channel["LoggingLevel"] not in ("ERROR", "INFO", "NONE"):
        raise invalid("LoggingLevel is ERROR, INFO or NONE.")
    arn = channel["ChatConfigurationArn"]
    if not ServiceRole(backend, channel["IamRoleArn"]).can_be_taken_by("chatbot.amazonaws.com", arn):
        raise invalid(f"chatbot.amazonaws.com cannot take the role {channel['IamRoleArn']}.")
    for policy_arn in channel["GuardrailPolicyArns"]:
        try:
            iam_backends[backend.account_id]["aws"].get_policy(policy_arn)
        except NotFoundException:
            raise invalid(f"There is no policy {policy_arn}.") from None
    for topic_arn in channel["SnsTopicArns"]:
        if topic_arn not in sns_backends[backend.account_id][topic_arn.split(":")[3]].topics:
            raise invalid(f"There is no topic {topic_arn}.")


def subscribe(backend: Any, before: list[str], after: list[str]) -> None:
    """A topic stays subscribed as long as any channel shows it."""
    for topic_arn in {*before, *after}:
        sns = sns_backends[backend.account_id][topic_arn.split(":")[3]]
        if topic_arn in after:
            sns.subscribe(topic_arn, ENDPOINT, "https")
            continue
        channels = [it for it in backend.channels.values() if topic_arn in it["SnsTopicArns"]]
        subscription = sns._find_subscription(topic_arn, ENDPOINT, "https")
        if len(channels) <= 1 and subscription:
            sns.unsubscribe(subscription.arn)


def invalid(message: str) -> JsonRESTError:
    return JsonRESTError("InvalidParameterException", message)


chatbot_backends = BackendDict(ChatChannelsBackend, "chatbot", False, ["aws"])
url_bases = [r"https?://chatbot\.(.+)\.amazonaws\.com"]
url_paths = {"{0}/(?P<operation>[^/]+)$": ChatChannelsResponse.dispatch}

# Where moto's server looks for a service.
sys.modules["moto.chatbot"] = sys.modules[__name__]
backend_url_patterns.append(("chatbot", re.compile(url_bases[0])))
