"""What only sounds like a danger sign in English."""

from __future__ import annotations

from typing import Final

from bot.words.languages.en.classes import BARELY, CANT, LIMB, NOT

# Between what is numb and what became of it; no word that denies.
_OF_SHOT = (
    "from/in/of/the/my/that/this/shot/injection/needle/medicine/leg/legs/arm/foot/feet/feeling/has"
    "/have/is/s/was/all/finally/mostly/now/totally/completely/pretty_much/just/about/and/went/had"
)
_HARDLY = f"{CANT}/{NOT}/never/barely/hardly/not/no_longer"
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
    f"{CANT} stand it/this/that/the/my/him/her/them/to/being/another/how/when/waiting/hot/cold"
    " !light/lights/brightness/bright_lights",
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
    "numb to/from the/all/this? news/noise/heat/cold/whole_thing/politics/prices/boredom/ads"
    "/drama/hype",
    "went/go/going down the street/road/hall",
    "breaking/break/broke out in song/laughter/laughing/the/a_smile",
    "bathing/swim/swimming/wet suit/paint/floor/dog/hair",
    "burning up the/rubber/gas/calories/my",
    "no/without/zero more? trouble/problem/problems/difficulty/difficulties/issues/hard_time"
    " ... walk*/stand*/breath*/pee*/urinat*/swallow*/talk*/see*/climb*/sleep*",
    f"numb/numbness/numbing/numbed {_OF_SHOT}? {_OF_SHOT}? {_OF_SHOT}? {_OF_SHOT}? wore/worn"
    "/wearing/wears off",
    f"numb/numbness/tingling/weakness {_OF_SHOT}? {_OF_SHOT}? {_OF_SHOT}? {_OF_SHOT}? {_OF_SHOT}?"
    " gone/gone_away/away/better/disappeared/cleared_up !but/again",
    "about/almost/nearly/bout/practically/liked_to gave/give/given/had/having me/him/her/us? a/an?"
    " heart_attack/stroke/fit !last/this/at/in",
    "red hot chili/chilis/chilli/pepper/peppers/salsa/sauce/wings/deal/mama/tamale/tamales/coals",
    "hot red chili/chilis/pepper/peppers/salsa/sauce/wings/wax",
    f"{CANT}/{BARELY} ... see ... letter/letters/print/screen/phone/buttons/glasses/words/numbers",
    "glasses & cant/can_t/cannot/hardly/barely/couldnt see",
    "confused/mixed_up about/by/with/which/how/on/over/when",
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
    "dentist ... numbed",
    "dentist ... numb me/my/mouth/lip/lips/tooth/gum/gums/jaw/cheek/him/her",
    "mouth/lip/lips/tooth/gum/gums/jaw/cheek ... numb ... dentist",
    "numb mouth/lip/lips/tooth/gum/gums/jaw/cheek ... dentist",
    "numb/weak/dizzy/pus/faint*/fever/chills/rash/hives ... years/decades/ages ago !and/but/now",
    f"{_SOMEBODY} just/almost/nearly/also? faint*/passed_out",
    f"pain/ache/hurt/soreness/burning in/of/from/down my/the/both? left/right? {LIMB} has? died",
    "numb to it/it_all/this_all/all_this/all_of_it/everything/life",
    "confused by/about/with/at/on/which/how the/your/this/that/these/my_bill/a/what",
    "movie/film/show/book/novel/documentary/song/story/episode/series about/of/on/with a/an"
    "/the? heart_attack/stroke/fever/seizure/coma",
    "chair/table/couch/sofa/stool/bed/bench/desk has/have/had/with/s/got a? weak/wobbly/bad"
    "/broken leg/legs",
    "weak/wobbly/broken leg/legs/arm/arms of/on the/my/this/that? chair/table/couch/sofa"
    "/stool/bed/bench/desk",
    "about/almost/nearly/bout/like_to/liked_to/practically/just_about give/gave/given/had/have"
    "/having"
    " me/him/her/us? a/an/another? heart_attack/stroke/fit !last/this/at/in",
    "about/almost/nearly/bout/like_to/liked_to/practically/just_about fainted/faint/passed_out"
    "/choked"
    "/died/collapsed when/at/over/from/seeing i/he/she/we/the/at/hearing/seeing? saw/heard/seen"
    "/got"
    "/opened/looked/read/bill/price/prices/total/news/size/it/that",
    "burning/burned/burn up the? road/roads/highway/miles/interstate/pavement/phone/track",
    "holding/holds/hold the/a/my/his/her baby/grandbaby/puppy/kitten/cat/pillow & chest",
    "neck/neck_of_the woods",
    "temperature/thermometer/temp/heat outside/outdoors/on_the_porch/in_the_shade/in_the_truck"
    "/in_the_barn/in_the_oven",
    "outside/outdoors/oven/porch/summer/weather temperature/thermometer/temp",
    "stomach/belly/nerves/insides was/were/is/are/all/tied/in? in knots",
)
