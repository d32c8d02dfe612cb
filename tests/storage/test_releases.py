"""An update in the middle of follow-ups: the database of each release opens and goes on.

`tests/storage/releases` says what is in them, and how the next release adds its own.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from telegram import Update

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState, Reason
from bot.domain.relief import Outcome
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.transaction import HANDLING, Handling
from bot.storage.migration import current_revision, head_revision
from bot.storage.startup import open_database
from tests.quick import hasten
from tests.services.support.bench import ADMIN, Bench, open_bench
from tests.services.support.crew import Member, join, someone
from tests.services.support.fake_messenger import Shown
from tests.services.support.ledger import assert_ledger_balances, assert_tallies_are_true
from tests.services.support.people import Person
from tests.storage.releases import midway

RELEASES: Final = Path(midway.__file__).parent
NURSE: Final = 51
# How long an update of the bot takes.
_AWAY: Final = timedelta(minutes=5)


@dataclass(slots=True)
class Clinic:
    """The clinic of a release under the code of today."""

    bench: Bench
    people: dict[str, Person]

    @property
    def nurse(self) -> Member:
        """The nurse who enrols and takes alerts."""
        return Member(self.bench, NURSE)


@pytest.fixture(scope="session")
def left_by_today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that would be added if the code of today were released."""
    folder = tmp_path_factory.mktemp("today")
    asyncio.run(midway.write(folder))
    return folder


@pytest.fixture(params=[*sorted(path.parent.name for path in RELEASES.glob("*/key")), "today"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with the database of a release and its key."""
    is_today = request.param == "today"
    kept = request.getfixturevalue("left_by_today") if is_today else RELEASES / request.param
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    (tmp_path / "key").chmod(0o600)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.executescript((tmp_path / "clinic.sql").read_text(encoding="utf-8"))
    return tmp_path


@pytest.fixture
async def clinic(files: Path) -> AsyncIterator[Clinic]:
    """A clinic just after the update, whose ledger must balance at the end."""
    seen = json.loads((files / "phones.json").read_text(encoding="utf-8"))
    url = f"sqlite+inline:///{files / 'a.db'}"
    database = hasten(await open_database(url, files / "key"))
    try:
        async with open_bench(database, datetime.fromisoformat(seen["now"]) + _AWAY) as bench:
            for chat_id, screen in seen["phones"].items():
                bench.messenger.remember(int(chat_id), [*map(_shown, screen)])
            people = {name: Person(bench, *row) for name, row in seen["people"].items()}
            await bench.delivery.recover()
            yield Clinic(bench, people)
            await assert_ledger_balances(database)
            await assert_tallies_are_true(database, bench.now)
    finally:
        await database.close()


def _shown(message: dict[str, Any]) -> Shown:
    return Shown(**message | {"at": datetime.fromisoformat(message["at"])})


async def _handle_what_waits(bench: Bench) -> int:
    """Handle the texts of the inbox, as a worker does; how many."""
    inbox, count = Inbox(bench.runtime), 0
    while (waiting := await inbox.next(set())) is not None:
        update, handling = Update.de_json(waiting.body, None), Handling(waiting.inbox_id)
        assert update.effective_message is not None
        assert update.effective_user is not None
        token = HANDLING.set(handling)
        try:
            person = Person(bench, update.effective_user.id)
            await FreeText(bench.runtime).text(person.caller, update.effective_message.text or "")
        finally:
            HANDLING.reset(token)
        assert handling.is_done
        count += 1
    return count


async def test_the_schema_is_that_of_today(clinic: Clinic) -> None:
    assert await current_revision(clinic.bench.runtime.database.engine) == head_revision()


async def test_what_was_queued_is_sent_and_the_alert_is_taken(clinic: Clinic) -> None:
    bench, alarmed = clinic.bench, clinic.people["alarmed"]
    before = {chat: len(screen) for chat, screen in bench.messenger.screens.items()}

    await bench.pump()
    await clinic.nurse.taps("I am on it")

    after = bench.messenger.screens
    assert all(len(after[chat]) > before[chat] for chat in (ADMIN, NURSE, alarmed.chat_id))
    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert (alert.patient_id, alert.taken_at is not None) == (alarmed.patient_id, True)
    assert await bench.outbox(state="queued") == []


async def test_an_update_that_waited_counts_and_its_follow_up_is_concluded(
    clinic: Clinic,
) -> None:
    noting = clinic.people["noting"]

    assert await _handle_what_waits(clinic.bench) == 1
    await clinic.bench.tick()

    assert await noting.notes() == [midway.NOTE]
    assert (await noting.episode()).outcome is Outcome.NO_RELIEF
    assert "alternatives" in noting.keys


async def test_an_open_check_in_is_answered_with_the_buttons_on_the_phone(clinic: Clinic) -> None:
    answering = clinic.people["answering"]

    await answering.taps("No, nada de esto", "3", "Mucho mejor")

    check_in = await answering.check_in(1)
    assert (check_in.state, check_in.reason) == (CheckInState.ANSWERED, None)
    assert await answering.given(1) == {"safety": "no", "pain": "3", "change": "2"}


async def test_a_dialogue_goes_on_and_a_link_is_good(clinic: Clinic) -> None:
    nurse, link = clinic.nurse, clinic.nurse.link

    await nurse.says("1961")
    await nurse.taps("Neck", "Just now", "8", "Not asked", "Make the link")
    await join(someone(clinic.bench), link)
    await _handle_what_waits(clinic.bench)
    await clinic.bench.close_alerts()
    await clinic.bench.go_on(days=1)

    assert nurse.link != link
    assert "No, none of these" in someone(clinic.bench).labels


async def test_what_was_over_stays_as_it_was_and_all_else_ends(clinic: Clinic) -> None:
    await _handle_what_waits(clinic.bench)
    await clinic.bench.pump()
    await clinic.bench.close_alerts()
    await clinic.bench.go_on(days=12)

    done, noting = clinic.people["done"], clinic.people["noting"]
    assert await done.ended() == [(CheckInState.ANSWERED, None)] * 3
    assert (await done.episode()).outcome is Outcome.RELIEF
    assert (await noting.ended())[:2] == [(CheckInState.MISSED, Reason.NO_ANSWER)] * 2
    for person in clinic.people.values():
        assert (await person.episode()).state is not EpisodeState.ACTIVE
