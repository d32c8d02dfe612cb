"""The listening socket of the web side, inside the bot's own loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

# More at once are told to come again later.
_MOST_AT_ONCE: Final = 100
# Seconds for a question, once one may be asked: who says nothing keeps the others out.
_SPEAKS_WITHIN: Final = 10.0
# Seconds for what is under way at the end: a webhook that is cut off is posted again.
_FINISHES_WITHIN: Final = 5.0


@asynccontextmanager
async def serving(
    site: ASGIApp, host: str, port: int, patience: float = _SPEAKS_WITHIN
) -> AsyncIterator[int]:
    """Answer until the block ends; gives the port. Raises OSError when it cannot be had.

    `patience`: seconds within which whoever is connected must ask. Of uvicorn only the
    connections: its server would catch the bot's signals, and tick while idle.
    """
    config = Config(
        site,
        http=H11Protocol,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        limit_concurrency=_MOST_AT_ONCE,
    )
    state = ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(config, state, patience), host, port)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await _finish(state)


class _Connection(H11Protocol):
    """Ends when no whole question came in time; uvicorn waits for the first one for ever."""

    def __init__(self, config: Config, state: ServerState, patience: float) -> None:
        super().__init__(config, state, {})
        self._patience = patience
        self._waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._expect()

    def _expect(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self.loop.call_later(self._patience, self._end_if_silent)

    def _end_if_silent(self) -> None:
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete:
            self.transport.close()


async def _finish(state: ServerState) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(_FINISHES_WITHIN):
            while state.tasks:
                await asyncio.wait(set(state.tasks))
    for connection in list(state.connections):
        if isinstance(connection, H11Protocol):
            connection.transport.close()
    # They close in the loop's next round.
    await asyncio.sleep(0)
