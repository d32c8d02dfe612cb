"""What a typed text is about: self-harm, a sign, a death, help, leaving, a pause, worse, a call.

Nothing here grades how urgent a text is: a match only decides which fixed text goes out. Several
can be true at once; callers go by the order of the fields of `Triage`, self-harm first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from bot.words.figures import spelt_out
from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicons, Topic
from bot.words.phrases import Phrases, any_of, words_of
from bot.words.severity import names_severe_pain
from bot.words.spelling import respelt
from bot.words.temperature import names_fever


@dataclass(frozen=True, slots=True)
class Triage:
    """What a text may be about; several can be true at once, and the caller orders them."""

    urgent: tuple[str, ...]
    """The signs, by the names that staff see."""
    crisis: bool
    bereavement: bool
    stop: bool
    help: bool = False
    worse: bool = False
    """Worse pain, a fall, a hospital, an infection, illness, a heavy or tingling limb."""
    call: bool = False
    visit: bool = False
    deletion: bool = False
    """A wish that what is kept is deleted; beside `stop`, it is the one that is meant."""
    pause: bool = False
    """A wish for no messages for a while: then `stop` is false, however it is said."""
    resume: bool = False
    """A wish to go on, as a whole message; where nothing is paused, it may answer a question."""
    presence: bool = False
    """A question whether a person reads, or what this is."""
    visit_when: bool = False
    """A question when a visit is."""
    visit_off: bool = False
    """A word that they cannot come to one; `stop` is then false: "cancel" means the visit."""

    @property
    def is_danger(self) -> bool:
        """True when help must be named at once."""
        return bool(self.urgent) or self.crisis

    @property
    def wants_clinic(self) -> bool:
        """True for a wish to be called or seen, and for words about a visit that is booked."""
        return self.call or self.visit or self.visit_when or self.visit_off

    @property
    def is_clear(self) -> bool:
        """True when no list matched."""
        return self == _CLEAR


_CLEAR = Triage((), crisis=False, bereavement=False, stop=False)
_PUNCTUATION = re.compile(r"[\W_]+")
# What an emergency number is read as.
_EMERGENCY = " sos "


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A topic of some languages."""

    phrases: Phrases
    whole: frozenset[str]
    capitals: frozenset[str]
    around: frozenset[str]
    others: Phrases

    def is_in(self, readings: Iterable[str], messages: frozenset[str]) -> bool:
        """Say whether a text is about it, in a reading of its words or as a whole message."""
        return any(map(self._is_whole, messages)) or any(map(self._occurs_in, readings))

    def is_shouted_in(self, text: str) -> bool:
        """Say whether a text is one of the words that mean it in capitals alone."""
        return text.isupper() and _PUNCTUATION.sub(" ", fold(text)).strip() in self.capitals

    def _is_whole(self, message: str) -> bool:
        if message in self.whole:
            return True
        return " ".join(w for w in message.split() if w not in self.around) in self.whole

    def _occurs_in(self, words: str) -> bool:
        return self.phrases.occur_in(words) and self.phrases.occur_in(self.others.cut_from(words))


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of some languages, compiled."""

    signs: tuple[tuple[str, Phrases], ...]
    no_sign: Phrases
    self_harm: _Compiled
    death: _Compiled
    help: _Compiled
    leaving: _Compiled
    pausing: _Compiled
    resuming: _Compiled
    deletion: _Compiled
    worse: _Compiled
    call: _Compiled
    visit: _Compiled
    visit_when: _Compiled
    visit_off: _Compiled
    presence: _Compiled
    numbers: re.Pattern[str]
    courtesies: re.Pattern[str]


@cache
def _lists(lexicons: Lexicons) -> _Lists:
    signs = (sign for each in lexicons for sign in each.signs.items())
    courtesies = any_of(each.courtesies for each in lexicons)
    return _Lists(
        signs=tuple((name, _compiled([phrases])) for name, phrases in signs),
        no_sign=_compiled(each.no_sign for each in lexicons),
        self_harm=_topic([each.self_harm for each in lexicons]),
        death=_topic([each.death for each in lexicons]),
        help=_topic([each.help for each in lexicons]),
        leaving=_topic([each.leaving for each in lexicons]),
        pausing=_topic([each.pausing for each in lexicons]),
        resuming=_topic([each.resuming for each in lexicons]),
        deletion=_topic([each.deletion for each in lexicons]),
        worse=_topic([each.worse for each in lexicons]),
        call=_topic([each.call for each in lexicons]),
        visit=_topic([each.visit for each in lexicons]),
        visit_when=_topic([each.visit_when for each in lexicons]),
        visit_off=_topic([each.visit_off for each in lexicons]),
        presence=_topic([each.presence for each in lexicons]),
        numbers=re.compile(rf"\b{any_of(each.emergency_numbers for each in lexicons)}\b"),
        courtesies=re.compile(rf"\A(?:{courtesies} )+|(?: {courtesies})+\Z"),
    )


def _topic(topics: Sequence[Topic]) -> _Compiled:
    return _Compiled(
        phrases=_compiled(each.phrases for each in topics),
        whole=frozenset().union(*(each.whole for each in topics)),
        capitals=frozenset().union(*(each.capitals for each in topics)),
        around=frozenset().union(*(each.around for each in topics)),
        others=_compiled(each.others for each in topics),
    )


def _compiled(lists: Iterable[Iterable[str]]) -> Phrases:
    return Phrases.of(chain.from_iterable(lists))


def triage(text: str, lexicons: Lexicons = LEXICONS) -> Triage:
    """Match `text` against every list of every language; over-triggers on purpose.

    Words are compared by their stems, and one slip in a word hides nothing; a word of three
    letters or less, and one that means something else, is read as it stands.
    """
    lists = _lists(lexicons)
    folded = fold(text)
    spoken = spelt_out(lists.numbers.sub(_EMERGENCY, folded))
    # What a thermometer shows is read as the word for it.
    words = words_of(f"{spoken} fever" if names_fever(folded, lexicons) else spoken)
    readings = respelt(words, lexicons)
    messages = _messages(spoken, lists, lexicons)
    leaves = lists.leaving.is_in(readings, messages) or lists.leaving.is_shouted_in(text)
    pauses = lists.pausing.is_in(readings, messages)
    is_off = lists.visit_off.is_in(readings, messages)
    return Triage(
        urgent=_signs_in(readings, lists),
        crisis=lists.self_harm.is_in(readings, messages),
        bereavement=lists.death.is_in(readings, messages),
        stop=leaves and not pauses and not is_off,
        help=lists.help.is_in(readings, messages),
        worse=names_severe_pain(folded, lexicons) or lists.worse.is_in(readings, messages),
        call=lists.call.is_in(readings, messages),
        visit=lists.visit.is_in(readings, messages),
        deletion=lists.deletion.is_in(readings, messages),
        pause=pauses,
        resume=lists.resuming.is_in(readings, messages),
        presence=lists.presence.is_in(readings, messages),
        visit_when=lists.visit_when.is_in(readings, messages),
        visit_off=is_off,
    )


def _messages(folded: str, lists: _Lists, lexicons: Lexicons) -> frozenset[str]:
    """Return a whole text, and without its courtesies, as it is written and as it may be meant."""
    said = _PUNCTUATION.sub(" ", folded).strip()
    forms = (said, _once(lists.courtesies.sub("", said)))
    return frozenset(reading.strip() for form in forms for reading in respelt(form, lexicons))


def _once(said: str) -> str:
    """Return what is said over and over as said once: "stop it stop it"."""
    words = said.split()
    for size in range(1, len(words) // 2 + 1):
        if words == words[:size] * (len(words) // size):
            return " ".join(words[:size])
    return said


def _signs_in(readings: Iterable[str], lists: _Lists) -> tuple[str, ...]:
    found: set[str] = set()
    for words in readings:
        if any(phrases.occur_in(words) for _, phrases in lists.signs):
            left = lists.no_sign.cut_from(words)
            found.update(name for name, phrases in lists.signs if phrases.occur_in(left))
    return tuple(name for name, _ in lists.signs if name in found)


def get_ready() -> None:
    """Compile all lists of all languages, which takes a second, before somebody waits for it."""
    lists = _lists(LEXICONS)
    # Any word that no list has: it is looked for among those that they have.
    respelt(" aftercare ", LEXICONS)
    topics = (
        lists.self_harm,
        lists.death,
        lists.help,
        lists.leaving,
        lists.pausing,
        lists.resuming,
        lists.deletion,
        lists.worse,
        lists.call,
        lists.visit,
        lists.visit_when,
        lists.visit_off,
        lists.presence,
    )
    signs = (phrases for _, phrases in lists.signs)
    others = chain.from_iterable((each.phrases, each.others) for each in topics)
    for phrases in (lists.no_sign, *signs, *others):
        phrases.get_ready()
