"""What people type in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.protocol import Unit
from bot.words.lexicon import Lexicon

# DRAFT: a spine clinician must sign off these lists before live use, and tune the signs with the
# staff's count of false alarms. Missing a sign is worse than a false alarm, so plain negation
# ("no fever") matches on purpose.
_CANT = (
    "cant/can_t/cannot/canot/can_not/can_no_longer/couldnt/couldn_t/could_not/unable_to"
    "/not_able_to/t_able_to/isnt_able_to/wasnt_able_to/no_longer_able_to/not_been_able_to"
    "/t_been_able_to/havent_been_able_to/hasnt_been_able_to/t_really_been_able_to"
)
# Never "barely" alone: "it barely hurts to walk" is good news.
_BARELY = (
    "can_barely/can_hardly/can_scarcely/can_just_barely/could_barely/could_hardly/barely_can"
    "/hardly_can/barely_able_to/hardly_able_to/barely_been_able_to/hardly_been_able_to"
)
_NOT = (
    "not/is_not/isnt/isn_t/are_not/arent/aren_t/stopped/wont/won_t/will_not/dont/don_t/doesnt"
    "/doesn_t/does_not/do_not/didnt/didn_t/cant/can_t"
)
_HAVE_NOT = "havent/haven_t/have_not/hasnt/hasn_t/has_not"
_TROUBLE = "trouble/difficulty/difficulties/difficult/problem/problems/hard/struggle/struggling"
_LIMB = (
    "leg/legs/arm/arms/foot/feet/hand/hands/knee/knees/limb/limbs/ankle/ankles/thigh/thighs"
    "/toe/toes/finger/fingers"
)
_FALLS = (
    "fall/falls/fell/go/goes/went/has_fallen/has_gone/keeps_falling/keeps_going/just_fell"
    "/just_went"
)
_SWELLS = "face/throat/lip/lips/tongue"
_SPOT = "where/spot/site/needle/injection/shot/puncture/skin/wound"
_RED = "red/redder/redness/reddish/inflamed/infected/swollen/swell/swells/swelling/puffy/bleeding"
_BAD = "worst/bad/severe/terrible/horrible/awful/unbearable"
_MYSELF = "myself/himself/herself/themself/themselves"
_WETS = "pee/pees/peed/peeing/wet/wets/wetting/soiled/soiling/poop/pooped/pooping"
_BED = "bed/pants/underwear/sheets/trousers/clothes"
_WATER = "pee/urine/poop/stool"

_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    # What a thermometer shows counts as "fever" too: see `bot.words.temperature`.
    "fever": (
        "fever*",
        "high/running ... temperature/temp",
        "have/has/had/got/spiked/ran a temperature/temp",
        "temperature/temp ... high/up/elevated",
    ),
    "chills": ("chill/chills", "shiver*"),
    "numb": (
        "numb/numbed/numbing/numbness/numbs",
        f"{_LIMB} ... dead",
        f"dead {_LIMB}",
        f"{_LIMB} ... is/are/was/were/feel/feels/felt asleep",
        f"{_LIMB} {_FALLS} asleep/to_sleep",
    ),
    "weak leg/arm": (
        f"weak/weaker ... {_LIMB}",
        f"{_LIMB} ... weak/weaker",
        "weakness",
        "feel/feels/feeling/felt ... weak",
        f"{_CANT}/{_BARELY} ... move/lift/raise ... {_LIMB}",
        f"{_CANT} move",
        f"{_LIMB} ... gave/give/gives/giving/given out/way",
        f"{_LIMB} ... buckle/buckles/buckled/buckling/collapsed/drags/dragging",
        f"{_LIMB} {_NOT} lift/move/moving/work/working/respond",
        "paralys*/paralyz*",
    ),
    "can't walk": (
        f"{_CANT}/{_BARELY} ... walk/stand_up/stand_on",
        f"{_CANT} ... even stand",
        f"{_BARELY} ... stand",
        "barely/hardly walk/walking/stand/standing",
    ),
    "can't pee": (
        f"{_CANT}/{_BARELY} ... pee/urinate/pass_urine/pass_water",
        f"{_CANT} ... go_to/use the bathroom/toilet/restroom",
        f"{_TROUBLE} ... pee/peeing/urinate/urinating",
        f"{_HAVE_NOT} ... peed/urinated/passed_urine/passed_water",
        "no/not/barely/hardly pee/peeing/peed/urine/urinating/urinated",
        f"pee/urine {_NOT} come/coming",
    ),
    "can't feel": (
        f"{_CANT} ... feel",
        f"{_BARELY} feel my/his/her/their ... {_LIMB}",
        f"dont/don_t/do_not/doesnt/doesn_t/does_not feel my/his/her/their ... {_LIMB}",
        # "No, feeling better" is good news.
        "no feeling between/in/on/from/below/down/there/at_all/anymore",
        "lost/lose/losing/loss_of/lost_all/lost_the/lost_some feeling/sensation",
        "no sensation",
        "dont/don_t/do_not/doesnt/doesn_t have feeling/any_feeling/much_feeling",
    ),
    "bladder": ("bladder",),
    "bowel": ("bowel/bowels",),
    "incontinence": (
        "incontinen*",
        f"{_WETS} ... {_MYSELF}",
        f"{_WETS} my/in_my/his/in_his/her/in_her/the/in_the/in {_BED}",
        f"{_CANT} ... control/hold ... {_WATER}",
        f"no/lost/lose/losing/loss_of/without control ... {_WATER}/peeing",
        f"leak/leaks/leaked/leaking/dribble/dribbling ... {_WATER}",
        f"{_WATER} ... leak/leaks/leaked/leaking/dribbles",
    ),
    "chest pain": (
        "chest ... pain*/hurt*/tight*/pressure/heav*",
        "pain*/tight*/pressure ... chest",
    ),
    "can't breathe": (
        f"{_CANT}/{_BARELY} ... breath/breathe",
        "barely/hardly/not breathe/breathing",
        f"{_TROUBLE} ... breath/breathe/breathing",
        "breathing is/feels/seems ... hard/difficult",
    ),
    "short of breath": ("short/shortness/out of breath", "short breath", "breathless*"),
    "stiff neck": ("stiff* ... neck", "neck ... stiff*"),
    "worst headache": (
        f"{_BAD} ... headache*",
        f"headache* ... {_BAD}",
        "head hurts/hurting ... bad/badly/terribly/so_much/a_lot",
    ),
    "pus": ("pus",),
    "drainage": ("drain*", "ooz*", "leak*", "seep*"),
    "red/swollen needle spot": (
        f"{_RED} ... {_SPOT}",
        f"{_SPOT} ... {_RED}",
        "red/redness/reddish ... hot/warm/puffy/swollen/swelling",
        "hot/warm/puffy/swollen/swelling ... red/redness/reddish",
        "redness",
        f"fluid/liquid ... {_SPOT}",
        f"{_SPOT} ... fluid/liquid",
        "fluid/liquid/stuff ... coming/comes/came/running out/from",
        "blood/water coming/comes/came out/from",
        "back is/looks/got ... red/swollen",
    ),
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
        "trouble/difficulty/hard_time/struggle/struggling"
        " ... talk/talking/speak/speaking/see/seeing",
        # "No problem, see you Monday" is no sign.
        "problem/problems ... talking/speaking/seeing/to_talk/to_speak/to_see",
        f"{_CANT}/{_BARELY} ... talk/speak",
        f"{_CANT} get/find ... words",
        f"{_CANT}/{_BARELY} ... see well/clearly/straight/properly/anything/out_of/from",
        "vision/sight/eyesight ... blur*/double/gone",
        "blur*/double/lost vision/sight/eyesight",
        "seeing double",
    ),
    "seizure": ("seizure*", "seizing"),
}

_IS = "is/are/was/were/s/feel/feels/felt/went/goes/has_gone"
_LIKE = "like/so/really/half/almost/totally/completely/just/kind_of/like_it_s/like_its"

LEXICON: Final = Lexicon(
    signs=_SIGNS,
    self_harm=(
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
    ),
    death=("passed/passing away", "died", "deceased", "dead"),
    # "Dead" of what has not died: the question is asked once, and must be left for a death.
    no_death=(
        f"{_LIMB} {_IS} dead",
        f"{_LIMB} {_IS} {_LIKE} dead",
        f"dead {_LIMB}",
        "i_am/i_m/im/i_was/i_were/i_feel/i_felt/feeling dead",
        f"i_am/i_m/im/i_feel/i_felt/feeling {_LIKE} dead",
        "half/off dead",
        "dead tired/beat/asleep/serious/end/ends/weight/skin/lift/lifts/bug/bugs",
        "dead battery/batteries/phone/line",
        "battery/batteries/phone/line is/are/was/were/s/went/goes dead",
    ),
    leaving=frozenset(
        {
            *("stop", "stop it", "stop all", "stopall", "please stop", "stop please", "stop now"),
            *("stop messages", "stop the messages", "stop texting me", "stop messaging me"),
            *("no more messages", "unsubscribe", "quit", "opt out"),
        }
    ),
    yes=(
        *(
            "yes",
            "yeah",
            "yep",
            "yup",
            "yea",
            "yeh",
            "yess",
            "y",
            "ok",
            "okay",
            "okey",
            "k",
            "sure",
        ),
        *("of course", "correct", "right", "thats right", "absolutely", "definitely", "certainly"),
        *("i do", "i am", "i have", "i did", "it is", "go ahead", "please do", "alright"),
        *("uh huh", "i agree", "agreed", "sounds good"),
    ),
    no=(
        *(
            "no",
            "nope",
            "nah",
            "nay",
            "n",
            "none",
            "nothing",
            "not really",
            "not at all",
            "no way",
        ),
        *("negative", "not now", "never mind", "nevermind", "i dont", "i do not", "i have not"),
        *("i havent", "i am not", "im not", "i did not", "i didnt", "none of them"),
        *("none of those", "none of these", "none of the above", "none at all", "nothing at all"),
        *("nothing like that", "rather not", "id rather not", "dont"),
    ),
    courtesies=(
        *("please", "pls", "plz", "thanks", "thank you", "thx", "ty", "thank god", "sir", "maam"),
        *(
            "doctor",
            "doc",
            "nurse",
            "dear",
            "hi",
            "hello",
            "well",
            "oh",
            "um",
            "very much",
            "so far",
        ),
    ),
    padding=(
        *(
            "just",
            "i feel",
            "im",
            "i am",
            "i",
            "its",
            "it is",
            "it feels",
            "it",
            "feeling",
            "feel",
        ),
        *("at", "in", "the", "a", "about", "of", "this", "these", "that", "those", "my", "me"),
        *("and", "or", "for", "to", "so", "say", "id say", "i would say", "would", "think"),
        *("i think", "i guess", "guess", "all", "option", "button", "today", "now"),
    ),
    thermometer=("temp", "thermom", "termom"),
    no_thermometer=("tempo", "templ"),
    degrees=("degree", "degrees"),
    half_degrees=(),
    numbers=(
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        "ten",
    ),
    number_endings=("ish",),
    halves=("and a half",),
    ranges=("or", "to"),
    out_of=("out of", "of"),
    before_score=(
        *("about", "around", "approximately", "approx", "roughly", "maybe", "perhaps"),
        *("probably", "like", "nearly", "almost", "it s", "its", "it is", "a", "an", "i d say"),
        *("i would say", "i guess", "i think", "my pain is", "pain is", "pain", "today", "now"),
        "between",
    ),
    after_score=("today", "now", "maybe"),
    units={
        Unit.HOURS: ("h", "hour", "hours"),
        Unit.DAYS: ("d", "day", "days"),
        Unit.WEEKS: ("w", "week", "weeks"),
    },
    joining=("and",),
)
