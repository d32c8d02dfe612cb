"""Who leaves after an answer and before its reply: staff hear of it, the patient reads nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import update

from bot.domain.alerts import AlertKind
from bot.domain.ledger import EpisodeState, Reason, Step
from bot.domain.relief import Level, Outcome
from bot.services.followup import ending
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import Episode
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, case_of, joined


async def _stops(ben: Newcomer) -> None:
    await ben.sends("/stop")
    await ben.taps("Yes, stop")


async def _asks_to_delete(ben: Newcomer) -> None:
    await ben.sends("/delete")
    await ben.taps("Yes, delete")


async def _is_ended_by_staff(ben: Newcomer) -> None:
    async def end(work: Work) -> None:
        await ending.end_follow_up(work, await case_of(work, ben), Reason.ENDED_BY_CLINIC)

    await ben.bench.do(end)


async def _has_another_injection(ben: Newcomer) -> None:
    await ben.bench.second_injection(ben)


_Ending = Callable[[Newcomer], Awaitable[None]]
_LEAVES = [_stops, _asks_to_delete, _is_ended_by_staff]


async def _answered(bench: Bench, day: int, *taps: str) -> Newcomer:
    """A patient whose answer waits for its last words."""
    ben = await joined(bench)
    await bench.go_to_day(day)
    await ben.answers(*taps)
    return ben


@pytest.mark.parametrize("end", [*_LEAVES, _has_another_injection])
async def test_staff_hear_of_worse_pain_and_the_patient_gets_no_reply(
    bench: Bench, end: _Ending
) -> None:
    ben = await _answered(bench, 1, "10")

    await end(ben)
    await bench.go_on(hours=3)

    assert (await ben.check_in(0)).level is Level.WORSE
    assert len(await bench.alerts(AlertKind.WORSE)) == 1
    assert "staff_worse" in bench.staff.keys
    assert not any(key.startswith("thanks_") for key in ben.keys)


@pytest.mark.parametrize("end", _LEAVES)
async def test_an_answered_last_check_in_concludes_without_a_word_to_the_patient(
    bench: Bench, end: _Ending
) -> None:
    ben = await _answered(bench, 7, "8", "About the same")

    await end(ben)
    await bench.go_on(days=5)

    episode = await ben.episode()
    assert (episode.state, episode.outcome) == (EpisodeState.CONCLUDED, Outcome.NO_RELIEF)
    assert episode.alternatives_at is None
    assert not {"alternatives", "thanks_none_last", "followup_closed"} & set(ben.keys)
    text = next(each.text for each in bench.staff.screen if "NO RELIEF" in each.text)
    assert "did not get the options" in text


async def test_a_worse_outcome_calls_staff_once(bench: Bench) -> None:
    ben = await _answered(bench, 7, "10", "Much worse")

    await _stops(ben)

    assert (await ben.episode()).outcome is Outcome.WORSE
    assert len(await bench.alerts(AlertKind.WORSE)) == 1


async def test_good_relief_needs_nobody(bench: Bench) -> None:
    ben = await _answered(bench, 7, "3", "Much better")

    await _stops(ben)

    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert {alert.kind for alert in await bench.alerts(is_open=True)} == {AlertKind.LEFT}


async def test_a_changed_last_score_is_judged_too(bench: Bench) -> None:
    ben = await _answered(bench, 7, "3", "Much better", "The same", "Less", "Skip")
    await ben.taps("Change", "8")

    await _stops(ben)

    kinds = {alert.kind for alert in await bench.alerts()}
    assert (await ben.episode()).outcome is Outcome.PARTIAL
    assert AlertKind.CHANGED in kinds
    assert "alternatives" not in ben.keys


async def test_the_same_outcome_after_a_change_is_told_to_nobody(bench: Bench) -> None:
    ben = await _answered(bench, 7, "3", "Much better", "The same", "Less", "Skip")
    await ben.taps("Change", "2")

    await _stops(ben)

    assert {alert.kind for alert in await bench.alerts(is_open=True)} == {AlertKind.LEFT}


async def test_a_replaced_follow_up_is_judged_and_has_no_outcome(bench: Bench) -> None:
    ben = await _answered(bench, 7, "10", "Much worse")

    await _has_another_injection(ben)

    assert len(await bench.alerts(AlertKind.WORSE)) == 1
    assert (await ben.episode()).outcome is None


async def test_nothing_is_concluded_before_seven_full_days(bench: Bench) -> None:
    ben = await _answered(bench, 7, "10", "Much worse")

    async def move(work: Work) -> None:
        later = update(Episode).values(injected_at=work.now - bench.minutes(60))
        await work.session.execute(later)

    await bench.do(move)
    await _stops(ben)

    assert len(await bench.alerts(AlertKind.WORSE)) == 1
    assert (await ben.episode()).outcome is None


async def test_after_a_death_no_answer_is_judged(bench: Bench) -> None:
    ben = await _answered(bench, 1, "10")

    await ben.writes("She died")
    await ben.taps("Yes, stop")

    assert await bench.alerts(AlertKind.WORSE) == []
    assert (await ben.check_in(0)).level is None


async def test_what_was_answered_and_replied_to_cannot_be_changed_after_leaving(
    bench: Bench,
) -> None:
    ben = await _answered(bench, 1, "5", "A little better")
    change = ben.screen[0].data_of("Change") or ""

    await _stops(ben)
    await ben.presses(change, ben.screen[0].message_id)

    assert ben.keys[-1] == "change_closed"
    assert (await ben.check_in(0)).step is Step.DONE


async def test_after_a_death_nothing_of_an_answer_comes_due(bench: Bench) -> None:
    ben = await _answered(bench, 1, "5", "A little better")
    await bench.go_to_day(2)
    await ben.answers("5")

    await ben.writes("She died")
    await ben.taps("Yes, stop")

    for position in range(3):
        check_in = await ben.check_in(position)
        assert (check_in.closes_at, check_in.reply_at) == (None, None)


async def test_a_late_score_before_leaving_takes_the_call_off_the_list(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(11)
    await ben.taps("Answer now", "No, none of these", "1")
    (call,) = await bench.alerts(AlertKind.NO_ANSWER)
    assert call.closed_at is None

    await _stops(ben)

    (call,) = await bench.alerts(AlertKind.NO_ANSWER)
    assert call.closed_at is not None
    assert call.result == "answered_late"
