"""One thread with ordinary work in Python: calls, lists, dicts, strings. It never lets go of the GIL."""

import threading

import truth

options = truth.options("Ordinary work on one thread.", rounds=(int, 1200, "how much work"))


def words_of(line: str) -> list[str]:
    return [word.strip(".,").lower() for word in line.split()]


def count(lines: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        for word in words_of(line):
            counts[word] = counts.get(word, 0) + 1
    return counts


def work(rounds: int) -> None:
    text = ["The quick brown fox jumps over the lazy dog, and the dog, half asleep, lets it."] * 100
    for _ in range(rounds):
        if count(text)["the"] != 300:
            raise SystemExit("the work is wrong")


begin = truth.clock()
work(options.rounds)
end = truth.clock()
thread = {
    "nativeID": threading.get_native_id(),
    "name": "MainThread",
    "holdSeconds": (end - begin) / 1e9,
    "waitSeconds": 0,
    "bounds": None,
}
truth.write(options.out, begin, end, 0, [thread], work=truth.work("rounds", options.rounds, end - begin))
