"""Whether the clock agrees with Telegram's: by its answers, asked anew when it seems not to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.services.kernel.agreement import TOLERANCE, Agreement

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@dataclass
class _Machine:
    """A machine with a clock that can be set, seconds that pass, and a Telegram that is asked."""

    ours: datetime = NOON
    theirs: datetime | None = NOON
    seconds: float = 0.0
    asked: int = 0
    is_away: bool = False
    agreement: Agreement = field(init=False)

    def __post_init__(self) -> None:
        self.agreement = Agreement(lambda: self.ours, lambda: self.seconds)
        self.agreement.ask = self.ask

    async def ask(self) -> None:
        """Telegram answers with its time, if it says it."""
        self.asked += 1
        if self.is_away:
            raise ConnectionError
        self.agreement.note(self.theirs)

    def pass_(self, span: timedelta) -> None:
        """Time passes everywhere."""
        self.ours += span
        self.theirs = self.theirs and self.theirs + span
        self.seconds += span.total_seconds()


async def test_a_clock_that_agrees_is_not_asked_about_again() -> None:
    machine = _Machine()

    assert await machine.agreement.holds()
    for _ in range(3):
        machine.pass_(timedelta(hours=1))
        assert await machine.agreement.holds()

    assert machine.asked == 1


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("off", "holds"),
    [
        (TOLERANCE, True),
        (TOLERANCE + SECOND, False),
        (timedelta(days=1), False),
        (timedelta(days=8), False),
        (timedelta(days=400), False),
    ],
)
async def test_five_minutes_are_the_most(off: timedelta, holds: bool, sign: int) -> None:
    machine = _Machine()
    await machine.agreement.holds()

    machine.ours += sign * off
    assert await machine.agreement.holds() is holds
    assert machine.agreement.is_refuted() is not holds

    machine.ours -= sign * off
    assert await machine.agreement.holds()


async def test_a_machine_that_slept_is_right_once_telegram_was_asked() -> None:
    machine = _Machine()
    await machine.agreement.holds()
    asleep = timedelta(hours=8)
    machine.ours += asleep
    machine.theirs = NOON + asleep

    assert machine.agreement.is_refuted()
    assert await machine.agreement.holds()
    assert machine.asked == 2


async def test_telegram_is_not_asked_at_each_look_while_the_clock_is_wrong() -> None:
    machine = _Machine(ours=NOON + timedelta(days=1))

    for _ in range(10):
        assert not await machine.agreement.holds()
        machine.pass_(SECOND)

    assert machine.asked == 2


async def test_nothing_is_known_while_telegram_is_away() -> None:
    machine = _Machine(is_away=True)

    assert not await machine.agreement.holds()
    assert not machine.agreement.is_refuted()
    machine.is_away = False
    assert await machine.agreement.holds()


async def test_who_does_not_say_the_time_is_asked_once() -> None:
    machine = _Machine(theirs=None)

    assert await machine.agreement.holds()
    machine.ours += timedelta(days=400)
    assert await machine.agreement.holds()

    assert machine.asked == 1


async def test_a_message_from_the_future_refutes_the_clock_of_a_server_on_this_machine() -> None:
    machine = _Machine()
    await machine.agreement.holds()

    machine.agreement.note_at_least(NOON - timedelta(days=2))
    assert not machine.agreement.is_refuted()
    machine.agreement.note_at_least(NOON + timedelta(hours=1))

    assert machine.agreement.is_refuted()
