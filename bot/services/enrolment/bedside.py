"""Enrolling at the bedside: a short dialogue that ends with a link and its QR code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.domain.answers import MAX_SCORE
from bot.domain.errors import ClosedError
from bot.domain.ledger import Area, PatientState
from bot.services.enrolment import by_phone, invitations
from bot.services.enrolment.episodes import (
    CLOSED,
    enroll_found,
    far,
    find_patient,
    is_near,
    problem_with,
    read_when,
    replaced_by,
    tell_dates,
)
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column, in_rows
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage import episodes, protocols
from bot.storage.protocols import Offered, Version
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Patient
from bot.words.identity import read_birth_year, read_reference

_HALVES: Final = ("am", "pm")


class Enrolling(Service):
    """What a nurse does between two patients."""

    @transaction
    async def begin(self, work: Work, caller: Caller) -> None:
        """/enroll: ask for the reference."""
        turn = await access.turn_of(work, caller)
        dialogue = await dialogues.begin(work, turn.chat, dialogues.ENROLLING, "ref")
        await _at(turn, dialogue).ask_step("enroll_ref")

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button of the dialogue; raises `ClosedError` when it is over."""
        turn = await access.turn_of(work, caller, onto=message_id)
        dialogue = await dialogues.current_of_staff(work, turn.chat, dialogues.ENROLLING)
        step, _, value = choice.partition("-")
        if dialogue is None or (step != dialogue.step and value != "cancel"):
            raise ClosedError("enrolling")
        if value == "cancel":
            await dialogues.drop(work, turn.chat)
            await turn.say_in_place("enroll_cancelled")
        else:
            await _STEPS[step](_at(turn, dialogue), value)


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """A typed answer of staff to the step that waits."""
    await _STEPS[dialogue.step](_at(turn, dialogue), text.strip())


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    at = _at(turn, dialogue)
    if dialogue.step == "confirm":
        await _confirm(at, await _meaning(at, await _known(at)))
    elif dialogue.step == "when" and dialogue.data.get("halves"):
        await _ask_half(at, tuple(map(datetime.fromisoformat, dialogue.data["halves"])))
    elif dialogue.step == "protocol":
        await _ask_protocol(at, await protocols.offered(turn.work.session))
    else:
        rows = _numbers(dialogue.step) if dialogue.step in {"baseline", "bedside"} else None
        await at.ask_step(_ASKS[dialogue.step], rows)


@dataclass(frozen=True, slots=True)
class Bedside(StaffTurn):
    """A nurse's turn in the dialogue."""

    dialogue: Dialogue

    @property
    def data(self) -> dict[str, Any]:
        """What was said so far."""
        return self.dialogue.data

    def go_on(self, step: str, **data: object) -> None:
        """Wait for the next step."""
        dialogues.go_on(self.work, self.dialogue, step, **data)

    async def ask_step(self, key: str, rows: Keyboard | None = None) -> None:
        """The question of a step: the given rows, then its own buttons."""
        await self.show((self.text(key), [*(rows or []), *self.buttons(key)]))

    def buttons(self, key: str) -> Keyboard:
        """The buttons of a text, for the step that waits."""
        step = self.dialogue.step
        return column(
            button(label, Verb.ENROLL, f"{step}-{name}")
            for name, label in self.work.texts.buttons(key, self.language)
        )


def _at(turn: StaffTurn, dialogue: Dialogue) -> Bedside:
    """Where this nurse stands in the dialogue."""
    return Bedside(turn.work, turn.reader, turn.member, dialogue, onto=turn.onto)


async def _reference(turn: Bedside, value: str) -> None:
    reference = read_reference(value)
    if reference is None:
        await turn.say_in_place("enroll_ref_bad")
        return
    turn.go_on("year", ref=reference)
    await turn.ask_step("enroll_birth_year")


async def _year(turn: Bedside, value: str) -> None:
    year = read_birth_year(value, this_year=turn.work.now.year)
    if year is None:
        await turn.say_in_place("enroll_birth_year_bad")
    elif await _is_free(turn, await _known(turn), year):
        turn.go_on("area", year=year)
        await turn.ask_step("enroll_area")


async def _known(turn: Bedside) -> Patient | None:
    return await find_patient(turn.work, turn.data["ref"])


