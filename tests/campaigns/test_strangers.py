"""Strangers in short: what they write costs no memory, and leaves nothing behind."""

from __future__ import annotations

import sys

import pytest

from tests.campaigns import strangers
from tests.campaigns.report import SEEDS
from tests.campaigns.weakened import hoarding


def test_strangers_cost_neither_memory_nor_disk() -> None:
    report = strangers.run(1, 7)

    assert report.holds, (report.line, report.complaints)
    assert report.handled == 200


@pytest.mark.unguarded
@pytest.mark.skipif(sys.platform != "linux", reason="it does not say how much memory is used")
def test_a_bot_that_forgets_nothing_is_caught() -> None:
    reports = (strangers.run(1, seed, hoarding) for seed in SEEDS)

    assert any("memory grew" in each for report in reports for each in report.complaints)
