"""Four threads that wait for something outside: the GIL is free nearly all the time."""

import threading
import time


def fetch() -> None:
    for _ in range(50):
        time.sleep(0.01)


threads = [threading.Thread(target=fetch, name=f"fetch-{number}") for number in (1, 2, 3, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
