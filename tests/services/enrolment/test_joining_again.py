"""Another link for somebody who has joined: nothing to join for who is followed up here."""

from __future__ import annotations

import pytest

from bot.domain.ledger import Area, PatientState, Reason
from bot.services.patient.leaving import Leaving
from tests.services.support.bench import Bench
from tests.services.support.newcomers import joined, make_new_link, newcomer


@pytest.mark.parametrize(
    ("command", "key"), [("/settings", "already_enrolled"), ("/pause", "already_paused")]
)
async def test_a_new_link_on_the_same_phone_says_how_things_stand(
    bench: Bench, command: str, key: str
) -> None:
    ben = await joined(bench)
    link = await make_new_link(bench, ben)
    await ben.sends(command)

    await ben.opens(link.code)

    assert ben.keys[-1] == key


async def test_a_new_link_shows_the_question_that_waits(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    link = await make_new_link(bench, ben)
    ben.clear()

    await ben.opens(link.code)

    assert ben.keys == ["open_below", "checkin_first"]


@pytest.mark.parametrize(
    ("word", "label", "state"),
    [
        ("stop", "Yes, stop", PatientState.STOPPED),
        ("He passed away", "Yes, stop", PatientState.DECEASED),
    ],
)
async def test_who_opened_a_new_link_can_still_end_the_messages(
    bench: Bench, word: str, label: str, state: PatientState
) -> None:
    ben = await joined(bench)
    link = await make_new_link(bench, ben)
    await ben.opens(link.code)

    await ben.writes(word)
    await ben.taps(label)
    ben.clear()
    await bench.go_to_day(8)

    assert (await ben.row()).state is state
    assert ben.keys == []


async def test_a_link_that_was_opened_on_the_old_phone_is_good_on_the_new_one(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    link = await make_new_link(bench, ben)
    await ben.opens(link.code)
    phone = newcomer(bench)

    await phone.agrees(link.code)
    await phone.taps("Morning (10 am)")

    assert phone.keys[-1] == "enrolled"


async def test_who_had_blocked_the_bot_is_welcomed_back_by_a_new_link(bench: Bench) -> None:
    ben = await joined(bench)
    link = await make_new_link(bench, ben)
    await Leaving(bench.runtime).blocked(ben.caller)

    await ben.opens(link.code)

    assert ben.keys == ["welcome_back"]


@pytest.mark.parametrize(("area", "dates"), [(Area.LOW_BACK, 3), (Area.NECK, 5)])
async def test_who_stopped_and_had_another_injection_is_asked_about_each_area_once(
    bench: Bench, area: Area, dates: int
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers("4", "Much better")
    await ben.sends("/stop")
    await ben.taps("Yes, stop")
    second = await bench.second_injection(ben, area=area)
    ben.episode_id, first = second, ben.episode_id
    link = await make_new_link(bench, ben)
    ben.clear()

    await ben.agrees(link.code)
    await ben.taps("Morning (10 am)")

    assert ben.last.text.count("•") == dates
    last = await ben.check_in(2, episode_id=first)
    assert (last.reason is Reason.STOPPED) is (area is Area.LOW_BACK)
