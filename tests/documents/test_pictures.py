"""Charts, the report's picture, the printed page: their size, their words, what they leave out."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations
from random import Random
from typing import Final

import pytest
from PIL import Image, ImageChops

from bot.documents.chart import CourseWords, draw_course
from bot.documents.page import Section, Sheet, page_of
from bot.documents.summary import Bar, Day, Panel, Picture, draw_report
from bot.domain.figures import FollowUp, MarkKind, course_of
from bot.domain.ledger import CheckInState
from bot.domain.relief import Level
from bot.domain.report import Bounds
from tests.figures import any_follow_up, contact, follow_up

WORDS: Final = CourseWords(
    title="F2-695, low back",
    subtitle="Injection: Mon, Jun 1. Result: not known",
    pain="Pain, 0 to 10",
    ticks=("before", "day 0", "day 1", "day 2", "one week"),
    good_relief="good relief",
    some_relief="some relief",
    worse="worse",
    levels={level.value: f"level {level}" for level in Level},
    marks={kind.value: f"mark {kind}" for kind in MarkKind},
    missed="no answer",
    to_come="still to come",
)
PICTURE: Final = Picture(
    "Report: May 2026",
    "All areas",
    "Relieved",
    "known",
    "if all were",
    (Day("day 1", Bounds(40, 60), "40 to 60%"),),
    (Panel("Results", (Bar("good", 3, "30%"), Bar("not known", 7, "70%", True))), Panel("No", ())),
)
SHEET: Final = Sheet(
    "es",
    'Report <May> & "June"',
    "All areas",
    ("<script>alert(1)</script>",),
    (Section("Results", ("", "n"), (("good <b>", "3"),), ("Done & over",)),),
    "Clinic",
    'A picture of "relief"',
)


def drawn(found: FollowUp) -> bytes:
    """The chart of a follow-up."""
    return draw_course(
        course_of(found), replace(WORDS, ticks=WORDS.ticks[: 2 + len(found.contacts)])
    )


def opened(content: bytes) -> Image.Image:
    """The picture of a file."""
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("seed", range(25))
def test_any_course_can_be_drawn_at_the_width_of_a_phone(seed: int) -> None:
    chart = drawn(_joined(seed))

    width, height = opened(chart).size
    assert width == 1080
    assert 1_000 <= height <= 1_600
    # A photo is shown as it is only up to a megabyte or so on a slow line.
    assert len(chart) < 300_000


def _joined(seed: int) -> FollowUp:
    dice = Random(seed)
    found = any_follow_up(dice)
    while not found.contacts:
        found = any_follow_up(dice)
    return found


def test_levels_differ_in_black_and_white_too() -> None:
    # Of the marks alone: the legend is another text for each.
    charts = [
        opened(drawn(follow_up(contact(0, 6, level)))).convert("L").crop((0, 150, 1080, 800))
        for level in Level
    ]

    for one, other in combinations(charts, 2):
        differing = ImageChops.difference(one, other).histogram()[60:]
        assert sum(differing) > 100


def test_a_missed_check_in_and_one_to_come_do_not_look_alike() -> None:
    states = (CheckInState.MISSED, CheckInState.PLANNED)
    first, second = (drawn(follow_up(contact(0, 6), contact(1, state=each))) for each in states)

    assert first != second


def test_the_same_figures_are_the_same_picture() -> None:
    found = follow_up(contact(0, 6, Level.NONE))

    assert drawn(found) == drawn(found)
    assert draw_report(PICTURE) == draw_report(PICTURE)


def test_the_reports_picture_is_as_wide_as_a_phone() -> None:
    assert opened(draw_report(PICTURE)).width == 1080


def test_the_page_loads_nothing_runs_nothing_and_says_what_it_was_given() -> None:
    page = page_of(SHEET, draw_report(PICTURE)).decode()
    seen = _Seen()
    seen.feed(page)

    assert {"script", "link", "iframe", "b"} & set(seen.tags) == set()
    assert all(source.startswith("data:image/png;base64,") for source in seen.sources)
    assert "<script>alert(1)</script>" in seen.words
    assert {'Report <May> & "June"', "good <b>", "Done & over"} <= set(seen.words)
    assert re.search(r'<html lang="es">', page)
    assert 'alt="A picture of &#34;relief&#34;"' in page


def test_a_page_without_a_picture_has_none() -> None:
    assert b"<img" not in page_of(SHEET, None)


class _Seen(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data.strip())
