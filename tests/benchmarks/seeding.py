"""Patients by the hundred: one by the use cases, the others copies of its rows."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import undefer

from bot.domain.delivery import SendResult
from bot.sandbox.state.clock import VirtualClock
from bot.services.delivery.sending import Delivery
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Letter, Receipt
from bot.services.kernel.transaction import Runtime, Work
from bot.services.patient.answering import Answering
from bot.services.patient.answering import Tap as Answered
from bot.services.patient.messages import OwedMessages
from bot.storage.tables.columns import Table, new_id
from bot.storage.tables.followups import Answer, CheckIn, Episode
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from tests.benchmarks.clinic import Clinic
from tests.benchmarks.due import make_due
from tests.benchmarks.process import Process
from tests.benchmarks.telegram import Tap
from tests.followed import follow

Row = dict[str, Any]

# In this order a row stands behind what it refers to.
_TABLES: Final = (Chat, Patient, Episode, CheckIn, OutboxMessage, Answer)
_BATCH: Final = 1_000
# Telegram ids of patients begin here; the mass of `mass.py` has none.
_FIRST: Final = 1_000_000
_JOINED_AGO: Final = timedelta(hours=26)
_ASKED_AGO: Final = timedelta(minutes=10)
_QUESTION_ID: Final = 77


@dataclass(frozen=True, slots=True)
class Followed:
    """A patient: the Telegram id, and the first check-in."""

    chat: int
    check_in_id: str

    def tap(self, score: int = 5) -> Tap:
        """A press that answers how strong the pain is."""
        return Tap(self.chat, _QUESTION_ID, f"a:{self.check_in_id}:pain:{score}")


def begin(process: Process, due: Sequence[Followed], moments: Sequence[float]) -> None:
    """Let their check-ins be due at these moments, told to the bot that runs."""
    ids = [each.check_in_id for each in due]
    process.ask("make_due", check_in_ids=ids, moments=moments)


class _Phones:
    """Takes every message."""

    async def deliver(self, letter: Letter) -> Receipt:
        """It arrives."""
        return Receipt(SendResult.SENT, message_id=letter.message_id or _QUESTION_ID)


def add_waiting(clinic: Clinic, how_many: int) -> list[Followed]:
    """Patients whose first check-in is planned, for no time soon."""
    return asyncio.run(_add(clinic, how_many, is_asked=False))


def add_asked(clinic: Clinic, how_many: int) -> list[Followed]:
    """Patients who said that there is no warning sign, and are asked how strong the pain is."""
    return asyncio.run(_add(clinic, how_many, is_asked=True))


async def _add(clinic: Clinic, how_many: int, *, is_asked: bool) -> list[Followed]:
    now = datetime.now(UTC)
    clock = VirtualClock(now - _JOINED_AGO)
    async with clinic.runtime(clock) as runtime:
        first = await _first_free(runtime)
        check_in_id = await runtime.transact(lambda work: _join(work, first))
        clock.move_to(now - _ASKED_AGO)
        if is_asked:
            await _ask(runtime, Followed(first, check_in_id))
        else:
            later = (now + timedelta(hours=2)).timestamp()
            await make_due(runtime, [check_in_id], [later])
        copies = await runtime.transact(lambda work: _copy(work, first, how_many - 1))
    return [Followed(first, check_in_id), *copies]


async def _first_free(runtime: Runtime) -> int:
    async with runtime.database.reading() as session:
        return _FIRST + (await session.scalar(select(func.count()).select_from(Patient)) or 0)


async def _join(work: Work, telegram_id: int) -> str:
    case = await follow(work, telegram_id, ref=str(telegram_id))
    statement = select(CheckIn.id).where(CheckIn.episode_id == case.episode.id)
    return str(await work.session.scalar(statement.order_by(CheckIn.position).limit(1)))


async def _ask(runtime: Runtime, patient: Followed) -> None:
    """The check-in goes out, and the first of its questions is answered."""
    await make_due(runtime, [patient.check_in_id], [runtime.clock.now().timestamp()])
    await CheckInSweeps(runtime).send_due()
    delivery = Delivery(runtime, _Phones(), OwedMessages())
    await _send_all(delivery, runtime)
    caller = Caller(patient.chat, patient.chat, "en")
    answered = Answered(patient.check_in_id, "safety", "no")
    await Answering(runtime).answer(caller, answered, _QUESTION_ID)
    await _send_all(delivery, runtime)


async def _send_all(delivery: Delivery, runtime: Runtime) -> None:
    clock = runtime.clock
    assert isinstance(clock, VirtualClock)
    clock.advance(timedelta(seconds=2))
    for claim in await delivery.claim(8):
        await delivery.send(claim)
    clock.advance(timedelta(seconds=2))


async def first_opened_at(runtime: Runtime, patients: Sequence[Followed]) -> float:
    """When the first of their check-ins was planned into the outbox."""
    ids = [each.check_in_id for each in patients]
    statement = select(func.min(CheckIn.opened_at)).where(CheckIn.id.in_(ids))
    async with runtime.database.reading() as session:
        opened_at = await session.scalar(statement)
    assert opened_at is not None
    return opened_at.timestamp()


async def _copy(work: Work, telegram_id: int, how_many: int) -> list[Followed]:
    rows = await _rows_of(work, telegram_id)
    numbers = range(telegram_id + 1, telegram_id + 1 + how_many)
    next_row = 1 + (await work.session.scalar(select(func.max(OutboxMessage.id))) or 0)
    copies = [
        _copy_for(work, rows, number, next_row + index * len(rows[OutboxMessage]))
        for index, number in enumerate(numbers)
    ]
    for table in _TABLES:
        every = [row for copy in copies for row in copy[table]]
        for start in range(0, len(every), _BATCH):
            await work.session.execute(insert(table), every[start : start + _BATCH])
    if not work.runtime.database.is_sqlite:
        await work.session.execute(
            text("SELECT setval(pg_get_serial_sequence('outbox', 'id'), max(id)) FROM outbox")
        )
    firsts = [min(copy[CheckIn], key=lambda row: row["position"])["id"] for copy in copies]
    return [Followed(*pair) for pair in zip(numbers, firsts, strict=True)]


async def _rows_of(work: Work, telegram_id: int) -> dict[type[Table], list[Row]]:
    """All rows of one patient."""
    session = work.session
    key = work.digest("chat", telegram_id)
    chats = (await session.scalars(select(Chat).where(Chat.key == key))).all()
    patients = await _among(work, Patient, Patient.chat_id, [each.id for each in chats])
    episodes = await _among(work, Episode, Episode.patient_id, [each.id for each in patients])
    check_ins = await _among(work, CheckIn, CheckIn.episode_id, [each.id for each in episodes])
    ids = [each.id for each in check_ins]
    found: dict[type[Table], Sequence[Table]] = {
        Chat: chats,
        Patient: patients,
        Episode: episodes,
        CheckIn: check_ins,
        OutboxMessage: await _among(work, OutboxMessage, OutboxMessage.check_in_id, ids),
        Answer: await _among(work, Answer, Answer.check_in_id, ids),
    }
    return {table: [_values(row) for row in rows] for table, rows in found.items()}


async def _among(work: Work, table: Any, column: Any, values: list[str]) -> Sequence[Any]:
    statement = select(table).where(column.in_(values)).order_by(table.id).options(undefer("*"))
    return (await work.session.scalars(statement)).all()


def _values(row: Table) -> Row:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _renamed(value: Any, new: Mapping[object, object]) -> Any:
    """A value with the new ids, also where one stands in the data of a button."""
    if not isinstance(value, dict):
        return new.get(value, value)
    text = json.dumps(value)
    for old, other in new.items():
        text = text.replace(str(old), str(other))
    return json.loads(text)


def _copy_for(
    work: Work, rows: dict[type[Table], list[Row]], telegram_id: int, next_row: int
) -> dict[type[Table], list[Row]]:
    """The same for another person: every id that the rows share is replaced by a new one."""
    new: dict[object, object] = {
        row["id"]: new_id() for table in (Chat, Patient, Episode, CheckIn) for row in rows[table]
    }
    mail = {row["id"]: next_row + index for index, row in enumerate(rows[OutboxMessage])}
    own: dict[type[Table], Row] = {
        Chat: {"key": work.digest("chat", telegram_id), "telegram_id": str(telegram_id)},
        Patient: {
            "reference": str(telegram_id),
            "reference_key": work.digest("reference", telegram_id),
        },
    }
    copy: dict[type[Table], list[Row]] = {
        table: [
            {name: _renamed(value, new) for name, value in row.items()} | own.get(table, {})
            for row in rows[table]
        ]
        for table in _TABLES
    }
    for row in copy[Chat]:
        row["question_id"] = mail.get(row["question_id"])
    for row in copy[OutboxMessage]:
        row["id"], row["edits"] = mail[row["id"]], mail.get(row["edits"])
    for row in copy[Answer]:
        del row["id"]
    return copy
