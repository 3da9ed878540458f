"""Two threads that always want the GIL: the main one and one more. They share it in turns."""

import threading

import truth

options = truth.options(__doc__, seconds=truth.seconds_option())
until = truth.clock() + int(options.seconds * 1e9)
tracks = []


def spin(name: str) -> None:
    track = truth.Track(name)
    tracks.append(track)
    track.spin(until)


# The main thread is one of the two: a third one, even if it only waits for them, would have to
# take the GIL now and then.
other = threading.Thread(target=spin, args=("spinner",), name="spinner")
other.start()
spin("MainThread")
other.join()

holds = truth.Holds(tracks)
window = holds.end - holds.begin
threads = [
    truth.always_wanting(track, holds.held[index], holds.held[index] + holds.between, window)
    for index, track in enumerate(tracks)
]
work = truth.work("rounds", sum(track.rounds for track in tracks), window)
truth.write(options.out, holds.begin, holds.end, holds.handoffs, threads, betweenSeconds=holds.between / 1e9, work=work)
