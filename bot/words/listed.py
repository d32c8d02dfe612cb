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
def _agreed(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins with a yes that is one, and the words of who is at ease."""
    sure = any_of(each.listed.sure for each in lexicons)
    at_ease = any_of(each.listed.at_ease for each in lexicons)
    return re.compile(rf"\W*{sure}(?!\w)"), re.compile(rf"\b{at_ease}\b")


_named(LEXICONS)  # at start, not while somebody waits
_agreed(LEXICONS)


def names_listed_sign(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text is that one of the list is so: "oh wait, I do have number 5".

    A bare number, and one beside a pain, is a score.
    """
    folded = _APOSTROPHES.sub("", plain_digits(fold(text)))
    said = _NO_WORD.sub(" ", folded).strip()
    return len(said) <= _LONGEST and _named(lexicons).fullmatch(said) is not None


def agrees_to_list(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether an answer to the list begins with a yes and tells more: "yes, since Monday".

    A question, and a yes of who is at ease, is none: "yes I'm fine".
    """
    folded = _APOSTROPHES.sub("", plain_digits(fold(text)))
    sure, at_ease = _agreed(lexicons)
    is_short = len(folded) <= _LONGEST and "?" not in folded
    return is_short and sure.match(folded) is not None and at_ease.search(folded) is None
