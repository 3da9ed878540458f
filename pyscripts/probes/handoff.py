"""What it costs that one thread wakes another, beside a lock that nobody else wants."""

import threading
import time


def handoff(seconds: float) -> tuple[int, float]:
    """Let two threads wake each other by turns for some time; return the hand-offs and how long they took."""
    mine, other = threading.Lock(), threading.Lock()
    mine.acquire()
    other.acquire()
    is_over = False

    def answer() -> None:
        while True:
            other.acquire()
            if is_over:
                return
            mine.release()

    thread = threading.Thread(target=answer, name="answer")
    thread.start()
    count = 0
    begin = time.monotonic()
    while (elapsed := time.monotonic() - begin) < seconds:
        for _ in range(10):
            other.release()
            mine.acquire()
        count += 20
    is_over = True
    other.release()
    thread.join()
    return count, elapsed


def uncontended(seconds: float) -> tuple[int, float]:
    """Take and release one lock for some time; return how often and how long it took, the loop included."""
    lock = threading.Lock()
    count = 0
    begin = time.monotonic()
    while (elapsed := time.monotonic() - begin) < seconds:
        for _ in range(1000):
            lock.acquire()
            lock.release()
        count += 1000
    return count, elapsed
