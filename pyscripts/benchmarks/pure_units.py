"""Units of cpu.pure for tools other than gillab: `pure_units.py UNITS` does that many; `unit` does one."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from models.request import Request
from workloads.cpu_pure import Work

WORK = Work(Request("cpu.pure", "serial", workers=1, size=20_000, units=1, seed=1, directory="."))


def unit(number: int = 0) -> int:
    """Do one unit of the workload's standard size."""
    return WORK.unit(number)


if __name__ == "__main__":
    print(sum(unit(number) for number in range(int(sys.argv[1]))))
