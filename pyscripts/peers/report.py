"""Turns the runs of a comparison into Markdown."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Callable, Iterable

from tools import BASELINE, TWIN, seconds_of

RESAMPLES = 2000
# In this order: one thread that works, two that fight, one that sleeps beside one that spins, …
PROGRAMS = ["worker", "spinners", "sleeper", "pingpong", "fetchers"]


def interval(values: list[float], seed: int) -> tuple[float, float]:
    """Bootstrap interval of the median: 95% of the medians of resampled values."""
    draw = random.Random(seed)
    medians = sorted(statistics.median(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return medians[int(RESAMPLES * 0.025)], medians[int(RESAMPLES * 0.975) - 1]


def cell(values: list[float], form: str, seed: int) -> str:
    if not values:
        return "–"
    median = format(statistics.median(values), form)
    if len(values) == 1:
        return median
    low, high = interval(values, seed)
    return f"{median} [{low:{form}}, {high:{form}}]"


def table(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows)]
    rows = [rows[0], ["-" * width for width in widths], *rows[1:]]
    return "\n".join("| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows)


def seconds_for_work(run) -> float:
    return run.truth["work"]["seconds"] / run.truth["work"]["count"]


def cpu_for_work(run) -> float:
    return run.cpu_seconds / run.truth["work"]["count"]


def costs(runs: list, names: list[str], measure: Callable[[object], float], seed: int) -> str:
    baseline = {(run.block, run.program): run for run in runs if run.tool == BASELINE.name and run.truth}
    rows = [["", *PROGRAMS]]
    for name in names:
        if name == BASELINE.name:
            continue
        row = [name]
        for program in PROGRAMS:
            ratios = [
                measure(run) / measure(baseline[run.block, program])
                for run in runs
                if run.tool == name and run.program == program and run.truth and (run.block, program) in baseline
            ]
            row.append(cell(ratios, ".2f", seed))
        rows.append(row)
    return table(rows)


def truth_of(truth: dict, figure: str) -> tuple[float, float] | None:
    """Bounds of what is true; None where the program cannot know."""
    if figure == "handoffs":
        return truth["handoffs"], truth["handoffs"]
    threads = [thread for thread in truth["threads"] if figure == "held" or thread["nativeID"] == truth["processID"]]
    if any(thread["holdSeconds"] is None for thread in threads):
        return None
    bounds = [(thread["bounds"] or {"hold": [thread["holdSeconds"]] * 2})["hold"] for thread in threads]
    low, high = (sum(bound) / seconds_of(truth) for bound in zip(*bounds))
    return min(low, 1), min(high, 1)


def error(run, figure: str) -> float | None:
    """By how much the tool is outside the bounds of the truth; hand-offs: which part of them it saw."""
    known, said = truth_of(run.truth, figure), run.estimate.get(figure)
    if known is None or said is None:
        return None
    if figure == "handoffs":
        return said / known[0] * 100 if known[0] else None
    low, high = known
    return (said - min(max(said, low), high)) * 100


def truth_row(runs: list, figure: str) -> list[str]:
    row = ["true"]
    for program in PROGRAMS:
        plain = [run for run in runs if run.tool in (BASELINE.name, TWIN.name) and run.program == program and run.truth]
        known = [bounds for run in plain if (bounds := truth_of(run.truth, figure)) is not None]
        if not known:
            row.append("unknown")
            continue
        low, high = (statistics.median(bound) for bound in zip(*known))
        form = ",.0f" if figure == "handoffs" else ".2f"
        row.append(f"{low:{form}}" + ("" if f"{low:{form}}" == f"{high:{form}}" else f" to {high:{form}}"))
    return row


def figures(runs: list, names: list[str], figure: str, seed: int) -> str:
    """What each tool says, and in the lines below its error where the truth is known."""
    rows = [["", *PROGRAMS]]
    if figure != "contention":
        rows.append(truth_row(runs, figure))
    for name in names:
        said_row, error_row = [name], [f"{name}, " + ("% of them seen" if figure == "handoffs" else "error in points")]
        for program in PROGRAMS:
            mine = [run for run in runs if run.tool == name and run.program == program and run.truth and run.estimate]
            said = [run.estimate[figure] for run in mine if run.estimate.get(figure) is not None]
            said_row.append(cell(said, ",.0f" if figure == "handoffs" else ".2f", seed))
            errors = (
                [] if figure == "contention" else [wrong for run in mine if (wrong := error(run, figure)) is not None]
            )
            error_row.append(cell(errors, ".1f" if figure == "handoffs" else "+.1f", seed))
        if any(text != "–" for text in said_row[1:]):
            rows.append(said_row)
            rows += [error_row] if any(text != "–" for text in error_row[1:]) else []
    return table(rows)


def failures(runs: list) -> Iterable[str]:
    total = Counter((run.tool, run.program) for run in runs)
    failed = Counter((run.tool, run.program, run.status) for run in runs if run.status != "ok")
    messages = {(run.tool, run.program, run.status): run.message for run in runs}
    for (tool, program, status), count in sorted(failed.items()):
        message = messages[tool, program, status]
        of = total[tool, program]
        yield f"{tool}, {program}: {count} of {of} runs: {status}" + (f" ({message})" if message else "")


def markdown(runs: list, names: list[str], facts: dict, notes: list[str]) -> str:
    seed = facts["seed"]
    peers = ", ".join(f"{name} {version}" for name, version in facts["peers"].items())
    setting = (
        f"Python {facts['python']}, {facts['system']}, {facts['processors']} processors, load {facts['load']:.1f}; "
        f"{peers}; {facts['blocks']} blocks, seed {seed}. Medians, with 95% intervals."
    )
    parts = [
        setting,
        "### Cost\nTime for the same work, measured by the program itself; python = 1.",
        costs(runs, names, seconds_for_work, seed),
        "CPU time of the whole command, with the tool's own processes, for the same work; python = 1.",
        costs(runs, names, cpu_for_work, seed),
        "Wall time of the whole command, with starting, stopping and writing; python = 1.",
        costs(runs, names, lambda run: run.wall_seconds, seed),
        "### Share of the time in which any thread held the GIL",
        figures(runs, names, "held", seed),
        "### Share of the time in which the main thread held it",
        figures(runs, names, "main", seed),
        "### Hand-offs",
        figures(runs, names, "handoffs", seed),
        "### Contention, as each tool means it",
        figures(runs, names, "contention", seed),
        "### Runs that gave nothing\n" + ("\n".join(f"- {line}" for line in failures(runs)) or "None."),
    ]
    if notes:
        parts.append("Not run:\n" + "\n".join(f"- {note}" for note in notes))
    return "\n\n".join(parts)
