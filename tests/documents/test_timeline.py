"""The picture of a course: as wide as a phone, whatever the protocol; idle weeks take no room."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Final

import pytest
from PIL import Image

from bot.documents.timeline import MARKS, Bar, Timeline, _place, draw_timeline

_FIRST: Final = Bar("day 1: Tue, Jun 2", 1.0, 2.0, (1.25,), is_last=False, is_answered=True)
TIMELINE: Final = Timeline(
    title="Course of version 3",
    subtitle="Injected Mon, Jun 1, 9:00 AM",
    injection="injection",
    bars=(_FIRST, Bar("one week", 7.0, 10.0, (8.0, 9.0), is_last=True, is_answered=False)),
    calls=(8.2,),
    change=1.5,
    words={name: name for name in MARKS},
)


def _days(count: int) -> tuple[Bar, ...]:
    return tuple(
        Bar(f"day {day}", day, day + 1.0, (), is_last=day == 9 * count, is_answered=False)
        for day in range(9, 9 * count + 1, 9)
    )


@pytest.mark.parametrize(
    "timeline",
    [
        TIMELINE,
        replace(TIMELINE, calls=(), change=None),
        replace(TIMELINE, bars=_days(1)),
        replace(TIMELINE, bars=_days(10)),
    ],
)
def test_a_course_is_as_wide_as_a_phone(timeline: Timeline) -> None:
    picture = draw_timeline(timeline)

    assert Image.open(io.BytesIO(picture)).width == 1080
    assert draw_timeline(timeline) == picture


def test_what_is_more_is_lower_and_nothing_else_changes_the_width() -> None:
    few, many = (
        Image.open(io.BytesIO(draw_timeline(replace(TIMELINE, bars=_days(count)))))
        for count in (2, 9)
    )

    assert (few.width, many.width) == (1080, 1080)
    assert many.height > few.height


def test_time_goes_on_and_weeks_in_which_nothing_happens_are_short() -> None:
    timeline = replace(TIMELINE, bars=(_FIRST, Bar("day 90", 90, 93, (), True, False)), calls=())
    days = (0.0, 1.0, 1.25, 2.0, 90.0, 93.0)

    places = [_place(timeline, day) for day in days]

    assert places == sorted(places)
    assert places[:4] == [0.0, 1.0, 1.25, 2.0]
    assert places[4] - places[3] == 2.0
