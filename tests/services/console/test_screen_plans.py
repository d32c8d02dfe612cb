"""No screen of staff looks through a table that grows with the patients."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pytest
import pytest_asyncio
from sqlalchemy import insert, text

from bot.domain.alert_data import to_data
from bot.domain.alerts import AlertKind
from bot.domain.ledger import Area, EpisodeState, PatientState
from bot.services.kernel.transaction import Work
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import CheckIn, Episode
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert
from tests.postgres import Cluster
from tests.services.support.abouts import about
from tests.services.support.bench import Bench, new_bench
from tests.services.support.crew import ENROLL, Member, admin_of
from tests.storage.plans import plans_by_size

MANY: Final = 2_000
LOOKED_THROUGH: Final = re.compile(
    r"(Seq Scan on|^SCAN) (chats|patients|episodes|check_ins|alerts)(?!.* INDEX)"
    # What an index holds in another order is looked through before it is sorted.
    r"|RIGHT PART OF ORDER BY",
    re.MULTILINE,
)


@pytest.fixture
def postgresql_url(cluster: Cluster, postgresql_template: str) -> Iterator[str]:
    """A PostgreSQL database of the test's own: what it knows of its size is no other's."""
    url = cluster.create(postgresql_template)
    yield url
    cluster.drop(url)


@pytest_asyncio.fixture(loop_scope="session")
async def crowd(database_url: str) -> AsyncIterator[Bench]:
    """A clinic with many patients, each with a check-in to come, an alert and a call."""
    async with new_bench(database_url) as bench:
        await bench.do(_fill)
        yield bench


async def _fill(work: Work) -> None:
    made: dict[type[Table], list[dict[str, Any]]] = {}
    for number in range(MANY):
        for table, row in _of_patient(work, number):
            made.setdefault(table, []).append(row)
    for table, rows in made.items():
        await work.session.execute(insert(table), rows)
    if not work.runtime.database.is_sqlite:
        # Which looks by itself sooner or later; SQLite plans without knowing what is stored.
        await work.session.execute(text("ANALYZE"))


def _of_patient(work: Work, number: int) -> Iterator[tuple[type[Table], dict[str, Any]]]:
    person, now = f"K7-{number}", work.now
    due = now + timedelta(minutes=number)
    yield Chat, {"id": person, "key": person, "telegram_id": "7", "created_at": now}
    yield (
        Patient,
        {
            "id": person,
            "reference": person,
            "reference_key": work.digest("reference", person),
            "birth_year": "1960",
            "chat_id": person,
            "state": PatientState.ACTIVE,
            "zone": "UTC",
            "created_at": now,
        },
    )
    yield (
        Episode,
        {
            "id": person,
            "patient_id": person,
            "version": 1,
            "area": Area.NECK,
            "injected_at": now,
            "state": EpisodeState.ACTIVE,
            "created_at": now,
        },
    )
    yield (
        CheckIn,
        {"id": person, "episode_id": person, "position": 0, "due_at": due, "look_at": due},
    )
    for kind in (AlertKind.SEND_FAILED, AlertKind.LEFT):
        yield (
            Alert,
            {
                "id": f"{person} {kind}"[:24],
                "kind": kind,
                "priority": 3,
                "patient_id": person,
                "check_in_id": person,
                "details": to_data(about(kind)),
                # Many at a time, as after an outage.
                "raised_at": now - timedelta(minutes=number % 3),
            },
        )


SCREENS: Final = (
    ["/status"],
    ["/status", "3 \u203a", "\u2039 2"],
    ["/find 77"],
    ["/alerts"],
    ["/calls"],
    ["/patient K7-77"],
    ["/why K7-77"],
    [*ENROLL, "Low back", "Just now", "8", "Not asked", "Make the link"],
    ["/enroll", "K7-77", "1960", "Low back", "Just now", "8", "Not asked", "Add it"],
)


async def _use(admin: Member, steps: Sequence[str]) -> None:
    for step in steps:
        is_button = bool(admin.screen) and step in admin.last.labels
        await (admin.taps(step) if is_button else admin.says(step))


async def test_what_grows_is_found_by_an_index(crowd: Bench) -> None:
    admin, database = admin_of(crowd), crowd.runtime.database

    plans = [await plans_by_size(database, partial(_use, admin, steps)) for steps in SCREENS]

    assert all(map(len, plans))
    assert [plan for each in plans for plan in each if LOOKED_THROUGH.search(plan)] == []
