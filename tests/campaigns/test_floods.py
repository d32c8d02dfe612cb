"""The attacks in short: small floods, waits that are soon over, and the alarm loop."""

from __future__ import annotations

from typing import Final

import pytest

from tests.campaigns import floods
from tests.campaigns.floods import IN_TIME
from tests.campaigns.report import BUSY, SEEDS
from tests.campaigns.weakened import waiting_for_all

# Half a minute is too long here; the tests of delivery have it on a clock of their own.
_LONG: Final = frozenset({"wait_for_a_text"})
_SHORT: Final = tuple(name for name in floods.ALL if name not in _LONG)


def test_help_and_staff_are_reached_in_the_midst_of_attacks() -> None:
    report = floods.run(0, 1, _SHORT, size=0.1, in_time=BUSY * IN_TIME)

    assert report.holds, (report.line, report.complaints)


@pytest.mark.unguarded
def test_a_bot_that_keeps_every_wait_with_everybody_is_caught() -> None:
    reports = (floods.run(0, seed, ("wait_for_a_toast",), waiting_for_all) for seed in SEEDS)

    assert any(report.lost for report in reports)
