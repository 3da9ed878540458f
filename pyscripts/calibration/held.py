"""The main thread holds the GIL in native code for known times, while another thread wants it.

The module gillab_native is built into the host. Its hold_gil(seconds) keeps the GIL at least so
long, release_gil(seconds) leaves it alone at least so long; both return the seconds really spent
so. Native code is not made to drop the GIL, however long another thread has been asking for it.
"""

import sys
import threading

import truth

options = truth.options("Holds of known length in native code.", holds=(int, 20, "how many holds"))
try:
    from gillab_native import hold_gil, release_gil
except ImportError:
    print("held.py needs the module gillab_native, which is built into gillab's host", file=sys.stderr)
    sys.exit(3)

LENGTHS_SECONDS = (0.001, 0.005, 0.020, 0.050)
PAUSE_SECONDS = 0.010
ready, stop = threading.Event(), threading.Event()
tracks = []
holds = []


def want() -> None:
    track = truth.Track("wanting")
    tracks.append(track)
    track.stamp()
    ready.set()
    while not stop.is_set():
        track.spin(truth.clock() + 1_000_000)


wanting = threading.Thread(target=want, name="wanting")
wanting.start()
ready.wait()
main = truth.Track("MainThread")
begin = main.stamp()
for index in range(options.holds):
    asked = LENGTHS_SECONDS[index % len(LENGTHS_SECONDS)]
    before = main.stamp()
    measured = hold_gil(asked)
    # It may lose the GIL at once, before this reading: that is why the hold's length comes from the function.
    main.stamp()
    holds.append({"begin": before, "atLeastSeconds": asked, "measuredSeconds": measured})
    release_gil(PAUSE_SECONDS)
end = main.stamp()
stop.set()
wanting.join()

# The other thread wants the GIL all the time: what the main thread holds is what it waits.
window = (end - begin) / 1e9
least = sum(hold["measuredSeconds"] for hold in holds)
readings = truth.Holds([*tracks, main])
at_most = window - readings.held[0] / 1e9
threads = [
    {
        "nativeID": main.native_id,
        "name": main.name,
        "holdSeconds": least,
        "waitSeconds": None,
        "bounds": {"hold": [least, at_most], "wait": [0, window - least]},
    },
    {
        "nativeID": tracks[0].native_id,
        "name": tracks[0].name,
        "holdSeconds": window - least,
        "waitSeconds": least,
        "bounds": {"hold": [window - at_most, window - least], "wait": [least, at_most]},
    },
]
truth.write(options.out, begin, end, readings.handoffs, threads, holds=holds)
