"""Campaign b in short: with every guard nothing is lost or doubled, without one something is."""

from __future__ import annotations

import pytest

from tests.campaigns import check_ins
from tests.campaigns.evidence import button_data
from tests.campaigns.process import Change
from tests.campaigns.report import SEEDS
from tests.campaigns.stand import Moments
from tests.campaigns.weakened import dropping, repeating

_SEED = 7


def test_only_buttons_that_report_something_are_read() -> None:
    copies = {"text": "Copy the number", "copy_text": {"text": "+34 600 000 000"}}
    opens = {"text": "Map", "url": "https://example.org"}
    takes = {"text": "Take", "callback_data": "l:1:ack"}

    assert button_data({"inline_keyboard": [[copies, takes], [opens]]}) == ["l:1:ack"]
    assert button_data(None) == button_data({"remove_keyboard": True}) == []


def test_check_ins_survive_kills_and_none_is_shown_twice(empty_database_url: str) -> None:
    report = check_ins.run(kills=2, seed=_SEED, url=empty_database_url)

    assert report.holds, (report.line, report.complaints)
    assert report.handled >= 30


def test_check_ins_survive_kills_where_updates_are_posted(empty_database_url: str) -> None:
    report = check_ins.run(kills=2, seed=_SEED, url=empty_database_url, by_webhook=True)

    assert report.holds, (report.line, report.complaints)


@pytest.mark.unguarded
@pytest.mark.parametrize(
    ("change", "broken", "moments"),
    [
        (repeating, "twice", Moments(starting=0, sending=1, sends=2, slow=1)),
        # What Telegram accepted is not lost, even when the bot forgets it.
        (dropping, "lost", Moments(starting=0, sending=1, sends=2, never=0.5)),
    ],
)
def test_a_bot_without_its_guard_is_caught(change: Change, broken: str, moments: Moments) -> None:
    reports = (check_ins.run(4, seed, change, moments) for seed in SEEDS)

    assert any(getattr(report, broken) for report in reports)
