"""Answers to an open check-in that are typed: scores and words, sure or asked about first."""

from __future__ import annotations

from typing import Final

from bot.domain.answers import Question
from bot.domain.ledger import PatientState, Step
from bot.services.followup import notes, questions
from bot.services.kernel import cases
from bot.services.messaging.keyboards import SEPARATOR, Verb, press
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import answering
from bot.storage import check_ins, offers
from bot.storage.tables.followups import CheckIn
from bot.words.buttons import adds_nothing, confirms, half_named, read_button
from bot.words.courtesy import is_courtesy
from bot.words.listed import agrees_to_list
from bot.words.numbers import (
    ScoreKind,
    has_score_among,
    is_comparison,
    names_number,
    names_share,
    read_score,
    without_share,
)

# "Nothing" as an answer to whether there is anything to add.
_NO: Final = ("No",)
_QUESTIONS: Final = frozenset(each.value for each in Question)


async def take(turn: PatientTurn, check_in: CheckIn, text: str, *, is_kept: bool = False) -> bool:
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
        await answering.answer_yes(turn, check_in)
        return True
    check_in.step = step
    await answering.accept(turn, check_in, value)
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
    await answering.accept(turn, check_in, suggested)
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
    is_score = read_score(text).kind is not ScoreKind.UNCLEAR or has_score_among(text)
    return is_score or is_comparison(text) or _compares(turn, check_in, text)


async def agrees(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """A yes to the signs with more behind it is a yes: "yes, since last night"."""
    if check_in.step is not Step.SAFETY or not agrees_to_list(text):
        return False
    notes.store(turn.work, turn.patient, text, check_in)
    await answering.answer_yes(turn, check_in)
    return True


def _compares(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """Whether it says, or half says, how it is compared with before."""
    rows = questions.choices(turn.work, turn.case, check_in, Question.CHANGE)
    labels = [row[0]["text"] for row in rows]
    return read_button(text, labels) is not None or bool(half_named(text, labels))


async def _ask_how_much(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    """ "Better" says no more than which buttons are left: only these are shown, else all."""
    asked, keyboard = await questions.compose(turn.work, turn.case, check_in)
    rows = [row for row in keyboard if row[0]["data"].startswith(press(Verb.ANSWER))]
    left = half_named(without_share(text), [row[0]["text"] for row in rows])
    if left or is_comparison(text):
        notes.store(turn.work, turn.patient, text, check_in)
    elif names_share(text):
        await notes.keep(turn.work, turn.patient, text, check_in)
    else:
        return False
    await turn.ask((asked, [rows[index] for index in left] if left else keyboard))
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
        await answering.accept(turn, check_in, "skip")
        return
    if not is_kept:
        await notes.keep(turn.work, turn.patient, text, check_in)
    await answering.accept(turn, check_in, "written")


async def _read_score(turn: PatientTurn, check_in: CheckIn, text: str) -> bool:
    work, case = turn.work, turn.case
    reading = read_score(text)
    if reading.kind is ScoreKind.EXACT:
        await answering.accept(turn, check_in, str(reading.score))
    elif await _confirms_score(turn, check_in, text):
        return True
    elif reading.kind is ScoreKind.SUGGESTED and reading.score is not None:
        if reading.has_more:
            await notes.keep(work, case.patient, text, check_in)
        keyboard = questions.number_buttons(work, case, check_in, reading.score)
        await turn.ask((turn.text("number_confirm", score=reading.score), keyboard))
    elif names_number(text) or is_comparison(text):
        if names_number(text):
            await notes.keep(work, case.patient, text, check_in)
        else:
            notes.store(work, case.patient, text, check_in)
        _, keyboard = await questions.compose(work, case, check_in)
        await turn.ask((turn.text("number_not_clear"), keyboard))
    else:
        return False
    return True
