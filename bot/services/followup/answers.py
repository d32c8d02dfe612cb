"""Answers: stored, never overwritten; what they say, and whether they came late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain import schedule
from bot.domain.answers import Question, accept
from bot.domain.ledger import CheckInState, Reason
from bot.domain.relief import Level, Reading
from bot.services.followup import check_in_states
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import Answer, CheckIn

_UNHEARD: Final = frozenset({CheckInState.MISSED, CheckInState.SKIPPED, CheckInState.UNDELIVERED})


async def store(
    work: Work,
    case: Case,
    check_in: CheckIn,
    question: str,
    value: str,
    *,
    by_phone: bool = False,
) -> Answer | None:
    """Store an answer and give back the one that it replaces; raises `InvalidAnswerError`."""
    if question in set(Question):
        accept(Question(question), value)
    given = await case.given(work, check_in)
    before = given.get(question)
    if before is not None:
        before.superseded_at = work.now
        await work.session.flush()
    given[question] = Answer(
        check_in_id=check_in.id,
        question=question,
        value=value,
        at=work.now,
        language=case.language,
        answered_by=case.patient.answered_by,
        is_late=is_late(check_in),
        by_mistake=False,
        by_phone=by_phone,
    )
    work.session.add(given[question])
    if before is not None:
        # By its id a later answer is told from one that a changed score came after.
        await work.session.flush()
    return before


def reading_of(given: Mapping[str, Answer], level: Level | None = None) -> Reading:
    """What the answers of a check-in say: score, own words, and the level that they were given."""
    score = int(given[Question.PAIN].value) if Question.PAIN in given else None
    words = int(given[Question.CHANGE].value) if Question.CHANGE in given else None
    return Reading(score, words, level)


async def readings(work: Work, case: Case) -> list[Reading]:
    """What each check-in of a follow-up says so far, in order."""
    return [reading_of(await case.given(work, each), each.level) for each in case.check_ins]


async def trend(work: Work, case: Case) -> str:
    """The scores so far for staff, before the injection first: "8 > 7 > 7 > -"."""
    scores = [case.episode.baseline, *(each.score for each in await readings(work, case))]
    return " > ".join("-" if score is None else str(score) for score in scores)


def waiting(work: Work, case: Case) -> CheckIn | None:
    """The check-in that is open or was missed last, while an answer to it still counts."""
    newest = _newest(case)
    if newest is None or newest.state is CheckInState.OPEN:
        return newest
    return newest if newest.state in _UNHEARD and _still_counts(work, case, newest) else None


async def correctable(work: Work, case: Case) -> CheckIn | None:
    """The same of one that was answered by phone, and whose answers still count."""
    newest = _newest(case)
    is_answered = newest is not None and newest.state is CheckInState.ANSWERED
    if newest is None or not is_answered or not _still_counts(work, case, newest):
        return None
    given = await case.given(work, newest)
    said = [given[each] for each in (Question.PAIN, Question.CHANGE) if each in given]
    return newest if any(each.by_phone for each in said) else None


def _newest(case: Case) -> CheckIn | None:
    begun = (each for each in reversed(case.check_ins) if each.state is not CheckInState.PLANNED)
    return next(begun, None)


def _still_counts(work: Work, case: Case, check_in: CheckIn) -> bool:
    injected_at = case.episode.injected_at
    until = schedule.late_until(case.protocol, injected_at, check_in.due_at, case.calendar)
    return work.now < until


def is_late(check_in: CheckIn) -> bool:
    """Whether its answers came after it was closed."""
    return check_in_states.was_left(check_in) or check_in.reason is Reason.ANSWERED_LATE


def mark_answered(work: Work, case: Case, check_in: CheckIn) -> None:
    """A score or own words are in: no more reminders, and within the hour they are judged."""
    if check_in.state is CheckInState.OPEN or check_in_states.was_left(check_in):
        reason = Reason.ANSWERED_LATE if is_late(check_in) else None
        check_in_states.answer(work, check_in, reason)
    check_in_states.owe_reply(work, case, check_in)


async def mark_mistake(work: Work, case: Case, check_in: CheckIn) -> None:
    """A yes to the safety question is never removed, only marked as a mistake."""
    given = await case.given(work, check_in)
    given[Question.SAFETY].by_mistake = True
