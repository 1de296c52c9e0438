"""AWS Budgets: what it refuses, who is told, tags and changes."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from moto.budgets.exceptions import DuplicateRecordException, NotFoundException
from moto.budgets.models import Budget, BudgetsBackend
from moto.budgets.responses import BudgetsResponse
from moto.core.exceptions import JsonRESTError
from moto.core.utils import unix_time
from moto.sns.models import sns_backends
from moto.utilities.tagging_service import TaggingService

from .adds import adds
from .replace import replaces
from .topics import may_publish

BUDGETS = "budgets.amazonaws.com"
MOST_NOTIFICATIONS, MOST_EMAILS, MOST_TOPICS = 10, 10, 1


@replaces(BudgetsBackend, "__init__")
def begin(original: Any, self: Any, *args: Any, **request: Any) -> None:
    original(self, *args, **request)
    self.tagger = TaggingService()


@replaces(BudgetsResponse, "create_budget")
def create_budget(original: Any, self: Any) -> str:
    """CreateBudget. moto refuses nothing and forgets tags."""
    budget = self._get_param("Budget")
    notifications = self._get_param("NotificationsWithSubscribers") or []
    check_budget(budget)
    if len(notifications) > MOST_NOTIFICATIONS:
        raise refusal(f"A budget has at most {MOST_NOTIFICATIONS} notifications.")
    for index, notification in enumerate(notifications):
        check_notification(self.backend, notification["Notification"], notification["Subscribers"])
        if any(notification["Notification"] == other["Notification"] for other in notifications[:index]):
            raise DuplicateRecordException("notification", budget["BudgetName"])
    answer = original(self)
    tags = self._get_param("ResourceTags") or []
    self.backend.tagger.tag_resource(arn_of(self, budget["BudgetName"]), tags)
    return str(answer)


@replaces(Budget, "to_dict")
def to_dict(original: Any, self: Any) -> dict[str, Any]:
    """DescribeBudget: amounts have a decimal point."""
    budget: dict[str, Any] = original(self)
    limit = budget.get("BudgetLimit")
    if limit and "." not in limit["Amount"]:
        budget["BudgetLimit"] = {**limit, "Amount": f"{limit['Amount']}.0"}
    return budget


@adds(BudgetsResponse)
def update_budget(self: Any) -> str:
    """UpdateBudget is missing. What is not given keeps its value."""
    new = self._get_param("NewBudget")
    budget = existing(self, new["BudgetName"])
    check_budget(new)
    if new["BudgetType"] != budget.budget["BudgetType"]:
        raise refusal("The type of a budget cannot be changed.")
    budget.budget = {**budget.budget, **new, "LastUpdatedTime": unix_time()}
    return "{}"


@replaces(BudgetsResponse, "delete_budget")
def delete_budget(original: Any, self: Any) -> str:
    """DeleteBudget. Tags go with the budget."""
    answer = str(original(self))
    self.backend.tagger.delete_all_tags_for_resource(arn_of(self, self._get_param("BudgetName")))
    return answer


@replaces(BudgetsResponse, "create_notification")
def create_notification(original: Any, self: Any) -> str:
    """CreateNotification. moto takes the same one twice, and any number."""
    budget, details = existing(self, self._get_param("BudgetName")), self._get_param("Notification")
    check_notification(self.backend, details, self._get_param("Subscribers"))
    if any(notification.details == details for notification in budget.notifications):
        raise DuplicateRecordException("notification", self._get_param("BudgetName"))
    if len(budget.notifications) >= MOST_NOTIFICATIONS:
        raise refusal(f"A budget has at most {MOST_NOTIFICATIONS} notifications.")
    return str(original(self))


@replaces(BudgetsResponse, "describe_notifications_for_budget")
def describe_notifications_for_budget(_: Any, self: Any) -> str:
    """DescribeNotificationsForBudget. moto does not say that a budget is not there."""
    notifications = existing(self, self._get_param("BudgetName")).get_notifications()
    return json.dumps({"Notifications": [{"NotificationState": "OK", **it} for it in notifications]})


@adds(BudgetsResponse)
def describe_subscribers_for_notification(self: Any) -> str:
    """DescribeSubscribersForNotification is missing."""
    wanted = {**self._get_param("Notification")}
    wanted.pop("NotificationState", None)
    for notification in existing(self, self._get_param("BudgetName")).notifications:
        if notification.details == wanted:
            return json.dumps({"Subscribers": notification.subscribers})
    raise NotFoundException("Unable to get subscribers - the notification doesn't exist.")


@replaces(BudgetsResponse, "delete_notification")
def delete_notification(original: Any, self: Any) -> str:
    """DeleteNotification. moto deletes one only if it is described without its state."""
    budget, wanted = existing(self, self._get_param("BudgetName")), {**self._get_param("Notification")}
    wanted.pop("NotificationState", None)
    if all(notification.details != wanted for notification in budget.notifications):
        raise NotFoundException("Unable to delete notification - the notification doesn't exist.")
    budget.delete_notification(wanted)
    return "{}"


@adds(BudgetsResponse)
def list_tags_for_resource(self: Any) -> str:
    """ListTagsForResource is missing."""
    return json.dumps({"ResourceTags": self.backend.tagger.list_tags_for_resource(tagged(self))["Tags"]})


@adds(BudgetsResponse)
def tag_resource(self: Any) -> str:
    """TagResource is missing."""
    self.backend.tagger.tag_resource(tagged(self), self._get_param("ResourceTags"))
    return "{}"


@adds(BudgetsResponse)
def untag_resource(self: Any) -> str:
    """UntagResource is missing."""
    self.backend.tagger.untag_resource_using_names(tagged(self), self._get_param("ResourceTagKeys"))
    return "{}"


def tagged(response: Any) -> str:
    arn = str(response._get_param("ResourceARN"))
    existing(response, arn.split(":budget/")[-1])
    return arn


def arn_of(response: Any, name: str) -> str:
    return f"arn:aws:budgets::{response.current_account}:budget/{name}"


def existing(response: Any, name: str) -> Budget:
    budget = response.backend.budgets[response.current_account].get(name)
    if budget is None:
        raise NotFoundException(f"Unable to get budget: {name} - the budget doesn't exist.")
    return budget


def check_budget(budget: dict[str, Any]) -> None:
    """AWS Billing and Cost Management API Reference, "Budget" and "Spend"."""
    name, limit = budget["BudgetName"], budget.get("BudgetLimit")
    if not 1 <= len(name) <= 100 or ":" in name or "\\" in name or "/action/" in name:
        raise refusal(f"{name} is no name of a budget.")
    if limit is None or budget["BudgetType"] != "COST":
        raise NotImplementedError("This emulator knows budgets of costs with a fixed limit only.")
    try:
        amount = Decimal(limit["Amount"])
    except InvalidOperation:
        raise refusal(f"{limit['Amount']} is no amount.") from None
    if amount <= 0:
        raise refusal("Budget limit amount must be greater than 0.")
    for value in (budget.get("CostFilters") or {}).get("TagKeyValue", []):
        if "$" not in value or not value.startswith(("user:", "aws:")):
            raise refusal(f"The tag {value} is not written user:Key$Value.")


def check_notification(
    backend: Any, notification: dict[str, Any], subscribers: list[dict[str, str]]
) -> None:
    """AWS takes a topic that it may not publish to, and its messages are lost; here it is refused."""
    if notification["Threshold"] <= 0:
        raise refusal("A threshold is greater than 0.")
    topics = [it["Address"] for it in subscribers if it["SubscriptionType"] == "SNS"]
    emails = len(subscribers) - len(topics)
    if not subscribers or len(topics) > MOST_TOPICS or emails > MOST_EMAILS:
        raise refusal(f"A notification is for {MOST_TOPICS} topic and {MOST_EMAILS} emails at most.")
    for arn in topics:
        # A topic may be in any region.
        home = sns_backends[backend.account_id][arn.split(":")[3]]
        source = {
            "aws:SourceAccount": backend.account_id,
            "aws:SourceArn": f"arn:aws:budgets::{backend.account_id}:*",
        }
        if not may_publish(home, arn, BUDGETS, source):
            raise refusal(f"{BUDGETS} may not publish to {arn}: its policy and its key have to admit it.")


def refusal(message: str) -> JsonRESTError:
    return JsonRESTError("InvalidParameterException", message)
