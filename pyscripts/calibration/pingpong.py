"""Two threads hand the GIL to each other at every turn, through two locks.

A turn is: get my lock, release the other thread's lock. Each turn needs exactly one hand-off:

- At least one: a thread's lock is released by the other thread's turn only. So the turns
  alternate, and who runs a turn after the other one has taken the GIL from it.
- At most one: a lock's acquire first tries without letting go of the GIL, and only if the lock
  is taken it drops the GIL, waits for the lock and takes the GIL again (acquire_timed in 3.9 to
  3.12, PyThread_acquire_lock_timed_with_retries in 3.13). After its turn a thread finds its lock
  taken: that is one drop, and it cannot take the GIL again before the other thread's turn. It is
  not made to drop the GIL elsewhere: a waiting thread asks for it after the switch interval, and
  that is longer than the run here. (With 5 ms, a system that stops both threads for long at bad
  moments could make them pass the GIL on and back within a turn.)

There is no third thread: the main one is one of the two.
"""

import sys
import threading

import truth

options = truth.options(
    "Two threads that hand over the GIL at every turn.", turns=(int, 60_000, "turns of each thread")
)
WARM_UP = 1000
FOREVER_SECONDS = 1000
total = WARM_UP + options.turns
ping, pong = threading.Lock(), threading.Lock()
# Written by whoever has the turn. The parity shows whether the turns really alternate.
turns = [0]
tracks = []


def take_turns(mine: threading.Lock, other: threading.Lock, parity: int, count: int) -> None:
    for _ in range(count):
        mine.acquire()
        if turns[0] & 1 != parity:
            sys.exit("the turns do not alternate")
        turns[0] += 1
        other.release()


def answer() -> None:
    tracks.append(truth.Track("pong"))
    take_turns(pong, ping, 1, total)


interval = sys.getswitchinterval()
sys.setswitchinterval(FOREVER_SECONDS)
tracks.append(truth.Track("MainThread"))
pong.acquire()
thread = threading.Thread(target=answer, name="pong")
thread.start()
take_turns(ping, pong, 0, WARM_UP)

# From here to the end the main thread's first and last act is to get its lock, right after the
# other thread's turn: each turn in between is one hand-off.
ping.acquire()
before, begin = turns[0], truth.clock()
ping.release()
take_turns(ping, pong, 0, options.turns)
ping.acquire()
after, end = turns[0], truth.clock()

thread.join()
sys.setswitchinterval(interval)
threads = [
    {"nativeID": track.native_id, "name": track.name, "holdSeconds": None, "waitSeconds": None, "bounds": None}
    for track in tracks
]
truth.write(options.out, begin, end, after - before, threads, work=truth.work("turns", after - before, end - begin))
