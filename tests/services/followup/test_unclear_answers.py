"""A last check-in that is answered but cannot be judged: staff are told so, not of silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.protocol import DEFAULT, Decision
from bot.domain.relief import Outcome
from bot.services.kernel.transaction import Work
from bot.storage import protocols
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of
from tests.services.support.people import Person

LAST = ("The same", "Less", "Skip")


async def _score_only(bench: Bench, ben: Person, score: str = "6") -> None:
    """The answer to the last check-in ends with the score, and the hour passes."""
    await ben.answers(score)
    await bench.go_on(hours=2)


def _alert_text(admin: Member) -> str:
    *_, newest = [each for each in admin.screen if each.text.startswith("P3")]
    return newest.text


@pytest.mark.parametrize("baseline", [None, 0])
async def test_a_score_without_one_from_before_is_passed_on_as_it_is(
    bench: Bench, baseline: int | None
) -> None:
    ben, admin = await bench.patient(baseline=baseline), admin_of(bench)
    await bench.go_to_day(7)

    await _score_only(bench, ben)

    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    text = _alert_text(admin)
    assert text.startswith("P3 ANSWERED, BUT CANNOT BE JUDGED.")
    assert "Last score: 6 out of 10. Outcome unknown. Please call." in text


async def test_it_is_told_in_the_language_of_the_reader(bench: Bench) -> None:
    ben, admin = await bench.patient(baseline=None), admin_of(bench)
    await admin.speaks("es")
    await bench.go_to_day(7)

    await _score_only(bench, ben)

    assert _alert_text(admin).startswith("P3 CONTESTÓ, PERO NO SE PUEDE VALORAR.")


async def test_the_call_list_says_it_too(bench: Bench) -> None:
    ben, admin = await bench.patient(baseline=None), admin_of(bench)
    await bench.go_to_day(7)
    await _score_only(bench, ben)

    await admin.says("/calls", "/alerts", f"/patient {ben.reference}")

    for shown in admin.screen[-3:]:
        assert "answered, cannot be judged" in shown.text
        assert "no answer" not in shown.text.replace("day 1: no answer", "").replace(
            "day 2: no answer", ""
        )


async def test_own_words_are_enough_to_judge(bench: Bench) -> None:
    ben = await bench.patient(baseline=None)
    await bench.go_to_day(7)

    await ben.answers("6", "About the same", *LAST)

    assert (await ben.episode()).outcome is Outcome.NO_RELIEF


async def test_a_late_score_takes_the_place_of_the_silence(bench: Bench) -> None:
    ben, admin = await bench.patient(baseline=None), admin_of(bench)
    await bench.go_to_day(11)
    (silence,) = await bench.alerts(AlertKind.NO_ANSWER)
    await ben.taps("Answer now")

    await _score_only(bench, ben)

    before, after = await bench.alerts(AlertKind.NO_ANSWER)
    assert (before.id, before.result) == (silence.id, "answered_late")
    assert after.closed_at is None
    assert admin.last.text.startswith("P3 ANSWERED, BUT CANNOT BE JUDGED.")


async def test_words_that_come_after_the_score_settle_it(bench: Bench) -> None:
    ben = await bench.patient(baseline=None)
    await bench.go_to_day(7)
    await _score_only(bench, ben)

    await ben.taps("Much better", *LAST)

    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert await bench.alerts(is_open=True) == []


async def test_one_bad_answer_where_two_are_asked_for_is_told_as_that(bench: Bench) -> None:
    async def ask_for_two(work: Work) -> None:
        rule = replace(DEFAULT.rule, decision=Decision.FINAL_AND_PREVIOUS)
        await protocols.add(work.session, replace(DEFAULT, rule=rule), work.now, None)

    await bench.do(ask_for_two)
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(7)

    await ben.answers("8", "About the same", *LAST)

    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    assert _alert_text(admin).startswith("P3 ANSWERED, BUT NOT SURE.")
    assert 'pain 8, before 8, "About the same"' in _alert_text(admin)
