"""What says who somebody is: a typed birth year, a patient's reference."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.numbers import DASH
from bot.words.phrases import any_of

MIN_AGE: Final = 18
MAX_AGE: Final = 120


_FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_CENTURIES = (1900, 2000)


def read_birth_year(text: str, *, this_year: int, lexicons: Lexicons = LEXICONS) -> int | None:
    """Return the one year in `text` in which a living adult can be born, else None.

    It has 4 digits, or is said in words; of a day and a month, two digits are enough. Other words
    and numbers are ignored; two numbers of 4 digits are no answer.
    """
    line = plain_digits(fold(text))
    years = [int(year) for year in _FOUR_DIGITS.findall(line)]
    years += _said_years(line, lexicons)
    can_be = range(this_year - MAX_AGE, this_year - MIN_AGE + 1)
    if not years:
        short = [int(found["year"] or found["last"]) for found in _date(lexicons).finditer(line)]
        years = [full for each in short for c in _CENTURIES if (full := c + each) in can_be]
    return years[0] if len(years) == 1 and years[0] in can_be else None


def _said_years(line: str, lexicons: Lexicons) -> list[int]:
    """The years that are said in words: "nineteen sixty-two"."""
    centuries = {word: n for each in lexicons for word, n in each.centuries.items()}
    tens = {word: n for each in lexicons for word, n in each.tens.items()}
    ones = {word: n for each in lexicons for n, word in enumerate(each.numbers)}
    found = _spoken(lexicons).finditer(line)
    return [
        centuries[each["century"]] + tens.get(each["tens"], 0) + ones.get(each["ones"], 0)
        for each in found
    ]


@cache
def _spoken(lexicons: Lexicons) -> re.Pattern[str]:
    century = any_of(each.centuries for each in lexicons)
    tens = any_of(each.tens for each in lexicons)
    ones = any_of(each.numbers[1:10] for each in lexicons)
    joining = any_of(each.joining for each in lexicons)
    return re.compile(
        rf"\b(?P<century>{century})\b(?:[ -]+(?P<tens>{tens})\b)?"
        rf"(?:[ -]+(?:{joining} )?(?P<ones>{ones})\b)?"
    )


@cache
def _date(lexicons: Lexicons) -> re.Pattern[str]:
    """A day, a month by its name and two digits: "june 5, 60", "5 de junio del 60"."""
    month = any_of(names for each in lexicons for names in each.months)
    of = any_of(each.of for each in lexicons)
    end = r"['\u2019]?"
    return re.compile(
        rf"\b{month}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?,? (?:{of} )?{end}(?P<year>\d\d)(?!\d)"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{of} )?{month}\.?,? (?:{of} )?{end}(?P<last>\d\d)(?!\d)"
    )


_AROUND = " \t\r\n.,;:!?\"'()[]{}<>*`\u201c\u201d\u2018\u2019\u00ab\u00bb\u00a1\u00bf"
_STRAY = re.compile(r"[\W_]+", re.ASCII)
_MOST_PARTS = 2
_MANY_LETTERS = re.compile(r"[A-Za-z]{4}")
_REFERENCE = re.compile(r"(?=.{2,12}\Z)[A-Z0-9]+(?:-+[A-Z0-9]+)*+", re.IGNORECASE | re.ASCII)


def read_reference(text: str) -> str | None:
    """Return staff's short patient reference in upper case, else None.

    It has 2 to 12 letters (A to Z), digits and dashes, with no dash at either end. Punctuation
    and quotes around it are none of it.
    """
    reference = DASH.sub("-", unicodedata.normalize("NFKC", text)).strip(_AROUND)
    return reference.upper() if _REFERENCE.fullmatch(reference) else None


def references_meant(text: str, lexicons: Lexicons = LEXICONS) -> tuple[str, ...]:
    """Return the references that who looks for one may mean, the likeliest first.

    What else is between its letters and digits was meant as a dash, or as nothing: "k7 204".
    Words around it are left out: "find patient no. K7-204, please".
    """
    plain, bare = _joined(text), "-".join(_named(text, _around(lexicons)))
    sought = "-".join(_named(fold(text), _around(lexicons) | _seeking(lexicons)))
    ways = [text]
    for each in (plain, bare, sought):
        ways += [each, each.replace("-", "")]
    written = (read_reference(each) for each in ways)
    return tuple(dict.fromkeys(each for each in written if each is not None))


def reference_named(text: str, lexicons: Lexicons = LEXICONS) -> str | None:
    """Return the reference with a digit that a text is, but for stray characters, else None.

    "Ann Lee 2" is none: what a dash was left out of has few letters in a row.
    """
    if reference := read_reference(text):
        return reference if any(char.isdigit() for char in reference) else None
    parts = _named(text, _around(lexicons))
    if len(parts) > _MOST_PARTS or not any(map(str.isdigit, "".join(parts))):
        return None
    is_split = len(parts) > 1
    if is_split and (not parts[0][0].isalpha() or _MANY_LETTERS.search(" ".join(parts))):
        return None
    return read_reference("-".join(parts))


def _joined(text: str) -> str:
    return _STRAY.sub("-", unicodedata.normalize("NFKC", text)).strip("-")


def _named(text: str, around: frozenset[str]) -> list[str]:
    """Return the parts of a reference, without the words around it."""
    parts = [part for part in _joined(text).split("-") if part]
    while parts and fold(parts[0]) in around:
        del parts[0]
    while parts and fold(parts[-1]) in around:
        del parts[-1]
    return parts


@cache
def _around(lexicons: Lexicons) -> frozenset[str]:
    lists = (words for each in lexicons for words in (each.courtesies, each.columns["ref"]))
    return frozenset(word for words in lists for said in words for word in said.split())


@cache
def _seeking(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(word for each in lexicons for word in each.seeking)
