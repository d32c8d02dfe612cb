"""Two bots in short: with the fence none marks after its lead, without it one is found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.campaigns import pair
from tests.campaigns.pair import Blow, Hardship
from tests.campaigns.report import SEEDS, Report
from tests.campaigns.weakened import acknowledging_early
from tests.postgres import Cluster, restartable_server

_SEED = 7
_SHORT = Hardship(asleep=0)


def test_one_that_sleeps_is_followed_and_one_that_ends_at_once(empty_postgresql_url: str) -> None:
    blows = (Blow.SLEEPS, Blow.ASKED)
    report = pair.run(2, _SEED, None, blows, url=empty_postgresql_url, hardship=_SHORT)

    assert report.holds, (report.line, report.complaints)
    assert report.handled >= 20


def test_the_database_alone_fences_one_that_notices_nothing(empty_postgresql_url: str) -> None:
    blows = (Blow.SLEEPS,)
    report = pair.run(1, _SEED, pair.unaware, blows, url=empty_postgresql_url, hardship=_SHORT)

    assert report.holds, (report.line, report.complaints)


def test_a_database_that_is_restarted_costs_nothing() -> None:
    with restartable_server() as server:
        hardship = Hardship(server=server, away=2)
        report = pair.run(1, _SEED, None, (Blow.RESTARTED,), url=server.url, hardship=hardship)

    assert report.holds, (report.line, report.complaints)


def test_what_is_posted_is_stored_by_either_and_handled_by_one(empty_postgresql_url: str) -> None:
    hardship = replace(_SHORT, by_webhook=True)
    blows = (Blow.CUT, Blow.ASKED)
    report = pair.run(2, _SEED, None, blows, url=empty_postgresql_url, hardship=hardship)

    assert report.holds, (report.line, report.complaints)
    assert report.more["posted_again"]


@pytest.mark.unguarded
def test_a_bot_that_keeps_updates_in_memory_is_caught_by_a_restart() -> None:
    assert any(_with_memory_alone(seed).lost for seed in SEEDS)


def _with_memory_alone(seed: int) -> Report:
    with restartable_server() as server:
        hardship, blows = Hardship(server=server, away=2), (Blow.RESTARTED,)
        return pair.run(3, seed, acknowledging_early, blows, url=server.url, hardship=hardship)


@pytest.mark.unguarded
def test_without_the_fence_it_is_caught(cluster: Cluster) -> None:
    unfenced, blows = replace(_SHORT, is_fenced=False), (Blow.SLEEPS,)
    reports = (
        pair.run(1, seed, pair.unaware, blows, url=cluster.create(), hardship=unfenced)
        for seed in SEEDS
    )

    assert any(report.more["late_marks"] for report in reports)
