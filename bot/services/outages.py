"""Outages: noticed once they are over, reported to staff once, remembered for what they cost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.alerts import AlertKind
from bot.services import alerting, wording
from bot.services.transaction import Work
from bot.storage import check_ins, facts, outbox

SEEN: Final = "seen_alive_at"
_DOWN: Final = "down_since"
_UP: Final = "up_again_at"
_DEAF_UNTIL: Final = "deaf_until"
# Shorter gaps than this are a restart, not an outage.
_OUTAGE: Final = timedelta(minutes=10)
# Telegram drops what the bot has not fetched for this long.
_KEPT_FOR: Final = timedelta(hours=24)
# A report does not wait for ever for counts that are final.
_REPORT_WITHIN: Final = timedelta(hours=24)


async def notice(work: Work, since: datetime) -> None:
    """The bot is back; `since`: the last moment at which it worked and heard Telegram.

    A clock that was set forward, or a machine that slept, means what an outage means.
    """
    if since - work.now > _OUTAGE:
        await outbox.hurry(work.session, work.now)
    if work.now - since <= _OUTAGE:
        return
    if await facts.read_time(work.session, _DOWN) is None:
        await facts.write_time(work.session, _DOWN, since)
    await facts.write_time(work.session, _UP, work.now)
    await facts.write_time(work.session, SEEN, work.now)
    if work.now - since > _KEPT_FOR:
        await facts.write_time(work.session, _DEAF_UNTIL, work.now - _KEPT_FOR)


async def may_have_lost(work: Work, since: datetime) -> bool:
    """Whether something that a patient did between a moment and now may never have been heard."""
    deaf_until = await facts.read_time(work.session, _DEAF_UNTIL)
    return deaf_until is not None and since < deaf_until


async def report(work: Work) -> bool:
    """Report an outage that is over, once its counts are final; whether it was reported."""
    down_since = await facts.read_time(work.session, _DOWN)
    if down_since is None:
        return False
    up_again = await facts.read_time(work.session, _UP) or work.now
    is_overdue = work.now - up_again > _REPORT_WITHIN
    if not is_overdue and await check_ins.is_left(work.session, up_again):
        return False
    await facts.forget(work.session, _DOWN)
    await _report(work, down_since, up_again)
    return True


async def _report(work: Work, since: datetime, until: datetime) -> None:
    """One report with counts: what was due meanwhile, what goes out now and what does not."""
    sent, skipped = await check_ins.count_outage(work.session, since, until)
    zone = work.clinic.zone
    details: dict[str, Any] = {
        "from": wording.short_moment(since, zone, "en"),
        "until": wording.short_moment(until, zone, "en"),
        "planned": sent + skipped,
        "sent": sent,
        "skipped": skipped,
    }
    await alerting.raise_alert(work, AlertKind.RECOVERY, None, **details)
