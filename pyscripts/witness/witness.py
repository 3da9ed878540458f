"""Watches a script from inside for exceptions that would be lost.

The lab runs this file just before the script, in the script's own interpreter and in each child that
``multiprocessing`` starts. It prints nothing, defines nothing in the script's modules and leaves no frame in a
traceback: what stands between the standard library and its callers are native functions of ``native``.

Names that the lab sets before it runs this file:

ROLE              "script" for the block itself, "child" for an interpreter that multiprocessing started
DOCUMENT          absolute path of the document, the script's file name
SCRIPT            the script's text, with the document's line numbers
START_METHOD      the default start method asked for, or ""
CHILD_EXECUTABLE  the path by which children are started
GUARDS            a line "LINE<TAB>CONDITION" for each main guard
native            record(line), watch(function, observer, "raised" | "called" | "before"), method(callable)
"""

import sys
from posix import getpid

ESCAPES = {code: "\\u%04x" % code for code in (*range(32), 34, 92)}  # Control characters, " and \.


def quote(text):
    """A JSON string. The json package is not used: a script may never load it, and at its end nothing can be loaded."""
    return '"%s"' % text.encode("utf-8", "replace").decode().translate(ESCAPES)


def record(kind, **fields):
    """Append an event; None fields are left out."""
    parts = ['"kind":"%s","pid":%d' % (kind, getpid())]
    for name, value in fields.items():
        if value is not None:
            parts.append('"%s":%s' % (name, value if isinstance(value, int) else quote(str(value)[:500])))
    native.record("{" + ",".join(parts) + "}\n")


def describe(exception):
    """Type, message and innermost line in the document of an exception."""
    line = None
    traceback = exception.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == DOCUMENT:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    if isinstance(exception, SyntaxError) and exception.filename == DOCUMENT:
        line = exception.lineno
    try:
        message = str(exception)
    except Exception:
        message = "(its message could not be made)"
    return {"type": type(exception).__qualname__, "message": message, "line": line}


# Called by the lab when the interpreter raises the audit events sys.excepthook and sys.unraisablehook.


def uncaught(hook, exception_type, exception, traceback):
    if exception is None:
        exception = exception_type()
    if exception.__traceback__ is None and traceback is not None:
        exception = exception.with_traceback(traceback)
    record("uncaught", name=ROLE, **describe(exception))


def unraisable(hook, details):
    exception = details.exc_value
    if exception is not None:
        record("unraisable", name=details.err_msg, **describe(exception))


# What is changed in the standard library, and when: right after each module has been imported.


def watch_threads(threading):
    def observe(arguments, result, exception):
        details = arguments[0]
        if details.exc_value is not None and details.exc_type is not SystemExit:
            record("thread", name=details.thread and details.thread.name, **describe(details.exc_value))

    threading.excepthook = native.watch(threading.excepthook, observe, "called")


def watch_tasks(base_events):
    def observe(arguments, result, exception):
        loop, context = arguments
        lost = context.get("exception")
        # A handler of the script's own means that it looks after its exceptions.
        if lost is not None and loop.get_exception_handler() is None:
            task = context.get("task") or context.get("future")
            name = task.get_name() if hasattr(task, "get_name") else None
            record("task", name=name, **describe(lost))

    loops = base_events.BaseEventLoop
    loops.call_exception_handler = native.method(native.watch(loops.call_exception_handler, observe, "called"))


class LostExceptions:
    """Exceptions stored in results that nobody asks for: they are lost without a word."""

    def __init__(self):
        import itertools

        self.numbers = itertools.count()
        self.descriptions = {}
        at_exit(self.tell)

    def stored(self, result, exception):
        # One for each result: what a script can ask for, it can ask for once.
        if hasattr(result, "_gillab_lost"):
            return
        # Described now and not kept: keeping it would keep all that its frames hold.
        result._gillab_lost = number = next(self.numbers)
        self.descriptions[number] = describe(exception)

    def looked(self, arguments, result, exception):
        if self.descriptions:
            self.descriptions.pop(getattr(arguments[0], "_gillab_lost", None), None)

    def discarded(self, arguments, result, exception):
        # cancel() says that nobody will ask, as Executor.map does of the calls behind one that failed.
        self.looked(arguments, result, exception)
        arguments[0]._gillab_lost = None

    def tell(self):
        for description in self.descriptions.values():
            record("future", **description)


