"""Words that may stand for each other, of which the English lists are made."""

from __future__ import annotations

from typing import Final

LIMB: Final = (
    "leg/legs/arm/arms/foot/feet/hand/hands/knee/knees/limb/limbs/ankle/ankles/thigh/thighs"
    "/toe/toes/finger/fingers/calf/calves/shin/shins/heel/heels/wrist/wrists"
)
# What stands between a limb and how it is.
STILL: Final = (
    "is/are/was/were/s/feel/feels/felt/went/goes/has/have/gone/still/just/kind_of/sort_of/kinda"
    "/sorta/so/really/like/half/partly/almost/totally/completely/pretty/a_bit/a_little/somewhat"
    "/all/both/stays/stayed/stay/keeps/going/getting/now/it_s/its/been/ve/seems/seem/basically"
    "/both_are/about/practically/being"
)
CANT: Final = (
    "cant/can_t/cannot/canot/can_not/ca_nt/can_no_longer/couldnt/couldn_t/could_not/unable_to"
    "/not_able_to/t_able_to/isnt_able_to/wasnt_able_to/no_longer_able_to/not_been_able_to"
    "/t_been_able_to/havent_been_able_to/hasnt_been_able_to/t_really_been_able_to"
)
DONT: Final = "dont/don_t/do_not/doesnt/doesn_t/does_not/no_longer/never"
PERSON: Final = (
    "he/she/mom/mother/mum/mama/dad/father/papa/husband/wife/spouse/partner/brother/sister/son"
    "/daddy/mommy/momma/mamma/mamaw/papaw/pawpaw/meemaw/granny/gramps/grandad/granddad/grammy"
    "/daughter/grandma/grandpa/grandmother/grandfather/nana/uncle/aunt/patient/hubby"
)
PET: Final = (
    "dog/dogs/puppy/cat/cats/kitty/kitten/pet/pets/bird/parrot/fish/goldfish/hamster/rabbit/horse"
    "/cow/chicken/hen/plant/plants/tree/garden/lawn"
)
THING: Final = (
    "phone/cell/cellphone/iphone/battery/batteries/tablet/ipad/laptop/computer/car/truck/engine"
    "/line/internet/wifi/remote/tv/charger/pain/fire/wind/noise"
)
# Never "barely" alone: "it barely hurts to walk" is good news.
BARELY: Final = (
    "can_barely/can_hardly/cant_hardly/can_t_hardly/cant_barely/can_scarcely/can_just_barely"
    "/could_barely/could_hardly/barely_can"
    "/hardly_can/barely_able_to/hardly_able_to/barely_been_able_to/hardly_been_able_to"
)
NOT: Final = (
    "not/is_not/isnt/isn_t/are_not/arent/aren_t/stopped/wont/won_t/will_not/dont/don_t/doesnt"
    "/doesn_t/does_not/do_not/didnt/didn_t/cant/can_t/wouldnt/wouldn_t/wasnt/wasn_t/werent"
)
ODDLY: Final = "a/little/a_little/a_bit/bit/so/very/really/kind_of/sort_of/kinda/sorta/just/still"
FEW: Final = "a/an/one/two/three/four/five/six/few/couple/a_couple/some/way/far/just/about"
MINE: Final = "my/the/those/these/them/his/her/all/of_my/of_the/of_those/of_them"
MEDS: Final = (
    "pill/pills/tablet/tablets/tabs/meds/med/medicine/medication/medications/painkillers"
    "/painkiller/tylenol/ibuprofen/advil/aleve/oxycodone/hydrocodone/percocet/norco/tramadol"
    "/gabapentin/capsules/opioids/narcotics"
)
HURT: Final = "pain/pains/hurt/hurting/ache/aches/soreness/sciatica"
IS_BACK: Final = "is/s/has/had/have/all/just/already/really/fully/slowly/now/gone/the/ever/since"
EARLIER: Final = (
    "yesterday/last_night/last_week/this_morning/before/last_time/the_day_before/friday/monday"
    "/tuesday/wednesday/thursday/saturday/sunday/the_other_day/it_was/i_was"
)
THE: Final = "the/my/this/that/his/her/any"
# Of the danger signs.
HAVE_NOT: Final = "havent/haven_t/have_not/hasnt/hasn_t/has_not"
TROUBLE: Final = (
    "trouble/difficulty/difficulties/difficult/problem/problems/hard/struggle/struggling"
)
FALLS: Final = (
    "fall/falls/fell/go/goes/went/has_fallen/has_gone/keeps_falling/keeps_going/just_fell"
    "/just_went"
)
SWELLS: Final = "face/throat/lip/lips/tongue"
PRIVATE: Final = (
    "private/privates/private_parts/private_area/groin/crotch/saddle/genitals/penis/vagina/butt"
    "/bum/backside/rear_end/buttocks/bottom/rectum/down_there/between_my_legs"
)
SPOT: Final = "where/spot/site/needle/injection/shot/puncture/skin/wound"
RED: Final = (
    "red/redder/redness/reddish/inflamed/infected/swollen/swell/swells/swelled/swole/swelling"
    "/puffy/puffed/bleeding"
)
RISES: Final = (
    "stand/stands/standing/sit/sits/sitting/sat/stood/upright/raise/raises/get_up/gets_up"
)
LIES: Final = (
    "flat/lie_down/lying_down/lay_down/laying_down/lays_down/lies_down/laying_flat/lying_flat"
    "/lay_flat/lie_flat/in_bed"
)
HURTS: Final = (
    "hurt/hurts/hurting/pound/pounds/pounding/kills/killing/split/splits/splitting/ache/aches/pain"
    "/pains/throb/throbs/throbbing/explode/explodes/exploding/burst/bursting/bursts"
)
LIGHT: Final = "light/lights/lamp/lamps/brightness/sun/sunlight/daylight/bright_light/screen/tv"
WHERE: Final = (
    "where/who/what_day/what_year/what_month/what_time_of_day/which_day/what_century/what_town"
)
DOES_NOT: Final = (
    "dont/don_t/doesnt/doesn_t/does_not/do_not/didnt/didn_t/not/never/cant/can_t/couldnt"
)
GO: Final = "go/pee/urinate/tinkle/wee/potty/the_bathroom/to_the_bathroom/the_toilet"
BAD: Final = "worst/bad/severe/terrible/horrible/awful/unbearable"
MYSELF: Final = "myself/himself/herself/themself/themselves"
HEAD: Final = "head/skull/noggin/temples/brain"
BUST: Final = (
    "bust/busts/busting/burst/bursting/split/splits/splitting/explode/explodes/exploding/pound"
    "/pounds/pounding/throb/throbs/throbbing/crack/cracks/cracking/pop/hurt/hurts/hurting/ache"
    "/aches/scream/screams/screaming/kills/killing"
)
CHEST: Final = "chest/breastbone/breast_bone/sternum/rib_cage/ribcage"
DRINK: Final = "drunk/drinking/tipsy/plastered/whiskey"
THERMOMETER: Final = "thermometer/temperature/temp/fever"
WETS: Final = "pee/pees/peed/peeing/wet/wets/wetting/soiled/soiling/poop/pooped/pooping"
BED: Final = (
    "bed/pants/underwear/sheets/trousers/clothes/britches/drawers/shorts/diaper/jeans/panties"
    "/boxers/nightgown/pajamas/mattress/recliner/overalls/dress"
)
WATER: Final = "pee/urine/poop/stool"
WHO: Final = (
    "i_am/im/i_m/he/she/mom/dad/mother/father/husband/wife/hubby/grandma/grandpa/patient/hes/shes"
)
# Who cannot go there speaks of no bathroom.
GOES_OUT: Final = (
    "to/out/shopping/for/back/home/on/up/down/in/into/anywhere/with/there/over/through/without"
    "/walking/fishing/swimming/dancing/golfing/running/upstairs/downstairs/outside/further/far"
    "/away/as/near/by/around/see/get/visit/camping/hiking/hunting/biking/ahead/very"
    "/that/much/past/anyplace/places/somewhere/places_like/after/see_my/grocery"
)
