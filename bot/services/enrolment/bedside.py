"""Enrolling at the bedside: a line and a tap, or a few steps, to a link and its QR code."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.domain.ledger import Area, PatientState, StaffRole
from bot.services.enrolment import by_phone, invitations
from bot.services.enrolment.episodes import (
    enroll_found,
    find_patient,
    find_to_enroll,
    replaced_by,
)
from bot.services.enrolment.fields import (
    FIELDS,
    OPTIONAL,
    UnreadError,
    ask_for,
    asked_fields,
    is_early,
)
from bot.services.enrolment.lines import Line, read_line
from bot.services.enrolment.rules import CLOSED, Moment, is_near, problem_with
from bot.services.enrolment.steps import CONFIRM, Bedside
from bot.services.followup import planning
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.services.staff.dialogue_turns import BACK
from bot.storage import episodes, protocols
from bot.storage.protocols import Version
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Patient
from bot.words.identity import read_reference

# What the buttons carry that lead to a list, and to the optional fields.
_MANY: Final = "many"
MANY: Final = f"ref-{_MANY}"
SHOW_FIELDS: Final = "fields_"


class Enrolling(Service):
    """What a nurse does between two patients."""

    @transaction
    async def begin(self, work: Work, caller: Caller, typed: str = "") -> None:
        """/enroll: ask for the reference, or take the line that was typed behind it."""
        turn = await access.turn_of(work, caller)
        asks, offered = await asked_fields(work.session), await protocols.offered(work.session)
        several = {each.name: each.id for each in offered} if len(offered) > 1 else {}
        bedside = await Bedside.begin(turn, "ref", asks=asks, offered=several)
        await (_reference(bedside, typed) if typed else bedside.ask_step())

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button of the dialogue; raises `ClosedError` when it is over."""
        await Bedside.tap(work, caller, choice, message_id, _pressed)

    @transaction
    async def show_fields(
        self, work: Work, caller: Caller, toggled: str = "", message_id: int | None = None
    ) -> None:
        """Which optional fields are asked when enrolling; `toggled`: the one to turn on or off."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        asked = await asked_fields(work.session)
        if toggled in OPTIONAL:
            asked = [each for each in OPTIONAL if (each in asked) is not (each == toggled)]
            await ask_for(work.session, asked)
            await audit.write(turn, "enrol_fields")
        labels = dict(work.texts.buttons("enroll_fields", turn.language))
        states = {
            each: turn.text("enroll_field_on" if each in asked else "enroll_field_off")
            for each in OPTIONAL
        }
        keyboard = column(
            button(f"{labels[each]}: {states[each]}", Verb.LIST, f"{SHOW_FIELDS}{each}")
            for each in OPTIONAL
        )
        await turn.show_screen((turn.text("enroll_fields"), keyboard))


async def _pressed(turn: Bedside, value: str) -> None:
    if value == BACK:
        await _back(turn)
    elif value == "keep" and turn.step in turn.data:
        await _go_on(turn)
    else:
        await _take(turn, value)


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """A typed answer of staff to the step that waits."""
    await _take(Bedside.at(turn, dialogue), text.strip())


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    bedside = Bedside.at(turn, dialogue)
    if bedside.step == CONFIRM:
        await _confirm(bedside, await _meaning(bedside, await _known(bedside)))
    else:
        await bedside.ask_step()


async def _take(turn: Bedside, value: str) -> None:
    """Take what was tapped or typed in the step that waits."""
    step = turn.step
    if step == "ref":
        await _reference(turn, value)
    elif step == "confirm":
        await _confirmed(turn, value)
    elif step == "change":
        await _change(turn, value)
    elif step == "protocol":
        await _protocol(turn, value)
    else:
        await _field(turn, value)


async def _reference(turn: Bedside, value: str) -> None:
    """The reference, or all of it in a line."""
    line = read_line(await _moment(turn), value, turn.data.get("asks", ()))
    if read_reference(value) is None and line.says_anything:
        await _take_line(turn, line)
    else:
        await _field(turn, value)


async def _field(turn: Bedside, value: str) -> None:
    """Keep the value of the step that waits, or say what is wrong with it."""
    name = turn.step
    try:
        kept = turn.half_of(value) or FIELDS[name].read(await _moment(turn), value)
    except UnreadError as problem:
        if problem.whens:
            turn.keep(halves=[when.isoformat() for when in problem.whens])
            await turn.ask_step()
        else:
            await turn.show_screen((turn.why(problem), []))
        return
    turn.keep(**{name: kept})
    if name not in {"ref", "year"} or await _is_usable(turn):
        await _go_on(turn)


async def _protocol(turn: Bedside, value: str) -> None:
    """Which of several it keeps, by its id or its name; a time that this one forbids goes."""
    meant = {
        value_: id_
        for name, id_ in turn.data["offered"].items()
        for value_ in (str(id_), name.casefold())
    }
    chosen = meant.get(value.casefold())
    if chosen is None or not await _is_offered(turn, chosen):
        await turn.ask_step()
        return
    turn.keep(protocol=chosen)
    when = turn.data.get("when")
    if when is not None and not is_near(await _moment(turn), datetime.fromisoformat(when)):
        turn.forget("when")
    await _go_on(turn)


async def _is_offered(turn: Bedside, chosen: int | None) -> bool:
    """Whether new patients still get it; one that was archived meanwhile is to be chosen anew."""
    if chosen is None:
        return True
    still = {each.id for each in await protocols.offered(turn.work.session)}
    if chosen in still:
        return True
    turn.keep(offered={name: id_ for name, id_ in turn.data["offered"].items() if id_ in still})
    turn.forget("protocol")
    turn.say_first(turn.text("enroll_protocol_archived"))
    return False


async def _take_line(turn: Bedside, line: Line) -> None:
    """What was understood is kept; the steps ask for the rest, and say why."""
    whens = line.problems["when"].whens if "when" in line.problems else ()
    # A time in two halves of the day is asked about as such.
    problems = {name: each for name, each in line.problems.items() if not each.whens}
    why = {name: turn.why(problem) for name, problem in problems.items()}
    turn.keep(why=why, halves=[when.isoformat() for when in whens], **line.values)
    if line.left:
        turn.say_first(turn.text("enroll_line_left", words=line.left))
    if await _is_usable(turn):
        await _go_on(turn)


async def _go_on(turn: Bedside) -> None:
    """Ask for what is still lacking, or show all of it."""
    if is_early(Moment(turn.work.now, turn.work.clinic), turn.data):
        turn.forget("bedside")
        turn.say_first(turn.text("enroll_bedside_early"))
    lacking = next((each.name for each in turn.asked() if each.name not in turn.data), None)
    if lacking is None:
        await _confirm(turn, await _meaning(turn, await _known(turn)))
    else:
        turn.wait(lacking)
        await turn.ask_step()


async def _back(turn: Bedside) -> None:
    """To the step before, whichever it is; what was given is kept."""
    if turn.data.get("halves"):
        turn.keep(halves=[])
    elif turn.step == "change":
        turn.wait("confirm")
    else:
        turn.wait(turn.before())
    await ask_again(turn, turn.dialogue)


async def _change(turn: Bedside, value: str) -> None:
    """What to change; the steps then go on where they were."""
    if value in {each.name for each in turn.asked()}:
        turn.wait(value)
    await turn.ask_step()


async def _known(turn: Bedside) -> Patient | None:
    return await find_patient(turn.work, turn.data["ref"])


async def _is_usable(turn: Bedside) -> bool:
    """Whether nothing is known yet that speaks against the reference."""
    is_known = {"ref", "year"} <= turn.data.keys()
    return not is_known or await _is_free(turn, await _known(turn))


async def _is_free(turn: Bedside, known: Patient | None) -> bool:
    """Whether the reference may be used for this birth year; else ask for another."""
    problem = problem_with(known, turn.data["year"])
    if problem is not None:
        text = turn.text(problem, patient_ref=turn.data["ref"])
        ways = _open(turn, known)
        turn.forget("ref")
        turn.wait("ref")
        await turn.show((text, [*ways, *turn.ways_out(back=False)]))
    return problem is None


def _open(turn: Bedside, known: Patient | None) -> Keyboard:
    """The way out of a mistyped birth year: the case of that reference."""
    if known is None or known.is_test or known.state in CLOSED:
        return []
    ref = turn.data["ref"]
    label = turn.work.texts.label("enroll_ref_taken", "open", turn.language, patient_ref=ref)
    return [[button(label, Verb.CASE, "show", known.id)]]


async def _version(turn: Bedside) -> Version:
    """What the follow-up will keep."""
    return await protocols.newest(turn.work.session, turn.data.get("protocol"))


async def _moment(turn: Bedside) -> Moment:
    return Moment(turn.work.now, turn.work.clinic, (await _version(turn)).protocol)


async def _confirm(turn: Bedside, key: str) -> None:
    """Show what was said, and first what it means for a follow-up that goes on."""
    said = turn.said_first()
    turn.wait("confirm", meaning=key, why={})
    values = await _values(turn)
    lines = [key, "enroll_confirm"] if key != "enroll_confirm" else [key]
    parts = [turn.text(each, **values) for each in lines]
    labels = dict(turn.work.texts.buttons("enroll_change", turn.language))
    told = [f"{labels[name]}: {values[name]}" for name in turn.data.get("asks", ())]
    text = "\n".join(["\n\n".join([*said, *parts]), *told])
    await turn.show((text, [*turn.buttons(key), *turn.ways_on(CONFIRM)]))


async def _values(turn: Bedside) -> dict[str, object]:
    names = {"ref": "patient_ref", "year": "birth_year"}
    protocol = (await _version(turn)).protocol
    said = {
        names.get(name, name): field.said(turn, turn.data.get(name))
        for name, field in FIELDS.items()
        if name in turn.data or name == "bedside"
    }
    return {**said, "checkin_days": placeholders.offsets(protocol, turn.language)}


async def _meaning(turn: Bedside, known: Patient | None) -> str:
    """A plain confirmation, or what this injection means for a follow-up that goes on."""
    if known is None or not await episodes.running(turn.work.session, known.id):
        return "enroll_confirm"
    protocol, area = (await _version(turn)).protocol, Area(turn.data["area"])
    is_same = bool(await replaced_by(turn.work, known, area, protocol))
    return "enroll_replaces" if is_same else "enroll_second"


async def _confirmed(turn: Bedside, value: str) -> None:
    if value == "change":
        turn.wait("change")
        await turn.ask_step()
        return
    if not await _is_offered(turn, turn.data.get("protocol")):
        turn.wait("protocol")
        await turn.ask_step()
        return
    known = await find_to_enroll(turn.work, turn.data["ref"])
    # Somebody else may have enrolled the same patient meanwhile.
    meaning = await _meaning(turn, known)
    if value not in {"yes", "phone"}:
        await _confirm(turn, meaning)
    elif await _is_free(turn, known):
        is_as_shown = meaning == turn.data["meaning"]
        if is_as_shown:
            await _save(turn, known, is_by_phone=value == "phone")
        else:
            await _confirm(turn, meaning)


async def _save(turn: Bedside, known: Patient | None, *, is_by_phone: bool) -> None:
    work, data = turn.work, turn.data
    await turn.end()
    case, is_replaced = await enroll_found(work, data, known)
    await audit.write(turn, "enroll", case.patient.id)
    reference = case.patient.reference
    if case.patient.state is PatientState.ACTIVE and case.chat is not None:
        key = "second_injection_replaces" if is_replaced else "second_injection"
        await planning.tell_dates(work, case, key)
        await turn.say_in_place("enroll_added", patient_ref=reference)
        return
    if is_by_phone and case.awaits_patient:
        await by_phone.begin(work, case)
        await turn.say_in_place("enroll_by_phone", patient_ref=reference)
        return
    await turn.say_in_place("enroll_saved", patient_ref=reference)
    send = invitations.send_first_link if known is None else invitations.send_link
    await send(turn, case, "enroll_done")
