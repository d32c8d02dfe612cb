"""Visits and other treatments: asked for at any time, passed on once, promised for a day."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from tests.services.support.bench import Bench
from tests.services.support.crew import hire
from tests.services.support.newcomers import joined
from tests.services.support.people import Person


@pytest.mark.parametrize(
    ("day", "hour", "key", "promised"),
    [
        (0, 11, "visit_requested", "Tuesday, June 2"),
        (0, 20, "visit_requested_closed", "Tuesday, June 2"),
        (1, 6, "visit_requested_closed", "Tuesday, June 2"),
        (4, 11, "visit_requested", "Monday, June 8"),
        (5, 11, "visit_requested_closed", "Monday, June 8"),
    ],
    ids=["open", "evening", "early morning", "Friday", "Saturday"],
)
async def test_a_visit_is_promised_for_the_next_open_day(
    bench: Bench, day: int, hour: int, key: str, promised: str
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(day, hour)

    await ben.sends("/visit")
    assert ben.last.labels == ["Yes, call me", "No"]
    await ben.taps("Yes, call me")

    answer = next(shown for shown in ben.screen if bench.texts.name(shown.text) == key)
    assert promised in answer.text
    (alert,) = await bench.alerts(AlertKind.VISIT)
    assert alert.priority == 3


async def test_a_second_request_is_not_passed_on_and_keeps_the_promise(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/visit")
    await ben.taps("Yes, call me")
    await bench.go_on(hours=20)

    await ben.sends("/visit")
    await ben.taps("Yes, call me")

    assert ben.keys[-1] == "visit_already"
    assert "Tuesday, June 2" in ben.last.text
    assert len(await bench.alerts(AlertKind.VISIT)) == 1


async def test_of_a_promise_that_passed_staff_are_told_again(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/visit")
    await ben.taps("Yes, call me")
    await bench.go_to_day(9, 12)
    ben.clear()
    before = bench.staff.keys.count("staff_visit")

    for _ in range(2):
        await ben.sends("/visit")
        await ben.taps("Yes, call me")

    said = [shown for shown in ben.screen if "visit_" in bench.texts.name(shown.text)]
    assert [bench.texts.name(each.text) for each in said[1::2]] == [
        "visit_overdue",
        "visit_already",
    ]
    assert all("Thursday, June 11" in each.text for each in said[1::2])
    assert bench.staff.keys.count("staff_visit") == before + 1
    (alert,) = await bench.alerts(AlertKind.VISIT)
    assert alert.times == 2


@pytest.mark.parametrize("language", ["en", "es"])
async def test_no_says_how_to_ask_later(bench: Bench, language: str) -> None:
    ben = await joined(bench, language=language)

    await ben.sends("/visit")
    await ben.taps("No")

    assert (ben.keys[-1], ben.labels) == ("visit_not_now", [])
    assert await bench.alerts() == []


async def test_the_open_question_comes_back_after_a_request(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    ben.clear()

    await ben.sends("/visit")
    assert ben.labels == ["Yes, call me", "No"]
    await ben.taps("Yes, call me")

    assert ben.keys == ["visit_confirm", "visit_requested", "checkin_first"]


async def test_options_can_be_read_at_any_time_and_leave_the_question_open(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)

    await ben.sends("/options")

    assert ben.keys == ["checkin_first", "alternatives"]
    assert "No, none of these" in ben.labels
    assert (await ben.episode()).alternatives_at is None
    await ben.taps("Ask for a visit")
    assert ben.keys[-1] == "visit_confirm"


async def test_not_now_under_the_options_is_fine(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/options")

    await ben.taps("Not now")

    assert ben.keys[-1] == "visit_not_now"


async def test_the_buttons_after_the_last_check_in_lead_on(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "The same", "Less", "Skip")
    ben.clear()

    await ben.presses("w:show")
    assert (ben.keys, ben.labels) == (["why_no_relief"], ["Ask for a visit"])
    await ben.taps("Ask for a visit")
    await ben.taps("Yes, call me")

    assert ben.keys[-2:] == ["visit_requested", "followup_closed"]


async def test_who_stopped_may_still_ask_for_a_visit(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    await ben.sends("/visit")
    await ben.taps("Yes, call me")

    assert ben.keys[-1] == "visit_requested"
    await ben.presses("t:show", ben.last.message_id)
    assert ben.keys[-1] == "alternatives"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("When is my appointment?", "en", "Wednesday, June 3"),
        ("what time is my visit", "en", "Wednesday, June 3"),
        ("¿cuándo es mi cita?", "es", "miércoles, 3 de junio"),
    ],
)
async def test_who_asks_when_the_visit_is_reads_it(
    bench: Bench, text: str, language: str, day: str
) -> None:
    ben = await joined(bench, language=language)
    await _book(bench, ben, "6/3")

    await ben.writes(text)

    assert ben.keys == ["visit_booked_day"]
    assert day in ben.last.text
    assert await bench.alerts() == []


async def test_the_question_that_waits_comes_again_below_the_day_of_the_visit(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    await _book(bench, ben, "6/4")
    await bench.go_to_day(1)
    await ben.answers()
    ben.clear()

    await ben.writes("when is my appointment")

    assert ben.keys == ["visit_booked_day", "ask_pain"]


@pytest.mark.parametrize(
    "text",
    ["I can't come on Wednesday", "no puedo ir a la cita", "quiero cancelar la cita"],
)
async def test_staff_call_who_cannot_come_to_a_booked_visit(bench: Bench, text: str) -> None:
    ben = await joined(bench)
    await _book(bench, ben, "6/3")

    await ben.writes(text)

    assert ben.keys == ["visit_cannot"]
    assert "Tuesday, June 2" in ben.last.text
    (alert,) = await bench.alerts(AlertKind.VISIT)
    assert (alert.priority, alert.about.text) == (3, "visit_cannot")
    assert "CANNOT COME" in bench.staff.last.text
    assert await ben.notes() == [text]


@pytest.mark.parametrize("text", ["When is my appointment?", "no puedo ir a la cita"])
async def test_without_a_visit_it_says_how_to_get_one(bench: Bench, text: str) -> None:
    ben = await joined(bench)

    await ben.writes(text)
    assert (ben.keys, ben.last.labels) == (["visit_none"], ["Yes, call me", "No"])
    await ben.writes("yes")

    assert ben.keys[-1] == "visit_requested"
    assert len(await bench.alerts(AlertKind.VISIT)) == 1


async def _book(bench: Bench, ben: Person, day: str) -> None:
    nurse = await hire(bench)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Book a visit")
    await nurse.says(day)
    ben.clear()


async def test_a_visit_that_is_booked_is_named_where_no_relief_came(bench: Bench) -> None:
    ben = await joined(bench)
    await _book(bench, ben, "6/10")
    await bench.go_to_day(7)
    ben.screen[:-1] = []

    await ben.answers("8", "About the same", "The same", "Less", "Skip")
    await bench.go_on(minutes=2)

    day = "Your visit is booked: Wednesday, June 10"
    told = [shown.text for shown in ben.screen if day in shown.text]
    assert ben.keys[1:3] == ["thanks_none_last+visit_booked_day", "alternatives+visit_booked_day"]
    assert len(told) == 2
    assert "Ask for a visit" not in ben.labels
    text = next(shown.text for shown in bench.staff.screen if "NO RELIEF" in shown.text)
    assert "A visit is booked: Wednesday, June 10." in text
    assert "Offer" not in text


async def test_who_asks_for_a_visit_reads_first_of_the_one_that_is_booked(bench: Bench) -> None:
    ben = await joined(bench)
    await _book(bench, ben, "6/3")

    await ben.sends("/visit")

    assert ben.keys == ["visit_booked_day+visit_confirm"]
    assert ben.last.labels == ["Yes, call me", "No"]
