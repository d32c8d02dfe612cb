"""Two injections in different places: two follow-ups that share one phone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import Area, CheckInState, Reason
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined


async def _taps_the_list(ben: Newcomer) -> None:
    await ben.sends("/signs")
    await ben.taps("I have one of these")


async def _writes_it(ben: Newcomer) -> None:
    await ben.writes("I have a fever")


LAST = ("Easier", "Less", "Skip")


async def test_the_second_follows_as_soon_as_the_first_is_done_and_skips_safety(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    second = await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 10, 5)
    assert ben.keys == ["about_label+checkin_first+about_area"]

    await ben.answers("4", "Much better")
    await bench.tick()

    assert ben.keys == [
        "about_label+checkin_summary+about_area",
        "about_label+thanks_good_early+about_area",
        "about_label+ask_pain+about_area",
    ]
    states = {(await ben.check_in(0)).state, (await ben.check_in(0, episode_id=second)).state}
    assert states == {CheckInState.ANSWERED, CheckInState.OPEN}


async def test_the_second_does_not_interrupt_the_first(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 10, 5)

    await ben.answers("4")
    await bench.go_to_day(1, 10, 50)

    assert len(ben.keys) == 1


async def test_the_second_waits_no_longer_than_an_hour(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, area=Area.NECK)

    await bench.go_to_day(1, 11, 5)

    assert ben.keys == [
        "about_label+checkin_first+about_area",
        "about_label+checkin_first+about_area",
    ]


async def test_after_a_red_flag_the_second_is_not_asked_that_day(bench: Bench) -> None:
    ben = await bench.patient()
    second = await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 10, 5)
    await ben.taps("Yes, one or more")

    await bench.go_to_day(2, 9, 59)
    assert ben.keys[-1] == "red_flag_which"
    check_ins = [await ben.check_in(0), await ben.check_in(0, episode_id=second)]
    ends = {(each.state, each.reason) for each in check_ins}
    assert ends == {
        (CheckInState.ANSWERED, Reason.SAFETY_ONLY),
        (CheckInState.SKIPPED, Reason.RED_FLAG),
    }
    await bench.go_to_day(2, 10, 5)

    assert ben.keys[-1] == "about_label+checkin_next+about_area"


async def test_after_a_red_flag_the_last_one_of_the_second_waits_for_the_next_day(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(7, 10, 35)
    await ben.taps("Yes, one or more")

    await bench.go_to_day(8, 9, 59)
    assert ben.keys[-1] == "red_flag_which"
    await bench.go_to_day(8, 10, 35)

    assert ben.keys[-1] == "about_label+checkin_last+about_area"


async def test_a_mistake_lets_the_second_follow_that_day(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 10, 5)

    await ben.taps("Yes, one or more", "I tapped by mistake", "4", "Much better")
    await bench.tick()

    assert ben.keys[-1] == "about_label+checkin_first+about_area"


async def test_when_one_is_done_the_other_that_waits_is_shown(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 17, 30)
    assert ben.keys[-2:] == ["about_label+reminder_1+about_area"] * 2

    await ben.taps("Start")
    await ben.answers("4", "Much better")

    assert ben.keys[-1] == "about_label+checkin_first+about_area"


async def test_the_second_keeps_its_label_when_the_first_has_ended(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_on(hours=2)
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(7, 10, 35)
    await ben.answers("3", "Much better", *LAST)
    assert ben.keys[-1].startswith("about_label+thanks_good_last")

    await bench.go_to_day(7, 13)

    assert ben.keys[-1] == "about_label+ask_pain+about_area"


async def test_an_injection_of_long_ago_needs_no_label(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7, 10, 35)
    await ben.answers("3", "Much better", *LAST)
    await bench.go_to_day(22)
    await bench.second_injection(ben, area=Area.NECK)

    await bench.go_to_day(23, 11)

    assert ben.keys[-1] == "checkin_first"


@pytest.mark.parametrize("report", [_taps_the_list, _writes_it])
async def test_after_a_sign_the_second_asks_safety_although_the_first_was_safe(
    bench: Bench, report: Callable[[Newcomer], Awaitable[None]]
) -> None:
    ben = await joined(bench)
    await bench.go_on(hours=4.5)
    second = await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to((await ben.check_in(0)).due_at)
    await ben.answers("4", "Much better")
    await report(ben)

    await bench.go_to((await ben.check_in(0, episode_id=second)).due_at)

    assert ben.keys[-1] == "about_label+checkin_first+about_area"


async def _both_open_and_one_flagged(bench: Bench) -> Newcomer:
    ben = await joined(bench)
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 11, 5)
    assert ben.keys == ["about_label+checkin_first+about_area"] * 2
    await ben.taps("Yes, one or more")
    await bench.take_alerts()
    ben.clear()
    return ben


async def test_a_red_flag_stops_the_reminders_of_the_other_too(bench: Bench) -> None:
    ben = await _both_open_and_one_flagged(bench)

    await bench.go_to_day(1, 19)

    assert ben.keys == []


async def test_a_red_flag_holds_back_the_reply_about_the_other(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 10, 5)
    await ben.answers("4")
    await bench.go_to_day(1, 11, 2)
    await _taps_the_list(ben)

    await bench.go_to_day(1, 15)

    assert ben.keys[-2:] == ["red_flag", "red_flag_which"]


async def test_a_mistake_brings_the_reminders_back(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(1, 11, 5)
    await ben.taps("Yes, one or more", "I tapped by mistake")
    ben.clear()

    await bench.go_to_day(1, 19)

    assert ben.keys == ["about_label+reminder_1+about_area"] * 2


async def test_text_for_the_other_shows_where_help_is_first(bench: Bench) -> None:
    ben = await _both_open_and_one_flagged(bench)

    await ben.writes("what now?")

    assert ben.keys == ["red_flag", "words_kept"]


async def test_text_after_a_mistake_goes_on_without_the_warning(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more", "I tapped by mistake")
    ben.clear()

    await ben.writes("4")

    assert ben.keys == ["saved_answer+ask_change"]


async def test_each_concludes_on_its_own_and_is_called_for_on_its_own(bench: Bench) -> None:
    ben = await bench.patient()
    second = await bench.second_injection(ben, area=Area.NECK)
    await bench.go_to_day(11)
    calls = await bench.alerts(AlertKind.NO_ANSWER, is_open=True)
    assert len(calls) == 2

    late = await ben.check_in(2, episode_id=second)
    for data in ("safety:no", "pain:3", "change:2", "function:1", "medicine:-1", "note:skip"):
        await ben.presses(f"a:{late.id}:{data}")

    (left,) = await bench.alerts(AlertKind.NO_ANSWER, is_open=True)
    assert left.check_in_id == (await ben.check_in(2)).id


async def test_the_end_is_said_only_when_nothing_more_is_to_come(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(3)
    await bench.second_injection(ben, area=Area.NECK)

    await bench.go_to_day(7)
    await ben.answers("3", "Much better", *LAST)
    assert ben.keys[-1] == "about_label+thanks_good_last"
    await bench.go_to_day(10)
    await ben.answers("3", "Much better", *LAST)

    assert ben.keys[-2:] == ["about_label+thanks_good_last", "followup_closed"]
    assert ben.keys.count("followup_closed") == 1
