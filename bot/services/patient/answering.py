"""Answers that a patient taps or types to an open check-in: saved, then the next question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.answers import Question, accept_tap
from bot.domain.delivery import MessageKind
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
from bot.services.messaging.messages import Draft, queue, strip
from bot.services.patient import standing, warning_signs
from bot.storage import check_ins
from bot.storage.tables.followups import Answer, CheckIn
from bot.storage.tables.people import Chat
from bot.words.numbers import ScoreKind, read_score


@dataclass(frozen=True, slots=True)
class Tap:
    """A tapped answer as the button's data says it, forged or not."""

    check_in_id: str
    question: str
    value: str


class Answering(Service):
    """What a patient's tap on a check-in does; `message_id` is the message that was pressed."""

    @transaction
    async def answer(self, work: Work, caller: Caller, tap: Tap, message_id: int) -> None:
        """Save a tapped answer once, and show what comes next.

        Raises `NotAllowedError` on someone else's button, `InvalidAnswerError` on a forged value.
        """
        question, value = tap.question, tap.value
        case, check_in, chat = await cases.of_press(work, caller, tap.check_in_id)
        accept_tap(Question(question), value)
        if (question, value) == (Question.SAFETY, "yes"):
            await _answer_yes(work, case, chat, check_in, message_id)
            return
        if not await _is_open(work, case, chat, check_in):
            return
        if await _waits_for(work, case, check_in, Step(question)):
            await accept(work, case, chat, check_in, value, message_id)

    @transaction
    async def change(self, work: Work, caller: Caller, check_in_id: str, message_id: int) -> None:
        """Ask for the score again, as long as the check-in is not closed."""
        case, check_in, chat = await cases.of_press(work, caller, check_in_id)
        if await _is_open(work, case, chat, check_in, closed="change_closed"):
            check_in.step = Step.PAIN
            await questions.show(work, case, chat, check_in, onto=message_id)

    @transaction
    async def keep(
        self, work: Work, caller: Caller, check_in_id: str, choice: str, message_id: int
    ) -> None:
        """Score and words were far apart: keep both ("ok"), or ask for one of them again."""
        case, check_in, chat = await cases.of_press(work, caller, check_in_id)
        if not await _is_open(work, case, chat, check_in):
            return
        if not await _waits_for(work, case, check_in, Step.MISMATCH):
            return
        if choice != "ok":
            check_in.step = Step.PAIN if choice == "rescore" else Step.CHANGE
            await questions.show(work, case, chat, check_in, onto=message_id)
            return
        await answers.store(work, case, check_in, Step.MISMATCH, "kept")
        await _go_on(work, case, chat, check_in, message_id)

    @transaction
    async def start(self, work: Work, caller: Caller, check_in_id: str, message_id: int) -> None:
        """Start from a reminder, or answer the last check-in late: show what waits."""
        case, check_in, chat = await cases.of_press(work, caller, check_in_id)
        if not await _is_open(work, case, chat, check_in):
            return
        if check_in.step is Step.DONE:
            await _show_summary(work, case, chat, check_in, message_id)
        else:
            await questions.show(work, case, chat, check_in, onto=message_id)

    @transaction
    async def pick(self, work: Work, caller: Caller, check_in_id: str, message_id: int) -> None:
        """A suggested score was not meant: show the numbers."""
        case, check_in, chat = await cases.of_press(work, caller, check_in_id)
        if not await _is_open(work, case, chat, check_in):
            return
        if check_in.step is Step.PAIN:
            await questions.show(work, case, chat, check_in, onto=message_id)


async def _is_open(
    work: Work, case: Case, chat: Chat, check_in: CheckIn, *, closed: str = "old_checkin"
) -> bool:
    """Whether it takes answers; if not, the patient reads why, or the warning text again."""
    if not _takes_answers(work, case, check_in):
        await _refuse(work, case, chat, check_in, closed)
        return False
    if check_in.step is Step.SIGN:
        await safety_texts.show_red_flag(work, case, chat)
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
        given = await check_ins.answers(work.session, check_in.id)
        is_ours = step is Step.MISMATCH or step.value in case.plan_of(check_in).questions
        if is_ours and (step not in given or _is_asked_again(step, given)):
            check_in.step = step
    return check_in.step is step


def _is_asked_again(step: Step, given: dict[str, Answer]) -> bool:
    """After a changed score the words are asked once more."""
    # By their order, since a clock that was set back makes what came later look older.
    return step is Step.CHANGE and given[Question.PAIN].id > given[Question.CHANGE].id


async def _refuse(work: Work, case: Case, chat: Chat, check_in: CheckIn, key: str) -> None:
    """That check-in is closed: say so, keep the fact, and show the one that is open."""
    cases.note_event(work, case.patient, cases.LATE_TAP, check_in)
    await _say(work, case, chat, key)
    waiting = await planning.open_check_in(work, case.patient)
    if waiting is not None:
        other, waiting = await cases.of_check_in(work, waiting.id)
        await questions.show(work, other, chat, waiting)


