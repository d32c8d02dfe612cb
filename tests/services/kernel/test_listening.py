"""Silence counts only up to the moment until which all that people did is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.domain.ledger import CheckInState, Reason
from bot.sandbox.state.clock import VirtualClock
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.listening import Listening
from tests.services.support.bench import Bench
from tests.services.support.clockwork import MONDAY

PATIENCE = 45
HOUR = timedelta(hours=1)


@dataclass
class _Machine:
    """A machine whose time passes when told to."""

    clock: VirtualClock
    seconds: float = 0.0

    def passes(self, seconds: float) -> None:
        self.seconds += seconds
        self.clock.advance(timedelta(seconds=seconds))


def _poll(listening: Listening) -> None:
    listening.ask(PATIENCE)
    listening.heard(listening.answered())


def _nothing(_: _Machine, listening: Listening) -> None:
    """No poll was answered yet."""


def _open(machine: _Machine, listening: Listening) -> None:
    _poll(listening)
    listening.ask(PATIENCE)
    machine.passes(20)


def _storing(machine: _Machine, listening: Listening) -> None:
    _open(machine, listening)
    listening.answered()


def _failed(machine: _Machine, listening: Listening) -> None:
    _open(machine, listening)
    listening.lose()


def _again_after_a_failure(machine: _Machine, listening: Listening) -> None:
    _failed(machine, listening)
    listening.ask(PATIENCE)


def _more_to_come(machine: _Machine, listening: Listening) -> None:
    _open(machine, listening)
    listening.answered()
    listening.heard(None)


def _asleep(machine: _Machine, listening: Listening) -> None:
    _open(machine, listening)
    machine.passes(3600)


def _an_answer_from_before_the_sleep(machine: _Machine, listening: Listening) -> None:
    _asleep(machine, listening)
    listening.heard(listening.answered())


def _answered_after_the_sleep(machine: _Machine, listening: Listening) -> None:
    _an_answer_from_before_the_sleep(machine, listening)
    _poll(listening)


@pytest.mark.parametrize(
    ("what", "known"),
    [
        (_nothing, None),
        (_open, timedelta(seconds=20)),
        (_storing, timedelta()),
        (_failed, timedelta()),
        (_again_after_a_failure, timedelta()),
        (_more_to_come, timedelta()),
        (_asleep, timedelta()),
        (_an_answer_from_before_the_sleep, timedelta()),
        (_answered_after_the_sleep, timedelta(seconds=3620)),
    ],
)
def test_what_is_known_follows_the_polls(
    what: Callable[[_Machine, Listening], None], known: timedelta | None
) -> None:
    machine = _Machine(VirtualClock(MONDAY))
    listening = Listening(machine.clock.now, lambda: machine.seconds)
    listening.begin()

    what(machine, listening)

    wanted: datetime | None = None if known is None else MONDAY + known
    assert listening.heard_until() == wanted


async def test_no_check_in_is_missed_while_nothing_is_heard(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(4, 9, 55)

    bench.runtime.listening.begin()
    bench.clock.advance(HOUR)
    await bench.tick()
    assert (await ben.ended())[1] == (CheckInState.OPEN, None)

    _poll(bench.runtime.listening)
    await bench.tick()
    assert (await ben.ended())[1] == (CheckInState.MISSED, Reason.NO_ANSWER)


async def test_what_was_due_before_the_line_broke_is_done(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(4, 10, 1)
    bench.runtime.listening.begin()
    _poll(bench.runtime.listening)
    bench.runtime.listening.lose()

    bench.clock.advance(HOUR)
    await bench.tick()

    assert (await ben.ended())[1] == (CheckInState.MISSED, Reason.NO_ANSWER)


async def test_a_check_in_stays_open_while_what_its_patient_did_waits_to_be_handled(
    bench: Bench,
) -> None:
    ben, ann = await bench.patient(), await bench.patient()
    await bench.go_to_day(4, 9, 55)
    inbox = Inbox(bench.runtime)
    await inbox.take([(1, ben.chat_id, {"update_id": 1})])

    bench.clock.advance(HOUR)
    await bench.tick()
    assert (await ben.ended())[1] == (CheckInState.OPEN, None)
    assert (await ann.ended())[1] == (CheckInState.MISSED, Reason.NO_ANSWER)

    waiting = await inbox.next(set())
    assert waiting is not None
    await inbox.fail(waiting, for_good=True)
    await bench.tick()
    assert (await ben.ended())[1] == (CheckInState.MISSED, Reason.NO_ANSWER)
