"""Tables for statisticians: CSV and XLSX of one export, with what each column means.

A spreadsheet runs a cell that begins like a formula, so that no text may begin so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from unicodedata import normalize
from zoneinfo import ZoneInfo

from bot.documents.rows import COLUMNS, Cell, cells, sources
from bot.domain.figures import FollowUp

# Without it Excel takes UTF-8 for another encoding.
_BOM: Final = "\ufeff"
# What makes a spreadsheet run what follows; white space in front is passed over, wide forms are
# read as these.
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_INVISIBLE: Final = " \u00a0\u200b\ufeff\x00"
_HARMLESS: Final = "'"
_HEAD: Final = ("column", "meaning")
# The same file for the same figures: no time of making.
_MADE_AT: Final = datetime(2000, 1, 1)  # noqa: DTZ001  (a spreadsheet knows no zones)


def harmless(cell: Cell) -> Cell:
    """The cell as a spreadsheet cannot run it; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    plain = normalize("NFKC", cell)
    is_run = plain.startswith(_RUNS) or plain.lstrip(_INVISIBLE).startswith(_RUNS)
    return _HARMLESS + cell if is_run else cell


def csv_of(follow_ups: Iterable[FollowUp], zone: ZoneInfo) -> bytes:
    """A row a planned check-in, in UTF-8 with a mark of it in front."""
    rows = (cells(source) for source in sources(follow_ups, zone))
    return _csv([column.name for column in COLUMNS], rows)


def dictionary_csv() -> bytes:
    """What each column of the export means, as a table of its own."""
    return _csv(_HEAD, ((column.name, column.meaning) for column in COLUMNS))


def _csv(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    text = io.StringIO(newline="")
    text.write(_BOM)
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(map(harmless, row) for row in rows)
    return text.getvalue().encode()


def xlsx_of(follow_ups: Iterable[FollowUp], zone: ZoneInfo) -> bytes:
    """The same rows as a workbook, and a sheet of definitions."""
    import xlsxwriter

    buffer = io.BytesIO()
    # No string becomes a formula, a number or a link; a row is written out once it is done.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _MADE_AT, "title": "Aftercare"})
        bold = book.add_format({"bold": True})
        data, meanings = book.add_worksheet("check-ins"), book.add_worksheet("definitions")
        _fill(data, bold, [each.name for each in COLUMNS], map(cells, sources(follow_ups, zone)))
        _fill(meanings, bold, _HEAD, ((each.name, each.meaning) for each in COLUMNS))
        data.set_column(0, len(COLUMNS) - 1, 14)
        meanings.set_column(0, 0, 20)
        meanings.set_column(1, 1, 100)
    return buffer.getvalue()


def _fill(sheet: Any, bold: Any, head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
    names = list(head)
    sheet.write_row(0, 0, names, bold)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if cell is not None:
                sheet.write(last, place, harmless(cell))
    sheet.autofilter(0, 0, last, len(names) - 1)
