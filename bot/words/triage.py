"""Danger, self-harm, death and stop words in what a patient types, in English and in Spanish.

Nothing here grades how urgent a text is: a match only decides which fixed text goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.words.english import ENGLISH_SIGNS, LIMB
from bot.words.folding import fold
from bot.words.phrases import Phrase, compile_phrase, words_of
from bot.words.spanish import MI, PARTE, SPANISH_SIGNS
from bot.words.temperature import names_fever

# DRAFT: a spine clinician must sign off these lists too, in both languages.
_MYSELF = "myself/himself/herself/themself/themselves"

SELF_HARM: tuple[str, ...] = (
    "suicid*",
    f"kill/killing/hurt/hurting/harm/harming {_MYSELF}",
    "self harm*",
    "end/ending/take/taking my/his/her/their ... life",
    "end it all",
    "want/wants/wanted/wish ... to_die/i_was_dead/i_were_dead",
    "wanna die",
    "better off dead",
    "dont/don_t/do_not/doesnt/doesn_t ... want to live",
    "no reason to live",
    "matarme/matarse/suicidarme",
    "me/se quiero/quiere/voy/va ... matar",
    "quitarme/quitarse la vida",
    "quiero/quiere/quisiera morir*",
    "no quiero/quiere ... vivir/viviendo",
    "hacerme/hacerse dano",
    "lastimarme/lastimarse",
)

DEATH: tuple[str, ...] = (
    "passed/passing away",
    "died",
    "deceased",
    "dead",
    "fallec*",
    "murio",
    "muerto/muerta",
    "difunto/difunta",
)

# "Dead" of what has not died: the question is asked once, and must be left for a death. Without
# gaps, so that no death in the same text is overlooked.
_IS = "is/are/was/were/s/feel/feels/felt/went/goes/has_gone"
_LIKE = "like/so/really/half/almost/totally/completely/just/kind_of/like_it_s/like_its"
NO_DEATH: tuple[str, ...] = (
    f"{LIMB} {_IS} dead",
    f"{LIMB} {_IS} {_LIKE} dead",
    f"dead {LIMB}",
    "i_am/i_m/im/i_was/i_were/i_feel/i_felt/feeling dead",
    f"i_am/i_m/im/i_feel/i_felt/feeling {_LIKE} dead",
    "half/off dead",
    "dead tired/beat/asleep/serious/end/ends/weight/skin/lift/lifts/bug/bugs",
    "dead battery/batteries/phone/line",
    "battery/batteries/phone/line is/are/was/were/s/went/goes dead",
    f"{PARTE} esta/estaba/quedo/se_me_quedo/se_siente/la_siento/la_tengo/lo_siento muerto/muerta",
    f"{PARTE} muerto/muerta",
    f"muerto/muerta {MI} {PARTE}",
    "estoy/ando/vengo/sigo/me_siento/como/medio/media/casi muerto/muerta",
    "muerto/muerta de/del cansancio/sueno/hambre/sed/risa/frio/calor/miedo/susto/dolor/pena",
    "bateria/pila/telefono/celular muerto/muerta",
    "bateria/pila/telefono/celular esta/estaba/quedo muerto/muerta",
    "punto/tiempo/peso muerto",
)

# Whole messages only: "stop" inside a sentence is not a wish to leave. No word that answers a
# question: "alto" is also how strong a pain is.
STOP: frozenset[str] = frozenset(
    {
        *("stop", "stop it", "stop all", "stopall", "please stop", "stop please", "stop now"),
        *("stop messages", "stop the messages", "stop texting me", "stop messaging me"),
        *("no more messages", "unsubscribe", "quit", "opt out"),
        *("basta", "basta ya", "ya basta", "parar", "pare", "paren", "detener"),
        *(
            "no mas",
            "no mas mensajes",
            "no quiero mas mensajes",
            "darme de baja",
            "pare por favor",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Triage:
    """What a text may be about; several can be true at once, and the caller orders them."""

    urgent: tuple[str, ...]
    crisis: bool
    bereavement: bool
    stop: bool

    @property
    def is_danger(self) -> bool:
        """True when help must be named at once."""
        return bool(self.urgent) or self.crisis

    @property
    def is_clear(self) -> bool:
        """True when no list matched."""
        return not (self.urgent or self.crisis or self.bereavement or self.stop)


_SIGNS = tuple(
    (name, tuple(map(compile_phrase, phrases)))
    for signs in (ENGLISH_SIGNS, SPANISH_SIGNS)
    for name, phrases in signs.items()
)
_SELF_HARM = tuple(map(compile_phrase, SELF_HARM))
_DEATH = tuple(map(compile_phrase, DEATH))
_NO_DEATH = tuple(map(compile_phrase, NO_DEATH))
_PUNCTUATION = re.compile(r"[\W_]+")


def _any_occurs(phrases: Iterable[Phrase], words: str) -> bool:
    return any(phrase.occurs_in(words) for phrase in phrases)


def _is_about_a_death(words: str) -> bool:
    if not _any_occurs(_DEATH, words):
        return False
    for phrase in _NO_DEATH:
        words = phrase.cut_from(words)
    return _any_occurs(_DEATH, words)


def triage(text: str) -> Triage:
    """Match `text` against every list, both languages always on; over-triggers on purpose."""
    folded = fold(text)
    # What a thermometer shows is read as the word for it.
    words = words_of(f"{folded} fever" if names_fever(folded) else folded)
    return Triage(
        urgent=tuple(name for name, phrases in _SIGNS if _any_occurs(phrases, words)),
        crisis=_any_occurs(_SELF_HARM, words),
        bereavement=_is_about_a_death(words),
        stop=_PUNCTUATION.sub(" ", folded).strip() in STOP,
    )
