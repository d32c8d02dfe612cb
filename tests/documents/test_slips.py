"""Slips to print: the codes that are drawn are read as a phone reads them, on either paper."""

from __future__ import annotations

import re
import zlib
from typing import Final

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from bot.documents.slips import PAPERS, Slip, slips_of

# Points of a page, and pixels a point.
SIZES: Final = {"letter": (612, 792), "a4": (595, 842)}
SCALE: Final = 4
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SQUARE: Final = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (-?[\d.]+) re f")


def slip(number: int, reference: str = "K7-204") -> Slip:
    """A slip with the longest link that there may be."""
    name = "a_bot_with_as_long_a_name_as_can_be"[:32]
    link = f"https://t.me/{name}?start=0123456789abcdefghi{number:03}"
    phrases = ("Scan the code.", "It works once.", "", "Escanee el código.", "Sirve una vez.")
    return Slip(reference, link, phrases, "Clínica de la Columna · +1 (555) 010-0199")


def pages(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """The squares that are filled on each page, in points from its upper left corner."""
    found = []
    for stream in _STREAM.findall(pdf):
        try:
            squares = _SQUARE.findall(zlib.decompress(stream))
        except zlib.error:
            continue
        if squares:
            found.append([tuple(map(float, each)) for each in squares])
    return found  # type: ignore[return-value]


def codes(squares: list[tuple[float, float, float, float]], paper: str) -> set[str]:
    """What a phone reads on a page."""
    width, height = SIZES[paper]
    image = Image.new("L", (width * SCALE, height * SCALE), 255)
    draw = ImageDraw.Draw(image)
    for x, y, wide, high in squares:
        top, bottom = sorted((height - y, height - y - high))
        box = (x * SCALE, top * SCALE, (x + wide) * SCALE - 1, bottom * SCALE - 1)
        draw.rectangle(box, fill=0)
    return {code.text for code in zxingcpp.read_barcodes(image)}


@pytest.mark.parametrize("paper", PAPERS)
def test_each_code_holds_the_link_of_its_slip(paper: str) -> None:
    slips = tuple(slip(number) for number in range(8))

    drawn = pages(slips_of(slips, paper))

    assert len(drawn) == 2
    assert codes(drawn[0], paper) == {each.link for each in slips[:6]}
    assert codes(drawn[1], paper) == {each.link for each in slips[6:]}


def test_the_same_slips_are_the_same_file() -> None:
    assert slips_of((slip(1),), "a4") == slips_of((slip(1),), "a4")
    assert slips_of((slip(1),), "a4") != slips_of((slip(2),), "a4")
