"""The pages of the web side, and who may read them."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Final, TypeAlias

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.services.operations.readiness import Watch
from bot.web import metrics

log = structlog.get_logger(__name__)

Take: TypeAlias = Callable[[Any], Awaitable[None]]

_SECRET_HEADER: Final = "x-telegram-bot-api-secret-token"
# Far more than an update of Telegram's ever has.
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates are posted, what must be shown with them, and who stores them."""

    path: str
    secret: str = field(repr=False)
    take: Take


def make_site(watch: Watch, hook: Hook | None = None) -> Starlette:
    """The pages; without a hook nothing can be posted."""
    pages = _Pages(watch, hook)
    routes = [
        Route("/health/live", pages.live),
        Route("/health/ready", pages.ready),
        Route("/metrics", pages.metrics),
    ]
    if hook is not None:
        routes.append(Route(hook.path, pages.receive, methods=["POST"]))
    return Starlette(routes=routes)


class _Pages:
    def __init__(self, watch: Watch, hook: Hook | None) -> None:
        self._watch = watch
        self._hook = hook

    async def live(self, _request: Request) -> Response:
        """That the loop turns: a process that does not answer this should be started anew."""
        return PlainTextResponse("alive\n")

    async def ready(self, _request: Request) -> Response:
        """503 while something keeps the bot from its work, and why."""
        found = await self._watch.look()
        body = {"ready": found.is_ready, **asdict(found)}
        return JSONResponse(body, 200 if found.is_ready else 503)

    async def metrics(self, _request: Request) -> Response:
        """What the bot did and what waits, as Prometheus reads it."""
        return Response(await metrics.render(self._watch), media_type=metrics.CONTENT_TYPE)

    async def receive(self, request: Request) -> Response:
        """Store an update before Telegram is told that it came.

        503 only while the database is away: then Telegram posts it again.
        """
        assert self._hook is not None
        shown = request.headers.get(_SECRET_HEADER, "").encode()
        if not hmac.compare_digest(shown, self._hook.secret.encode()):
            log.warning("a webhook without the secret was refused")
            return Response(status_code=403)
        try:
            update = json.loads(await _body(request))
        except _TooLargeError:
            return Response(status_code=413)
        except (ValueError, ClientDisconnect):
            # Cut on its way: Telegram has the whole of it, and posts it again.
            return Response(status_code=400)
        return await self._store(self._hook, update)

    async def _store(self, hook: Hook, update: Any) -> Response:
        try:
            await hook.take(update)
        except Exception:
            # What no database could take is given up by then: this one is away.
            log.exception("an update is left with Telegram")
            return Response(status_code=503)
        return Response(status_code=200)


class _TooLargeError(Exception):
    """More was posted than an update has."""


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise _TooLargeError
    return bytes(body)
