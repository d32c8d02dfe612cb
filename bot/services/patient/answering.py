"""Answers that a patient gives to an open check-in: saved, then the next question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answers import Question, accept_tap
from bot.domain.ledger import Step
from bot.domain.relief import assess
from bot.services.followup import (
    answers,
    check_in_states,
    planning,
    progress,
    questions,
    safety_texts,
)
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.messages import forget_question
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import standing, warning_signs
from bot.services.patient.caller import turn_of_press
from bot.storage.tables.followups import Answer, CheckIn


@dataclass(frozen=True, slots=True)
class Tap:
    """A tapped answer as the button's data says it, forged or not."""

    check_in_id: str
    question: str
    value: str


class Answering(Service):
    """What a patient's tap on a check-in does; `message_id` is the message that was pressed."""

    @transaction
    async def answer(self, work: Work, caller: Caller, tap: Tap, message_id: int | None) -> None:
        """Save a tapped answer once, and show what comes next.

        Raises `NotAllowedError` on someone else's button, `InvalidAnswerError` on a forged value.
        """
        question, value = tap.question, tap.value
        turn, check_in = await turn_of_press(work, caller, tap.check_in_id, message_id)
        accept_tap(Question(question), value)
        if (question, value) == (Question.SAFETY, "yes"):
            await answer_yes(turn, check_in)
            return
        if not await _is_open(turn, check_in):
            return
        if await _waits_for(work, turn.case, check_in, Step(question)):
            await accept(turn, check_in, value)
        elif turn.instead_of is not None:
            # Answered meanwhile; what is typed must not pass without a word.
            await standing.ask_again(turn)

    @transaction
    async def change(
        self, work: Work, caller: Caller, check_in_id: str, message_id: int | None
    ) -> None:
        """Ask for the score again, as long as the check-in is not closed."""
        turn, check_in = await turn_of_press(work, caller, check_in_id, message_id)
        if await _is_open(turn, check_in, closed="change_closed"):
            check_in.step = Step.PAIN
            await questions.show(turn, check_in)

    @transaction
    async def keep(
        self, work: Work, caller: Caller, check_in_id: str, choice: str, message_id: int | None
    ) -> None:
        """Score and words were far apart: keep both ("ok"), or ask for one of them again.

        Another score was typed: keep the one that was given ("score").
        """
        turn, check_in = await turn_of_press(work, caller, check_in_id, message_id)
        if not await _is_open(turn, check_in):
            return
        if choice == "score":
            if Question.PAIN in await turn.case.given(work, check_in):
                await _go_on(turn, check_in, is_kept=True)
            return
        if not await _waits_for(work, turn.case, check_in, Step.MISMATCH):
            return
        if choice != "ok":
            check_in.step = Step.PAIN if choice == "rescore" else Step.CHANGE
            await questions.show(turn, check_in)
            return
        await answers.store(work, turn.case, check_in, Step.MISMATCH, "kept")
        await _go_on(turn, check_in)

    @transaction
    async def start(
        self, work: Work, caller: Caller, check_in_id: str, message_id: int | None
    ) -> None:
        """Start from a reminder, or answer the last check-in late: show what waits."""
        turn, check_in = await turn_of_press(work, caller, check_in_id, message_id)
        if not await _is_open(turn, check_in):
            return
        if check_in.step is Step.DONE:
            await _show_summary(turn, check_in)
        else:
            await questions.show(turn, check_in)

    @transaction
    async def pick(
        self, work: Work, caller: Caller, check_in_id: str, message_id: int | None
    ) -> None:
        """A suggested score was not meant: show the numbers."""
        turn, check_in = await turn_of_press(work, caller, check_in_id, message_id)
        if not await _is_open(turn, check_in):
            return
        if check_in.step is Step.PAIN:
            await questions.show(turn, check_in)


async def _is_open(turn: PatientTurn, check_in: CheckIn, *, closed: str = "old_checkin") -> bool:
    """Whether it takes answers; if not, the patient reads why, or the warning text again."""
    if not _takes_answers(turn.work, turn.case, check_in):
        await _refuse(turn, check_in, closed)
        return False
    if check_in.step is Step.SIGN:
        await safety_texts.show_red_flag(turn)
        return False
    return True


