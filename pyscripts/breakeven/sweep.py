"""Times a few tasks done one after another and by a model, again and again, over a list of points.

Run as ``sweep.py REQUEST REPORT``, two JSON files. A point is how long a task takes and how many bytes it is given. What
a model costs to begin with counts: threads, processes and subinterpreters are created for the job and joined after it;
pools are there already, as in a program that keeps one.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from tasks import work

Job = Callable[[bytes, float], None]


def _rate(kind: str) -> float:
    """Return how much of a kind of work fits into a second, from the best of several tries."""
    if kind == "wait":
        return 1.0
    amount, best = (50, 0.0) if kind == "released" else (50_000, 0.0)
    for _ in range(7):
        begin = time.perf_counter()
        work(kind, amount, b"")
        best = max(best, amount / (time.perf_counter() - begin))
    return best


def _serial(kind: str, workers: int) -> Job:
    def job(payload: bytes, amount: float) -> None:
        for _ in range(workers):
            work(kind, amount, payload)

    return job


def _thread(kind: str, workers: int) -> Job:
    import threading

    def job(payload: bytes, amount: float) -> None:
        threads = [threading.Thread(target=work, args=(kind, amount, payload)) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return job


def _process(method: str) -> Callable[[str, int], Job]:
    def make(kind: str, workers: int) -> Job:
        import multiprocessing

        context = multiprocessing.get_context(method)

        def job(payload: bytes, amount: float) -> None:
            processes = [context.Process(target=work, args=(kind, amount, payload)) for _ in range(workers)]
            for process in processes:
                process.start()
            for process in processes:
                process.join()
                if process.exitcode != 0:
                    raise RuntimeError(f"a process ended with exit code {process.exitcode}")

        return job

    return make


def _pool(executor: Any, kind: str, workers: int) -> Job:
    def job(payload: bytes, amount: float) -> None:
        futures = [executor.submit(work, kind, amount, payload) for _ in range(workers)]
        for future in futures:
            if future.result() != len(payload):
                raise RuntimeError("a task got another payload than was sent")

    # All of its workers exist before anything is timed.
    for _ in range(3):
        job(b"", 0.001 if kind == "wait" else 10)
    return job


def _thread_pool(kind: str, workers: int) -> Job:
    from concurrent.futures import ThreadPoolExecutor

    return _pool(ThreadPoolExecutor(max_workers=workers), kind, workers)


def _process_pool(kind: str, workers: int) -> Job:
    from concurrent.futures import ProcessPoolExecutor

    return _pool(ProcessPoolExecutor(max_workers=workers), kind, workers)


def _subinterpreter(kind: str, workers: int) -> Job:
    import threading

    if sys.version_info >= (3, 13):
        import _interpreters as interpreters

        run = interpreters.run_string
    else:
        import _xxsubinterpreters as interpreters

        run = interpreters.run_string
    folder = os.path.dirname(os.path.abspath(__file__))

    def one(payload: bytes, amount: float, failures: list[str]) -> None:
        # In the code itself: a float is not among what 3.12 hands to an interpreter.
        code = (
            f"import sys; sys.path.insert(0, {folder!r}); import tasks; tasks.work({kind!r}, {amount!r}, payload)"
        )
        made = interpreters.create()
        try:
            failure = run(made, code, shared={"payload": payload})
            if failure is not None:
                failures.append(str(failure))
        except Exception as error:
            failures.append(repr(error))
        finally:
            interpreters.destroy(made)

    def job(payload: bytes, amount: float) -> None:
        failures: list[str] = []
        threads = [threading.Thread(target=one, args=(payload, amount, failures)) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            raise RuntimeError(failures[0])

    return job


MODELS: dict[str, Callable[[str, int], Job]] = {
    "thread": _thread,
    "thread-pool": _thread_pool,
    "process-fork": _process("fork"),
    "process-spawn": _process("spawn"),
    "process-forkserver": _process("forkserver"),
    "process-pool": _process_pool,
    "subinterpreter": _subinterpreter,
}


def _timed(job: Job, payload: bytes, amount: float) -> tuple[float, float]:
    """Return the seconds that passed, and those that this process's threads spent on cores meanwhile."""
    busy, begin = time.process_time(), time.perf_counter()
    job(payload, amount)
    return time.perf_counter() - begin, time.process_time() - busy


def _point(serial: Job, job: Job, payload: bytes, amount: float, pairs: int) -> dict[str, list[float]]:
    alone, together = [_timed(serial, payload, amount)], []
    for _ in range(pairs):
        together.append(_timed(job, payload, amount))
        alone.append(_timed(serial, payload, amount))
    return {
        "serialSeconds": [seconds for seconds, _ in alone],
        "serialCPUSeconds": [busy for _, busy in alone],
        "modelSeconds": [seconds for seconds, _ in together],
        "modelCPUSeconds": [busy for _, busy in together],
    }


def sweep(request: dict[str, Any]) -> dict[str, Any]:
    """Measure every point: the model's jobs, each between two serial ones, which are one more than they.

    The serial jobs are all the same: what two neighbours differ by is noise. Processor time is that of this process alone:
    all that threads need, next to nothing of what processes do.
    """
    kind, workers = request["kind"], request["workers"]
    serial = _serial(kind, workers)
    job = MODELS[request["model"]](kind, workers)
    rate = _rate(kind)
    # What is imported or started once in a process, such as multiprocessing's resource tracker, is no part of a job.
    job(b"", 0.001 if kind == "wait" else 10)
    points = []
    for point in request["points"]:
        payload = os.urandom(1) * point["payloadBytes"]
        amount = point["taskSeconds"] * rate if kind == "wait" else max(1, round(point["taskSeconds"] * rate))
        # One that does not count: the first finds caches and the core's speed as the point before left them.
        serial(payload, min(amount, 0.001 * rate))
        points.append(_point(serial, job, payload, amount, point["pairs"]))
    return {"points": points}


def main() -> None:
    """Read the request, measure, write the report."""
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    report = sweep(request)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(report, file)


if __name__ == "__main__":
    main()
