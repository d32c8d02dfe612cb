"""Outages: noticed once they are over, and remembered for what they cost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.services.kernel.transaction import Work
from bot.storage import facts, outbox

SEEN: Final = "seen_alive_at"
DOWN: Final = "down_since"
UP: Final = "up_again_at"
_DEAF_UNTIL: Final = "deaf_until"
# Shorter gaps than this are a restart, not an outage.
_OUTAGE: Final = timedelta(minutes=10)
# Telegram drops what the bot has not fetched for this long.
_KEPT_FOR: Final = timedelta(hours=24)


async def notice(work: Work, since: datetime) -> None:
    """The bot is back; `since`: the last moment at which it worked and heard Telegram.

    A clock that was set forward, or a machine that slept, means what an outage means.
    """
    if since - work.now > _OUTAGE:
        await outbox.hurry(work.session, work.now)
        work.has_mail = True
    if work.now - since <= _OUTAGE:
        return
    if await facts.read_time(work.session, DOWN) is None:
        await facts.write_time(work.session, DOWN, since)
    await facts.write_time(work.session, UP, work.now)
    await facts.write_time(work.session, SEEN, work.now)
    if work.now - since > _KEPT_FOR:
        await facts.write_time(work.session, _DEAF_UNTIL, work.now - _KEPT_FOR)


async def may_have_lost(work: Work, since: datetime) -> bool:
    """Whether something that a patient did between a moment and now may never have been heard."""
    deaf_until = await facts.read_time(work.session, _DEAF_UNTIL)
    return deaf_until is not None and since < deaf_until
