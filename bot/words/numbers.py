"""Typed pain scores, as numbers and as words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from bot.domain.answers import MAX_SCORE
from bot.words.folding import fold, plain_digits
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons
from bot.words.phrases import any_of


class ScoreKind(StrEnum):
    """How sure a typed score is."""

    EXACT = "exact"
    SUGGESTED = "suggested"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """A typed pain score: exact ones count, suggested ones are confirmed, unclear have none."""

    kind: ScoreKind
    score: int | None = None
    is_whole: bool = field(default=False, compare=False)
    """Whether it is the one whole number that was typed, neither rounded nor of two."""
    has_more: bool = field(default=False, compare=False)
    """Whether the text says more than how strong the pain is now."""


_UNCLEAR = ScoreReading(ScoreKind.UNCLEAR)
_LONGEST_SCORE = 80
DASH = re.compile("[\u2010-\u2015\u2212]")
# Hearts, faces and the like, which change no number.
_PICTURES = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) ?~ ?(?=\d)")
_SPACES = re.compile(r"[\s'\u2018\u2019\u02bc]+")
# No leading full stop or comma: ".5" is not 5.
_BEFORE = ' #*\u00a1\u00bf"\u201c\u00ab(['
_AFTER = ' .,;:!?"\u201d\u00bb)]'
_NUMBER = r"[0-9]{1,2}(?:[.,][0-9]{1,2})?"
_MAYBE_SCORE = re.compile(r"(?<![\d.,])(?:10|\d)(?![\d%]|[.,]\d)")
_PARTS = re.compile(r"[\n,;:!?]+|\.(?!\d)")
# Between two scores, and before the first.
_FEW_WORDS = r"(?:[^\W\d]+[ ,.;:]+){0,6}?"


@dataclass(frozen=True, slots=True)
class _Forms:
    """How scores are written in some languages."""

    digits: Mapping[str, str]
    number_words: tuple[re.Pattern[str], ...]
    """All but what people also say before a score, then all."""
    exact: re.Pattern[str]
    suggested: re.Pattern[str]
    no_pain: re.Pattern[str]
    instead: re.Pattern[str]
    now: re.Pattern[str]
    clauses: re.Pattern[str]
    pain: re.Pattern[str]
    no: re.Pattern[str]
    no_worse: re.Pattern[str]
    scale: re.Pattern[str]
    share: re.Pattern[str]


@cache
def _forms(lexicons: Lexicons) -> _Forms:
    digits = {word: str(n) for each in lexicons for n, word in enumerate(each.numbers)}
    slips = {word: str(n) for each in lexicons for word, n in each.number_slips.items()}
    digits = {**slips, **digits}
    before = {word for each in lexicons for words in each.before_score for word in words.split()}
    endings = any_of(each.number_endings for each in lexicons)
    none = any_of(each.no_pain for each in lexicons)
    scale = rf"(?: ?/ ?| {any_of(each.out_of for each in lexicons)} )10"
    return _Forms(
        digits=digits,
        number_words=tuple(
            re.compile(rf"\b{any_of([words])}(?={endings}\b|\b)")
            for words in (digits.keys() - before, digits.keys())
        ),
        exact=re.compile(rf"(?:10|(?P<score>[0-9])(?:{scale})?)"),
        suggested=re.compile(
            rf"{_before(lexicons)}{_amount(lexicons)}(?:[ -]?{endings})?(?:{scale})?"
            # "8 (eight)", once the word is a number.
            rf"(?: ?\((?P=low)(?:\)|\Z))?{_after(lexicons)}"
        ),
        no_pain=re.compile(
            rf"(?:0[ ,.:;=(-]+)?(?:{none}|{_before(lexicons)}{none}){_after(lexicons)}"
        ),
        scale=re.compile(rf"(?<=\d){scale}(?!\d)"),
        share=re.compile(
            rf"(?<!\d)\d{{1,3}} ?(?:%|{any_of(each.percents for each in lexicons)}\b)"
        ),
        **_of_several(lexicons),
    )


def _of_several(lexicons: Lexicons) -> dict[str, re.Pattern[str]]:
    """How one of two scores counts: "3 not 8", "8 yesterday, today 3", "from 8 to 3"."""
    before, after = _before(lexicons), _after(lexicons)
    rather = any_of(each.rather_than for each in lexicons)
    today = [[word for word, days in each.days.items() if days == 0] for each in lexicons]
    now = any_of([*today, *(each.just_now for each in lexicons)])
    rises = any_of(each.rises_from for each in lexicons)
    to = any_of(each.rises_to for each in lexicons)
    some = any_of(words for each in lexicons for words in (each.how_much, each.padding))
    better = any_of(each.comparing for each in lexicons)
    first = rf"(?<![\d.,])(?:10|[0-9])(?:/10)?(?![\d%])[ ,.;:]+(?!{_units(lexicons)}\b)"
    return {
        "instead": re.compile(rf"{before}(?P<low>10|[0-9]),? {rather} (?:10|[0-9]){after}"),
        "now": re.compile(
            rf"(?:{_FEW_WORDS}{first}{_FEW_WORDS}\b{now}\b[ ,]*"
            rf"|{_FEW_WORDS}\b{rises} {first}{_FEW_WORDS}\b{to} )"
            rf"{before}(?P<low>10|[0-9])(?:/10)?{after}"
        ),
        "clauses": re.compile(rf"[.,;:!?]+(?: |\Z)| {any_of(each.joining for each in lexicons)} "),
        "pain": re.compile(rf"\b{any_of(each.pain for each in lexicons)}"),
        "no": re.compile(any_of(each.no for each in lexicons)),
        "no_worse": re.compile(rf"(?:{some} )*{better}(?: {some})*"),
    }


def _units(lexicons: Lexicons) -> str:
    times = [words for each in lexicons for words in each.units.values()]
    return any_of([*times, *(each.minute_words for each in lexicons)])


def _before(lexicons: Lexicons) -> str:
    words = any_of(list_ for each in lexicons for list_ in (each.before_score, each.courtesies))
    to = any_of(each.ranges for each in lexicons)
    # "No, 3" is no "no pain".
    no = rf"{any_of(each.no for each in lexicons)} ?[,.:;!]+ ?"
    # "On a scale of 0 to 10".
    scale = rf"[01] ?(?:-|{to}) ?10,? "
    return rf"(?:{words}\b(?: ?[,.:;!]+ ?| )|{no}|[~\u2248] ?|{scale})*+"


def _after(lexicons: Lexicons) -> str:
    words = any_of(list_ for each in lexicons for list_ in (each.after_score, each.courtesies))
    return rf"(?:[ ,.;:!]+{words}\b)*"


def _amount(lexicons: Lexicons) -> str:
    half = any_of(each.halves for each in lexicons)
    to = any_of((*each.ranges, *each.joining) for each in lexicons)
    points = any_of(each.points for each in lexicons)
    vague = rf"(?:[ -]?{any_of(each.number_endings for each in lexicons)})?"
    high = rf"{vague}(?: ?- ?| ?{to} |(?<=\d){to}(?=\d)|, ){_before(lexicons)}(?P<high>{_NUMBER})"
    part = rf"(?P<half> (?:1/2|{half}|{points} [1-9]))"
    return rf"(?P<low>{_NUMBER})(?:{part}|{high})?"


_forms(LEXICONS)  # at start, not while somebody waits


def read_score(text: str, lexicons: Lexicons = LEXICONS) -> ScoreReading:
    """Read a typed pain score of 0 to 10, in the words of any of the languages.

    Ranges and halves suggest the upper whole number, two of which one is over or wrong the other.
    "10/10" is only suggested, because people also write it to say "all good". "No pain" suggests
    0, and what is a score of the pain in one part of a text that has no other number that may be
    one. Whatever needs a guess is unclear.
    """
    line = _score_line(text)
    if len(line) > _LONGEST_SCORE:
        return _UNCLEAR
    forms = _forms(lexicons)
    if exact := forms.exact.fullmatch(line):
        return ScoreReading(ScoreKind.EXACT, int(exact["score"] or MAX_SCORE), is_whole=True)
    in_figures = [words.sub(lambda m: forms.digits[m[0]], line) for words in forms.number_words]
    for each in in_figures:
        if found := forms.instead.fullmatch(each):
            return ScoreReading(ScoreKind.SUGGESTED, int(found["low"]), is_whole=True)
        if found := forms.now.fullmatch(each):
            return ScoreReading(ScoreKind.SUGGESTED, int(found["low"]), has_more=True)
        found = forms.suggested.fullmatch(each)
        if found is not None and (reading := _suggest(found)) is not _UNCLEAR:
            return reading
    if any(map(forms.no_pain.fullmatch, (line, *in_figures))):
        return ScoreReading(ScoreKind.SUGGESTED, 0)
    return _of_one_clause(in_figures[0], forms)


def _of_one_clause(line: str, forms: _Forms) -> ScoreReading:
    """The score of the pain in one part of a text: "I'm 72 and the pain is 5"."""
    line = forms.scale.sub("", line, count=1)
    if len(_MAYBE_SCORE.findall(line)) != 1:
        return _UNCLEAR
    clauses = [each.strip(_BEFORE + _AFTER) for each in forms.clauses.split(line)]
    others = [each for each in clauses if not _is_beside(each, forms)]
    for clause in clauses:
        found = forms.suggested.fullmatch(clause)
        if found is not None and (forms.pain.search(clause) or others == [clause]):
            return replace(_suggest(found), is_whole=False, has_more=True)
    return _UNCLEAR


def _is_beside(clause: str, forms: _Forms) -> bool:
    """Say whether it answers something else: that nothing is wrong, or that it is no worse."""
    return bool(forms.no.fullmatch(clause) or forms.no_worse.fullmatch(clause))


def answers_beside(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a part of a text is a score, or that the pain is no worse: "no, 6, better"."""
    is_score = read_score(text, lexicons).kind is not ScoreKind.UNCLEAR
    return is_score or is_comparison(text, lexicons)


