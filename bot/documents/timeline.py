"""A course as a picture: a row a check-in, from when it is sent until it closes.

Read on a phone, by the colour-blind and in black and white: each mark has a shape of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.documents.ink import BLACK, BLUE, GREY, LIGHT, ORANGE, new_figure, png

# What the legend tells, by its names.
MARKS: Final = ("check_in", "last", "reminder", "open", "answered", "call", "change")
# Of each: shape, colour of its face.
_LOOKS: Final = {
    "check_in": ("o", BLUE),
    "last": ("D", BLUE),
    "reminder": ("^", ORANGE),
    "answered": ("^", "white"),
    "call": ("P", BLACK),
}
# Inches.
_ROW: Final = 0.72
_ABOVE: Final = 1.0
_BELOW: Final = 1.5
_WIDTH: Final = 6.0
# Days: longer ones between two marks are drawn as if they were so long.
_LONGEST_GAP: Final = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One check-in: its name and time; when it is sent, reminded of and closed, in days.

    `is_answered`: so that its reminders never come.
    """

    label: str
    sent: float
    ended: float
    reminders: tuple[float, ...]
    is_last: bool
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A course in the reader's language, in days from the injection.

    `calls`: when whom to phone comes on the list; `words`: of each of `MARKS`.
    """

    title: str
    subtitle: str
    injection: str
    bars: tuple[Bar, ...]
    calls: tuple[float, ...]
    change: float | None
    words: Mapping[str, str]


def draw_timeline(timeline: Timeline) -> bytes:
    """The picture as PNG, 1080 pixels wide."""
    rows = len(timeline.bars) + bool(timeline.calls)
    height = _ABOVE + rows * _ROW + _BELOW
    figure = new_figure(_WIDTH, height)
    axes = figure.add_axes((0.05, _BELOW / height, 0.9, rows * _ROW / height))
    _frame(axes, timeline, rows)
    for row, bar in enumerate(timeline.bars):
        _bar(axes, timeline, row, bar)
    for call in timeline.calls:
        _mark(axes, _place(timeline, call), rows - 0.75, "call")
    if timeline.calls:
        _label(axes, rows - 1, timeline.words["call"])
    figure.text(
        0.03, 1 - 0.3 / height, timeline.title, fontsize=15, fontweight="bold", va="center"
    )
    figure.text(0.03, 1 - 0.68 / height, timeline.subtitle, fontsize=11, color=GREY, va="center")
    _legend(figure, timeline)
    return png(figure)


def _place(timeline: Timeline, day: float) -> float:
    """Where a moment stands: as in time, but nothing is as wide in which nothing happens."""
    known = sorted({0.0, *timeline.calls, *(at for bar in timeline.bars for at in _moments(bar))})
    place, before = 0.0, 0.0
    for each in [at for at in known if 0 < at < day] + [day]:
        place += min(each - before, _LONGEST_GAP)
        before = each
    return place


def _moments(bar: Bar) -> tuple[float, ...]:
    return bar.sent, *bar.reminders, bar.ended


def _frame(axes: Any, timeline: Timeline, rows: int) -> None:
    last = _place(timeline, max([*timeline.calls, *(bar.ended for bar in timeline.bars)]))
    axes.set_xlim(-0.03 * last, 1.03 * last)
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_yticks([])
    axes.set_xticks([0.0], [timeline.injection])
    axes.tick_params(axis="x", labelsize=11)
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.axvline(0, color=GREY, linewidth=1.2, zorder=1)
    if timeline.change is not None:
        change = _place(timeline, timeline.change)
        axes.axvline(change, color=ORANGE, linewidth=1.8, linestyle=":", zorder=1)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _bar(axes: Any, timeline: Timeline, row: int, bar: Bar) -> None:
    height = row + 0.25
    sent, *reminders, ended = (_place(timeline, at) for at in _moments(bar))
    axes.plot([sent, ended], [height, height], color=LIGHT, linewidth=9, zorder=2)
    _mark(axes, sent, height, "last" if bar.is_last else "check_in")
    for reminder in reminders:
        _mark(axes, reminder, height, "answered" if bar.is_answered else "reminder")
    _label(axes, row, bar.label)


def _label(axes: Any, row: int, text: str) -> None:
    """Above its row, from the left: there is room for it, wherever the marks stand."""
    axes.text(
        0.0,
        row - 0.14,
        text,
        transform=axes.get_yaxis_transform(),
        fontsize=12,
        va="center",
        zorder=4,
        bbox={"boxstyle": "square,pad=0.12", "facecolor": "white", "edgecolor": "none"},
    )


def _mark(axes: Any, place: float, row: float, name: str) -> None:
    shape, face = _LOOKS[name]
    edge = ORANGE if name == "answered" else face
    axes.plot(
        place, row, marker=shape, markersize=9 if shape == "^" else 12, mfc=face, mec=edge, mew=2,
        linestyle="", zorder=3, clip_on=False,
    )  # fmt: skip


def _legend(figure: Any, timeline: Timeline) -> None:
    """Only what is on the picture."""
    answered = {bar.is_answered for bar in timeline.bars if bar.reminders}
    shown = {
        "check_in": len(timeline.bars) > 1,
        "last": True,
        "reminder": False in answered,
        "answered": True in answered,
        "open": True,
        "call": bool(timeline.calls),
        "change": timeline.change is not None,
    }
    figure.legend(
        handles=[_handle(name, timeline.words[name]) for name in MARKS if shown[name]],
        loc="lower center",
        ncols=2,
        fontsize=11,
        frameon=False,
        handletextpad=0.5,
        columnspacing=1.4,
        labelspacing=0.6,
    )


def _handle(name: str, label: str) -> Any:
    from matplotlib.lines import Line2D

    line: Any = Line2D
    if name == "open":
        return line([], [], color=LIGHT, linewidth=9, label=label)
    if name == "change":
        return line([], [], color=ORANGE, linewidth=1.6, linestyle=":", label=label)
    shape, face = _LOOKS[name]
    edge = ORANGE if name == "answered" else face
    return line(
        [], [], linestyle="", marker=shape, markersize=11, mfc=face, mec=edge, mew=2, label=label
    )
