"""The danger signs as people type them in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.words.languages.en.topics import CANT, LIMB

# DRAFT: a spine clinician must sign off these lists before live use, and tune the signs with the
# staff's count of false alarms. Missing a sign is worse than a false alarm, so plain negation
# ("no fever") matches on purpose.
# Never "barely" alone: "it barely hurts to walk" is good news.
_BARELY = (
    "can_barely/can_hardly/cant_hardly/can_t_hardly/cant_barely/can_scarcely/can_just_barely"
    "/could_barely/could_hardly/barely_can"
    "/hardly_can/barely_able_to/hardly_able_to/barely_been_able_to/hardly_been_able_to"
)
_NOT = (
    "not/is_not/isnt/isn_t/are_not/arent/aren_t/stopped/wont/won_t/will_not/dont/don_t/doesnt"
    "/doesn_t/does_not/do_not/didnt/didn_t/cant/can_t"
)
_HAVE_NOT = "havent/haven_t/have_not/hasnt/hasn_t/has_not"
_TROUBLE = "trouble/difficulty/difficulties/difficult/problem/problems/hard/struggle/struggling"
_FALLS = (
    "fall/falls/fell/go/goes/went/has_fallen/has_gone/keeps_falling/keeps_going/just_fell"
    "/just_went"
)
_SWELLS = "face/throat/lip/lips/tongue"
_PRIVATE = (
    "private/privates/private_parts/private_area/groin/crotch/saddle/genitals/penis/vagina/butt"
    "/buttocks/bottom/rectum/down_there/between_my_legs"
)
_SPOT = "where/spot/site/needle/injection/shot/puncture/skin/wound"
_RED = "red/redder/redness/reddish/inflamed/infected/swollen/swell/swells/swelling/puffy/bleeding"
_BAD = "worst/bad/severe/terrible/horrible/awful/unbearable"
_MYSELF = "myself/himself/herself/themself/themselves"
_WETS = "pee/pees/peed/peeing/wet/wets/wetting/soiled/soiling/poop/pooped/pooping"
_BED = "bed/pants/underwear/sheets/trousers/clothes"
_WATER = "pee/urine/poop/stool"
_WHO = (
    "i_am/im/i_m/he/she/mom/dad/mother/father/husband/wife/hubby/grandma/grandpa/patient/hes/shes"
)

SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    # What a thermometer shows counts as "fever" too: see `bot.words.temperature`.
    "fever": (
        "fever*",
        "high/running ... temperature/temp",
        "have/has/had/got/spiked/ran a temperature/temp",
        "temperature/temp ... high/up/elevated",
        "running/run/ran/runs a temperature/temp",
        "burning up ... fever/hot",
        "im/i_m/am/is burning up",
        "burning up with",
        "burning up",
    ),
    "chills": (
        "chill/chills",
        "shiver*",
        "teeth ... chatter/chattering",
        f"{CANT} get/stay/keep warm",
        "shaking ... night/uncontrollably/chills/cold/fever",
        "shakes and sweats",
        "freezing/shaking/trembling/cold/shivering & blankets/blanket/covers/quilts",
        "freezing and/then/but burning/shaking/sweating/hot",
        "cold/clammy/breaking ... sweat/sweats/sweating",
        "shivers/shivering/shaking & sweat/sweats/sweating/cold",
    ),
    "numb": (
        "numb/numbed/numbing/numbness/numbs",
        f"{LIMB} ... dead",
        f"dead {LIMB}",
        f"{LIMB} ... is/are/was/were/feel/feels/felt asleep",
        f"{LIMB} {_FALLS} asleep/to_sleep",
        f"{LIMB} ... {_NOT} ... wake/waking",
        f"num {LIMB}",
        f"{LIMB} ... num",
        f"{LIMB} & numb*/numm*/lifeless",
        f"{LIMB} ... {_NOT} ... mine/my_own/there/belong/attached",
        f"{LIMB} ... wooden/foreign/detached/like_wood/like_a_log/like_concrete/someone_elses",
        f"{LIMB} & mine/belong & {_NOT}",
        "cant/can_t/cannot/couldnt/dont/don_t tell where my ... " + LIMB,
        "gone/went/goes/going/getting/is/are/feel/feels/felt/so/all num/nums",
        "num/nums/numbed from/below/down/all/between/around",
    ),
    "weak leg/arm": (
        f"weak/weaker ... {LIMB}",
        f"{LIMB} ... weak/weaker",
        "weakness",
        "feel/feels/feeling/felt ... weak",
        f"{CANT}/{_BARELY} ... move/lift/raise ... {LIMB}",
        f"{CANT} move",
        f"{LIMB} ... gave/give/gives/giving/given out/way",
        f"{LIMB} ... buckle/buckles/buckled/buckling/collapsed/drags/dragging",
        f"{LIMB} {_NOT} lift/move/moving/work/working/respond",
        "paralys*/paralyz*",
        f"{LIMB} feel/feels/felt/is/are/s/so/very/really/getting week",
        f"{LIMB} ... {_NOT} ... hold/support/carry/bear/obey/cooperate/grip",
        f"{LIMB} just? went/go/goes/going/gone/slid/slip/slipped out",
        "no/lost/losing/without/zero strength/power ... in/on ... " + LIMB,
        f"{LIMB} ... no/lost/losing strength/power",
        "no/zero/lost/losing/lose my/the/some/all/any? strength/power/grip",
        "grip/strength ... gone/going/weak/weaker/left/failing",
        f"{LIMB} ... {_NOT} do/go/work/move ... what/where/like/right",
        f"{CANT}/{_BARELY}/{_TROUBLE} ... button_my/turn_the_key/open_a_jar",
        f"{CANT} ... keep/hold/find my? balance",
        f"off_balance/unsteady/wobbly ... feet/{LIMB}",
        "foot drop/slap/slaps/drops",
        f"{LIMB} ... fold/folds/folded/folding/crumple/crumples/crumpled/collapse/collapses/gone"
        "/went/go/goes under/from_under",
        f"{CANT} ... make/close/open/ball/form ... fist/hand/hands/fingers",
        f"{LIMB} ... turned to mush/jelly/rubber/water/stone",
        f"trip/tripping/stumble/stumbling over my? own? {LIMB}",
        f"{CANT}/{_BARELY} ... grip/grasp/squeeze/hold_onto/hold_on_to",
        f"{CANT}/{_BARELY} ... hold ... cup/fork/glass/pen/spoon/things/anything/mug/phone",
        "drop/drops/dropping/dropped/dropped/keep_dropping things/everything/stuff/cups",
        f"{LIMB} ... rubber/rubbery/jelly/jello/noodle/noodles/spaghetti",
        "side/half ... body/face ... " + _NOT + " ... work/working/move/moving/respond",
        "side/half ... body/face ... weak/weaker/heavy/limp",
        f"{LIMB} ... limp/useless/paralys*/paralyz*",
        "weekness",
        f"{CANT} ... bend/use/wiggle/straighten/control ... {LIMB}",
        f"{LIMB} & weak/weaker/limp/flop/flops/floppy/flopping/dangles/dangling/hangs/hanging"
        "/useless/buckl*/wobbly/wobbling/unsteady/lifeless/paralys*/paralyz*",
        f"{LIMB} & gave/give/gives/giving/quit/quits/stopped/refuse/refuses/refusing/fails"
        "/failed/failing",
        f"{LIMB} & {_NOT}/{CANT} ... move/moving/lift/raise/work/working/respond/function/obey"
        "/hold/support/bend/grip/cooperate/listen",
        "cant/can_t/cannot/couldnt/wont ... pick up/hold & cup/glass/fork/spoon/pen/anything"
        "/things",
        "unable/struggle/struggling/trouble/difficulty/hard & walk/walking/stand/standing/climb"
        "/lift",
        f"{LIMB} wont/won_t/will_not/refuse/refuses",
        f"{CANT} ... get/make my/his/her? {LIMB}",
        "left/right/one/whole side & weak/weaker/heavy/numb/limp/paralys*",
        f"{LIMB} & {_NOT}/{CANT} ... wiggle/budge/straighten/walk/step/climb",
        f"{CANT} & {LIMB}",
        "hand/hands/fingers/arm & drop/drops/dropping/dropped",
    ),
    "can't walk": (
        f"{CANT}/{_BARELY} ... walk/stand_up/stand_on",
        f"{CANT} ... even stand",
        f"{_BARELY} ... stand",
        "barely/hardly walk/walking/stand/standing",
        f"{CANT} ... get up/out_of/off",
        f"{CANT} stand",
        f"{CANT}/{_BARELY} ... take ... step/steps",
        f"{CANT} ... stay/be on my? feet",
    ),
    "can't pee": (
        f"{CANT}/{_BARELY} ... pee/urinate/pass_urine/pass_water",
        f"{CANT} ... go_to/use the bathroom/toilet/restroom",
        f"{_TROUBLE} ... pee/peeing/urinate/urinating",
        f"{_HAVE_NOT} ... peed/urinated/passed_urine/passed_water",
        "no/not/barely/hardly pee/peeing/peed/urine/urinating/urinated",
        f"pee/urine {_NOT} come/coming",
        "nothing comes/coming/came/will_come/is_coming/come out ... ... pee/urinate/toilet"
        "/bathroom/go",
        f"{CANT} ... empty",
        f"{CANT} ... make water",
        "nothing comes/coming/came/will_come/would_come/is_coming/come/happens out",
        f"{CANT} ... tinkle/potty/wee/whiz/void/relieve",
        f"unable/{_TROUBLE} ... void/voiding/to_go_pee/starting_to_pee",
        f"{CANT} ... pass ... stool/poop/urine/water/anything",
        f"{CANT}/{_BARELY} ... poop/go_pee/have_a_bm",
        f"{CANT}/{_TROUBLE} & pee/peeing/urinate/urinating/urine/toilet/poop",
        "no/hasnt/havent/not & pee/peed/urine/urinated",
        f"{_HAVE_NOT} ... gone/been/went/go ... number/bathroom/toilet/restroom/potty",
    ),
    "can't feel": (
        f"{CANT} ... feel",
        f"{_BARELY} feel my/his/her/their ... {LIMB}",
        f"dont/don_t/do_not/doesnt/doesn_t/does_not feel my/his/her/their ... {LIMB}",
        # "No, feeling better" is good news.
        "no feeling between/in/on/from/below/down/there/at_all/anymore",
        "lost/lose/losing/loss_of/lost_all/lost_the/lost_some feeling/sensation",
        "no sensation",
        "has/have/got/having no/zero/little feeling/sensation",
        "dont/don_t/do_not/doesnt/doesn_t have feeling/any_feeling/much_feeling",
        "no/lost_all/lost feeling ... when/while/if/as/wipe/below/sitting",
        "dont/don_t/doesnt/didnt/didn_t/not/never feel it? ... wipe/peed/pee/wetting/when_i_go"
        "/going",
    ),
    "bladder": ("bladder",),
    "bowel": ("bowel/bowels",),
    "incontinence": (
        "incontinen*",
        f"{_WETS} ... {_MYSELF}",
        f"{_WETS} my/in_my/his/in_his/her/in_her/the/in_the/in {_BED}",
        f"{CANT} ... control/hold ... {_WATER}",
        f"no/lost/lose/losing/loss_of/without control ... {_WATER}/peeing",
        f"leak/leaks/leaked/leaking/dribble/dribbling ... {_WATER}",
        f"{_WATER} ... leak/leaks/leaked/leaking/dribbles",
        "accident/accidents in/on my/the/his/her ..." + " " + _BED,
        "messed/soiled/crapped/shit/shat/pooped/peed/wet/wetting ... " + _BED,
        "messed/soiled/crapped/shit/shat/pissed myself/himself/herself",
        f"{_WATER} ... come/comes/coming/came/runs/running out/down/by_itself/on_its_own",
        f"{CANT}/{_BARELY} ... control/hold my/the/his/her? ... pee/urine/poop/stool/water/it_in",
        "lost/losing/lose/no control down_there/of_myself",
        "pee/urine/poop/stool/peed/pooped/wet & without noticing/knowing/feeling/realizing",
        "without noticing/knowing/feeling/realizing & pee/urine/poop/stool/toilet",
        "soiled/wet/peed/pooped/messed & bed/sheets/pants/underwear/diaper/mattress/chair",
        "cant/can_t/cannot/dont/don_t tell/know when & go/toilet/bathroom/pee/poop",
        "need/needing/wearing diaper/diapers",
        "didnt/didn_t/not/never/dont/don_t feel it/myself? coming/happening/peeing/wetting/going",
        "accident & bathroom/toilet/bed/pants/pee/poop/urine/stool",
        f"{CANT}/{_BARELY} hold/control it/it_in",
        f"diarrhea/bowels/runs & {CANT} & hold/control/stop",
        "diarrhea/bowels ... cant/can_t/cannot hold/control/stop",
        "water/urine/pee/it ... out_of_me/down_my_leg/down_my_legs",
        "bowels/bladder ... let/gave/go go/way/out",
        "pee/urine/poop & all_by_itself/on_its_own/all_over/running/dripping/leak*/dribbl*",
        "pee/urine/poop/stool & pour*/running/drip*/gush*/everywhere/wont_stop",
    ),
    "chest pain": (
        "chest ... pain*/hurt*/tight*/pressure/heav*",
        "pain*/tight*/pressure ... chest",
        "chest ... burn*/squeez*/ache*/aching/crush*/discomfort/sore",
        "weight/elephant/squeez*/burning/heaviness/crushing/ache ... chest",
        "chest & pain*/hurt*/tight*/pressure/heav*/burn*/squeez*/ache*/aching/crush*/sitting"
        "/sharp/stabbing/weight/pounding",
        "heart & pain*/hurt/hurts/hurting/ache/aches/stabbing/squeezing",
        "chest ... feels/feel like/weird/funny/wrong/bad/heavy/sore",
        "vise/vice/band/squeeze & chest",
        "chest pane/panes/paines/payne",
        "chest & standing/stepping/stomping/pressing/truck/brick/bricks/rock/ton/anvil/squashed",
        "cp and/since/with/when/at/all/last/today",
        "heart racing/pounding/skipping/fluttering ... cant/can_t/breath/chest/dizzy/sweat*",
    ),
    "can't breathe": (
        f"{CANT}/{_BARELY} ... breath/breathe",
        "barely/hardly/not breathe/breathing",
        f"{_TROUBLE} ... breath/breathe/breathing",
        "breathing is/feels/seems ... hard/difficult",
        "gasp/gasping/gasps",
        "suffocat*",
        "choking",
        "wheez*",
        f"{CANT} get ... air",
        "not ... getting/get enough air",
        f"{CANT} catch",
        f"{CANT}/{_TROUBLE}/hard_time ... air",
        "hard/tough/rough time ... breath*/swallow*/talk*/walk*/stand*/pee*/urinat*",
        "huff*/puff* and? huff*/puff*",
        "smother*",
        f"{CANT} & lungs/lung",
        "lungs/lung ... tight/closed/full/burn*/fill*/empty/collapsed",
        "fight*/struggl* for air/breath",
        "breath/breathe/breathing/breaths & hard/harder/short/shallow/fast/trouble/difficult"
        "/struggl*/labored/heavy/barely/hardly/rapid/unable/cant/cannot/losing/lost",
        "panting/hyperventilat*",
        "need/no/not/enough/more oxygen",
        "cant/can_t/cannot/ca_n_t/couldnt ... breath/breathe",
    ),
    "short of breath": (
        "short/shortness/out of breath",
        "short breath",
        "breathless*",
        "sob since/when/with/on/at/after/and/all/last/now/today",
        "winded",
        "breath ... short",
        "no breath/air",
    ),
    "stiff neck": (
        "stiff* ... neck",
        "neck ... stiff*",
        f"{CANT}/{_BARELY} ... bend/turn/move ... neck/chin",
        f"neck ... {_NOT} bend/move/turn",
        f"{CANT}/{_BARELY} ... touch/put/get/bring my? chin",
        "chin ... to/on my? chest",
    ),
    "worst headache": (
        f"{_BAD} ... headache*",
        f"headache* ... {_BAD}",
        "head hurts/hurting ... bad/badly/terribly/so_much/a_lot",
        "headache*/head_ache/head_hurts/migraine ... sit/sitting/stand/standing/upright/get_up"
        "/getting_up/sat/stood",
        "sit/sitting/stand/standing/upright ... headache*/head_ache/head_hurts",
        "worst/bad/severe/terrible/horrible/awful/unbearable/splitting/pounding/blinding/intense"
        "/massive/huge/excruciating ... head_ache/headache*/migraine",
        "headache*/head_ache ... splitting/pounding/blinding/intense/massive/excruciating"
        "/unbearable",
        "my/his/her head is/s/feels_like_it_is/feels/was ... pounding/exploding/splitting"
        "/throbbing/bursting/explode/burst/killing_me",
        "head ... explode/burst/split/exploding/splitting",
        "thunderclap",
        "headache*/migraine & bad/severe/terrible/horrible/awful/worst/splitting/pounding"
        "/unbearable/intense/sit/sitting/stand/standing/upright/fever/light/lights/vomiting",
        "head & pounding/splitting/exploding/explode/throbbing/bursting",
        "light/lights hurt/hurts/bother/bothers my? head/eyes",
        "headache*/head_ache & lie/lying/laying/lay/flat/goes_away_when",
    ),
    "pus": ("pus",),
    "drainage": (
        "drain*",
        "ooz*",
        "leak*",
        "seep*",
        "yellow/green/yellowish/greenish/clear ... fluid/liquid/stuff/discharge/goo",
        "discharge",
    ),
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
        "spot/site/injection_site/needle ... hot/burning/warm",
        "hot/warm ... spot/site",
        "hole/spot/site/wound/puncture/back & weep/weeping/weeps/cloudy/drips/dripping/soaked"
        "/stain*/wet/runny",
        "lump/knot/bump/boil/blister & hot/red/shot/needle/injection/sore/pus",
        "red streak/streaks/line/lines",
        "spot/site/area/needle/injection/puncture/incision/wound/hole & red/redness/swollen"
        "/swelling/hot/warm/goop/goo/gunk/fluid/liquid/smell*/stink*/yellow/green/bleeding"
        "/infected/oozing/puffy/lump",
    ),
    "swollen face/throat": (
        f"swell*/swoll* ... {_SWELLS}",
        f"{_SWELLS} ... swell*/swoll*",
        "throat ... clos*/tight*",
        f"puff* ... {_SWELLS}",
        f"{_SWELLS}/eyes/eyelids ... puff*/swell*/swoll*",
        "swell*/swoll*/puff* ... eyes/eyelids/face",
        "throat ... clos*/tight*/shut*",
        f"{CANT}/{_BARELY} ... swallow",
        f"{_TROUBLE} ... swallow*",
        "allergic reaction/shock",
        "anaphyla*",
        "throat/tongue/lip/lips/face/eyes & swell*/swoll*/thick/tight/clos*/puff*/huge",
        "airway/windpipe/throat/swallow/swallowing & tight/hard/closed/closing/difficult/cant"
        "/cannot/trouble/narrow/blocked",
        "eyes/eyelids/lips/lip/tongue/face & balloon*/bigger/fat/huge/blown/inflat*",
    ),
    "hives": (
        "hive/hives",
        "welt/welts",
        "rash ... all_over/everywhere/body/face/chest/arms",
        "itch* ... all_over/everywhere",
        "rash and/with hives",
        "itch*/bumps/spots/rash & everywhere/all_over/body/red",
        "rash & head/toe/injection/shot/neck/legs/arms/spread*/hives/belly/stomach/swollen",
        "broke/break/breaking/broken out in/with/all",
    ),
    "passed out": (
        "pass/passed/passing/black/blacked/blacking out",
        "unconscious",
        "lost/losing consciousness",
        "collapsed/collapse/collapsing",
        "woke/came_to/wake ... on the? floor/ground",
        "unresponsive",
        "he/she/mom/dad/mother/father/husband/wife/patient wont/won_t/doesnt/doesn_t/not/isnt"
        " ... wake/waking up",
        "cant/can_t/cannot wake/rouse/wake_up him/her/my/mom/dad",
        "everything/all/things/world/vision went black/dark/blank",
        "fell/keeled/keeling out/over/over_out ... cold/fainted",
        "keeled over",
        "out cold",
        "went/fell/hit/dropped/was ... down/floor/ground & dont/didnt/don_t/cant/can_t/no"
        " remember/recall/memory",
        "dont/didnt/don_t/cant remember falling/going_down/hitting/how_i_got/what_happened",
        "lost/losing consc*",
        "not/t/isnt responding",
        "found him/her & floor/unconscious",
    ),
    "fainted": ("faint*",),
    "slurred": (
        "slur*",
        "trouble/difficulty/hard_time/struggle/struggling"
        " ... talk/talking/speak/speaking/see/seeing",
        # "No problem, see you Monday" is no sign.
        "problem/problems ... talking/speaking/seeing/to_talk/to_speak/to_see",
        f"{CANT}/{_BARELY} ... talk/speak",
        f"{CANT} get/find ... words",
        f"{CANT}/{_BARELY} ... see well/clearly/straight/properly/anything/out_of/from",
        "vision/sight/eyesight ... blur*/double/gone",
        "blur*/double/lost vision/sight/eyesight",
        "seeing double",
        "see/sees/seeing/saw two of",
        f"{_WHO} ... {_NOT} make/makes/making/made any? sense",
        "he/she/hes/shes/mom/dad/mother/father/husband/wife/patient ... confused/disoriented"
        "/delirious/rambling/babbling",
        "talk/talking/speak/speaking out_of/nonsense/gibberish/funny/weird/slow",
        "talk/talks/talking/sound/sounds/sounding like ... drunk",
        f"{CANT}/{_BARELY} ... see out/one_eye/from_one",
        "words ... wrong/jumbled/garbled/mixed_up/funny",
        "talking/speaking/speech funny/weird/gibberish/nonsense",
        "speech ... funny/weird/off/garbled/gone",
        "words/speech/talk/talking/speak/speaking & gibberish/garbled/jumbled/wrong/slow"
        "/nonsense/mumbl*/mixed/cannot/cant/trouble/unable/hard",
        f"{CANT} form/say/find/get & word/words/sentence/sentences",
        "double/blurry/blurred/fuzzy/foggy & see/seeing/vision/looks/everything/eye/eyes/sight",
        "gone/going/went blind",
        "lost/losing/lose & vision/sight/eyesight",
        "vision/eye/eyes/sight/eyesight & dark/black/gone/lost/dim/blind/spots/darker",
        "cant/can_t/cannot/unable_to say/get words/things/it out/right",
    ),
    "stroke": (
        "stroke/strokes",
        "face/mouth/smile/eyelid/lip ... droop*/crooked/lopsided/sagging/saggy/twisted/slanted",
        "droop* ... face/mouth/eye/eyelid/lip",
        "face/mouth/eyelid/lip/cheek ... drop/drops/dropping/dropped/droping/droped/sag/sags",
        "side of/on ... face ... fell/fallen/falling/down/slack/dropped",
        "face fell on",
        f"face/mouth/cheek/eyelid ... {_NOT} ... smile/move/close/open/work",
        "smile ... crooked/lopsided/half/one_side/uneven",
        "face/mouth/side/half & frozen/droop*/crooked/lopsided/twisted/sagging/paralys*/paralyz*",
    ),
    "heart attack": ("heart attack/attacks", "cardiac arrest", "heart ... giving_out/stopping"),
    "numb private parts": (
        f"{_PRIVATE} ... asleep/dead/tingl*",
        f"{CANT} feel my/his/her? {_PRIVATE}",
        f"no feeling/sensation ... {_PRIVATE}",
    ),
    "seizure": (
        "seizure*",
        "seizing",
        "convuls*",
        "had/having/has a fit/fits and/of/was/jerking",
        "having fits",
        "jerking",
        "shaking all over",
        "shaking/shook/jerking/twitching uncontrollably/violently",
        "twitch*/trembl*/convuls*/shaking/jerk* & wont/won_t/doesnt/doesn_t/not/isnt/cant/didnt"
        " answer/answering/respond/responding/wake/talk/react",
        "eyes rolled/rolling back/up",
        "foaming/froth* at/from the mouth",
    ),
}

_HARDLY = f"{CANT}/{_NOT}/never/barely/hardly/not/no_longer"
_SMALL = (
    "any/the/a/an/much/no/that/this/my/your/even/real/more/of/kind/as/so/too/single/big/back/hip"
    "/neck/such/anymore/less/hardly/slightest/real/old"
)
_NEWS = (
    "pain/pains/difference/change/changes/improvement/needle/shot/injection/poke/prick/stick"
    "/discomfort/soreness/ache/aches/effect/effects/benefit/relief/better/worse/good/bad/thing"
    "/happier/different/results/result/sharp/twinge/pinch/sore/tired/sorry"
)

# Whose illness is no sign of the patient, who may be the mother or the husband of who writes.
_SOMEBODY = (
    "grandson/granddaughter/grandkid/grandkids/grandchild/grandbaby/baby/kid/kids/neighbor"
    "/neighbour/neighbors/niece/nephew/friend/friends/cousin/coworker/dog/cat/boss"
)

NO_SIGN: Final = (
    f"{_HARDLY} even/really/actually? feel {_SMALL}? {_SMALL}? {_SMALL}? {_NEWS}",
    "couldnt/couldn_t/could_not/wasnt_able_to even/barely/hardly? walk/stand/stand_up/move/bend"
    "/lift/sit/get_up/get_out/drive/raise ... before",
    "before ... couldnt/couldn_t/could_not even? walk/stand/move/bend/lift",
    "out/short of breath ... laugh*/dancing/singing",
    "laugh* ... breath/breathe",
    f"{CANT} breathe ... laugh*",
    "take/takes/took/taking my/your/the/our? breath away",
    "chest of drawers",
    "chest freezer/hair/xray/press",
    "freezer chest/hope/treasure/toy/ice chest",
    "weakness/weak_spot for",
    "weak coffee/tea/signal/spot/drink/excuse/joke/wifi/battery/moment",
    "hay/cabin/spring/gold/bieber/disco/saturday_night/scarlet fever",
    "fever pitch/dream/dreams",
    "chill out/with/day/mood/and_relax",
    "just/to/wanna/gonna/lets/let_s/and chill",
    "chill ... wine/beer",
    "beer/wine ... chill",
    "hive of/mind",
    "bee/bees hive/hives",
    "pass/passed/passing out candy/flyers/cards/food/treats/the_candy/presents",
    "faint/fainter praise/smell/memory/light/line/lines/hope/sound/pain/music/of_heart",
    "pain/ache is/s/was/very/so/just/only/pretty? very/so/just/only/quite/pretty? faint/fainter",
    "seizing the day/moment/opportunity",
    "stroke of luck/genius/midnight",
    "back/breast/golf/tennis/swim/swimming/brush stroke/strokes",
    "attack of the giggles",
    "feel/feels/feeling/felt/am/im/m/was/so/really/emotionally/mentally/totally/completely/pretty"
    "/just drained",
    "drain/drained/drains my/me/all_my/the energy/pasta/battery/sink/pool/tub/spaghetti/potatoes",
    "drain cleaner/pipe/board/stopper",
    "sink/shower/kitchen/bathtub/battery/phone drain/drains/draining/drained",
    "roof/faucet/pipe/pipes/sink/heater/car/oil/tire/boat/hose/toilet/ceiling/pool is/has/s/was"
    "/started/keeps? a?"
    " leak/leaks/leaking/leaked",
    "leak in/from/under the/my/our? roof/faucet/ceiling/pipe/sink/basement/kitchen/car/boat",
    "red shirt/wine/dress/car/hat/roses/cross/sox/light/coat/shoes",
    f"{CANT} stand it/this/that/the/my/him/her/them/to/being/another/how/when/waiting/hot/cold",
    f"{CANT} move the/my/this? couch/sofa/furniture/appointment/date/car/meeting/in_yet",
    f"{CANT} get out_of town/work/it/this",
    f"{CANT} get up early",
    f"{CANT} see/talk ... without my? glasses",
    f"{CANT} catch a? break/cold/fish/bus/you/up",
    f"{CANT} hold it against",
    f"{CANT} empty the",
    "drop/dropped/dropping my/the/off",
    "double knot/date/check/dose_of_coffee",
    "gasp/gasped/gasping of/with/in joy/delight/awe",
    f"{CANT} wait/complain/believe/thank/imagine/decide/afford/hear",
    "stiff drink/competition/upper_lip",
    "stiff drinks",
    "chill pill",
    "numb to/from the/it/all/this/boredom?",
    "went/go/going down the street/road/hall",
    "breaking/break/broke out in song/laughter/laughing/the/a_smile",
    "bathing/swim/swimming/wet suit/paint/floor/dog/hair",
    "burning up the/rubber/gas/calories/my",
    "no/without/zero more? trouble/problem/problems/difficulty/difficulties/issues/hard_time"
    " ... walk*/stand*/breath*/pee*/urinat*/swallow*/talk*/see*/climb*/sleep*",
    "numb/numbness ... wore/worn/wearing/wears off",
    "numb/numbness is/has/s/all/has_all/is_all/went? gone/gone_away/away/better",
    f"{_SOMEBODY} has/have/had/got/gets/is_running/caught/came_down_with/with a/the? fever*"
    "/temperature/chills/stroke/strokes/heart_attack/seizure/rash/temp",
    "an/the/that/son/you/old/poor/this sob",
    "nothing comes/came/coming out of",
    "weakness/tingling/dizziness/stiffness/twitching is/has/s/all/has_all/is_all/have/went?"
    " gone/gone_away/went_away/away/better/disappeared/left/cleared_up/passed/stopped"
    "/no_more",
    "no more weakness/numbness/tingling/dizziness/stiffness",
    "fever blister/blisters/sore/sores",
    "choked/choke/choking/chokes up",
    "numb/numbed/numbing at/by/from/for the/my? dentist/dentists/dental/tooth/gum",
    "dentist ... numb/numbed",
    "numb/weak/dizzy ... years/decades/ages ago",
    "movie/film/show/book/novel/documentary/song/story/episode/series about/of/on/with a/an"
    "/the? heart_attack/stroke/fever/seizure/coma",
    "chair/table/couch/sofa/stool/bed/bench/desk has/have/had/with/s/got a? weak/wobbly/bad"
    "/broken leg/legs",
    "weak/wobbly/broken leg/legs/arm/arms of/on the/my/this/that? chair/table/couch/sofa"
    "/stool/bed/bench/desk",
)
