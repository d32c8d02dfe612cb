"""Names of protocols: a new one from a copy, another name for one that there is."""

from __future__ import annotations

from typing import Final

from bot.domain.errors import NotFoundError
from bot.domain.protocol import Protocol, from_data
from bot.domain.protocol_file import MOST_NAME
from bot.domain.ready_made import READY_MADE
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import column
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import draft_screens, drafts, screens
from bot.services.staff import audit
from bot.storage import protocols
from bot.storage.tables.mail import Dialogue

# Letters: a name stands on a button.
_LEAST_NAME: Final = 3
# Where a new protocol comes from, as a button carries it.
_READY, _COPY = "ready", "copy"


async def ask_source(turn: StaffTurn, _: int) -> None:
    """From what a new protocol starts: one that is in use, or a ready-made one."""
    rows = column(
        screens.press(turn.text("schedule_copy_of", name=each.name), "new", each.id, _COPY)
        for each in await protocols.offered(turn.work.session)
    )
    rows += column(
        screens.press(draft_screens.ready_name(turn, name), "new", 0, _READY, name)
        for name in READY_MADE
    )
    keyboard = [*rows, *screens.labelled(turn, "schedule_new")]
    await turn.show((turn.text("schedule_new"), keyboard))


async def ask_new(turn: StaffTurn, protocol_id: int, source: str, name: str = "") -> None:
    """Ask how the new protocol is called."""
    await _source(turn, protocol_id, source, name)
    await _ask(turn, "new", protocol=protocol_id, source=source, ready=name)


async def ask_name(turn: StaffTurn, protocol_id: int) -> None:
    """Ask for another name."""
    await screens.protocol_of(turn, protocol_id)
    await _ask(turn, "name", protocol=protocol_id)


async def _ask(turn: StaffTurn, step: str, wrong: str | None = None, **data: object) -> None:
    await dialogues.begin(turn.work, turn.chat, dialogues.SCHEDULING, step, **data)
    asked = turn.text("schedule_name", least=_LEAST_NAME, most=MOST_NAME)
    text = "\n".join(filter(None, (wrong, asked)))
    await turn.show((text, screens.labelled(turn, "schedule_name")))


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    await _ask(turn, dialogue.step, **dialogue.data)


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """The name that was typed: make or rename the protocol, or say what is wrong with it."""
    name, data = " ".join(text.split()), dialogue.data
    is_fit = _LEAST_NAME <= len(name) <= MOST_NAME and name.isprintable()
    if not is_fit or await _is_taken(turn, name, data["protocol"], dialogue.step):
        wrong = turn.text("schedule_problem_name" if is_fit else "schedule_problem_range")
        await _ask(turn, dialogue.step, wrong, **data)
        return
    await dialogues.drop(turn.work, turn.chat)
    if dialogue.step == "name":
        row = await screens.protocol_of(turn, data["protocol"])
        row.name = name
        await audit.write(turn, "protocol_rename", str(row.id))
        await screens.one(turn, row.id)
        return
    protocol = await _source(turn, data["protocol"], data["source"], data["ready"])
    row = await drafts.make(turn, name)
    await draft_screens.show(turn, await drafts.begin(turn, row.id, protocol))


async def _is_taken(turn: StaffTurn, name: str, protocol_id: int, step: str) -> bool:
    own = protocol_id if step == "name" else 0
    every = await protocols.all_protocols(turn.work.session)
    return any(each.name.casefold() == name.casefold() and each.id != own for each in every)


async def _source(turn: StaffTurn, protocol_id: int, source: str, name: str) -> Protocol:
    """What a new protocol starts from; raises `NotFoundError`."""
    if source == _READY and name in READY_MADE:
        return READY_MADE[name]
    if source != _COPY:
        raise NotFoundError("source")
    await screens.protocol_of(turn, protocol_id)
    versions = await protocols.history(turn.work.session, protocol_id)
    if not versions:
        raise NotFoundError("version")
    return from_data(versions[0].body)
