"""Calls to a patient: what came of one, and what the patient answered by phone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import ClassVar, Final

from bot.domain.answers import ITEMS, MAX_SCORE, Question, Sign, accept_tap
from bot.domain.calls import UNANSWERED, CallResult, Retry, VisitByPhone
from bot.domain.errors import ClosedError
from bot.services.console import booking, call_records
from bot.services.console.call_records import Made
from bot.services.enrolment.episodes import names_patient
from bot.services.followup import answers
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, column, in_rows
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import access, clinic_times
from bot.services.staff.dialogue_turns import BACK, DialogueTurn, before
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import Dialogue
from bot.words.buttons import leaves_unsaid
from bot.words.numbers import whole_score
from bot.words.triage import triage

_LONGEST_NOTE: Final = 1000
# The value of the button that goes on without an answer.
_UNSAID: Final = "unsaid"
# In the data of the dialogue: the call that is stored already.
_KEPT: Final = "kept"
# What is asked on the phone after the signs, in this order, where the check-in asks it.
ASKED: Final = (
    Question.PAIN,
    Question.CHANGE,
    Question.FUNCTION,
    Question.MEDICINE,
)


# Who was reached is asked for signs before all else: one tap says both.
_REACHED: Final = {"reached_no": "no", "reached_yes": "yes"}


class Calls(Service):
    """What a nurse writes down with the patient on the phone, or when nobody answered."""

    @transaction
    async def about_alert(self, work: Work, caller: Caller, alert_id: str) -> None:
        """ "Log a call" under an alert or in the list of calls; raises `NotFoundError`."""
        turn = await access.turn_of(work, caller)
        alert, case = await cases.of_alert(work, alert_id)
        await begin(turn, case, alert.id)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button of the dialogue; raises `ClosedError` when it is over."""
        await Calling.tap(work, caller, choice, message_id, _take)


async def begin(turn: StaffTurn, case: Case, alert_id: str | None = None) -> None:
    """Ask what came of a call about this follow-up; `alert_id`: the alert that asks for it."""
    check_in = answers.waiting(turn.work, case)
    calling = await Calling.begin(
        turn,
        "result",
        case,
        check_in=None if check_in is None else check_in.id,
        steps=_steps(case, check_in),
        said={},
        alert=alert_id,
        is_urgent=await call_records.is_urgent(turn, case),
    )
    await calling.ask(calling.prompt())


async def correct(turn: StaffTurn, case: Case) -> None:
    """Ask once more what was said on the phone; raises `ClosedError` when that is over."""
    check_in = await answers.correctable(turn.work, case)
    if check_in is None:
        raise ClosedError("answers")
    steps = [each for each in _steps(case, check_in) if each in set(Question)]
    data = {"check_in": check_in.id, "steps": steps, "said": {}, "corrects": True}
    result = CallResult.REACHED.value
    calling = await Calling.begin(turn, steps[0], case, result=result, **data)
    await calling.ask(calling.prompt())


async def ask_again(turn: StaffTurn, dialogue: Dialogue, why: str | None = None) -> None:
    """Put the question that waits at the end of the chat; `why`: the text above it."""
    calling = Calling.at(turn, dialogue)
    await calling.ask(calling.prompt(why))


def is_stored(dialogue: Dialogue) -> bool:
    """Whether it is about a call of which a sign is stored, so that leaving it saves the rest."""
    return dialogue.name == dialogues.CALLING and _KEPT in dialogue.data


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """A typed score, that nothing was said, or a note at the last step."""
    calling = Calling.at(turn, dialogue)
    if dialogue.step in {"sign", "visit"} and await names_patient(turn.work, text):
        await calling.show(calling.prompt("call_reference"))
    else:
        await _typed(calling, text)


