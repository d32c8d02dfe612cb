"""The poll loop: an update is acknowledged only once it is stored; a deaf bot says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs
from telegram import Bot, WebhookInfo
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.poll_health import DEAF_AFTER, DeafError
from bot.chat.polling import Poll
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.ports import Stopwatch
from bot.storage.tables.mail import InboxUpdate
from tests.services.support.bench import ON_SQLITE, Bench, new_bench


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


@dataclass
class _Telegram:
    """Hands out what it was told to, one answer a poll, then ends the loop."""

    answers: list[object]
    repeat: TelegramError | None = None
    offsets: list[int | None] = field(default_factory=list)

    async def do_api_request(self, name: str, api_kwargs: Any, **_: object) -> object:
        """One poll."""
        self.offsets.append(api_kwargs.get("offset"))
        if self.repeat is not None:
            raise self.repeat
        if not self.answers:
            raise asyncio.CancelledError
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def get_webhook_info(self) -> WebhookInfo:
        """There is none."""
        return WebhookInfo("", has_custom_certificate=False, pending_update_count=0)


@dataclass
class _Time:
    """Passes only by sleeping."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def stopwatch(self) -> Stopwatch:
        """A stopwatch that runs on it."""
        return Stopwatch(lambda: self.passed, self.sleep)

    async def sleep(self, seconds: float) -> None:
        """Let it pass."""
        self.slept.append(seconds)
        self.passed += seconds


class _BrokenInbox(Inbox):
    """Its database is away for the first two batches."""

    failures = 2

    async def take(self, updates: list[tuple[int, int, dict[str, Any]]]) -> None:
        """Fail twice, then store."""
        if self.failures:
            self.failures -= 1
            raise ConnectionError
        await super().take(updates)


def _update(update_id: int, text: str = "hello") -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "P"}
    chat = {"id": 7, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}


async def _poll(bench: Bench, telegram: _Telegram, inbox: Inbox | None = None) -> _Time:
    time = _Time()
    bot = cast(Bot, telegram)
    poll = Poll(bot, inbox or Inbox(bench.runtime), 1, time.stopwatch())
    with pytest.raises(asyncio.CancelledError):
        await poll.run()
    return time


async def _stored(bench: Bench) -> list[int]:
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(InboxUpdate.update_id).order_by(InboxUpdate.id)))


async def test_the_offset_follows_what_was_stored(bench: Bench) -> None:
    telegram = _Telegram([[_update(5), _update(6)], [], [_update(7)]])

    await _poll(bench, telegram)

    assert await _stored(bench) == [5, 6, 7]
    assert telegram.offsets == [None, 7, None, 8]
    assert bench.runtime.post.is_set()


async def test_while_the_database_is_away_nothing_is_acknowledged(bench: Bench) -> None:
    batch = [_update(5), _update(6)]
    telegram = _Telegram([batch, batch, batch])

    time = await _poll(bench, telegram, _BrokenInbox(bench.runtime))

    assert telegram.offsets == [None, None, None, 7]
    assert await _stored(bench) == [5, 6]
    assert time.slept == [0.4, 0.8]


@pytest.mark.parametrize(
    "batches",
    [
        [[_update(5), _update(5)]],
        [[_update(5)], [_update(5)]],
        [[_update(6), _update(5)], [_update(6)]],
    ],
)
async def test_updates_that_come_twice_or_out_of_order_are_stored_once(
    bench: Bench, batches: list[object]
) -> None:
    # A copy: the cases are shared by both databases, and each answer is taken from the list.
    await _poll(bench, _Telegram(list(batches)))

    assert sorted(set(await _stored(bench))) == sorted(await _stored(bench))
    assert 5 in await _stored(bench)


async def test_ids_that_jump_back_after_a_quiet_week_are_heard(bench: Bench) -> None:
    telegram = _Telegram([[_update(900_000)], [], [_update(12)], [_update(13)]])

    await _poll(bench, telegram)

    assert await _stored(bench) == [900_000, 12, 13]
    assert telegram.offsets == [None, 900_001, None, 13, 14]


@ON_SQLITE
async def test_an_update_without_an_id_is_stepped_over(bench: Bench) -> None:
    telegram = _Telegram([["nonsense", {"message": {}}, _update(5)], {"ok": False}])

    await _poll(bench, telegram)

    assert await _stored(bench) == [5]


@ON_SQLITE
@pytest.mark.parametrize(
    "error", [Conflict("409"), EndPointNotFound("404"), InvalidToken("401: 1:sandbox")]
)
async def test_a_bot_that_is_refused_says_within_a_minute_that_it_is_deaf(
    bench: Bench, error: TelegramError
) -> None:
    time = _Time()
    telegram = cast(Bot, _Telegram([], repeat=error))
    poll = Poll(telegram, Inbox(bench.runtime), 1, time.stopwatch())
    time.passed = 500.0

    with pytest.raises(DeafError, match="is the token right"):
        await poll.run()

    assert DEAF_AFTER / 2 < time.passed - 500 <= DEAF_AFTER


