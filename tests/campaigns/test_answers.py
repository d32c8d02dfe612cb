"""Campaign a in short: with every guard nothing is lost or doubled, without one something is."""

from __future__ import annotations

import pytest

from tests.campaigns import answers
from tests.campaigns.process import Change
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
    ("change", "broken"),
    [(answering_early, "lost"), (counting_each_post, "twice"), (believing_anybody, "twice")],
)
def test_a_receiver_without_its_guard_is_caught(change: Change, broken: str) -> None:
    report = answers.run(2, _SEED, change, Moments(starting=0, sending=0), by_webhook=True)

    assert getattr(report, broken) > 0, report.line


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("change", "moments", "broken"),
    [
        (acknowledging_early, Moments(starting=0, sending=0), "lost"),
        (marking_late, Moments(starting=0, sending=1, sends=3), "twice"),
    ],
)
def test_a_bot_without_its_guard_is_caught(change: Change, moments: Moments, broken: str) -> None:
    report = answers.run(2, _SEED, change, moments)

    assert getattr(report, broken) > 0, report.line
