"""/schedule: what each button does, and what each typed answer is taken for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

from bot.domain.errors import NotFoundError
from bot.domain.ledger import StaffRole
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import drafts, files, naming, publishing, screens
from bot.services.staff import access
from bot.storage.tables.mail import Dialogue

_Parts: TypeAlias = Sequence[str]
# What a press does: the turn, the protocol's id, and what else the button carries.
_Action: TypeAlias = Callable[[StaffTurn, int, _Parts], Awaitable[None]]


# The step in which a file is waited for.
FILE: Final = "import"
# The steps in which something of a draft is typed.
_OF_DRAFT: Final = frozenset({"field", "list", "add"})


class Schedules(Service):
    """Looking at and changing the protocols; patients keep the version they started with."""

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/schedule: the protocol, or the list of them."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        await _leave(turn)
        await screens.home(turn)

    @transaction
    async def press(
        self, work: Work, caller: Caller, parts: Sequence[str], message_id: int | None
    ) -> None:
        """A button; raises `NotFoundError`, `ValueError` or `IndexError` for no button of ours."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        name, *rest = parts
        if name not in _ACTIONS:
            raise NotFoundError("action")
        await _leave(turn)
        await _ACTIONS[name](turn, int(rest[0]) if rest else 0, rest[1:])

    @transaction
    async def take_file(self, work: Work, caller: Caller, text: str | None) -> None:
        """A file that was sent; one that nobody asked for is a new protocol.

        `text`: what it says, None where it cannot be read.
        """
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        dialogue = await dialogues.current_of_staff(work, turn.chat, dialogues.SCHEDULING)
        is_asked = dialogue is not None and dialogue.step == FILE
        protocol_id = dialogue.data["protocol"] if dialogue is not None and is_asked else 0
        if text is None:
            await files.refuse(turn, protocol_id)
        else:
            await _take_in(turn, protocol_id, text)


async def _leave(turn: StaffTurn) -> None:
    """Whoever presses something does not type what was asked."""
    dialogue = await dialogues.current(turn.work, turn.chat)
    if dialogue is not None and dialogue.name == dialogues.SCHEDULING:
        await dialogues.drop(turn.work, turn.chat)


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """What an admin typed: a value, check-ins, a name, or a file."""
    protocol_id = dialogue.data.get("protocol", 0)
    if dialogue.step in {"new", "name"}:
        await naming.typed(turn, dialogue, text)
    elif dialogue.step == FILE:
        await _take_in(turn, protocol_id, text)
    elif dialogue.step not in _OF_DRAFT:
        await _start_over(turn)
    else:
        draft = await drafts.mine(turn, protocol_id)
        await dialogues.drop(turn.work, turn.chat)
        if draft is None:
            return
        if dialogue.step == "field":
            place = dialogue.data["place"]
            field = drafts.field_of(dialogue.data["field"], place)
            await drafts.put(turn, draft, field, text, place)
        else:
            await drafts.put_list(turn, draft, dialogue.step, text)


async def _take_in(turn: StaffTurn, protocol_id: int, text: str) -> None:
    if await files.take_in(turn, protocol_id, text):
        await publishing.show(turn, protocol_id)


async def _start_over(turn: StaffTurn) -> None:
    """It was begun with a release that had one schedule and no drafts."""
    await dialogues.drop(turn.work, turn.chat)
    await screens.home(turn)


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    data = dialogue.data
    protocol_id = data.get("protocol", 0)
    if dialogue.step in {"new", "name"}:
        await naming.ask_again(turn, dialogue)
    elif dialogue.step == FILE:
        await files.ask(turn, protocol_id)
    elif dialogue.step not in _OF_DRAFT:
        await _start_over(turn)
    elif dialogue.step == "field":
        await drafts.ask(turn, protocol_id, data["field"], data["place"])
    else:
        await drafts.ask_list(turn, protocol_id, dialogue.step)


def _plain(action: Callable[[StaffTurn, int], Awaitable[None]]) -> _Action:
    """An action that needs the protocol alone."""
    return lambda turn, protocol_id, rest: action(turn, protocol_id)


_ACTIONS: Final[dict[str, _Action]] = {
    "list": _plain(screens.several),
    "archived": _plain(screens.archived),
    "show": _plain(screens.one),
    "history": _plain(screens.history),
    "version": lambda turn, id_, rest: screens.version(turn, id_, int(rest[0])),
    "again": lambda turn, id_, rest: publishing.again(turn, id_, int(rest[0])),
    "archive": _plain(screens.put_away),
    "restore": _plain(screens.bring_back),
    "rename": _plain(naming.ask_name),
    "source": _plain(naming.ask_source),
    "new": lambda turn, id_, rest: naming.ask_new(turn, id_, rest[0], *rest[1:2]),
    "copy": lambda turn, id_, rest: naming.ask_new(turn, id_, "copy"),
    "edit": _plain(drafts.open_),
    "take": _plain(drafts.take),
    "discard": _plain(drafts.throw_away),
    "plan": lambda turn, id_, rest: drafts.plan(turn, id_, int(rest[0])),
    "toggle": lambda turn, id_, rest: drafts.toggle(turn, id_, int(rest[0]), rest[1]),
    "remove": lambda turn, id_, rest: drafts.remove(turn, id_, int(rest[0])),
    "part": lambda turn, id_, rest: drafts.part(turn, id_, rest[0]),
    "ready": _plain(drafts.ready),
    "fill": lambda turn, id_, rest: drafts.fill(turn, id_, rest[0]),
    "ask": lambda turn, id_, rest: drafts.ask(turn, id_, rest[0], int(rest[1])),
    "set": lambda turn, id_, rest: drafts.set_(turn, id_, rest[0], int(rest[1]), rest[2]),
    "add": lambda turn, id_, rest: drafts.ask_list(turn, id_, "add"),
    "typed": lambda turn, id_, rest: drafts.ask_list(turn, id_, "list"),
    "publish": _plain(publishing.show),
    "rebase": _plain(publishing.rebase),
    "also": _plain(publishing.show_also),
    "go": lambda turn, id_, rest: publishing.publish(
        turn, id_, rest[0], is_sure=publishing.SURE in rest[1:]
    ),
    "export": _plain(files.export),
    "fhir": _plain(files.export_fhir),
    "import": _plain(files.ask),
}
