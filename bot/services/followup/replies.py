"""What a patient reads after a check-in, by the level of what they said."""

from __future__ import annotations

from typing import Any

from bot.domain import schedule
from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.domain.ledger import Reason, Step
from bot.domain.protocol import Role
from bot.domain.relief import Assessment, Level, assess
from bot.services.alerts import raising
from bot.services.followup import answers, conclusion, planning, questions, safety_texts
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import injection_labels, placeholders
from bot.services.messaging.messages import Draft, queue
from bot.storage import check_ins
from bot.storage.tables.followups import Answer, CheckIn

_EARLY = {
    Level.GOOD: "thanks_good_early",
    Level.PARTIAL: "thanks_partial_early",
    Level.WORSE: "thanks_worse_early",
}


def assessed(case: Case, given: dict[str, Answer]) -> Assessment:
    """What the current answers of a check-in say."""
    score = int(given["pain"].value) if "pain" in given else None
    words = int(given["change"].value) if "change" in given else None
    return assess(case.episode.baseline, score, words, case.protocol.rule)


def is_owed(check_in: CheckIn) -> bool:
    """Whether it was answered and not all that follows from it is done."""
    is_stopped = check_in.step is Step.SIGN and check_in.reason is not Reason.SAFETY_ONLY
    return is_stopped or check_in.reply_at is not None


async def finish(work: Work, case: Case, check_in: CheckIn) -> None:
    """Give an answered check-in its level, reply to it, and conclude if it was the last.

    After a changed answer there is a new reply only if the level or the outcome changed, after a
    warning sign none at all.
    """
    if check_in.step is Step.SIGN:
        await finish_for_staff(work, case, check_in)
        return
    if case.is_last(check_in) and not _may_conclude(work, case, check_in):
        return
    is_first = check_in.replied_at is None
    has_new_level = await _judge(work, case, check_in)
    if check_in.step is Step.NOTE:
        await questions.settle(work, case, check_in)
    if check_in.step is not Step.PAIN:
        # Else "Change" was tapped, and the numbers still wait.
        check_in.step = Step.DONE
    check_in.replied_at = check_in.replied_at or work.now
    await planning.bring_forward(work, case.patient)
    if is_first and answers.is_late(check_in):
        await _say_late(work, case)
    if is_first or has_new_level:
        await _tell(work, case, check_in)
    elif case.is_last(check_in):
        await conclusion.reconsider(
            work, case, check_in, await alert_details(work, case, check_in)
        )


async def finish_for_staff(work: Work, case: Case, check_in: CheckIn) -> None:
    """Judge what was answered where the patient must read nothing: they left, or need help first.

    The last check-in concludes once it is closed.
    """
    has_new_level = await _judge(work, case, check_in)
    details = await alert_details(work, case, check_in)
    if has_new_level and check_in.level is Level.WORSE:
        await raising.raise_worse(work, case.patient, check_in, details)
    is_over = case.is_last(check_in) and check_in.closes_at is None
    if is_over and _may_conclude(work, case, check_in):
        await conclusion.conclude_for_staff(work, case, check_in, details)


async def _judge(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Set the level, and have staff ask where score and words differ; whether it is another."""
    before, differed = check_in.level, check_in.mismatch_kept
    assessment = assessed(case, await check_ins.answers(work.session, check_in.id))
    check_in.level = assessment.level
    check_in.mismatch_kept = assessment.mismatch
    check_in.reply_at = None
    has_new_level = before is not assessment.level
    if assessment.mismatch and (has_new_level or not differed):
        details = await alert_details(work, case, check_in)
        await raising.raise_alert(work, AlertKind.MISMATCH, case.patient, check_in, **details)
    return has_new_level


async def _say_late(work: Work, case: Case) -> None:
    draft = Draft(MessageKind.REPLY, work.text("late_saved", case.language))
    await queue(work, case.home, draft, case.patient)


def _may_conclude(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Never before seven full days, whatever moved: the reply then waits."""
    earliest = schedule.may_conclude_from(case.protocol, case.episode.injected_at, case.calendar)
    if work.now >= earliest:
        return True
    check_in.reply_at = case.calendar.into_window(earliest)
    return False


async def _tell(work: Work, case: Case, check_in: CheckIn) -> None:
    details = await alert_details(work, case, check_in)
    if case.is_last(check_in):
        await conclusion.conclude(work, case, check_in, details)
        return
    if check_in.level is Level.WORSE:
        await raising.raise_worse(work, case.patient, check_in, details)
    await _thank(work, case, check_in)


async def _thank(work: Work, case: Case, check_in: CheckIn) -> None:
    following = await planning.next_planned(work, case)
    if check_in.level is None or following is None:
        return
    if await safety_texts.repeat_help(work, case, case.home):
        # Each reply says that what they feel is good or common.
        return
    role = "first" if case.role(check_in) is Role.FIRST else "next"
    key = _EARLY.get(check_in.level, f"thanks_none_{role}")
    values = placeholders.protocol_values(work, case.protocol, case.language)
    text = work.text(
        key,
        case.language,
        checkin_name=placeholders.checkin_name(work, case, check_in),
        next_date=placeholders.moment(following.look_at, case.calendar.zone, case.language),
        **values,
    )
    draft = Draft(MessageKind.OUTCOME, await injection_labels.head(work, case, text))
    await queue(work, case.home, draft, case.patient)


async def alert_details(work: Work, case: Case, check_in: CheckIn) -> dict[str, Any]:
    """What staff are told about a check-in, as codes."""
    given = await check_ins.answers(work.session, check_in.id)
    offset = case.plan(check_in).offset
    baseline = case.episode.baseline
    return {
        "checkin_name": [offset.value, offset.unit],
        "score": given["pain"].value if "pain" in given else "-",
        "baseline": "-" if baseline is None else str(baseline),
        "change": given["change"].value if "change" in given else "",
    }
