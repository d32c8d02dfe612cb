"""CSV and XLSX: nothing that a spreadsheet would run, the same data in both, each column told."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final
from unicodedata import normalize
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.rows import COLUMNS, Cell, sources
from bot.documents.table import csv_of, dictionary_csv, harmless, xlsx_of
from bot.domain.figures import FollowUp
from bot.domain.ledger import CheckInState
from bot.domain.relief import Level, Outcome
from tests.figures import CLINICS, contact, follow_up

ZONE: Final = ZoneInfo("America/Chicago")
NAMES: Final = [column.name for column in COLUMNS]
_SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What spreadsheets are known to run, by what it begins with.
DANGEROUS: Final = st.sampled_from("=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20")
BEFORE: Final = st.text(" \u00a0\u200b\ufeff\x00\t", max_size=3)


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content: bytes, number: int) -> list[list[str]]:
    """The cells of a sheet of a workbook, as they stand in its file."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(each.itertext()) for each in strings]
        rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    found = []
    for row in rows.iter(f"{_SHEET}row"):
        cells = {}
        for cell in row:
            value = cell.findtext(f"{_SHEET}v", "")
            letters = re.sub(r"\d", "", cell.attrib["r"])
            place = sum((ord(each) - 64) * 26**power for power, each in enumerate(letters[::-1]))
            cells[place - 1] = shared[int(value)] if cell.get("t") == "s" else value
        found.append([cells.get(place, "") for place in range(max(cells) + 1)])
    return found


@given(BEFORE, DANGEROUS, st.text(max_size=20))
@settings(max_examples=300)
def test_no_text_begins_like_a_formula(before: str, sign: str, rest: str) -> None:
    cell = harmless(f"{before}{sign}{rest}")

    assert isinstance(cell, str)
    assert cell.startswith("'")


@given(st.text(max_size=20))
@settings(max_examples=300)
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    cell = harmless(text)

    begins = normalize("NFKC", text).lstrip(" \u00a0\u200b\ufeff\x00")[:1]
    assert cell == text or begins in set("=+-@\t\r\n|%") or text[:1] in set("\t\r\n")


def test_numbers_stay_numbers() -> None:
    cells: list[Cell] = [-3, 0, 2.5, None]

    assert [harmless(cell) for cell in cells] == cells


def test_words_of_the_clinic_cannot_become_a_formula_in_either_file() -> None:
    attack = follow_up(contact(0, 3, Level.GOOD), procedure='=HYPERLINK("http://x","y")')

    assert read(csv_of([attack], ZONE))[0]["procedure"].startswith("'=")
    workbook = xlsx_of([attack], ZONE)
    assert sheet(workbook, 1)[1][NAMES.index("procedure")].startswith("'=")
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


@given(CLINICS)
@settings(max_examples=20, deadline=None)
def test_both_files_hold_the_same_and_are_the_same_each_time(clinic: list[FollowUp]) -> None:
    content, workbook = csv_of(clinic, ZONE), xlsx_of(clinic, ZONE)

    rows = [list(row.values()) for row in read(content)]
    padded = [row + [""] * (len(COLUMNS) - len(row)) for row in sheet(workbook, 1)]
    assert padded[0] == NAMES
    assert [[_number(cell) for cell in row] for row in padded[1:]] == [
        [_number(cell) for cell in row] for row in rows
    ]
    assert (csv_of(clinic, ZONE), xlsx_of(clinic, ZONE)) == (content, workbook)
    assert len(rows) == sum(len(each.contacts) or 1 for each in clinic)


def _number(cell: str) -> str | float:
    try:
        return float(cell)
    except ValueError:
        return cell


def test_the_csv_begins_with_the_mark_that_spreadsheets_need() -> None:
    assert csv_of([], ZONE).startswith(b"\xef\xbb\xbffollow_up,")


def test_the_unanswered_and_who_never_joined_have_a_row_too() -> None:
    missed = follow_up(contact(0, state=CheckInState.MISSED), outcome=Outcome.UNKNOWN)
    rows = read(csv_of([missed, follow_up(key="k2")], ZONE))

    assert [(row["joined"], row["check_in"], row["state"]) for row in rows] == [
        ("1", "1", "missed"),
        ("0", "", ""),
    ]


def test_relief_in_points_and_percent_is_that_of_the_score() -> None:
    found = follow_up(contact(0, 5, Level.PARTIAL), contact(1, 10, Level.WORSE))
    rows = read(csv_of([found, replace(found, baseline=None)], ZONE))

    told = [(row["points_changed"], row["percent_relief"]) for row in rows]
    assert told == [("-3", "37.5"), ("2", "-25.0"), ("", ""), ("", "")]


def test_each_column_is_told_in_the_dictionary_in_the_workbook_and_in_the_docs() -> None:
    meanings = {row["column"]: row["meaning"] for row in read(dictionary_csv())}

    assert list(meanings) == NAMES
    assert all(meaning.endswith(".") for meaning in meanings.values())
    assert [row[0] for row in sheet(xlsx_of([], ZONE), 2)[1:]] == NAMES
    page = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    for name, meaning in meanings.items():
        assert f"| `{name}` | {meaning} |" in page


def test_no_row_names_anybody() -> None:
    assert not {"reference", "birth_year", "note", "name", "telegram_id"} & set(NAMES)
    assert [source.contact for source in sources([follow_up()], ZONE)] == [None]