async def _answer_yes(
    work: Work, case: Case, chat: Chat, check_in: CheckIn, message_id: int
) -> None:
    """Help is named at once, whether or not the check-in still takes answers."""
    if not _takes_answers(work, case, check_in):
        cases.note_event(work, case.patient, cases.LATE_TAP, check_in)
        await warning_signs.report(work, case, chat, message_id)
        return
    given = (await check_ins.answers(work.session, check_in.id)).get(Question.SAFETY)
    if given is None or given.value == "no" or given.by_mistake:
        await strip(work, chat, onto=message_id)
        await warning_signs.stop_at_red_flag(work, case, chat, check_in)


async def accept(
    work: Work, case: Case, chat: Chat, check_in: CheckIn, value: str, onto: int | None
) -> None:
    """Save the answer to the question that waits, and go on."""
    before = await answers.store(work, case, check_in, check_in.step, value)
    if check_in.step in {Step.PAIN, Step.CHANGE}:
        answers.mark_answered(work, case, check_in)
    elif check_in.reply_at is not None:
        check_in_states.owe_reply(work, case, check_in)
    await _echo_change(work, case, chat, check_in, before, value)
    await _go_on(work, case, chat, check_in, onto)


async def _say(work: Work, case: Case, chat: Chat, key: str, **values: object) -> None:
    text = work.text(key, case.language, **values)
    await queue(work, chat, Draft(MessageKind.REPLY, text), case.patient)


async def _echo_change(
    work: Work, case: Case, chat: Chat, check_in: CheckIn, before: Answer | None, value: str
) -> None:
    if check_in.step is Step.PAIN and before is not None and before.value != value:
        await _say(work, case, chat, "answer_changed", old_score=before.value, score=value)


async def _go_on(work: Work, case: Case, chat: Chat, check_in: CheckIn, onto: int | None) -> None:
    """Show the next question onto the message, or finish when there is none."""
    check_in.step = await _next_step(work, case, check_in)
    if check_in.step is not Step.DONE:
        await questions.show(work, case, chat, check_in, onto=onto)
        return
    await _show_summary(work, case, chat, check_in, onto)
    await progress.answered(work, case, check_in)
    await standing.show_waiting(work, case, chat)


async def _show_summary(
    work: Work, case: Case, chat: Chat, check_in: CheckIn, onto: int | None
) -> None:
    text, keyboard = await questions.summary(work, case, check_in)
    kind = MessageKind.REPLY if onto is None else MessageKind.EDIT
    draft = Draft(kind, text, keyboard, asks=onto is None, onto=onto)
    await queue(work, chat, draft, case.patient)
    # It waits for nothing: its Change stays when the next question comes.
    chat.question_id = None


async def _next_step(work: Work, case: Case, check_in: CheckIn) -> Step:
    """What to ask now: score and words in turn, one check of a mismatch, then what is left."""
    if check_in.step is Step.SAFETY:
        return Step.PAIN
    if check_in.step is Step.PAIN:
        return Step.CHANGE
    given = await check_ins.answers(work.session, check_in.id)
    reading = answers.reading_of(given)
    said = assess(case.episode.baseline, reading.score, reading.words, case.protocol.rule)
    is_unclear = check_in.step is Step.CHANGE and said.ask
    if is_unclear and Step.MISMATCH not in given:
        return Step.MISMATCH
    return await questions.first_left(work, case, check_in)


async def accept_typed(work: Work, case: Case, chat: Chat, check_in: CheckIn, text: str) -> None:
    """A typed text while a check-in waits: the score or note it asks for, else kept as a note."""
    if check_in.step is Step.NOTE:
        await answers.keep_note(work, case.patient, text, check_in)
        await accept(work, case, chat, check_in, "written", None)
        return
    if check_in.step is not Step.PAIN:
        await answers.keep_note(work, case.patient, text, check_in)
        await _say(work, case, chat, "tap_please")
        await questions.show(work, case, chat, check_in)
        return
    await _read_score(work, case, chat, check_in, text)


async def _read_score(work: Work, case: Case, chat: Chat, check_in: CheckIn, text: str) -> None:
    reading = read_score(text)
    if reading.kind is ScoreKind.EXACT:
        await accept(work, case, chat, check_in, str(reading.score), None)
    elif reading.kind is ScoreKind.SUGGESTED and reading.score is not None:
        question = work.text("number_confirm", case.language, score=reading.score)
        keyboard = questions.number_buttons(work, case, check_in, reading.score)
        draft = Draft(MessageKind.REPLY, question, keyboard, asks=True)
        await queue(work, chat, draft, case.patient)
    else:
        await answers.keep_note(work, case.patient, text, check_in)
        _, keyboard = await questions.compose(work, case, check_in)
        clear = work.text("number_not_clear", case.language)
        draft = Draft(MessageKind.REPLY, clear, keyboard, asks=True)
        await queue(work, chat, draft, case.patient)