async def _is_free(turn: Bedside, known: Patient | None, year: int) -> bool:
    """Whether the reference may be used; else ask for another."""
    problem = problem_with(known, year)
    if problem is not None:
        turn.go_on("ref")
        text = turn.text(problem, patient_ref=turn.data["ref"])
        await turn.show_screen((text, _open(turn, known)))
    return problem is None


def _open(turn: Bedside, known: Patient | None) -> Keyboard:
    """The way out of a mistyped birth year: the case of that reference."""
    if known is None or known.is_test or known.state in CLOSED:
        return []
    ref = turn.data["ref"]
    label = turn.work.texts.label("enroll_ref_taken", "open", turn.language, patient_ref=ref)
    return [[button(label, Verb.CASE, "show", known.id)]]


async def _area(turn: Bedside, value: str) -> None:
    if value not in set(Area):
        await turn.ask_step("enroll_area")
        return
    turn.go_on("area", area=value)
    offered = await protocols.offered(turn.work.session)
    if len(offered) > 1:
        await _ask_protocol(turn, offered)
    else:
        turn.go_on("when", protocol=offered[0].id)
        await turn.ask_step("enroll_when")


async def _ask_protocol(turn: Bedside, offered: Sequence[Offered]) -> None:
    """Which of several protocols it keeps: asked only where there is a choice."""
    turn.go_on("protocol")
    rows = column(button(each.name, Verb.ENROLL, f"protocol-{each.id}") for each in offered)
    await turn.ask_step("enroll_protocol", rows)


async def _protocol(turn: Bedside, value: str) -> None:
    """The protocol by its number, or by its name as typed."""
    offered = await protocols.offered(turn.work.session)
    names = {
        value_: each.id for each in offered for value_ in (str(each.id), each.name.casefold())
    }
    if value.casefold() in names:
        turn.go_on("when", protocol=names[value.casefold()])
        await turn.ask_step("enroll_when")
    else:
        await _ask_protocol(turn, offered)


async def _version(turn: Bedside) -> Version:
    return await protocols.newest(turn.work.session, turn.data.get("protocol"))


async def _when(turn: Bedside, value: str) -> None:
    protocol = (await _version(turn)).protocol
    whens = _half_of(turn, value.casefold()) or read_when(turn.work, value, protocol)
    if len(whens) > 1:
        await _ask_half(turn, whens)
        return
    if not whens:
        await turn.say_in_place("enroll_when_bad")
        return
    if not is_near(turn.work, whens[0], protocol):
        await turn.say_in_place("enroll_when_far", **far(turn, whens[0], protocol))
        return
    turn.go_on("baseline", when=whens[0].isoformat(), halves=[])
    await turn.ask_step("enroll_baseline", _numbers("baseline"))


def _numbers(step: str) -> Keyboard:
    scores = [button(str(score), Verb.ENROLL, f"{step}-{score}") for score in range(MAX_SCORE + 1)]
    return in_rows(scores, 6)


def _half_of(turn: Bedside, half: str) -> tuple[datetime, ...]:
    """The time that was typed before, in the half of the day that a tap or "pm" says."""
    halves = dict(zip(_HALVES, turn.data.get("halves", ()), strict=False))
    return (datetime.fromisoformat(halves[half]),) if half in halves else ()


async def _ask_half(turn: Bedside, whens: tuple[datetime, ...]) -> None:
    """Ask which half of the day a time is in: never silently the night."""
    turn.go_on("when", halves=[when.isoformat() for when in whens])
    rows = column(
        button(turn.short_moment(when), Verb.ENROLL, f"when-{half}")
        for half, when in zip(_HALVES, whens, strict=True)
    )
    await turn.ask_step("enroll_when_half", rows)


async def _baseline(turn: Bedside, value: str) -> None:
    if not await _take_score(turn, "baseline", value):
        return
    if datetime.fromisoformat(turn.data["when"]) > turn.work.now:
        # Nothing was injected yet.
        await _show_all(turn)
        return
    turn.go_on("bedside")
    await turn.ask_step("enroll_bedside", _numbers("bedside"))