def watch_futures(futures):
    lost = LostExceptions()

    def failed(arguments, result, exception):
        # Before the exception is set: once it is, another thread may ask for it at any moment.
        future, stored = arguments
        if stored is not None and not future.done():
            lost.stored(future, stored)

    future = futures.Future
    future.set_exception = native.method(native.watch(future.set_exception, failed, "before"))
    future.result = native.method(native.watch(future.result, lost.looked, "raised"))
    future.cancel = native.method(native.watch(future.cancel, lost.discarded, "called"))
    future.exception = native.method(native.watch(future.exception, lost.looked, "called"))


def watch_pools(pool):
    lost = LostExceptions()

    def finished(arguments, result, exception):
        answer, _, (success, value) = arguments
        if not success and answer._error_callback is None and isinstance(value, BaseException):
            lost.stored(answer, value)

    for kind in (pool.ApplyResult, pool.MapResult):
        kind._set = native.method(native.watch(kind._set, finished, "before"))
    pool.ApplyResult.get = native.method(native.watch(pool.ApplyResult.get, lost.looked, "raised"))


def watch_processes(process):
    base = process.BaseProcess
    bootstrap = base._bootstrap

    def observe(child):
        def tell(arguments, result, exception):
            if not isinstance(exception, SystemExit):
                record("process", name=child.name, **describe(exception))

        return tell

    def watched_bootstrap(self, *arguments, **keywords):
        # In the child: its target raises inside run(), and _bootstrap prints the traceback and swallows it.
        self.run = native.watch(self.run, observe(self), "raised")
        return bootstrap(self, *arguments, **keywords)

    base._bootstrap = watched_bootstrap


def watch_fork_server(forkserver):
    def observe(arguments, result, exception):
        # A child of the fork server that cannot even begin: the server prints the traceback and goes on.
        if isinstance(exception, Exception):
            record("uncaught", name="child", **describe(exception))

    forkserver._serve_one = native.watch(forkserver._serve_one, observe, "raised")


def choose_start_method(context):
    if ROLE == "script":
        record("multiprocessing")
    if not START_METHOD:
        return
    # Changes the default only: set_start_method still works in the script, once, as it does without the lab.
    default = context._default_context
    default._default_context = context._concrete_contexts[START_METHOD]


def watch_children(spawn):
    spawn.set_executable(CHILD_EXECUTABLE)


def read_script(runpy):
    """Children import the script anew by its file's name: they get the block, not the document around it."""
    read = runpy._get_code_from_file

    def code_of(*arguments):
        if arguments[-1] != DOCUMENT:
            return read(*arguments)
        code = compile(SCRIPT, DOCUMENT, "exec")
        return (code, DOCUMENT) if isinstance(arguments[0], str) and len(arguments) == 2 else code

    runpy._get_code_from_file = code_of


CHANGES = {
    "asyncio.base_events": watch_tasks,
    "concurrent.futures._base": watch_futures,
    "multiprocessing.context": choose_start_method,
    "multiprocessing.forkserver": watch_fork_server,
    "multiprocessing.pool": watch_pools,
    "multiprocessing.process": watch_processes,
    "multiprocessing.spawn": watch_children,
    "runpy": read_script,
    "threading": watch_threads,
}


class Loader:
    """Stands in for a module's loader until the module has been executed."""

    def __init__(self, loader, change):
        self.loader = loader
        self.change = change

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        self.change(module)


class Finder:
    """First on sys.meta_path: sees each import, takes part in a few."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name not in CHANGES:
            return None
        for finder in sys.meta_path:
            if finder is not Finder:
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    spec.loader = Loader(spec.loader, CHANGES[name])
                    return spec
        return None


def at_exit(function):
    import atexit

    atexit.register(function)


def watch_guards():
    """Tell which main guards were false in the script itself; their conditions only compare names with constants."""

    script = getpid()

    def tell():
        if getpid() != script:
            return
        names = sys.modules["__main__"].__dict__
        for entry in GUARDS.split("\n"):
            line, condition = entry.split("\t", 1)
            try:
                if not eval(condition, dict(names)):
                    record("guard", name=condition, line=int(line))
            except Exception:
                pass  # A name that the script never defined: its own traceback tells.

    at_exit(tell)


for module_name, module_change in CHANGES.items():
    if module_name in sys.modules:
        module_change(sys.modules[module_name])
sys.meta_path.insert(0, Finder)
if ROLE == "script" and GUARDS:
    watch_guards()