async def _typed(calling: Calling, text: str) -> None:
    step = calling.step
    score = whole_score(text) if step == Question.PAIN else None
    if score is not None:
        await _take(calling, str(score))
    elif step in set(Question):
        if leaves_unsaid(text):
            await _take(calling, _UNSAID)
        else:
            await calling.show(calling.prompt("call_unread"))
    elif step == "sign":
        is_said = not leaves_unsaid(text)
        await _named(calling, triage(text).urgent, text[:_LONGEST_NOTE] if is_said else None)
    elif step == "retry":
        at = clinic_times.read_try(calling, text, is_urgent=calling.is_urgent)
        unread = "call_retry_late" if calling.is_urgent else "call_retry_bad"
        await (_save(calling, try_at=at) if at else calling.show(calling.prompt(unread)))
    elif step == "day":
        found = clinic_times.read_visit(calling, text)
        await (_book(calling, *found) if found else calling.show(calling.prompt("book_bad")))
    elif step == "visit":
        noted = "\n".join(filter(None, [calling.data.get("note"), text]))
        calling.wait("visit", note=noted[:_LONGEST_NOTE])
        await calling.show(calling.prompt())
    else:
        await calling.show(calling.prompt())


def _steps(case: Case, check_in: CheckIn | None) -> list[str]:
    """What is asked of a patient who was reached, in order."""
    asked = case.plan_of(check_in).questions if check_in is not None else ()
    return ["result", *(each.value for each in ASKED if each in asked), "visit"]


class Calling(DialogueTurn):
    """A turn of the member of staff who calls, in the dialogue about the call."""

    name: ClassVar = dialogues.CALLING
    verb: ClassVar = Verb.CALL
    cancelled: ClassVar = "call_cancelled"

    @property
    def note(self) -> str | None:
        """What was typed so far: of a sign, and beside the answers."""
        typed = (self.data.get("words"), self.data.get("note"))
        return "\n".join(filter(None, typed)) or None

    @property
    def is_urgent(self) -> bool:
        """Whether the patient cannot wait for another day."""
        return bool(self.data.get("is_urgent"))

    async def cancel(self) -> None:
        """End it with nothing stored, but for a sign, which is told already."""
        if is_stored(self.dialogue):
            await _save(self)
        elif "corrects" in self.data:
            await self.end()
            await self.say_in_place("kept_done")
        else:
            await super().cancel()

    def prompt(self, unread: str | None = None) -> Prompt:
        """The question of the step that waits, headed by whom the call is about.

        `unread`: the text that says why what was typed is not taken.
        """
        step, is_first = self.step, self.step == self.data["steps"][0]
        is_soon = step == "retry" and self.is_urgent
        text = self.text("call_retry_urgent" if is_soon else f"call_{step}")
        if step == "result":
            text += "\n\n" + self.text("call_safety")
        if "corrects" in self.data:
            text = self.text("call_correct") + "\n\n" + text
        if note := self.note:
            text = self.text("call_noted", note=note) + "\n\n" + text
        is_kept = is_stored(self.dialogue)
        ways = [] if is_first and is_kept else self.ways_out(back=not is_first, cancel=is_first)
        head = self.text("call_to", patient_ref=self.data["reference"])
        if unread is not None:
            text = self.text(unread) + "\n\n" + text
        return f"{head}\n\n{text}", [*self._choices(step), *ways]

    def _choices(self, step: str) -> Keyboard:
        skip = [
            [self.button(self.work.texts.label("call_pain", "unsaid", self.language), _UNSAID)]
        ]
        if step == Question.PAIN:
            numbers = [self.button(str(score), str(score)) for score in range(MAX_SCORE + 1)]
            return in_rows(numbers, 6) + skip
        if step == "day":
            days = booking.choices(self)
            return in_rows([self.button(*each) for each in days if each[1] != booking.OTHER], 2)
        if step == "sign":
            labels = dict(self.work.texts.buttons("red_flag_which", self.language))
            signs = [each for each in Sign if each is not Sign.MISTAKE]
            return column(self.button(labels[f"rf_{each}"], each) for each in signs) + skip
        if step in set(Question):
            item = ITEMS[Question(step)]
            labels = placeholders.labels(self.work, Question(step), self.language)
            return column(self.button(labels[name], value) for name, value in item.choices) + skip
        labels = dict(self.work.texts.buttons(f"call_{step}", self.language))
        shown = [*labels]
        if step == "retry":
            shown = [*clinic_times.retries(self.work, is_urgent=self.is_urgent)]
        return column(self.button(labels[name], name) for name in shown)


