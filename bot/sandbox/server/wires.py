"""The listening socket and its connections: opened, cut and closed inside the running loop."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

HOST = "127.0.0.1"


class Wires:
    """uvicorn's HTTP connections without its server loop, which would catch signals and poll.

    One may cut the connection of a single request, or the whole listener, at any moment.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._config = Config(
            app,
            http=H11Protocol,
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
        )
        self._state = ServerState()
        self._server: asyncio.Server | None = None
        self.port = 0

    async def open(self) -> None:
        """Listen on loopback: on a free port the first time, later on the same one again."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, HOST, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def _protocol(self) -> asyncio.Protocol:
        return H11Protocol(self._config, self._state, {})

    def cut(self, client: tuple[str, int]) -> None:
        """Reset the connection of this client, without another byte."""
        for connection in list(self._state.connections):
            if isinstance(connection, H11Protocol) and connection.client == client:
                connection.transport.abort()

    async def close(self) -> None:
        """Stop listening and reset what is open; what a request does goes on unheard."""
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._state.connections):
            connection.transport.abort()
        # Connections that are aborted close in the loop's next round; until then a client may
        # take one for alive.
        await asyncio.sleep(0)
        await self._server.wait_closed()
        self._server = None

    async def finish(self) -> None:
        """Wait until no request is under way."""
        while self._state.tasks:
            await asyncio.wait(set(self._state.tasks))
