"""The danger signs as people type them in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.words.languages.en.classes import (
    BAD,
    BARELY,
    BED,
    BUST,
    CANT,
    CHEST,
    DOES_NOT,
    DRINK,
    FALLS,
    GO,
    GOES_OUT,
    HAVE_NOT,
    HEAD,
    HURTS,
    LIES,
    LIGHT,
    LIMB,
    MYSELF,
    NOT,
    PRIVATE,
    RED,
    RISES,
    SPOT,
    STILL,
    SWELLS,
    THERMOMETER,
    TROUBLE,
    WATER,
    WETS,
    WHERE,
    WHO,
)

# DRAFT: a spine clinician must sign off these lists before live use, and tune the signs with the
# staff's count of false alarms. Missing a sign is worse than a false alarm, so plain negation
# ("no fever") matches on purpose.
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
        f"{THERMOMETER} ... ... hundred and? point? one/two/three/four/five/six/seven/eight/nine"
        " !percent/dollars",
        f"{THERMOMETER} ... ... one_oh_one/one_oh_two/one_oh_three/one_oh_four/one_o_one"
        "/one_o_two"
        "/one_o_three",
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
        "sweat/sweats/sweating/sweated/burning and/then/or/to? freezing/freeze/froze/shivering"
        "/chilled",
        "hot_one_minute/cold_one_minute/sweating_one_minute/freezing_one_minute",
        "burning_up/sweating/hot/soaked & freezing/frozen/shaking/ice_cold & turns/minute/next"
        "/then/off_and_on/back_and_forth",
        "got/have/has/having the shakes",
        "got/have/has/had/with/bad the shakes & sweat*/soaked/cold/fever/hot/blanket/blankets",
    ),
    "numb": (
        "numb/numbed/numbing/numbness/numbs",
        f"{LIMB} ... dead",
        f"dead {LIMB}",
        f"{LIMB} ... is/are/was/were/feel/feels/felt asleep",
        f"{LIMB} {STILL}? {STILL}? {STILL}? {STILL}? asleep/sleeping !well/fine/better/good",
        f"{LIMB} {STILL} {STILL}? {STILL}? {STILL}? dead",
        f"{LIMB} {STILL}? {STILL}? died !down/off/away",
        f"asleep/sleepy {LIMB}",
        f"{LIMB} still? {NOT}/{HAVE_NOT} ... woken/woke/woken_up/waked/awake/awoken",
        "anesthesia/anesthetic/anaesthetic/novocaine/lidocaine/nerve_block ... "
        f"{HAVE_NOT}/{NOT} ... worn/wore/wear/wearing off",
        f"{LIMB} {FALLS} asleep/to_sleep",
        f"{LIMB} ... {NOT} ... wake/waking",
        f"num {LIMB}",
        f"{LIMB} ... num",
        f"{LIMB} & numb*/numm*/lifeless",
        f"{LIMB} ... {NOT} ... mine/my_own/there/belong/attached",
        f"{LIMB} ... wooden/foreign/detached/like_wood/like_a_log/like_concrete/someone_elses",
        f"{LIMB} & mine/belong & {NOT}",
        "cant/can_t/cannot/couldnt/dont/don_t tell where my ... " + LIMB,
        "gone/went/goes/going/getting/is/are/feel/feels/felt/so/all num/nums",
        "num/nums/numbed from/below/down/all/between/around",
        f"novocain*/lidocaine/anesthe*/novacain* & {LIMB}/{PRIVATE}/cheeks",
        f"{LIMB}/side/half ... numb/dead/asleep/gone ... from/below ... down !pain/stairs",
        "from/below the/my/his/her waist/knee/knees/hip/hips/belly/navel ... down & numb/nothing"
        "/feel/feeling/dead/gone/asleep",
    ),
    "weak leg/arm": (
        f"weak/weaker ... {LIMB}",
        f"{LIMB} {STILL} {STILL}? {STILL}? clumsy/uncoordinated",
        f"clumsy {LIMB}",
        f"{LIMB} ... weak/weaker",
        "weakness",
        "feel/feels/feeling/felt ... weak",
        f"{CANT}/{BARELY} ... move/lift/raise ... {LIMB}",
        f"{CANT} move",
        f"{LIMB} ... gave/give/gives/giving/given out/way",
        f"{LIMB} ... buckle/buckles/buckled/buckling/collapsed/drags/dragging",
        f"{LIMB} {NOT} lift/move/moving/work/working/respond",
        "paralys*/paralyz*",
        f"{LIMB} feel/feels/felt/is/are/s/so/very/really/getting week",
        f"{LIMB} ... {NOT} ... hold/support/carry/bear/obey/cooperate/grip",
        f"{LIMB} just? went/go/goes/going/gone/slid/slip/slipped out",
        "no/lost/losing/without/zero strength/power ... in/on ... " + LIMB,
        f"{LIMB} ... no/lost/losing strength/power",
        "no/zero/lost/losing/lose my/the/some/all/any? strength/power/grip",
        "grip/strength ... gone/going/weak/weaker/left/failing",
        f"{LIMB} ... {NOT} do/go/work/move ... what/where/like/right",
        f"{CANT}/{BARELY}/{TROUBLE} ... button_my/turn_the_key/open_a_jar",
        f"{CANT} ... keep/hold/find my? balance",
        f"off_balance/unsteady/wobbly ... feet/{LIMB}",
        "foot drop/slap/slaps/drops/keeps_slapping/is_slapping/keeps_flopping/keeps_flapping",
        f"foot/feet {STILL}? {STILL}? slap/slaps/slapping/slapped/flop/flops/flopping/flap/flaps"
        "/flapping down/on/the/against/when/as/around !the_water/in_the_water/the_sand",
        "walk/walks/walking/stagger*/weaving/wobbl* like/as ... drunk",
        "stagger*",
        f"{LIMB} ... fold/folds/folded/folding/crumple/crumples/crumpled/collapse/collapses/gone"
        "/went/go/goes under/from_under",
        f"{CANT} ... make/close/open/ball/form ... fist/hand/hands/fingers",
        f"{LIMB} ... turned to mush/jelly/rubber/water/stone",
        f"trip/tripping/stumble/stumbling over my? own? {LIMB}",
        f"{CANT}/{BARELY} ... grip/grasp/squeeze/hold_onto/hold_on_to",
        f"{CANT}/{BARELY} ... hold ... cup/fork/glass/pen/spoon/things/anything/mug/phone",
        "drop/drops/dropping/dropped/dropped/keep_dropping things/everything/stuff/cups",
        f"{LIMB} ... rubber/rubbery/jelly/jello/noodle/noodles/spaghetti",
        "side/half ... body/face ... " + NOT + " ... work/working/move/moving/respond",
        "side/half ... body/face ... weak/weaker/heavy/limp",
        f"{LIMB} ... limp/useless/paralys*/paralyz*",
        "weekness",
        f"{CANT} ... bend/use/wiggle/straighten/control ... {LIMB}",
        f"{LIMB} & weak/weaker/limp/flop/flops/floppy/flopping/dangles/dangling/hangs/hanging"
        "/useless/buckl*/wobbly/wobbling/unsteady/lifeless/paralys*/paralyz*",
        f"{LIMB} & gave/give/gives/giving/quit/quits/stopped/refuse/refuses/refusing/fails"
        "/failed/failing",
        f"{LIMB} & {NOT}/{CANT} ... move/moving/lift/raise/work/working/respond/function/obey"
        "/hold/support/bend/grip/cooperate/listen",
        "cant/can_t/cannot/couldnt/wont ... pick up/hold & cup/glass/fork/spoon/pen/anything"
        "/things",
        "unable/struggle/struggling/trouble/difficulty/hard & walk/walking/stand/standing/climb"
        "/lift",
        f"{LIMB} wont/won_t/will_not/refuse/refuses",
        "hand/hands/fist/fingers & wont/won_t/cant/can_t/doesnt/not open/close/unfold/straighten",
        "side/half wont/won_t/doesnt/doesn_t/isnt/not/stopped/quit/quits work/working/move/moving",
        f"{CANT} ... get/make my/his/her? {LIMB}",
        "left/right/one/whole side & weak/weaker/heavy/numb/limp/paralys*",
        f"{LIMB} & {NOT}/{CANT} ... wiggle/budge/straighten/walk/step/climb",
        f"{CANT} & {LIMB}",
        "hand/hands/fingers/arm & drop/drops/dropping/dropped",
        "left/right/one/whole/half/entire side s/has/is/just/all/of_me/of_him/of_her/of_my_body"
        "/of_his_body? all/just/up_and? quit/quits/gave_out/went_out/went_dead/died"
        "/stopped_working/went_limp/gone_dead/wont_work/wont_move",
        f"{LIMB}/side ... quit/quits/gave_out/give_out/went_out on me/him/her/us",
    ),
    "can't walk": (
        f"{CANT}/{BARELY} ... walk/stand_up/stand_on",
        f"{CANT} ... even stand",
        f"{BARELY} ... stand",
        "barely/hardly walk/walking/stand/standing",
        f"{CANT} ... get up/out_of/off",
        f"{CANT} stand",
        f"{CANT}/{BARELY} ... take ... step/steps",
        f"{CANT} ... stay/be on my? feet",
    ),
    "can't pee": (
        f"{CANT}/{BARELY} ... pee/urinate/pass_urine/pass_water",
        f"{CANT} ... go_to/use the bathroom/toilet/restroom",
        f"{TROUBLE} ... pee/peeing/urinate/urinating",
        f"{HAVE_NOT} ... peed/urinated/passed_urine/passed_water",
        "no/not/barely/hardly pee/peeing/peed/urine/urinating/urinated",
        f"pee/urine {NOT} come/coming",
        "nothing comes/coming/came/will_come/is_coming/come out ... ... pee/urinate/toilet"
        "/bathroom/go",
        f"{CANT} ... empty",
        f"{CANT} ... make water",
        f"{CANT}/{BARELY}/{TROUBLE} even/go/seem_to/hardly? pea/pe/peepee !soup/salad/pods",
        f"{HAVE_NOT} pead/pea/pe",
        "nothing comes/coming/came/will_come/would_come/is_coming/come/happens out",
        f"{CANT} ... tinkle/potty/wee/whiz/void/relieve",
        f"unable/{TROUBLE} ... void/voiding/to_go_pee/starting_to_pee",
        f"{CANT} ... pass ... stool/poop/urine/water/anything",
        f"{CANT}/{BARELY} ... poop/go_pee/have_a_bm",
        f"{CANT}/{TROUBLE} & pee/peeing/urinate/urinating/urine/toilet/poop",
        "no/hasnt/havent/not & pee/peed/urine/urinated",
        f"gotta/have_to/need_to/needing_to/got_to/want_to/wanting_to/urge_to/feel_like/trying_to"
        f" {GO} & get_it_started/get_started/get_it_out/get_it_to/squeeze/cant_start/can_t_start"
        "/cannot_start/nothing/only_drops/few_drops/dribble/trickle/wont_come/won_t_come/cant_go"
        "/can_t_go/cannot_go/just_wont",
        f"{CANT} ... get it_started/started/it_going/any_out/it_to_come/a_drop_out/pee_out & go"
        "/pee"
        "/bathroom/toilet/urine/hours",
        "strain/straining/strained/push/pushing/try/trying/tried & nothing/not_a_drop/no_pee & out"
        "/comes/happens/toilet/pee/bathroom",
        "toilet/commode/bathroom/pee/urinate & strain/straining/push/pushing/wait & nothing/drop",
        "drops/a_drop/dribble/dribbles/trickle/trickles & pee/peeing/bathroom/toilet/urine"
        "/comes_out"
        "/come_out/coming_out/came_out",
        f"{HAVE_NOT} gone/went pee/a_drop/since/in/all_day/all_night/for",
        "hours/days/day/yesterday/morning/night since/without i/he/she/ive/i_ve? last?"
        " peed/pee/urinated/peeing/urinating/a_pee",
        f"{HAVE_NOT} ... gone/been/went/go ... number/bathroom/toilet/restroom/potty",
        "sit/sits/sat/sitting/stand/standing/stood on/at/over the commode/toilet/pot/john & drop"
        "/nothing/dribble/trickle",
        f"{HAVE_NOT}/not/no ... made/make/passed/making water",
        f"{CANT} go number one/two",
        "havent_been_able/haven_t_been_able/have_not_been_able/hasnt_been_able/hasn_t_been_able"
        "/not_been_able/t_been_able/t_able to go"
        f" !{GOES_OUT}",
    ),
    "can't feel": (
        f"{CANT} ... feel",
        f"{BARELY} feel my/his/her/their ... {LIMB}",
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
        "wipe/wiping/wiped ... dont/don_t/cant/can_t/not/no/nothing/didnt/didn_t even? feel"
        "/feeling/felt/there",
    ),
    "bladder": ("bladder",),
    "bowel": ("bowel/bowels",),
    "incontinence": (
        "incontinen*",
        f"{WETS} ... {MYSELF}",
        f"{WETS} my/in_my/his/in_his/her/in_her/the/in_the/in {BED}",
        f"{CANT} ... control/hold ... {WATER}",
        f"no/lost/lose/losing/loss_of/without control ... {WATER}/peeing",
        f"leak/leaks/leaked/leaking/dribble/dribbling ... {WATER}",
        f"{WATER} ... leak/leaks/leaked/leaking/dribbles",
        "accident/accidents in/on my/the/his/her ..." + " " + BED,
        "messed/soiled/crapped/shit/shat/pooped/peed/wet/wetting ... " + BED,
        "messed/soiled/crapped/shit/shat/pissed myself/himself/herself",
        f"{WATER} ... come/comes/coming/came/runs/running out/down/by_itself/on_its_own",
        f"{CANT}/{BARELY} ... control/hold my/the/his/her? ... pee/urine/poop/stool/water/it_in",
        "lost/losing/lose/no control down_there/of_myself",
        "pee/urine/poop/stool/peed/pooped/wet & without noticing/knowing/feeling/realizing",
        "without noticing/knowing/feeling/realizing & pee/urine/poop/stool/toilet",
        "soiled/wet/peed/pooped/messed & bed/sheets/pants/underwear/diaper/mattress/chair",
        "cant/can_t/cannot/dont/don_t tell/know when & go/toilet/bathroom/pee/poop",
        "need/needing/wearing diaper/diapers",
        "didnt/didn_t/not/never/dont/don_t feel it/myself? coming/happening/peeing/wetting/going",
        "accident & bathroom/toilet/bed/pants/pee/poop/urine/stool",
        f"{CANT}/{BARELY} hold/control it/it_in",
        f"diarrhea/bowels/runs & {CANT} & hold/control/stop",
        "diarrhea/bowels ... cant/can_t/cannot hold/control/stop",
        "water/urine/pee/it ... out_of_me/down_my_leg/down_my_legs",
        "no/lost/losing/without control ... when/where/of_when i/he/she go/goes/went",
        f"{WATER} ... slide/slides/slip/slips/slipped/fall/falls/fell/drop/drops/pour/pours"
        "/just_come"
        " out/down/everywhere/from_me/out_of_me",
        "cant/can_t/cannot/dont/don_t/never tell/know/knew if/when/that i/he/she ... peed/pooped"
        "/wet"
        "/went/go/pee",
        "bowels/bladder ... let/gave/go go/way/out",
        "pee/urine/poop & all_by_itself/on_its_own/all_over/running/dripping/leak*/dribbl*",
        "pee/urine/poop/stool & pour*/running/drip*/gush*/everywhere/wont_stop",
        "never/not/didnt/didn_t/dont/don_t/couldnt feel/felt/feeling/know/knew/notice/noticed it"
        "/nothing/anything? & messed/soiled/wet/peed/pooped/pee/poop/britches"
        "/drawers/underwear/pants",
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
        f"{CHEST} & pain*/hurt*/tight*/pressure/heav*/burn*/squeez*/ache*/aching/crush*/weight"
        "/stabbing/sitting_on",
        "behind/under/in/on/across my/his/her/the breastbone/breast_bone/sternum & heav*"
        "/pressure/tight*/press*/hurt*/burn*/squeez*/weight/load",
        "hold/holding/holds/held/clutch*/grab/grabs/grabbed/grabbing/grip/grips/gripping/gripped"
        " at/on_to/onto? his/her/my/their chest/breastbone",
        "hand/hands/fist on/to/over/against his/her/my chest & pale/gray/grey/sweat*/clammy/pain"
        "/hurt*/cant/can_t",
        "clammy/gray/grey/ashen & chest/arm/jaw/breath*/cold/sweat*/pale",
    ),
    "can't breathe": (
        f"{CANT}/{BARELY} ... breath/breathe",
        "barely/hardly/not breathe/breathing",
        f"{TROUBLE} ... breath/breathe/breathing",
        "breathing is/feels/seems ... hard/difficult",
        "gasp/gasping/gasps",
        "suffocat*",
        "choking",
        "wheez*",
        f"{CANT} get ... air",
        "not ... getting/get enough air",
        f"{CANT} catch",
        f"{CANT}/{TROUBLE}/hard_time ... air",
        "hard/tough/rough time ... breath*/swallow*/talk*/walk*/stand*/pee*/urinat*",
        "huff*/puff* and? huff*/puff*",
        "smother*",
        f"{CANT} & lungs/lung",
        "lips/lip/fingernails/nails/face/skin/mouth turn/turning/turned/turns/look/looks/looking"
        "/are"
        "/is/went/going/gone/s/so/all/kinda? blue/bluish/purple/gray/grey",
        "blue/bluish/purple lips/lip/fingernails/face/mouth",
        "breathing/breathe/breath ... through a? straw/wet_cloth/pillow/sock",
        "jaw & arm/chest/shoulder & sweat*/hurt/hurts/pain/ache/aches",
        "lungs/lung ... tight/closed/full/burn*/fill*/empty/collapsed",
        "fight*/struggl* for air/breath",
        "breath/breathe/breathing/breaths & hard/harder/short/shallow/fast/trouble/difficult"
        "/struggl*/labored/heavy/barely/hardly/rapid/unable/cant/cannot/losing/lost",
        "panting/hyperventilat*",
        "need/no/not/enough/more oxygen",
        "cant/can_t/cannot/ca_n_t/couldnt ... breath/breathe",
        f"{CANT}/{BARELY} ... get/catch/find/draw/pull/suck my/his/her/any/no/a/enough? wind"
        "/breath/air",
        "lost/losing/got_no/no/ain_t_got_no my/his/her? wind/breath !chill/chime/damage/today"
        "/outside/blowing/at_all",
        "huffing/puffing/panting/heaving & sitting/chair/bed/rest/resting/talk*/few_steps/breath"
        "/air",
        "breath* like a? fish/dog/freight_train",
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
        f"{CANT}/{BARELY} ... bend/turn/move ... neck/chin",
        f"neck ... {NOT} bend/move/turn",
        f"{CANT}/{BARELY} ... touch/put/get/bring my? chin",
        "chin ... to/on my? chest",
        "neck/nape & rigid/locked/board/solid/hard_as/froze_up/frozen/wont/won_t/cannot"
        "/cant_bend/can_t_bend !bottom/wood/cutting",
        "bend/bending/tip/tuck/turn/turning/move/moving his/her/my/the neck/head/chin & screams"
        "/cries/hollers/yells/scream/hurts_so",
    ),
    "worst headache": (
        f"{BAD} ... headache*",
        f"headache* ... {BAD}",
        "head is/s/has_been? hurts/hurting/hurt/aches/aching ... bad/badly/terribly/awfully"
        "/horribly/dreadfully/severely/so_much"
        "/a_lot",
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
        f"head/headache* & vise/vice/clamp/hammer & {RISES}/tight/squeez*/hurts/in/pounding",
        "light/lights/sun & too bright & hurt/hurts/head/eyes",
        "light/lights ... too_bright ... hurt/hurts",
        f"headache*/migraine/head_pain ... {NOT} ... quit/stop/go_away/go/let_up/ease/leave"
        "/quitting",
        f"{CANT} ... open/keep ... eyes/eye ... open/light/lights/because/bright",
        "headache*/migraine & bad/severe/terrible/horrible/awful/worst/splitting/pounding"
        "/unbearable/intense/sit/sitting/stand/standing/upright/fever/light/lights/vomiting",
        "head & pounding/splitting/exploding/explode/throbbing/bursting",
        "light/lights hurt/hurts/bother/bothers my? head/eyes",
        "head & split/splits/burst/bursts/pound/pounds/throb/throbs/explodes/explod*/crack_open"
        "/pop_off/blow_up/cave_in",
        f"head {HURTS} & {RISES}/{LIES}",
        f"{RISES}/{LIES} & head {HURTS}",
        f"{RISES} & head ... {HURTS}",
        f"{BAD}/splitting/excruciating/terrific ... head pain/pains/hurting/aching/pressure",
        "head hurts/hurting/hurt/aches ... so/real/something? terrible/awful/horrible/fierce"
        "/unbearable/severely/worse_than",
        "headache*/migraine/head_pain & sits/stands/sat_up/stand_up/rises/flat/lying/laying",
        f"{LIGHT} & hurt/hurts/hurting/stab*/kill/kills/killing/burn/burns/pierc*/bother/bothers"
        "/sensitive/pain/painful & eye/eyes/head",
        f"eye/eyes/head & hurt/hurts/hurting/stab*/kill/kills/killing/burn/burns/pierc*/bother"
        f"/bothers/sensitive/pain/painful & {LIGHT}",
        f"{CANT}/{BARELY} ... look_at/bear/take/tolerate/handle/face/be_around ... light/lights"
        "/lamp/brightness/sunlight/daylight/bright",
        "sensitive/sensitivity to light/lights/brightness/sunlight",
        "light sensitive/sensitivity",
        "dark/dark_room/curtains/shades/blinds & head/headache*/eyes & hurt/hurts/hurting/pounds"
        "/pounding/pain/ache",
        "head/headache*/eyes hurt/hurts/hurting/pounds/pounding/pain/ache? & dark_room/in_the_dark"
        "/curtains/shades/blinds",
        "headache*/head_ache & lie/lying/laying/lay/flat/goes_away_when",
        f"{RISES} & {HEAD} ... {BUST}",
        f"{HEAD} ... {BUST} & {RISES}/{LIES}/upright/vertical/on_my_feet",
        f"skull/noggin/temples/brain ... {BUST}",
        f"{LIES} & {RISES} & head/skull/headache*",
        "headache*/head/skull & upright/vertical/on_my_feet/stood_up/raise_up/get_vertical &"
        " gone/fine/flat/better/lay/lie/down",
    ),
    "pus": ("pus",),
    "drainage": (
        "drain*/ooz*/leak*/seep*",
        "yellow/green/yellowish/greenish/clear ... fluid/liquid/stuff/discharge/goo",
        "discharge",
    ),
    "red/swollen needle spot": (
        f"{RED} ... {SPOT}",
        f"{SPOT} ... {RED}",
        "red/redness/reddish ... hot/warm/puffy/swollen/swelling",
        "hot/warm/puffy/swollen/swelling ... red/redness/reddish",
        "redness",
        f"fluid/liquid ... {SPOT}",
        f"{SPOT} ... fluid/liquid",
        "fluid/liquid/stuff ... coming/comes/came/running out/from",
        "blood/water coming/comes/came out/from",
        "back is/looks/got ... red/swollen",
        "spot/site/injection_site/needle ... hot/burning/warm",
        "hot/warm ... spot/site",
        "injection/needle/shot/place/incision/bandage/bandaid/dressing/poke & weep/weeping/weeps"
        "/weepy !for/with_joy",
        "hole/spot/site/wound/puncture/back & weep/weeping/weeps/cloudy/drips/dripping/soaked"
        "/stain*/wet/runny",
        "lump/knot/bump/boil/blister & hot/red/shot/needle/injection/sore/pus",
        "red streak/streaks/line/lines",
        "bandage/bandaid/band_aid/dressing/gauze/patch & stink*/smell*/yellow/green/soaked_through"
        "/soaked_with/bloody/blood/pus",
        "injection/needle/shot/site/spot/puncture/hole/place & swell*/swole*/swoll* & egg"
        "/golf_ball"
        "/big/size/baseball/up/lump/hot/red",
        "injection/needle/shot/puncture place/area/site/spot/hole/mark & swell*/swole*/swoll*"
        "/puff*"
        "/hard/hot/hurts_to_touch/throb*",
        "lump/knot/bump/egg/golf_ball/boil/welt/swelling ... where ... needle/injection/shot/stuck"
        "/poked/put/injected/went_in",
        "where ... stuck/poked/injected/needled ... me? & swell*/swole*/swoll*/puff*/hot/red/lump"
        "/leak*/knot/egg",
        "spot/site/area/needle/injection/puncture/incision/wound/hole & red/redness/swollen"
        "/swelling/hot/warm/goop/goo/gunk/fluid/liquid/smell*/stink*/yellow/green/bleeding"
        "/infected/oozing/puffy/lump",
        "lump/knot/bump/boil/blister/egg/swelling & burn*/hot/throb*/hard/red & needle/shot"
        "/injection/injected/stuck/poked",
    ),
    "swollen face/throat": (
        f"swell*/swoll*/puff* ... {SWELLS}",
        "throat ... clos*/tight*",
        f"{SWELLS}/eyes/eyelids ... puff*/swell*/swoll*",
        "swell*/swoll*/puff* ... eyes/eyelids/face",
        "throat ... clos*/tight*/shut*",
        f"{CANT}/{BARELY} ... swallow",
        f"{TROUBLE} ... swallow*",
        "allergic reaction/shock",
        "anaphyla*",
        "throat/tongue/lip/lips/face/eyes & swell*/swoll*/thick/tight/clos*/puff*/huge",
        "airway/windpipe/throat/swallow/swallowing & tight/hard/closed/closing/difficult/cant"
        "/cannot/trouble/narrow/blocked",
        "eyes/eyelids/lips/lip/tongue/face & balloon*/bigger/fat/huge/blown/inflat*",
        "tongue & too_big/too_thick/fills/filling/fat/thick & mouth",
    ),
    "coughing or vomiting blood": (
        "cough*/hack*/spit*/spat/throw*/threw/thrown/vomit*/puk*/heav*/bring/bringing/brought"
        " up/out/some/any/a_little/bright/red? some/any/a_little/a_lot_of/bright/red/dark/fresh?"
        " blood/bloody/clots !pressure/sugar/work/test/thinner/thinners/sample/count",
        "blood/bloody/clots ... cough/coughing/coughed/spit/spitting/phlegm/flem/sputum/mucus"
        "/saliva/vomit/vomiting/puke/throw_up/threw_up/throwing_up !pressure/sugar/work",
        "cough*/spit*/phlegm/flem/sputum/mucus/vomit/puke/throw_up/threw_up/throwing_up"
        " with/has/had/there_is/there_s/and/is/was/full_of blood/bloody/clots !pressure/sugar/work"
        "/test/thinner/thinners/sample/count",
    ),
    "hives": (
        "hive/hives/welt/welts",
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
        "he/she/i/mom/dad/husband/wife/mama/daddy dropped/went_down/fell_out/crumpled"
        "/hit_the_floor like/just a? rock/stone/sack/ton_of_bricks/log/tree",
        "didnt/didn_t/wouldnt/wouldn_t/wont/won_t/not come to/around/back for/until/till"
        "/right_away/at_first/a_minute/to_us",
    ),
    "fainted": ("faint*",),
    "slurred": (
        "slur*",
        "trouble/difficulty/hard_time/struggle/struggling ... talk/talking/speak/speaking",
        "problem/problems ... talking/speaking/to_talk/to_speak",
        "talk/talking/speak/speaking out_of/nonsense/gibberish/funny/weird/slow",
        "talking/speaking/speech funny/weird/gibberish/nonsense",
        "words/speech/talk/talks/talking/speak/speaking & gibberish/garbled/jumbled/wrong/slow"
        "/nonsense/mumbl*/mixed/cannot/cant/trouble/unable/hard",
        f"{CANT}/{BARELY} ... talk/speak",
        f"{CANT} get/find ... words",
        "talk/talks/talking/sound/sounds/sounding like ... drunk",
        "words ... wrong/jumbled/garbled/mixed_up/funny",
        "speech ... funny/weird/off/garbled/gone",
        f"{CANT} form/say/find/get & word/words/sentence/sentences",
        "words/speech/sentences/talk ... wont/won_t/dont/don_t/doesnt/cant/can_t/not come/coming"
        "/get/out/form",
        "cant/can_t/cannot/unable_to say/get words/things/it out/right",
        f"talk*/speak*/sound*/words ... like/as_if/as_though ... {DRINK}",
        f"talk*/speak*/sound*/mouth/tongue & {DRINK} & a_drop/havent/haven_t/nothing/no_drink"
        "/not_touched/sober/dont_drink/don_t_drink",
        "words/sentences ... come/comes/came/coming out wrong/backwards/crooked/sideways"
        "/scrambled/changed/mush/different/twisted/crossways",
        "tongue/mouth ... wont/won_t/doesnt/doesn_t/not work/move/cooperate/make_the_words",
        "marbles/rocks/mush/mashed_potatoes/cotton_balls/a_sock in his/her/my mouth",
    ),
    "can't see well": (
        "trouble/difficulty/hard_time/struggle/struggling ... see/seeing",
        # "No problem, see you Monday" is no sign.
        "problem/problems ... seeing/to_see",
        "see/sees/seeing/saw black/dark/little/floating/bright/white/flashing/the? spots/dots"
        "/floaters/specks/squiggles/flashes/sparkles !on_my/on_the/on_his/on_her",
        f"{CANT}/{BARELY} ... see well/clearly/straight/properly/anything/out_of/from",
        "vision/sight/eyesight ... blur*/double/gone",
        "blur*/double/lost vision/sight/eyesight",
        "seeing double",
        "see/sees/seeing/saw two of",
        f"{CANT}/{BARELY} ... see out/one_eye/from_one",
        "double/blurry/blurred/fuzzy/foggy & see/seeing/vision/looks/everything/eye/eyes/sight",
        "gone/going/went blind",
        f"{CANT}/{BARELY} ... see nothing/a_thing/anything/none/much/half/one_side/my_hand/people"
        "/faces/the_clock",
        f"{CANT}/{BARELY} ... see & side/eye/eyes/half",
        "curtain/shade/veil/shadow/film/cloud/fog/floaters/blank & eye/eyes/vision/sight",
        f"{CANT} ... see right/good/nothing/much",
        "everything/things/it_all/words/tv ... look/looks/is/gone/got blurry/blurred/fuzzy/double",
        "lost/losing/lose & vision/sight/eyesight",
        "vision/eye/eyes/sight/eyesight & dark/black/gone/lost/dim/blind/spots/darker",
    ),
    "confused": (
        f"{WHO} ... {NOT} make/makes/making/made any? sense",
        "he/she/hes/shes/mom/dad/mother/father/husband/wife/patient ... confused/disoriented"
        "/delirious/rambling/babbling",
        # Not to know where one is, or who.
        f"{DOES_NOT}/no_longer even/really? know/remember/recognize/realize/recall/tell ..."
        f" {WHERE} he/she/i/we/they/it ... is/am/are/was/s/at !supposed/going/gonna/to/on/with"
        "/standing/in_line/my/the/your",
        f"{DOES_NOT}/no_longer even/really? know/remember/tell ... {WHERE} im/i_m/hes/he_s/shes"
        "/she_s/its/it_s/theyre !supposed/going/gonna/to/on/with/my/the/your",
        f"{DOES_NOT}/no_longer even/really? know/recognize/remember me/us/his_own/her_own/my_own"
        "/his_name/her_name/my_name/his_wife/her_husband/our_names/family/anybody/anyone/his_kids"
        "/her_kids !anything/about/to/when",
        "forgot/forgets/forgetting/forgotten my/his/her own? name/address/kids/wife/husband !on"
        "/in/for",
        f"{DOES_NOT} ... remember/recall ... own? own name/address/kids/phone/wife/house/birthday",
        "so/very/really/totally/completely/all/suddenly/terribly confused/mixed_up/disoriented"
        "/turned_around & know/knows/remember/talk*/is/she/he/name/day/year",
        "im/i_m/i_am/am/feel/feeling/been/being/very/so/really/got confused/disoriented"
        " today/tonight/since/this_morning/now/all_day/all_night/all_morning/this_afternoon"
        "/right_now/lately/and_dizzy/and_shaky/and_weak",
        "confused/disoriented since !you/the_text/your/the_message/reading",
        "confused/mixed_up/disoriented/out_of_it & talk*/know/knows/remember/recogn*/name/awake"
        "/wake/woke",
        "hallucinat*",
        "call/calling/calls/called me/us/him/her by? ... dead/late/other/wrong/sisters/brothers"
        "/sister_s/brother_s/mother_s ... name !back",
        "confused/disoriented & make_sense/making_sense/makes_no_sense/making_any_sense"
        "/not_making",
        "thinks/think/thought im/i_m/i_am/he_s/shes/hes his/her/my/their/somebody/the mother/mom"
        "/brother/sister/wife/husband/dad/father/else",
        "forget/forgets/forgetting/forgot/keep_forgetting where/who i/he/she/we im? am/is/are/was"
        "/im"
        "/hes/shes/s !put/left/parked/going/supposed",
        "forget/forgets/forgetting/forgot where/who im/i_m/hes/he_s/shes/she_s !going/supposed",
        f"{CANT} think straight/clear/clearly",
        f"{DOES_NOT} recognize/know the/his/her/our/own house/home/room/place/family/kids",
        "acting/acts/act strange/strangely/weird/confused/not_herself/not_himself/out_of_it",
        "talk/talks/talking/see/sees/seeing/saw/hear/hears/hearing ... people/things/bugs/folks"
        "/somebody/voices who/that/whos? ... arent/aren_t/isnt/isn_t/not/aint/dead ... there/real"
        "/years/here",
        "not/t/isnt in_her/in_his right mind",
        "talk*/see/sees/seeing/saw/hear/hears/hearing ... people/folks/somebody/mother/father/mom"
        "/dad/wife/husband/brother/sister who/that/whos? ... died/dead/passed",
        "see/sees/seeing/saw/hear/hears/hearing/talk* & that_arent_there/who_arent_there"
        "/arent_there"
        "/that_aren_t_there/aren_t_there/arent_really_there/not_really_there/isnt_there"
        "/isn_t_there"
        "/not_there/nobody_there/no_one_there",
        "thinks/think/thought/convinced/insists/swears/says ... its/it_s/it_is/we_re_in/were_in"
        "/im_in/i_m_in/hes_in/he_s_in/still bygone",
        "thinks/convinced/insists/swears ... its/it_s/it_is still? the? eighties/seventies"
        "/sixties/fifties/nineties/war",
        "thinks/convinced/insists/believes he_s/hes/she_s/shes/im/i_m/its back/still in/at/on"
        " the? army/navy/war/school/vietnam/korea/farm/marines/service/hospital_in",
        "wants/asking/asks/looking/calling/waiting ... for/where his/her/my/their mother/mama"
        "/daddy/father/wife/husband ... who/that/whos been? died/dead/passed/gone",
        "clear_as_a_bell/sharp_as_a_tack/fine/himself/herself & yesterday & doesnt_know"
        "/don_t_know/doesn_t_know/confused/mixed_up/talking/thinks",
        f"{DOES_NOT} know/remember/recall/tell what/which town/city/state/street/day/year/month"
        "/season/room/house/president he/she/it/i/we/s/is/hes/shes",
        "thinks/thought/convinced/insists/swears & its/it_s/it_is/year_is/back_in bygone",
        "thinks/insists/says/swears ... is/s still? president",
    ),
    "stroke": (
        "stroke/strokes",
        "face/mouth/smile/eyelid/lip ... droop*/crooked/lopsided/sagging/saggy/twisted/slanted",
        "droop* ... face/mouth/eye/eyelid/lip",
        "face/mouth/eyelid/lip/cheek ... drop/drops/dropping/dropped/droping/droped/sag/sags",
        "side of/on ... face ... fell/fallen/falling/down/slack/dropped",
        "face fell on",
        "droop*/sag/sags/sagging & eye/eyelid/lid/lids/mouth/lip/lips/cheek/face",
        f"face/mouth/cheek/eyelid ... {NOT} ... smile/move/close/open/work",
        "smile ... crooked/lopsided/half/one_side/uneven",
        "face/mouth/side/half & frozen/droop*/crooked/lopsided/twisted/sagging/paralys*/paralyz*",
        "face/mouth/lip/smile/cheek & twisted/crooked/pulled/drawn/drooped/lopsided/slid/hanging"
        " & side/down/over/up",
    ),
    "heart attack": ("heart attack/attacks", "cardiac arrest", "heart ... giving_out/stopping"),
    "numb private parts": (
        f"{PRIVATE} ... asleep/dead/tingl*",
        f"feels_asleep/is_asleep/tingl*/prickl*/needles in/on/around? my/the? {PRIVATE}",
        "feel/feels/feeling/felt/is so/really/a_bit/a_little/kind_of/very? funny/weird/strange"
        "/odd/different/not_right down_there/between_my_legs/in_my_private/in_my_privates"
        "/in_my_private_parts/in_my_groin/in_my_crotch/when_i_wipe",
        f"{CANT} feel my/his/her? {PRIVATE}",
        f"no feeling/sensation ... {PRIVATE}",
    ),
    "seizure": (
        "seizure*",
        "seizing",
        "eyes roll/rolled/rolling/went back/up/white/in",
        "limp/stiff & eyes roll/rolled/rolling/went",
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
