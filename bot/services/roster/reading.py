"""Lists of patients as they are pasted or sent as CSV: read line by line, nothing is stored."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from bot.services.enrolment.fields import FIELDS, OPTIONAL, UnreadError, is_early
from bot.services.enrolment.lines import read_line
from bot.services.enrolment.rules import Moment
from bot.services.roster.kinds import PROTOCOL, Kind, read_kind, widest
from bot.texts.catalogue import LANGUAGES, language_name
from bot.words.folding import fold
from bot.words.languages import LEXICONS

MOST_LINES: Final = 200
NEEDED: Final = ("ref", "year", "area", "when")
# Columns that are none of an injection's fields.
_DATE: Final = "date"
LANGUAGE: Final = "language"
_DELIMITERS: Final = "\t;,"
_GAPS: Final = re.compile(r"[\W_]+")
# A heading needs so many names that are known, or a first line about a patient would be lost.
_FEWEST_HEADS: Final = 3
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9])?")
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be used: its number, what it is about, the text that says why.

    `ref`: its reference, where that could be read.
    """

    line: int
    about: str
    error: UnreadError
    ref: str | None = None

    @property
    def is_words(self) -> bool:
        """Whether it was hardly meant as a line: each has a reference or a year."""
        return not any(map(str.isdigit, self.about))


@dataclass(slots=True)
class Roster:
    """A list that was read: `entries` are good by themselves, each with the number of its line.

    `unread`: columns that are not used; `beyond`: lines that were too many.
    """

    entries: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    beyond: int = 0


def read_roster(
    moment: Moment,
    text: str,
    asked: Sequence[str] = (),
    kinds: Sequence[Kind] = (),
    before: int = 0,
) -> Roster:
    """Read a list, with a heading or without.

    `asked`: the optional fields that are wanted; `kinds`: the protocols that a line may name;
    `before`: how many lines were read already, after which these are counted.
    """
    moment = replace(moment, protocol=widest(kinds))
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    roster = Roster()
    heads = _heads(lines[0][1]) if lines else None
    if heads is None:
        roster.beyond = max(len(lines) - MOST_LINES, 0)
        for number, line in lines[:MOST_LINES]:
            _add_line(moment, roster, number, line.replace('"', " "), asked)
    else:
        _add_table(moment, roster, text, heads, asked, kinds)
    for entry in roster.entries:
        entry["line"] += before
    roster.problems = [replace(each, line=each.line + before) for each in roster.problems]
    _name_doubles(roster)
    return roster


@cache
def _names_of_columns() -> Mapping[str, str]:
    every = (each.columns for each in LEXICONS)
    return {name: column for each in every for column, names in each.items() for name in names}


def _plain(head: str) -> str:
    return _GAPS.sub(" ", fold(head)).strip()


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _heads(line: str) -> list[str] | None:
    """The names of the columns, where the line is a heading; what is unknown stays as it is."""
    (cells,) = csv.reader([line], delimiter=_delimiter(line))
    names = [_names_of_columns().get(_plain(cell), cell.strip()) for cell in cells]
    known = set(names) & set(_names_of_columns().values())
    return names if len(known) >= _FEWEST_HEADS and "ref" in known else None


def _add_line(
    moment: Moment, roster: Roster, number: int, text: str, asked: Iterable[str]
) -> None:
    line = read_line(moment, text, asked)
    about = line.values.get("ref") or text.strip()[:20]
    problems = [UnreadError("enroll_line_left", words=line.left)] if line.left else []
    problems += line.problems.values()
    if is_early(moment, line.values):
        problems.append(UnreadError("enroll_list_early"))
    _add(roster, number, about, line.values, problems)


