"""The watchdog in short: what a bot gets over at once; the rest takes a minute each."""

from __future__ import annotations

from tests.campaigns import watchdog


def test_one_bad_poll_costs_no_answer() -> None:
    report = watchdog.run(0, 1, ("poison", "unauthorized_once"))

    assert report.holds, report.complaints
    assert report.handled == 2
