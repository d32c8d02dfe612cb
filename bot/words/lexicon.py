"""What a language brings, so that the matchers understand what people type in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias

from bot.domain.ledger import Area, Side
from bot.domain.protocol import Unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Topic:
    """What a text may be about, and how people say it."""

    phrases: tuple[str, ...]
    """They mean it wherever they stand."""
    whole: frozenset[str] = frozenset()
    """They mean it as a whole message, with a space for all punctuation.

    "Stop" inside a sentence is not a wish to leave. No word that answers a question: "alto" is
    also how strong a pain is.
    """
    capitals: frozenset[str] = frozenset()
    """They mean it as a whole message in capitals alone, and may answer a question otherwise."""
    around: frozenset[str] = frozenset()
    """Words that may stand around a whole message."""
    others: tuple[str, ...] = ()
    """Phrases that only sound like it; without gaps where they could swallow another one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listed:
    """How somebody says which of the listed signs they have: "oh wait, I do have number 5"."""

    having: tuple[str, ...]
    """What says of one of the list that it is so: "i do have", "yes to"."""
    numbering: tuple[str, ...]
    """What stands before its number, and makes no score of it: "number"."""
    places: tuple[str, ...]
    """Where it stands: "the second"."""
    signs: tuple[str, ...]
    """What it is called: "sign", "of the signs"."""
    ones: tuple[str, ...]
    """What it is called that may also be something else: "one"."""
    asides: tuple[str, ...]
    """What stands around all that and changes nothing: "oh wait", "after all"."""
    details: tuple[str, ...]
    """What says behind a yes since when, where or how much, and nothing of anything else."""


