"""Telegram cannot be reached: one call at a time tries it, and all goes once it answers."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.domain.delivery import SendResult
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.ports import Receipt
from bot.services.kernel.traffic import Traffic
from tests.services.support.bench import Bench
from tests.services.support.clockwork import MONDAY
from tests.services.support.counting import counted_cost
from tests.services.support.post import queue_to

SECOND = timedelta(seconds=1)
AWAY = Receipt(SendResult.NOT_SENT, why="unreachable")
CHATS = range(1, 21)


def _gone(traffic: Traffic) -> None:
    for _ in range(3):
        traffic.lose()


def test_some_lost_calls_in_a_row_leave_room_for_one_now_and_then() -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)
    traffic.lose()
    traffic.lose()
    assert traffic.room() > 1

    traffic.lose()

    assert (traffic.is_away, traffic.room()) == (True, 0)
    clock.advance(SECOND)
    assert traffic.room() == 1
    traffic.begin("a")
    assert traffic.room() == 0


def test_it_is_tried_later_and_later_but_no_rarer_than_what_cannot_wait() -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)
    _gone(traffic)
    waits = []

    for _ in range(6):
        began = clock.now()
        clock.move_to(traffic.next_room())
        assert traffic.room() == 1
        waits.append(round((clock.now() - began).total_seconds()))
        traffic.lose()

    assert waits == [1, 2, 4, 8, 15, 15]


def test_an_answer_ends_it_and_a_clock_that_was_set_back_does_not_stretch_it() -> None:
    clock = VirtualClock(MONDAY)
    traffic = Traffic(clock.now)
    assert not traffic.reach()
    _gone(traffic)
    clock.advance(-timedelta(hours=1))
    assert traffic.room() == 1

    assert traffic.reach()

    assert not traffic.is_away
    assert traffic.room() > 1


async def test_while_telegram_is_away_one_message_tries_it(bench: Bench) -> None:
    bench.messenger.will(AWAY, times=30)
    for chat in CHATS:
        await queue_to(bench, chat)

    await bench.pump()

    times = [call.at for call in bench.messenger.calls]
    gaps = [round((b - a).total_seconds()) for a, b in pairwise(times)]
    assert gaps[:14] == [0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]


async def test_with_a_call_that_concerns_no_message_no_transaction_fails(bench: Bench) -> None:
    asked = 0

    async def ask() -> None:
        nonlocal asked
        asked += 1
        raise ConnectionError

    bench.runtime.agreement.note(bench.now)
    bench.runtime.agreement.ask = ask
    await queue_to(bench, 1)
    _gone(bench.runtime.traffic)

    with counted_cost(bench.runtime.database) as cost:
        for _ in range(4):
            bench.clock.advance(timedelta(seconds=15))
            assert await bench.delivery.claim(8) == []

    assert (asked, cost.statements, bench.messenger.calls) == (4, 0, [])


@pytest.mark.parametrize("is_asked", [True, False])
async def test_all_goes_at_once_when_telegram_answers(bench: Bench, *, is_asked: bool) -> None:
    async def ask() -> None:
        """It answers."""

    for chat in CHATS:
        await queue_to(bench, chat)
    _gone(bench.runtime.traffic)
    if is_asked:
        bench.clock.advance(SECOND)
        bench.runtime.agreement.note(bench.now)
        bench.runtime.agreement.ask = ask
    else:
        # As each answer to a poll does.
        bench.runtime.note_answer(bench.now)
        assert bench.runtime.mail.is_set()

    await bench.pump()

    assert len(bench.messenger.calls) == len(CHATS)
