"""The doctor on what is late: found however often it is put off, unless a rule holds it back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.domain.delivery import MessageKind, SendResult
from bot.domain.ledger import Area, CheckInState
from bot.services.kernel.transaction import Work
from bot.services.operations.doctor import Doctor, Finding
from bot.storage.tables.followups import CheckIn
from tests.services.support.bench import Bench
from tests.services.support.newcomers import make_link, newcomer
from tests.services.support.people import Person
from tests.services.support.post import hold_all, queue_to

CHECK_IN, MESSAGE = "oldest check-in due and unsent", "oldest message unsent"
ADVICE = "is the bot running? Can it reach the Bot API?"


async def _found(bench: Bench, name: str) -> Finding:
    findings = {each.name: each for each in await Doctor(bench.runtime).examine()}
    return findings[name]


def _be_away(bench: Bench, result: SendResult = SendResult.NOT_SENT) -> None:
    """Telegram gives this answer to all that is sent from now on."""
    bench.messenger.will(result, times=100_000)


async def test_a_message_that_was_tried_for_hours_is_as_old_as_it_was_written(
    bench: Bench,
) -> None:
    _be_away(bench)
    await queue_to(bench, 1)

    await bench.go_on(hours=3.5)

    assert len(bench.messenger.calls) > 40
    assert await _found(bench, MESSAGE) == Finding(MESSAGE, False, f"3 hours: {ADVICE}")


async def test_a_repeat_is_as_old_as_what_it_repeats(bench: Bench) -> None:
    _be_away(bench, SendResult.UNCERTAIN)
    await queue_to(bench, 1, MessageKind.SAFETY)

    await bench.go_on(hours=3.5)

    assert (await _found(bench, MESSAGE)).detail == f"3 hours: {ADVICE}"


async def test_a_message_that_telegram_lets_wait_says_for_how_long(bench: Bench) -> None:
    await queue_to(bench, 1)
    await hold_all(bench, timedelta(hours=2))

    bench.clock.advance(timedelta(minutes=50))

    finding = await _found(bench, MESSAGE)
    assert finding.detail == "50 minutes: Telegram asks the bot to wait for another 70 minutes"
    assert not finding.is_well


async def test_a_question_that_waits_for_the_morning_is_in_order(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6)
    _be_away(bench)
    await bench.go_to_day(7, 19, 50)
    assert not (await _found(bench, MESSAGE)).is_well
    await queue_to(bench, ben.chat_id, MessageKind.NOTICE)

    await bench.go_to_day(8, 8, 59)
    in_the_night = await _found(bench, MESSAGE)
    await bench.go_to_day(8, 9, 12)
    in_the_morning = await _found(bench, MESSAGE)
    await bench.go_to_day(8, 9, 16)
    later = await _found(bench, MESSAGE)

    assert in_the_night == in_the_morning == Finding(MESSAGE, True, "none")
    assert later.detail == f"22 hours: {ADVICE}"


async def test_what_was_written_before_the_clock_was_set_back_has_no_age(bench: Bench) -> None:
    _be_away(bench)
    await queue_to(bench, 1)
    bench.clock.advance(timedelta(days=-1))
    await bench.heartbeat.notice_gap(bench.now + timedelta(days=1))

    await bench.go_on(hours=1)

    assert (await _found(bench, MESSAGE)).detail == "none"


async def _shift(bench: Bench, person: Person, by: int) -> None:
    """Check-ins that the protocol does not know: each look at one fails."""

    async def change(work: Work) -> None:
        planned = select(CheckIn).where(
            CheckIn.episode_id == person.episode_id, CheckIn.state == CheckInState.PLANNED
        )
        for check_in in await work.session.scalars(planned):
            check_in.position += by

    await bench.do(change)


async def test_a_check_in_that_every_look_puts_off_is_as_old_as_it_is_due(bench: Bench) -> None:
    ben = await bench.patient()
    await _shift(bench, ben, 90)

    await bench.go_to_day(1, 10, 44)

    finding = await _found(bench, CHECK_IN)
    assert not finding.is_well
    assert finding.detail.startswith("44 minutes: is the bot running? If so, its log says")
    await _shift(bench, ben, -90)


async def test_at_night_it_waits_for_the_morning_as_all_do(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6)
    await _shift(bench, ben, 90)

    await bench.go_to_day(7, 23)
    in_the_night = await _found(bench, CHECK_IN)
    await bench.go_to_day(8, 9, 12)
    in_the_morning = await _found(bench, CHECK_IN)
    await bench.go_to_day(8, 9, 16)
    later = await _found(bench, CHECK_IN)

    assert in_the_night == in_the_morning == Finding(CHECK_IN, True, "none")
    assert later.detail.startswith("22 hours: ")
    await _shift(bench, ben, -90)


async def test_who_has_no_valid_time_zone_waits_for_no_morning(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.set_zone(ben, "Nowhere/At_all")

    await bench.go_to_day(1, 23)

    assert not (await _found(bench, CHECK_IN)).is_well
    await bench.set_zone(ben, "America/Chicago")


async def _said(bench: Bench, *, times: int, minutes: int) -> set[str]:
    """What the doctor says of check-ins, so many times, with so many minutes in between."""
    said = set()
    for _ in range(times):
        await bench.go_on(minutes=minutes)
        said.add((await _found(bench, CHECK_IN)).detail)
    return said


async def test_the_second_check_in_of_a_day_waits_an_hour_for_the_first(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, Area.NECK)
    await bench.go_to_day(1, 10, 1)
    assert len(ben.screen) == 1

    assert await _said(bench, times=20, minutes=5) == {"none"}
    assert len(ben.screen) == 2


async def test_nothing_else_is_asked_on_the_day_of_a_sign(bench: Bench) -> None:
    ben = await bench.patient()
    second = await bench.second_injection(ben, Area.NECK)
    await bench.go_to_day(2, 10, 1)
    await ben.taps("Yes, one or more")
    await bench.take_alerts()

    assert await _said(bench, times=24, minutes=60) == {"none"}
    asked = [await ben.check_in(1), await ben.check_in(1, episode_id=second)]
    assert {each.state for each in asked} == {CheckInState.ANSWERED, CheckInState.OPEN}


async def test_who_has_just_joined_settles_in_first(bench: Bench) -> None:
    link = await make_link(bench, injected_at=bench.now - timedelta(days=8))
    ann = newcomer(bench)
    await ann.agrees(link.code)

    assert await _said(bench, times=8, minutes=5) == {"none"}
    assert ann.keys[-1] == "checkin_last"
