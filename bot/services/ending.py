"""Ending a follow-up before its time."""

from __future__ import annotations

from bot.domain.ledger import Reason
from bot.services import planning, replying
from bot.services.cases import Case
from bot.services.messages import retire_question
from bot.services.transaction import Work
from bot.storage import patients


async def end_follow_up(work: Work, case: Case, reason: Reason) -> None:
    """End a follow-up: nothing more is asked, and staff hear of what was answered to the end."""
    if reason is not Reason.DECEASED:
        await _judge_answered(work, case, reason)
    await planning.end_episode(work, case, reason)
    if case.chat is not None:
        for check_in in await patients.check_ins(work.session, case.episode.id):
            await retire_question(work, case.chat, check_in.id)


async def _judge_answered(work: Work, case: Case, reason: Reason) -> None:
    """Check-ins whose reply was still to come are judged without one."""
    for check_in in await patients.check_ins(work.session, case.episode.id):
        if not replying.is_owed(check_in):
            continue
        if reason is not Reason.REPLACED:
            # A follow-up that another one replaces has no outcome; any other may have one.
            check_in.closes_at = None
        await replying.finish_for_staff(work, case, check_in)
