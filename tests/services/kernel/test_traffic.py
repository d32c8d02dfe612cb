"""Telegram's limits as this process keeps them, by its own clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.delivery import CHAT_GAP, GROUP_PER_MINUTE, PER_SECOND
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.traffic import Traffic
from tests.services.support.clockwork import MONDAY

SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> VirtualClock:
    """A clock that stands."""
    return VirtualClock(MONDAY)


@pytest.fixture
def traffic(clock: VirtualClock) -> Traffic:
    """Nothing has been sent yet."""
    return Traffic(clock.now)


def _send(traffic: Traffic, *chats: str) -> None:
    for chat in chats:
        traffic.begin(chat)
        traffic.end(chat)


def test_calls_under_way_and_of_the_last_second_leave_the_less_room(
    traffic: Traffic, clock: VirtualClock
) -> None:
    _send(traffic, "a", "b")
    traffic.begin("c")
    assert traffic.room() == PER_SECOND - 3

    clock.advance(SECOND)
    assert traffic.room() == PER_SECOND - 1

    traffic.call_off("c")
    assert traffic.room() == PER_SECOND


def test_without_room_it_says_when_to_ask_again(traffic: Traffic, clock: VirtualClock) -> None:
    for _ in range(PER_SECOND):
        _send(traffic, "a")
        clock.advance(SECOND / 100)
    assert traffic.room() == 0

    clock.move_to(traffic.next_room())

    assert 1 < traffic.room() < PER_SECOND


def test_a_chat_is_free_a_second_after_the_end_of_its_call(
    traffic: Traffic, clock: VirtualClock
) -> None:
    traffic.begin("a")
    since = clock.now()
    clock.advance(5 * SECOND)
    assert traffic.under_way_since("a") == since
    traffic.end("a")

    assert traffic.under_way_since("a") is None
    assert traffic.busy_until("a", is_group=False) == clock.now() + CHAT_GAP
    assert traffic.busy_until("b", is_group=False) is None
    clock.advance(CHAT_GAP)
    assert traffic.busy_until("a", is_group=False) is None


def test_a_group_waits_when_it_had_its_messages_of_a_minute(
    traffic: Traffic, clock: VirtualClock
) -> None:
    for _ in range(GROUP_PER_MINUTE):
        _send(traffic, "g")
        clock.advance(2 * SECOND)

    assert traffic.busy_until("g", is_group=True) is not None
    assert traffic.busy_until("g", is_group=False) is None
    clock.advance(30 * SECOND)
    assert traffic.busy_until("g", is_group=True) is None


def test_what_was_sent_before_the_clock_was_set_back_is_no_hindrance(
    traffic: Traffic, clock: VirtualClock
) -> None:
    _send(traffic, *(["g"] * PER_SECOND))
    clock.advance(-timedelta(hours=1))

    assert traffic.room() == PER_SECOND
    assert traffic.busy_until("g", is_group=True) is None


def test_the_next_process_knows_what_the_last_one_sent(
    traffic: Traffic, clock: VirtualClock
) -> None:
    traffic.remember([("a", clock.now() - SECOND / 2)])

    assert traffic.room() == PER_SECOND - 1
    assert traffic.busy_until("a", is_group=False) == clock.now() + CHAT_GAP / 2


def test_of_very_many_chats_only_those_of_the_last_minute_are_kept(
    traffic: Traffic, clock: VirtualClock
) -> None:
    _send(traffic, *(str(number) for number in range(2_000)))
    clock.advance(timedelta(minutes=1))
    _send(traffic, "a")

    assert traffic.busy_until("a", is_group=False) is not None
    assert len(traffic._ended_of) == 1


def test_however_many_strangers_write_few_are_remembered(traffic: Traffic) -> None:
    for _ in range(6):
        traffic.answers("old")
    assert not traffic.answers("old")
    traffic.answers("new")

    for number in range(3000):
        assert traffic.answers(f"stranger {number}")

    assert len(traffic._strangers) <= 1000
    assert traffic.answers("old")
