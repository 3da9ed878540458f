"""The main thread holds the GIL in native code for known times, while another thread wants it.

The module gillab_native is built into the host, and stamps the time in native code:

- hold_gil(seconds) -> (begin, end): the thread had the GIL all along. Native code is not made to
  drop it, however long another thread has been asking for it.
- release_gil(seconds) -> (begin, asked, got): the thread let go of it, and at `asked` wanted it
  back; from then until `got` it waited, as the other thread had it.

So each span's truth is one activity, whole.
"""

import sys
import threading

import truth

options = truth.options("Holds and waits of known length in native code.", holds=(int, 20, "how many holds"))
try:
    from gillab_native import hold_gil, release_gil
except ImportError:
    print("held.py needs the module gillab_native, which is built into gillab's host", file=sys.stderr)
    sys.exit(3)

LENGTHS_SECONDS = (0.001, 0.005, 0.020, 0.050)
PAUSE_SECONDS = 0.010
ready, stop = threading.Event(), threading.Event()
holds, waits = [], []


def want() -> None:
    ready.set()
    while not stop.is_set():
        until = truth.clock() + 1_000_000
        while truth.clock() < until:
            pass


wanting = threading.Thread(target=want, name="wanting")
wanting.start()
ready.wait()
thread = threading.get_native_id()
begin = truth.clock()
for index in range(options.holds):
    start, end = hold_gil(LENGTHS_SECONDS[index % len(LENGTHS_SECONDS)])
    holds.append({"nativeID": thread, "begin": start, "end": end})
    _, asked, got = release_gil(PAUSE_SECONDS)
    waits.append({"nativeID": thread, "begin": asked, "end": got})
end = truth.clock()
stop.set()
wanting.join()

main = {"nativeID": thread, "name": "MainThread", "holdSeconds": None, "waitSeconds": None, "bounds": None}
truth.write(options.out, begin, end, None, [main], nativeHolds=holds, nativeWaits=waits)
