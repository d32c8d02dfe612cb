"""The day of a warning sign, tapped or typed: help is named again, and nothing reassures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.relief import Outcome
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined

FEVER, DESPAIR = "I have a fever of 102", "I want to die"
LAST = ("Easier", "Less", "Skip")


async def _taps_yes(ben: Newcomer) -> None:
    await ben.taps("Yes, one or more")


async def _writes_danger(ben: Newcomer) -> None:
    await ben.writes(FEVER)


async def _writes_despair(ben: Newcomer) -> None:
    await ben.writes(DESPAIR)


SIGNS = [
    (_taps_yes, ["red_flag"]),
    (_writes_danger, ["free_text_urgent"]),
    (_writes_despair, ["crisis"]),
]


@pytest.mark.parametrize(
    "taps",
    [
        ("2", "Much better"),
        ("5", "A little better"),
        ("8", "About the same"),
        ("10", "A little worse"),
    ],
)
async def test_a_check_in_of_that_day_is_not_answered_by_a_reply(
    bench: Bench, taps: tuple[str, ...]
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.writes(FEVER)

    await ben.answers(*taps)

    assert ben.keys == ["checkin_summary", "free_text_urgent", "free_text_urgent"]


@pytest.mark.parametrize(
    ("taps", "outcome", "offers"),
    [
        (("2", "Much better"), Outcome.RELIEF, ["Ask for a visit", "Other treatments"]),
        (("5", "A little better"), Outcome.PARTIAL, ["Ask for a visit", "Other treatments"]),
    ],
)
async def test_good_news_gives_way_to_help_at_the_end(
    bench: Bench, taps: tuple[str, ...], outcome: Outcome, offers: list[str]
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers(*taps)
    await ben.writes(FEVER)

    await ben.taps(*LAST)

    assert ben.keys[-2:] == ["free_text_urgent", "followup_closed"]
    assert ben.last.labels == offers
    assert (await ben.episode()).outcome is outcome


async def test_no_relief_is_told_on_that_day_too(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("8", "About the same")
    await ben.writes(FEVER)

    await ben.taps(*LAST)

    assert ben.keys[-2:] == ["thanks_none_last", "alternatives"]


@pytest.mark.parametrize("is_closed", [True, False])
async def test_the_next_day_or_once_staff_closed_it_the_reply_comes(
    bench: Bench, is_closed: bool
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.writes(FEVER)
    if is_closed:
        await bench.close_alerts()
    else:
        await bench.go_to_day(2)

    await ben.answers("2", "Much better")

    assert ben.keys[-1] == "thanks_good_early"


@pytest.mark.parametrize(("reports", "texts"), SIGNS)
async def test_who_opens_the_chat_again_reads_where_help_is(
    bench: Bench, reports: Callable[[Newcomer], Awaitable[None]], texts: list[str]
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await reports(ben)
    ben.clear()

    await ben.sends("/start")

    assert ben.keys[: len(texts)] == texts
    assert not {"already_enrolled", "followup_over"} & set(ben.keys)


async def test_a_check_in_that_finds_no_sign_any_more_ends_the_day_of_the_sign(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1, 23, 30)
    await ben.taps("Start", "Yes, one or more")
    await bench.go_to_day(2)

    await ben.answers("2", "Much better")

    assert ben.keys[-1] == "thanks_good_early"


async def test_repeating_does_not_make_the_day_longer(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await _taps_yes(ben)
    await bench.go_on(hours=11)
    await ben.writes("still waiting")
    ben.clear()

    await bench.go_on(hours=2)
    await ben.writes("thanks")

    assert ben.keys == ["courtesy"]


async def test_an_old_sign_that_was_dealt_with_does_not_make_a_mistake_a_sign(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await _taps_yes(ben)
    await bench.close_alerts()
    await bench.go_to_day(2)
    await ben.taps("Yes, one or more", "I tapped by mistake", "2", "Much better")

    assert ben.keys[-1] == "thanks_good_early"


async def test_after_the_last_check_in_too(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await _taps_yes(ben)
    ben.clear()

    await ben.sends("/start")

    assert ben.keys == ["red_flag", "red_flag_which"]


@pytest.mark.parametrize(("command", "label"), [("/visit", "No"), ("/time", "Morning (10 am)")])
async def test_the_question_which_sign_comes_back_after_a_command(
    bench: Bench, command: str, label: str
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await _taps_yes(ben)

    await ben.sends(command)
    await ben.taps(label)
    assert ben.keys[-1] == "red_flag_which"
    await ben.taps("I tapped by mistake")

    assert ben.keys[-2:] == ["red_flag_mistake", "ask_pain"]


async def test_a_named_sign_is_not_asked_for_again(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await _taps_yes(ben)
    await ben.taps("Fever, chills, stiff neck")

    await ben.sends("/visit")
    await ben.taps("No")

    assert ben.keys[-1] == "visit_not_now"


async def test_in_another_language_help_is_named_in_that_language(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await _taps_yes(ben)

    await ben.sends("/language")
    await ben.taps("Español")

    assert ben.keys[-3:] == ["red_flag", "language_changed", "red_flag_which"]
    assert "Busque ayuda ya" in ben.screen[-3].text
    assert ben.last.labels[-1] == "Toqué sin querer"


async def test_no_sign_no_help(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/start")

    assert ben.keys == ["already_enrolled"]
    assert await bench.alerts(AlertKind.URGENT_TEXT, AlertKind.CRISIS) == []


async def test_a_sign_that_nobody_took_stands_when_it_is_reported_again(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await _taps_yes(ben)
    await bench.go_on(hours=13)
    await ben.sends("/signs")
    await ben.taps("I have one of these")
    ben.clear()

    await ben.writes("still waiting")

    assert ben.keys == ["red_flag", "words_kept"]
