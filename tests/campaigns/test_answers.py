"""Campaign a in short: with every guard nothing is lost or doubled, without one something is."""

from __future__ import annotations

import pytest

from tests.campaigns import answers
from tests.campaigns.process import Change
from tests.campaigns.report import SEEDS
from tests.campaigns.stand import Moments
from tests.campaigns.weak_hooks import answering_early, believing_anybody, counting_each_post
from tests.campaigns.weakened import acknowledging_early, marking_late

_SEED = 7


def test_answers_survive_kills_exactly_once(empty_database_url: str) -> None:
    report = answers.run(kills=2, seed=_SEED, url=empty_database_url)

    assert report.holds, (report.line, report.complaints)
    assert report.handled >= 34


def test_answers_that_are_posted_survive_as_well(empty_database_url: str) -> None:
    report = answers.run(kills=2, seed=_SEED, url=empty_database_url, by_webhook=True)

    assert report.holds, (report.line, report.complaints)
    assert report.more["posted_again"]
    assert report.more["forged"]


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("change", "broken"), [(answering_early, "lost"), (counting_each_post, "twice")]
)
def test_a_receiver_without_its_guard_is_caught(change: Change, broken: str) -> None:
    moments = Moments(starting=0, sending=0)
    reports = (answers.run(2, seed, change, moments, by_webhook=True) for seed in SEEDS)

    assert any(getattr(report, broken) for report in reports)


@pytest.mark.unguarded
def test_a_receiver_that_believes_anybody_is_caught() -> None:
    moments = Moments(starting=0, sending=0)
    reports = (answers.run(2, seed, believing_anybody, moments, by_webhook=True) for seed in SEEDS)

    assert any("without the secret" in each for report in reports for each in report.complaints)


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("change", "moments", "broken"),
    [
        (acknowledging_early, Moments(starting=0, sending=0), "lost"),
        (marking_late, Moments(starting=0, sending=1, sends=3), "twice"),
    ],
)
def test_a_bot_without_its_guard_is_caught(change: Change, moments: Moments, broken: str) -> None:
    reports = (answers.run(2, seed, change, moments) for seed in SEEDS)

    assert any(getattr(report, broken) for report in reports)
