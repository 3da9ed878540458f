"""How much memory this process and its descendants take."""

from __future__ import annotations

import os


def tree_bytes() -> int:
    """Add up the proportional set sizes of this process and all its descendants: what is shared counts once."""
    return sum(map(_process_bytes, _tree(os.getpid())))


def _tree(process: int) -> list[int]:
    found = [process]
    for parent in found:
        try:
            for thread in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{thread}/children", encoding="ascii") as file:
                    found += map(int, file.read().split())
        except OSError:
            # It has ended meanwhile.
            continue
    return found


def _process_bytes(process: int) -> int:
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0
