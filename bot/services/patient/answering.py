"""Answers that a patient taps or types to an open check-in: saved, then the next question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.answers import Question, accept_tap
from bot.domain.ledger import PatientState, Step
from bot.domain.relief import assess
from bot.services.followup import (
    answers,
    check_in_states,
    notes,
    planning,
    progress,
    questions,
    safety_texts,
)
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import SEPARATOR, Verb, press
from bot.services.messaging.messages import forget_question
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import standing, warning_signs
from bot.services.patient.caller import turn_of_press
from bot.storage import check_ins, offers
from bot.storage.tables.followups import Answer, CheckIn
from bot.words.buttons import adds_nothing, confirms, half_named, read_button
from bot.words.courtesy import is_courtesy
from bot.words.numbers import ScoreKind, names_number, read_score

# "Nothing" as an answer to whether there is anything to add.
_NO: Final = ("No",)
_QUESTIONS: Final = frozenset(each.value for each in Question)


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
            await _answer_yes(turn, check_in)
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


async def _answer_yes(turn: PatientTurn, check_in: CheckIn) -> None:
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
        await turn.say("answer_changed", old_score=before.value, score=value)
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


async def accept_typed(
    turn: PatientTurn, check_in: CheckIn, text: str, *, is_kept: bool = False
) -> bool:
    """Take a typed text as the answer that the check-in waits for; False where it is none.

    `is_kept`: staff hear of the words already, as of something else too.
    """
    if check_in.step is Step.NOTE:
        await _take_note(turn, check_in, text, is_kept=is_kept)
        return True
    if check_in.step is Step.PAIN:
        return await _read_score(turn, check_in, text)
    if await _read_choice(turn, check_in, text):
        return True
    return check_in.step is Step.CHANGE and await _ask_how_much(turn, check_in, text)


async def _read_choice(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """An answer by its words whose buttons are gone: those of what a reminder reminds of.

    Own words are put right by others where they do not fit the score.
    """
    step = Step.CHANGE if check_in.step is Step.MISMATCH else check_in.step
    if step.value not in _QUESTIONS:
        return False
    rows = questions.choices(turn.work, turn.case, check_in, Question(step))
    meant = read_button(text, [row[0]["text"] for row in rows])
    if meant is None:
        return False
    value = rows[meant][0]["data"].rpartition(SEPARATOR)[2]
    if (step, value) == (Step.SAFETY, "yes"):
        await _answer_yes(turn, check_in)
        return True
    check_in.step = step
    await accept(turn, check_in, value)
    return True


async def _confirms_score(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """Whether a suggested score is meant: by a yes, by saying it again, by going on from it.

    What else is said answers the question that follows, or is kept.
    """
    suggested = await _suggested(turn, check_in)
    is_it = suggested is not None and (
        str(read_score(text).score) == suggested
        or confirms(text)
        or _compares(turn, check_in, text)
    )
    if suggested is None or not is_it:
        return False
    await accept(turn, check_in, suggested)
    if not await _read_choice(turn, check_in, text):
        notes.store(turn.work, turn.patient, text, check_in)
    return True


async def _suggested(turn: PatientTurn, check_in: CheckIn) -> str | None:
    """The score about which it is asked just now whether it is meant."""
    shown = await offers.shown(turn.work.session, turn.chat)
    asked = list(shown[0].buttons.values()) if shown else []
    if press(Verb.NUMBER, check_in.id) not in asked:
        return None
    yes = press(Verb.ANSWER, check_in.id, Question.PAIN, "")
    return next((each.removeprefix(yes) for each in asked if each.startswith(yes)), None)


def is_too_soon(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """Whether it is a score or own words, while the signs are asked about, which come first."""
    if check_in.step is not Step.SAFETY:
        return False
    is_score = read_score(text).kind is not ScoreKind.UNCLEAR
    return is_score or _compares(turn, check_in, text)


def _compares(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """Whether it says, or half says, how it is compared with before."""
    rows = questions.choices(turn.work, turn.case, check_in, Question.CHANGE)
    labels = [row[0]["text"] for row in rows]
    return read_button(text, labels) is not None or bool(half_named(text, labels))


async def _ask_how_much(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """ "Better" says no more than which buttons are left: only these are shown."""
    asked, keyboard = await questions.compose(turn.work, turn.case, check_in)
    rows = [row for row in keyboard if row[0]["data"].startswith(press(Verb.ANSWER))]
    left = half_named(text, [row[0]["text"] for row in rows])
    if not left:
        return False
    notes.store(turn.work, turn.patient, text, check_in)
    await turn.ask((asked, [rows[index] for index in left]))
    return True


async def ask_about_score(
    turn: PatientTurn, text: str, waiting: CheckIn | None = None, *, is_edit: bool = False
) -> bool:
    """A text that is another score than the one that counts: ask whether to change it.

    False where there is none, its check-in takes no answers any more, or `waiting` is another.
    `is_edit`: an old text was edited so.
    """
    work, reading = turn.work, read_score(text)
    if reading.score is None or turn.patient.state is not PatientState.ACTIVE:
        return False
    for each in await check_ins.open_of_patient(work.session, turn.patient.id):
        if waiting is not None and each.id != waiting.id:
            continue
        case, check_in = await cases.of_check_in(work, each.id)
        given = (await case.given(work, check_in)).get(Question.PAIN)
        if given is None or check_in.step is Step.SIGN:
            continue
        if given.value == str(reading.score):
            return False
        check_in.step = Step.PAIN
        key = "edited_score" if is_edit else "another_score"
        await turn.about(case).ask(
            questions.which_score(work, case, check_in, (given.value, str(reading.score)), key)
        )
        return True
    return False


async def _take_note(turn: PatientTurn, check_in: CheckIn, text: str, *, is_kept: bool) -> None:
    """The note, or the wish to leave none."""
    is_thanks = is_courtesy(text)
    if is_thanks:
        notes.store(turn.work, turn.patient, text, check_in)
    if is_thanks or adds_nothing(text) or read_button(text, _NO) is not None:
        await accept(turn, check_in, "skip")
        return
    if not is_kept:
        await notes.keep(turn.work, turn.patient, text, check_in)
    await accept(turn, check_in, "written")


async def _read_score(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    work, case = turn.work, turn.case
    reading = read_score(text)
    if reading.kind is ScoreKind.EXACT:
        await accept(turn, check_in, str(reading.score))
    elif await _confirms_score(turn, check_in, text):
        return True
    elif reading.kind is ScoreKind.SUGGESTED and reading.score is not None:
        if reading.has_more:
            await notes.keep(work, case.patient, text, check_in)
        keyboard = questions.number_buttons(work, case, check_in, reading.score)
        await turn.ask((turn.text("number_confirm", score=reading.score), keyboard))
    elif names_number(text):
        await notes.keep(work, case.patient, text, check_in)
        _, keyboard = await questions.compose(work, case, check_in)
        await turn.ask((turn.text("number_not_clear"), keyboard))
    else:
        return False
    return True
