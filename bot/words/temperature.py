"""Body temperatures in what people type."""

from __future__ import annotations

import re
from functools import cache

from bot.words.folding import plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

# 38 C or 100.4 F, up to what a living person can have.
_HOT = r"(?<!\d)(?<!\d[.,:])(?:3[89]|4[0-3]|100[.,][4-9]|10[1-9])(?!\d|\s*%)"

_ALONE = (
    r"\A[^\d$€]*(?<![\d.,$€])(?:3[89]|4[0-2]|10[1-6]|100(?=[.,][4-9]))[.,]\d(?![\d.,:%]|\s*(?:[$€%]"
    r"|kg|kilo|lb|pound|libra|mile|milla|km|fm|euro|peso|dolar|dollar|mg|ml|cm|am|pm))[^\d]*\Z"
)


@cache
def _fever(lexicons: Lexicons) -> re.Pattern[str]:
    half = any_of(each.half_degrees for each in lexicons).replace(r"\ ", r"\s+")
    hot = rf"{_HOT}(?:[.,]\d++|\s+{half})?"
    named = _named(lexicons)
    return re.compile(
        # A tenth that no pain score and no price has, as all that the text counts.
        rf"{_ALONE}|{named}(?:\W++\w++){{0,4}}?\W*+{hot}"
        rf"|{hot}\W*+(?:[a-z]++\W++){{0,2}}?{named}"
        rf"|{hot}{_degrees(lexicons)}"
    )


def _named(lexicons: Lexicons) -> str:
    """The word for a body temperature or for what shows it."""
    begins = any_of(each.thermometer for each in lexicons)
    others = any_of(each.no_thermometer for each in lexicons)
    return rf"\b(?!{others}){begins}[a-z]*+"


def _degrees(lexicons: Lexicons) -> str:
    words = any_of(each.degrees for each in lexicons)
    # Folding makes an "o" of the sign that Spanish keyboards have for degrees.
    return rf"(?:\s*+(?:°|(?:oc|[cf]|{words})\b)|o[cf]?\b)"


_fever(LEXICONS)  # at start, not while somebody waits


def names_fever(folded: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a folded text names a temperature of 38 C (100.4 F) or more."""
    return _fever(lexicons).search(plain_digits(folded)) is not None
