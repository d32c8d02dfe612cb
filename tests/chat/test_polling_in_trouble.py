"""Polls in trouble: what cannot be stored is stepped over, and silence is told in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.chat.poll_health import DEAF_AFTER
from bot.chat.polling import POLL_FOR, Poll
from bot.domain.alerts import AlertKind
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Stopwatch
from bot.storage.tables.mail import InboxUpdate
from tests.services.support.bench import ON_SQLITE, Bench, new_bench
from tests.world import open_world

TOO_LARGE = 2**63
AWAY = NetworkError("away")
HANGS = "no answer until the bot gives up"


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


@dataclass
class _Telegram:
    """Hands out what it was told to, one answer a poll, then ends the loop."""

    answers: list[Any]
    passed: float = 0.0
    offsets: list[int | None] = field(default_factory=list)
    waits: list[int] = field(default_factory=list)

    async def do_api_request(self, name: str, api_kwargs: Any, read_timeout: float) -> object:
        """One poll."""
        self.offsets.append(api_kwargs.get("offset"))
        self.waits.append(api_kwargs["timeout"])
        if not self.answers:
            raise asyncio.CancelledError
        answer = self.answers.pop(0)
        if answer is HANGS:
            self.passed += read_timeout
            raise TimedOut
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def sleep(self, seconds: float) -> None:
        """Time passes only so."""
        self.passed += seconds


class _FullInbox(Inbox):
    """Stores nothing, and does not know why."""

    async def take(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        """Fail."""
        raise RuntimeError

    async def give_up(self, update_id: int) -> None:
        """Fail."""
        raise RuntimeError


def _update(update_id: int, **changes: Any) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "P"}
    chat = {"id": 7, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "hello"}
    return {"update_id": update_id, "message": message | changes}


async def _poll(bench: Bench, telegram: _Telegram, inbox: Inbox | None = None) -> None:
    stopwatch = Stopwatch(lambda: telegram.passed, telegram.sleep)
    poll = Poll(cast(Bot, telegram), inbox or Inbox(bench.runtime), stopwatch=stopwatch)
    with pytest.raises(asyncio.CancelledError):
        await poll.run()


async def _stored(bench: Bench) -> dict[int, str]:
    async with bench.runtime.database.reading() as session:
        rows = await session.execute(select(InboxUpdate.update_id, InboxUpdate.state))
        return {update_id: state for update_id, state in rows}


def _told_after(lines: list[Any]) -> int:
    """The seconds of silence after which it was told, once."""
    (told,) = [line["silent_for"] for line in lines if line["event"] == "no updates are heard"]
    return int(told)


async def _kinds(bench: Bench) -> list[AlertKind]:
    return [alert.kind for alert in await bench.alerts()]


@pytest.mark.parametrize("batches", [1, 2])
async def test_an_update_that_cannot_be_stored_is_stepped_over_and_staff_are_told_once(
    bench: Bench, batches: int
) -> None:
    # No JSON can hold a set.
    batch = [_update(5), _update(6, text={"x"}), _update(7)]
    telegram = _Telegram([batch] * batches)

    await _poll(bench, telegram)

    assert await _stored(bench) == {5: "waiting", 6: "failed", 7: "waiting"}
    assert telegram.offsets == [None] + [8] * batches
    assert await _kinds(bench) == [AlertKind.UPDATE_FAILED]
    assert telegram.passed == 0


@pytest.mark.parametrize("chat_id", [TOO_LARGE, -TOO_LARGE, "\ud800", None, 7.5, True])
async def test_an_update_from_an_impossible_chat_hides_none_behind_it(
    bench: Bench, chat_id: object
) -> None:
    chat = {"id": chat_id, "type": "private"}
    telegram = _Telegram([[_update(5, chat=chat), _update(6)]])

    await _poll(bench, telegram)

    assert await _stored(bench) == {5: "waiting", 6: "waiting"}
    assert telegram.offsets == [None, 7]


@pytest.mark.parametrize("chat_id", [2**70, "x", None, 7.5])
async def test_a_person_with_an_impossible_id_silences_nobody(
    sqlite_url: str, chat_id: object
) -> None:
    async with open_world(sqlite_url) as world:
        place = {"chat": {"id": chat_id, "type": "private"}}
        raw = {"message_id": 1, "date": 1, **place, "text": "/start"}
        world.sandbox.world.queue.put("message", raw)

        await world.says(world.nurse, "/language")

        texts = [shown.text for shown in world.nurse.screen]
        assert sum("could not be handled" in text for text in texts) == 1
        assert any("Which language" in text for text in texts)


@ON_SQLITE
async def test_an_update_with_an_impossible_id_hides_none_and_is_not_asked_for_in_a_rush(
    bench: Bench,
) -> None:
    telegram = _Telegram([[_update(TOO_LARGE)], [_update(TOO_LARGE), _update(5)]])

    await _poll(bench, telegram)

    assert await _stored(bench) == {5: "waiting"}
    assert telegram.offsets == [None, None, 6]
    assert telegram.passed == 0.4


@ON_SQLITE
async def test_what_can_never_be_stored_is_not_acknowledged_and_told_within_a_minute(
    bench: Bench,
) -> None:
    telegram = _Telegram([[_update(5)]] * 10)

    with capture_logs() as lines:
        await _poll(bench, telegram, _FullInbox(bench.runtime))

    assert set(telegram.offsets) == {None}
    assert DEAF_AFTER / 3 < _told_after(lines) <= DEAF_AFTER < telegram.passed


@ON_SQLITE
@pytest.mark.parametrize("quick", range(9))
async def test_polls_that_hang_are_told_of_within_a_minute_whatever_came_before(
    bench: Bench, quick: int
) -> None:
    telegram = _Telegram([[], *[AWAY] * quick, *[HANGS] * 9, [_update(5)]])

    with capture_logs() as lines:
        await _poll(bench, telegram)

    assert _told_after(lines) <= DEAF_AFTER < telegram.passed
    assert lines[-2]["event"] == "updates are heard again"
    assert await _stored(bench) == {5: "waiting"}


@ON_SQLITE
async def test_one_poll_that_hangs_raises_no_alarm_and_the_next_asks_only_what_there_is(
    bench: Bench,
) -> None:
    telegram = _Telegram([[], HANGS, [_update(5)], [], []])

    with capture_logs() as lines:
        await _poll(bench, telegram)

    assert [line["event"] for line in lines if line["log_level"] == "error"] == []
    assert telegram.waits == [0, POLL_FOR, 0, POLL_FOR, POLL_FOR, POLL_FOR]


@ON_SQLITE
async def test_an_update_that_was_given_up_keeps_its_id_and_none_of_its_words(
    bench: Bench,
) -> None:
    await Inbox(bench.runtime).give_up(5)

    async with bench.runtime.database.reading() as session:
        kept = select(func.count()).where(InboxUpdate.update_id == 5, InboxUpdate.body.is_(None))
        assert await session.scalar(kept) == 1


class _Away(Inbox):
    """Its database is away for so many tries."""

    failures = 12

    async def take(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        """Fail so often, then store."""
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        await super().take(updates)


async def test_a_database_that_is_back_is_found_within_seconds(bench: Bench) -> None:
    telegram = _Telegram([[_update(1)]] * 13)
    stopwatch = Stopwatch(lambda: telegram.passed, telegram.sleep)

    with pytest.raises(asyncio.CancelledError):
        await Poll(cast(Bot, telegram), _Away(bench.runtime), stopwatch=stopwatch).run()

    assert 10 < telegram.passed < 30
