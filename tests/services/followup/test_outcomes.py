"""The outcome of a follow-up: drawn once, from the last check-in, never early."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState
from bot.domain.relief import Outcome
from bot.services.followup import planning
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import Episode
from tests.services.support.bench import Bench
from tests.services.support.people import Person

NOTHING = ()
NONE = ("8", "About the same")
SIX = ("6", "About the same")
FIVE = ("5", "A little better")
GOOD = ("3", "Much better")
PARTIAL = ("5", "A little better")
WORSE = ("10", "Much worse")
LAST = ("The same", "Less", "Skip")
Taps = tuple[str, ...]


async def _follow(bench: Bench, ben: Person, *days: Taps) -> None:
    for day, taps in zip((1, 2, 7), days, strict=True):
        await bench.go_to_day(day)
        if taps:
            await ben.answers(*taps, *(LAST if day == 7 else ()))


@pytest.mark.parametrize(
    ("days", "outcome", "beneath"),
    [
        ((NONE, NONE, GOOD), Outcome.RELIEF, None),
        ((WORSE, NONE, PARTIAL), Outcome.PARTIAL, None),
        ((NONE, NONE, NONE), Outcome.NO_RELIEF, None),
        ((NONE, NOTHING, NONE), Outcome.NO_RELIEF, None),
        ((NOTHING, NOTHING, NONE), Outcome.NO_RELIEF, None),
        ((FIVE, SIX, SIX), Outcome.NO_RELIEF, None),
        ((GOOD, PARTIAL, NONE), Outcome.WORE_OFF, None),
        ((NONE, NONE, WORSE), Outcome.WORSE, Outcome.NO_RELIEF),
        ((GOOD, NONE, WORSE), Outcome.WORSE, Outcome.WORE_OFF),
        ((NONE, NONE, NOTHING), None, None),
    ],
)
async def test_the_last_check_in_decides(
    bench: Bench, days: tuple[Taps, ...], outcome: Outcome | None, beneath: Outcome | None
) -> None:
    ben = await bench.patient()

    await _follow(bench, ben, *days)

    episode = await ben.episode()
    assert (episode.outcome, episode.beneath) == (outcome, beneath)


_LACKS = ["alternatives"]


@pytest.mark.parametrize(
    ("days", "texts", "alerts"),
    [
        ((NONE, NONE, GOOD), ["thanks_good_last", "followup_closed"], []),
        ((NONE, NONE, PARTIAL), ["thanks_partial_last"], []),
        ((NONE, NONE, NONE), ["thanks_none_last", *_LACKS], [(AlertKind.NO_RELIEF, 3)]),
        ((GOOD, NOTHING, NONE), ["thanks_wore_off_last", *_LACKS], [(AlertKind.WORE_OFF, 3)]),
        ((NONE, NONE, WORSE), ["thanks_worse_last", *_LACKS], [(AlertKind.WORSE, 2)]),
    ],
)
async def test_each_outcome_has_its_texts_in_order_and_its_alert(
    bench: Bench, days: tuple[Taps, ...], texts: list[str], alerts: list[tuple[AlertKind, int]]
) -> None:
    ben = await bench.patient()

    await _follow(bench, ben, *days)

    assert ben.keys[-len(texts) - 1 :] == ["checkin_summary", *texts]
    assert [(alert.kind, alert.priority) for alert in await bench.alerts()] == alerts


async def test_two_bad_days_never_conclude(bench: Bench) -> None:
    ben = await bench.patient()

    await _follow(bench, ben, NONE, NONE, NOTHING)

    assert (await ben.episode()).outcome is None
    assert "alternatives" not in ben.keys


async def test_nothing_is_concluded_before_seven_full_days(bench: Bench) -> None:
    """The clinic moved the date of the injection after the last check-in was sent."""
    ben = await bench.patient()
    await bench.go_to_day(7)

    async def move(work: Work) -> None:
        episode = await work.session.get_one(Episode, ben.episode_id)
        episode.injected_at += timedelta(days=1)

    await bench.do(move)
    await ben.answers(*NONE, *LAST)
    assert "alternatives" not in ben.keys
    assert (await ben.episode()).outcome is None
    await bench.go_to_day(8)

    assert (await ben.episode()).outcome is Outcome.NO_RELIEF
    assert ben.keys[-1:] == _LACKS


async def test_a_moved_injection_moves_the_check_ins_to_come(bench: Bench) -> None:
    ben = await bench.patient()
    before = [(await ben.check_in(each)).due_at for each in range(3)]

    async def move(work: Work) -> None:
        episode = await work.session.get_one(Episode, ben.episode_id)
        episode.injected_at += timedelta(days=2)
        await planning.replan(work, await cases.of_episode(work, ben.episode_id))

    await bench.do(move)

    after = [(await ben.check_in(each)).due_at for each in range(3)]
    assert after == [at + timedelta(days=2) for at in before]


async def test_a_replaced_follow_up_has_no_outcome(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers(*NONE)

    second = await bench.second_injection(ben)
    await bench.go_to_day(14)

    assert (await ben.episode()).outcome is None
    assert {state for state, _ in await ben.ended()} == {
        CheckInState.ANSWERED,
        CheckInState.CANCELLED,
    }
    assert (await ben.check_in(2, episode_id=second)).state is CheckInState.MISSED


async def test_the_same_worse_pain_on_another_day_calls_staff_again(bench: Bench) -> None:
    ben = await bench.patient()

    for day in (1, 2):
        await bench.go_to_day(day)
        await ben.answers(*WORSE)

    alerts = await bench.alerts(AlertKind.WORSE)
    assert [alert.check_in_id for alert in alerts] == [
        (await ben.check_in(at)).id for at in (0, 1)
    ]
