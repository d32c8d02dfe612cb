"""What the tests of protocols do again and again."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select

from bot.domain.protocol import Protocol, from_data
from bot.services.kernel.transaction import Work
from bot.storage import episodes, protocols
from bot.storage.tables.followups import CheckIn, Episode, ProtocolDraft, ProtocolVersion
from tests.services.support.bench import Bench
from tests.services.support.crew import Member

FIRST: Final = 1
NEW, ALSO = "New patients only", "Also for current patients"


async def open_draft(admin: Member) -> None:
    """Open /schedule and begin, or go on with, a draft."""
    await admin.says("/schedule")
    await admin.taps("Change")


async def change(admin: Member, offsets: str) -> None:
    """Publish other check-ins for new patients."""
    await open_draft(admin)
    await admin.taps("Type the list")
    await admin.says(offsets)
    await admin.taps("Publish…", NEW)


async def publish(bench: Bench, protocol: Protocol, of: int = FIRST) -> int:
    """Store a version as if it were published; its number."""

    async def add(work: Work) -> int:
        return await protocols.add(work.session, protocol, work.now, None, of=of)

    return await bench.do(add)


async def versions(bench: Bench) -> list[int]:
    """The number of each stored version."""
    async with bench.runtime.database.reading() as session:
        return sorted(await session.scalars(select(ProtocolVersion.number)))


async def drafted(bench: Bench, protocol_id: int = FIRST) -> Protocol | None:
    """What the draft of a protocol says; None without one."""
    async with bench.runtime.database.reading() as session:
        draft = await session.get(ProtocolDraft, protocol_id)
        return None if draft is None else from_data(draft.body)


async def planned(bench: Bench, episode_id: str) -> list[tuple[datetime, str]]:
    """When each check-in of a follow-up is due, and how it stands."""
    async with bench.runtime.database.reading() as session:
        statement = select(CheckIn).where(
            CheckIn.episode_id == episode_id, CheckIn.of_version == 0
        )
        found = await session.scalars(statement.order_by(CheckIn.position))
        return [(each.due_at, each.state.value) for each in found]


async def fallen(bench: Bench, episode_id: str) -> list[tuple[datetime, str, str]]:
    """When each that fell away was due, how it stands, and why."""
    async with bench.runtime.database.reading() as session:
        patient_id = (await session.get_one(Episode, episode_id)).patient_id
        history = await episodes.history(session, patient_id)
        found = history.follow_ups[episode_id].fallen
        return [(each.due_at, each.state.value, str(each.reason)) for each in found]


async def kept(bench: Bench, episode_id: str) -> tuple[int, Protocol]:
    """The version that a follow-up keeps."""
    async with bench.runtime.database.reading() as session:
        number = (await session.get_one(Episode, episode_id)).version
        return number, await protocols.version(session, number)
