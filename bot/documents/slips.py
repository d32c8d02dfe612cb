"""Slips of paper with links to join, to be printed in black and cut apart: one a patient."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

PAPERS: Final = ("letter", "a4")
_COLUMNS: Final = 2
_ROWS: Final = 3
# Millimetres; printers leave the edge of a page blank.
_MARGIN: Final = 9.0
_PADDING: Final = 6.0
# Points: as large as the words fit into their room, and readable at arm's length.
_SIZES: Final = (9.0, 8.0, 7.0, 6.0)
_MM_A_POINT: Final = 0.45
_CODE: Final = 40.0
_MARK: Final = 3.0
_QUIET: Final = 4
_FONT: Final = "slip"
# The same file for the same slips: no time of making.
_MADE_AT: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Slip:
    """One patient's slip: what stands beside the code, and at its foot. No name is on it."""

    reference: str
    link: str
    phrases: tuple[str, ...]
    foot: str


def slips_of(slips: tuple[Slip, ...], paper: str) -> bytes:
    """The slips as PDF, six a page, with marks where to cut; `paper`: one of `PAPERS`."""
    pdf = _new_pdf(paper)
    width, height = (pdf.w - 2 * _MARGIN) / _COLUMNS, (pdf.h - 2 * _MARGIN) / _ROWS
    for number, slip in enumerate(slips):
        place = number % (_COLUMNS * _ROWS)
        if place == 0:
            pdf.add_page()
            _draw_marks(pdf, width, height)
        row, column = divmod(place, _COLUMNS)
        _draw(pdf, slip, (_MARGIN + column * width, _MARGIN + row * height, width, height))
    return bytes(pdf.output())


def _new_pdf(paper: str) -> Any:
    # Only the process that makes files has them in memory.
    import fpdf
    import matplotlib

    pdf = fpdf.FPDF(unit="mm", format=paper)
    pdf.set_auto_page_break(auto=False)
    pdf.set_creation_date(_MADE_AT)
    # A font for all languages, which comes with what draws the charts.
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    pdf.add_font(_FONT, fname=fonts / "DejaVuSans.ttf")
    pdf.add_font(_FONT, "B", fonts / "DejaVuSans-Bold.ttf")
    return pdf


def _draw_marks(pdf: Any, width: float, height: float) -> None:
    """A small cross at each corner of a slip."""
    pdf.set_line_width(0.2)
    for column in range(_COLUMNS + 1):
        for row in range(_ROWS + 1):
            x, y = _MARGIN + column * width, _MARGIN + row * height
            pdf.line(x - _MARK, y, x + _MARK, y)
            pdf.line(x, y - _MARK, x, y + _MARK)


def _draw(pdf: Any, slip: Slip, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    _draw_code(pdf, slip.link, x + _PADDING, y + _PADDING)
    left = x + _PADDING + _CODE + 2
    beside = x + width - _PADDING - left
    pdf.set_xy(left - pdf.c_margin, y + _PADDING + 1)
    pdf.set_font(_FONT, "B", 13)
    pdf.cell(beside, 7, slip.reference)
    pdf.set_font(_FONT)
    bottom, below = y + height - _PADDING, width - 2 * _PADDING
    top = y + _PADDING + 10
    _write(pdf, slip.phrases, (left, top, beside, bottom - 11 - top))
    _write(pdf, (slip.link,), (x + _PADDING, bottom - 11, below, 5))
    pdf.set_font(_FONT, "B")
    _write(pdf, (slip.foot,), (x + _PADDING, bottom - 5, below, 5))


def _write(pdf: Any, phrases: Iterable[str], box: tuple[float, float, float, float]) -> None:
    """Write the phrases into a box, each on lines of its own, as large as they fit."""
    x, y, width, height = box
    lines: list[str] = []
    for size in _SIZES:
        pdf.set_font_size(size)
        words = [word for phrase in phrases for word in phrase.split()]
        lines = [line for phrase in phrases for line in _lines(pdf, phrase, width)]
        is_narrow = all(pdf.get_string_width(word) <= width for word in words)
        if is_narrow and len(lines) * size * _MM_A_POINT <= height:
            break
    for number, line in enumerate(lines, 1):
        pdf.text(x, y + number * pdf.font_size_pt * _MM_A_POINT, line)


def _lines(pdf: Any, phrase: str, width: float) -> list[str]:
    """The phrase in lines of this width: the library, which breaks them too, takes far longer."""
    space, used, lines = pdf.get_string_width(" "), width, [""]
    for word in _parts(pdf, phrase, width):
        own = pdf.get_string_width(word)
        if used + space + own <= width:
            lines[-1] += f" {word}"
            used += space + own
        else:
            lines.append(word)
            used = own
    return lines[1:] or [""]


def _parts(pdf: Any, phrase: str, width: float) -> Iterator[str]:
    """Its words; one that is wider than a line, as a link may be, in pieces."""
    for word in phrase.split():
        wide = pdf.get_string_width(word)
        most = len(word) if wide <= width else max(int(len(word) * width / wide), 1)
        yield from (word[start : start + most] for start in range(0, len(word), most))


def _draw_code(pdf: Any, link: str, x: float, y: float) -> None:
    """The code as black squares, which a printer draws as sharp as it can."""
    import segno

    matrix = segno.make(link, error="m").matrix
    size = _CODE / (len(matrix) + 2 * _QUIET)
    pdf.set_fill_color(0)
    for row, modules in enumerate(matrix):
        for start, length in _runs(modules):
            left, top = x + (_QUIET + start) * size, y + (_QUIET + row) * size
            pdf.rect(left, top, length * size, size, style="F")


def _runs(modules: bytearray) -> Iterator[tuple[int, int]]:
    """Where dark modules begin in a row, and how many of them there are side by side."""
    place = 0
    for is_dark, group in groupby(modules):
        length = len(list(group))
        if is_dark:
            yield place, length
        place += length
