"""Rows with sensible values: a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import MessageKind, MessageState
from bot.domain.ledger import Area
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import CheckIn, Episode, ProtocolVersion
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient

NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


def chat(name: str = "c", **values: object) -> Chat:
    """A private chat."""
    given = {"id": name, "key": f"key of {name}", "telegram_id": "7001", "created_at": NOON}
    return Chat(**given | values)


def patient(name: str = "p", **values: object) -> Patient:
    """A patient without a chat."""
    given = {
        "id": name,
        "reference": f"REF-{name}",
        "reference_key": f"key of {name}",
        "birth_year": "1950",
        "zone": "UTC",
        "created_at": NOON,
    }
    return Patient(**given | values)


def episode(name: str = "e", **values: object) -> Episode:
    """A follow-up of the patient `p` on version 1 of the protocol."""
    given = {
        "id": name,
        "patient_id": "p",
        "version": 1,
        "area": Area.NECK,
        "injected_at": NOON,
        "created_at": NOON,
    }
    return Episode(**given | values)


def check_in(name: str = "i", **values: object) -> CheckIn:
    """The first check-in of the episode `e`."""
    given = {"id": name, "episode_id": "e", "position": 0, "due_at": NOON, "look_at": NOON}
    return CheckIn(**given | values)


def message(**values: object) -> OutboxMessage:
    """A queued check-in message to the chat `c`."""
    given = {
        "chat_id": "c",
        "kind": MessageKind.CHECK_IN,
        "lane": 2,
        "state": MessageState.QUEUED,
        "body": {"text": "How are you?"},
        "queued_at": NOON,
        "claimable_at": NOON,
    }
    return OutboxMessage(**given | values)


def follow_up() -> list[Table]:
    """A patient `p` with an episode `e`, in the order in which they refer to each other."""
    return [ProtocolVersion(number=1, body={}, created_at=NOON), patient(), episode()]


async def store(session: AsyncSession, *rows: Table) -> None:
    """Write the rows, each before those that refer to it."""
    for row in rows:
        session.add(row)
        await session.flush()
