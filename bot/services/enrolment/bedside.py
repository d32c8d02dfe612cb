"""Enrolling at the bedside: a short dialogue that ends with a link and its QR code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.domain.answers import MAX_SCORE
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import Area, PatientState
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import (
    enroll,
    example_of_when,
    find_patient,
    problem_with,
    read_when,
    tell_dates,
)
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column, in_rows
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import access, audit
from bot.storage import episodes, protocols
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff
from bot.words.identity import read_birth_year, read_reference


class Enrolling(Service):
    """What a nurse does between two patients."""

    @transaction
    async def begin(self, work: Work, caller: Caller) -> None:
        """/enroll: ask for the reference."""
        member, chat = await access.require(work, caller)
        dialogue = await dialogues.begin(work, chat, dialogues.ENROLLING, "ref")
        await _Talk(work, chat, member, dialogue).ask("enroll_ref")

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """A button of the dialogue; raises `ClosedError` when it is over."""
        member, chat = await access.require(work, caller)
        dialogue = await dialogues.current_of_staff(work, chat, dialogues.ENROLLING)
        step, _, value = choice.partition("-")
        if dialogue is None or (step != dialogue.step and value != "cancel"):
            raise ClosedError("enrolling")
        talk = _Talk(work, chat, member, dialogue, message_id)
        if value == "cancel":
            await dialogues.drop(work, chat)
            await talk.say("enroll_cancelled")
        else:
            await _STEPS[step](talk, value)


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed answer of staff to the step that waits."""
    caller = Caller(int(chat.telegram_id), int(chat.telegram_id))
    member, _ = await access.require(work, caller)
    await _STEPS[dialogue.step](_Talk(work, chat, member, dialogue), text.strip())


@dataclass(frozen=True, slots=True)
class _Talk:
    """The dialogue with one nurse; `onto`: the message whose button was pressed, if any."""

    work: Work
    chat: Chat
    member: Staff
    dialogue: Dialogue
    onto: int | None = None

    @property
    def data(self) -> dict[str, Any]:
        """What was said so far."""
        return self.dialogue.data

    def go_on(self, step: str, **data: object) -> None:
        """Wait for the next step."""
        dialogues.go_on(self.work, self.dialogue, step, **data)

    async def say(self, key: str, **values: object) -> None:
        """A text without buttons."""
        text = self.work.text(key, self.member.language, **values)
        await self._queue(text, [])

    async def ask(self, key: str, rows: Keyboard | None = None) -> None:
        """The question of a step: the given rows, then its own buttons."""
        text = self.work.text(key, self.member.language)
        await self.show(text, [*(rows or []), *self.buttons(key)])

    async def show(self, text: str, keyboard: Keyboard) -> None:
        """A question; an older one loses its buttons."""
        await self._queue(text, keyboard)

    def buttons(self, key: str) -> Keyboard:
        """The buttons of a text, for the step that waits."""
        step = self.dialogue.step
        return column(
            button(label, Verb.ENROLL, f"{step}-{name}")
            for name, label in self.work.texts.buttons(key, self.member.language)
        )

    async def _queue(self, text: str, keyboard: Keyboard) -> None:
        kind = MessageKind.REPLY if self.onto is None else MessageKind.EDIT
        draft = Draft(kind, text, keyboard, asks=bool(keyboard), onto=self.onto)
        await queue(self.work, self.chat, draft)


async def _reference(talk: _Talk, value: str) -> None:
    reference = read_reference(value)
    if reference is None:
        await talk.say("enroll_ref_bad")
        return
    talk.go_on("year", ref=reference)
    await talk.ask("enroll_birth_year")


async def _year(talk: _Talk, value: str) -> None:
    year = read_birth_year(value, this_year=talk.work.now.year)
    if year is None:
        await talk.say("enroll_birth_year_bad")
    elif await _is_free(talk, year):
        talk.go_on("area", year=year)
        await talk.ask("enroll_area")


