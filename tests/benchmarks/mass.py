"""Patients by the million: rows that the database itself copies from those of one who is there."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final

import asyncpg
from sqlalchemy import select
from sqlalchemy.engine import make_url

from bot.services.alerts import raising
from bot.services.kernel.transaction import Runtime, Work
from bot.storage import check_ins, patients
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import Answer, CheckIn, Episode
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert
from tests.benchmarks.clinic import SQLITE, Clinic
from tests.benchmarks.seeding import Followed, add_asked

# One open alert for so many patients; in a clinic that is full of them.
_ALARMED: Final = 500
_FULL: Final = 20
# Check-ins are spread over the hours of a week; the first come due when all is measured.
_HOURS: Final = 7 * 24
_NUMBERED: Final = "'m' || n"
_LATER: Final = {
    True: f"strftime('%Y-%m-%d %H:%M:%S.000000', 'now', (1 + n % {_HOURS}) || ' hours')",
    False: f"now() + (1 + n % {_HOURS}) * interval '1 hour'",
}
_LONG_AGO: Final = {
    True: "strftime('%Y-%m-%d %H:%M:%S.000000', 'now', '-90 days')",
    False: "now() - interval '90 days'",
}
_SERIES: Final = {
    True: "(WITH RECURSIVE s(n) AS (SELECT {0} UNION ALL SELECT n + 1 FROM s WHERE n < {1})"
    " SELECT n FROM s) AS series",
    False: "generate_series({0}::integer, {1}::integer) AS series(n)",
}
_QUICKLY: Final = {
    True: (
        "PRAGMA busy_timeout = 30000",
        "PRAGMA synchronous = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA cache_size = -400000",
    ),
    # Without looking whether each reference leads somewhere.
    False: ("SET session_replication_role = replica",),
}

# Else a server does it by itself, while something is measured.
_SETTLED: Final = {True: ("ANALYZE",), False: ("VACUUM ANALYZE", "CHECKPOINT")}

# Of whom it is, nobody asks: their shares are those of the last letters of ids.
_LEVEL: Final = (
    "CASE WHEN id LIKE '%1' THEN 'none' WHEN id LIKE '%2' THEN 'partial' ELSE 'good' END"
)
_OUTCOME: Final = "CASE WHEN id LIKE '%1' THEN 'no_relief' ELSE 'relief' END"


@dataclass(slots=True)
class Mass:
    """A clinic that grows; `model` is the patient whose rows are copied.

    `is_full`: many have an open alert, and all are found by half a reference.
    """

    clinic: Clinic
    model: Followed
    size: int = 0
    is_full: bool = False
    _ids: dict[type[Table], object] = field(default_factory=dict)

    @property
    def is_sqlite(self) -> bool:
        """Whether it stands in a file."""
        return self.clinic.db == SQLITE

    def grow(self, size: int) -> None:
        """Have so many follow-ups that run, each with a check-in to come."""
        if size <= self.size:
            return
        later, alarmed = _LATER[self.is_sqlite], _FULL if self.is_full else _ALARMED
        numbers = (self.size + 1, size)
        self._execute(
            *self._copies(Chat, numbers, id=_NUMBERED, key=_NUMBERED),
            *self._copies(
                Patient, numbers, id=_NUMBERED, reference_key=_NUMBERED, chat_id=_NUMBERED
            ),
            *self._copies(Episode, numbers, id=_NUMBERED, patient_id=_NUMBERED),
            *self._copies(
                CheckIn,
                numbers,
                id=_NUMBERED,
                episode_id=_NUMBERED,
                due_at=later,
                look_at=later,
            ),
            *self._copies(
                Alert,
                (self.size // alarmed + 1, size // alarmed),
                id=_NUMBERED,
                patient_id=_NUMBERED,
                check_in_id="NULL",
            ),
            *(self._parts(numbers) if self.is_full else ()),
            *_SETTLED[self.is_sqlite],
        )
        self.size = size

    @property
    def episode_id(self) -> str:
        """The follow-up of the model."""
        return str(self._ids[Episode])

    def conclude(self) -> None:
        """Let all of them have answered three check-ins, and be over."""
        numbers, later = (1, self.size), _LATER[self.is_sqlite]
        answer = [column.name for column in Answer.__table__.columns if column.name != "id"]
        own = {"check_in_id": "c.id", "question": "'pain'", "value": "'4'"}
        values = ", ".join(own.get(each, f"model.{each}") for each in answer)
        self._execute(
            *(
                statement
                for position in (0, 1)
                for statement in self._copies(
                    CheckIn,
                    numbers,
                    id=f"{_NUMBERED} || '-{position}'",
                    episode_id=_NUMBERED,
                    position=str(position),
                    due_at=later,
                    look_at=later,
                )
            ),
            f"UPDATE check_ins SET state = 'answered', ended_at = due_at, level = {_LEVEL}"
            " WHERE id LIKE 'm%'",
            "UPDATE episodes SET state = 'concluded', concluded_at = injected_at,"
            f" outcome = {_OUTCOME} WHERE id LIKE 'm%'",
            f"INSERT INTO answers ({', '.join(answer)}) SELECT {values} FROM check_ins AS c,"
            " (SELECT * FROM answers ORDER BY id LIMIT 1) AS model WHERE c.id LIKE 'm%'",
            *_SETTLED[self.is_sqlite],
        )

    def forgotten_mail(self, count: int) -> None:
        """Add messages that ended long ago, for a purge to take away."""
        ago = _LONG_AGO[self.is_sqlite]
        last = int(self.clinic.number("SELECT max(id) FROM outbox")) + count
        statements = self._copies(
            OutboxMessage, (last - count + 1, last), id="n", queued_at=ago, ended_at=ago
        )
        # Or the bot's next message would get the number of one of these.
        ahead = f"SELECT setval(pg_get_serial_sequence('outbox', 'id'), {last})"
        self._execute(*statements, *([] if self.is_sqlite else [ahead]))

    def _parts(self, numbers: tuple[int, int]) -> Sequence[str]:
        """Each is found as the model is."""
        series = _SERIES[self.is_sqlite].format(*numbers)
        return (
            "INSERT INTO reference_parts (key, at, patient_id) "
            f"SELECT key, at, {_NUMBERED} FROM {series}, (SELECT key, at FROM reference_parts"
            f" WHERE patient_id = '{self._ids[Patient]}') AS model",
        )

    def _copies(self, table: type[Table], numbers: tuple[int, int], **own: str) -> Sequence[str]:
        """Statements that copy the model's row for each number, but for its own columns."""
        name = table.__tablename__
        columns = [column.name for column in table.__table__.columns]
        values = ", ".join(own.get(each, f"model.{each}") for each in columns)
        series = _SERIES[self.is_sqlite].format(*numbers)
        if numbers[1] < numbers[0]:
            return ()
        row_id = self._ids[table]
        quoted = row_id if isinstance(row_id, int) else f"'{row_id}'"
        return (
            f"CREATE TEMP TABLE model AS SELECT * FROM {name} WHERE id = {quoted}",
            f"INSERT INTO {name} ({', '.join(columns)}) SELECT {values} FROM {series}, model",
            "DROP TABLE model",
        )

    def _execute(self, *statements: str) -> None:
        every = (*_QUICKLY[self.is_sqlite], *statements)
        if self.is_sqlite:
            _on_sqlite(self.clinic, every)
        else:
            asyncio.run(_on_postgresql(self.clinic, every))

    async def choose(self, runtime: Runtime) -> None:
        """Find the rows of the model, and give it an alert."""
        self._ids = await runtime.transact(self._find)

    async def _find(self, work: Work) -> dict[type[Table], object]:
        session = work.session
        check_in = await session.get_one(CheckIn, self.model.check_in_id)
        episode = await session.get_one(Episode, check_in.episode_id)
        later = (await check_ins.of_episode(session, episode.id))[-1]
        patient = await patients.lock(session, episode.patient_id)
        await raising.raise_unread(work, patient)
        mail = select(OutboxMessage.id).where(OutboxMessage.check_in_id == check_in.id)
        alert = select(Alert.id).where(Alert.patient_id == patient.id)
        return {
            Chat: patient.chat_id,
            Patient: patient.id,
            Episode: episode.id,
            CheckIn: later.id,
            OutboxMessage: await session.scalar(mail.limit(1)),
            Alert: await session.scalar(alert),
        }


def found(clinic: Clinic, *, is_full: bool = False) -> Mass:
    """A mass of nobody yet."""
    mass = Mass(clinic, add_asked(clinic, 1)[0], is_full=is_full)
    clinic.do(mass.choose)
    return mass


def _on_sqlite(clinic: Clinic, statements: Sequence[str]) -> None:
    path = make_url(clinic.database_url).database
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


async def _on_postgresql(clinic: Clinic, statements: Sequence[str]) -> None:
    address = make_url(clinic.database_url).set(drivername="postgresql")
    connection = await asyncpg.connect(address.render_as_string(hide_password=False))
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
