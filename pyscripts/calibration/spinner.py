"""One thread, the main one, that never leaves Python: it holds the GIL all the time."""

import truth

options = truth.options(__doc__, seconds=truth.seconds_option())
track = truth.Track("MainThread")
begin = truth.clock()
track.spin(begin + int(options.seconds * 1e9))
end = truth.clock()

thread = {
    "nativeID": track.native_id,
    "name": track.name,
    "holdSeconds": (end - begin) / 1e9,
    "waitSeconds": 0,
    "bounds": None,
}
truth.write(options.out, begin, end, 0, [thread], work=truth.work("rounds", track.rounds, end - begin))
