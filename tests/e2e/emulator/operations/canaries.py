"""CloudWatch Synthetics: canaries that start, stop, change and go; moto has only their creation.

A canary goes one step on each time that it is looked at: CREATING, READY, STARTING, RUNNING.
"""

import json
import re
from typing import Any

from moto.core.exceptions import ServiceException
from moto.iam.models import iam_backends
from moto.s3.models import s3_backends
from moto.synthetics.models import Canary, SyntheticsBackend
from moto.synthetics.responses import SyntheticsResponse
from moto.synthetics.urls import url_paths

from .adds import adds
from .replace import replaces

NAME = re.compile(r"[0-9a-z_\-]{1,255}")
RATE = re.compile(r"rate\((\d+) (minute|minutes|hour)\)")
RUNTIMES = ("syn-nodejs-3.0", "syn-nodejs-3.1")
NEXT = {"CREATING": "READY", "STARTING": "RUNNING", "STOPPING": "STOPPED", "UPDATING": "READY"}
STARTABLE, CHANGEABLE = ("READY", "STOPPED"), ("READY", "STOPPED", "RUNNING", "ERROR")

for path in ("/canary/(?P<name>[^/]+)/start$", "/canary/(?P<name>[^/]+)/stop$", "/tags/(?P<resourceArn>.+)$"):
    url_paths[f"{{0}}{path}"] = SyntheticsResponse.dispatch


class ValidationException(ServiceException):
    code = "ValidationException"


class ConflictException(ServiceException):
    code = "ConflictException"


class ResourceNotFoundException(ServiceException):
    code = "ResourceNotFoundException"


@replaces(SyntheticsResponse, "create_canary")
def create_canary(original: Any, self: Any) -> str:
    """CreateCanary. moto accepts anything."""
    backend, request = self.synthetics_backend, json.loads(self.body)
    if not NAME.fullmatch(request["Name"]):
        raise ValidationException(f"The name {request['Name']} does not match {NAME.pattern}.")
    if request["Name"] in backend.canaries:
        raise ConflictException(f"A canary with the name {request['Name']} already exists.")
    check(backend, request)
    original(self)
    canary = backend.canaries[request["Name"]]
    canary.state = "CREATING"
    canary.run_config = {"MemoryInMB": 1000, "ActiveTracing": False, **(request.get("RunConfig") or {})}
    function = f"cwsyn-{canary.name[:21]}-{canary.id}"
    canary.engine_arn = f"arn:aws:lambda:{backend.region_name}:{backend.account_id}:function:{function}:1"
    return json.dumps({"Canary": canary.to_dict()})


def check(backend: Any, request: dict[str, Any]) -> None:
    """What CreateCanary and UpdateCanary refuse."""
    runtime, code = request.get("RuntimeVersion"), request.get("Code")
    if runtime and runtime not in RUNTIMES:
        raise ValidationException(f"Invalid runtime version {runtime}.")
    if code:
        handler = code.get("Handler", "")
        if not re.fullmatch(r"[0-9A-Za-z_\-/]+\.[0-9A-Za-z_\-]+", handler):
            raise ValidationException(f"Invalid handler {handler}.")
        key = s3_backends[backend.account_id]["aws"].get_object(code["S3Bucket"], code["S3Key"], code.get("S3Version"))
        if key is None:
            raise ValidationException(f"Unable to fetch the code s3://{code['S3Bucket']}/{code['S3Key']}.")
    if "ArtifactS3Location" in request:
        bucket = request["ArtifactS3Location"].removeprefix("s3://").split("/")[0]
        if bucket not in s3_backends[backend.account_id]["aws"].buckets:
            raise ValidationException(f"The bucket {bucket} does not exist.")
    if "ExecutionRoleArn" in request:
        check_role(backend, request["ExecutionRoleArn"])
    check_schedule(request)


def check_role(backend: Any, arn: str) -> None:
    roles = iam_backends[backend.account_id]["aws"].roles.values()
    role = next((role for role in roles if role.arn == arn), None)
    if role is None or "lambda.amazonaws.com" not in role.assume_role_policy_document:
        raise ValidationException("The role defined for the function cannot be assumed by Lambda.")


def check_schedule(request: dict[str, Any]) -> None:
    expression = (request.get("Schedule") or {}).get("Expression")
    if expression is None:
        return
    match = RATE.fullmatch(expression)
    if match is None or (match[1] == "1") == match[2].endswith("s"):
        raise ValidationException(f"Invalid schedule expression {expression}.")
    seconds = int(match[1]) * (3600 if match[2] == "hour" else 60)
    timeout = (request.get("RunConfig") or {}).get("TimeoutInSeconds")
    if not 60 <= seconds <= 3600 or (timeout is not None and not 3 <= timeout <= min(seconds, 840)):
        raise ValidationException("The timeout of a run is from 3 seconds to the time between two runs.")


