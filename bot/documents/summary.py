"""The report's picture: relief over days with what the silent could change, outcomes, visits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.documents.ink import BLACK, BLUE, GREY, LIGHT, new_figure, png
from bot.domain.report import Bounds

_HATCH: Final = "////"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, how many, and what stands beside it."""

    label: str
    count: int
    note: str = ""
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The relieved on one day after the injection, in percent, at worst and at best."""

    label: str
    bounds: Bounds
    note: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading and its bars."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that stands on the picture, in the reader's language."""

    title: str
    subtitle: str
    relief: str
    known: str
    unknown: str
    days: tuple[Day, ...]
    panels: tuple[Panel, ...]


def draw_report(picture: Picture) -> bytes:
    """The picture as PNG, 1080 pixels wide; what has no figures is left out."""
    panels = [panel for panel in picture.panels if panel.bars]
    heights = [3.0 if picture.days else 0.0, *(0.75 + 0.42 * len(each.bars) for each in panels)]
    top = 0.9
    height = top + sum(heights) + 0.2
    figure = new_figure(6.0, height)
    figure.text(
        0.03, 1 - 0.32 / height, picture.title, fontsize=15, fontweight="bold", va="center"
    )
    figure.text(0.03, 1 - 0.64 / height, picture.subtitle, fontsize=11.5, color=GREY, va="center")
    below = height - top
    if picture.days:
        below -= heights[0]
        _days(figure.add_axes((0.11, (below + 0.85) / height, 0.85, 1.75 / height)), picture)
    for panel, own in zip(panels, heights[1:], strict=True):
        below -= own
        inner = own - 0.6
        _bars(figure.add_axes((0.34, (below + 0.1) / height, 0.42, inner / height)), panel)
        figure.text(
            0.03, (below + own - 0.3) / height, panel.title, fontsize=13, fontweight="bold"
        )
    return png(figure)


def _days(axes: Any, picture: Picture) -> None:
    """Of each day a bar of what is known, and on it what the silent could add."""
    places = range(len(picture.days))
    low = [day.bounds.low for day in picture.days]
    more = [day.bounds.high - day.bounds.low for day in picture.days]
    axes.bar(places, low, width=0.55, color=BLUE, label=picture.known)
    axes.bar(
        places, more, bottom=low, width=0.55, color="white", edgecolor=GREY, hatch=_HATCH,
        label=picture.unknown,
    )  # fmt: skip
    for place, day in zip(places, picture.days, strict=True):
        axes.annotate(
            day.note,
            (place, day.bounds.high),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            fontsize=12,
            fontweight="bold",
        )
    axes.set_xticks(places, [day.label for day in picture.days])
    axes.set_xlim(-0.6, len(picture.days) - 0.4)
    axes.set_ylim(0, 118)
    axes.set_yticks([0, 50, 100])
    axes.tick_params(labelsize=11.5)
    axes.set_title(picture.relief, fontsize=13, fontweight="bold", loc="left", x=-0.095, pad=10)
    axes.legend(
        loc="upper center", bbox_to_anchor=(0.46, -0.16), ncols=2, fontsize=11, frameon=False
    )
    _bare(axes)


def _bars(axes: Any, panel: Panel) -> None:
    bars = list(reversed(panel.bars))
    places = range(len(bars))
    most = max((bar.count for bar in bars), default=0) or 1
    axes.barh(places, [most] * len(bars), color=LIGHT, height=0.62)
    drawn = axes.barh(places, [bar.count for bar in bars], color=BLUE, height=0.62)
    _mark_unknown(drawn, bars)
    axes.set_yticks(places, [bar.label for bar in bars])
    axes.set_xticks([])
    axes.set_xlim(0, most)
    axes.set_ylim(-0.5, len(bars) - 0.5)
    axes.tick_params(labelsize=11.5, length=0)
    for place, bar in zip(places, bars, strict=True):
        note = f"{bar.count}  {bar.note}".rstrip()
        axes.annotate(
            note, (most, place), xytext=(6, 0), textcoords="offset points", va="center",
            fontsize=11.5, color=BLACK, annotation_clip=False,
        )  # fmt: skip
    _bare(axes)
    axes.spines["bottom"].set_visible(False)


def _mark_unknown(drawn: Sequence[Any], bars: Sequence[Bar]) -> None:
    for patch, bar in zip(drawn, bars, strict=True):
        if bar.is_unknown:
            patch.set(facecolor="white", edgecolor=GREY, hatch=_HATCH)


def _bare(axes: Any) -> None:
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
