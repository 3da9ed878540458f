"""Two threads that compute: they take turns."""

import threading


def count_down() -> None:
    number = 8_000_000
    while number:
        number -= 1


threads = [threading.Thread(target=count_down, name=f"counter-{number}") for number in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
