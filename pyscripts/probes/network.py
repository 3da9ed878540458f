"""A thread that answers datagrams, and one that receives as much as it can: over sockets that already exist."""

import socket
import time


def echo(descriptor: int) -> int:
    """Send each datagram of a connected UDP socket back until an empty one comes; return how many came."""
    count = 0
    with socket.fromfd(descriptor, socket.AF_INET, socket.SOCK_DGRAM) as connection:
        while datagram := connection.recv(2048):
            connection.send(datagram)
            count += 1
    return count


def receive(descriptor: int, seconds: float) -> tuple[int, float]:
    """Receive from a connected socket for some time; return how many bytes came and how long it took."""
    buffer = bytearray(1 << 16)
    total = 0
    with socket.fromfd(descriptor, socket.AF_INET, socket.SOCK_STREAM) as connection:
        # The time begins when bytes are on their way.
        connection.recv_into(buffer)
        begin = time.monotonic()
        while True:
            count = connection.recv_into(buffer)
            if count == 0:
                raise RuntimeError("the sender has gone")
            total += count
            elapsed = time.monotonic() - begin
            if elapsed >= seconds:
                return total, elapsed
