"""Opening hours as admins type them, made into what the setting would say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

from bot.domain.opening import WEEKDAYS
from bot.texts import dates
from bot.words.clock import NOON, TIME, clock, clock_line
from bot.words.folding import fold
from bot.words.languages import LEXICONS

# The days that stand together, each of them or the first and the last of a row.
_Days: TypeAlias = list[list[str]]
# Without am or pm no clinic opens before.
_EARLIEST: Final = 6
_LONGEST: Final = 300
_EVERY: Final = (
    (re.compile(r"\b(?:(?:every )?weekdays?|entre semana)\b"), "mo-fr"),
    (re.compile(r"\b(?:weekends?|fin(?:es)? de semana)\b"), "sa-su"),
    (re.compile(r"\b(?:every ?day|daily|7 days a week|todos los dias|(?:a )?diario)\b"), "mo-su"),
)
_ALWAYS: Final = re.compile(r"\A\s*24\s*[/x]\s*7\s*\Z")
_TO: Final = re.compile(r"\s*(?:-|\b(?:to|thru|through|until|till?|a|al|hasta)\b)\s*")
_AND: Final = re.compile(r"\s*(?:[,;&/]|\b(?:and|y|e)\b)[\s,;&/]*")
_FROM: Final = r"(?:\b(?:from|at|de|desde|las?)\b\s*)*"
_STRETCH: Final = re.compile(f"{_FROM}{TIME}{_TO.pattern}{_FROM}{TIME}")
_TIME_GROUPS: Final = re.compile(TIME).groups
_BESIDE: Final = (
    r"(?:[\s,;:.&/-]|\b(?:and|y|from|on|at|open|every|de|del|desde|el|los|abierto|cada)\b)*"
)
_BARE: Final = re.compile(rf"{_BESIDE}(.*?){_BESIDE}", re.DOTALL)
_CLOSED: Final = re.compile(r"\b(?:is |are )?(?:closed|shut|cerrad[oa]s?)\b")


class NoDaysError(ValueError):
    """Times of no day."""


def read_week(text: str) -> str:
    """Like "Mo-Fr 08:00-17:00" from "weekdays 8 to 5"; a day that is closed is left out.

    Days stand before their times or all behind them. Without am or pm a time that would go back
    is the afternoon, as is one before 6; a nought before it, or an hour after 12, says that 24
    hours count. Raises ValueError for what names no days and times, `NoDaysError` for times alone.
    """
    line = _ALWAYS.sub("mo-su 00:00-24:00", clock_line(text))
    for pattern, days in _EVERY:
        line = pattern.sub(days, line)
    rules = _rules(line) if len(line) <= _LONGEST else []
    if not rules:
        raise ValueError("no days, or no times")
    letters = _letters({each for days, _ in rules for each in chain(*days)})
    return "; ".join(f"{_said(days, letters)} {_times(times)}" for days, times in rules)


def _rules(line: str) -> list[tuple[_Days, list[re.Match[str]]]]:
    """The times of each group of days."""
    times = list(_STRETCH.finditer(line))
    bounds = [0, *chain(*(each.span() for each in times)), len(line)]
    gaps = [line[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    is_ahead = bool(_bare(gaps[0]))
    if not is_ahead:
        gaps.reverse()
        times.reverse()
    *gaps, rest = gaps
    rules: list[tuple[_Days, list[re.Match[str]]]] = []
    for gap, each in zip(gaps, times, strict=True):
        if days := _open_days(gap, is_ahead=is_ahead):
            rules.append((days, [each]))
        elif rules:
            rules[-1][1].append(each)
        else:
            raise NoDaysError("times without days")
    if _bare(rest) and not _CLOSED.search(rest):
        raise ValueError("days without times")
    _check(_CLOSED.split(rest))
    return rules


def _open_days(gap: str, *, is_ahead: bool) -> _Days:
    """The days beside a stretch of time, those left out that are closed."""
    parts = [_bare(part) for part in _CLOSED.split(gap)]
    if not is_ahead:
        parts.reverse()
    *closed, days = parts
    if closed and not (closed[0] and days):
        raise ValueError("closed, or open?")
    _check(closed)
    return _days(days) if days else []


def _check(closed: Iterable[str]) -> None:
    """Whether what is closed are days."""
    for days in filter(None, map(_bare, closed)):
        _said(_days(days), {})


def _bare(text: str) -> str:
    found = _BARE.fullmatch(text)
    return found[1] if found else text


def _days(text: str) -> _Days:
    return [
        [day.strip(" .:") for day in _TO.split(part)]
        for each in _AND.split(text)
        # Days alone may stand side by side: "Sat Sun".
        for part in ([each] if _TO.search(each) else each.split())
    ]


def _said(days: _Days, letters: Mapping[str, int]) -> str:
    """As the setting has them."""
    return ",".join(
        "-".join(WEEKDAYS[_weekday(day, letters)].title() for day in each) for each in days
    )


def _weekday(word: str, letters: Mapping[str, int]) -> int:
    if word in letters:
        return letters[word]
    found = _beginning_with(word, dates.weekdays()) if len(word) > 1 else set()
    if len(found) != 1:
        raise ValueError("no day of the week")
    return found.pop()


def _beginning_with(word: str, week: Iterable[Iterable[str]]) -> set[int]:
    return {
        day
        for day, names in enumerate(week)
        if any(fold(name).startswith(word) or word == f"{fold(name)}s" for name in names)
    }


def _letters(written: set[str]) -> Mapping[str, int]:
    """The days of single letters, where one language alone has them: M to F, L to V."""
    every = [{word: _beginning_with(word, each.weekdays) for word in written} for each in LEXICONS]
    able = [each for each in every if all(each.values())]
    if len(able) != 1 or any(len(days) > 1 for days in able[0].values()):
        return {}
    return {word: days.pop() for word, days in able[0].items()}


def _times(stretches: Sequence[re.Match[str]]) -> str:
    said, last = [], 0
    for each in sorted(stretches, key=re.Match.start):
        opens, closes = (
            clock(*part) for part in (each.groups()[:_TIME_GROUPS], each.groups()[_TIME_GROUPS:])
        )
        start, end = opens.hour_of_day, closes.hour_of_day
        by_12 = opens.hour <= NOON and each[1][0] != "0"
        if by_12 and not opens.half and start < NOON and (start < _EARLIEST or start < last):
            start += NOON
        if by_12 and not closes.half and end <= min(start, NOON):
            end += NOON
        said.append(f"{start:02}:{opens.minute:02}-{end:02}:{closes.minute:02}")
        last = end
    return ",".join(said)
