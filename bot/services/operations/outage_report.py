"""The report of an outage: to staff, once and soon, with counts that are final if it can be."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.alert_details import Recovery
from bot.services.alerts import raising
from bot.services.kernel.outages import DOWN, UP
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.storage import check_ins, facts

# A report does not wait longer for counts that are final: the job looks every minute, and staff
# hear of it within ten.
_REPORT_WITHIN: Final = timedelta(minutes=8)


async def report(work: Work) -> bool:
    """Report an outage that is over, once its counts are final or soon; whether it was."""
    down_since = await facts.read_time(work.session, DOWN)
    if down_since is None:
        return False
    up_again = await facts.read_time(work.session, UP) or work.now
    is_overdue = not up_again <= work.now <= up_again + _REPORT_WITHIN
    if not is_overdue and await check_ins.is_left(work.session, up_again):
        return False
    await facts.forget(work.session, DOWN)
    await _report(work, down_since, up_again)
    return True


async def _report(work: Work, since: datetime, until: datetime) -> None:
    """One report with counts: what was due meanwhile, and what became of it so far."""
    sent, skipped, waiting = await check_ins.count_outage(work.session, since, until)
    zone = work.clinic.zone
    about = Recovery(
        since=placeholders.short_moment(since, zone, "en"),
        until=placeholders.short_moment(until, zone, "en"),
        planned=sent + skipped + waiting,
        sent=sent,
        skipped=skipped,
        waiting=waiting,
    )
    await raising.raise_alert(work, about, None)
