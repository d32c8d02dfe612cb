"""A draft of a protocol: kept until it is published, worked on by one admin at a time."""

from __future__ import annotations

from typing import Final

from bot.domain import edits, guard_rails
from bot.domain.answers import Question
from bot.domain.errors import NotFoundError, ProtocolError
from bot.domain.protocol import Protocol, Unit, from_data, to_data
from bot.domain.protocol_file import MOST_NAME
from bot.domain.ready_made import READY_MADE
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import draft_screens, screens
from bot.services.protocols.fields import FIELDS, PLAN_FIELDS, Field, plan_field
from bot.services.protocols.typed_values import read_list, read_offset
from bot.services.staff import audit
from bot.storage import drafts, protocols
from bot.storage.tables.followups import ClinicProtocol, ProtocolDraft

# In the body of a draft: who wrote the treatment in it, which another admin must have read.
WRITTEN_BY: Final = "sixth_by"
_PARTS: Final = {"hours": edits.with_first_hours, "weeks": edits.with_two_weeks}


async def open_(turn: StaffTurn, protocol_id: int) -> None:
    """The draft of a protocol, begun from what is in use if there is none."""
    await screens.protocol_of(turn, protocol_id)
    if await drafts.held(turn.work.session, protocol_id) is None:
        await protocols.lock(turn.work.session)
        versions = await protocols.history(turn.work.session, protocol_id)
        if not versions:
            await begin(turn, protocol_id, READY_MADE["week"])
        else:
            await begin(turn, protocol_id, from_data(versions[0].body), versions[0].number)
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await draft_screens.show(turn, draft)


async def begin(
    turn: StaffTurn, protocol_id: int, protocol: Protocol, based_on: int | None = None
) -> ProtocolDraft:
    """A new draft, which belongs to who begins it."""
    draft = ProtocolDraft(
        protocol_id=protocol_id,
        based_on=based_on,
        body={**to_data(protocol), WRITTEN_BY: turn.member.id},
        owner=turn.member.id,
        begun_at=turn.work.now,
        updated_at=turn.work.now,
    )
    turn.work.session.add(draft)
    await turn.work.session.flush()
    await audit.write(turn, "protocol_draft", str(protocol_id))
    return draft


async def begin_anew(turn: StaffTurn, protocol_id: int, protocol: Protocol) -> bool:
    """A draft that starts from this; False where there is one already, of which they are told."""
    await protocols.lock(turn.work.session)
    if await drafts.held(turn.work.session, protocol_id) is not None:
        keyboard = screens.labelled(turn, "schedule_draft_first", protocol_id)
        await turn.show((turn.text("schedule_draft_first"), keyboard))
        return False
    versions = await protocols.history(turn.work.session, protocol_id)
    await begin(turn, protocol_id, protocol, versions[0].number if versions else None)
    return True


async def make(turn: StaffTurn, name: str) -> ClinicProtocol:
    """A new protocol of this name, which nobody gets before it is published."""
    row = await protocols.make(turn.work.session, name, turn.work.now, turn.member.id)
    await audit.write(turn, "protocol_new", str(row.id))
    return row


async def free_name(turn: StaffTurn, name: str) -> str:
    """This name, with a number behind it where it is taken."""
    every = await protocols.all_protocols(turn.work.session)
    taken = {each.name.casefold() for each in every}
    found, count = name, 1
    while found.casefold() in taken:
        count += 1
        found = f"{name[: MOST_NAME - 4]} {count}"
    return found


async def mine(turn: StaffTurn, protocol_id: int) -> ProtocolDraft | None:
    """The draft, if it is this admin's; else they are told whose it is, or that it is gone."""
    draft = await drafts.held(turn.work.session, protocol_id)
    if draft is not None and draft.owner == turn.member.id:
        return draft
    row = await screens.protocol_of(turn, protocol_id)
    if draft is None:
        keyboard = screens.labelled(turn, "schedule_draft_gone", protocol_id)
        await turn.show((turn.text("schedule_draft_gone", name=row.name), keyboard))
        return None
    text = turn.text(
        "schedule_draft_taken",
        name=row.name,
        who=await screens.who(turn, draft.owner),
        when=turn.short_moment(draft.updated_at),
    )
    await turn.show((text, screens.labelled(turn, "schedule_draft_taken", protocol_id)))
    return None


async def take(turn: StaffTurn, protocol_id: int) -> None:
    """Go on with another admin's draft."""
    draft = await drafts.held(turn.work.session, protocol_id)
    if draft is not None and draft.owner != turn.member.id:
        draft.owner, draft.updated_at, draft.shown = turn.member.id, turn.work.now, None
        await audit.write(turn, "protocol_take", str(protocol_id))
    await open_(turn, protocol_id)