def _add_table(
    moment: Moment,
    roster: Roster,
    text: str,
    heads: list[str],
    asked: Iterable[str],
    kinds: Sequence[Kind],
) -> None:
    used = {*NEEDED, _DATE, LANGUAGE, PROTOCOL, *(set(FIELDS) - set(OPTIONAL)), *asked}
    roster.unread = [head for head in heads if head and head not in used]
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text.lstrip().split("\n", 1)[0]))
    rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)][1:]
    roster.beyond = max(len(rows) - MOST_LINES, 0)
    cells = [
        (number, {head: cell.strip() for head, cell in zip(heads, row, strict=False)})
        for number, row in rows[:MOST_LINES]
    ]
    by_24 = any(_is_of_24(row.get("when", "")) for _, row in cells)
    for number, row in cells:
        kept = {name: cell for name, cell in row.items() if name in used}
        _add_row(moment, roster, number, kept, kinds, by_24=by_24)


def _is_of_24(cell: str) -> bool:
    """Whether a time of day shows that its column counts to 24."""
    found = _CLOCK.fullmatch(cell)
    return found is not None and int(found[1]) > _NOON


def _add_row(
    moment: Moment,
    roster: Roster,
    number: int,
    row: Mapping[str, str],
    kinds: Sequence[Kind],
    *,
    by_24: bool,
) -> None:
    when = row.get("when", "")
    if by_24 and (clock := _CLOCK.fullmatch(when)):
        # "9:00" beside "14:30" is the morning.
        when = f"{int(clock[1]):02}h{clock[2]}"
    given = {**row, "when": f"{row.get(_DATE, '')} {when}".strip()}
    values: dict[str, Any] = {}
    problems: list[UnreadError] = []
    moment = _of_kind(moment, kinds, row, values, problems)
    for name, each in FIELDS.items():
        if given.get(name):
            try:
                values[name] = each.read(moment, given[name])
            except UnreadError as problem:
                problems.append(problem)
    if row.get(LANGUAGE):
        values[LANGUAGE] = _language(row[LANGUAGE], problems)
    about = values.get("ref") or next((cell for cell in row.values() if cell), "")[:20]
    if is_early(moment, values):
        problems.append(UnreadError("enroll_list_early"))
    _add(roster, number, about, values, problems)


def _of_kind(
    moment: Moment,
    kinds: Sequence[Kind],
    row: Mapping[str, str],
    values: dict[str, Any],
    problems: list[UnreadError],
) -> Moment:
    """The moment by the protocol that the row names, which is kept by its id."""
    if not row.get(PROTOCOL):
        return moment
    try:
        kind = read_kind(kinds, row[PROTOCOL])
    except UnreadError as problem:
        problems.append(problem)
        return moment
    values[PROTOCOL] = kind.id
    return replace(moment, protocol=kind.protocol)


def _language(cell: str, problems: list[UnreadError]) -> str | None:
    """The language of a patient, by its code or by its name in any language."""
    for code in LANGUAGES:
        names = {code, *(fold(language_name(code, each)) for each in LANGUAGES)}
        if fold(cell) in names:
            return code
    problems.append(UnreadError("enroll_list_language", language=cell[:20]))
    return None


def _add(
    roster: Roster,
    number: int,
    about: str,
    values: dict[str, Any],
    problems: list[UnreadError],
) -> None:
    lacking = next((name for name in NEEDED if name not in values), None)
    if not problems and lacking is not None:
        problems = [UnreadError("enroll_list_lacks", field=lacking)]
    if problems:
        roster.problems.append(Problem(number, about, problems[0], values.get("ref")))
    else:
        optional = dict.fromkeys(("baseline", "bedside"))
        roster.entries.append({"line": number, **optional, **values})


def _name_doubles(roster: Roster) -> None:
    """Of two lines with one reference the first counts."""
    first: dict[str, int] = {}
    for entry in _with_doubles(roster, first):
        error = UnreadError("enroll_list_double", line=first[entry["ref"]])
        roster.problems.append(Problem(entry["line"], entry["ref"], error, entry["ref"]))
        roster.entries.remove(entry)


def _with_doubles(roster: Roster, first: dict[str, int]) -> Iterator[dict[str, Any]]:
    for entry in list(roster.entries):
        if first.setdefault(entry["ref"], entry["line"]) != entry["line"]:
            yield entry
