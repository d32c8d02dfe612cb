"""A patient's course as a picture: scores over days, thresholds, gaps, what else happened.

Read on a phone, by the colour-blind and in black and white: each level has a shape of its own,
each number stands beside its mark, and no colour says anything alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, Final

from bot.documents.ink import BLACK, BLUE, GREY, LIGHT, ORANGE, new_figure, png
from bot.domain.answers import MAX_SCORE
from bot.domain.figures import Course, MarkKind, Point
from bot.domain.ledger import CheckInState
from bot.domain.relief import Level

_OPEN: Final = frozenset({CheckInState.PLANNED, CheckInState.OPEN})
# Of each level: shape, colour, and how the shape is filled.
_LOOKS: Final = {
    Level.GOOD: ("o", BLUE, "full"),
    Level.PARTIAL: ("o", BLUE, "bottom"),
    Level.NONE: ("s", BLACK, "none"),
    Level.WORSE: ("^", ORANGE, "full"),
    None: ("D", BLACK, "full"),
}
_MARKS: Final = {
    MarkKind.SIGN: ("v", ORANGE, "full"),
    MarkKind.CALL: ("P", BLACK, "none"),
    MarkKind.VISIT: ("*", BLUE, "full"),
    MarkKind.BOOKED: ("p", BLACK, "full"),
}
# Below the scale: what was not scored, and what happened beside.
_UNSCORED: Final = -1.1
_HAPPENED: Final = -2.3
# Inches.
_CHART: Final = 4.15
_ABOVE: Final = 0.85
_NAMES_BELOW: Final = 0.55
# The part of the whole time that two names need between them.
_APART: Final = 0.16
# Beside the last check-in the thresholds have their names.
_NAMES: Final = 0.3


@dataclass(frozen=True, slots=True)
class CourseWords:
    """What stands on the picture, in the reader's language.

    `ticks`: a name for before, for the injection, and for each check-in; `levels` and `marks` the
    legend by their values.
    """

    title: str
    subtitle: str
    pain: str
    ticks: tuple[str, ...]
    good_relief: str
    some_relief: str
    worse: str
    levels: Mapping[str, str]
    marks: Mapping[str, str]
    missed: str
    to_come: str


def draw_course(course: Course, words: CourseWords) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    handles = _legend(course, words)
    # In inches from below: the legend, the names below the scale, the chart, the title.
    below = 0.15 + 0.28 * ((len(handles) + 1) // 2) + _NAMES_BELOW
    height = below + _CHART + _ABOVE
    figure = new_figure(6.0, height)
    axes = figure.add_axes((0.09, below / height, 0.88, _CHART / height))
    days = _days(course)
    places = _places(days)
    _thresholds(axes, course, words)
    _frame(axes, words, places)
    _line(axes, course, places)
    for place, point in zip(places[2:], course.points, strict=True):
        _point(axes, place, point)
    _before(axes, course, places)
    _marks(axes, course, days, places)
    title, subtitle = 1 - 0.3 / height, 1 - 0.6 / height
    figure.text(0.03, title, words.title, fontsize=15, fontweight="bold", va="center")
    figure.text(0.03, subtitle, words.subtitle, fontsize=11.5, color=GREY, va="center")
    _show_legend(figure, handles)
    return png(figure)


def _show_legend(figure: Any, handles: list[Any]) -> None:
    figure.legend(
        handles=handles,
        loc="lower center",
        ncols=2,
        fontsize=11,
        frameon=False,
        handletextpad=0.4,
        columnspacing=1.6,
        labelspacing=0.5,
    )


def _days(course: Course) -> list[float]:
    """Where things stand in time: before, the injection, each check-in, never backwards."""
    days = [0.0]
    for point in course.points:
        days.append(max(point.day, days[-1]))
    step = max(days[-1] / 7, 0.5)
    return [-step, *days]


def _places(days: Sequence[float]) -> list[float]:
    """Where things stand on the picture: as in time, but no two so near that their names touch."""
    gaps = [later - earlier for earlier, later in pairwise(days)]
    least = (days[-1] - days[0]) * min(_APART, 0.8 / len(gaps))
    return [days[0], *accumulate((max(gap, least) for gap in gaps), initial=days[0])][1:]


def _thresholds(axes: Any, course: Course, words: CourseWords) -> None:
    lines = (
        (course.worse, words.worse, ":", ORANGE),
        (course.some_relief, words.some_relief, "--", GREY),
        (course.good_relief, words.good_relief, "-.", BLUE),
    )
    for height, label, style, color in lines:
        if height is not None:
            axes.axhline(height, linestyle=style, color=color, linewidth=1.4, zorder=1)
            axes.annotate(
                label,
                (1, height),
                xycoords=("axes fraction", "data"),
                xytext=(0, 3),
                textcoords="offset points",
                ha="right",
                va="bottom",
                fontsize=11,
                color=color,
            )
    if course.baseline is not None:
        axes.axhline(course.baseline, color=LIGHT, linewidth=5, zorder=0.5)


def _line(axes: Any, course: Course, places: Sequence[float]) -> None:
    """One line through what was scored; where a check-in went unanswered it breaks."""
    pieces: list[list[tuple[float, int]]] = [[]]
    if course.baseline is not None:
        pieces[0].append((places[0], course.baseline))
    if course.at_once is not None:
        pieces[0].append((places[1], course.at_once))
    for place, point in zip(places[2:], course.points, strict=True):
        if point.score is not None:
            pieces[-1].append((place, point.score))
        elif point.state not in _OPEN:
            pieces.append([])
    for piece in pieces:
        if piece:
            axes.plot(*zip(*piece, strict=True), color=BLACK, linewidth=2, zorder=2)


def _point(axes: Any, place: float, point: Point) -> None:
    if point.score is not None:
        _marker(axes, place, point.score, _LOOKS[point.level])
        _number(axes, place, point.score)
    elif point.level is not None:
        _marker(axes, place, _UNSCORED, _LOOKS[point.level])
    elif point.state in _OPEN:
        axes.plot(place, _UNSCORED, marker="o", markersize=9, mfc="white", mec=GREY, linestyle="")
    else:
        axes.axvspan(*_around(axes, place), color="#f3f3f3", zorder=-1)
        axes.plot(place, _UNSCORED, marker="x", markersize=11, mew=2.5, color=BLACK)
    if point.is_by_phone:
        _marker(axes, place, _HAPPENED, _MARKS[MarkKind.CALL])


def _around(axes: Any, place: float) -> tuple[float, float]:
    low, high = axes.get_xlim()
    half = (high - low) * 0.035
    return place - half, place + half


def _marker(axes: Any, place: float, height: float, look: tuple[str, str, str]) -> None:
    shape, color, fill = look
    axes.plot(
        place,
        height,
        marker=shape,
        markersize=13,
        color=color,
        fillstyle="full" if fill == "none" else fill,
        mfc="white" if fill == "none" else color,
        markerfacecoloralt="white",
        mec=color,
        mew=2,
        linestyle="",
        zorder=3,
        clip_on=False,
    )


def _number(axes: Any, place: float, score: int) -> None:
    axes.annotate(
        str(score),
        (place, score),
        xytext=(0, 10),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=14,
        fontweight="bold",
        zorder=4,
        bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"},
    )


def _before(axes: Any, course: Course, places: Sequence[float]) -> None:
    for place, score in ((places[0], course.baseline), (places[1], course.at_once)):
        if score is not None:
            _marker(axes, place, score, _LOOKS[None])
            _number(axes, place, score)


def _marks(axes: Any, course: Course, days: Sequence[float], places: Sequence[float]) -> None:
    taken: list[float] = []
    nudge = (places[-1] - places[0]) * 0.045
    for mark in course.marks:
        place = _place_of(mark.day, days, places)
        while any(abs(place - other) < nudge for other in taken):
            place += nudge
        taken.append(place)
        _marker(axes, place, _HAPPENED, _MARKS[mark.kind])


def _place_of(day: float, days: Sequence[float], places: Sequence[float]) -> float:
    """Where a moment stands between its neighbours; at the end what lies beyond it."""
    at = min(max(bisect_right(days, day), 1), len(days) - 1)
    length = days[at] - days[at - 1]
    part = min(max((day - days[at - 1]) / length, 0.0), 1.0) if length else 1.0
    return places[at - 1] + part * (places[at] - places[at - 1])


def _frame(axes: Any, words: CourseWords, places: Sequence[float]) -> None:
    width = places[-1] - places[0]
    axes.set_xlim(places[0] - width * 0.07, places[-1] + width * _NAMES)
    axes.set_ylim(-2.9, MAX_SCORE + 1.4)
    axes.set_yticks(range(0, MAX_SCORE + 1, 2))
    axes.set_ylabel(words.pain, fontsize=12)
    axes.yaxis.set_label_coords(-0.055, 0.63)
    axes.set_xticks(places, words.ticks)
    axes.tick_params(labelsize=11.5)
    if len(places) > 6:
        axes.tick_params(axis="x", labelrotation=40)
    axes.axvline(places[1], color=GREY, linewidth=1, zorder=0)
    axes.axhline(-0.5, color=GREY, linewidth=0.8)
    axes.grid(axis="y", color="#e5e5e5", linewidth=0.8, zorder=0)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _legend(course: Course, words: CourseWords) -> list[Any]:
    """Only what is on the picture, from good to bad."""
    seen = {point.level for point in course.points if point.level is not None}
    handles = [_handle(_LOOKS[level], words.levels[level]) for level in Level if level in seen]
    unscored = [each for each in course.points if each.score is None and each.level is None]
    if any(each.state not in _OPEN for each in unscored):
        handles.append(_handle(("x", BLACK, "full"), words.missed))
    if any(each.state in _OPEN for each in unscored):
        handles.append(_handle(("o", GREY, "none"), words.to_come))
    happened = {mark.kind for mark in course.marks}
    if any(point.is_by_phone for point in course.points):
        happened.add(MarkKind.CALL)
    handles += [_handle(_MARKS[kind], words.marks[kind]) for kind in MarkKind if kind in happened]
    return handles


def _handle(look: tuple[str, str, str], label: str) -> Any:
    from matplotlib.lines import Line2D

    shape, color, fill = look
    line: Any = Line2D
    return line(
        [],
        [],
        linestyle="",
        marker=shape,
        markersize=11,
        color=color,
        fillstyle="full" if fill == "none" else fill,
        markerfacecolor="white" if fill == "none" else color,
        markerfacecoloralt="white",
        markeredgecolor=color,
        markeredgewidth=2,
        label=label,
    )
