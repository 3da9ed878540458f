"""Two threads that wake each other through a lock each, so that every turn passes the GIL on.

Prints the seconds of wall and CPU time of so many turns of each: twice as many hand-offs. On one core, unless told to
use all of them: the threads then wake each other there or on another core as the machine's scheduler pleases, and the
time for a turn jumps between one and ten.
"""

import os
import sys
import threading
import time


def play(turns: int, mine: threading.Lock, other: threading.Lock) -> None:
    for _ in range(turns):
        mine.acquire()
        other.release()


ping, pong = threading.Lock(), threading.Lock()
pong.acquire()
turns = int(sys.argv[1])
if "--all-cores" not in sys.argv:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
threads = [
    threading.Thread(target=play, args=(turns, ping, pong)),
    threading.Thread(target=play, args=(turns, pong, ping)),
]
wall, cpu = time.perf_counter(), time.process_time()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(time.perf_counter() - wall, time.process_time() - cpu)