@ON_SQLITE
@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TelegramError("garbled")])
async def test_a_network_that_is_away_is_waited_out(bench: Bench, error: Exception) -> None:
    telegram = _Telegram([*[error] * 12, [_update(5)]])

    time = await _poll(bench, telegram)

    assert await _stored(bench) == [5]
    assert time.passed > DEAF_AFTER
    assert max(time.slept) <= 20


@ON_SQLITE
async def test_one_refusal_between_good_polls_is_forgiven(bench: Bench) -> None:
    answers: list[object] = [[], InvalidToken("401")] * 30

    time = await _poll(bench, _Telegram(answers))

    assert time.slept == [0.4] * 30


@ON_SQLITE
async def test_two_instances_that_take_turns_are_noticed_within_a_minute(bench: Bench) -> None:
    time, answers = _Time(), [Conflict("409"), []] * 400
    poll = Poll(cast(Bot, _Telegram(answers)), Inbox(bench.runtime), 1, time.stopwatch())

    with pytest.raises(DeafError):
        await poll.run()

    assert DEAF_AFTER - 1 < time.passed <= DEAF_AFTER


@ON_SQLITE
async def test_conflicts_far_apart_are_forgiven(bench: Bench) -> None:
    answers = [Conflict("409"), [], *[RetryAfter(61)] * 3, []] * 20

    time = await _poll(bench, _Telegram(answers))

    assert time.passed > 20 * DEAF_AFTER


@ON_SQLITE
@pytest.mark.parametrize(
    "error", [Conflict("409"), EndPointNotFound("404"), InvalidToken("401: 1:sandbox")]
)
async def test_one_refusal_after_a_long_time_offline_is_forgiven(
    bench: Bench, error: TelegramError
) -> None:
    telegram = _Telegram([*[NetworkError("away")] * 40, error, [_update(5)]])

    time = await _poll(bench, telegram)

    assert time.passed > 600
    assert await _stored(bench) == [5]


@ON_SQLITE
async def test_a_network_that_is_away_for_days_is_waited_out_too(bench: Bench) -> None:
    telegram = _Telegram([*[NetworkError("away")] * 1100, [_update(5)]])

    await _poll(bench, telegram)

    assert await _stored(bench) == [5]


@ON_SQLITE
@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut(), TimeoutError()])
async def test_a_long_silence_is_told_once_and_so_is_its_end(
    bench: Bench, error: Exception
) -> None:
    telegram = _Telegram([*[error] * 12, [], error, [], *[error] * 12])

    with capture_logs() as lines:
        await _poll(bench, telegram)

    told = [line for line in lines if "heard" in line["event"]]
    assert [(line["event"], line["log_level"]) for line in told] == [
        ("no updates are heard", "error"),
        ("updates are heard again", "warning"),
        ("no updates are heard", "error"),
    ]
    assert 30 < told[0]["silent_for"] <= DEAF_AFTER < told[1]["silent_for"]


@ON_SQLITE
async def test_after_failures_it_is_told_once_that_polls_succeed_again(bench: Bench) -> None:
    batch = [_update(5)]
    telegram = _Telegram([[], NetworkError("away"), batch, batch, batch, [], []])

    with capture_logs() as lines:
        await _poll(bench, telegram, _BrokenInbox(bench.runtime))

    told = [line for line in lines if line["event"] == "polls succeed again"]
    assert told == [{"event": "polls succeed again", "log_level": "warning", "failures": 3}]


@ON_SQLITE
@pytest.mark.parametrize(("wait", "granted"), [(7, 7), (3600, 30)])
async def test_telegrams_own_wish_for_a_pause_is_granted_for_half_a_minute(
    bench: Bench, wait: int, granted: int
) -> None:
    telegram = _Telegram([RetryAfter(wait), [_update(5)]])

    time = await _poll(bench, telegram)

    # A deaf bot hears no warning sign.
    assert time.slept == [granted]
    assert await _stored(bench) == [5]


@ON_SQLITE
async def test_the_poll_asks_for_the_updates_that_it_handles(bench: Bench) -> None:
    asked: list[Any] = []

    class _Asked(_Telegram):
        async def do_api_request(self, name: str, api_kwargs: Any, **options: object) -> object:
            asked.append((name.lower(), api_kwargs, options))
            return await super().do_api_request(name, api_kwargs, **options)

    await _poll(bench, _Asked([[]]))

    _, (name, arguments, options) = asked
    assert (name, arguments["timeout"], options["read_timeout"]) == ("getupdates", 1, 11)
    assert {"my_chat_member", "chat_member", "callback_query"} < set(arguments["allowed_updates"])
