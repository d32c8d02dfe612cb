"""Receivers of a webhook with a guard taken off, to see that the campaigns notice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from itertools import count
from time import time_ns
from typing import Any, Final

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import App
from bot.chat.webhook import Webhook
from bot.outside import Outside
from bot.services.incoming.inbox import Inbox
from bot.services.operations.readiness import Watch
from bot.web.server import serving
from bot.web.site import Hook, make_site
from tests.campaigns.postman import HEADER, PATH
from tests.campaigns.weakened import HastyInbox

_NEW_IDS: Final = count(time_ns())


def answering_early(app: App) -> Coroutine[Any, Any, None]:
    """Telegram is told that an update came before it is committed."""
    app.outside.webhook = _anew(app, Webhook, HastyInbox(app.runtime))
    return _forever()


class _Renumbering(Webhook):
    """Takes each post for a new update."""

    async def take(self, raw: Any) -> None:
        await super().take({**raw, "update_id": next(_NEW_IDS)})


def counting_each_post(app: App) -> Coroutine[Any, Any, None]:
    """An update that is posted again is another one."""
    app.outside.webhook = _anew(app, _Renumbering, app.services.inbox)
    return _forever()


def _anew(app: App, kind: type[Webhook], inbox: Inbox) -> Webhook:
    known = app.outside.webhook
    assert known is not None
    return kind(app.application.bot, inbox, known.url, known.secret)


class _Open(Outside):
    """Lets in whoever posts, as if they had shown the secret."""

    @asynccontextmanager
    async def serving(self, watch: Watch) -> AsyncIterator[None]:
        assert self.webhook is not None
        assert self.address is not None
        hook = Hook(PATH, self.webhook.secret, self.webhook.take)
        site = _with_secret(make_site(watch, hook), hook.secret)
        async with serving(site, *self.address):
            yield


def _with_secret(site: ASGIApp, secret: str) -> ASGIApp:
    name = HEADER.lower().encode()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        others = [each for each in scope["headers"] if each[0] != name]
        await site({**scope, "headers": [*others, (name, secret.encode())]}, receive, send)

    return answer


def believing_anybody(app: App) -> Coroutine[Any, Any, None]:
    """Whoever posts is Telegram."""
    app.outside = _Open(app.outside.address, app.outside.webhook)
    return _forever()


async def _forever() -> None:
    await asyncio.Event().wait()
