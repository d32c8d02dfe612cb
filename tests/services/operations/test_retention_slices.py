"""The purge of much: in slices, each a transaction of its own, and gone on with after a stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import event, insert

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind, MessageState
from bot.domain.ledger import Area, EpisodeState
from bot.services.kernel.transaction import Work
from bot.services.operations.retention import SLICE
from bot.services.patient.leaving import Leaving
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import Episode, Event, Invitation
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.system import Tally
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.counting import counted_cost
from tests.services.support.post import chat_of

MANY: Final = 2 * SLICE + 5

Row = Callable[[int], dict[str, Any]]


async def _store(bench: Bench, table: type[Table], row: Row, count: int = MANY) -> None:
    """So many rows, each made from its number."""

    async def store(work: Work) -> None:
        await work.session.execute(insert(table), [row(each) for each in range(count)])

    await bench.do(store)


def _update(at: datetime) -> Row:
    return lambda number: {
        "update_id": number,
        "chat_key": "k",
        "state": "done",
        "received_at": at,
        "done_at": at,
    }


def _patient(at: datetime) -> Row:
    return lambda number: {
        "id": f"p{number}",
        "reference": "K7",
        "reference_key": f"k{number}",
        "birth_year": "1950",
        "zone": "UTC",
        "created_at": at,
    }


def _running(at: datetime) -> Row:
    return lambda number: {
        "id": f"e{number}",
        "patient_id": f"p{number}",
        "version": 1,
        "area": Area.NECK,
        "injected_at": at,
        "state": EpisodeState.ACTIVE,
        "created_at": at,
    }


def _event(patient_id: str, at: datetime) -> Row:
    return lambda number: {"patient_id": patient_id, "code": "x", "at": at}


async def _mail_of(bench: Bench) -> Row:
    async def find(work: Work) -> str:
        return (await chat_of(work, ADMIN)).id

    chat_id, at = await bench.do(find), bench.now
    return lambda number: {
        "chat_id": chat_id,
        "kind": MessageKind.REPLY,
        "lane": 1,
        "state": MessageState.SENT,
        "queued_at": at,
        "claimable_at": at,
        "ended_at": at,
    }


def _chat(at: datetime) -> Row:
    return lambda number: {
        "id": f"c{number}",
        "key": f"k{number}",
        "telegram_id": "7",
        "created_at": at,
        "forget_at": at,
    }


def _tally(number: int) -> dict[str, Any]:
    return {"slot": 1 + number, "what": "sent", "backend": 0, "amount": 0}


async def _commits(bench: Bench, purge: Callable[[], Awaitable[object]]) -> int:
    with counted_cost(bench.runtime.database) as cost:
        await purge()
    return cost.commits


async def _purged(bench: Bench, table: type[Table], row: Row) -> tuple[int, int]:
    """How many rows of a table are left of many, and how many transactions it took."""
    await bench.retention.purge()
    assert await _commits(bench, bench.retention.purge) == 0, "there is nothing to forget"
    before = await bench.count(table)
    await _store(bench, table, row)
    commits = await _commits(bench, bench.retention.purge)
    return await bench.count(table) - before, commits


async def test_updates(bench: Bench) -> None:
    at = bench.now
    bench.clock.move_to(bench.at_day(5))

    assert await _purged(bench, InboxUpdate, _update(at)) == (0, 3)


async def test_updates_at_the_start(bench: Bench) -> None:
    await _store(bench, InboxUpdate, _update(bench.now))
    bench.clock.move_to(bench.at_day(5))

    assert await _commits(bench, bench.retention.forget_updates) == 3
    assert await _commits(bench, bench.retention.forget_updates) == 0
    assert await bench.count(InboxUpdate) == 0


async def test_mail(bench: Bench) -> None:
    row = await _mail_of(bench)
    bench.clock.move_to(bench.at_day(40))

    assert await _purged(bench, OutboxMessage, row) == (0, 3)


async def test_chats(bench: Bench) -> None:
    assert await _purged(bench, Chat, _chat(bench.now)) == (0, 3)


async def test_tallies_of_days_that_are_over(bench: Bench) -> None:
    assert await _purged(bench, Tally, _tally) == (0, 3)


async def test_links(bench: Bench) -> None:
    ben = await bench.patient()
    at = bench.now
    bench.clock.move_to(bench.at_day(9))

    left = await _purged(
        bench,
        Invitation,
        lambda number: {
            "id": f"i{number}",
            "code_key": f"k{number}",
            "episode_id": ben.episode_id,
            "expires_at": at,
        },
    )

    assert left == (0, 3)


async def test_patients_who_stay_do_not_hide_the_one_who_goes(bench: Bench) -> None:
    await _store(bench, Patient, _patient(bench.now))
    await _store(bench, Episode, _running(bench.now))
    bench.clock.advance(timedelta(minutes=1))
    await _store(bench, Patient, lambda _: {**_patient(bench.now)(MANY), "id": "q"}, 1)
    bench.clock.move_to(bench.at_day(366))

    with counted_cost(bench.runtime.database) as cost:
        assert await bench.retention.purge() == 1

    assert await bench.count(Patient) == MANY
    assert cost.reads > MANY // SLICE
    await bench.forget(Patient)


async def test_a_patient_with_more_than_goes_at_once(bench: Bench) -> None:
    ben = await bench.patient()
    await _store(bench, Event, _event(ben.patient_id, bench.now))
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await bench.pump()
    bench.clock.move_to(bench.at_day(8))
    alone = await bench.patient()
    await Leaving(bench.runtime).delete(alone.caller, "yes", 0)
    bench.clock.move_to(bench.at_day(16))

    with counted_cost(bench.runtime.database) as cost:
        assert await bench.retention.purge() == 2
    await bench.pump()

    assert cost.commits >= 4
    assert [await bench.count(each) for each in (Patient, Event)] == [0, 0]
    assert [each.keys.count("deleted") for each in (ben, alone)] == [1, 1]


async def test_nothing_of_a_patient_goes_while_a_first_priority_alert_is_open(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    await _store(bench, Event, _event(ben.patient_id, bench.now))
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    before = await bench.count(Event)

    await bench.go_to_day(9)

    assert await bench.count(Event) == before
    assert len(await bench.alerts(AlertKind.RED_FLAG)) == 1


async def test_what_a_stop_cuts_off_is_left_for_the_next_time(bench: Bench) -> None:
    await _store(bench, InboxUpdate, _update(bench.now))
    bench.clock.move_to(bench.at_day(5))
    purging = asyncio.create_task(bench.retention.forget_updates())

    def stop(_connection: object) -> None:
        purging.cancel()

    event.listen(bench.runtime.database.engine.sync_engine, "commit", stop, once=True)
    with suppress(asyncio.CancelledError):
        await purging
    await bench.runtime.settled()

    assert purging.cancelled()
    assert await bench.count(InboxUpdate) == MANY - SLICE
    await bench.retention.purge()
    assert await bench.count(InboxUpdate) == 0
