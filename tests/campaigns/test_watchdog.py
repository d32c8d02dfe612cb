"""The watchdog in short: what a bot gets over at once; the rest takes a minute each."""

from __future__ import annotations

import pytest

from tests.campaigns import watchdog
from tests.campaigns.process import Change
from tests.campaigns.report import BUSY, SEEDS
from tests.campaigns.watchdog import STEPPED_OVER
from tests.campaigns.weakened import choking, ending_silently


def test_one_bad_poll_costs_no_answer() -> None:
    cases = ("poison", "unauthorized_once")
    report = watchdog.run(0, 1, cases, stepped_over=BUSY * STEPPED_OVER)

    assert report.holds, report.complaints
    assert report.handled == 2


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("case", "change"), [("poison", choking), ("unauthorized_once", ending_silently)]
)
def test_a_bot_without_its_guard_is_caught(case: str, change: Change) -> None:
    reports = (watchdog.run(0, seed, (case,), change) for seed in SEEDS)

    assert any(report.lost for report in reports)