@replaces(Canary, "__init__")
def create(original: Any, self: Any, *args: Any, **settings: Any) -> None:
    original(self, *args, **settings)
    # Known when the backend has it.
    self.engine_arn = ""


@replaces(Canary, "to_dict")
def to_dict(original: Any, self: Any) -> dict[str, Any]:
    """What moto leaves out, and how AWS answers: code without its source, times as numbers."""
    known = original(self)
    times = {name: time and time.timestamp() for name, time in self.timeline.items()}
    return {
        **{name: value for name, value in known.items() if value is not None},
        "Code": {"Handler": self.code["Handler"], "SourceLocationArn": f"{self.engine_arn}:source"},
        "EngineArn": self.engine_arn,
        "Schedule": {"DurationInSeconds": 0, **self.schedule},
        "Status": {"State": self.state},
        "Timeline": {name: time for name, time in times.items() if time},
        # The variables are not shown.
        "RunConfig": {name: value for name, value in self.run_config.items() if name != "EnvironmentVariables"},
    }


@replaces(SyntheticsBackend, "get_canary")
def get_canary(_: Any, self: Any, name: str, dry_run_id: str | None = None) -> Any:
    """GetCanary. Whoever waits calls this, so this is where time passes."""
    canary = existing(self, name)
    if canary.state == "DELETING":
        del self.canaries[name]
        raise ResourceNotFoundException(f"Canary {name} not found.")
    canary.state = NEXT.get(canary.state, canary.state)
    return canary


@adds(SyntheticsResponse)
def start_canary(self: Any) -> str:
    """StartCanary."""
    canary = named(self)
    require(canary, STARTABLE)
    canary.state = "STARTING"
    return "{}"


@adds(SyntheticsResponse)
def stop_canary(self: Any) -> str:
    """StopCanary."""
    canary = named(self)
    require(canary, ("RUNNING",))
    canary.state = "STOPPING"
    return "{}"


@adds(SyntheticsResponse)
def update_canary(self: Any) -> str:
    """UpdateCanary: what is left out stays. A running canary goes on running with the new code."""
    canary, request = named(self), json.loads(self.body)
    require(canary, CHANGEABLE)
    check(self.synthetics_backend, {"Schedule": canary.schedule, **request})
    canary.code = request.get("Code") or canary.code
    canary.execution_role_arn = request.get("ExecutionRoleArn") or canary.execution_role_arn
    canary.runtime_version = request.get("RuntimeVersion") or canary.runtime_version
    canary.schedule = request.get("Schedule") or canary.schedule
    canary.run_config = {**canary.run_config, **(request.get("RunConfig") or {})}
    for attribute, name in (
        ("success_retention_period_in_days", "SuccessRetentionPeriodInDays"),
        ("failure_retention_period_in_days", "FailureRetentionPeriodInDays"),
        ("artifact_s3_location", "ArtifactS3Location"),
    ):
        setattr(canary, attribute, request.get(name) or getattr(canary, attribute))
    canary.state = canary.state if canary.state == "RUNNING" else "UPDATING"
    return "{}"


@adds(SyntheticsResponse)
def delete_canary(self: Any) -> str:
    """DeleteCanary: not while it runs."""
    canary = named(self)
    if canary.state in ("RUNNING", "STARTING", "STOPPING"):
        raise ConflictException(f"Canary {canary.name} is in the state {canary.state}. Stop it first.")
    canary.state = "DELETING"
    return "{}"


@replaces(SyntheticsResponse, "list_tags_for_resource")
def list_tags_for_resource(_: Any, self: Any) -> str:
    """ListTagsForResource. moto takes the last part of the ARN's path for a name."""
    return json.dumps({"Tags": tagged(self).tags})


@adds(SyntheticsResponse)
def tag_resource(self: Any) -> str:
    """TagResource."""
    tagged(self).tags.update(json.loads(self.body)["Tags"])
    return "{}"


@adds(SyntheticsResponse)
def untag_resource(self: Any) -> str:
    """UntagResource."""
    canary = tagged(self)
    for key in self.querystring.get("tagKeys", []):
        canary.tags.pop(key, None)
    return "{}"


def existing(backend: Any, name: str) -> Any:
    canary = backend.canaries.get(name)
    if canary is None:
        raise ResourceNotFoundException(f"Canary {name} not found.")
    return canary


def named(response: Any) -> Any:
    return existing(response.synthetics_backend, response.path.split("/")[2])


def tagged(response: Any) -> Any:
    return existing(response.synthetics_backend, response.path.split(":canary:")[-1].split("%3Acanary%3A")[-1])


def require(canary: Any, states: tuple[str, ...]) -> None:
    if canary.state not in states:
        raise ConflictException(f"Canary {canary.name} is in the state {canary.state}.")
