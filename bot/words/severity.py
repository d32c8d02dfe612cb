"""Scores of a pain that say by themselves that it is bad: near the end of the scale, or risen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.words.folding import plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of

_WORDS = r"\W+(?:[a-z]+\W+){0,6}?"
_SCORE = r"(?<![\d.,:/-])(10|\d)(?![\d.,:/-]*\d)"
# "From 8 to 10 pm" is no score, and neither is "from 2 to 4 hours".
_NO_UNIT = r"(?!\s*(?:%|[ap]\.?m\b|de la\b|h\b|ho|oclock|o.clock|min|d[ai]|week|sem|times|vec|mg))"


@dataclass(frozen=True, slots=True)
class _Forms:
    """How scores of a pain are said in some languages."""

    numbers: dict[str, str]
    number: re.Pattern[str]
    pain: re.Pattern[str]
    scored: re.Pattern[str]
    top: re.Pattern[str]
    rise: re.Pattern[str]
    earlier: re.Pattern[str]


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    # Only the higher ones: "un" and "one" are more often no score.
    numbers = {w: str(n) for each in lexicons for n, w in enumerate(each.numbers) if n > 1}
    pain = rf"\b{any_of(each.pain for each in lexicons)}[a-z]*"
    scored = rf"\b{any_of(each.scored for each in lexicons)}\b"
    out_of = any_of(each.out_of for each in lexicons)
    top = rf"(?<![\d.,:/-])(?:9|10) ?(?:/|\b{out_of}\b) ?10\b(?!/)"
    alone = rf"{scored} 10(?![/:.,-]?\d|\s*[a-z%])"
    before = any_of(each.rises_from for each in lexicons)
    between = any_of(each.rises_to for each in lexicons)
    return _Forms(
        numbers=numbers,
        number=re.compile(rf"\b{any_of([numbers])}\b"),
        pain=re.compile(pain),
        scored=re.compile(scored),
        top=re.compile(rf"{pain}{_WORDS}(?:{top}|{alone})|{top}{_WORDS}{pain}"),
        rise=re.compile(rf"\b{before} {_SCORE}\W+{between} {_SCORE}{_NO_UNIT}"),
        earlier=re.compile(rf"\b{any_of(each.earlier for each in lexicons)}\b"),
    )


_forms(LEXICONS)  # at start, not while somebody waits


def names_severe_pain(folded: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a folded text has a pain of 9 or 10 out of 10 now, or one whose score rose."""
    forms = _forms(lexicons)
    line = forms.number.sub(lambda word: forms.numbers[word[0]], plain_digits(folded))
    if any(_is_worse(found, line, forms) for found in forms.rise.finditer(line)):
        return True
    return forms.top.search(line) is not None and forms.earlier.search(line) is None


def _is_worse(found: re.Match[str], line: str, forms: _Forms) -> bool:
    """Say whether two scores are those of a pain that rose: "from 8 to 10" may be hours.

    "De 5 a 6", and nothing else, is a score between two.
    """
    is_score = forms.scored.search(found[0]) or forms.pain.search(line)
    is_range = found[0] == line.strip() and int(found[2]) - int(found[1]) == 1
    return bool(is_score) and not is_range and int(found[1]) < int(found[2])
