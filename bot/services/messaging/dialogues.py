"""Conversations of several steps: where each chat stands, kept as a row."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.errors import UnderWayError
from bot.domain.ledger import StaffRole
from bot.services.kernel.transaction import Work
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat

JOINING: Final = "joining"
ENROLLING: Final = "enrolling"
LISTING: Final = "listing"
SCHEDULING: Final = "scheduling"
MOVING: Final = "moving_zone"
MOVING_DATE: Final = "moving_date"
CALLING: Final = "calling"
CORRECTING: Final = "correcting"
BOOKING: Final = "booking"
INITIALS: Final = "initials"
WORDING: Final = "wording"
CLINIC: Final = "clinic"
FINDING: Final = "finding"
# Who of staff may be in it.
OF_STAFF: Final[dict[str, StaffRole | frozenset[StaffRole]]] = {
    INITIALS: frozenset(StaffRole),
    BOOKING: StaffRole.NURSE,
    CALLING: StaffRole.NURSE,
    CORRECTING: StaffRole.NURSE,
    ENROLLING: StaffRole.NURSE,
    LISTING: StaffRole.NURSE,
    SCHEDULING: StaffRole.ADMIN,
    MOVING_DATE: StaffRole.NURSE,
    WORDING: StaffRole.CLINICIAN,
    CLINIC: StaffRole.ADMIN,
    FINDING: StaffRole.NURSE,
}
# In the data of a dialogue that came in between: the one that goes on after it.
_WAITING: Final = "waiting"
# What staff type later than this is not meant for a dialogue that they left.
STALE_AFTER: Final = timedelta(hours=2)


async def current(work: Work, chat: Chat) -> Dialogue | None:
    """The dialogue that this chat is in."""
    return await work.session.get(Dialogue, chat.id)


async def under_way(work: Work, chat: Chat) -> Dialogue | None:
    """The same; one that staff left long ago is over, and dropped."""
    dialogue = await current(work, chat)
    if dialogue is None or dialogue.name not in OF_STAFF or not is_stale(dialogue, work.now):
        return dialogue
    await end(work, chat)
    return await under_way(work, chat)


def is_stale(dialogue: Dialogue, now: datetime) -> bool:
    """Whether this member of staff has left the dialogue long ago."""
    return now - dialogue.updated_at > STALE_AFTER


async def current_of_staff(work: Work, chat: Chat, name: str) -> Dialogue | None:
    """The dialogue of this name that this member of staff is in, unless they left it long ago."""
    dialogue = await current(work, chat)
    is_it = dialogue is not None and dialogue.name == name
    return (
        dialogue if dialogue is not None and is_it and not is_stale(dialogue, work.now) else None
    )


def is_unsaved(dialogue: Dialogue) -> bool:
    """Whether it is about a call, of which answers would be lost with it."""
    return dialogue.name == CALLING and bool(dialogue.data.get("said"))


async def begin(work: Work, chat: Chat, name: str, step: str, **data: Any) -> Dialogue:
    """Start a dialogue; one that was under way is dropped.

    Raises `UnderWayError` where staff would lose what they wrote down of a call.
    """
    found = await under_way(work, chat)
    if found is not None and is_unsaved(found) and name in OF_STAFF and name != INITIALS:
        raise UnderWayError(found.name)
    await _delete(work, found)
    return await _start(work, chat, name, step, data, work.now)


async def _start(
    work: Work, chat: Chat, name: str, step: str, data: dict[str, Any], at: datetime
) -> Dialogue:
    dialogue = Dialogue(chat_id=chat.id, name=name, step=step, data=data, updated_at=at)
    work.session.add(dialogue)
    await work.session.flush()
    return dialogue


async def come_between(work: Work, chat: Chat, name: str, step: str) -> Dialogue:
    """Start a dialogue in the midst of another, which waits and goes on when this one ends."""
    found = await under_way(work, chat)
    waiting: dict[str, Any] | None = None
    if found is not None and found.name == name:
        waiting = found.data.get(_WAITING)
    elif found is not None and found.name != INITIALS:
        # Initials are taken only if they are typed next.
        at = found.updated_at.isoformat()
        waiting = {"name": found.name, "step": found.step, "data": found.data, "at": at}
    await drop(work, chat)
    data = {_WAITING: waiting} if waiting else {}
    return await _start(work, chat, name, step, data, work.now)


async def end(work: Work, chat: Chat) -> None:
    """End the dialogue of this chat, if there is one; what waited for its end goes on."""
    dialogue = await current(work, chat)
    waiting = None if dialogue is None else dialogue.data.get(_WAITING)
    await drop(work, chat)
    if waiting is not None:
        at = datetime.fromisoformat(waiting["at"])
        await _start(work, chat, waiting["name"], waiting["step"], waiting["data"], at)


def go_on(work: Work, dialogue: Dialogue, step: str, **data: Any) -> None:
    """Move to the next step and remember what was said."""
    dialogue.step = step
    dialogue.data = {**dialogue.data, **data}
    dialogue.updated_at = work.now


async def drop(work: Work, chat: Chat) -> None:
    """End the dialogue of this chat, if there is one."""
    await _delete(work, await current(work, chat))


async def _delete(work: Work, dialogue: Dialogue | None) -> None:
    if dialogue is not None:
        await work.session.delete(dialogue)
        await work.session.flush()
