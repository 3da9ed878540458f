"""A thread that answers requests beside one that computes: each answer waits for a switch interval first."""

import threading
import time


def compute() -> None:
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        pass


def answer() -> None:
    for _ in range(150):
        time.sleep(0.002)  # A request comes,
        sum(range(1000))  # and is answered.


threads = [threading.Thread(target=compute, name="compute"), threading.Thread(target=answer, name="answer")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
