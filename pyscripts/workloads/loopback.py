"""Fetching from the loopback server (docs/workloads.md, "The loopback server")."""

from __future__ import annotations

import socket
import struct

from models.request import Request, Unsupported

BYTES = 0
NUMBERS = 1
_PIECE = 1 << 16


class Client:
    """Asks the server for one answer at a time, each over a connection of its own."""

    def __init__(self, request: Request, kind: int) -> None:
        if request.server_port is None:
            raise Unsupported("it needs the loopback server, and there is none")
        self._address = ("127.0.0.1", request.server_port)
        self._kind = kind
        self._delay = request.server_delay_microseconds
        self._size = request.size

    def _question(self, seed: int) -> bytes:
        return struct.pack("<IIQII", self._kind, self._delay, seed, self._size, 0)

    def fetch(self, seed: int) -> bytes:
        """Connect, ask, and read until the server closes."""
        pieces = []
        with socket.create_connection(self._address) as connection:
            connection.sendall(self._question(seed))
            while piece := connection.recv(_PIECE):
                pieces.append(piece)
        return b"".join(pieces)

    async def fetch_async(self, seed: int) -> bytes:
        """Do the same by asyncio's streams."""
        import asyncio

        reader, writer = await asyncio.open_connection(*self._address)
        try:
            writer.write(self._question(seed))
            return await reader.read()
        finally:
            writer.close()
            await writer.wait_closed()
