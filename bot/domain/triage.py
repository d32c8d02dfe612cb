"""Danger, self-harm, death and stop words in what a patient types, in English and in Spanish.

Nothing here grades how urgent a text is: a match only decides which fixed text goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.folding import fold
from bot.domain.phrases import Phrase, compile_phrase, words_of

# DRAFT: a spine clinician must sign off each list before live use, in both languages, and tune it
# with the staff's count of false alarms. Missing a sign is worse than a false alarm, so plain
# negation ("no fever") matches on purpose.
#
# An entry is the name that staff see, then the phrases that mean it, as `bot.domain.phrases`
# reads them.
_CANT = "cant/can_t/cannot/can_not/couldnt/couldn_t/could_not/unable_to/not_able_to/t_able_to"
_NO_PUEDO = "no_puedo/no_puede/no_podia/no_pude/no_pudo/no_logro/no_consigo/no_me_puedo/sin_poder"
_TROUBLE = "trouble/difficulty/problem/problems/hard"
_DIFICULTAD = "dificultad/dificultades/problemas/cuesta"
_LIMB = "leg/legs/arm/arms/foot/feet/hand/hands/knee/knees/limb/limbs"
_MIEMBRO = "pierna/piernas/brazo/brazos/pie/pies/mano/manos/rodilla/rodillas"
_SWELLS = "face/throat/lip/lips/tongue"
_HINCHA = "cara/garganta/labio/labios/lengua"
_BAD = "worst/bad/severe/terrible/horrible/awful/unbearable"
_FUERTE = "peor/fuerte/fuertes/fuertisimo/terrible/horrible/insoportable"
_MYSELF = "myself/himself/herself/themself/themselves"

ENGLISH_SIGNS: Mapping[str, tuple[str, ...]] = {
    "fever": ("fever*", "high/running ... temperature/temp"),
    "chills": ("chill/chills", "shiver*"),
    "numb": ("numb/numbed/numbing/numbness/numbs",),
    "weak leg/arm": (
        f"weak/weaker ... {_LIMB}",
        f"{_LIMB} ... weak/weaker",
        "weakness",
        "feel/feels/feeling/felt ... weak",
        f"{_CANT} ... move ... {_LIMB}",
    ),
    "can't walk": (f"{_CANT} ... walk",),
    "can't pee": (
        f"{_CANT} ... pee/urinate/pass_urine/pass_water",
        f"{_TROUBLE} ... pee/peeing/urinate/urinating",
    ),
    "can't feel": (f"{_CANT} ... feel",),
    "bladder": ("bladder",),
    "bowel": ("bowel/bowels",),
    "incontinence": (
        "incontinen*",
        f"pee/peed/peeing/wet/wetting/soiled/soiling {_MYSELF}",
        f"{_CANT} ... control/hold ... pee/urine/poop/stool",
    ),
    "chest pain": ("chest ... pain*/hurt*/tight*/pressure", "pain*/tight*/pressure ... chest"),
    "can't breathe": (f"{_CANT} ... breath/breathe", f"{_TROUBLE} ... breath/breathe/breathing"),
    "short of breath": ("short/shortness/out of breath", "short breath", "breathless*"),
    "stiff neck": ("stiff* ... neck", "neck ... stiff*"),
    "worst headache": (f"{_BAD} ... headache*", f"headache* ... {_BAD}"),
    "pus": ("pus",),
    "drainage": ("drain*", "ooz*"),
    "swollen face/throat": (
        f"swell*/swoll* ... {_SWELLS}",
        f"{_SWELLS} ... swell*/swoll*",
        "throat ... clos*/tight*",
    ),
    "hives": ("hive/hives",),
    "passed out": (
        "pass/passed/passing/black/blacked/blacking out",
        "unconscious",
        "lost/losing consciousness",
    ),
    "fainted": ("faint*",),
    "slurred": (
        "slur*",
        "trouble/difficulty/problem/problems ... talk/talking/speak/speaking/see/seeing",
    ),
    "seizure": ("seizure*", "seizing"),
}

SPANISH_SIGNS: Mapping[str, tuple[str, ...]] = {
    "fiebre": ("fiebre*", "febril*", "afiebrad*"),
    "calentura": ("calentur*",),
    "escalofríos": ("escalofri*",),
    "adormecimiento": (
        "adormec*",
        f"{_MIEMBRO} ... dormid*",
        f"dormid* ... {_MIEMBRO}",
        f"duerm* ... {_MIEMBRO}",
    ),
    "entumecimiento": ("entumec*", "entumid*"),
    "sin fuerza": ("sin/poca/perdi/perdio/tengo/tiene/falta ... fuerza/fuerzas",),
    "debilidad": ("debil*",),
    "no puedo caminar": (f"{_NO_PUEDO} ... caminar/andar",),
    "no puedo mover la pierna o el brazo": (f"{_NO_PUEDO} ... mover/moverla/moverlo/moverme",),
    "no puedo orinar": (
        f"{_NO_PUEDO} ... orinar/hacer_pipi/mear",
        f"{_DIFICULTAD} ... orinar",
    ),
    "no puedo respirar": (f"{_NO_PUEDO} ... respirar", f"{_DIFICULTAD} ... respirar"),
    "no siento": (
        "no siento/siente/sentia",
        "no la/las/lo/los siento/siente",
        f"{_NO_PUEDO} ... sentir",
    ),
    "vejiga": ("vejiga*",),
    "no controla la orina o las heces": (
        "no ... controlo/controla/controlar/aguanto/aguanta ... orina/heces/pipi/popo",
        "orine/orino/orina/orinado/orinando/hice/hizo encima",
    ),
    "dolor en el pecho": (
        "dolor*/duele/opresion/presion ... pecho",
        "pecho ... duele/dolor/apretado",
    ),
    "falta de aire": ("falta/faltaba/falto/sin ... aire",),
    "me ahogo": ("ahog*", "asfixi*"),
    "cuello rígido": (
        "cuello/nuca ... rigid*/ties*/duro/dura",
        "rigid*/ties* ... cuello/nuca",
    ),
    "peor dolor de cabeza": (
        f"{_FUERTE} ... dolor* de cabeza",
        f"dolor* de cabeza ... {_FUERTE}",
    ),
    "supuración": ("supura*", "drenaje", "drena/drenando"),
    "cara/garganta hinchada": (
        f"{_HINCHA} ... hinch*/inflam*",
        f"hinch*/inflam* ... {_HINCHA}",
        "garganta ... cierra/cerrando/cerrada",
    ),
    "ronchas": ("roncha*", "urticaria"),
    "desmayo": ("desmay*", "perdi/perdio/perder ... conocimiento/conciencia"),
    "no habla o no ve bien": (f"{_DIFICULTAD} ... hablar/ver",),
    "convulsiones": ("convuls*",),
}

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
    "ha/han/habia/esta/estaba muerto/muerta",
    "difunto/difunta",
)

# Whole messages only: "stop" inside a sentence is not a wish to leave.
STOP: frozenset[str] = frozenset(
    {
        *("stop", "stop it", "stop all", "stopall", "please stop", "stop please", "stop now"),
        *("stop messages", "stop the messages", "stop texting me", "stop messaging me"),
        *("no more messages", "unsubscribe", "quit", "opt out"),
        *("basta", "basta ya", "ya basta", "parar", "pare", "paren", "alto", "detener"),
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
_PUNCTUATION = re.compile(r"[\W_]+")


def _any_occurs(phrases: Iterable[Phrase], words: str) -> bool:
    return any(phrase.occurs_in(words) for phrase in phrases)


def triage(text: str) -> Triage:
    """Match `text` against every list, both languages always on; over-triggers on purpose."""
    folded = fold(text)
    words = words_of(folded)
    return Triage(
        urgent=tuple(name for name, phrases in _SIGNS if _any_occurs(phrases, words)),
        crisis=_any_occurs(_SELF_HARM, words),
        bereavement=_any_occurs(_DEATH, words),
        stop=_PUNCTUATION.sub(" ", folded).strip() in STOP,
    )
