"""Protocols as files: sent for another clinic or to be read elsewhere, and taken in as a draft."""

from __future__ import annotations

import re
from typing import Final

from bot.documents import fhir
from bot.documents.packing import pack
from bot.domain import protocol_file
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError, ProtocolError
from bot.domain.protocol import Protocol, from_data
from bot.services.messaging import dialogues
from bot.services.messaging.messages import Attachment, Draft
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import draft_screens, drafts, screens
from bot.services.staff import audit
from bot.services.staff.sent_files import LARGEST_KILOBYTES
from bot.storage import protocols

# Where in the file stands what a guard rail refuses without a text of its own.
_FIELDS: Final = {
    "closes": "check_ins, closes_after",
    "outage": "late_sending",
    "points": "rule.meaningful_min_points",
    "questions": "check_ins, questions",
    "rule": "rule",
    "sixth": "sixth",
    "some": "rule.meaningful_percent",
    "times": "times",
    "window": "window",
    "worse": "rule.worse_points",
}
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


async def export(turn: StaffTurn, protocol_id: int) -> None:
    """The version in use as a file that another Aftercare takes in."""
    await _send(turn, protocol_id, "json")


async def export_fhir(turn: StaffTurn, protocol_id: int) -> None:
    """The same as a FHIR PlanDefinition, to be read elsewhere."""
    await _send(turn, protocol_id, "fhir.json")


async def _send(turn: StaffTurn, protocol_id: int, ending: str) -> None:
    row = await screens.protocol_of(turn, protocol_id)
    versions = await protocols.history(turn.work.session, protocol_id)
    if not versions:
        raise NotFoundError("version")
    number, protocol = versions[0].number, from_data(versions[0].body)
    if ending == "json":
        content = protocol_file.write(row.name, protocol)
    else:
        content = fhir.plan_of(number, protocol, row.name)
    plain = _NOT_IN_NAMES.sub("-", row.name.casefold()).strip("-") or "protocol"
    name = f"aftercare-{plain}-v{number}.{ending}"
    await audit.write(turn, "export_protocol", str(protocol_id))
    caption = turn.text("schedule_file", name=row.name, version=number)
    file = Attachment(name, pack(content))
    await turn.queue(Draft(MessageKind.REPLY, caption, attachment=file))


async def ask(turn: StaffTurn, protocol_id: int, wrong: str | None = None) -> None:
    """Ask for a file, or for its text; without a protocol it becomes a new one.

    `wrong`: why the last one was not taken.
    """
    await dialogues.begin(
        turn.work, turn.chat, dialogues.SCHEDULING, "import", protocol=protocol_id
    )
    asked = turn.text("schedule_import", kilobytes=LARGEST_KILOBYTES)
    text = "\n".join(filter(None, (wrong, asked)))
    await turn.show((text, screens.labelled(turn, "schedule_import")))


async def refuse(turn: StaffTurn, protocol_id: int) -> None:
    """A file that cannot be read: say so, and what is taken."""
    await ask(turn, protocol_id, turn.text("schedule_file_unread"))


async def take_in(turn: StaffTurn, protocol_id: int, content: str) -> bool:
    """A file becomes a draft; else what is wrong with it is said.

    Whether it is one of a protocol that there is, so that what it would change is to be shown.
    """
    try:
        name, protocol = protocol_file.read(content)
    except ProtocolError as error:
        wrong = draft_screens.problem(turn, error)
        where = error.detail if error.reason == "file" else _FIELDS.get(error.reason)
        if where is not None:
            wrong = turn.text("schedule_problem_file", text=where)
        await ask(turn, protocol_id, wrong)
        return False
    if not protocol_id:
        row = await drafts.make(turn, await drafts.free_name(turn, name))
        draft = await drafts.begin(turn, row.id, protocol)
        await audit.write(turn, "protocol_import", str(row.id))
        await dialogues.drop(turn.work, turn.chat)
        await draft_screens.show(turn, draft)
        return False
    return await _into(turn, protocol_id, protocol)


async def _into(turn: StaffTurn, protocol_id: int, protocol: Protocol) -> bool:
    """A draft of a protocol that there is, unless it has one."""
    await dialogues.drop(turn.work, turn.chat)
    if not await drafts.begin_anew(turn, protocol_id, protocol):
        return False
    await audit.write(turn, "protocol_import", str(protocol_id))
    return True
