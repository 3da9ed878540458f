"""What the calibration programs share: their tight loop, their options and their file of the truth.

Each program lets threads read the clock all the time. A thread reads it only while it holds the
GIL, so the readings of all threads, in the order of time, tell who held it:

- Between two readings of one thread without another thread's reading in between, it kept the GIL,
  unless it let go of it by itself, in a sleep for example; the program knows where it does.
- Between a reading of one thread and the next one, of another thread, the GIL changed hands.

This needs no variable that threads share, so it does not matter where in its loop a thread loses
the GIL: what it has read until then stays true, and its next reading comes after it has the GIL
again. What could go unseen is a thread that gets the GIL and loses it between two readings. It
is first asked for the GIL a switch interval (5 ms) after it got it, and reads the clock within a
microsecond, unless the system stops the thread just there for all of the interval.

Between the last reading before a hand-off and the first one after it, the GIL has two holders and
possibly none for a while. Those gaps (tens of microseconds, mostly the next thread's waking up)
are the only doubt about the seconds below, and the bounds say how much it is. A program that
writes no bounds has none to give.

The file of the truth, in JSON; begin and end are nanoseconds of CLOCK_MONOTONIC:

    {"program", "python", "processID", "clock", "measured": {"begin", "end"}, "handoffs",
     "threads": [{"nativeID", "name", "holdSeconds", "waitSeconds",
                  "bounds": {"hold": [low, high], "wait": [low, high]} or null}],
     "work": {"unit", "count", "seconds"}}

Everything but the work is meant between begin and end only. A hand-off is one thread's taking of
the GIL after another thread held it. null says that the program cannot know. Where there are
bounds, judge by them: the figure beside them is only their middle or one of their ends. The work
is what the program got done, and tells what a tool costs it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

clock = time.monotonic_ns
# A thread that lost the GIL is away for longer than this; the loop's round takes 0.1 to 0.15 µs.
GAP_NANOSECONDS = 20_000
BATCH = range(1000)


@dataclass
class Track:
    """One thread's readings: begin and end of each stretch without a gap, one after the other."""

    name: str
    native_id: int = field(default_factory=threading.get_native_id)
    edges: list[int] = field(default_factory=list)
    rounds: int = 0
    released: set[int] = field(default_factory=set)  # Readings before which the thread let go by itself.

    def stamp(self) -> int:
        """Records one reading as a stretch of its own."""
        now = clock()
        self.edges += (now, now)
        return now

    def stretch(self, steps: Iterable[object]) -> None:
        """Reads the clock after every step of the thread's own work, which must not let go of the GIL."""
        begin = last = clock()
        self.released.add(begin)
        for _ in steps:
            now = clock()
            if now - last > GAP_NANOSECONDS:
                self.edges += (begin, last)
                begin = now
            last = now
        self.edges += (begin, last)

    def spin(self, until: int) -> None:
        """Reads the clock in a tight loop, and records where the readings are apart."""
        record = self.edges.append
        begin = last = clock()
        while last < until:
            for _ in BATCH:
                now = clock()
                if now - last > GAP_NANOSECONDS:
                    record(begin)
                    record(last)
                    begin = now
                last = now
            self.rounds += len(BATCH)
        record(begin)
        record(last)


class Holds:
    """Who held the GIL between begin and end, from the readings of all threads that ran."""

    def __init__(self, tracks: list[Track]) -> None:
        self.begin = max(track.edges[0] for track in tracks)
        self.end = min(track.edges[-1] for track in tracks)
        self.held = [0] * len(tracks)  # At least so many nanoseconds; with those in between, at most.
        self.between = 0
        self.handoffs = 0
        stretches = sorted(
            (max(begin, self.begin), min(end, self.end), thread)
            for thread, track in enumerate(tracks)
            for begin, end in zip(track.edges[::2], track.edges[1::2])
            if begin <= self.end and end >= self.begin
        )
        last, holder = self.begin, stretches[0][2]
        for begin, end, thread in stretches:
            if begin < last:
                sys.exit(f"readings overlap at {begin}: a thread was away for less than {GAP_NANOSECONDS} ns")
            if thread == holder and begin not in tracks[thread].released:
                self.held[thread] += begin - last
            else:
                self.between += begin - last
            self.handoffs += thread != holder
            self.held[thread] += end - begin
            last, holder = end, thread


def work(unit: str, count: int, nanoseconds: int) -> dict:
    return {"unit": unit, "count": count, "seconds": nanoseconds / 1e9}


def always_wanting(track: Track, low: int, high: int, window: int) -> dict:
    """A thread that waits whenever it does not hold: the middle of the bounds, and the bounds."""
    hold = [low / 1e9, min(high, window) / 1e9]
    wait = [(window - min(high, window)) / 1e9, (window - low) / 1e9]
    return {
        "nativeID": track.native_id,
        "name": track.name,
        "holdSeconds": sum(hold) / 2,
        "waitSeconds": sum(wait) / 2,
        "bounds": {"hold": hold, "wait": wait},
    }


def options(description: str, **more: tuple[Callable, object, str]) -> argparse.Namespace:
    """Reads the command line; more options are given as name=(type, default, help)."""
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        print("this interpreter runs without the GIL: there is nothing to measure", file=sys.stderr)
        sys.exit(3)
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--out", metavar="FILE", help="write the truth here, in JSON")
    for name, (kind, default, text) in more.items():
        parser.add_argument(f"--{name}", type=kind, default=default, help=f"{text} (default: {default})")
    return parser.parse_args()


def seconds_option(default: float = 2.0) -> tuple[Callable, object, str]:
    return float, default, "how long to run"


def write(path: str | None, begin: int, end: int, handoffs: int | None, threads: list[dict], **more: object) -> None:
    if path is None:
        return
    truth = {
        "program": os.path.basename(sys.argv[0]),
        "python": platform.python_version(),
        "processID": os.getpid(),
        "clock": "CLOCK_MONOTONIC",
        "measured": {"begin": begin, "end": end},
        "handoffs": handoffs,
        "threads": threads,
        **more,
    }
    with open(path, "w") as file:
        json.dump(truth, file, indent=2)
        file.write("\n")
