"""A check-in's state: a function for each way it can change, and nothing else writes it."""

from __future__ import annotations

from bot.domain.ledger import CheckInState, Reason, Step
from bot.services.kernel.transaction import Work
from bot.storage import check_ins
from bot.storage.tables.followups import CheckIn


def end(work: Work, check_in: CheckIn, state: CheckInState, reason: Reason | None) -> None:
    """Give a check-in its one outcome."""
    check_in.state = state
    check_in.reason = reason
    check_in.ended_at = work.now
    check_in.remind_at = None
    if state is not CheckInState.ANSWERED:
        check_in.closes_at = check_in.reply_at = None


async def plan_again(work: Work, check_in: CheckIn) -> None:
    """It was not sent, or too early: what was said to it was about another day."""
    for answer in (await check_ins.answers(work.session, check_in.id)).values():
        answer.superseded_at = work.now
    check_in.state, check_in.step = CheckInState.PLANNED, Step.SAFETY
    check_in.opened_at = check_in.sent_at = None
    check_in.remind_at = check_in.closes_at = check_in.reply_at = None
    check_in.reminders_sent, check_in.uncertain = 0, False
