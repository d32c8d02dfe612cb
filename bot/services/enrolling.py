"""Enrolling at the bedside: a short dialogue that ends with a link and its QR code."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bot.domain.answers import MAX_SCORE, read_birth_year, read_reference
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import (
    Area,
    PatientState,
)
from bot.services import access, cases, dialogues, enrolment, wording
from bot.services.buttons import Keyboard, Verb, button, column, in_rows
from bot.services.cases import Caller
from bot.services.messages import Draft, queue
from bot.services.transaction import Service, Work, transaction
from bot.storage import patients, protocols
from bot.storage.desk_tables import Dialogue, Staff
from bot.storage.tables import Chat

_EXAMPLE: Final = "%H:%M"


class Enrolling(Service):
    """What a nurse does between two patients."""

    @transaction
    async def begin(self, work: Work, caller: Caller) -> None:
        """/enroll: ask for the reference."""
        member, chat = await access.require(work, caller)
        await dialogues.begin(work, chat, dialogues.ENROLLING, "ref")
        await _ask(work, chat, member, "enroll_ref", [], None)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """A button of the dialogue; raises `ClosedError` when it is over."""
        member, chat = await access.require(work, caller)
        dialogue = await dialogues.current(work, chat)
        if dialogue is None or dialogue.name != dialogues.ENROLLING:
            raise ClosedError("enrolling")
        step, _, value = choice.partition("-")
        if value == "cancel":
            await dialogues.drop(work, chat)
            await _put(work, chat, member, "enroll_cancelled", message_id)
        elif step == dialogue.step:
            await _answer(work, (chat, member, dialogue), value, message_id)

    @transaction
    async def new_link(self, work: Work, caller: Caller, patient_id: str) -> None:
        """A new link for a patient who lost the old one or changed phones; older links end."""
        member, chat = await access.require(work, caller)
        patient = await patients.lock(work.session, patient_id)
        case = await cases.latest(work, patient)
        if case is None:
            raise ClosedError("episode")
        await access.write_audit(work, member, "new_link", patient.id)
        await enrolment.send_link(work, chat, member, case, "new_link_done")


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed answer of staff to the step that waits."""
    caller = Caller(int(chat.telegram_id), int(chat.telegram_id))
    member, _ = await access.require(work, caller)
    await _answer(work, (chat, member, dialogue), text.strip(), None)


