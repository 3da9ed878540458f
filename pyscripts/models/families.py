"""Which class carries a model out. Each is imported only where it is used: imports cost time."""

from __future__ import annotations

from importlib import import_module

from models.report import Report
from models.request import Request, Unsupported
from models.team import Team

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work

_FAMILIES = {
    "serial": "serial.Serial",
    "thread": "threads.Threads",
    "thread-pool": "pools.ThreadPool",
    "process-fork": "processes.Processes",
    "process-spawn": "processes.Processes",
    "process-forkserver": "processes.Processes",
    "process-pool": "process_pool.ProcessPool",
    "asyncio-gather": "tasks.Tasks",
    "asyncio-taskgroup": "tasks.Tasks",
    "asyncio-to-thread": "to_thread.ToThread",
}


def team(request: Request, work: type[Work], shared: object = None) -> Team:
    """Make the team of the request's model for a workload's class."""
    family = _FAMILIES.get(request.model)
    if family is None:
        raise Unsupported(f"{request.model} is no model that Python carries out by itself")
    module, name = family.split(".")
    return getattr(import_module(f"models.{module}"), name)(request, work, shared)


def sample(request: Request) -> Report:
    """Take a sample: the workload's own way where it has one, and units by a team otherwise."""
    workload = import_module(request.module)
    if hasattr(workload, "sample"):
        return workload.sample(request)
    return team(request, workload.Work).sample()
