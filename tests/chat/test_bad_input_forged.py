"""Hundreds of forged presses by a stranger and by another patient: no effect and no exception."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from bot.services.messaging.keyboards import Verb
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import Answer, CheckIn, Episode, Event, Invitation, Note
from bot.storage.tables.mail import Dialogue, InboxUpdate, OutboxMessage
from bot.storage.tables.people import Consent, Patient
from bot.storage.tables.staff import Alert, Staff
from tests.world import World, open_world

# Over HTTP; the kind of database plays a small part.
PRESSES = {"sqlite": 120, "postgresql": 30}
WATCHED: tuple[type[Table], ...] = (
    Alert, Answer, CheckIn, Consent, Dialogue, Episode, Event, Invitation, Note, OutboxMessage,
    Patient, Staff,
)  # fmt: skip
# What a button may hold behind its verb, besides the ids of rows.
WORDS = (
    "safety", "pain", "change", "yes", "no", "7", "-2", "ok", "ack", "close", "fever", "mistake",
    "deceased_yes", "end_yes", "newlink", "invite_admin", "refresh", "change_1", "consent2=agree",
    "zone=America/Chicago", "", ":", "x" * 40, "\x00", "\U0001f600", "%s", "' OR 1=1 --",
)  # fmt: skip
# Buttons that name nobody: pressed by a patient they mean their own follow-up.
OF_ONESELF = {
    Verb.STOP, Verb.RESUME, Verb.DELETE, Verb.VISIT, Verb.OPTIONS, Verb.WHY, Verb.RED_FLAG,
    Verb.BEREAVEMENT, Verb.SETTING,
}  # fmt: skip


def _payloads(ids: list[str], verbs: list[Verb], count: int) -> Iterator[str]:
    chance = random.Random(len(verbs))
    for _ in range(count):
        parts = chance.choices([*ids, *WORDS], k=chance.randint(0, 3))
        data = ":".join([chance.choice(verbs), *parts])
        yield data.encode()[:64].decode(errors="ignore")


async def _rows(world: World) -> list[object]:
    async with world.app.runtime.database.reading() as session:
        return [
            tuple(row)
            for table in WATCHED
            for row in await session.execute(select(*table.__table__.columns))
        ]


async def _ids_of(world: World) -> list[str]:
    """The ids of everything that belongs to somebody else."""
    async with world.app.runtime.database.reading() as session:
        return [
            str(key)
            for table in (CheckIn, Episode, Patient, Alert, Invitation, Staff)
            for key in await session.scalars(select(table.__table__.c.id))
        ]


async def test_forged_presses_do_nothing(database_url: str, backend: str) -> None:
    async with open_world(database_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))
        await world.taps(ben, "Yes, one or more")
        ids = await _ids_of(world)
        ann, eve = await world.join("A", "K7-205"), world.sandbox.person("E")
        before = await _rows(world)

        verbs = [verb for verb in Verb if verb not in OF_ONESELF]
        for data in _payloads(ids, verbs, PRESSES[backend]):
            await ann.press_data(1, data)
        for data in _payloads(ids, list(Verb), PRESSES[backend]):
            await eve.press_data(1, data)
        await world.player.settle()

        assert await _rows(world) == before
        assert len(ann.alerts) == len(eve.alerts) == PRESSES[backend]
        assert all(ann.alerts)
        assert all(eve.alerts)
        async with world.app.runtime.database.reading() as session:
            states = set(await session.scalars(select(InboxUpdate.state)))
        assert states == {"done"}