# Compared as the one thing that it is, so that what is compiled from it can be kept.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language; none of the lists may be left out, some may be empty.

    All are written as `bot.words.folding` leaves a text: lower-case letters without accents.
    In lists of phrases the wildcards of `bot.words.phrases` hold, in all others none.
    """

    signs: Mapping[str, tuple[str, ...]]
    """Danger signs: the name that staff see (as it is spelt), then the phrases that mean it."""
    no_sign: tuple[str, ...]
    """Phrases that only sound like a sign: "can't feel any pain". No plain negation of one."""
    self_harm: Topic
    """Who may harm themselves, said openly or not."""
    death: Topic
    """A death."""
    help: Topic
    """A cry for help."""
    leaving: Topic
    """A wish for no more messages."""
    pausing: Topic
    """A wish for no messages for a while."""
    resuming: Topic
    """A wish to go on, after a pause or without one; as a whole message alone."""
    deletion: Topic
    """A wish that what is kept of somebody is deleted."""
    worse: Topic
    """Worse pain, a fall, a hospital, an infection, illness, a heavy or tingling limb."""
    call: Topic
    """A wish to be called."""
    visit: Topic
    """A wish to be seen."""
    visit_when: Topic
    """Who asks when a visit is."""
    visit_off: Topic
    """Who cannot come to one, or wants another day."""
    presence: Topic
    """Who asks whether a person reads, or what this is."""
    emergency_numbers: tuple[str, ...]
    """Digits that are a cry for help, as a whole message or where somebody is to call them."""

    sounds: tuple[tuple[str, str], ...]
    """What is written for each other, and as what both are compared; in this order."""
    stemmer: str
    """The name of the language in PyStemmer."""
    shorthand: Mapping[str, str]
    """What is typed for another word, or for several: "u", "pal"."""
    clipped: Mapping[str, str]
    """How the end of a word is typed as it is spoken, and how it is spelt: "talkin"."""
    other_words: frozenset[str]
    """Words that look like one of the lists with a slip, and are none: "week" is not "weak"."""

    yes: tuple[str, ...]
    """What says yes to a question, as a whole text; an apostrophe is nothing here: "im"."""
    agreeing: tuple[str, ...]
    """Those of them that only go along with what is said: none says that it is so."""
    no: tuple[str, ...]
    """The same for no."""
    listed: Listed
    """How one of the listed signs is named later on."""
    refusals: tuple[str, ...]
    """Those of them that turn an offer down, put off or doubt: none says that it is not so."""
    some: tuple[str, ...]
    """What says yes where it is asked what of a list is so: "the last one", "a little"."""
    beside_some: tuple[str, ...]
    """What may stand around that and changes nothing: "only", "on the list"."""
    courtesies: tuple[str, ...]
    """What may stand around a yes or no without changing it."""
    pleasantries: tuple[str, ...]
    """Thanks, goodbyes and the like, which want no answer."""
    corrections: tuple[str, ...]
    """What stands between what was said by mistake and what is meant: "i mean"."""
    cancelling: tuple[str, ...]
    """What calls off what is asked, as a whole text: "cancel"."""
    languages: tuple[str, ...]
    """What languages are called in this one."""
    going_on: tuple[str, ...]
    """The words of a button that goes on: who says yes to it presses it."""
    nothing_to_add: tuple[str, ...]
    """What says, as a whole text, that there is no more to tell."""
    unsaid: tuple[str, ...]
    """What staff write of a patient who gave no answer, or was not asked: "not asked"."""
    all_well: tuple[str, ...]
    """What says that nothing is wrong, beside a no too: "no, im fine"."""
    beside_no: tuple[str, ...]
    """What may follow a no and takes nothing from it: "no, just sore"."""
    padding: tuple[str, ...]
    """What may stand around the words of a button, and means none: "i feel" much better."""
    alike: tuple[tuple[str, ...], ...]
    """Words that stand for each other where a button has one of them: "a bit" for "a little".

    None is in two groups.
    """
    in_english: tuple[tuple[str, str], ...]
    """Words of buttons and the English ones for them: who reads one language may type another."""
    how_much: tuple[str, ...]
    """What may stand before the words of a button that has no degrees: "much" easier."""

    thermometer: tuple[str, ...]
    """How words for a body temperature or a thermometer begin, misspelt ones too."""
    no_thermometer: tuple[str, ...]
    """How words begin that begin so too and mean something else."""
    degrees: tuple[str, ...]
    """What follows the number of a temperature."""
    half_degrees: tuple[str, ...]
    """Half a degree, after the whole ones."""

    numbers: tuple[str, ...]
    """The eleven words for 0 to 10, in this order.

    Of all other words of a score only those before it may hold one: "un" in "como un 7".
    """
    tens: Mapping[str, int]
    """The words for 20 to 90, as years have them."""
    centuries: Mapping[str, int]
    """How a year of birth begins in words, and the year that this alone would be."""
    number_slips: Mapping[str, int]
    """How these words are misspelt in a score."""
    percents: tuple[str, ...]
    """The words for "%"."""
    comparing: tuple[str, ...]
    """What says beside an answer that the pain is no worse: "6 and a little better"."""
    number_endings: tuple[str, ...]
    """What makes a number vague, at its end."""
    halves: tuple[str, ...]
    """Half a point, after the whole ones."""
    points: tuple[str, ...]
    """What stands between whole points and their tenths: "6 point 5"."""
    ranges: tuple[str, ...]
    """What may stand between the two ends of a range, other than `joining`."""
    rather_than: tuple[str, ...]
    """What stands between a score and the one that it is not."""
    out_of: tuple[str, ...]
    """What stands between a score and the end of the scale."""
    before_score: tuple[str, ...]
    """What people say before a score without changing it, today and now too.

    An apostrophe is a space here: "it s".
    """
    after_score: tuple[str, ...]
    """The same after a score."""

    pain: tuple[str, ...]
    """How words for pain begin."""
    scored: tuple[str, ...]
    """What stands right before a number and makes a score of it."""
    rises_from: tuple[str, ...]
    """What stands before the score that a pain had."""
    rises_to: tuple[str, ...]
    """What stands between that and the score that it has now."""
    earlier: tuple[str, ...]
    """What says that a score is one of before the injection."""
    no_pain: tuple[str, ...]
    """What says that nothing hurts, as a whole text."""

    zones: Mapping[str, str]
    """What a time zone is called, without the words around it, and its name in the database."""
    regions: Mapping[str, str]
    """States and countries as people call them, and their English names."""
    zone_words: tuple[str, ...]
    """What stands around the name of a zone or of a place."""
    no_place: tuple[str, ...]
    """What people say where a city is asked for, and what is none to them."""

    days: Mapping[str, int]
    """Words for a day, and how many days from today it is."""
    months: tuple[tuple[str, ...], ...]
    """The words for each of the twelve months, abbreviations too."""
    holidays: Mapping[str, str]
    """Holidays of the same date each year, and that date as it may be typed."""
    morning: tuple[str, ...]
    """What says that a time is before noon."""
    afternoon: tuple[str, ...]
    """What says that it is after noon."""
    weekdays: tuple[tuple[str, ...], ...]
    """The words for each of the seven days from Monday on, abbreviations too."""
    hours: tuple[str, ...]
    """The twelve words for 1 to 12 o'clock, in this order."""
    minutes_before: Mapping[str, int]
    """What is said before an hour, and how many minutes after it that is: "half past"."""
    minutes_after: Mapping[str, int]
    """The same behind an hour: "thirty"."""
    minute_words: tuple[str, ...]
    """The words for minutes."""
    half_hour: tuple[str, ...]
    """Half of an hour."""
    ago: tuple[str, ...]
    """What says that so much time has passed, before or behind it."""
    within: tuple[str, ...]
    """What says before it that so much time will pass."""
    from_now: tuple[str, ...]
    """The same behind it: "from today"."""
    the_day: tuple[str, ...]
    """What stands before a number and makes a day of the month of it: "the" 17th."""
    this: tuple[str, ...]
    """What says beside a day of the week that it is the next one."""
    next_week: tuple[str, ...]
    """What says beside a day of the week that it is one of the week to come."""
    months_ago: Mapping[str, int]
    """A month as a whole text that needs no name, and how many months it is back."""
    all_time: tuple[str, ...]
    """All months, as a whole text."""
    last: tuple[str, ...]
    """What says beside a day of the week that it has been."""
    one: tuple[str, ...]
    """What stands for 1 before a unit of time."""
    noon: tuple[str, ...]
    """The words for 12 o'clock by day."""
    at: tuple[str, ...]
    """What stands before a time or a day and says neither."""
    of: tuple[str, ...]
    """What stands between a day, its month and its year."""

    seeking: tuple[str, ...]
    """Words that stand before a reference that is looked for: "find", "no."."""
    areas: Mapping[Area, tuple[str, ...]]
    """What staff call each area that is treated."""
    sides: Mapping[Side, tuple[str, ...]]
    """What they call each side, one letter too."""
    just_now: tuple[str, ...]
    """What says that something happened at this moment; before a score, that it is of now."""
    pain_before: tuple[str, ...]
    """What stands before the score of before an injection."""
    pain_after: tuple[str, ...]
    """What stands before the score of right after it."""
    by_whom: tuple[str, ...]
    """What stands before the code of who treated a patient."""
    columns: Mapping[str, tuple[str, ...]]
    """The heads of columns in a list of patients, by the name of what they hold."""

    units: Mapping[Unit, tuple[str, ...]]
    """The words for each unit of time, abbreviations too."""
    after: tuple[str, ...]
    """What stands beside a distance in time and says that it is counted from the injection."""
    joining: tuple[str, ...]
    """What adds one to another, like "and": between two times, or the ends of a range."""


Lexicons: TypeAlias = tuple[Lexicon, ...]


def read_words(package: str) -> frozenset[str]:
    """Return the words of `other_words.txt` in a language's package; a line with # is none."""
    text = (files(package) / "other_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def find_lexicons(package: str, path: Iterable[str]) -> Lexicons:
    """Return the `LEXICON` of each module of `package`, which lies at `path`, by their names.

    Raises TypeError for a module that has none, or one that is not complete.
    """
    return tuple(
        _lexicon_of(f"{package}.{name}")
        for name in sorted(module.name for module in pkgutil.iter_modules(path))
    )


def _lexicon_of(module: str) -> Lexicon:
    lexicon = getattr(importlib.import_module(module), "LEXICON", None)
    if not isinstance(lexicon, Lexicon):
        raise TypeError(f"{module} brings no LEXICON")
    return lexicon
