"""Telegram's side of a webhook: posts what people do until it is taken, and a part of it twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

import httpx

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.updates import Update
from tests.commands import free_port

PATH: Final = "/telegram"
SECRET: Final = "a-secret-of-16-letters"
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
# The shares that are posted again although they were taken, and copied by a stranger.
_AGAIN: Final = 0.2
_FORGED: Final = 0.1
# Far from every id that Telegram gives.
_FOREIGN_ID: Final = 900_000_000
# Seconds for an answer, and until what was not taken is posted again.
_PATIENCE: Final = 2.0
_PAUSE: Final = 0.05


@dataclass(slots=True)
class Postman:
    """Posts each update to the bot, or to the next of several, as long as a webhook is set.

    `ports`: where they listen; `again`: updates that were posted once more, `forged`: posts
    without the secret, `taken_in`: those of them that were not refused.
    """

    sandbox: Sandbox
    random: Random
    ports: list[int] = field(default_factory=lambda: [free_port()])
    again: int = 0
    forged: int = 0
    taken_in: int = 0
    _turn: int = 0

    def settings(self, number: int = 0) -> dict[str, str]:
        """What a bot needs to be posted to; `number`: which of them it is."""
        return {
            "WEB_ADDRESS": f"127.0.0.1:{self.ports[number]}",
            "WEBHOOK_URL": f"https://bot.example{PATH}",
            "WEBHOOK_SECRET": SECRET,
        }

    @asynccontextmanager
    async def posting(self) -> AsyncIterator[None]:
        """Post until the block ends."""
        async with httpx.AsyncClient(trust_env=False, timeout=_PATIENCE) as client:
            round_ = asyncio.create_task(self._post_all(client))
            try:
                yield
            finally:
                round_.cancel()
                await asyncio.wait([round_])

    @property
    def complaints(self) -> list[str]:
        """Whether a stranger was believed."""
        return [f"{self.taken_in} posts without the secret were taken"] if self.taken_in else []

    async def _post_all(self, client: httpx.AsyncClient) -> None:
        queue, pulse = self.sandbox.world.queue, self.sandbox.world.pulse
        while True:
            if not queue.webhook_url or not queue.pending:
                await pulse.wait()
            elif await self._is_taken(client, queue.pending[0]):
                del queue.pending[0]
                pulse.beat()
            else:
                self._turn += 1
                await asyncio.sleep(_PAUSE)

    async def _is_taken(self, client: httpx.AsyncClient, update: Update) -> bool:
        if self.random.random() < _FORGED:
            forged = {**update.json(), "update_id": _FOREIGN_ID + update.id}
            status = await self._post(client, forged, SECRET[:-1])
            self.forged += 1
            self.taken_in += status not in {403, None}
        if await self._post(client, update.json(), SECRET) != 200:
            return False
        if self.random.random() < _AGAIN:
            # Its 200 was lost on the way, so that it comes once more, perhaps to the other bot.
            self._turn += 1
            self.again += await self._post(client, update.json(), SECRET) == 200
        return True

    async def _post(self, client: httpx.AsyncClient, update: Any, secret: str) -> int | None:
        """The status; None when nobody answers."""
        url = f"http://127.0.0.1:{self.ports[self._turn % len(self.ports)]}{PATH}"
        try:
            answer = await client.post(url, json=update, headers={HEADER: secret})
        except httpx.HTTPError:
            return None
        return answer.status_code
