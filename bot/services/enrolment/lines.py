"""An injection in one typed line, its parts in any order: K7-204 1951 low 8 2:30pm after 5."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any, Final

from bot.services.enrolment import fields
from bot.services.enrolment.fields import FIELDS, UnreadError
from bot.services.enrolment.rules import Moment, read_when
from bot.words.folding import fold
from bot.words.identity import MIN_AGE, read_birth_year, read_reference
from bot.words.languages import LEXICONS
from bot.words.numbers import ScoreKind, read_score, whole_score

_BETWEEN: Final = re.compile(r"[\s,;|]+")
# More words than this are no line about one injection.
_MOST_WORDS: Final = 16
_YEAR: Final = re.compile(r"[0-9]{4}")
# A time of day looks like a reference too: 2pm, 14h15.
_HOUR: Final = re.compile(r"[0-9]{1,4}(?:[ap]m|h[0-9]{0,2})", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """What was understood of a line: the values by their fields, and why others are lacking.

    `left`: words that nothing was made of.
    """

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, UnreadError] = field(default_factory=dict)
    left: str = ""

    @property
    def says_anything(self) -> bool:
        """Whether it was meant as a line at all, and not as a reference that is none."""
        return bool(self.values.keys() - {"ref", "baseline"}) or len(self.values) > 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the words that say by themselves nothing of what they are."""

    ref: int | None
    score: int | None
    when: str


def read_line(moment: Moment, text: str, asked: Iterable[str] = ()) -> Line:
    """Read a typed line; `asked`: the optional fields that may stand in it.

    What could be read in two ways is kept in neither, and named.
    """
    words: list[str | None] = [word for word in _BETWEEN.split(text.strip()) if word]
    line = Line()
    if len(words) > _MOST_WORDS:
        line.left = text
        return line
    _take_scores(words, line)
    _take_named(words, line, "area", fields.areas())
    for name in asked:
        _OPTIONAL[name](words, line)
    _take_years(moment, words, line)
    _take_now(moment, words, line)
    _take_rest(moment, words, line)
    return line


@cache
def _phrases(what: str) -> tuple[str, ...]:
    every = {phrase for lexicon in LEXICONS for phrase in getattr(lexicon, what)}
    return tuple(sorted(every, key=lambda phrase: -phrase.count(" ")))


def _found(words: list[str | None], phrases: Iterable[str]) -> Iterator[tuple[str, range]]:
    """Each phrase that stands in the words, the longest first, and where it stands."""
    plain = [None if word is None else fold(word).strip(".:") for word in words]
    for phrase in sorted(phrases, key=lambda each: -each.count(" ")):
        parts = phrase.split()
        for start in range(len(words) - len(parts) + 1):
            place = range(start, start + len(parts))
            if plain[start : place.stop] == parts and all(words[at] is not None for at in place):
                yield phrase, place


def _cut(words: list[str | None], place: Iterable[int]) -> None:
    for at in place:
        words[at] = None


def _is_score(word: str | None) -> bool:
    return word is not None and read_score(word).kind is ScoreKind.EXACT


def _take_scores(words: list[str | None], line: Line) -> None:
    """The scores that a word says of when they are: "before 8 after 3", or "8 before, 3 after"."""
    places = [
        (name, place, what == "just_now")
        for name, what in (
            ("bedside", "pain_after"),
            ("bedside", "just_now"),
            ("baseline", "pain_before"),
        )
        for _, place in _found(words, _phrases(what))
    ]
    is_behind = any(
        _score_at(words, _past_articles(words, place.stop)) is None
        and _score_at(words, place.start - 1) is not None
        for _, place, is_now in places
        if not is_now
    )
    for name, place, _ in places:
        at = place.start - 1 if is_behind else _past_articles(words, place.stop)
        score = _score_at(words, at)
        if score is None or name in line.values or any(words[each] is None for each in place):
            continue
        line.values[name] = score
        before = min(place.start, at) - 1
        _cut(words, range(before + 1, max(place.stop, at + 1)))
        if before >= 0 and words[before] in _phrases("joining"):
            words[before] = None


def _past_articles(words: list[str | None], at: int) -> int:
    """Where the score is behind "was a" and "ahora es un"."""
    while at < len(words) and words[at] in _phrases("scored"):
        at += 1
    return at


def _score_at(words: list[str | None], at: int) -> int | None:
    word = words[at] if 0 <= at < len(words) else None
    return None if word is None else whole_score(word)


def _take_named(words: list[str | None], line: Line, name: str, names: Mapping[str, str]) -> None:
    """A field whose values have names; two of them at once are named as a problem."""
    found: dict[str, None] = {}
    for phrase, place in _found(words, names):
        # "low" inside of "low back" was cut already.
        if all(words[at] is not None for at in place):
            found[names[phrase]] = None
            _cut(words, place)
    if len(found) == 1:
        line.values[name] = next(iter(found))
    elif found:
        line.problems[name] = UnreadError("enroll_line_two", found=" / ".join(found))


def _take_side(words: list[str | None], line: Line) -> None:
    _take_named(words, line, "side", fields.sides())