def _takes_answers(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Whether it is not closed; the last one may be answered late."""
    if check_in.closes_at is None:
        check_in_states.closes_at(check_in, planning.late_until(work, case, check_in))
    return check_in.closes_at is not None


async def _waits_for(work: Work, case: Case, check_in: CheckIn, step: Step) -> bool:
    """Whether this is asked now; what was left open when the reply went out is still taken."""
    if check_in.step is Step.DONE:
        given = await case.given(work, check_in)
        is_ours = step is Step.MISMATCH or step.value in case.plan_of(check_in).questions
        if is_ours and (step not in given or _is_asked_again(step, given)):
            check_in.step = step
    return check_in.step is step


def _is_asked_again(step: Step, given: dict[str, Answer]) -> bool:
    """After a changed score the words are asked once more."""
    # By their order, since a clock that was set back makes what came later look older.
    return step is Step.CHANGE and given[Question.PAIN].id > given[Question.CHANGE].id


async def _refuse(turn: PatientTurn, check_in: CheckIn, key: str) -> None:
    """That check-in is closed: say so, keep the fact, and show the one that is open."""
    cases.note_event(turn.work, turn.patient, cases.LATE_TAP, check_in)
    await turn.say(key)
    waiting = await planning.open_check_in(turn.work, turn.patient)
    if waiting is not None:
        other, waiting = await cases.of_check_in(turn.work, waiting.id)
        await questions.ask(turn.about(other), waiting)


async def answer_yes(turn: PatientTurn, check_in: CheckIn) -> None:
    """Help is named at once, whether or not the check-in still takes answers."""
    work, case = turn.work, turn.case
    if not _takes_answers(work, case, check_in):
        cases.note_event(work, case.patient, cases.LATE_TAP, check_in)
        await warning_signs.report(turn)
        return
    given = (await case.given(work, check_in)).get(Question.SAFETY)
    if given is None or given.value == "no" or given.by_mistake:
        await turn.strip()
        await warning_signs.stop_at_red_flag(turn, check_in)


async def accept(turn: PatientTurn, check_in: CheckIn, value: str) -> None:
    """Save the answer to the question that waits, and go on."""
    work, case = turn.work, turn.case
    before = await answers.store(work, case, check_in, check_in.step, value)
    if check_in.step in {Step.PAIN, Step.CHANGE}:
        answers.mark_answered(work, case, check_in)
    elif check_in.reply_at is not None:
        check_in_states.owe_reply(work, case, check_in)
    if check_in.step is Step.PAIN and before is not None and before.value != value:
        is_replied = check_in.replied_at is not None and not work.clinic.record_only
        # What they read of the old one stands above until the words are in, or an hour is over.
        key = "answer_changed_after" if is_replied else "answer_changed"
        await turn.say(key, old_score=before.value, score=value)
    await _go_on(turn, check_in)


async def _go_on(turn: PatientTurn, check_in: CheckIn, *, is_kept: bool = False) -> None:
    """Show the next question onto the message, or finish when there is none.

    `is_kept`: the score stays as it was, so that nothing is asked again.
    """
    work, case = turn.work, turn.case
    if is_kept:
        check_in.step = await questions.first_left(work, case, check_in)
    else:
        check_in.step = await _next_step(work, case, check_in)
    if check_in.step is not Step.DONE:
        await questions.show(turn, check_in)
        return
    await _show_summary(turn, check_in)
    await progress.answered(work, case, check_in)
    await standing.show_waiting(turn)


async def _show_summary(turn: PatientTurn, check_in: CheckIn) -> None:
    await turn.show(await questions.summary(turn.work, turn.case, check_in))
    # It waits for nothing: its Change stays when the next question comes.
    await forget_question(turn.work, turn.chat)


async def _next_step(work: Work, case: Case, check_in: CheckIn) -> Step:
    """What to ask now: score and words in turn, one check of a mismatch, then what is left."""
    if check_in.step is Step.SAFETY:
        return Step.PAIN
    if check_in.step is Step.PAIN and Question.CHANGE in case.plan_of(check_in).questions:
        return Step.CHANGE
    given = await case.given(work, check_in)
    reading = answers.reading_of(given)
    said = assess(case.episode.baseline, reading.score, reading.words, case.protocol.rule)
    # What does not fit together is asked about only by who draws something from it.
    is_unclear = check_in.step is Step.CHANGE and said.ask and not work.clinic.record_only
    if is_unclear and Step.MISMATCH not in given:
        return Step.MISMATCH
    return await questions.first_left(work, case, check_in)
