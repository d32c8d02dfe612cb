"""The questions of a check-in as messages: what each step says and which buttons it has."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.ledger import Step
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import injection_labels, placeholders
from bot.services.messaging.keyboards import (
    Button,
    Keyboard,
    Verb,
    button,
    column,
    in_rows,
    scores,
)
from bot.services.messaging.messages import Draft, queue, waiting_message
from bot.services.messaging.readers import PatientTurn
from bot.storage import check_ins
from bot.storage.tables.followups import Answer, CheckIn
from bot.texts import dates

# Question -> the catalogue's button id and the value that is stored.
_CHOICES: Final = {
    Step.CHANGE: (
        "ask_change",
        (("c2", "2"), ("c1", "1"), ("c0", "0"), ("c-1", "-1"), ("c-2", "-2")),
    ),
    Step.FIRST_HOURS: ("ask_first_hours", (("yes", "yes"), ("no", "no"), ("ns", "unsure"))),
    Step.FUNCTION: ("ask_function", (("f1", "1"), ("f0", "0"), ("f-1", "-1"))),
    Step.MEDICINE: (
        "ask_medicine",
        (("m-1", "-1"), ("m0", "0"), ("m1", "1"), ("mna", "none")),
    ),
    Step.NOTE: ("ask_note", (("skip", "skip"),)),
}  # fmt: skip
_SIGNS: Final = (
    "rf_breath", "rf_weak", "rf_speech", "rf_bladder", "rf_fever", "rf_head", "rf_site",
    "rf_mistake",
)  # fmt: skip
_KEEP: Final = ("ok", "rescore", "rechange")


async def ask(turn: PatientTurn, check_in: CheckIn) -> None:
    """Show the question that the check-in waits for, as a new message."""
    await show(replace(turn, onto=None), check_in)


async def show(turn: PatientTurn, check_in: CheckIn) -> None:
    """The same in place of the message whose button was pressed, if one was."""
    text, keyboard = await compose(turn.work, turn.case, check_in)
    kind = MessageKind.REPLY if turn.onto is None else MessageKind.EDIT
    draft = Draft(kind, text, keyboard, asks=True, onto=turn.onto, check_in_id=check_in.id)
    await turn.queue(draft)


async def first_left(work: Work, case: Case, check_in: CheckIn) -> Step:
    """The first question of the protocol that has no answer yet."""
    given = await check_ins.answers(work.session, check_in.id)
    left = (each for each in case.plan(check_in).questions if each not in given)
    return next((Step(question.value) for question in left), Step.DONE)


async def compose(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """The text and buttons of the check-in's current step."""
    text, keyboard = await _compose(work, case, check_in)
    return await injection_labels.head(work, case, text), keyboard


