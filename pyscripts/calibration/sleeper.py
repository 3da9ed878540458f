"""A thread that spins, beside one that sleeps for 2 ms again and again and works for 0.2 ms after each.

The sleeper's waiting is not visible to it: it knows when it went to sleep and when it ran again,
not when its sleep ended. A sleep takes at least the time asked for, so what is left is the upper
bound of its wait for the GIL; timer slack and waking up are in it too.
"""

import threading
import time

import truth

options = truth.options("A spinner beside a sleeper.", seconds=truth.seconds_option())
SLEEP_SECONDS = 0.002
WORK_NANOSECONDS = 200_000
until = truth.clock() + int(options.seconds * 1e9)
tracks = []
sleeps = []  # (last reading before a sleep, first reading after it)


def sleep_and_work() -> None:
    track = truth.Track("sleeper")
    tracks.append(track)
    last = track.stamp()
    while last < until:
        time.sleep(SLEEP_SECONDS)
        now = truth.clock()
        sleeps.append((last, now))
        track.released.add(now)
        track.edges += (now, now)
        track.spin(now + WORK_NANOSECONDS)
        last = track.stamp()


sleeper = threading.Thread(target=sleep_and_work, name="sleeper")
sleeper.start()
spinner = truth.Track("MainThread")
spinner.spin(until)
sleeper.join()

tracks.append(spinner)
holds = truth.Holds(tracks)
between = holds.between
low = holds.held[0]
wait = sum(max(0, min(now, holds.end) - max(last + int(SLEEP_SECONDS * 1e9), holds.begin)) for last, now in sleeps)
threads = [
    {
        "nativeID": tracks[0].native_id,
        "name": tracks[0].name,
        "holdSeconds": (low + between / 2) / 1e9,
        "waitSeconds": wait / 1e9,
        "bounds": {"hold": [low / 1e9, (low + between) / 1e9], "wait": [0, wait / 1e9]},
    },
    truth.always_wanting(spinner, holds.held[1], holds.held[1] + between, holds.end - holds.begin),
]
truth.write(
    options.out,
    holds.begin,
    holds.end,
    holds.handoffs,
    threads,
    sleeps=sum(1 for last, now in sleeps if holds.begin <= last and now <= holds.end),
    betweenSeconds=between / 1e9,
    work=truth.work("the spinner's rounds", spinner.rounds, holds.end - holds.begin),
)
