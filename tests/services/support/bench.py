"""A workbench for use cases: a runtime on a real database, a virtual clock, phones, no HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import datetime

import pytest
from sqlalchemy import delete, func, select

from bot.chat.commands import OFFERS
from bot.domain.alerts import AlertKind
from bot.domain.ledger import Area
from bot.domain.opening import parse_opening_hours
from bot.sandbox.state.clock import VirtualClock
from bot.services.alerts.taking import AlertActions
from bot.services.console.team import Team
from bot.services.delivery.sending import Delivery
from bot.services.enrolment.episodes import enroll
from bot.services.kernel.cases import Case
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.transaction import Runtime, Work
from bot.services.operations.leadership import Leadership
from bot.services.patient.messages import OwedMessages
from bot.services.reporting.reports import Reports
from bot.services.staff.workshop import Workshop
from bot.storage.database import Database
from bot.storage.tables.columns import Table
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert
from bot.storage.vault import new_vault
from jobs import Sweepers
from tests.followed import follow
from tests.quick import hasten
from tests.services.support.clockwork import MONDAY, ZONE, Clockwork
from tests.services.support.fake_messenger import FakeMessenger
from tests.services.support.people import Person
from tests.services.support.texts import NamedTexts

ADMIN = 50

# For what lies above storage and services, in which the kind of database plays no part.
ON_SQLITE = pytest.mark.parametrize("backend", ["sqlite"])


def make_clinic() -> Clinic:
    """A small clinic."""
    return Clinic(
        name="Test Clinic",
        phone="555-0100",
        zone=ZONE,
        hours=parse_opening_hours("Mo-Fr 08:00-17:00"),
        holidays=frozenset(),
        emergency_number="911",
        crisis_lines={"en": "988", "es": "988"},
        privacy_url="https://clinic.example/privacy",
        keep_days=365,
        delete_days=7,
    )


@dataclass(slots=True)
class Bench(Clockwork):
    """The services, their clock and the phones that they write to."""

    texts: NamedTexts
    people: list[Person] = field(default_factory=list)

    @property
    def staff(self) -> Person:
        """The one member of staff, who hears of every alert."""
        return self.people[0]

    async def restart(self) -> None:
        """The process ended, and another one starts: what was only in memory is forgotten."""
        await self.runtime.settled()
        fresh = _assembled(self.runtime.database, self.clock, self.messenger, self.texts)
        for part in fields(Clockwork):
            setattr(self, part.name, getattr(fresh, part.name))
        await self.heartbeat.prepare()
        await self.delivery.recover()

    async def patient(
        self,
        *,
        baseline: int | None = 8,
        area: Area = Area.LOW_BACK,
        injected_at: datetime | None = None,
        factor: int = 1,
        language: str = "en",
    ) -> Person:
        """A patient who has just joined, with a follow-up that runs."""
        person = Person(self, 7000 + len(self.people))
        self.people.append(person)

        async def join(work: Work) -> Case:
            return await follow(
                work,
                person.chat_id,
                language,
                ref=person.reference,
                year=1950,
                area=area,
                when=(injected_at or work.now).isoformat(),
                baseline=baseline,
                factor=factor,
            )

        case = await self.do(join)
        person.patient_id, person.episode_id = case.patient.id, case.episode.id
        return person

    async def second_injection(self, person: Person, area: Area = Area.LOW_BACK) -> str:
        """The patient gets another injection now; the id of its follow-up."""

        async def inject(work: Work) -> str:
            when = work.now.isoformat()
            data = {
                "ref": person.reference,
                "year": 1950,
                "area": area,
                "when": when,
                "baseline": 8,
            }
            case, _ = await enroll(work, data)
            return case.episode.id

        return await self.do(inject)

    async def forget(self, table: type[Table]) -> None:
        """Delete every row of a table."""

        async def delete_all(work: Work) -> None:
            await work.session.execute(delete(table))

        await self.do(delete_all)

    async def count(self, table: type[Table]) -> int:
        """How many rows a table has."""
        async with self.runtime.database.reading() as session:
            return await session.scalar(select(func.count()).select_from(table)) or 0

    async def set_zone(self, person: Person, zone: str) -> None:
        """Write a patient's time zone, an impossible one too."""

        async def write(work: Work) -> None:
            (await work.session.get_one(Patient, person.patient_id)).zone = zone

        await self.do(write)

    async def take_alerts(self) -> None:
        """The member of staff is on every open alert, so that none repeats."""
        for alert in await self.alerts(is_open=True):
            await AlertActions(self.runtime).press(self.staff.caller, alert.id, "ack")
        await self.pump()

    async def close_alerts(self) -> None:
        """Staff do what every open alert asks for."""

        async def close(work: Work) -> None:
            for alert in await work.session.scalars(select(Alert)):
                alert.closed_at, alert.repeat_at = work.now, None

        await self.do(close)

    async def alerts(self, *kinds: AlertKind, is_open: bool | None = None) -> list[Alert]:
        """The alerts so far, oldest first."""
        async with self.runtime.database.reading() as session:
            found = (await session.scalars(select(Alert).order_by(Alert.raised_at))).all()
        return [
            alert
            for alert in found
            if (not kinds or alert.kind in kinds)
            and (is_open is None or (alert.closed_at is None) is is_open)
        ]

    async def outbox(self, **values: object) -> list[OutboxMessage]:
        """The messages of the outbox that have these values, oldest first."""
        statement = select(OutboxMessage).filter_by(**values).order_by(OutboxMessage.id)
        async with self.runtime.database.reading() as session:
            return list((await session.scalars(statement)).all())


@asynccontextmanager
async def open_bench(database: Database, now: datetime = MONDAY) -> AsyncIterator[Bench]:
    """A bench with the default protocol and one admin who hears of every alert."""
    clock = VirtualClock(now)
    bench = _assembled(database, clock, FakeMessenger(clock), NamedTexts())
    bench.people.append(Person(bench, ADMIN))
    try:
        await bench.heartbeat.prepare()
        await Team(bench.runtime).welcome_admins(frozenset({ADMIN}))
        yield bench
    finally:
        await bench.runtime.settled()


def _assembled(
    database: Database, clock: VirtualClock, messenger: FakeMessenger, texts: NamedTexts
) -> Bench:
    runtime = Runtime(
        database, clock, texts, make_clinic(), bot_username="aftercare_bot", offers=OFFERS
    )
    sweepers = Sweepers.of(runtime, AlertActions(runtime), Reports(runtime, Workshop()))
    runtime.dispatch = delivery = Delivery(runtime, messenger, OwedMessages())
    return Bench(
        runtime=runtime,
        clock=clock,
        messenger=messenger,
        delivery=delivery,
        check_ins=sweepers.check_ins,
        heartbeat=sweepers.heartbeat,
        leadership=Leadership(runtime),
        retention=sweepers.retention,
        sweepers=sweepers,
        texts=texts,
    )


@asynccontextmanager
async def new_bench(url: str) -> AsyncIterator[Bench]:
    """A bench on a database that is opened and closed for it alone."""
    database = hasten(Database(url, new_vault()))
    try:
        async with open_bench(database) as bench:
            yield bench
    finally:
        await database.close()
