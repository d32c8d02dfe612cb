"""/schedule: the clinic's protocols, one of them, and its history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.domain import protocol as protocols_rules
from bot.domain.errors import NotFoundError
from bot.domain.protocol import from_data
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, in_rows
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import wording
from bot.services.staff import audit
from bot.storage import drafts, protocols, tallies
from bot.storage.tables.followups import FIRST_PROTOCOL, ClinicProtocol, ProtocolVersion
from bot.storage.tables.staff import Staff

# Beside so many the rest of a protocol's history is on no button.
_VERSIONS: Final = 12
_WIDTH: Final = 2


def labelled(
    turn: StaffTurn, key: str, *parts: object, leaving_out: Iterable[str] = ()
) -> Keyboard:
    """The buttons of a text, two in a row; each carries its own name and these parts."""
    buttons = [
        press(label, name, *parts)
        for name, label in turn.work.texts.buttons(key, turn.language)
        if name not in leaving_out
    ]
    return in_rows(buttons, _WIDTH)


def press(label: str, *parts: object) -> Button:
    """A button that reports a press of the schedule."""
    return button(label, Verb.SCHEDULE, *parts)


async def protocol_of(turn: StaffTurn, protocol_id: int) -> ClinicProtocol:
    """The protocol of this id; raises `NotFoundError`."""
    found = await protocols.by_id(turn.work.session, protocol_id)
    if found is None:
        raise NotFoundError("protocol")
    return found


async def who(turn: StaffTurn, member_id: str | None) -> str:
    """By what name a member of staff is known; the bot where nobody did it."""
    if member_id is None:
        return turn.text("schedule_by_bot")
    return (await turn.work.session.get_one(Staff, member_id)).label


async def patients_on(turn: StaffTurn) -> dict[int, int]:
    """How many follow-ups run on each published version, with those whose rest follows it."""
    counted: dict[int, int] = {}
    follows = await protocols.follows(turn.work.session)
    for number, count in (await tallies.running_by_version(turn.work.session)).items():
        published = follows.get(number) or number
        counted[published] = counted.get(published, 0) + count
    return counted


async def home(turn: StaffTurn) -> None:
    """The one protocol, or the list of them."""
    every = await protocols.all_protocols(turn.work.session)
    if len(every) == 1:
        await one(turn, every[0].id)
    else:
        await several(turn, 0)


async def several(turn: StaffTurn, _: int) -> None:
    """All protocols that are not archived: version and patients of each."""
    await _list(turn, "schedule_list", is_archived=False)


async def archived(turn: StaffTurn, _: int) -> None:
    """What was put away."""
    await _list(turn, "schedule_archived", is_archived=True)


async def _list(turn: StaffTurn, key: str, *, is_archived: bool) -> None:
    session = turn.work.session
    counts = await patients_on(turn)
    owners = {each.protocol_id: each.owner for each in await drafts.every(session)}
    lines, buttons = [], []
    for each in await protocols.all_protocols(session):
        if (each.archived_at is not None) is not is_archived:
            continue
        versions = await protocols.history(session, each.id)
        count = sum(counts.get(version.number, 0) for version in versions)
        in_use = (
            turn.text("schedule_version", version=versions[0].number)
            if versions
            else turn.text("schedule_unpublished")
        )
        line = turn.text("schedule_list_line", name=each.name, version=in_use, count=count)
        if each.id in owners:
            owner = await who(turn, owners[each.id])
            line = turn.text("schedule_list_draft", line=line, who=owner)
        lines.append(line)
        buttons.append(press(each.name, "show", each.id))
    text = turn.text(key, lines="\n".join(lines) or turn.text("schedule_none"))
    await turn.show((text, [*in_rows(buttons, _WIDTH), *labelled(turn, key)]))


async def one(turn: StaffTurn, protocol_id: int) -> None:
    """A protocol in words, with what can be done with it."""
    row = await protocol_of(turn, protocol_id)
    versions = await protocols.history(turn.work.session, protocol_id)
    if not versions:
        text = turn.text("schedule_unpublished_yet", name=row.name)
        gone = {"history", "export", "fhir", "course", "rehearse"}
    else:
        text, gone = await _described(turn, row, versions[0], await _others(turn, versions)), set()
    gone |= {"archive"} if row.archived_at is not None else {"restore"}
    buttons = labelled(turn, "schedule", protocol_id, drafts.VERSION, leaving_out=gone)
    await turn.show((text, buttons))


async def _others(turn: StaffTurn, versions: Iterable[ProtocolVersion]) -> int:
    """How many follow-ups keep an older version."""
    counts = await patients_on(turn)
    _, *older = (counts.get(each.number, 0) for each in versions)
    return sum(older)


async def _described(
    turn: StaffTurn, row: ClinicProtocol, version: ProtocolVersion, others: int
) -> str:
    protocol = from_data(version.body)
    count = (await patients_on(turn)).get(version.number, 0)
    text = turn.text(
        "schedule",
        name=row.name,
        version=version.number,
        since=turn.short_moment(version.created_at),
        who=await who(turn, version.created_by),
        check_ins=wording.check_ins(turn, protocol),
        rules=wording.rules(turn, protocol),
        active=turn.text("schedule_active", count=count),
    )
    if others:
        text = f"{text} {turn.text('schedule_older', count=others)}"
    is_first = row.id == FIRST_PROTOCOL
    if is_first and await protocols.is_newer(turn.work.session, protocols_rules.DEFAULT):
        check_ins = placeholders.offsets(protocols_rules.DEFAULT, turn.language)
        text = f"{text}\n\n{turn.text('schedule_newer_default', check_ins=check_ins)}"
    return text


async def history(turn: StaffTurn, protocol_id: int) -> None:
    """The published versions of a protocol, the newest first."""
    row = await protocol_of(turn, protocol_id)
    counts = await patients_on(turn)
    lines, buttons = [], []
    versions = await protocols.history(turn.work.session, protocol_id)
    for each in versions[:_VERSIONS]:
        lines.append(
            turn.text(
                "schedule_history_line",
                version=each.number,
                since=turn.short_moment(each.created_at),
                who=await who(turn, each.created_by),
                count=counts.get(each.number, 0),
            )
        )
        label = turn.text("schedule_version", version=each.number)
        buttons.append(press(label, "version", protocol_id, each.number))
    text = turn.text("schedule_history", name=row.name, lines="\n".join(lines))
    keyboard = [*in_rows(buttons, 4), *labelled(turn, "schedule_history", protocol_id)]
    await turn.show((text, keyboard))


async def version(turn: StaffTurn, protocol_id: int, number: int) -> None:
    """An old version in words, which can be published again."""
    row = await protocol_of(turn, protocol_id)
    found = await published(turn, protocol_id, number)
    protocol = from_data(found.body)
    text = turn.text(
        "schedule_old",
        name=row.name,
        version=number,
        check_ins=wording.check_ins(turn, protocol),
        rules=wording.rules(turn, protocol),
    )
    keyboard = [
        [
            press(
                turn.work.texts.label("schedule_old", "again", turn.language),
                "again",
                protocol_id,
                number,
            )
        ],
        *labelled(turn, "schedule_old", protocol_id, leaving_out={"again"}),
    ]
    await turn.show((text, keyboard))


async def published(turn: StaffTurn, protocol_id: int, number: int) -> ProtocolVersion:
    """A published version of a protocol; raises `NotFoundError`."""
    for each in await protocols.history(turn.work.session, protocol_id):
        if each.number == number:
            return each
    raise NotFoundError("version")


async def put_away(turn: StaffTurn, protocol_id: int) -> None:
    """Archive a protocol: nobody new gets it; who is followed by it keeps it.

    The last one that is offered stays.
    """
    row = await protocol_of(turn, protocol_id)
    await protocols.lock(turn.work.session)
    offered = [each.id for each in await protocols.offered(turn.work.session)]
    if offered == [protocol_id]:
        await turn.show((turn.text("schedule_last"), labelled(turn, "schedule_last", protocol_id)))
        return
    if row.archived_at is None:
        row.archived_at = turn.work.now
        await audit.write(turn, "protocol_archive", str(protocol_id))
    await several(turn, 0)


async def bring_back(turn: StaffTurn, protocol_id: int) -> None:
    """Take a protocol out of the archive."""
    row = await protocol_of(turn, protocol_id)
    if row.archived_at is not None:
        row.archived_at = None
        await audit.write(turn, "protocol_restore", str(protocol_id))
    await one(turn, protocol_id)
