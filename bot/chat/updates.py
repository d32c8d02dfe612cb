"""Our own poll loop: an update is acknowledged only once it is committed to the inbox."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, TelegramError

from bot.chat.envelopes import Envelope, read_envelope
from bot.services.mailroom import Mailroom
from bot.services.ports import Stopwatch

log = structlog.get_logger(__name__)

POLL_FOR: Final = 25
ALLOWED: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
)
# A bot that is refused for this long must say so and end, so that it is started anew.
DEAF_AFTER: Final = 60.0
_LONGEST_PAUSE: Final = 20.0
# Seconds beyond the poll's own: an answer that trickles in outlives every read timeout.
_HUNG_AFTER: Final = 20
_REFUSALS: Final = (Conflict, EndPointNotFound, InvalidToken)


class DeafError(Exception):
    """Telegram refused every poll for a minute: a wrong token, or another instance polls."""


class Poll:
    """Fetches updates by long polling until it is cancelled; `heard_at` by its stopwatch."""

    def __init__(
        self,
        bot: Bot,
        mailroom: Mailroom,
        poll_for: int = POLL_FOR,
        stopwatch: Stopwatch | None = None,
    ) -> None:
        self._bot = bot
        self._mailroom = mailroom
        self._poll_for = poll_for
        self._stopwatch = stopwatch or Stopwatch()
        self._offset: int | None = None
        self._failures = 0
        self.heard_at = self._stopwatch.seconds()

    async def run(self) -> None:
        """Poll for ever; raises `DeafError` when Telegram refuses for a minute."""
        self.heard_at = self._stopwatch.seconds()
        while True:
            try:
                await self._step()
            except (TelegramError, TimeoutError) as error:
                await self._pause(error)
            except Exception as error:
                # The database is away: nothing is acknowledged, Telegram keeps the updates.
                log.exception("storing updates failed")
                await self._pause(error)

    async def _step(self) -> None:
        updates = await self._fetch()
        self.heard_at = self._stopwatch.seconds()
        envelopes = [envelope for raw in updates if (envelope := read_envelope(raw))]
        if envelopes:
            await self._mailroom.take([_row(each) for each in envelopes])
            self._mailroom.desk.post.set()
            # Ids may jump after a quiet week: the last of the batch counts, not the highest.
            self._offset = envelopes[-1].update_id + 1
        else:
            # All is confirmed by now; a stale offset could hide updates with new random ids.
            self._offset = None
        self._failures = 0

    async def _fetch(self) -> list[Any]:
        arguments = {
            "timeout": self._poll_for,
            "allowed_updates": list(ALLOWED),
        }
        if self._offset is not None:
            arguments["offset"] = self._offset
        # Raw JSON: an update that PTB cannot parse must not hide those behind it. PTB warns of a
        # name that it has a method for; Telegram does not mind the case.
        async with asyncio.timeout(self._poll_for + _HUNG_AFTER):
            answer: Any = await self._bot.do_api_request(
                "GetUpdates", api_kwargs=arguments, read_timeout=self._poll_for + 10
            )
        return answer if isinstance(answer, list) else []

    async def _pause(self, error: Exception) -> None:
        self._failures += 1
        # Its text may hold the token, so only its kind is logged.
        log.warning("poll failed", error=type(error).__name__, failures=self._failures)
        pause = min(0.2 * 2**self._failures, _LONGEST_PAUSE)
        deaf_for = self._stopwatch.seconds() - self.heard_at
        if isinstance(error, _REFUSALS) and deaf_for + pause > DEAF_AFTER:
            raise DeafError(
                "Telegram refuses to hand out updates: is the token right, and does no other"
                " instance of this bot run?"
            ) from None
        await self._stopwatch.sleep(pause)


def _row(envelope: Envelope) -> tuple[int, int, dict[str, Any]]:
    return envelope.update_id, envelope.chat_id, envelope.body
