"""A yes to the safety question of a check-in that is over is a warning sign like any other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.errors import NotAllowedError
from bot.domain.ledger import CheckInState, Reason
from bot.services.followup import ending
from bot.services.kernel.transaction import Work
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, case_of, joined

HELP = ["red_flag", "red_flag_which"]


async def _closed(ben: Newcomer) -> None:
    await ben.bench.go_to_day(5)


async def _replaced(ben: Newcomer) -> None:
    await ben.bench.second_injection(ben)


async def _stopped(ben: Newcomer) -> None:
    await ben.sends("/stop")
    await ben.taps("Yes, stop")


async def _erased(ben: Newcomer) -> None:
    await ben.sends("/delete")
    await ben.taps("Yes, delete")


async def _ended_by_staff(ben: Newcomer) -> None:
    async def end(work: Work) -> None:
        await ending.end_follow_up(work, await case_of(work, ben), Reason.ENDED_BY_CLINIC)

    await ben.bench.do(end)


_ENDINGS = [_closed, _replaced, _stopped, _erased, _ended_by_staff]


async def _asked(bench: Bench) -> tuple[Newcomer, str]:
    """A patient who was asked on the second day, and what their yes sends."""
    ben = await joined(bench)
    await bench.go_to_day(2)
    return ben, ben.last.data_of("Yes, one or more") or ""


@pytest.mark.parametrize("end", _ENDINGS)
async def test_the_buttons_of_what_is_over_are_gone(
    bench: Bench, end: Callable[[Newcomer], Awaitable[None]]
) -> None:
    ben, _ = await _asked(bench)

    await end(ben)
    await bench.pump()

    assert ben.labels == []


@pytest.mark.parametrize("end", _ENDINGS)
async def test_a_yes_to_what_is_over_names_help_and_calls_staff(
    bench: Bench, end: Callable[[Newcomer], Awaitable[None]]
) -> None:
    ben, yes = await _asked(bench)
    await end(ben)
    ben.clear()

    await ben.presses(yes)

    assert ben.keys == HELP
    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert (alert.priority, alert.check_in_id) == (1, None)
    assert "late_tap" in await ben.events()


async def test_a_yes_to_what_is_over_ends_the_check_in_that_is_open(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    yes = ben.last.data_of("Yes, one or more") or ""
    await bench.go_to_day(2)
    ben.clear()

    await ben.presses(yes)

    assert ben.keys == HELP
    assert (await ben.ended())[1] == (CheckInState.ANSWERED, Reason.SAFETY_ONLY)
    assert (await ben.given(1))["safety"] == "yes"


async def test_a_yes_again_names_help_again_and_calls_staff_once(bench: Bench) -> None:
    ben, yes = await _asked(bench)
    await _closed(ben)
    ben.clear()

    await ben.presses(yes)
    await ben.presses(yes)

    assert ben.keys == [*HELP, "red_flag"]
    assert len(await bench.alerts(AlertKind.RED_FLAG)) == 1


async def test_a_yes_after_a_death_is_silent_and_calls_nobody(bench: Bench) -> None:
    ben, yes = await _asked(bench)
    await ben.writes("She died")
    await ben.taps("Yes, stop")
    ben.clear()

    await ben.presses(yes)

    assert ben.keys == []
    assert await bench.alerts(AlertKind.RED_FLAG) == []


async def test_nobody_says_yes_for_another_patient(bench: Bench) -> None:
    ben, yes = await _asked(bench)
    eve = await joined(bench)
    await _closed(ben)

    with pytest.raises(NotAllowedError):
        await eve.presses(yes)

    assert await bench.alerts(AlertKind.RED_FLAG) == []


async def test_a_sign_after_staff_took_the_first_calls_them_again(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/signs")
    await ben.taps("I have one of these")
    await bench.take_alerts()
    bench.staff.clear()

    await ben.sends("/signs")
    await ben.taps("I have one of these")

    first, second = await bench.alerts(AlertKind.RED_FLAG)
    assert (first.taken_at is None, second.taken_at is None) == (False, True)
    assert bench.staff.last.data_of("I am on it") == f"l:{second.id}:ack"