async def _take(turn: Calling, value: str) -> None:
    """Take what was pressed or typed, and ask the next; the last step stores all of it at once."""
    step = turn.step
    if value == BACK:
        await _ask(turn, _before(turn, step))
    elif step in set(Question):
        await _answered(turn, Question(step), value)
    else:
        await _STEPS[step](turn, value)


async def _ask(turn: Calling, step: str, **data: object) -> None:
    turn.wait(step, **data)
    await turn.show(turn.prompt())


def _before(turn: Calling, step: str) -> str:
    if step == "retry":
        return "result"
    return before(turn.data["steps"], step)


def _after(turn: Calling, step: str) -> str:
    steps = turn.data["steps"]
    following: str = steps[steps.index(step) + 1]
    return following


async def _result(turn: Calling, value: str) -> None:
    sign = _REACHED.get(value)
    result = CallResult.REACHED if sign is not None else CallResult(value)
    if result is CallResult.REACHED and sign is None:
        raise ClosedError("a button of before, which did not ask for signs")
    said = {} if sign is None else {Question.SAFETY.value: sign}
    turn.wait("result", result=result.value, said=said)
    if sign == "no":
        await _ask(turn, _after(turn, "result"))
    elif sign == "yes":
        # Stored at once: what comes next may never come.
        call, _ = await call_records.keep(turn, await turn.case(), _made(turn))
        await _ask(turn, "sign", kept=call.id, steps=["sign", "visit"])
    elif result in UNANSWERED:
        await _ask(turn, "retry")
    else:
        await _save(turn)


async def _sign(turn: Calling, value: str) -> None:
    await _named(turn, () if value == _UNSAID else (Sign(value),))


async def _named(turn: Calling, signs: tuple[str, ...], words: str | None = None) -> None:
    """Which sign the patient has told of, by its name or in words."""
    await call_records.note_signs(turn, await turn.case(), signs)
    await _ask(turn, "visit", **({} if words is None else {"words": words}))


async def _answered(turn: Calling, question: Question, value: str) -> None:
    said = {name: each for name, each in turn.data["said"].items() if name != question}
    if value != _UNSAID:
        said[question.value] = accept_tap(question, value)
    if question == turn.data["steps"][-1]:
        turn.wait(question, said=said)
        await _save(turn)
    else:
        await _ask(turn, _after(turn, question), said=said)


async def _retry(turn: Calling, value: str) -> None:
    await _save(turn, retry=Retry(value))


async def _visit(turn: Calling, value: str) -> None:
    visit = VisitByPhone(value)
    await (_ask(turn, "day") if visit is VisitByPhone.BOOKED else _save(turn, visit=visit))


async def _day(turn: Calling, value: str) -> None:
    await _book(turn, *booking.of_button(turn.work, value))


async def _book(turn: Calling, day: date | None, at_time: time | None) -> None:
    await _save(turn, visit=VisitByPhone.BOOKED, day=day, at_time=at_time)


_STEPS: Final[dict[str, Callable[[Calling, str], Awaitable[None]]]] = {
    "result": _result,
    "sign": _sign,
    "retry": _retry,
    "visit": _visit,
    "day": _day,
}


async def _save(
    turn: Calling,
    *,
    retry: Retry | None = None,
    try_at: datetime | None = None,
    visit: VisitByPhone = VisitByPhone.NO,
    day: date | None = None,
    at_time: time | None = None,
) -> None:
    """Store all of it at once, and say what was saved."""
    case = await turn.case()
    await turn.end()
    made = replace(_made(turn), retry=retry, try_at=try_at, visit=visit, day=day, at_time=at_time)
    if "corrects" in turn.data:
        text = await call_records.correct(turn, case, made)
    elif (kept := turn.data.get(_KEPT)) is None:
        _, text = await call_records.keep(turn, case, made)
    else:
        text = await call_records.complete(turn, case, kept, made)
    await turn.show_screen(await call_records.screen(turn, case, made, text))


def _made(turn: Calling) -> Made:
    """The call as far as it was told."""
    data = turn.data
    return Made(
        result=CallResult(data["result"]),
        check_in_id=data["check_in"],
        said=data["said"],
        note=turn.note,
        begun=data.get("begun"),
        alert_id=data.get("alert"),
    )
