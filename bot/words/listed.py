"""Whether a text says which of the listed warning signs somebody has, after they said none."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_LONGEST: Final = 80
_APOSTROPHES: Final = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NO_WORD: Final = re.compile(r"[^\w#]+|_+")


@cache
def _named(lexicons: Lexicons) -> re.Pattern[str]:
    listed = [each.listed for each in lexicons]
    numbers = [str(n) for n in range(1, 10)]
    # "Un" is no number here, and neither is a zero.
    words = [word for each in lexicons for word in each.numbers[2:10]]
    has = any_of(each.having for each in listed)
    nth = any_of(each.places for each in listed)
    number = rf"(?:{any_of(each.numbering for each in listed)} |# ?){any_of([numbers, words])}"
    sign = any_of(each.signs for each in listed)
    one = any_of(each.ones for each in listed)
    asides = [each.asides for each in listed]
    before = any_of(
        [*asides, *(x.courtesies for x in lexicons), *(x.corrections for x in lexicons)]
    )
    yes = any_of(each.yes for each in lexicons)
    after = any_of([*asides, *(x.courtesies for x in lexicons), *(x.how_much for x in lexicons)])
    return re.compile(
        rf"(?:(?:{before}|{yes}) )*"
        rf"(?:{has} (?:{number}|{nth} (?:{sign}|{one})|{one} {sign})|{nth} {sign})"
        rf"(?: {after})*"
    )


@cache
def _agreed(lexicons: Lexicons) -> re.Pattern[str]:
    asides = [each.listed.asides for each in lexicons]
    around = any_of([*asides, *(each.courtesies for each in lexicons)])
    yes = any_of(each.yes for each in lexicons)
    detail = any_of(each.listed.details for each in lexicons)
    more = rf"(?: (?:{detail}|{around}))*"
    return re.compile(rf"(?:{around} )*{yes}{more} {detail}{more}")


_named(LEXICONS)  # at start, not while somebody waits
_agreed(LEXICONS)


def names_listed_sign(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text is that one of the list is so: "oh wait, I do have number 5".

    A bare number, and one beside a pain, is a score.
    """
    return _named(lexicons).fullmatch(_said(text)) is not None


def agrees_to_list(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether an answer to the list is a yes that tells more of it: "yes, since Monday".

    A question is none, nor what may be a yes to anything else: "yes, I got it", "yes, it works".
    """
    return "?" not in text and _agreed(lexicons).fullmatch(_said(text)) is not None


def _said(text: str) -> str:
    """The words of a text that is short enough to be one answer, else none."""
    said = _NO_WORD.sub(" ", _APOSTROPHES.sub("", plain_digits(fold(text)))).strip()
    return said if len(said) <= _LONGEST else ""