async def throw_away(turn: StaffTurn, protocol_id: int) -> None:
    """Forget the draft; a protocol that was never published goes with it."""
    draft = await mine(turn, protocol_id)
    if draft is None:
        return
    row = await screens.protocol_of(turn, protocol_id)
    await turn.work.session.delete(draft)
    await turn.work.session.flush()
    await audit.write(turn, "protocol_discard", str(protocol_id))
    if await protocols.history(turn.work.session, protocol_id):
        await screens.one(turn, protocol_id)
        return
    await turn.work.session.delete(row)
    await turn.work.session.flush()
    await screens.several(turn, 0)


def change(turn: StaffTurn, draft: ProtocolDraft, protocol: Protocol) -> None:
    """Keep a change of the draft; raises `ProtocolError` if it could do harm."""
    guard_rails.check(protocol)
    is_same = protocol.sixth == from_data(draft.body).sixth
    writer = draft.body.get(WRITTEN_BY) if is_same else turn.member.id
    draft.body = {**to_data(protocol), WRITTEN_BY: writer}
    draft.updated_at, draft.shown = turn.work.now, None


async def _try(turn: StaffTurn, draft: ProtocolDraft, protocol: Protocol, place: int = -1) -> None:
    """A change by a button; where it may not be, the screen says why."""
    problem = None
    try:
        change(turn, draft, protocol)
    except ProtocolError as error:
        problem = draft_screens.problem(turn, error)
    if place < 0:
        await draft_screens.show(turn, draft, problem)
    else:
        await draft_screens.show_plan(turn, draft, place, problem)


async def plan(turn: StaffTurn, protocol_id: int, place: int) -> None:
    """One check-in of the draft."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await draft_screens.show_plan(turn, draft, place)


async def toggle(turn: StaffTurn, protocol_id: int, place: int, question: str) -> None:
    """Ask a question at a check-in, or no longer."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        changed = edits.toggled(from_data(draft.body), place, Question(question))
        await _try(turn, draft, changed, place)


async def remove(turn: StaffTurn, protocol_id: int, place: int) -> None:
    """Take a check-in out."""
    draft = await mine(turn, protocol_id)
    if draft is None:
        return
    try:
        changed = edits.removed(from_data(draft.body), place)
    except ProtocolError as error:
        await draft_screens.show(turn, draft, draft_screens.problem(turn, error))
    else:
        await _try(turn, draft, changed)


async def part(turn: StaffTurn, protocol_id: int, name: str) -> None:
    """Switch an optional part on or off: the first hours, the two weeks."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await _try(turn, draft, _PARTS[name](from_data(draft.body)))


async def fill(turn: StaffTurn, protocol_id: int, name: str) -> None:
    """Start again from a ready-made protocol."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await _try(turn, draft, READY_MADE[name])


async def ready(turn: StaffTurn, protocol_id: int) -> None:
    """Which ready-made protocols there are."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await draft_screens.show_ready(turn, protocol_id)


async def set_(turn: StaffTurn, protocol_id: int, name: str, place: int, value: str) -> None:
    """A value by a button."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await put(turn, draft, field_of(name, place), value, place)


def field_of(name: str, place: int) -> Field:
    """The field of this name, of the protocol or of its check-in at a place."""
    return plan_field(name, place) if name in PLAN_FIELDS else FIELDS[name]


async def ask(turn: StaffTurn, protocol_id: int, name: str, place: int) -> None:
    """Ask for a value."""
    draft = await mine(turn, protocol_id)
    if draft is None:
        return
    if place >= len(from_data(draft.body).check_ins):
        raise NotFoundError("check-in")
    await draft_screens.ask(turn, draft, field_of(name, place), place)


async def put(turn: StaffTurn, draft: ProtocolDraft, field: Field, text: str, place: int) -> None:
    """Keep a value, or say what is allowed."""
    try:
        changed = field.put(from_data(draft.body), text, place)
        change(turn, draft, changed)
    except ProtocolError as error:
        wrong = draft_screens.problem(turn, error)
        await draft_screens.ask(turn, draft, field, place, wrong)
        return
    if field.name in PLAN_FIELDS and field.name != "offset":
        await draft_screens.show_plan(turn, draft, place)
    else:
        await draft_screens.show(turn, draft)


async def ask_list(turn: StaffTurn, protocol_id: int, step: str) -> None:
    """Ask for all check-ins as a list, or for one more."""
    draft = await mine(turn, protocol_id)
    if draft is not None:
        await draft_screens.ask_list(turn, draft, step)


async def put_list(turn: StaffTurn, draft: ProtocolDraft, step: str, text: str) -> None:
    """Keep the check-ins that were typed, or say why not."""
    protocol = from_data(draft.body)
    try:
        if step == "list":
            changed = edits.with_offsets(protocol, read_list(text))
        else:
            changed = edits.added(protocol, read_offset(text, Unit.DAYS))
        change(turn, draft, changed)
    except ProtocolError as error:
        await draft_screens.ask_list(turn, draft, step, draft_screens.problem(turn, error))
    else:
        await draft_screens.show(turn, draft)
