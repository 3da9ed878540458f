"""Four threads, the main one among them, that mostly wait for something outside, and parse what they got.

A sleep of 10 ms stands for a server's answer: it lets go of the GIL as a read from a socket does,
without depending on a network. The parsing takes about 1 ms.

Of the time from a thread's last reading before a sleep to the first one after it, the sleep takes
at least 10 ms. In the rest the thread may have held the GIL, waited for it, or slept on: that is
the doubt about its hold, and the upper bound of its wait.
"""

import json
import threading
import time
from collections.abc import Iterator

import truth

options = truth.options("Threads that mostly wait for I/O.", requests=(int, 80, "requests of each thread"))
THREADS = 4
ANSWER_SECONDS = 0.010
CHUNKS = 200
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
threads = []
for index, track in enumerate(tracks):
    awake = 0
    for last, now in zip(track.edges[1::2], track.edges[2::2]):
        if now in track.released and holds.begin <= last and now <= holds.end:
            awake += max(0, now - last - int(ANSWER_SECONDS * 1e9))
    low, doubt = holds.held[index] / 1e9, awake / 1e9
    threads.append(
        {
            "nativeID": track.native_id,
            "name": track.name,
            "holdSeconds": low + doubt / 2,
            "waitSeconds": doubt,
            "bounds": {"hold": [low, low + doubt], "wait": [0, doubt]},
        }
    )
work = truth.work("requests", THREADS * options.requests, end - begin)
truth.write(options.out, holds.begin, holds.end, holds.handoffs, threads, work=work)
