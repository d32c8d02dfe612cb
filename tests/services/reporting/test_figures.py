"""Figures out of the database: as they were written, and as others compute them from the CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from random import Random
from statistics import median
from typing import Any

import pytest
from sqlalchemy import update

from bot.documents.table import csv_of
from bot.domain.figures import FollowUp
from bot.domain.ledger import Area
from bot.domain.protocol import DEFAULT
from bot.domain.relief import Outcome
from bot.domain.report import Report, report_of
from bot.services.reporting import figures
from bot.storage.figures import Wanted
from bot.storage.tables.followups import CheckIn
from tests.figures import any_follow_up, contact, follow_up
from tests.services.support.bench import Bench
from tests.services.support.clockwork import ZONE
from tests.services.support.stored import storable, store

# More than a slice, so that reading goes on where one ended.
MANY = figures.SLICE * 2 + 7


def any_number(count: int, seed: int = 7) -> list[FollowUp]:
    """Follow-ups that the tables can hold."""
    dice = Random(seed)
    return [storable(any_follow_up(dice, number)) for number in range(count)]


async def read(bench: Bench, wanted: Wanted | None = None) -> list[FollowUp]:
    """All follow-ups, as a report reads them."""
    slices = figures.slices(bench.runtime, wanted or Wanted())
    return [each async for found in slices for each in found]


async def test_what_was_written_is_read(bench: Bench) -> None:
    written = any_number(MANY)
    await bench.do(lambda work: store(work, written))

    found = await read(bench)

    assert len({each.key for each in found}) == MANY
    plain = [replace(each, key="", patient="") for each in written]
    unknown = [replace(each, key="", patient="") for each in found]
    assert sorted(map(repr, unknown)) == sorted(map(repr, plain))
    assert all(each.protocol == DEFAULT for each in found)


async def test_a_report_is_what_others_compute_from_the_csv(bench: Bench) -> None:
    await bench.do(lambda work: store(work, any_number(MANY)))

    report = await figures.report_of(bench.runtime, Wanted())

    content = csv_of(await read(bench), ZONE).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert _told(report) == _recomputed(rows)


async def test_what_fell_away_with_a_change_of_the_protocol_counts_for_nothing(
    bench: Bench,
) -> None:
    await bench.do(lambda work: store(work, any_number(MANY)))
    async with bench.runtime.database.transaction() as session:
        await session.execute(update(CheckIn).where(CheckIn.position == 2).values(of_version=1))

    found = await read(bench)

    assert any(each.fallen for each in found)
    assert _told(await figures.report_of(bench.runtime, Wanted())) == _told(report_of(found))


def _told(report: Report) -> dict[str, Any]:
    funnel, silent = report.funnel, report.silent
    return {
        "people": (report.enrolled, report.joined, report.running, report.decided),
        "outcomes": {outcome.value: count for outcome, count in report.outcomes.items() if count},
        "bounds": (round(report.relief.bounds.low, 6), round(report.relief.bounds.high, 6)),
        "answered": {
            str(offset): (each.ended, each.answered, each.by_phone)
            for offset, each in report.check_ins.items()
        },
        "silent": (silent.lack, silent.relief, silent.never),
        "at_once": (report.at_once.total, report.at_once.relieved),
        "first": {str(offset): count for offset, count in report.first.items()},
        "lost": (report.wore_off, report.faded),
        "areas": {
            area.value: (each.total, each.relieved, each.silent)
            for area, each in report.areas.items()
        },
        "funnel": (funnel.lacking, funnel.told, funnel.asked, funnel.booked, funnel.came),
        "alerts": {priority: load.raised for priority, load in report.alerts.items()},
        "taken": round(report.alerts[1].median_minutes or 0, 1),
        "false": sum(load.false_alarms for load in report.alerts.values()),
    }


def _recomputed(rows: list[dict[str, str]]) -> dict[str, Any]:
    """The same from the file alone, as a statistician would."""
    by_key: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_key.setdefault(row["follow_up"], []).append(row)
    every = list(by_key.values())
    joined = [each for each in every if each[0]["joined"] == "1"]
    over = [each for each in joined if each[0]["follow_up_state"] in ("concluded", "ended")]
    result = {id(each): each[0]["outcome"] or "unknown" for each in over}
    good, bad = ("relief", "partial"), ("no_relief", "wore_off", "worse")
    relieved = [each for each in over if result[id(each)] in good]
    silent = [each for each in over if result[id(each)] == "unknown"]
    lacking = [each for each in over if result[id(each)] in bad]
    ended = [row for each in joined for row in each if row["state"] not in ("planned", "open")]
    answered = [row for row in ended if row["state"] == "answered"]
    last = [[row["level"] for row in each if row["level"]][-1:] for each in silent]
    told = [each for each in lacking if each[0]["options_sent_at"]]
    asked = [each for each in told if each[0]["visit_asked"] == "1"]
    waits = [wait for each in every for wait in each[0]["p1_minutes"].split("; ") if wait]
    return {
        "people": (len(every), len(joined), len(joined) - len(over), len(over)),
        "outcomes": dict(Counter(result.values())),
        "bounds": (
            round(100 * len(relieved) / len(over), 6),
            round(100 * (len(relieved) + len(silent)) / len(over), 6),
        ),
        "answered": {
            offset: (
                sum(row["offset"] == offset for row in ended),
                sum(row["offset"] == offset for row in answered),
                sum(row["offset"] == offset and row["answered_by"] == "phone" for row in answered),
            )
            for offset in {row["offset"] for row in ended}
        },
        "silent": (
            sum(each in (["none"], ["worse"]) for each in last),
            sum(each in (["good"], ["partial"]) for each in last),
            sum(each == [] for each in last),
        ),
        "at_once": (
            sum(_at_once(each) is not None for each in over),
            sum(_at_once(each) is True for each in over),
        ),
        "first": dict(Counter(filter(None, map(_first_relief, over)))),
        "lost": (
            sum("wore_off" in (each[0]["outcome"], each[0]["beneath"]) for each in over),
            sum(map(_has_faded, over)),
        ),
        "areas": {
            area: (
                sum(each[0]["area"] == area for each in over),
                sum(each[0]["area"] == area for each in relieved),
                sum(each[0]["area"] == area for each in silent),
            )
            for area in {each[0]["area"] for each in over}
        },
        "funnel": (
            len(lacking),
            len(told),
            len(asked),
            sum(each[0]["visit_booked"] == "1" for each in asked),
            sum(each[0]["visit_booked"] == each[0]["visit_came"] == "1" for each in asked),
        ),
        "alerts": {
            number: raised
            for number in (1, 2, 3, 4)
            if (raised := sum(int(each[0][f"alerts_p{number}"]) for each in every))
        },
        "taken": round(median(map(float, waits)), 1),
        "false": sum(int(each[0]["alerts_false"]) for each in every),
    }


def _at_once(rows: list[dict[str, str]]) -> bool | None:
    before, after = rows[0]["baseline"], rows[0]["at_once"]
    if before in ("", "0") or not after:
        return None
    drop = int(before) - int(after)
    return drop >= 1 and drop / int(before) >= 0.28


def _first_relief(rows: list[dict[str, str]]) -> str | None:
    if _at_once(rows):
        return None
    return next((row["offset"] for row in rows if row["level"] in ("good", "partial")), None)


def _has_faded(rows: list[dict[str, str]]) -> bool:
    levels = [(row["level"], row["pain"]) for row in rows if row["level"]]
    if rows[0]["outcome"] != "partial" or not levels or not levels[-1][1]:
        return False
    before = [(level, pain) for level, pain in levels[:-1] if level in ("good", "partial")]
    pains = [int(pain) for _, pain in before if pain]
    return (
        any(level == "good" for level, _ in before)
        and bool(pains)
        and int(levels[-1][1]) - min(pains) >= 2
    )


async def test_a_scope_takes_only_what_it_names(bench: Bench) -> None:
    may = follow_up(contact(0, 3), outcome=Outcome.RELIEF)
    june = replace(may, injected_at=may.injected_at.replace(month=6), area=Area.NECK)
    await bench.do(lambda work: store(work, [may, june]))

    june_first = june.injected_at.replace(day=1)
    for wanted, expected in [
        (Wanted(), [Area.LOW_BACK, Area.NECK]),
        (Wanted(since=june_first), [Area.NECK]),
        (Wanted(until=june_first), [Area.LOW_BACK]),
        (Wanted(area=Area.NECK), [Area.NECK]),
        (Wanted(version=2), []),
        (Wanted(version=1), [Area.LOW_BACK, Area.NECK]),
    ]:
        assert [each.area for each in await read(bench, wanted)] == expected


async def test_rehearsals_are_in_no_report(bench: Bench) -> None:
    await bench.do(lambda work: store(work, [follow_up(contact(0, 3))], is_test=True))

    assert await read(bench) == []
    assert await figures.span(bench.runtime) is None


@pytest.mark.parametrize("count", [figures.SLICE - 1, figures.SLICE, figures.SLICE + 1])
async def test_no_slice_loses_or_doubles_anybody(bench: Bench, count: int) -> None:
    # All injected in the same moment, so that only the id tells them apart.
    await bench.do(lambda work: store(work, [follow_up(contact(0, 3))] * count))

    found = await read(bench)

    assert len(found) == len({each.key for each in found}) == count


async def test_a_pseudonym_is_the_same_each_time_and_no_id(bench: Bench) -> None:
    await bench.do(lambda work: store(work, [follow_up(contact(0, 3))]))

    (first,), (again,) = await read(bench), await read(bench)

    assert (first.key, first.patient) == (again.key, again.patient)
    assert not {first.key, first.patient} & {"e0", "p0"}
    assert report_of([first]).enrolled == 1
