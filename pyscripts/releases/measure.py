"""Makes a call again and again, alone and beside a second thread, and writes when each call began and ended.

What the call did to the GIL is not decided here: the events that the host records meanwhile say it exactly.

    measure.py RESULT SECONDS CALL [SETUP]

RESULT is a JSON file. Times are nanoseconds of CLOCK_MONOTONIC, which is the events' clock too.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import sys
import threading
import time
import traceback
from types import CodeType
from typing import Any, Dict, List, Tuple

Window = Tuple[int, int]


class BadCall(Exception):
    """The call or its set-up cannot be measured; the message says why."""


def prepare(call: str, setup: str) -> Tuple[CodeType, Dict[str, Any]]:
    """Compiles the call and runs its set-up; modules that the call names are imported."""
    names: Dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    try:
        exec(compile(setup, "<setup>", "exec"), names)
    except BaseException as error:
        raise BadCall(f"--setup: {describe(error)}") from None
    try:
        tree = ast.parse(call.strip(), "<call>", "eval")
    except SyntaxError as error:
        raise BadCall(f"{call}: {error.msg}; pass one expression, and statements as --setup") from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in names and not hasattr(builtins, node.id):
            import_named(tree, node.id, names)
    return compile(tree, "<call>", "eval"), names


def import_named(tree: ast.Expression, name: str, names: Dict[str, Any]) -> None:
    """Imports a module that the call uses by name, with the submodules it reaches through it."""
    try:
        names[name] = importlib.import_module(name)
    except ImportError:
        return
    for node in ast.walk(tree):
        path = dotted(node)
        while path.startswith(name + "."):
            try:
                importlib.import_module(path)
            except (ImportError, TypeError):
                pass
            path = path.rpartition(".")[0]


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


def describe(error: BaseException) -> str:
    return traceback.format_exception_only(type(error), error)[-1].strip()


def rehearse(call: str, code: CodeType, names: Dict[str, Any]) -> None:
    """The first call is not measured: it imports and fills caches."""
    try:
        value = eval(code, names)
    except BaseException as error:
        raise BadCall(f"{call}: {describe(error)}") from None
    if callable(value) and isinstance(ast.parse(call.strip(), mode="eval").body, (ast.Name, ast.Attribute)):
        raise BadCall(f"{call}: it is a function and not a call; pass {call}(…)")


class Counter(threading.Thread):
    """A second thread that makes progress whenever it can have the GIL.

    It lets go of the lock by itself after each step, and nobody is ever forced to: so what it does during a call, it does
    because the call let go.
    """

    def __init__(self) -> None:
        super().__init__(name="counter", daemon=True)
        self.steps = 0
        self.stopped = False

    def run(self) -> None:
        while not self.stopped:
            for _ in range(100):
                pass
            self.steps += 1
            time.sleep(0.00005)


def repeat(code: CodeType, names: Dict[str, Any], seconds: float) -> List[Window]:
    clock = time.monotonic_ns
    windows: List[Window] = []
    end = clock() + int(seconds * 1e9)
    while len(windows) < 3 or (clock() < end and len(windows) < 20000):
        begin = clock()
        eval(code, names)
        windows.append((begin, clock()))
    return windows


def beside(code: CodeType, names: Dict[str, Any], seconds: float) -> Dict[str, Any]:
    """The same beside the counter: its steps during the calls, and during as much time in which nobody wants the lock."""
    interval = sys.getswitchinterval()
    # Nobody is forced to let go.
    sys.setswitchinterval(1000)
    counter = Counter()
    counter.start()
    try:
        before, begin = counter.steps, time.monotonic_ns()
        time.sleep(min(0.2, seconds))
        free = {"steps": counter.steps - before, "seconds": (time.monotonic_ns() - begin) / 1e9}
        steps = 0
        windows: List[Window] = []
        end = time.monotonic_ns() + int(seconds * 1e9)
        while len(windows) < 3 or (time.monotonic_ns() < end and len(windows) < 20000):
            before, begin = counter.steps, time.monotonic_ns()
            eval(code, names)
            windows.append((begin, time.monotonic_ns()))
            steps += counter.steps - before
        return {"free": free, "steps": steps, "windows": windows}
    finally:
        counter.stopped = True
        counter.join()
        sys.setswitchinterval(interval)


def main(result: str, seconds: float, call: str, setup: str = "") -> int:
    report: Dict[str, Any] = {"error": None}
    try:
        code, names = prepare(call, setup)
        rehearse(call, code, names)
        try:
            report["thread"] = threading.get_native_id()
            report["alone"] = repeat(code, names, seconds)
            report["beside"] = beside(code, names, seconds)
        except BaseException as error:
            raise BadCall(f"{call}: {describe(error)}") from None
    except BadCall as error:
        report["error"] = str(error)
    with open(result, "w", encoding="utf-8") as file:
        json.dump(report, file)
    return 1 if report["error"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:5]))