async def _bedside(turn: Bedside, value: str) -> None:
    """Relief may come at once: the pain right after the injection, which concludes nothing."""
    if await _take_score(turn, "bedside", value):
        await _show_all(turn)


async def _take_score(turn: Bedside, name: str, value: str) -> bool:
    """Keep a score, or that it was not asked; else say how it is given."""
    if value != "skip" and not (value.isdecimal() and int(value) <= MAX_SCORE):
        await turn.say_in_place("enroll_baseline_bad")
        return False
    turn.go_on(name, **{name: None if value == "skip" else int(value)})
    return True


async def _show_all(turn: Bedside) -> None:
    turn.go_on("confirm")
    await _confirm(turn, await _meaning(turn, await _known(turn)))


async def _confirm(turn: Bedside, key: str) -> None:
    """Show what was said, and first what it means for a follow-up that goes on."""
    turn.go_on("confirm", meaning=key)
    values = await _values(turn)
    lines = [key, "enroll_confirm"] if key != "enroll_confirm" else [key]
    text = "\n\n".join(turn.text(each, **values) for each in lines)
    await turn.show((text, turn.buttons(key)))


async def _values(turn: Bedside) -> dict[str, object]:
    data, baseline, bedside = turn.data, turn.data["baseline"], turn.data.get("bedside")
    protocol = (await _version(turn)).protocol
    return {
        "patient_ref": data["ref"],
        "birth_year": data["year"],
        "area": turn.text(f"area_{data['area']}"),
        "when": turn.short_moment(datetime.fromisoformat(data["when"])),
        "baseline": turn.text("not_known") if baseline is None else baseline,
        "bedside": turn.text("not_known") if bedside is None else bedside,
        "checkin_days": placeholders.offsets(protocol, turn.language),
    }


async def _meaning(turn: Bedside, known: Patient | None) -> str:
    """A plain confirmation, or what this injection means for a follow-up that goes on."""
    if known is None or not await episodes.running(turn.work.session, known.id):
        return "enroll_confirm"
    protocol, area = (await _version(turn)).protocol, Area(turn.data["area"])
    is_same = bool(await replaced_by(turn.work, known, area, protocol))
    return "enroll_replaces" if is_same else "enroll_second"


async def _confirmed(turn: Bedside, value: str) -> None:
    if value == "again":
        turn.go_on("ref")
        await turn.ask_step("enroll_ref")
        return
    known = await _known(turn)
    # Somebody else may have enrolled the same patient meanwhile.
    meaning = await _meaning(turn, known)
    if value not in {"yes", "phone"}:
        await _confirm(turn, meaning)
    elif await _is_free(turn, known, turn.data["year"]):
        is_as_shown = meaning == turn.data["meaning"]
        if is_as_shown:
            await _save(turn, known, is_by_phone=value == "phone")
        else:
            await _confirm(turn, meaning)


async def _save(turn: Bedside, known: Patient | None, *, is_by_phone: bool) -> None:
    work, data = turn.work, turn.data
    await dialogues.drop(work, turn.chat)
    case, is_replaced = await enroll_found(work, data, known)
    await audit.write(turn, "enroll", case.patient.id)
    reference = case.patient.reference
    if case.patient.state is PatientState.ACTIVE and case.chat is not None:
        key = "second_injection_replaces" if is_replaced else "second_injection"
        await tell_dates(work, case, key)
        await turn.say_in_place("enroll_added", patient_ref=reference)
        return
    if is_by_phone and by_phone.may_begin(case):
        await by_phone.begin(work, case)
        await turn.say_in_place("enroll_by_phone", patient_ref=reference)
        return
    await turn.say_in_place("enroll_saved", patient_ref=reference)
    send = invitations.send_first_link if known is None else invitations.send_link
    await send(turn, case, "enroll_done")


_ASKS: Final = {
    "ref": "enroll_ref",
    "year": "enroll_birth_year",
    "area": "enroll_area",
    "when": "enroll_when",
    "baseline": "enroll_baseline",
    "bedside": "enroll_bedside",
}
_STEPS: Final = {
    "ref": _reference,
    "year": _year,
    "area": _area,
    "protocol": _protocol,
    "when": _when,
    "baseline": _baseline,
    "bedside": _bedside,
    "confirm": _confirmed,
}
