"""Patients for the stand: in the database with a follow-up that runs, and known to Telegram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import bindparam, insert, update

from bot.sandbox.people.people import Person
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage.check_ins import of_episode
from bot.storage.tables.columns import Table, new_id
from bot.storage.tables.followups import CheckIn, Episode
from bot.storage.tables.people import Chat, Patient
from tests.campaigns.stand import Stand
from tests.canaries import REFERENCE
from tests.followed import follow

Row = dict[str, Any]

# More in one statement takes a busy machine longer than the bot waits for a database.
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Followed:
    """A person with a follow-up, and the id of its first check-in, which is due tomorrow."""

    person: Person
    check_in_id: str


async def add_patients(stand: Stand, how_many: int) -> list[Followed]:
    """New patients whose injection was just now."""
    people = [stand.person() for _ in range(how_many)]
    followed: list[Followed] = []
    async with stand.runtime() as runtime:
        for start in range(0, how_many, _BATCH):
            batch = people[start : start + _BATCH]
            followed += await runtime.transact(partial(_add, people=batch))
    return followed


async def _add(work: Work, people: list[Person]) -> list[Followed]:
    """The first one by the use cases; the others are copies, since thousands would take long."""
    case, check_ins = await _enroll(work, people[0])
    copies = [_copy(work, case, check_ins, person) for person in people[1:]]
    for table in (Chat, Patient, Episode, CheckIn):
        rows = [row for copy in copies for row in copy[table]]
        if rows:
            await work.session.execute(insert(table), rows)
    first = Followed(people[0], check_ins[0].id)
    others = zip(people[1:], copies, strict=True)
    return [first, *(Followed(person, copy[CheckIn][0]["id"]) for person, copy in others)]


async def _enroll(work: Work, person: Person) -> tuple[Case, list[CheckIn]]:
    case = await follow(work, person.id, ref=f"{REFERENCE}-{person.id}")
    return case, list(await of_episode(work.session, case.episode.id))


def _copy(
    work: Work, case: Case, check_ins: list[CheckIn], person: Person
) -> dict[type[Table], list[Row]]:
    """The same follow-up for another person, as rows."""
    chat_id, patient_id, episode_id = new_id(), new_id(), new_id()
    reference = f"{REFERENCE}-{person.id}"
    chat = {"id": chat_id, "key": work.digest("chat", person.id), "telegram_id": str(person.id)}
    patient = {
        "id": patient_id,
        "chat_id": chat_id,
        "reference": reference,
        "reference_key": work.digest("reference", reference),
    }
    assert case.chat is not None
    return {
        Chat: [_values(case.chat) | chat],
        Patient: [_values(case.patient) | patient],
        Episode: [_values(case.episode) | {"id": episode_id, "patient_id": patient_id}],
        CheckIn: [
            _values(each) | {"id": new_id(), "episode_id": episode_id} for each in check_ins
        ],
    }


def _values(row: Table) -> Row:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


async def make_due(stand: Stand, followed: Sequence[Followed], within: float) -> None:
    """Move first check-ins from tomorrow to random moments of the next seconds."""
    if not followed:
        return
    when = bindparam("when", type_=CheckIn.due_at.type)
    statement = update(CheckIn).where(CheckIn.id == bindparam("which"))
    now = stand.clock.now()
    rows = [
        {
            "which": each.check_in_id,
            "when": now + timedelta(seconds=stand.random.uniform(0, within)),
        }
        for each in followed
    ]
    await stand.execute(statement.values(due_at=when, look_at=when), rows)
