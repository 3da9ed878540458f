"""Runs a program as python would, with one of the tools that live in its process switched on.

    under.py TOOL ESTIMATE.json SCRIPT [ARGUMENT...]

Shares are between 0 and 1. Nothing is written where the program ends by an exception.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import threading
from collections.abc import Callable

# The functions that gilviz is to watch: the threads' inner loops in pyscripts/calibration.
FUNCTIONS = {"pingpong.py": "take_turns", "worker.py": "work", "fetchers.py": "fetch"}


def gilknocker(script: str) -> Callable[[], dict]:
    from gilknocker import KnockKnock

    knocker = KnockKnock()
    knocker.start()

    def finish() -> dict:
        metric = knocker.contention_metric
        knocker.stop()
        return {"contention": metric}

    return finish


def gil_load(script: str) -> Callable[[], dict]:
    import gil_load

    gil_load.init()
    gil_load.start()
    main = threading.get_ident()

    def finish() -> dict:
        gil_load.stop()
        total, threads = gil_load.get()
        return {"held": total["held"], "main": threads.get(main, {}).get("held"), "contention": total["wait"]}

    return finish


def gilviz(script: str) -> Callable[[], dict]:
    from gilviz.sampler import Sampler

    sampler = Sampler(tracked_function_name=FUNCTIONS.get(os.path.basename(script), "spin"))
    thread = sampler.start()
    main = threading.get_ident()

    def finish() -> dict:
        sampler.stop()
        thread.join(timeout=1)
        running = [sample.running_thread_id for sample in sampler.snapshot()]
        running = [thread for thread in running if thread is not None]
        share = running.count(main) / len(running) if running else None
        return {"main": share, "handoffs": sampler.handoff_count, "samples": len(running)}

    return finish


def run() -> None:
    tool, estimate, *arguments = sys.argv[1:]
    script = arguments[0]
    finish = {"gilknocker": gilknocker, "gil_load": gil_load, "gilviz": gilviz}[tool](script)
    sys.argv = arguments
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    runpy.run_path(script, run_name="__main__")
    figures = finish()
    with open(estimate, "w") as file:
        json.dump(figures, file)


if __name__ == "__main__":
    run()
