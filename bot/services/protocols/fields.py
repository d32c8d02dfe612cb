"""What an admin can set of a protocol: a row each, with how it is read, its range, its words.

What is typed and what a button carries is read by the same reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from types import MappingProxyType
from typing import Final, TypeAlias

from bot.domain import guard_rails
from bot.domain.protocol import Offset, Protocol
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import typed_values
from bot.services.protocols.typed_values import NONE
from bot.texts import dates

Put: TypeAlias = Callable[[Protocol, str, int], Protocol]
Show: TypeAlias = Callable[[StaffTurn, Protocol], str]
Range: TypeAlias = Callable[[StaffTurn, Protocol], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a protocol, or of the check-in at a place of it.

    `put`: the protocol with what was typed, unchecked; raises `ProtocolError` for what cannot be
    read. `show`: the value in words. `fill`: what fills the text that names the range.
    `choices`: what buttons offer, as if it were typed.
    """

    name: str
    put: Put
    show: Show
    fill: Range = field(default=lambda turn, protocol: {})
    choices: tuple[str, ...] = ()


def _span(turn: StaffTurn, offset: Offset) -> str:
    return dates.span(offset.value, offset.unit.value, turn.language)


def _clock(turn: StaffTurn, at: time) -> str:
    return dates.short_time(at, turn.language)


def _limits(limits: guard_rails.Limits) -> Range:
    return lambda turn, protocol: {"least": limits.least, "most": limits.most}


def _show_window(turn: StaffTurn, protocol: Protocol) -> str:
    window = protocol.window
    start, end = _clock(turn, window.start), _clock(turn, window.end)
    return turn.text("schedule_window", start=start, end=end)


def _show_times(turn: StaffTurn, protocol: Protocol) -> str:
    return dates.join([_clock(turn, at) for at in protocol.times], turn.language)


def _show_some(turn: StaffTurn, protocol: Protocol) -> str:
    """With an example, since a percent is hard to picture: what pain of 7 must come down to."""
    rule = protocol.rule
    enough = [
        score
        for score in range(7)
        if (7 - score) * 100 >= rule.meaningful_percent * 7
        and 7 - score >= rule.meaningful_min_points
    ]
    percent = rule.meaningful_percent
    return turn.text("schedule_some", percent=percent, score=max(enough, default=0))


def _show_sixth(turn: StaffTurn, protocol: Protocol) -> str:
    said = [words for _, words in protocol.sixth]
    return " / ".join(said) if said else turn.text("schedule_none")


def _show_outage(turn: StaffTurn, protocol: Protocol) -> str:
    late = protocol.late_sending
    return turn.text("schedule_outage_usual") if late is None else _span(turn, late)


_OWN: Final = (
    Field(
        "window",
        typed_values.put_window,
        _show_window,
        lambda turn, protocol: {
            "least": _clock(turn, time(8)),
            "most": _clock(turn, time(21)),
            "hours": guard_rails.WINDOW.least,
        },
        ("9-20", "8-20", "10-19"),
    ),
    Field(
        "times",
        typed_values.put_times,
        _show_times,
        lambda turn, protocol: {
            "least": guard_rails.TIMES.least,
            "most": guard_rails.TIMES.most,
            "window": _show_window(turn, protocol),
        },
        ("10, 13, 18", "9, 12, 17"),
    ),
    Field(
        "some",
        typed_values.put_some,
        _show_some,
        _limits(guard_rails.SOME),
        ("28", "30"),
    ),
    Field(
        "points",
        typed_values.put_points,
        lambda turn, protocol: str(protocol.rule.meaningful_min_points),
        _limits(guard_rails.POINTS),
        ("1", "2"),
    ),
    Field(
        "good",
        typed_values.put_good,
        lambda turn, protocol: f"{protocol.rule.good_percent}%",
        lambda turn, protocol: {
            "least": max(guard_rails.GOOD.least, protocol.rule.meaningful_percent + 1),
            "most": guard_rails.GOOD.most,
        },
        ("50", "70", "80"),
    ),
    Field(
        "worse",
        typed_values.put_worse,
        lambda turn, protocol: f"+{protocol.rule.worse_points}",
        _limits(guard_rails.WORSE),
        ("1", "2", "3"),
    ),
    Field(
        "decision",
        typed_values.put_decision,
        lambda turn, protocol: turn.text(f"schedule_decision_{protocol.rule.decision}"),
        choices=("final", "final_and_previous"),
    ),
    Field(
        "not_before",
        typed_values.put_not_before,
        lambda turn, protocol: _span(turn, protocol.not_before),
        lambda turn, protocol: {
            "least": guard_rails.NOT_BEFORE.least,
            "most": guard_rails.latest_not_before(protocol.last),
        },
        ("7", "14"),
    ),
    Field(
        "late",
        typed_values.put_late,
        lambda turn, protocol: _span(turn, protocol.late_final),
        lambda turn, protocol: {
            "least": guard_rails.earliest_late_final(protocol.last),
            "most": guard_rails.LATE_FINAL.most,
        },
        ("14", "21", "28"),
    ),
    Field(
        "outage",
        typed_values.put_outage,
        _show_outage,
        _limits(guard_rails.LATE_SENDING),
        (NONE, "4", "12"),
    ),
    Field("sixth", typed_values.put_sixth, _show_sixth, _limits(guard_rails.SIXTH), (NONE,)),
    Field(
        "procedure",
        typed_values.put_procedure,
        lambda turn, protocol: turn.text(
            f"schedule_procedure_{protocol.procedure.name.casefold()}"
        ),
        choices=("facet_joint", "medial_branch", "epidural"),
    ),
    Field(
        "replaces",
        typed_values.put_replaces,
        lambda turn, protocol: turn.text(f"schedule_replaces_{protocol.replaces}"),
        choices=("area", "procedure"),
    ),
)
# What is set of the protocol as a whole, by its name.
FIELDS: Final[Mapping[str, Field]] = MappingProxyType({each.name: each for each in _OWN})


def plan_field(name: str, place: int) -> Field:
    """What is set of the check-in at this place, counted from 0; raises `KeyError`."""
    return {each.name: each for each in _plan_fields(place)}[name]


def _plan_fields(place: int) -> tuple[Field, ...]:
    return (
        Field(
            "offset",
            typed_values.put_offset,
            lambda turn, protocol: _span(turn, protocol.check_ins[place].offset),
        ),
        Field(
            "reminders",
            typed_values.put_reminders,
            lambda turn, protocol: spans(turn, protocol.check_ins[place].reminders),
            lambda turn, protocol: {
                "count": guard_rails.REMINDERS.most,
                "closes": _span(turn, protocol.check_ins[place].closes_after),
            },
            (NONE, "6 hours", "1 day", "1 day, 2 days"),
        ),
        Field(
            "closes",
            typed_values.put_closes,
            lambda turn, protocol: _span(turn, protocol.check_ins[place].closes_after),
            _limits(guard_rails.CLOSING),
            ("24", "48", "72"),
        ),
    )


PLAN_FIELDS: Final = tuple(each.name for each in _plan_fields(0))


def spans(turn: StaffTurn, offsets: tuple[Offset, ...]) -> str:
    """Distances in words: "6 hours and 1 day"; "none" without any."""
    said = [_span(turn, each) for each in offsets]
    return dates.join(said, turn.language) if said else turn.text("schedule_none")
