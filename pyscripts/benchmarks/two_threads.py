"""Two CPU-bound threads with a fixed amount of work; prints the seconds of wall and CPU time that they took."""

import sys
import threading
import time


def count_down(number: int) -> None:
    while number:
        number -= 1


threads = [threading.Thread(target=count_down, args=(int(sys.argv[1]),)) for _ in range(2)]
wall, cpu = time.perf_counter(), time.process_time()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(time.perf_counter() - wall, time.process_time() - cpu)
