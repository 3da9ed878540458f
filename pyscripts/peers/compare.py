#!/usr/bin/env python3
"""Compares gillab with other tools that look at the GIL: what each costs, and how right it is.

    pyscripts/peers/compare.py --python python3.11
    pyscripts/peers/compare.py --python python3.13 --quick      one block of short runs: does it all work?

Each program of pyscripts/calibration runs under each tool once in every block, in random order.
A tool's cost is the ratio to the plain run in the same block; its error is the difference to the
truth of the very same run. The peers are installed from PyPI into build/peers. Standard output
is Markdown, fit for docs; progress goes to standard error.

Exit status: 0 done; 2 could not run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import report
import tools

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAMS = {
    "worker": ["--rounds", "1000"],
    "spinners": ["--seconds", "0.8"],
    "sleeper": ["--seconds", "0.8"],
    "pingpong": ["--turns", "30000"],
    "fetchers": ["--requests", "70"],
}
QUICK = {
    "worker": ["--rounds", "200"],
    "spinners": ["--seconds", "0.2"],
    "sleeper": ["--seconds", "0.2"],
    "pingpong": ["--turns", "4000"],
    "fetchers": ["--requests", "15"],
}


@dataclass
class Run:
    block: int
    program: str
    tool: str
    status: str  # "ok", or how it ended
    wall_seconds: float = 0
    cpu_seconds: float = 0  # of all its processes
    truth: dict | None = None
    estimate: tools.Estimate | None = None
    message: str = ""


def run(tool: tools.Tool, program: str, arguments: list[str], setting: tools.Setting, limit: float) -> Run:
    """Runs once; nothing of the process group outlives it."""
    for file in setting.scratch.iterdir():
        file.unlink()
    truth_file = setting.scratch / "truth.json"
    script = REPOSITORY / "pyscripts/calibration" / f"{program}.py"
    command = tool.command(setting, [str(script), "--out", str(truth_file), *arguments])
    late = threading.Event()
    with tempfile.TemporaryFile() as output:
        begin = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=setting.scratch,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

        def stop() -> None:
            late.set()
            end_group(process.pid)

        timer = threading.Timer(limit, stop)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        timer.cancel()
        timer.join()
        end_group(process.pid)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        message = tools.last_line(output.read().decode(errors="replace"))
    result = Run(0, program, tool.name, "ok", wall, usage.ru_utime + usage.ru_stime)
    if late.is_set():
        result.status = "timed out"
    elif process.returncode != 0:
        code = process.returncode
        result.status = signal.Signals(-code).name if code < 0 else f"exit {code}"
        result.message = message
    elif not truth_file.exists():
        result.status = "no truth"
    else:
        result.truth = json.loads(truth_file.read_text())
        try:
            result.estimate = tool.estimate(setting, program, result.truth) if tool.estimate else None
        except (OSError, ValueError, KeyError) as error:
            result.status, result.message = "no estimate", str(error)
    return result


def end_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare gillab with other tools that look at the GIL.")
    parser.add_argument("--python", default="python3", metavar="X", help="the interpreter (default: python3)")
    parser.add_argument("--gillab", default=str(REPOSITORY / ".build/release/gillab"), metavar="PROGRAM")
    parser.add_argument("--blocks", type=int, default=7, help="at most so many (default: 7)")
    parser.add_argument("--minutes", type=float, default=9, help="start no block that would end later (default: 9)")
    parser.add_argument("--limit", type=float, default=15, metavar="SECONDS", help="for one run (default: 15)")
    parser.add_argument("--seed", type=int, default=1, help="of the order and of the intervals (default: 1)")
    parser.add_argument("--quick", action="store_true", help="one block of short runs")
    parser.add_argument("--json", metavar="FILE", help="write every run here")
    return parser.parse_args()


def chosen_tools(gillab: Path, missing: dict[str, str]) -> tuple[list[tools.Tool], list[str]]:
    """Gives the tools that can run and why others cannot."""
    chosen, notes = [tools.BASELINE, tools.TWIN], []
    asked = subprocess.run([gillab, "--help"], check=False, capture_output=True, text=True) if gillab.exists() else None
    for tool in tools.GILLAB:
        command = tool.name.split()[1]
        if asked is None:
            notes.append(f"{tool.name}: {gillab} is not built")
        elif f"\n  {command} " not in asked.stdout:
            notes.append(f"{tool.name}: this gillab has no such command")
        else:
            chosen.append(tool)
    chosen += [peer for peer in tools.PEERS if peer.package not in missing]
    return chosen, notes + [f"{name}: {reason}" for name, reason in missing.items()]


def measure(chosen: list[tools.Tool], setting: tools.Setting, options: argparse.Namespace) -> list[Run]:
    order = random.Random(options.seed)
    begin, runs = time.monotonic(), []
    for block in range(1 if options.quick else options.blocks):
        elapsed = time.monotonic() - begin
        if block and elapsed * (block + 1) / block > options.minutes * 60:
            print(f"no time for block {block + 1} of {options.blocks}", file=sys.stderr)
            break
        for program in order.sample(sorted(PROGRAMS), len(PROGRAMS)):
            for tool in order.sample(chosen, len(chosen)):
                given = (QUICK if options.quick else PROGRAMS)[program]
                result = run(tool, program, given, setting, options.limit)
                result.block = block
                runs.append(result)
        counts = Counter(result.status for result in runs if result.block == block)
        words = ", ".join(f"{count} {status}" for status, count in counts.items())
        print(f"block {block + 1}: {words}, {time.monotonic() - begin:.0f} s", file=sys.stderr)
    return runs


def main() -> int:
    options = arguments()
    python = shutil.which(options.python)
    if python is None:
        print(f"{options.python}: no such program", file=sys.stderr)
        return 2
    ask = "import platform, sys; print(platform.python_version() + sys.abiflags)"
    version = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    print(f"installing the peers for {version}", file=sys.stderr)
    inside, missing = tools.install(python, REPOSITORY / "build/peers" / version)
    chosen, notes = chosen_tools(Path(options.gillab).resolve(), missing)
    with tempfile.TemporaryDirectory(prefix="peers-") as scratch:
        setting = tools.Setting(inside, Path(options.gillab).resolve(), Path(scratch))
        runs = measure(chosen, setting, options)

    facts = {
        "python": version,
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "peers": tools.versions(inside),
        "blocks": max(run.block for run in runs) + 1,
        "seed": options.seed,
        "median wall seconds of a run": round(statistics.median(run.wall_seconds for run in runs), 3),
    }
    if options.json:
        content = {"facts": facts, "notes": notes, "runs": [asdict(run) for run in runs]}
        Path(options.json).write_text(json.dumps(content, indent=1) + "\n")
    print(report.markdown(runs, [tool.name for tool in chosen], facts, notes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