async def _compose(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    step, language = check_in.step, case.language
    if step is Step.SAFETY:
        return safety(work, case, check_in)
    if step is Step.PAIN:
        return await _pain(work, case, check_in)
    if step is Step.MISMATCH:
        return await _mismatch(work, case, check_in)
    key, _ = _CHOICES[step]
    text, keyboard = work.text(key, language), column(_choices(work, case, check_in))
    if step is Step.CHANGE:
        return await _after_score(work, case, check_in, text, keyboard)
    return text, keyboard


async def _pain(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """How strong the pain is; a score of another day is put right as it was then."""
    text = work.text("ask_pain", case.language)
    given = (await check_ins.answers(work.session, check_in.id)).get("pain")
    if given is not None and case.local_day(given.at) != case.local_day(work.now):
        date = dates.day(case.local_day(given.at), case.language)
        text = f"{work.text('as_it_was', case.language, date=date)}\n\n{text}"
    return text, scores(Verb.ANSWER, check_in.id, "pain")


def safety(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """The first question of each check-in: the list of warning signs and two buttons."""
    key = f"checkin_{case.role(check_in)}"
    name = placeholders.checkin_name(work, case, check_in)
    labels = dict(work.texts.buttons(key, case.language))
    keyboard = column(
        button(labels[f"rf_{value}"], Verb.ANSWER, check_in.id, "safety", value)
        for value in ("no", "yes")
    )
    return work.text(key, case.language, checkin_name=name), keyboard


def which_sign(work: Work, case: Case, subject: str) -> tuple[str, Keyboard]:
    """The optional question after a warning sign; `subject` is the alert it belongs to."""
    labels = dict(work.texts.buttons("red_flag_which", case.language))
    buttons = [
        button(labels[sign], Verb.SIGN, subject, sign.removeprefix("rf_")) for sign in _SIGNS
    ]
    return work.text("red_flag_which", case.language), column(buttons)


async def _mismatch(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    given = await check_ins.answers(work.session, check_in.id)
    text = work.text(
        "mismatch_confirm",
        case.language,
        score=given["pain"].value,
        answer=placeholders.own_words(work, given["change"].value, case.language),
    )
    labels = dict(work.texts.buttons("mismatch_confirm", case.language))
    keyboard = [button(labels[each], Verb.KEEP, check_in.id, each) for each in _KEEP]
    return text, column(keyboard)


async def _after_score(
    work: Work, case: Case, check_in: CheckIn, text: str, keyboard: Keyboard
) -> tuple[str, Keyboard]:
    """The own words come under an echo of the score, which can still be changed."""
    given = await check_ins.answers(work.session, check_in.id)
    saved = work.text("saved_answer", case.language, score=given["pain"].value)
    return f"{saved}\n\n{text}", [*keyboard, [change_button(work, case, check_in)]]


def change_button(work: Work, case: Case, check_in: CheckIn) -> Button:
    """The button that asks for the score again."""
    label = work.texts.label("saved_answer", "change", case.language)
    return button(label, Verb.CHANGE, check_in.id)


def _choices(work: Work, case: Case, check_in: CheckIn) -> list[Button]:
    key, choices = _CHOICES[check_in.step]
    labels = dict(work.texts.buttons(key, case.language))
    return [
        button(labels[name], Verb.ANSWER, check_in.id, check_in.step, value)
        for name, value in choices
    ]


async def summary(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """What stays of a finished check-in: what was saved, and Change."""
    given = await check_ins.answers(work.session, check_in.id)
    values: dict[str, object] = {
        "checkin_name": placeholders.checkin_name(work, case, check_in),
        "score": given["pain"].value,
    }
    key = "checkin_summary_score"
    if "change" in given:
        key = "checkin_summary"
        values["answer"] = placeholders.own_words(work, given["change"].value, case.language)
    text = await injection_labels.head(work, case, work.text(key, case.language, **values))
    return text, [[change_button(work, case, check_in)]]


def tapped(work: Work, case: Case, given: dict[str, Answer]) -> list[str]:
    """What was answered beside the score and own words, as the buttons said it."""
    said = []
    if "safety" in given:
        said.append(
            work.texts.label("checkin_first", f"rf_{given['safety'].value}", case.language)
        )
    for step in (Step.FIRST_HOURS, Step.FUNCTION, Step.MEDICINE):
        if step in given:
            key, choices = _CHOICES[step]
            names = {value: name for name, value in choices}
            said.append(work.texts.label(key, names[given[step].value], case.language))
    return said


async def settle(work: Work, case: Case, check_in: CheckIn) -> None:
    """Turn the question that was left open into the summary, where the score can be changed."""
    shown = await waiting_message(work, case.home, check_in.id)
    if shown is not None:
        text, keyboard = await summary(work, case, check_in)
        draft = Draft(MessageKind.EDIT, text, keyboard, edits=shown.id)
        await queue(work, case.home, draft, case.patient)
        case.home.question_id = None


def number_buttons(work: Work, case: Case, check_in: CheckIn, score: int) -> Keyboard:
    """Yes and no under a suggested score."""
    labels = dict(work.texts.buttons("number_confirm", case.language))
    yes = button(labels["yes"], Verb.ANSWER, check_in.id, "pain", score)
    return in_rows([yes, button(labels["no"], Verb.NUMBER, check_in.id)], 2)
