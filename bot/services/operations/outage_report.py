"""The report of an outage: to staff, once, with counts that are final."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.alert_details import Recovery
from bot.services.alerts import raising
from bot.services.kernel.outages import DOWN, UP
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.storage import check_ins, facts

# A report does not wait for ever for counts that are final.
_REPORT_WITHIN: Final = timedelta(hours=24)


async def report(work: Work) -> bool:
    """Report an outage that is over, once its counts are final; whether it was reported."""
    down_since = await facts.read_time(work.session, DOWN)
    if down_since is None:
        return False
    up_again = await facts.read_time(work.session, UP) or work.now
    is_overdue = work.now - up_again > _REPORT_WITHIN
    if not is_overdue and await check_ins.is_left(work.session, up_again):
        return False
    await facts.forget(work.session, DOWN)
    await _report(work, down_since, up_again)
    return True


async def _report(work: Work, since: datetime, until: datetime) -> None:
    """One report with counts: what was due meanwhile, what goes out now and what does not."""
    sent, skipped = await check_ins.count_outage(work.session, since, until)
    zone = work.clinic.zone
    about = Recovery(
        since=placeholders.short_moment(since, zone, "en"),
        until=placeholders.short_moment(until, zone, "en"),
        planned=sent + skipped,
        sent=sent,
        skipped=skipped,
    )
    await raising.raise_alert(work, about, None)
