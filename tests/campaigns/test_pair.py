"""Two bots in short: with the fence none marks after its lead, without it one is found out."""

from __future__ import annotations

import pytest

from tests.campaigns import pair
from tests.campaigns.pair import Blow

_SEED = 7


def test_one_that_sleeps_is_followed_and_one_that_ends_at_once(empty_postgresql_url: str) -> None:
    report = pair.run(2, _SEED, None, (Blow.SLEEPS, Blow.ASKED), url=empty_postgresql_url)

    assert report.holds, (report.line, report.complaints)
    assert report.handled >= 20


def test_the_database_alone_fences_one_that_notices_nothing(empty_postgresql_url: str) -> None:
    report = pair.run(1, _SEED, pair.unaware, (Blow.SLEEPS,), url=empty_postgresql_url)

    assert report.holds, (report.line, report.complaints)


@pytest.mark.unguarded
def test_without_the_fence_it_is_caught(empty_postgresql_url: str) -> None:
    report = pair.run(
        1, _SEED, pair.unaware, (Blow.SLEEPS,), url=empty_postgresql_url, is_fenced=False
    )

    assert report.more["late_marks"] > 0, report.line
