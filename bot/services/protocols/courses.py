"""What one patient would get by a protocol: the protocol that the screen stands on."""

from __future__ import annotations

from bot.domain import schedule
from bot.domain.protocol import Protocol, from_data
from bot.domain.schedule import Calendar
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.readers import StaffTurn
from bot.services.patient import cities
from bot.services.protocols import drafts, screens
from bot.storage import protocols


async def protocol_meant(turn: StaffTurn, protocol_id: int, which: str) -> Protocol | None:
    """The draft, or the version in use; None where the admin was told that there is none."""
    if which == screens.DRAFT:
        draft = await drafts.mine(turn, protocol_id)
        return None if draft is None else from_data(draft.body)
    await screens.protocol_of(turn, protocol_id)
    return (await protocols.newest(turn.work.session, protocol_id)).protocol


async def show(turn: StaffTurn, protocol_id: int, which: str) -> None:
    """When each check-in would go out to somebody injected now who chose the first time."""
    protocol = await protocol_meant(turn, protocol_id, which)
    if protocol is None:
        return
    zone = turn.work.clinic.zone
    calendar = Calendar(zone, protocol.times[0], protocol.window)
    due = schedule.due_times(protocol, turn.work.now, calendar)
    lines = [f"• {placeholders.moment(each, zone, turn.language)}" for each in due]
    text = turn.text(
        "schedule_preview",
        check_ins=placeholders.offsets(protocol, turn.language),
        example_dates="\n".join(lines),
        time_zone=cities.name_of(zone.key),
    )
    await turn.show((text, _back(turn, protocol_id, which)))


async def rehearse(turn: StaffTurn, protocol_id: int, which: str) -> None:
    """How to try it on a phone."""
    if await protocol_meant(turn, protocol_id, which) is not None:
        await turn.show((turn.text("schedule_rehearse"), _back(turn, protocol_id, which)))


def _back(turn: StaffTurn, protocol_id: int, which: str) -> Keyboard:
    """To the draft or to the protocol, wherever they came from."""
    label = turn.work.texts.label("schedule_preview", "back", turn.language)
    return [[screens.press(label, "edit" if which == screens.DRAFT else "show", protocol_id)]]
