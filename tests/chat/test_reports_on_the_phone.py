"""Reports, charts and exports on the phone of staff: what they tap, and what they are sent."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from PIL import Image

from bot.sandbox.people.people import Person
from tests.world import open_world

ALL_OF_STAFF: Final = ("Picture", "Page to print", "CSV", "Excel", "FHIR")


async def test_from_the_card_to_the_chart(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben, nurse = await world.join("B", "K7-204"), world.nurse
        await world.player.go_on(timedelta(days=1))
        for label in ("No, none of these", "5", "A little better"):
            await world.taps(ben, label)
        await world.says(nurse, "/patient K7-204")

        await world.taps(nurse, "Chart")

        assert "sendChatAction" in [call.method for call in world.sandbox.calls]
        shown = nurse.screen[-1]
        assert Image.open(io.BytesIO(shown.photo)).width == 1080
        assert shown.text.startswith("K7-204, low back. Pain before: 8. day 1: 5, some relief.")


async def test_from_the_report_to_its_files(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        for number in range(5):
            await world.join(f"P{number}", f"K7-{number}")
        await world.player.go_on(timedelta(days=12))
        reader = world.admin

        await world.says(reader, "/report")
        assert reader.last_text.startswith("Report: June 2026\nAll areas, all protocols.")
        assert "not known: 5, 100%" in reader.last_text
        seen = len(reader.screen)
        for label in ALL_OF_STAFF:
            await world.taps(reader, label)

        picture, page, table, meanings, _, bundle = reader.screen[seen:]
        assert Image.open(io.BytesIO(picture.photo)).width == 1080
        assert page.document.startswith(b"<!doctype html>")
        rows = list(csv.DictReader(io.StringIO(table.document.decode("utf-8-sig"))))
        assert len(rows) == 15
        assert {row["column"] for row in csv.DictReader(
            io.StringIO(meanings.document.decode("utf-8-sig"))
        )} == set(rows[0])  # fmt: skip
        assert json.loads(bundle.document)["resourceType"] == "Bundle"
        # Names and references of patients are in none of them.
        assert all(b"K7-" not in shown.document for shown in reader.screen[seen:])


@pytest.mark.parametrize("label", ["Area ▸", "All time"])
async def test_another_scope_changes_the_same_message(sqlite_url: str, label: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.join("B", "K7-204")
        reader = world.admin
        await world.says(reader, "/export")
        before, seen = reader.last_text, len(reader.screen)

        await world.taps(reader, label)

        assert len(reader.screen) == seen
        assert reader.last_text != before


@pytest.mark.parametrize(
    ("typed", "head", "count"),
    [
        ("2026-Q2", "Report: April 2026 \N{EN DASH} June 2026", True),
        ("2026", "Report: January 2026 \N{EN DASH} December 2026", True),
        ("Q1 2026", "Report: January 2026 \N{EN DASH} March 2026", False),
    ],
)
async def test_a_quarter_or_a_year_is_reported_and_narrowed(
    sqlite_url: str, typed: str, head: str, count: bool
) -> None:
    async with open_world(sqlite_url) as world:
        for number in range(5):
            await world.join(f"P{number}", f"K7-{number}")
        await world.player.go_on(timedelta(days=12))
        reader = world.admin

        await world.says(reader, f"/report {typed}")

        assert reader.last_text.startswith(head)
        assert ("not known: 5, 100%" in reader.last_text) is count
        await world.taps(reader, "Area ▸")
        assert reader.last_text.startswith(head)
        seen = len(reader.screen)
        await world.taps(reader, "CSV")
        assert len(reader.screen) > seen
        await world.taps(reader, "One month")
        assert "Report: June 2026" in "".join(shown.text for shown in reader.screen)


async def test_before_the_first_injection_a_report_says_so(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.admin, "/report")

        assert world.admin.last_text.startswith("Report: all time")
        assert "Fewer than 5 follow-ups." in world.admin.last_text


async def test_a_spanish_reader_reads_spanish(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.admin, "/language")
        await world.taps(world.admin, "Español")
        await world.says(world.admin, "/report")

        assert world.admin.last_text.startswith("Informe: todo el tiempo")


@pytest.mark.parametrize(
    ("language", "on", "off", "head"),
    [
        ("English", "Send it each month", "Stop the monthly one", "Report: June 2026"),
        ("Español", "Enviármelo cada mes", "No enviarlo cada mes", "Informe: junio de 2026"),
    ],
)
async def test_the_report_comes_each_month_to_who_asked(
    sqlite_url: str, language: str, on: str, off: str, head: str
) -> None:
    async with open_world(sqlite_url) as world:
        reader, nurse = world.admin, world.nurse
        await world.join("B", "K7-204")
        await world.says(reader, "/language")
        await world.taps(reader, language)
        await world.says(reader, "/report")
        await world.taps(reader, on)
        assert off in reader.buttons()
        asked = len(reader.screen)

        # The first of July is a Wednesday, on which the clinic opens at eight.
        await world.player.go_to(datetime(2026, 7, 1, 12, 59, tzinfo=UTC))
        assert _count(reader, head, asked) == 0
        await world.player.go_on(timedelta(minutes=15))
        assert _count(reader, head, asked) == 1
        assert _count(nurse, head, 0) == 0

        await world.says(reader, "/report")
        await world.taps(reader, off)
        asked = len(reader.screen)
        await world.player.go_to(datetime(2026, 8, 4, 15, tzinfo=UTC))
        assert _count(reader, head.split()[0], asked) == 0


def _count(person: Person, head: str, since: int) -> int:
    return sum(each.text.startswith(head) for each in person.screen[since:])