def _take_level(words: list[str | None], line: Line) -> None:
    for at, word in enumerate(words):
        if word is not None and fields.is_level(word):
            line.values["level"] = word.upper().replace("/", "-")
            words[at] = None
            return


def _take_clinician(words: list[str | None], line: Line) -> None:
    for _, place in _found(words, _phrases("by_whom")):
        at = place.stop
        if at < len(words) and (word := words[at]) is not None and word.isalpha():
            line.values["clinician"] = word.upper()
            _cut(words, [*place, at])
            return


_OPTIONAL: Final[dict[str, Callable[[list[str | None], Line], None]]] = {
    "clinician": _take_clinician,
    "side": _take_side,
    "level": _take_level,
}


def _take_years(moment: Moment, words: list[str | None], line: Line) -> None:
    numbers = [at for at, word in enumerate(words) if word is not None and _YEAR.fullmatch(word)]
    years = [at for at in numbers if read_birth_year(words[at] or "", this_year=moment.now.year)]
    if len(years) == 1:
        line.values["year"] = int(words[years[0]] or "")
    elif years:
        found = " / ".join(words[at] or "" for at in years)
        line.problems["year"] = UnreadError("enroll_line_two", found=found)
    _cut(words, years)


def _take_now(moment: Moment, words: list[str | None], line: Line) -> None:
    for _, place in _found(words, _phrases("just_now")):
        line.values["when"] = moment.now.isoformat()
        _cut(words, place)
        return


def _take_rest(moment: Moment, words: list[str | None], line: Line) -> None:
    """Reference, score and time: whatever leaves no word over, if there is one such way."""
    left = [at for at, word in enumerate(words) if word is not None]
    readings = [
        reading for reading in _readings(words, left, line) if _is_time(moment, reading, line)
    ]
    if not readings:
        _take_some(moment, words, left, line)
        return
    # Words that need not be passed over are better read than those that are.
    most = max((each.ref is not None, each.score is not None) for each in readings)
    readings = [
        each for each in readings if (each.ref is not None, each.score is not None) == most
    ]
    _keep(line, "ref", {words[each.ref] for each in readings if each.ref is not None}, moment)
    scores = {words[each.score] for each in readings if each.score is not None}
    _keep(line, "baseline", scores, moment)
    _keep(line, "when", {each.when for each in readings if each.when}, moment)


def _readings(words: list[str | None], left: list[int], line: Line) -> Iterator[_Reading]:
    refs: list[int | None] = [at for at in left if _may_be_reference(words[at] or "")]
    scores: list[int | None] = [at for at in left if _is_score(words[at])]
    has_score = "baseline" in line.values
    for ref, score in product([*refs, None], [None] if has_score else [*scores, None]):
        rest = [at for at in left if at not in {ref, score}]
        is_one = not rest or rest[-1] - rest[0] == len(rest) - 1
        if is_one and (ref is None or ref != score):
            yield _Reading(ref, score, " ".join(words[at] or "" for at in rest))


def _is_time(moment: Moment, reading: _Reading, line: Line) -> bool:
    if not reading.when or "when" in line.values:
        return not reading.when
    return bool(read_when(moment, reading.when))


def _keep(line: Line, name: str, found: set[str | None], moment: Moment) -> None:
    if len(found) > 1:
        line.problems[name] = UnreadError(
            "enroll_line_two", found=" / ".join(sorted(filter(None, found)))
        )
        return
    for text in found:
        try:
            line.values[name] = FIELDS[name].read(moment, text or "")
        except UnreadError as problem:
            line.problems[name] = problem


def _take_some(moment: Moment, words: list[str | None], left: list[int], line: Line) -> None:
    """Not all can be read: what surely is something is kept, the rest is named."""
    young = [at for at in left if _is_young_year(moment, words[at] or "")]
    if young and "year" not in line.values.keys() | line.problems.keys():
        line.problems["year"] = UnreadError("enroll_birth_year_bad")
        _cut(words, young)
        _take_rest(moment, words, line)
        return
    refs = [at for at in left if _looks_like_reference(words[at] or "")]
    scores = [at for at in left if _is_score(words[at])]
    if refs:
        line.values["ref"] = read_reference(words[refs[0]] or "")
        left.remove(refs[0])
    if len(scores) == 1 and "baseline" not in line.values:
        line.values["baseline"] = read_score(words[scores[0]] or "").score
        left.remove(scores[0])
    line.left = " ".join(words[at] or "" for at in left)
    # What is left may have been a part of the time.
    line.values.pop("when", None)


def _is_young_year(moment: Moment, word: str) -> bool:
    """Whether a child was born in this year."""
    return _YEAR.fullmatch(word) is not None and 0 <= moment.now.year - int(word) < MIN_AGE


def _looks_like_reference(word: str) -> bool:
    is_mixed = any(map(str.isalpha, word)) and any(map(str.isdigit, word))
    return is_mixed and _may_be_reference(word)


def _may_be_reference(word: str) -> bool:
    return read_reference(word) is not None and not _HOUR.fullmatch(word)
