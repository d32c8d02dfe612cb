"""The English danger words: the name that staff see, then the phrases that mean it.

`bot.domain.phrases` tells how a phrase is written.
"""

from __future__ import annotations

from collections.abc import Mapping

# DRAFT: a spine clinician must sign off the list before live use, and tune it with the staff's
# count of false alarms. Missing a sign is worse than a false alarm, so plain negation ("no fever")
# matches on purpose.
_CANT = "cant/can_t/cannot/can_not/couldnt/couldn_t/could_not/unable_to/not_able_to/t_able_to"
_TROUBLE = "trouble/difficulty/problem/problems/hard"
_LIMB = "leg/legs/arm/arms/foot/feet/hand/hands/knee/knees/limb/limbs"
_SWELLS = "face/throat/lip/lips/tongue"
_BAD = "worst/bad/severe/terrible/horrible/awful/unbearable"
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
