"""The campaign on SQLite: nothing is lost to other writers, impatient callers or a bad disk."""

from __future__ import annotations

import pytest

from tests.campaigns import sqlite
from tests.campaigns.sqlite import Weakness

SEED = 7


def test_nothing_is_lost_on_sqlite() -> None:
    report = sqlite.run(kills=10, seed=SEED)

    assert report.holds, report.complaints
    assert report.handled == 8 * 10
    assert report.kills == 10


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("weakness", "kills", "complaint"),
    [
        (Weakness.DEFERRED, 5, "database is locked"),
        (Weakness.LEGACY, 5, "updates were overwritten"),
        (Weakness.UNSHIELDED, 50, "began and was not finished"),
        (Weakness.RETENTIVE, 3, "a lock is kept"),
        (Weakness.HASTY, 1, "a patient waits in vain"),
    ],
)
def test_the_campaign_finds_out_a_weaker_bot(
    weakness: Weakness, kills: int, complaint: str
) -> None:
    report = sqlite.run(kills, SEED, weakness)

    assert any(complaint in each for each in report.complaints)
