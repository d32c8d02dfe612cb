"""The questions of a check-in as messages: what each step says and which buttons it has."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.answers import ITEMS, Question, Sign
from bot.domain.delivery import MessageKind
from bot.domain.ledger import Step
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders, subjects
from bot.services.messaging.keyboards import (
    Button,
    Keyboard,
    Verb,
    button,
    column,
    in_rows,
    scores,
)
from bot.services.messaging.messages import Draft, forget_question, queue, waiting_message
from bot.services.messaging.readers import PatientTurn
from bot.storage.tables.followups import Answer, CheckIn
from bot.texts import dates

_KEEP: Final = ("ok", "rescore", "rechange")
# The summary says these by itself.
_SUMMED_UP: Final = frozenset({Question.PAIN, Question.CHANGE})


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
    given = await case.given(work, check_in)
    left = (each for each in case.plan_of(check_in).questions if each not in given)
    return next((Step(question.value) for question in left), Step.DONE)


async def compose(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """The text and buttons of the check-in's current step."""
    text, keyboard = await _compose(work, case, check_in)
    return subjects.head(work, case, text), keyboard


async def _compose(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    step = check_in.step
    if step is Step.SAFETY:
        return safety(work, case, check_in)
    if step is Step.PAIN:
        return await _pain(work, case, check_in)
    if step is Step.MISMATCH:
        return await _mismatch(work, case, check_in)
    question = Question(step)
    text = work.text(_key(case, check_in, question), case.language, **_counted(case, check_in))
    keyboard = choices(work, case, check_in, question)
    if step is Step.CHANGE:
        return await _after_score(work, case, check_in, text, keyboard)
    return text, keyboard


async def _pain(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """How strong the pain is; a score of another day is put right as it was then."""
    text = _ask_pain(work, case, check_in)
    given = (await case.given(work, check_in)).get("pain")
    if given is not None and case.local_day(given.at) != case.local_day(work.now):
        date = dates.day(case.local_day(given.at), case.language)
        text = f"{work.text('as_it_was', case.language, date=date)}\n\n{text}"
    return text, choices(work, case, check_in, Question.PAIN)


def _ask_pain(work: Work, case: Case, check_in: CheckIn) -> str:
    """In the first hours it is all that is asked; else it says which of how many it is."""
    if _asked(case, check_in) == [Question.PAIN]:
        name = subjects.checkin_name(work, case, check_in)
        return work.text("checkin_hours", case.language, checkin_name=name)
    return work.text("ask_pain", case.language, **_counted(case, check_in))


def _counted(case: Case, check_in: CheckIn) -> dict[str, int]:
    """Which of how many questions this is: the end is in sight."""
    asked = _asked(case, check_in)
    return {"step": asked.index(Question(check_in.step)) + 1, "steps": len(asked)}


def _asked(case: Case, check_in: CheckIn) -> list[Question]:
    """What is asked after the signs."""
    return [each for each in case.plan_of(check_in).questions if each is not Question.SAFETY]


def safety(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """The first question of each check-in: the list of warning signs and two buttons."""
    name = subjects.checkin_name(work, case, check_in)
    key = _key(case, check_in, Question.SAFETY)
    since = _since(work, case)
    text = work.text(key, case.language, checkin_name=name, since=since)
    return text, choices(work, case, check_in, Question.SAFETY)


def _since(work: Work, case: Case) -> str:
    """Since when signs are asked about: what was never answered asked about nothing."""
    answered = [each.answered_at for each in case.check_ins if each.answered_at is not None]
    if not answered:
        return work.text("since_injection", case.language)
    date = dates.month_and_day(case.local_day(max(answered)), case.language)
    return work.text("since_answer", case.language, date=date)


def which_sign(work: Work, case: Case, subject: str) -> tuple[str, Keyboard]:
    """The optional question after a warning sign; `subject` is the alert it belongs to."""
    labels = dict(work.texts.buttons("red_flag_which", case.language))
    buttons = [button(labels[f"rf_{sign}"], Verb.SIGN, subject, sign) for sign in Sign]
    return work.text("red_flag_which", case.language), column(buttons)


async def _mismatch(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    given = await case.given(work, check_in)
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
    given = await case.given(work, check_in)
    saved = work.text("saved_answer", case.language, score=given["pain"].value)
    return f"{saved}\n\n{text}", [*keyboard, [change_button(work, case, check_in)]]


def change_button(work: Work, case: Case, check_in: CheckIn) -> Button:
    """The button that asks for the score again."""
    label = work.texts.label("saved_answer", "change", case.language)
    return button(label, Verb.CHANGE, check_in.id)


def _key(case: Case, check_in: CheckIn, question: Question) -> str:
    """The key of its text; the first question's goes by the place of the check-in."""
    is_first = question is Question.SAFETY
    return f"checkin_{case.role(check_in)}" if is_first else ITEMS[question].text


def choices(work: Work, case: Case, check_in: CheckIn, question: Question) -> Keyboard:
    """The answers to a question as buttons."""
    if ITEMS[question].is_scale:
        return scores(Verb.ANSWER, check_in.id, question)
    labels = dict(work.texts.buttons(_key(case, check_in, question), case.language))
    return column(
        button(labels[name], Verb.ANSWER, check_in.id, question, value)
        for name, value in ITEMS[question].choices
    )


async def summary(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """What stays of a finished check-in: what was saved, and Change."""
    given = await case.given(work, check_in)
    values: dict[str, object] = {
        "checkin_name": subjects.checkin_name(work, case, check_in),
        "score": given["pain"].value,
    }
    key = "checkin_summary_score"
    if "change" in given:
        key = "checkin_summary"
        values["answer"] = placeholders.own_words(work, given["change"].value, case.language)
    text = subjects.head(work, case, work.text(key, case.language, **values))
    return text, [[change_button(work, case, check_in)]]


def tapped(work: Work, case: Case, given: dict[str, Answer]) -> list[str]:
    """What was answered beside the score and own words, and to which question."""
    return [
        work.text(
            f"mydata_{question}",
            case.language,
            answer=placeholders.said(work, question, given[question].value, case.language),
        )
        for question, item in ITEMS.items()
        if question in given and question not in _SUMMED_UP and not item.takes_words
    ]


def which_score(
    work: Work, case: Case, check_in: CheckIn, scores: tuple[str, str], key: str
) -> tuple[str, Keyboard]:
    """Which of two scores counts, the one that was given and another; `key` says what came."""
    old, new = scores
    values = {"old_score": old, "score": new}
    change = work.texts.label(key, "change", case.language, **values)
    keep = work.texts.label(key, "keep", case.language, **values)
    keyboard = column(
        [
            button(change, Verb.ANSWER, check_in.id, Question.PAIN, new),
            button(keep, Verb.KEEP, check_in.id, "score"),
        ]
    )
    return work.text(key, case.language, **values), keyboard


async def settle(work: Work, case: Case, check_in: CheckIn) -> None:
    """Turn the question that was left open into the summary, where the score can be changed."""
    shown = await waiting_message(work, case.home, check_in.id)
    if shown is not None:
        text, keyboard = await summary(work, case, check_in)
        draft = Draft(MessageKind.EDIT, text, keyboard, edits=shown.id)
        await queue(work, case.home, draft, case.patient)
        await forget_question(work, case.home)


def number_buttons(work: Work, case: Case, check_in: CheckIn, score: int) -> Keyboard:
    """Yes and no under a suggested score."""
    labels = dict(work.texts.buttons("number_confirm", case.language))
    yes = button(labels["yes"], Verb.ANSWER, check_in.id, "pain", score)
    return in_rows([yes, button(labels["no"], Verb.NUMBER, check_in.id)], 2)
