"""The ways a program can be run in the comparison: plainly, in gillab's host, and under each peer."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

UNDER = Path(__file__).with_name("under.py")
# A stack belongs to the measured part of a program if it holds this; py-spy's output has no times.
MEASURED = {
    "worker": r"\bwork \(worker\.py",
    "spinners": r"\bspin \(truth\.py",
    "sleeper": r"\bspin \(truth\.py|sleep_and_work \(",
    "pingpong": r"\btake_turns \(",
    "fetchers": r"\bfetch \(",
}
Estimate = dict[str, float]


@dataclass
class Setting:
    """Where to run: the interpreter of the peers' virtual environment, gillab, and a scratch folder."""

    python: Path
    gillab: Path
    scratch: Path

    def output(self, suffix: str) -> Path:
        return self.scratch / f"tool.{suffix}"


@dataclass
class Tool:
    name: str
    command: Callable[[Setting, list[str]], list[str]]
    # What the tool itself says, given the program's name and its truth; None: it says nothing about the GIL.
    estimate: Callable[[Setting, str, dict], Estimate] | None = None
    package: str | None = None
    module: str | None = None  # What has to be importable; None where the package is a program.


def in_process(name: str, launcher: list[str] | None = None) -> Tool:
    def command(setting: Setting, program: list[str]) -> list[str]:
        before = [str(setting.python), *(launcher or [])]
        return [*before, str(UNDER), name, str(setting.output("json")), *program]

    def estimate(setting: Setting, program: str, truth: dict) -> Estimate:
        return json.loads(setting.output("json").read_text())

    return Tool(name, command, estimate, name, name)


def py_spy(rate: int) -> Tool:
    def command(setting: Setting, program: list[str]) -> list[str]:
        spy = [str(setting.python.with_name("py-spy")), "record", "--gil", "--threads", "--rate", str(rate)]
        return [*spy, "--format", "raw", "-o", str(setting.output("raw")), "--", str(setting.python), *program]

    def estimate(setting: Setting, program: str, truth: dict) -> Estimate:
        """The samples that found a thread with the GIL, out of as many as the rate makes of the measured time."""
        held = main = 0
        for line in setting.output("raw").read_text().splitlines():
            stack, count = line.rsplit(" ", 1)
            if re.search(MEASURED[program], stack):
                held += int(count)
                main += int(count) * stack.startswith(f"thread ({truth['processID']})")
        samples = rate * seconds_of(truth)
        return {"held": held / samples, "main": main / samples}

    return Tool(f"py-spy {rate} Hz", command, estimate, "py-spy")


def gillab_trace(setting: Setting, program: str, truth: dict) -> Estimate:
    """The time line, cut to the measured part: both count nanoseconds of CLOCK_MONOTONIC."""
    trace = json.loads(setting.output("json").read_text())
    zero = trace["otherData"]["zeroMonotonicNanoseconds"]
    begin, end = truth["measured"]["begin"], truth["measured"]["end"]
    takes, held, main = [], 0.0, 0.0
    for event in trace["traceEvents"]:
        if event.get("name") != "holds the GIL":
            continue
        start = zero + event["ts"] * 1000
        length = max(0.0, min(end, start + event["dur"] * 1000) - max(begin, start))
        held += length
        main += length * (event["tid"] == event["pid"])
        takes.append((start, event["tid"]))
    takes.sort()
    pairs = zip(takes, takes[1:])
    handoffs = sum(begin <= after[0] < end and before[1] != after[1] for before, after in pairs)
    return {"held": held / (end - begin), "main": main / (end - begin), "handoffs": handoffs}


def seconds_of(truth: dict) -> float:
    return (truth["measured"]["end"] - truth["measured"]["begin"]) / 1e9


def plain(name: str) -> Tool:
    return Tool(name, lambda setting, program: [str(setting.python), *program])


def hosted(setting: Setting, program: list[str]) -> list[str]:
    return [str(setting.gillab), "python", "--python", str(setting.python), *program]


def traced(setting: Setting, program: list[str]) -> list[str]:
    options = ["--python", str(setting.python), "--out", str(setting.output("json"))]
    return [str(setting.gillab), "trace", *options, *program]


def viztracer(setting: Setting, program: list[str]) -> list[str]:
    # Writing the default of a million calls takes 10 seconds and more here; the cost of tracing is the same.
    options = ["--quiet", "--tracer_entries", "100000", "--output_file", str(setting.output("json"))]
    return [str(setting.python), "-m", "viztracer", *options, "--", *program]


BASELINE, TWIN = plain("python"), plain("python again")
GILLAB = [Tool("gillab python", hosted), Tool("gillab trace", traced, gillab_trace)]
PEERS = [
    py_spy(100),
    py_spy(1000),
    in_process("gilknocker"),
    in_process("gil_load", ["-m", "gil_load"]),
    Tool("viztracer", viztracer, None, "viztracer", "viztracer"),
    in_process("gilviz"),
]


def install(python: str, folder: Path) -> tuple[Path, dict[str, str]]:
    """Makes the peers' virtual environment where it is missing; gives its python and why each missing peer is missing."""
    inside = folder / "bin/python"
    if not inside.exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
    pip = [str(inside), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # gil_load 0.4.2 imports distutils, which Python 3.12 no longer has; older setuptools bring it along.
    packages = dict.fromkeys(["setuptools<81", *(peer.package for peer in PEERS if peer.package)])
    missing = {}
    for package in packages:
        if (
            subprocess.run(
                [*pip, "show", "-q", re.split("[<=]", package)[0]], capture_output=True, check=False
            ).returncode
            == 0
        ):
            continue
        installed = subprocess.run([*pip, "install", "-q", package], capture_output=True, text=True, check=False)
        if installed.returncode != 0:
            missing[package] = f"does not install: {last_line(installed.stderr)}"
    for peer in PEERS:
        if peer.module and peer.package not in missing:
            imported = subprocess.run(
                [str(inside), "-c", f"import {peer.module}"], capture_output=True, text=True, check=False
            )
            if imported.returncode != 0:
                missing[peer.package] = f"does not import: {last_line(imported.stderr)}"
    return inside, missing


def versions(python: Path) -> dict[str, str]:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "list", "--format", "json"]
    listed = json.loads(subprocess.run(pip, capture_output=True, text=True, check=True).stdout)
    found = {package["name"].lower().replace("-", "_"): package["version"] for package in listed}
    names = dict.fromkeys(peer.package for peer in PEERS if peer.package)
    return {name: found[key] for name in names if (key := name.replace("-", "_")) in found}


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no message"])[-1][:200]
