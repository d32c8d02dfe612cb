"""The dead man's handle: pulled while all is well, without data, its address told nobody."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs

from bot.chat.ping import PING_EVERY, Ping
from bot.services.kernel.ports import Stopwatch


@asynccontextmanager
async def _listening(status: str = "200 OK") -> AsyncIterator[tuple[str, list[bytes]]]:
    """A monitor, and what it was asked."""
    asked: list[bytes] = []

    async def answer(reader: StreamReader, writer: StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        head = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        writer.write(head.encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/canary", asked


async def _run(url: str, *wellness: bool) -> list[float]:
    """Let it look so often; how long it slept in between."""
    looks, slept = list(wellness), []

    async def is_well() -> bool:
        if not looks:
            raise asyncio.CancelledError
        return looks.pop(0)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with pytest.raises(asyncio.CancelledError):
        await Ping(url, is_well, Stopwatch(sleep=sleep)).run()
    return slept


async def test_it_pings_once_a_minute_while_all_is_well() -> None:
    async with _listening() as (url, asked):
        assert await _run(url, True, False, True) == [PING_EVERY] * 3

    assert len(asked) == 2
    assert all(each.startswith(b"GET /canary HTTP/1.1\r\n") for each in asked)
    assert all(b"content-length" not in each.lower() for each in asked)


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error"])
async def test_a_ping_that_fails_ends_nothing_and_tells_no_address(status: str) -> None:
    async with _listening(status) as (url, asked):
        with capture_logs() as lines:
            await _run(url, True, True)

    assert len(asked) == 2
    assert [line["event"] for line in lines] == ["ping failed"] * 2
    assert "canary" not in str(lines)


async def test_a_monitor_that_is_away_ends_nothing() -> None:
    async with _listening() as (url, _):
        pass
    with capture_logs() as lines:
        await _run(url, True)

    assert [line["event"] for line in lines] == ["ping failed"]