async def _answer(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    _, _, dialogue = talk
    await _STEPS[dialogue.step](work, talk, value, onto)


def _choices(
    work: Work, key: str, step: str, language: str, **values: object
) -> list[dict[str, str]]:
    return [
        button(work.texts.label(key, name, language, **values), Verb.ENROLL, f"{step}-{name}")
        for name, _ in work.texts.buttons(key, language)
    ]


async def _ask(
    work: Work,
    chat: Chat,
    member: Staff,
    key: str,
    rows: Keyboard,
    onto: int | None,
    **values: object,
) -> None:
    """Ask a step's question with its own buttons under the given rows."""
    step = _STEP_OF[key]
    keyboard = [*rows, *column(_choices(work, key, step, member.language))]
    kind = MessageKind.REPLY if onto is None else MessageKind.EDIT
    text = work.text(key, member.language, **values)
    await queue(work, chat, Draft(kind, text, keyboard, asks=True, onto=onto))


async def _put(
    work: Work, chat: Chat, member: Staff, key: str, onto: int | None, **values: object
) -> None:
    kind = MessageKind.REPLY if onto is None else MessageKind.EDIT
    text = work.text(key, member.language, **values)
    await queue(work, chat, Draft(kind, text, onto=onto))


async def _reference(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    chat, member, dialogue = talk
    reference = read_reference(value)
    if reference is None:
        await _put(work, chat, member, "enroll_ref_bad", onto)
        return
    dialogues.go_on(work, dialogue, "year", ref=reference)
    await _ask(work, chat, member, "enroll_birth_year", [], onto)


async def _year(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    chat, member, dialogue = talk
    year = read_birth_year(value, this_year=work.now.year)
    if year is None:
        await _put(work, chat, member, "enroll_birth_year_bad", onto)
        return
    known = await enrolment.find_patient(work, dialogue.data["ref"])
    if known is not None and known.birth_year != str(year):
        reference = dialogue.data["ref"]
        dialogues.go_on(work, dialogue, "ref")
        await _put(work, chat, member, "enroll_ref_taken", onto, patient_ref=reference)
        return
    dialogues.go_on(work, dialogue, "area", year=year)
    await _ask(work, chat, member, "enroll_area", [], onto)


async def _area(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    chat, member, dialogue = talk
    if value not in set(Area):
        await _ask(work, chat, member, "enroll_area", [], None)
        return
    dialogues.go_on(work, dialogue, "when", area=value)
    await _ask(work, chat, member, "enroll_when", [], onto)


async def _when(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    chat, member, dialogue = talk
    when = enrolment.read_when(work, value)
    if when is None:
        example = work.now.astimezone(work.clinic.zone).strftime(_EXAMPLE)
        await _put(work, chat, member, "enroll_when_bad", onto, example=example)
        return
    dialogues.go_on(work, dialogue, "baseline", when=when.isoformat())
    numbers = [
        button(str(score), Verb.ENROLL, f"baseline-{score}") for score in range(MAX_SCORE + 1)
    ]
    await _ask(work, chat, member, "enroll_baseline", in_rows(numbers, 6), onto)


async def _baseline(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    chat, member, dialogue = talk
    if value != "skip" and not (value.isdecimal() and int(value) <= MAX_SCORE):
        await _put(work, chat, member, "enroll_baseline_bad", onto)
        return
    baseline = None if value == "skip" else int(value)
    dialogues.go_on(work, dialogue, "confirm", baseline=baseline)
    await _confirm(work, talk, onto)


async def _confirm(work: Work, talk: tuple[Chat, Staff, Dialogue], onto: int | None) -> None:
    chat, member, dialogue = talk
    data, language = dialogue.data, member.language
    key = await _confirm_key(work, data)
    baseline = data["baseline"]
    protocol = (await protocols.newest(work.session)).protocol
    values = {
        "patient_ref": data["ref"],
        "birth_year": data["year"],
        "area": work.text(f"area_{data['area']}", language),
        "when": wording.short_moment(
            datetime.fromisoformat(data["when"]), work.clinic.zone, language
        ),
        "baseline": "-" if baseline is None else baseline,
        "checkin_days": wording.offsets(protocol, language),
    }
    await _ask(work, chat, member, key, [], onto, **values)


async def _confirm_key(work: Work, data: dict[str, Any]) -> str:
    """A plain confirmation, or what this injection means for a follow-up that runs."""
    known = await enrolment.find_patient(work, data["ref"])
    if known is None or known.state is PatientState.INVITED:
        return "enroll_confirm"
    running = await patients.running_episodes(work.session, known.id)
    if not running:
        return "enroll_confirm"
    is_same = any(episode.area == data["area"] for episode in running)
    return "enroll_replaces" if is_same else "enroll_second"


async def _confirmed(
    work: Work, talk: tuple[Chat, Staff, Dialogue], value: str, onto: int | None
) -> None:
    chat, member, dialogue = talk
    if value == "again":
        await dialogues.begin(work, chat, dialogues.ENROLLING, "ref")
        await _ask(work, chat, member, "enroll_ref", [], onto)
        return
    if value != "yes":
        await _confirm(work, talk, None)
        return
    data = dialogue.data
    await dialogues.drop(work, chat)
    case, is_replaced = await enrolment.enroll(work, data)
    await access.write_audit(work, member, "enroll", case.patient.id)
    if case.patient.state is PatientState.ACTIVE and case.chat is not None:
        await enrolment.announce(work, case, is_replaced)
        await _put(work, chat, member, "enroll_added", onto, patient_ref=case.patient.reference)
        return
    await _put(work, chat, member, "enroll_saved", onto, patient_ref=case.patient.reference)
    await enrolment.send_link(work, chat, member, case, "enroll_done")


_STEPS: Final = {
    "ref": _reference,
    "year": _year,
    "area": _area,
    "when": _when,
    "baseline": _baseline,
    "confirm": _confirmed,
}
_STEP_OF: Final = {
    "enroll_ref": "ref",
    "enroll_birth_year": "year",
    "enroll_area": "area",
    "enroll_when": "when",
    "enroll_baseline": "baseline",
    "enroll_confirm": "confirm",
    "enroll_second": "confirm",
    "enroll_replaces": "confirm",
}
