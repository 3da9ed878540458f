"""Eight threads, the main one among them, that mostly wait for something outside, and parse what they got.

A sleep of 2 ms stands for a server's answer: it lets go of the GIL as a read from a socket does,
without depending on a network. When a thread waits for the GIL after it is not visible to the
thread (see sleeper.py), so there are no figures for waiting.
"""

import json
import threading
import time
from collections.abc import Iterator

import truth

options = truth.options("Threads that mostly wait for I/O.", requests=(int, 300, "requests of each thread"))
THREADS = 8
ANSWER_SECONDS = 0.002
CHUNKS = 20
CHUNK = json.dumps({"id": 17, "tags": ["a", "b"], "price": 9.5})
tracks = []


def parse() -> Iterator[None]:
    for _ in range(CHUNKS):
        yield json.loads(CHUNK)


def fetch(name: str) -> None:
    track = truth.Track(name)
    tracks.append(track)
    for _ in range(options.requests):
        time.sleep(ANSWER_SECONDS)
        track.stretch(parse())


others = [threading.Thread(target=fetch, args=(f"fetch-{n}",), name=f"fetch-{n}") for n in range(1, THREADS)]
for thread in others:
    thread.start()
begin = truth.clock()
fetch("MainThread")
for thread in others:
    thread.join()
end = truth.clock()

holds = truth.Holds(tracks)
# In between, nobody may have had the GIL, or those before and after.
before_and_after = [0] * len(tracks)
for before, after in zip(holds.runs, holds.runs[1:]):
    for thread in (before[0], after[0]):
        before_and_after[thread] += after[1] - before[2]
threads = []
for index, track in enumerate(tracks):
    low, high = holds.held(index) / 1e9, (holds.held(index) + before_and_after[index]) / 1e9
    threads.append(
        {
            "nativeID": track.native_id,
            "name": track.name,
            "holdSeconds": low,
            "waitSeconds": None,
            "bounds": {"hold": [low, high], "wait": None},
        }
    )
work = truth.work("requests", THREADS * options.requests, end - begin)
truth.write(options.out, holds.begin, holds.end, holds.handoffs, threads, work=work)
