"""Links that cannot be used: each has its own answer, and none changes anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, PatientState
from bot.services.enrolment.joining import Joining
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.patient.leaving import Leaving
from bot.services.staff.code_attempts import MOST, WAIT_FOR
from bot.storage.tables.followups import Invitation
from tests.services.support.bench import Bench
from tests.services.support.counting import counted_cost
from tests.services.support.newcomers import (
    Link,
    Newcomer,
    invitation,
    joined,
    make_link,
    make_new_link,
    newcomer,
    patient,
)


@pytest.mark.parametrize(
    ("language", "start"), [("en", "This code does not work."), ("es", "Este código no sirve.")]
)
async def test_an_unknown_code_is_answered_in_the_apps_language(
    bench: Bench, language: str, start: str
) -> None:
    ann = newcomer(bench, language)

    await ann.opens("no-such-code")

    assert ann.last.text.startswith(start)


async def test_five_guesses_an_hour_are_enough(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    for guess in range(MOST):
        await ann.opens(f"guess-{guess}")
    await ann.opens(link.code)
    assert ann.keys == ["unknown_code"] * MOST + ["too_many_codes"]
    await bench.go_on(minutes=61)
    await ann.opens(link.code)

    assert ann.keys[-1] == "choose_language"


async def test_an_expired_link_says_so(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)

    await bench.go_on(hours=72)
    await ann.opens(link.code)

    assert ann.keys == ["invite_expired"]


async def test_a_replaced_link_says_so(bench: Bench) -> None:
    ben = await joined(bench)
    older = await make_new_link(bench, ben)
    await make_new_link(bench, ben)
    ann = newcomer(bench)

    await ann.opens(older.code)

    assert ann.keys == ["invite_expired"]


_End: TypeAlias = Callable[[Bench, Link], Awaitable[None]]


async def _expire(bench: Bench, link: Link) -> None:
    bench.clock.advance(timedelta(hours=73))


async def _cancel(bench: Bench, link: Link) -> None:
    async def cancel(work: Work) -> None:
        found = await invitation(bench, link)
        row = await work.session.get_one(Invitation, found.id)
        row.cancelled_at = work.now

    await bench.do(cancel)


async def _erase(bench: Bench, link: Link) -> None:
    async def erase(work: Work) -> None:
        case = await cases.of_episode(work, link.episode_id)
        await work.session.delete(case.patient)

    await bench.do(erase)


@pytest.mark.parametrize("end", [_expire, _cancel, _erase])
@pytest.mark.parametrize("step", ["who", "consent"])
async def test_a_link_that_ends_on_the_way_is_not_used(bench: Bench, end: _End, step: str) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.opens(link.code)
    await ann.taps("English")
    await ann.writes("1950")
    if step == "consent":
        await ann.taps("I had the injection", "Next")

    await end(bench, link)
    if step == "consent":
        await ann.taps("I agree")
    else:
        await ann.writes("hello")

    assert ann.keys[-1] == "invite_expired"
    assert (await bench.alerts()) == []


async def test_the_same_link_on_a_second_phone_is_refused_and_staff_hear_once(
    bench: Bench,
) -> None:
    link = await make_link(bench)
    ann, eve = newcomer(bench), newcomer(bench, "es")
    await ann.agrees(link.code)

    await eve.opens(link.code)
    await eve.opens(link.code)

    assert eve.keys == ["invite_used", "invite_used"]
    assert eve.last.text.startswith("Este enlace ya se usó")
    (alert,) = await bench.alerts(AlertKind.LINK_PROBLEM)
    assert (alert.priority, alert.details["reason"]) == (3, "second_account")
    assert (await patient(bench, link)).chat_id == (await invitation(bench, link)).spent_by


async def test_of_two_phones_with_one_link_the_first_to_agree_joins(bench: Bench) -> None:
    link = await make_link(bench)
    ann, eve = newcomer(bench), newcomer(bench)
    for person in (ann, eve):
        await person.opens(link.code)
        await person.taps("English")
        await person.writes("1950")
        await person.taps("I had the injection", "Next")

    await ann.taps("I agree")
    await eve.taps("I agree")

    assert ann.keys[-1] == "ask_baseline_recalled"
    assert eve.keys[-1] == "invite_used"
    assert len(await bench.alerts(AlertKind.LINK_PROBLEM)) == 1


async def _join(bench: Bench) -> tuple[Newcomer, Link]:
    link = await make_link(bench, baseline=8)
    ann = newcomer(bench)
    await ann.agrees(link.code)
    await ann.taps("Morning (10 am)")
    ann.patient_id, ann.episode_id = link.patient_id, link.episode_id
    ann.clear()
    return ann, link


async def test_who_has_joined_reads_when_the_next_check_in_comes(bench: Bench) -> None:
    ann, link = await _join(bench)

    await ann.opens(link.code)

    assert ann.keys == ["already_enrolled"]
    assert "Tuesday, June 2" in ann.last.text


async def test_who_has_joined_sees_the_question_that_is_open(bench: Bench) -> None:
    ann, link = await _join(bench)
    await bench.go_to_day(1)
    await ann.answers()
    ann.clear()

    await ann.opens(link.code)

    assert ann.keys == ["open_below", "ask_pain"]
    await ann.taps("6")
    assert (await ann.given(0))["pain"] == "6"


@pytest.mark.parametrize(
    ("command", "labels", "key"),
    [("/pause", (), "already_paused"), ("/stop", ("Yes, stop",), "followup_over")],
)
async def test_who_left_reads_how_to_go_on(
    bench: Bench, command: str, labels: tuple[str, ...], key: str
) -> None:
    ann, link = await _join(bench)
    await ann.sends(command)
    await ann.taps(*labels)

    await ann.opens(link.code)

    assert ann.keys[-1] == key
    assert ann.labels != []


async def test_a_new_link_moves_the_follow_up_to_the_new_phone(bench: Bench) -> None:
    ann, old_link = await _join(bench)
    await bench.go_to_day(1)
    new_link = await make_new_link(bench, ann)
    phone = newcomer(bench)

    await phone.agrees(new_link.code)
    await phone.taps("Morning (10 am)")

    assert phone.keys[-2:] == ["enrolled", "checkin_first"]
    assert ann.keys[-1] == "moved_phone"
    assert "555-0100" in ann.last.text
    assert "now on another phone" in ann.last.text
    ann.clear()
    await phone.answers("3", "Much better")
    await bench.go_to_day(2)
    assert phone.keys[-1] == "checkin_next"
    assert ann.keys == []
    await ann.writes("hello")
    await ann.opens(old_link.code)
    assert ann.keys == ["start_no_invite", "invite_used"]


async def test_who_stopped_goes_on_with_a_new_link(bench: Bench) -> None:
    ann, _ = await _join(bench)
    await bench.go_to_day(1, 12)
    await ann.sends("/stop")
    await ann.taps("Yes, stop")
    await bench.go_to_day(2, 8)
    link = await make_new_link(bench, ann)

    await ann.agrees(link.code)
    await ann.taps("Morning (10 am)")

    states = [state for state, _ in await ann.ended()]
    assert states == [CheckInState.CANCELLED, CheckInState.PLANNED, CheckInState.PLANNED]
    await bench.go_to_day(2, 11)
    assert ann.keys[-1] == "checkin_next"


async def test_after_a_death_links_are_no_good_and_staff_are_not_called(bench: Bench) -> None:
    ann, link = await _join(bench)
    await ann.writes("She passed away")
    await ann.taps("Yes, stop")
    ann.clear()
    eve = newcomer(bench)

    await ann.opens(link.code)
    await eve.opens(link.code)

    assert (ann.keys, eve.keys) == ([], ["invite_used"])
    assert await bench.alerts(AlertKind.LINK_PROBLEM) == []


async def test_who_blocked_the_bot_is_welcomed_back_by_their_link(bench: Bench) -> None:
    ann, link = await _join(bench)
    await Leaving(bench.runtime).blocked(ann.caller)

    await ann.opens(link.code)

    assert ann.keys == ["welcome_back"]
    assert (await ann.row()).state is PatientState.UNREACHABLE


async def test_staff_are_told_anew_of_another_problem_with_a_link(bench: Bench) -> None:
    ann, link = await _join(bench)
    eve = newcomer(bench)
    await eve.opens(link.code)
    new_link = await make_new_link(bench, ann)

    await eve.opens(new_link.code)
    await eve.taps("English")
    for _ in range(3):
        await eve.writes("1951")

    reasons = [alert.details["reason"] for alert in await bench.alerts(AlertKind.LINK_PROBLEM)]
    assert reasons == ["second_account", "locked_birth_year"]
    assert bench.now - timedelta(minutes=1) < (await bench.alerts())[-1].raised_at


async def test_who_goes_on_guessing_is_answered_less_and_less_often(bench: Bench) -> None:
    ann = newcomer(bench)

    for _ in range(100):
        await ann.opens("wrong")

    # The 6th, 12th, 24th, 48th and 96th.
    assert ann.keys == ["unknown_code"] * MOST + ["too_many_codes"] * 5
    bench.clock.advance(WAIT_FOR + timedelta(seconds=1))
    await ann.opens("wrong")
    assert ann.keys[-1] == "unknown_code"


async def test_a_wrong_code_costs_little(bench: Bench) -> None:
    ann = newcomer(bench)
    await ann.opens("wrong")
    bench.clock.advance(timedelta(seconds=2))

    with counted_cost(bench.runtime.database) as cost:
        await Joining(bench.runtime).open(ann.caller, "wrong")

    assert cost.statements <= 5, cost
