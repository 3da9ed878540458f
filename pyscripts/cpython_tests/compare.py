#!/usr/bin/env python3
"""Runs CPython's own test modules in an interpreter and in the host, and compares the two.

    pyscripts/cpython_tests/compare.py --python /usr/bin/python3.11
    pyscripts/cpython_tests/compare.py --python python3.13 test_queue test_thread
    pyscripts/cpython_tests/compare.py --python X --host 'COMMAND'     any other command that acts as python

Equal means: the same tests by name, each with the same outcome, and the same result of the
module. Tests that differ are run once more, alone, in both: if they agree then, they are
reported as flaky. Standard output is a Markdown table, fit for docs; progress goes to
standard error, and each run's verbose output into the log folder.

Exit status: 0 equal; 1 different, or a module did not finish; 2 could not run.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = (
    "test_threading test_thread test_queue test_asyncio test_multiprocessing_fork "
    "test_multiprocessing_spawn test_multiprocessing_forkserver test_concurrent_futures"
).split()
# The children that regrtest's JUnit report gives a test which did not simply pass.
OUTCOMES = {
    "failure": "failed",
    "error": "error",
    "skipped": "skipped",
    "output": "failed as expected",
    "outcome": "passed unexpectedly",
}
DESCRIBE = (
    "import platform as p, sys; "
    "gil = getattr(sys, '_is_gil_enabled', lambda: True)(); "
    "print('CPython', p.python_version() + sys.abiflags + ',', 'with' if gil else 'without', 'the GIL,', "
    "p.system(), p.machine())"
)
FIND = "import importlib.util as u, sys; sys.exit(u.find_spec('test.' + sys.argv[1]) is None)"


@dataclass
class Run:
    """What one command made of one test module."""

    result: str  # regrtest's own word; where it never came to it, how the process ended.
    seconds: float
    finished: bool = False
    tests: Counter[tuple[str, str]] = field(default_factory=Counter)

    def named(self, names: set[str]) -> Counter[tuple[str, str]]:
        return Counter({key: n for key, n in self.tests.items() if key[0] in names})

    def count(self, wanted: str) -> int:
        return sum(n for (_, outcome), n in self.tests.items() if outcome == wanted)

    def __str__(self) -> str:
        if not self.finished:
            return self.result
        return (
            f"{self.result}: {sum(self.tests.values())} run, {self.count('failed')} failed, "
            f"{self.count('error')} errors, {self.count('skipped')} skipped"
        )


@dataclass
class Regrtest:
    """CPython's test runner under one command."""

    command: list[str]
    label: str
    logs: Path
    limit_seconds: float

    def run(self, module: str, note: str = "", only: Iterable[str] = ()) -> Run:
        """Runs the module, or only some of its tests, in a scratch folder of its own."""
        stem = f"{module}.{self.label}{note}"
        report, log = self.logs / f"{stem}.xml", self.logs / f"{stem}.log"
        report.unlink(missing_ok=True)
        arguments = ["-m", "test", "-v", f"--junit-xml={report}"]
        arguments += [f"--timeout={self.limit_seconds}"]  # Shows where each thread hangs.
        arguments += [argument for name in sorted(only) for argument in ("-m", name)] + [module]
        with tempfile.TemporaryDirectory(prefix="regrtest-", ignore_cleanup_errors=True) as scratch:
            start = time.monotonic()
            status = self._wait([*self.command, *arguments], log, scratch)
            seconds = time.monotonic() - start
        output = log.read_text(errors="replace")
        results = re.findall(r"^(?:Tests r|R)esult: (.+)$", output, re.M)
        if results and report.exists():
            result = results[-1].lower() + (f", {status}" if status != "exit 0" else "")
            return Run(result, seconds, True, tests_of(report))
        return Run("timed out" if re.search(r"^Timeout \(", output, re.M) else status, seconds)

    def _wait(self, command: list[str], log: Path, scratch: str) -> str:
        """Gives the exit status in words; nothing of the command's process group outlives it."""
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=scratch,
                env={**os.environ, "TMPDIR": scratch},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                status = process.wait(self.limit_seconds + 30)
            except subprocess.TimeoutExpired:
                return "timed out"
            finally:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait()
        return f"exit {status}" if status >= 0 else signal.Signals(-status).name


def tests_of(report: Path) -> Counter[tuple[str, str]]:
    """Reads names and outcomes. A test that failed only in its subtests is left unnamed there."""
    tests: Counter[tuple[str, str]] = Counter()
    for case in ElementTree.parse(report).iter("testcase"):
        name = case.get("name")
        outcomes = [OUTCOMES[child.tag] for child in case if child.tag in OUTCOMES]
        tests[name or "(unnamed)", (outcomes or ["passed" if name else "failed"])[0]] += 1
    return tests


def differences(interpreter: Run, host: Run) -> set[str]:
    unequal = (interpreter.tests - host.tests) + (host.tests - interpreter.tests)
    return {name for name, _ in unequal}


