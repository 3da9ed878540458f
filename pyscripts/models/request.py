"""What a sample is asked for, as `sample-request.json` says it."""

from __future__ import annotations

import json


class Unsupported(Exception):
    """The model cannot do this work here; its text is a clause that says why."""


class Request:
    """One sample: see `SampleRequest` in Swift for what each field means."""

    file_name = "sample-request.json"

    def __init__(
        self,
        workload: str,
        model: str,
        workers: int,
        size: int,
        units: int,
        seed: int,
        directory: str,
        repeats: int = 1,
        server_port: int | None = None,
        server_delay_microseconds: int = 2000,
        child_executable: str | None = None,
    ) -> None:
        self.workload = workload
        self.model = model
        self.workers = workers
        self.size = size
        self.units = units
        self.repeats = repeats
        self.seed = seed
        self.directory = directory
        self.server_port = server_port
        self.server_delay_microseconds = server_delay_microseconds
        #: The program by which new interpreters are started; None for the interpreter's own.
        self.child_executable = child_executable

    @classmethod
    def read(cls, folder: str, child_executable: str | None = None) -> Request:
        """Read the request in a run's folder."""
        with open(f"{folder}/{cls.file_name}", encoding="utf-8") as file:
            return cls.parse(file.read(), child_executable)

    @classmethod
    def parse(cls, text: str, child_executable: str | None = None) -> Request:
        """Read a request as JSON."""
        fields = json.loads(text)
        return cls(
            workload=fields["workload"],
            model=fields["model"],
            workers=fields["workers"],
            size=fields["size"],
            units=fields["units"],
            repeats=fields.get("repeats", 1),
            seed=fields["seed"],
            directory=fields["directory"],
            server_port=fields.get("serverPort"),
            server_delay_microseconds=fields.get("serverDelayMicroseconds", 2000),
            child_executable=child_executable,
        )

    @property
    def module(self) -> str:
        """The name of the workload's module."""
        return "workloads." + self.workload.replace(".", "_")

    def numbers(self, worker: int) -> range:
        """Return the units of a worker: every one whose number leaves its own when divided by the number of workers."""
        return range(worker, self.units, self.workers)