def is_comparison(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a whole text compares the pain with before, and not as worse: "about half"."""
    return _forms(lexicons).no_worse.fullmatch(_score_line(text)) is not None


def has_score_among(text: str) -> bool:
    """Say whether a part of a text is a score: "None / 4 / better", typed in lines."""
    parts = (part for part in _PARTS.split(text) if names_number(part))
    return any(read_score(part).kind is not ScoreKind.UNCLEAR for part in parts)


def names_share(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Say whether a text has a share of the pain, which is no score: "80% better"."""
    return _forms(lexicons).share.search(plain_digits(fold(text))) is not None


def without_share(text: str, lexicons: Lexicons = LEXICONS) -> str:
    """Return a text without the share of the pain that is gone."""
    return _forms(lexicons).share.sub(" ", plain_digits(fold(text)))


def whole_score(text: str) -> int | None:
    """Return the one whole score that a text says, in figures or in words, else None.

    "No pain" is 0; "none" may be no answer.
    """
    reading = read_score(text)
    is_none = reading.score == 0 and any(each in fold(text) for each in _pain(LEXICONS))
    return reading.score if reading.is_whole or is_none else None


@cache
def _pain(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(word for each in lexicons for word in each.pain)


def speaks_of_pain(text: str, lexicons: Lexicons = LEXICONS) -> bool:
    """Whether a text has a word for pain."""
    return _forms(lexicons).pain.search(fold(text)) is not None


def names_number(text: str) -> bool:
    """Whether a text has a digit, so that a number was meant that is no score."""
    return any(char.isdecimal() for char in text)


def _score_line(text: str) -> str:
    text = text.replace("\u00bd", " 1/2").replace("\U0001f51f", " 10 ")
    line = _BETWEEN_DIGITS.sub("-", plain_digits(fold(_PICTURES.sub(" ", text))))
    return _SPACES.sub(" ", DASH.sub("-", line)).lstrip(_BEFORE).rstrip(_AFTER)


def _suggest(match: re.Match[str]) -> ScoreReading:
    written = (match["low"], match["high"] or match["low"])
    values = [float(number.replace(",", ".")) for number in written]
    score = math.ceil(max(values)) + bool(match["half"])
    if score > MAX_SCORE:
        return _UNCLEAR
    is_whole = match["low"].isdecimal() and not match["high"] and not match["half"]
    return ScoreReading(ScoreKind.SUGGESTED, score, is_whole=is_whole)
