"""Tell gillab what this interpreter is: one line of JSON on standard output.

Run as ``PYTHON -I -S -B probe.py`` (Python 2: ``-E -s -S -B``). The code also runs on Python 2.7 and 3.0 to 3.8,
so that an interpreter too old to be used is listed with its version.
"""

import json
import sys


def implementation():
    """Return the implementation's name in lower case, for example ``cpython`` or ``pypy``."""
    if hasattr(sys, "implementation"):
        return sys.implementation.name
    return "pypy" if "__pypy__" in sys.builtin_module_names else "cpython"


def build_settings():
    """Return the settings the interpreter was built with; empty where the distribution left them out."""
    try:
        import sysconfig

        return sysconfig.get_config_vars()
    except Exception:
        return {}


def loaded_library():
    """Return the path of the libpython this process runs on; ``None`` for a static executable or without /proc."""
    try:
        with open("/proc/self/maps") as maps:
            for line in maps:
                path = line.rstrip("\n").partition("/")[2]
                name = path.rpartition("/")[2]
                if name.startswith("libpython") and ".so" in name:
                    return "/" + path
    except (IOError, OSError, ValueError):
        pass
    return None


def start_methods():
    """Return multiprocessing's start methods and its default one; none in Python 2, and none without the module."""
    try:
        import multiprocessing

        return multiprocessing.get_all_start_methods(), multiprocessing.get_start_method()
    except Exception:
        return [], None


def main():
    """Print the facts."""
    settings = build_settings()
    methods, default_method = start_methods()
    facts = {
        "implementation": implementation(),
        "version": list(sys.version_info[:3]),
        "releaseLevel": sys.version_info[3],
        "serial": sys.version_info[4],
        "freeThreaded": bool(settings.get("Py_GIL_DISABLED")),
        "abiFlags": getattr(sys, "abiflags", ""),
        "executable": sys.executable or "",
        "basePrefix": getattr(sys, "base_prefix", sys.prefix),
        "libraryName": settings.get("INSTSONAME") or "",
        "libraryFolder": settings.get("LIBDIR") or "",
        "multiarch": settings.get("MULTIARCH") or "",
        "loadedLibrary": loaded_library(),
        "startMethods": methods,
        "defaultStartMethod": default_method,
    }
    sys.stdout.write(json.dumps(facts) + "\n")


if __name__ == "__main__":
    main()
