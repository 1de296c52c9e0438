"""ECS rolling updates: what a service looks like while one deployment replaces another, and when it fails.

Nothing runs here and no time passes: a deployment goes one step on each time that its service is described,
which is what those do that wait for it. So they see what AWS shows in minutes: a new primary deployment
beside the old one, then one of both alone.
"""

from collections.abc import Callable
from typing import Any

from botocore import xform_name
from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from .container_insights import publish_running_tasks
from .ecs_task_start import failure_of

# What a deployment keeps of its service, which goes back to it when the deployment is rolled back.
REVISION = ("capacityProviderStrategy", "networkConfiguration", "platformVersion")

Step = Callable[[Any, Any], None]


def deploy(backend: Any, service: Any) -> None:
    """Starts a deployment of the service as it is now; whatever was going on is given up."""
    for deployment in service.deployments:
        deployment["status"] = "ACTIVE"
    now, deployment_id = utcnow(), f"ecs-svc/{mock_random.randint(10**18, 10**19 - 1)}"
    service.deployments.insert(
        0,
        {
            "id": deployment_id,
            "status": "PRIMARY",
            "taskDefinition": service.task_definition,
            "desiredCount": service.desired_count,
            "pendingCount": service.desired_count,
            "runningCount": 0,
            "failedTasks": 0,
            "createdAt": now,
            "updatedAt": now,
            "platformFamily": "Linux",
            "rolloutState": "IN_PROGRESS",
            "rolloutStateReason": f"ECS deployment {deployment_id} in progress.",
            **{name: service.settings[name] for name in REVISION},
        },
    )
    definition = backend.describe_task_definition(service.task_definition)
    subnets = network_of(service)["subnets"]
    failure = failure_of(backend, definition, subnets) if service.desired_count else None
    service.steps = [fail(failure), give_up] if failure else [run, complete]
    count(backend, service)


def advance(backend: Any, service: Any) -> None:
    if service.steps and service.status == "ACTIVE":
        service.steps.pop(0)(backend, service)
        count(backend, service)


def run(_: Any, service: Any) -> None:
    """Tasks are there, the old ones too."""
    primary = service.deployments[0]
    primary.update(runningCount=primary["desiredCount"], pendingCount=0, updatedAt=utcnow())


def complete(backend: Any, service: Any) -> None:
    """The old tasks have gone."""
    primary = service.deployments[0]
    run(backend, service)
    primary["rolloutState"] = "COMPLETED"
    primary["rolloutStateReason"] = f"ECS deployment {primary['id']} completed."
    service.deployments = [primary]
    service.completed = primary
    note(service, "has reached a steady state.")
    place(service)


def fail(reason: str) -> Step:
    def step(_: Any, service: Any) -> None:
        service.deployments[0].update(failedTasks=3, updatedAt=utcnow())
        note(service, f"was unable to start tasks: {reason}")

    return step


def give_up(backend: Any, service: Any) -> None:
    """The circuit breaker. Without one, ECS starts tasks for ever; without a completed deployment to go back
    to, the service stays as it is."""
    breaker = service.settings["deploymentConfiguration"].get("deploymentCircuitBreaker") or {}
    failed, before = service.deployments[0], service.completed
    if not breaker.get("enable"):
        return
    failed.update(
        rolloutState="FAILED", rolloutStateReason="ECS deployment circuit breaker: tasks failed to start.",
        pendingCount=0, updatedAt=utcnow(),
    )
    note(service, f"(deployment {failed['id']}) deployment failed: tasks failed to start.")
    if not breaker.get("rollback") or before is None:
        return
    note(service, f"rolling back to deployment {before['id']}.")
    service.task_definition = before["taskDefinition"]
    set_all(service, {**service.settings, **{name: before[name] for name in REVISION}})
    deploy(backend, service)
    service.deployments[0]["rolloutStateReason"] = (
        f"ECS deployment circuit breaker: rolling back to deploymentId {before['id']}."
    )


def scale(backend: Any, service: Any) -> None:
    """Another desired count is no deployment; the tasks of the present one become more or fewer."""
    primary = service.deployments[0]
    primary.update(desiredCount=service.desired_count, updatedAt=utcnow())
    if not service.steps and primary["rolloutState"] == "COMPLETED":
        primary["pendingCount"] = max(0, primary["desiredCount"] - primary["runningCount"])
        primary["runningCount"] = min(primary["desiredCount"], primary["runningCount"])
        service.steps = [complete]
    count(backend, service)


def stop(backend: Any, service: Any) -> None:
    """The service is gone, and its tasks with it."""
    service.steps, service.deployments = [], []
    service.interfaces.remove()
    count(backend, service)


def count(backend: Any, service: Any) -> None:
    service.running_count = sum(deployment["runningCount"] for deployment in service.deployments)
    service.pending_count = sum(deployment["pendingCount"] for deployment in service.deployments)
    publish_running_tasks(backend, service)


def place(service: Any) -> None:
    """One network interface for each task, in one subnet after the other."""
    network = network_of(service)
    subnets, tasks = network["subnets"], service.deployments[0]["runningCount"]
    service.interfaces.place(
        (subnets[index % len(subnets)] for index in range(tasks)), network.get("securityGroups") or []
    )


def network_of(service: Any) -> dict[str, Any]:
    return service.settings["networkConfiguration"]["awsvpcConfiguration"]


def set_all(service: Any, settings: dict[str, Any]) -> None:
    """Settings in AWS's words; what is answered is read from attributes."""
    service.settings = settings
    for name, value in settings.items():
        setattr(service, xform_name(name), value)


def note(service: Any, text: str) -> None:
    """Service events, the latest first; AWS keeps a hundred."""
    event = {
        "id": str(mock_random.uuid4()),
        "createdAt": utcnow(),
        "message": f"(service {service.name}) {text}",
    }
    service.events = [event, *service.events][:100]
