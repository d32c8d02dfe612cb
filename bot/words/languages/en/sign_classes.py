"""Words that may stand for each other, of which the English danger signs are made."""

from __future__ import annotations

from typing import Final

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
    "/buttocks/bottom/rectum/down_there/between_my_legs"
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
