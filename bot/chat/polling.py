"""Our own poll loop: an update is acknowledged only once it is committed to the inbox."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.chat.poll_health import Hearing
from bot.chat.redaction import Envelope, read_envelope
from bot.chat.send_errors import wait_of
from bot.chat.stray_webhook import remove_webhook
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Stopwatch
from bot.services.kernel.traffic import URGENT_AFTER
from bot.storage.database import is_in_trouble

log = structlog.get_logger(__name__)

POLL_FOR: Final = 25
# The most that Telegram hands out at once; fewer than this are all there were.
_LIMIT: Final = 100
ALLOWED: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
)
_LONGEST_PAUSE: Final = 20.0
# A database of one's own may be asked more often: it is back when it is.
_LONGEST_FOR_DATABASE: Final = 2.0
# Seconds since 1970 in the year 2100.
_NO_TIME: Final = 4_102_444_800
# Seconds beyond the poll's own: until a silent server is given up, and one whose answer trickles
# in, which outlives every read timeout. A hung poll and a short one after it fit into the minute
# within which a deaf bot must say so.
_SILENT_AFTER: Final = 10
_HUNG_AFTER: Final = 14
# The same until what came is stored, or the database given up.
_STORED_AFTER: Final = 31


class _UnreadableError(Exception):
    """Nothing of what a poll brought has an id, so that it comes again and again."""


class Poll:
    """Fetches updates by long polling until it is cancelled."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        poll_for: int = POLL_FOR,
        stopwatch: Stopwatch | None = None,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._poll_for = poll_for
        self._stopwatch = stopwatch or Stopwatch()
        self._offset: int | None = None
        self._failures = 0
        self._hearing = Hearing(self._stopwatch.seconds)
        self._listening = inbox.runtime.listening
        self._polls = inbox.runtime.meters.polls
        self._has_unhooked = False

    async def run(self) -> None:
        """Poll for ever; raises `DeafError` when Telegram refuses for a minute."""
        # The wait for a turn to lead is no silence.
        self._hearing = Hearing(self._stopwatch.seconds)
        self._listening.begin()
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
        known_until = self._listening.answered()
        self._note_times(updates)
        envelopes = [envelope for raw in updates if (envelope := read_envelope(raw))]
        if envelopes:
            try:
                await self._store(envelopes)
            except Exception as error:
                for each in envelopes:
                    await self._inbox.save(each.body, may_pass=is_in_trouble(error))
                raise
            self._inbox.runtime.post.set()
        # Ids may jump after a quiet week: the last of the batch counts, not the highest. Without
        # one all is confirmed by now; a stale offset could hide updates with new random ids.
        self._offset = envelopes[-1].update_id + 1 if envelopes else None
        if updates and not envelopes:
            raise _UnreadableError
        self._listening.heard(known_until if len(updates) < _LIMIT else None)
        self._hearing.succeeded()
        self._polls["ok"] += 1
        if self._failures:
            log.warning("polls succeed again", failures=self._failures)
        self._failures = 0

    def _note_times(self, updates: list[Any]) -> None:
        """What was written in the future was so by a clock that is right."""
        for update in updates:
            message = update.get("message") if isinstance(update, dict) else None
            date = message.get("date") if isinstance(message, dict) else None
            if isinstance(date, int) and 0 < date < _NO_TIME:
                written_at = datetime.fromtimestamp(date, UTC)
                self._inbox.runtime.agreement.note_at_least(written_at)

    async def _store(self, envelopes: list[Envelope]) -> None:
        """All at once, or else one by one, so that a bad update does not hide those behind it."""
        try:
            await self._inbox.take([_row(each) for each in envelopes])
        except Exception as error:
            if is_in_trouble(error):
                raise
            log.exception("updates could not be stored at once", count=len(envelopes))
            for each in envelopes:
                await store_alone(self._inbox, each)

    async def _fetch(self) -> list[Any]:
        # The first one, and the first after a failure, only asks what there is, and is given up
        # the sooner.
        timeout = self._poll_for if self._listening.is_in_touch else 0
        arguments = {
            "timeout": timeout,
            "limit": _LIMIT,
            "allowed_updates": list(ALLOWED),
        }
        if self._offset is not None:
            arguments["offset"] = self._offset
        # Raw JSON: an update that PTB cannot parse must not hide those behind it. PTB warns of a
        # name that it has a method for; Telegram does not mind the case.
        patience = timeout + _HUNG_AFTER
        self._listening.ask(patience)
        async with asyncio.timeout(patience):
            answer: Any = await self._bot.do_api_request(
                "GetUpdates", api_kwargs=arguments, read_timeout=timeout + _SILENT_AFTER
            )
        return answer if isinstance(answer, list) else []

    async def _pause(self, error: Exception) -> None:
        self._failures += 1
        self._polls["failed"] += 1
        self._listening.lose()
        # Its text may hold the token, so only its kind is logged.
        log.warning("poll failed", error=type(error).__name__, failures=self._failures)
        # No number of failures is too large: a network may be away for a day.
        is_telegrams = isinstance(error, TelegramError | TimeoutError)
        is_databases = not is_telegrams and is_in_trouble(error)
        longest = _LONGEST_FOR_DATABASE if is_databases else _LONGEST_PAUSE
        pause = min(0.2 * 2 ** min(self._failures, 10), longest)
        if isinstance(error, RetryAfter):
            # However long Telegram asks for: a deaf bot would miss a warning sign.
            pause = max(pause, min(wait_of(error), URGENT_AFTER).total_seconds())
        patience = _HUNG_AFTER if is_telegrams else _STORED_AFTER
        self._hearing.failed(error, pause, patience)
        if isinstance(error, Conflict):
            await self._unhook()
        await self._stopwatch.sleep(pause)

    async def _unhook(self) -> None:
        """Another instance polls, or a webhook is set, which is taken back.

        Once: somebody who sets it again is another instance, and ends this one as a conflict.
        """
        if not self._has_unhooked:
            self._has_unhooked = await remove_webhook(self._bot)


async def store_alone(inbox: Inbox, envelope: Envelope) -> None:
    """Store an update, and step over one that no database could take."""
    try:
        await inbox.take([_row(envelope)])
    except Exception as error:
        if is_in_trouble(error):
            raise
        log.exception("an update could not be stored")
        await inbox.give_up(envelope.update_id)


def _row(envelope: Envelope) -> tuple[int, int, dict[str, Any]]:
    return envelope.update_id, envelope.chat_id, envelope.body