def compare(module: str, interpreter: Regrtest, host: Regrtest) -> tuple[Run, Run, str, list[str]]:
    """Gives both runs, the verdict and the lines that explain it."""
    runs = []
    for place in (interpreter, host):
        print(f"{module} in the {place.label}", end=" ", file=sys.stderr, flush=True)
        runs.append(place.run(module))
        print(f"– {runs[-1]} ({runs[-1].seconds:.0f} s)", file=sys.stderr)
    first, second = runs
    names = differences(first, second)
    finished = first.finished and second.finished
    if finished and not names and first.result == second.result:
        failing = sorted(name for name, outcome in first.tests if outcome in ("failed", "error"))
        return first, second, "yes", [f"{module}: {name} fails in both" for name in failing]

    # Tests of a class that could not be set up have no name to ask for: run everything again.
    alone = finished and bool(names) and all(re.fullmatch(r"[\w.]+", name) for name in names)
    print(f"{module} differs; again in both", file=sys.stderr)
    only = names if alone else ()
    again = [place.run(module, ".again", only) for place in (interpreter, host)]
    notes = [f"{module}: {line}" for line in explain(first, second, names)]
    if alone:
        same = again[0].named(names) == again[1].named(names) and bool(again[0].named(names))
    else:
        same = all(run.finished for run in again) and again[0].result == again[1].result
        same = same and not differences(*again)
    notes.append(
        f"{module}: {'equal' if same else 'different'} when run once more "
        f"(interpreter: {again[0]}; host: {again[1]})"
    )
    return first, second, "flaky" if same else "NO", notes


def explain(interpreter: Run, host: Run, names: set[str]) -> list[str]:
    if not (names and interpreter.finished and host.finished):
        return [f"{interpreter.result} in the interpreter, {host.result} in the host"]

    def outcomes(run: Run, name: str) -> str:
        found = sorted(outcome for key, outcome in run.tests if key == name)
        return ", ".join(found) or "not run"

    lines = [
        f"{name}: {outcomes(interpreter, name)} in the interpreter, {outcomes(host, name)} in the host"
        for name in sorted(names)
    ]
    return lines if len(lines) <= 20 else [*lines[:20], f"… and {len(lines) - 20} more"]


def table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows)]
    rows = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
    cells = ([cell.ljust(width) for cell, width in zip(row, widths)] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Compare CPython's own test modules in the host and in the interpreter itself.",
    )
    parser.add_argument("--python", required=True, metavar="X", help="the interpreter")
    parser.add_argument("--host", metavar="COMMAND", help="default: gillab python --python X")
    parser.add_argument("--limit", type=float, default=1200, metavar="SECONDS", help="per module")
    parser.add_argument("--logs", type=Path, metavar="FOLDER", help="default: .build/cpython/VERSION")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"default: {' '.join(MODULES)}")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    # A shell's background jobs ignore SIGINT, which tests send; handled here, it is reset in them.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    python = shutil.which(options.python)
    gillab = REPOSITORY / ".build/release/gillab"
    host = shlex.split(options.host) if options.host else [str(gillab), "python", "--python", str(python)]
    program = shutil.which(host[0])
    if python is None or program is None:
        print(f"{options.python if python is None else host[0]}: no such program", file=sys.stderr)
        return 2
    python = os.path.abspath(python)
    host = [os.path.abspath(program), *host[1:]]

    descriptions = []
    for command in ([python], host):
        described = subprocess.run([*command, "-c", DESCRIBE], capture_output=True, text=True)
        descriptions.append(described.stdout.strip())
        if described.returncode != 0:
            why = described.stderr.strip() or f"exit {described.returncode}"
            print(f"{shlex.join(command)}: does not run as python: {why}", file=sys.stderr)
            return 2
    if descriptions[0] != descriptions[1]:
        print(f"{shlex.join(host)}: {descriptions[1]}, not {descriptions[0]}", file=sys.stderr)
        return 2

    logs = options.logs or REPOSITORY / ".build/cpython" / descriptions[0].split()[1].rstrip(",")
    logs = logs.resolve()
    logs.mkdir(parents=True, exist_ok=True)
    places = [
        Regrtest(command, label, logs, options.limit)
        for command, label in (([python], "interpreter"), (host, "host"))
    ]
    rows: list[tuple[str, ...]] = [("module", "in the interpreter", "in the host", "same")]
    notes: list[str] = []
    for module in options.modules or MODULES:
        # An installation without its test package, or with parts of it removed, says so here.
        asked = ([python, "-c", FIND, module], [python, "-m", "test", "--list-tests", module])
        if any(subprocess.run(ask, capture_output=True, cwd=logs).returncode for ask in asked):
            rows.append((module, "absent", "–", "–"))
            notes.append(f"{module}: not (wholly) installed with this interpreter")
            continue
        interpreter, hosted, verdict, explanation = compare(module, *places)
        rows.append((module, str(interpreter), str(hosted), verdict))
        notes += explanation

    print(f"{descriptions[0]}\n\n{table(rows)}")
    if notes:
        print("\n" + "\n".join(f"- {note}" for note in notes))
        print(f"the verbose output is in {logs}", file=sys.stderr)
    verdicts = [row[3] for row in rows[1:]]
    if "NO" in verdicts:
        return 1
    return 2 if "–" in verdicts else 0


if __name__ == "__main__":
    sys.exit(main())
