"""The campaign of faults: the sender keeps its promises, and a weaker one is found out."""

from __future__ import annotations

import pytest

from tests.campaigns import faults
from tests.campaigns.weak_delivery import Weakness

SEED = 7


def test_no_message_is_lost_or_doubled_and_no_limit_exceeded_whatever_telegram_does() -> None:
    report = faults.run(kills=8, seed=SEED)

    assert report.holds, report.complaints
    assert report.handled == 80
    assert report.kills > 5
    assert report.more["edits"] > 0


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("weakness", "complaint"),
    [
        (Weakness.FLOOD, "before the end of what Telegram asked to wait"),
        (Weakness.HASTE, "before the end of what Telegram asked to wait"),
        (Weakness.DOUBLES, "accepted 2 times, recorded 1 times"),
        (Weakness.LOSSES, "recorded as sent, but Telegram never had it"),
        (Weakness.LIMITS, "calls within one second"),
        (Weakness.LATENCY, "calls to one chat within one second"),
    ],
)
def test_the_campaign_finds_out_a_sender_that_does_not_care(
    weakness: Weakness, complaint: str
) -> None:
    report = faults.run(kills=8, seed=SEED, weakness=weakness)

    assert any(complaint in each for each in report.complaints)
