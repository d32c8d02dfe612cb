"""The end of a follow-up: outcome, options and the visit in one flow, then the goodbye."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.newcomers import Newcomer, joined

NONE = ("8", "About the same")
LITTLE = ("7", "A little better")
PARTIAL = ("5", "A little better")
WORSE = ("10", "Much worse")
LAST = ("The same", "Less", "Skip")


async def _finished(bench: Bench, *taps: str, hour: int = 11) -> Newcomer:
    ben = await joined(bench)
    await bench.go_to_day(7, hour)
    await ben.answers(*taps, *LAST)
    return ben


@pytest.mark.parametrize(
    ("taps", "texts"),
    [
        (NONE, ["thanks_none_last", "alternatives"]),
        (LITTLE, ["thanks_little_last", "alternatives"]),
        (WORSE, ["thanks_worse_last", "alternatives"]),
        (PARTIAL, ["thanks_partial_last"]),
    ],
)
async def test_the_question_about_a_visit_stays_the_newest_for_an_hour(
    bench: Bench, taps: tuple[str, ...], texts: list[str]
) -> None:
    ben = await _finished(bench, *taps)
    assert ben.keys[-len(texts) :] == texts
    assert "Ask for a visit" in ben.last.labels

    await bench.go_on(minutes=58)
    assert ben.keys[-1] == texts[-1]
    await bench.go_on(minutes=3)

    assert ben.keys[-1] == "followup_closed"
    assert ben.last.labels == ["Ask for a visit", "Other treatments"]
    assert ben.screen[-2].labels == []
    await bench.go_on(days=3)
    assert ben.keys.count("followup_closed") == 1


async def test_in_the_evening_it_waits_for_the_morning(bench: Bench) -> None:
    ben = await _finished(bench, *NONE, hour=19)

    await bench.go_to_day(7, 23)
    assert ben.keys[-1] == "alternatives"
    await bench.go_to_day(8, 9, 1)

    assert ben.keys[-1] == "followup_closed"


@pytest.mark.parametrize(
    ("taps", "keys", "labels"),
    [
        (("Not now",), ["visit_not_now", "followup_closed"], True),
        (("Ask for a visit", "Yes, call me"), ["visit_requested", "followup_closed"], False),
    ],
)
async def test_it_follows_the_answer_about_a_visit(
    bench: Bench, taps: tuple[str, ...], keys: list[str], labels: bool
) -> None:
    ben = await _finished(bench, *NONE)

    await ben.taps(*taps)

    assert ben.keys[-2:] == keys
    assert bool(ben.last.labels) is labels
    await bench.go_on(hours=3)
    assert ben.keys.count("followup_closed") == 1


async def test_who_stops_within_the_hour_hears_no_more(bench: Bench) -> None:
    ben = await _finished(bench, *NONE)

    await ben.sends("/stop")
    await ben.taps("Yes, stop")
    await bench.go_on(hours=3)

    assert "followup_closed" not in ben.keys


async def test_a_changed_answer_does_not_lose_the_goodbye(bench: Bench) -> None:
    ben = await _finished(bench, *NONE)

    await ben.taps("Change", "3", "Much better")
    await bench.go_on(hours=3)

    assert ben.keys.count("followup_closed") == 1


async def test_another_injection_puts_the_goodbye_off(bench: Bench) -> None:
    ben = await _finished(bench, *NONE)
    await bench.second_injection(ben)

    await bench.go_on(hours=3)

    assert "followup_closed" not in ben.keys


async def test_a_visit_that_is_asked_for_within_the_hour_joins_the_alert(bench: Bench) -> None:
    ben, admin = await _finished(bench, *NONE), admin_of(bench)

    await ben.taps("Ask for a visit", "Yes, call me")

    (alert,) = await bench.alerts(is_open=True)
    assert alert.kind is AlertKind.NO_RELIEF
    text = next(shown.text for shown in admin.screen if shown.text.startswith("P3 NO RELIEF"))
    assert text.endswith("Asks for a visit. Call by Tuesday, June 9.")
    await admin.says("/calls")
    assert f"{ben.reference}: no relief, asks for a visit" in admin.last.text
    await ben.sends("/visit")
    await ben.taps("Yes, call me")
    assert ben.keys[-1] == "visit_already"

    await admin.taps("I am on it", "Book a visit", "No day yet")

    assert ben.keys[-1] == "visit_booked"
    assert await bench.alerts(is_open=True) == []


async def test_later_or_once_the_alert_is_closed_it_is_an_alert_of_its_own(bench: Bench) -> None:
    ben = await _finished(bench, *NONE)
    await bench.go_on(hours=2)

    await ben.taps("Ask for a visit", "Yes, call me")

    kinds = [alert.kind for alert in await bench.alerts(is_open=True)]
    assert kinds == [AlertKind.NO_RELIEF, AlertKind.VISIT]


async def test_some_relief_has_no_alert_to_join(bench: Bench) -> None:
    ben = await _finished(bench, *PARTIAL)

    await ben.taps("Ask for a visit", "Yes, call me")

    assert [alert.kind for alert in await bench.alerts(is_open=True)] == [AlertKind.VISIT]
