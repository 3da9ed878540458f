"""Take one sample: `python run.py FOLDER [CHILD]`.

FOLDER has a `sample-request.json` and gets a `sample-report.json`. CHILD is the program by which multiprocessing starts
new interpreters, where it is not the interpreter's own. A combination that cannot be is a report too; an exception ends
the script with status 1 and leaves none.
"""

from __future__ import annotations

import gc
import os
import sys


def main(folder: str, child_executable: str | None = None) -> None:
    """Take the sample that is asked for in a folder."""
    from models import families
    from models.report import Report
    from models.request import Request, Unsupported

    try:
        report = families.sample(Request.read(folder, child_executable))
    except Unsupported as reason:
        report = Report()
        report.unsupported = str(reason)
    if report.unsupported is not None:
        # Where the system gave too few files, those that the sample opened may wait to be collected.
        gc.collect()
    report.write(folder)


if __name__ == "__main__":
    # In place of this file's own folder, whose names are no modules by themselves.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    main(*sys.argv[1:])
