"""The campaign of crash points: whenever the bot ends, nothing is lost or comes unflagged."""

from __future__ import annotations

import pytest

from tests.campaigns import crash_points
from tests.campaigns.crash_bot import Weakness

SEED = 7


def test_the_bot_may_end_at_any_commit_and_any_call() -> None:
    report = crash_points.run(kills=3, seed=SEED)

    assert report.holds, report.complaints
    # The last of its points is not there in every life.
    assert report.handled >= 2


@pytest.mark.unguarded
@pytest.mark.parametrize("weakness", [each for each in Weakness if each is not Weakness.NONE])
def test_the_campaign_finds_out_a_weaker_bot(weakness: Weakness) -> None:
    report = crash_points.run(kills=30, seed=SEED, weakness=weakness)

    assert report.lost or report.twice
