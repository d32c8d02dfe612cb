"""Answers that a patient gave on the phone: they count like any other, and conclude as they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain import schedule
from bot.domain.alert_details import RedFlag
from bot.domain.answers import Question
from bot.domain.ledger import CheckInState, Reason, Step
from bot.services.alerts import raising
from bot.services.followup import answers, check_in_states, progress
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import retire_question
from bot.storage.tables.followups import CheckIn

_UNHEARD: Final = frozenset({CheckInState.MISSED, CheckInState.SKIPPED, CheckInState.UNDELIVERED})


def waiting(work: Work, case: Case) -> CheckIn | None:
    """The check-in that is open or was missed last, while an answer to it still counts."""
    begun = (each for each in reversed(case.check_ins) if each.state is not CheckInState.PLANNED)
    newest = next(begun, None)
    if newest is None or newest.state is CheckInState.OPEN:
        return newest
    return newest if newest.state in _UNHEARD and _still_counts(work, case, newest) else None


def _still_counts(work: Work, case: Case, check_in: CheckIn) -> bool:
    injected_at = case.episode.injected_at
    until = schedule.late_until(case.protocol, injected_at, check_in.due_at, case.calendar)
    return work.now < until


async def record(
    work: Work, case: Case, check_in: CheckIn | None, said: Mapping[str, str]
) -> None:
    """Store what was said, by question, and do what follows; a sign calls staff at once.

    The chat says nothing of it: the patient heard it on the phone. Without a check-in only a sign
    counts. Raises `InvalidAnswerError`.
    """
    is_sign = said.get(Question.SAFETY) == "yes"
    if check_in is not None:
        await _store(work, case, check_in, said)
        _end(work, check_in, is_sign=is_sign)
    if is_sign:
        offset = None if check_in is None else case.plan_of(check_in).offset
        await raising.raise_alert(work, RedFlag(check_in=offset), case.patient, check_in)
        if check_in is not None:
            await progress.ended_by_sign(work, case, check_in)
    elif check_in is not None:
        await progress.answered(work, case, check_in, reads=False)


async def _store(work: Work, case: Case, check_in: CheckIn, said: Mapping[str, str]) -> None:
    for question, value in said.items():
        await answers.store(work, case, check_in, question, value, by_phone=True)
    if case.chat is not None and check_in.state is CheckInState.OPEN:
        await retire_question(work, case.chat, check_in.id)


def _end(work: Work, check_in: CheckIn, *, is_sign: bool) -> None:
    reason = Reason.ANSWERED_LATE if answers.is_late(check_in) else None
    check_in_states.answer(work, check_in, Reason.SAFETY_ONLY if is_sign else reason)
    check_in_states.close(check_in)
    check_in.step = Step.SIGN if is_sign else Step.DONE
