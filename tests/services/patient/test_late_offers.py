"""The last check-in was missed: as long as an answer counts, every way leads back to it."""

from __future__ import annotations

import pytest

from bot.domain.ledger import CheckInState, Reason
from bot.domain.relief import Outcome
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined, make_new_link

LAST = ("About the same", "The same", "Less", "Skip")
WAYS = [
    ("/start",),
    ("/resume",),
    ("/pause",),
    ("/visit", "No"),
    ("/visit", "Yes, call me"),
    ("/language", "English"),
    ("/time", "Morning (10 am)"),
    ("/stop", "No, go on"),
    ("/delete", "No, keep"),
]


async def _missed(bench: Bench) -> Newcomer:
    ben = await joined(bench)
    await bench.go_to_day(11)
    ben.screen[:-1] = []
    assert ben.keys == ["missed_last"]
    return ben


@pytest.mark.parametrize("way", WAYS)
async def test_each_way_through_the_chat_ends_at_the_late_answer(
    bench: Bench, way: tuple[str, ...]
) -> None:
    ben = await _missed(bench)
    command, *taps = way

    await ben.sends(command)
    await ben.taps(*taps)

    assert (ben.keys[-1], ben.last.labels[0]) == ("missed_last", "Answer now")
    assert ben.labels.count("Answer now") == 1
    await ben.taps("Answer now", "No, none of these", "8", *LAST)
    assert (await ben.ended())[2] == (CheckInState.ANSWERED, Reason.ANSWERED_LATE)
    assert (await ben.episode()).outcome is Outcome.NO_RELIEF


@pytest.mark.parametrize("label", ["Other treatments", "Ask for a visit"])
async def test_the_buttons_under_the_text_do_not_take_the_answer_away(
    bench: Bench, label: str
) -> None:
    ben = await _missed(bench)

    await ben.taps(label)
    if label == "Ask for a visit":
        await ben.taps("Yes, call me")

    assert (ben.keys[-1], ben.last.labels[0]) == ("missed_last", "Answer now")


async def test_an_answer_that_was_begun_late_goes_on_where_it_stopped(bench: Bench) -> None:
    ben = await _missed(bench)
    await ben.taps("Answer now", "No, none of these")

    await ben.sends("/start")

    assert ben.keys[-2:] == ["open_below", "ask_pain"]


async def test_what_no_longer_counts_is_not_asked_for(bench: Bench) -> None:
    ben = await _missed(bench)
    await bench.go_to_day(16)
    ben.clear()

    await ben.sends("/start")

    assert (ben.keys, ben.labels) == (["followup_over"], ["Ask for a visit", "Other treatments"])


async def test_who_stopped_is_not_asked_for_a_late_answer(bench: Bench) -> None:
    ben = await _missed(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    await ben.sends("/start")

    assert ben.keys[-1] == "followup_over"


async def test_with_a_second_injection_the_late_answer_follows_the_next_date(
    bench: Bench,
) -> None:
    ben = await _missed(bench)
    await bench.second_injection(ben)
    await bench.pump()
    ben.clear()

    await ben.sends("/start")

    assert ben.keys == ["already_enrolled", "about_label+missed_last"]


async def test_a_new_link_leads_to_the_late_answer_too(bench: Bench) -> None:
    ben = await _missed(bench)
    link = await make_new_link(bench, ben)

    await ben.opens(link.code)

    assert ben.keys[-1] == "missed_last"
