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
