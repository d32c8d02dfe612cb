"""The results as a table in Markdown, for the README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tests.benchmarks.clinic import KINDS
from tests.benchmarks.line import Line

# What a measurement is called, for people; one without a name here is not for the table.
_NAMES: Final = {
    "tap_cpu": "CPU of a tap, over the echo's",
    "tap_reply_p50": "reply to a tap, p50, five taps a second, over the echo's",
    "tap_reply_p99": "the same, p99",
    "tap_rate": "taps a second, all at once, over the echo's",
    "tap_stored": "taps lost",
    "burst_reply_p99": "reply p99 while 400 check-ins go out, over alone",
    "due_to_sent": "due to sent, p99, below the limit",
    "dispatch_cpu": "CPU of 1,000 check-ins, planned and sent, over bare `send_message`",
    "dispatch_rate": "check-ins a second without the limit, over bare `send_message`",
    "dispatch_stall": "longest stall of the loop in a burst of 1,000, over bare PTB's",
    "memory_idle": "memory, idle",
    "memory_used": "memory after 3,000 sends and 100 screens",
    "screen_status": "`/status` at 1,000 / 100,000 / 1,000,000 patients",
    "screen_alerts": "`/alerts`",
    "screen_calls": "`/calls`",
    "screen_patient": "`/patient`",
    "screen_why": "`/why`",
    "screen_enrolling": "the last step of enrolling",
    "screen_tick": "all jobs once, nothing due",
    "screen_doctor": "the doctor",
    "status_over_alerts": "`/status` over `/alerts` at 1,000,000",
    "tap_behind_status": "a tap behind a running `/status` at 1,000,000, over alone",
    "tap_behind_purge": "a tap behind a running purge, over alone",
    "tap_behind_largest_report": "a tap while `/report` reads 1,000,000 follow-ups, over alone",
    "tap_behind_report": "a tap while `/report` reads 100,000 check-ins, over alone",
    "start": "start at 1,000,000, over opening the database alone",
    "start_growth": "start at 1,000,000 more than at 10,000",
    "idle_statements": "statements while idle",
    "idle_cpu": "share of a core while idle, over a bare PTB poller's",
    "away_cpu": "the same in 15 s half an hour after Telegram went away, 100 messages waiting,"
    " over idle",
}
_UNITS: Final = {
    "ms": "ms", "s": "s", "second": "a second", "mb": "MB", "percent": "%", "lost": "",
}  # fmt: skip


def render(lines: Iterable[Line]) -> Iterator[str]:
    """A row for each measurement that has a name, with both databases and the goal."""
    found = {(line.what, line.db): line for line in lines}
    yield "| what | " + " | ".join(KINDS) + " | goal |"
    yield "|---|" + "---|" * (len(KINDS) + 1)
    for what, name in _NAMES.items():
        row = [found.get((what, db)) for db in KINDS]
        if any(row):
            goals = [_goal(line) for line in row if line is not None]
            goal = " / ".join(dict.fromkeys(goals))
            yield f"| {name} | " + " | ".join(map(_cell, row)) + f" | {goal} |"


def _goal(line: Line) -> str:
    if line.goal is None:
        return "-"
    return f"{'≥' if line.goal.is_least else '≤'} {line.goal.bound:g}"


def _cell(line: Line | None) -> str:
    """The ratio, and what it is of; or the value itself."""
    if line is None:
        return "-"
    values = {name: value for name, value in line.values.items() if name != "ratio"}
    if "ratio" not in line.values:
        return f"{_short(line.values[line.judged])} {_unit(line.judged)}".rstrip()
    shown = " / ".join(map(_short, values.values()))
    return f"{line.values['ratio']:.2f} ({shown} {_unit(next(iter(values)))})"


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2g}"


def _unit(name: str) -> str:
    """Of a value by its name: its last word, unless that is a size."""
    word = next(each for each in reversed(name.split("_")) if not each.isdecimal())
    return _UNITS[word]
