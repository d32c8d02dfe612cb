"""Which of the buttons that a person sees a typed text stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.answers import Sign
from bot.services.messaging.keyboards import SEPARATOR, Verb, press
from bot.storage.offers import Offered
from bot.words.buttons import confirms, declines, read_button
from bot.words.folding import fold
from bot.words.numbers import ScoreKind, read_score
from bot.words.times import same_time
from bot.words.triage import Triage

_DIED_YES: Final = press(Verb.BEREAVEMENT, "yes")
_CALL_YES: Final = press(Verb.WORDS, "call")
_IS_SIGN: Final = press(Verb.WORDS, "sign")
_CAN_WAIT: Final = press(Verb.WORDS, "wait")
_ASKS_FOR_CALL: Final = frozenset({_CALL_YES, _CAN_WAIT})
# A value of a schedule is the whole label, or what is typed for it: "4" is no part of "down to 4".
_VALUE: Final = press(Verb.SCHEDULE, "set", "")
_ZONE: Final = f"{SEPARATOR}zone="
_KEEP: Final = frozenset(press(verb, "zone=keep") for verb in (Verb.JOIN, Verb.SETTING))
_GAPS: Final = re.compile(r"[\W_]+")
# "My leg" says which sign it is, "the leg still hurts" is no weak leg.
_MOST_WORDS_OF_SIGN: Final = 3


def meant(
    text: str, found: Triage, shown: Sequence[Offered], *, is_named: bool
) -> tuple[Offered, str] | None:
    """The message and the label that a text stands for, the newest message first; None: none.

    `is_named`: something in the text goes first, so that only a label word for word counts.
    """
    read = _named if is_named else _meant
    for offer in shown:
        labels = [each for each in offer.buttons if _can_be_typed(offer, each)]
        values = [each for each in labels if offer.buttons[each].startswith(_VALUE)]
        others = [each for each in labels if each not in values]
        label = _named(text, values) or read(text, others) or _confirmed(text, found, offer)
        if label is not None and not _is_too_much(text, offer, label):
            return offer, label
    # "No" answers a check-in first, also one whose buttons a reminder took off: what was asked
    # about words need not be answered.
    for offer in [] if any(map(_starts, shown)) else shown:
        if (label := _declined(text, offer)) is not None:
            return offer, label
    return None


def _is_too_much(text: str, offer: Offered, label: str) -> bool:
    """Whether more was typed than the name of a sign, where it is asked which one it is."""
    verb, *_, sign = offer.buttons[label].split(SEPARATOR)
    if verb != Verb.SIGN or sign == Sign.MISTAKE:
        return False
    return len(_plain_words(text).split()) > _MOST_WORDS_OF_SIGN and not _named(text, [label])


def _starts(offer: Offered) -> bool:
    """Whether it leads to the question of a check-in that waits."""
    return any(data.partition(SEPARATOR)[0] == Verb.START for data in offer.buttons.values())


def _can_be_typed(offer: Offered, label: str) -> bool:
    """An alert's buttons are pressed: several alerts may stand on the screen."""
    return offer.buttons[label].partition(SEPARATOR)[0] != Verb.ALERT


def _confirmed(text: str, found: Triage, offer: Offered) -> str | None:
    """The yes to a question, from who begins with one: "yes, he died", "yes, this afternoon"."""
    if found.is_danger or found.help or not confirms(text):
        return None
    if (city := _one_zone(offer)) is not None:
        return city
    asks_for_call = set(offer.buttons.values()) == _ASKS_FOR_CALL
    is_about_death = found.bereavement or found.stop
    yes = _CALL_YES if asks_for_call else _DIED_YES if is_about_death else None
    return next((label for label, data in offer.buttons.items() if data == yes), None)


def _one_zone(offer: Offered) -> str | None:
    """The one city of which it is asked whether the patient's time is that of it."""
    zones = [label for label, data in offer.buttons.items() if _ZONE in data and data not in _KEEP]
    return zones[0] if len(zones) == 1 else None


def _declined(text: str, offer: Offered) -> str | None:
    """That words are none of what is asked about them: they can wait."""
    if _IS_SIGN not in offer.buttons.values() or not declines(text):
        return None
    return next((label for label, data in offer.buttons.items() if data == _CAN_WAIT), None)


def _meant(text: str, labels: Sequence[str]) -> str | None:
    """The label that the text means; a score only where nothing is guessed."""
    score = read_score(text)
    if score.kind is ScoreKind.EXACT and str(score.score) in labels:
        return str(score.score)
    words = [label for label in labels if not label.isdecimal()]
    meant = read_button(text, words)
    return same_time(text, words) if meant is None else words[meant]


def _named(text: str, labels: Sequence[str]) -> str | None:
    """The label that the text is, word for word; danger words in it are then the button's."""
    said = _plain_words(text)
    return next((label for label in labels if _plain_words(label) == said), None)


def _plain_words(text: str) -> str:
    return _GAPS.sub(" ", fold(text)).strip()
