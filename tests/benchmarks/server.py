"""The mock Bot API: a process that answers every call at once and notes when it came.

It is asked over standard input. Its CPU is nobody's: bots are measured each by themselves.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from email.utils import formatdate
from typing import Any, Final
from urllib.parse import parse_qsl

from tests.benchmarks.account import Account
from tests.benchmarks.requests import answer_requests

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED: Final = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_JSON: Final = re.compile(rb"\r\ncontent-type: *application/json", re.IGNORECASE)
_FORM: Final = re.compile(rb"\r\ncontent-type: *application/x-www-form", re.IGNORECASE)
_PART: Final = re.compile(rb'name="(\w+)"\r\n(?:[^\r]+\r\n)*\r\n([^\r]*)\r\n')
_END: Final = b"\r\n\r\n"


def take(buffer: bytearray) -> tuple[bytes, bytes] | None:
    """Cut the first whole request off a buffer: its head and its body."""
    end = buffer.find(_END)
    if end < 0:
        return None
    head = bytes(buffer[:end])
    start = end + len(_END)
    if _CHUNKED.search(head):
        stop = buffer.find(b"0\r\n\r\n", start) + 5
        if stop < start + 5:
            return None
    else:
        found = _LENGTH.search(head)
        stop = start + (int(found[1]) if found else 0)
        if len(buffer) < stop:
            return None
    body = bytes(buffer[start:stop])
    del buffer[:stop]
    return head, body


def read(head: bytes, body: bytes) -> dict[str, Any]:
    """The parameters of a call, whichever way they are written."""
    if not body:
        return {}
    if _JSON.search(head):
        parameters: dict[str, Any] = json.loads(body)
        return parameters
    if _FORM.search(head):
        return dict(parse_qsl(body.decode()))
    return {name.decode(): value.decode("utf-8", "replace") for name, value in _PART.findall(body)}


class Wire(asyncio.Protocol):
    """One connection of one bot; the next request is read once the last one is answered."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._buffer = bytearray()
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._server.wires.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Drop what nobody waits for any more."""
        self._server.wires.discard(self)
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        """Answer what is whole."""
        self._buffer += data
        if (request := take(self._buffer)) is not None:
            self._task = asyncio.create_task(self._answer(*request))

    async def _answer(self, head: bytes, body: bytes) -> None:
        path = head.split(b" ", 2)[1].decode()
        if head.startswith(b"HEAD"):
            self._write(b"", f"Date: {formatdate(usegmt=True)}\r\n".encode())
            return
        token, _, method = path.rpartition("/")
        result = await self._server.accounts[token].answer(method.lower(), read(head, body))
        self._write(json.dumps({"ok": True, "result": result}).encode())

    def _write(self, body: bytes, more: bytes = b"") -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n%bContent-Length: %d\r\n\r\n"
        self.transport.write(head % (more, len(body)) + body)


class Server:
    """All bots, and whether Telegram can be reached."""

    def __init__(self) -> None:
        self.accounts: defaultdict[str, Account] = defaultdict(Account)
        self.wires: set[Wire] = set()
        self._server: asyncio.Server | None = None
        self._port = 0

    def _of(self, token: str) -> Account:
        return self.accounts[f"/bot{token}"]

    async def open(self) -> int:
        """Listen, on the same port as before; its number."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Wire(self), "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        return self._port

    async def away(self) -> None:
        """Refuse every connection."""
        if self._server is not None:
            self._server.close()
        for wire in list(self.wires):
            wire.transport.abort()

    async def happen(self, token: str, updates: list[Any], offsets: list[float]) -> float:
        """Let people do something."""
        return self._of(token).happen(updates, offsets)

    async def calls(self, token: str, methods: list[str], count: int, within: float) -> list[Any]:
        """The calls of these methods, once there are so many or the time is over."""
        return await self._of(token).until(methods, count, within)

    async def polls(self, token: str) -> list[float]:
        """When the bot polled."""
        return self._of(token).polls

    async def forget(self, token: str) -> None:
        """Count anew."""
        self._of(token).forget()


async def main() -> None:
    """Serve until standard input is closed."""
    server = Server()
    names = ("open", "away", "happen", "calls", "polls", "forget")
    await answer_requests({name: getattr(server, name) for name in names})


if __name__ == "__main__":
    asyncio.run(main())