async def _is_free(talk: _Talk, year: int) -> bool:
    """Whether the reference may be used; else ask for another."""
    reference = talk.data["ref"]
    known = await find_patient(talk.work, reference)
    problem = problem_with(known, year)
    if problem is not None:
        talk.go_on("ref")
        await talk.say(problem, patient_ref=reference)
    return problem is None


async def _area(talk: _Talk, value: str) -> None:
    if value in set(Area):
        talk.go_on("when", area=value)
        await talk.ask("enroll_when")
    else:
        await talk.ask("enroll_area")


async def _when(talk: _Talk, value: str) -> None:
    when = read_when(talk.work, value)
    if when is None:
        await talk.say("enroll_when_bad", example=example_of_when(talk.work))
        return
    talk.go_on("baseline", when=when.isoformat())
    numbers = [
        button(str(score), Verb.ENROLL, f"baseline-{score}") for score in range(MAX_SCORE + 1)
    ]
    await talk.ask("enroll_baseline", in_rows(numbers, 6))


async def _baseline(talk: _Talk, value: str) -> None:
    if value == "skip":
        talk.go_on("confirm", baseline=None)
    elif value.isdecimal() and int(value) <= MAX_SCORE:
        talk.go_on("confirm", baseline=int(value))
    else:
        await talk.say("enroll_baseline_bad")
        return
    await _confirm(talk)


async def _confirm(talk: _Talk) -> None:
    """Show what was said, and first what it means for a follow-up that goes on."""
    key = await _meaning(talk)
    talk.go_on("confirm", meaning=key)
    values = await _values(talk)
    lines = [key, "enroll_confirm"] if key != "enroll_confirm" else [key]
    texts = [talk.work.text(each, talk.member.language, **values) for each in lines]
    await talk.show("\n\n".join(texts), talk.buttons(key))


async def _values(talk: _Talk) -> dict[str, object]:
    work, data, language = talk.work, talk.data, talk.member.language
    when = datetime.fromisoformat(data["when"])
    baseline = data["baseline"]
    protocol = (await protocols.newest(work.session)).protocol
    return {
        "patient_ref": data["ref"],
        "birth_year": data["year"],
        "area": work.text(f"area_{data['area']}", language),
        "when": placeholders.short_moment(when, work.clinic.zone, language),
        "baseline": "-" if baseline is None else baseline,
        "checkin_days": placeholders.offsets(protocol, language),
    }


async def _meaning(talk: _Talk) -> str:
    """A plain confirmation, or what this injection means for a follow-up that goes on."""
    known = await find_patient(talk.work, talk.data["ref"])
    running = await episodes.running(talk.work.session, known.id) if known else []
    if not running:
        return "enroll_confirm"
    is_same = any(episode.area == talk.data["area"] for episode in running)
    return "enroll_replaces" if is_same else "enroll_second"


async def _confirmed(talk: _Talk, value: str) -> None:
    if value == "again":
        talk.go_on("ref")
        await talk.ask("enroll_ref")
    elif value != "yes":
        await _confirm(talk)
    elif await _is_free(talk, talk.data["year"]):
        # Somebody else may have enrolled the same patient meanwhile.
        if await _meaning(talk) == talk.data["meaning"]:
            await _save(talk)
        else:
            await _confirm(talk)


async def _save(talk: _Talk) -> None:
    work, data = talk.work, talk.data
    await dialogues.drop(work, talk.chat)
    case, is_replaced = await enroll(work, data)
    await audit.write(work, talk.member, "enroll", case.patient.id)
    reference = case.patient.reference
    if case.patient.state is PatientState.ACTIVE and case.chat is not None:
        key = "second_injection_replaces" if is_replaced else "second_injection"
        await tell_dates(work, case, case.chat, key)
        await talk.say("enroll_added", patient_ref=reference)
        return
    await talk.say("enroll_saved", patient_ref=reference)
    await invitations.send_link(work, talk.chat, talk.member, case, "enroll_done")


_STEPS: Final = {
    "ref": _reference,
    "year": _year,
    "area": _area,
    "when": _when,
    "baseline": _baseline,
    "confirm": _confirmed,
}
