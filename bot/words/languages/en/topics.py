"""What people type in English about harming themselves, a death, help, leaving, worse, calls."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Topic

# DRAFT: a clinician must sign off these lists before live use, like the signs.
LIMB: Final = (
    "leg/legs/arm/arms/foot/feet/hand/hands/knee/knees/limb/limbs/ankle/ankles/thigh/thighs"
    "/toe/toes/finger/fingers/calf/calves/shin/shins/heel/heels/wrist/wrists"
)
CANT: Final = (
    "cant/can_t/cannot/canot/can_not/ca_nt/can_no_longer/couldnt/couldn_t/could_not/unable_to"
    "/not_able_to/t_able_to/isnt_able_to/wasnt_able_to/no_longer_able_to/not_been_able_to"
    "/t_been_able_to/havent_been_able_to/hasnt_been_able_to/t_really_been_able_to"
)
_MYSELF = "myself/himself/herself/themself/themselves"
_DONT = "dont/don_t/do_not/doesnt/doesn_t/does_not/no_longer/never"
_NOT = "not/no/isnt/isn_t/wasnt/wasn_t/never/nothing/arent/aren_t"
_PERSON = (
    "he/she/mom/mother/mum/mama/dad/father/papa/husband/wife/spouse/partner/brother/sister/son"
    "/daughter/grandma/grandpa/grandmother/grandfather/nana/uncle/aunt/patient/hubby"
)
_PET = (
    "dog/dogs/puppy/cat/cats/kitty/kitten/pet/pets/bird/parrot/fish/goldfish/hamster/rabbit/horse"
    "/cow/chicken/hen/plant/plants/tree/garden/lawn"
)
_THING = (
    "phone/cell/cellphone/iphone/battery/batteries/tablet/ipad/laptop/computer/car/truck/engine"
    "/line/internet/wifi/remote/tv/charger/pain/fire/wind/noise"
)
_IS = "is/are/was/were/s/feel/feels/felt/went/goes/has_gone"
_LIKE = "like/so/really/half/almost/totally/completely/just/kind_of/like_it_s/like_its"
_SOME = "a/about/over/many/few/some/couple/of/two/three/four/five/ten/twenty/thirty"
_PILLS = (
    "oxycodone/oxy/percocet/vicodin/norco/hydrocodone/tramadol/morphine/opioids/opiates/fentanyl"
    "/ambien/xanax/valium/gabapentin/insulin/pain_pills/pain_meds/sleeping_pills/pills/pill"
    "/tablets/meds/medicine/medication/medicines"
    "/bottle/drugs/painkillers"
)
_STAFF = (
    "nurse/nurses/doctor/doctors/dr/doc/physician/surgeon/someone/somebody/person/human/staff/pa"
    "/anyone/anybody/clinic/office/specialist/provider/you"
)
_TEXTS = "texts/text/messages/message/texting/messaging/checkins/reminders/questions/alerts/this"
_WRITE = (
    "texting/messaging/contacting/writing/sending/bothering/emailing/calling/pestering/bugging"
    "/harassing/spamming/asking"
)
_VERY = "so/very/really/pretty/just/kinda/kind_of/quite/absolutely/extremely/still/too/all"
_AWFUL = "terrible/horrible/awful/severe/unbearable/excruciating/extreme/intense/horrific/insane"
_LIVING = "living/life/alive/going_on/live/go_on/breathing/existing"
_KEEP_ON = "keep/keeping/carry/carrying/going/go/get_up/wake_up/hang/hanging/to_continue/to_stay"

SELF_HARM: Final = Topic(
    phrases=(
        "suicid*",
        f"kill/killing/hurt/hurting/harm/harming/cut/cutting {_MYSELF}",
        "self harm*",
        "end/ending/take/taking/took my/his/her/their own? life",
        "end/ending/finish it all",
        "end/ending my suffering/misery/pain_forever",
        "thinking/think/thought/ready/want/wanted/going/gonna ... of/to/about? end/ending it",
        "want/wants/wanted/wish ... to_die/i_was_dead/i_were_dead/to_be_dead/be_dead/i_would_die",
        "wish/wishing i could? die/died",
        "wanna/rather/ready_to/prefer_to die/dye/be_dead",
        "rather be? dead",
        "better off dead",
        "better off/without without? me",
        "better off/without ... if/when i was/were/am/m? gone/dead",
        f"{_DONT} ... want to live/exist/wake_up/go_on/be_alive/be_here",
        f"{_DONT}/nt wanna live/exist/wake_up/go_on/be_alive/be_here/be_around",
        "dont/don_t/do_not/no_longer ... want to be in this world",
        f"no/any/a/nothing/little/see_no ... reason/point/purpose/sense ... {_LIVING}",
        f"whats/what_s/what_is/wheres the? point ... {_LIVING}/anymore/any_more/it_all",
        "nothing/no_reason/nobody/no_one ... to? live for",
        "life ... not/isnt/isn_t/no/nt ... worth",
        "not/isnt/isn_t/nothing worth living",
        "dont/don_t/do_not/never/wont/not ... wake up/again tomorrow/again/ever/in_the_morning",
        "hope/wish/pray/prefer/want/rather/would ... not/never/dont/don_t/nt ... wake up",
        "never/not wake/woke/woken/waken up",
        "sleep and/forever never/not/wake/and? wake/never up?",
        "sleep forever",
        f"take/taking/took/swallow/swallowing/swallowed all ... {_PILLS}",
        f"take/taking/took/swallow/swallowed/swallowing ... whole/entire/full bottle/{_PILLS}",
        "overdos*",
        "tired/sick/done/finished/had_enough/enough/fed_up of/with being? living/life/alive",
        "had enough of living/life",
        "done being alive",
        "give/giving/gave up on life/living",
        "cant/can_t/cannot/can_not ... go on/living",
        "cant/can_t/cannot do ... life",
        "cant/can_t/cannot ... live like/with_this like?",
        "want ... it/this all? to be over",
        "nobody/noone/no_one ... miss me",
        "burden to/on everyone/everybody/my/the/them/my_family",
        "want/wish/like to disappear/vanish",
        "god/lord/jesus ... take/takes me",
        "good_bye/goodbye cruel? world",
        "want/wanna/should/could/would/let/just/hope/gonna/going/prefer/pray/better/ready/wish"
        "/rather ..."
        " die/be_dead/not_exist/not_be_alive/not_be_here/disappear",
        "want/wanna/wish/could/just/should/ready/gonna/might/going ... be_gone/end_things"
        "/end_this/end_it"
        "/end_everything/end_myself/cease_to_exist/stop_existing/leave_this_world/not_wake_up",
        "i/id/i_d/me/im/i_m ... die/died/dead",
        "wish/wished/hope ... wasnt/wasn_t/werent/weren_t/not/never ... alive/here/around/born"
        "/breathing",
        "what/whats/what_s/anything/something ... live/living for",
        "cant/can_t/cannot/dont/don_t/couldnt ... keep/continue/want/go_on/like living"
        "/being_alive",
        "too_many/bunch_of/handful_of/lots_of pills/tablets/meds/sleeping_pills",
        "pills/tablets/meds on purpose",
        "want & end & life",
        "want/wish/rather/sooner/prefer/ready/pray/beg/easier/better/wanna & to_die/be_dead"
        "/six_feet_under/in_my_grave/in_the_ground/in_a_box/in_the_grave/under_the_ground",
        "tired/worn_out/exhausted/weary/drained/sick/fed_up/done ... of/from/with/by being?"
        " alive/living/life/existing/breathing",
        "easier/better/happier/lighter/relieved/breathe/rest/free/peace & with_me_gone"
        "/without_me/me_gone/once_im_gone/when_im_gone/after_im_gone/i_wasnt_here/out_of_the_way"
        "/out_of_their_way",
        "god/lord/jesus & can_have/may_have/could_have/can_take/could_take me",
        "god/lord/jesus/maker ... have/take/come_get/come_for/call/end/free/release me",
        "stay/be/live/go_on/carry_on/continue here/alive? without him/her/my_husband/my_wife/them",
        "no/dont_have/not_any/lost_my wish/will/desire/want/reason to/of? stay/remain"
        "/stick_around/hang_around/continue/get_up",
        "what/nothing/why/anything ... get up for/anymore",
        "bridge/tracks/cliff/ledge/rope/noose/train & think/thinking/thought/thoughts/tempted"
        "/stare/staring/jump/jumping",
        "river/lake/ocean/water & just/keep/wont/think/thinking ... going_in/walk_in/walking_in"
        "/walk_into/walking_into/not_come_out/going_under",
        "kill/killing/hurt/hurting/shoot/shooting/hang/harm/end my self",
        f"bunch/lot/lots/ton/tons/handful/fistful/bottle of ... {_PILLS}",
        f"{_PILLS} ... on purpose",
        "dont/don_t/not/never want/wanna/plan/planning/going ... see tomorrow/another_day"
        "/the_morning/morning/christmas/next_week",
        "my last day/night/week/message/goodbye",
        "wont/won_t/will_not hear from me again",
        "dont/don_t/do_not/wont/wouldnt ... grieve/cry/mourn for me",
        "existence/existing/living/life ... torture/punishment/agony/misery/curse/burden"
        "/pointless",
        "life/living/alive/existence & sucks/worthless/pointless/worth/enough_of/tired_of"
        "/sick_of/done_with/hate/fed_up/useless/misery/miserable/hell/meaningless/no_meaning",
        "had/have/ve/i enough of this/my/the/it life/living/world/all",
        "done/finished/through & goodbye/good_bye/farewell",
        "giving/give/gave up on everything/everyone/it_all/trying/hope/fighting/myself/me",
        "long for this world",
        "let me go",
        "thinking/thought/think/thoughts ... how to/i_would/i_could/id do/go_about it",
        f"{_PILLS} & tempted/tempting/in_front_of_me/in_my_hand/staring/counting/counted/lined",
        "hope/hoping/wish/pray/praying/want ... not/nt/dont/never make/survive/last/see ..."
        " night/morning/week/tomorrow/christmas/year",
        "wish/wished ... kill/killed/took/taken/finish/finished me/us",
        "why ... god/lord/he/she keep/keeps/kept/leave/left/let/lets ... me/alive",
        "be/go/join ... with my late/dead/deceased",
        "no/aint/any/isnt/little/not_much use/point/sense/good in/of/to? living/life/me/trying"
        "/being_here/going_on",
        "want/wanna out of it/this_life/this_world/life/here_for_good",
        "rather not live/be_here/exist/wake/be_alive",
        "no desire/wish/reason/urge to live/be_here/go_on/wake_up",
        "lost/losing interest in life/living/everything",
        "waste of space/air/oxygen",
        "no good/use to/for anybody/anyone/everyone/nobody/my_family",
        "say/said/saying my/our goodbyes/last_goodbye",
        "should/shoulda/should_have/shouldve/better_if_i/wish_i_had/wish_id ... died/be_dead"
        "/been_me",
        "this/that is/isnt/aint/s not? no? a/any? life/living anymore/at_all",
        "aint/isnt/not no? life to_live",
        "ready to go home/be_with/see to? jesus/god/the_lord/him/her/my_husband/my_wife",
        f"save/saved/saving/stash*/hoard*/stockpil* ... {_PILLS}",
        f"{_PILLS} & easy/enough_to/stash*/hoard*/all_at_once/end_it/go_to_sleep",
        f"take/taking/swallow/swallowing {_PILLS}? them/em/these? all at_once/together/tonight",
        "take/taking/swallow/swallowing them/em all",
        f"whats/what_s/what_is/wheres/what the? use/good/sense ... {_LIVING}/me",
        f"what good is/am {_LIVING}/i/my_life",
        f"no/any/a/see_no ... reason/point/purpose/sense/use ... {_KEEP_ON}",
        f"why ... {_KEEP_ON} living/alive/fighting/suffering/breathing",
        "drive/driving/step/stepping/walk/walking/throw/throwing/jump/jumping ... off a/the/this?"
        " bridge/cliff/roof/ledge/balcony/overpass/building",
        "drive/driving/step/stepping/walk/walking/throw/throwing/jump/jumping ... in_front_of a"
        "/the?"
        " train/traffic/truck/bus/car",
        "drive/driving ... into a/the? tree/wall/oncoming/river/lake/bridge",
        "life & dont/don_t/do_not want it/any_of_it/no_more_of_it",
        "wish/wished/hope/pray ... not/never/nt/hadnt/didnt ... woken/woke/waken/awoken/wakened",
        "died/passed/gone/lost/buried & join/follow/be_with/be_together_with her/him/them",
        "want/wanna/ready/going/gonna/rather/just ... dye",
        "do away with myself/me",
        "do/off/ending/finish/unalive myself in?",
        "take/taking/want/looking ... easy way out",
        "check/checking out of this? life/world",
        "pull the plug on me/myself",
        "bullet/gun ... head/mouth/myself",
        "gun/rifle/shotgun/pistol & use/using/myself/end/load*",
        "wont/won_t/will_not/not be alive",
        "wont/won_t/will_not/not be around/here much_longer/for_long/to_see",
        "wouldnt/wouldn_t/would_not/dont/don_t mind/care if_i/not/dying ... die/died/wake/wakeup"
        "/woke/waking/dying/live/lived",
        "dont/don_t/do_not care if/whether ... live/die/wake_up/wake/dead",
        "nothing ... look forward to",
        "tired of? being? here/alive/breathing/hanging_on/waking_up",
        "relief/blessing/mercy ... to_die/be_dead/i_died/i_was_gone/i_were_gone/i_was_dead",
        "life/living has/have/holds/got? no/lost meaning/all_meaning/its_meaning",
        "world/family/kids/everyone/everybody/you ... better/easier/happier without me",
        "world/family/kids/everyone/everybody & easier/better/happier & gone/without_me/dead",
        "dont/don_t/do_not/no_longer/not want/wish to be a? burden",
        "im/am/i_m/feel/feel_like/being/been/become/becoming just/only/such/nothing_but? a burden",
        "lord/god/jesus & take/taking/takes/call/calls & me/home",
        "let me die/pass_away",
        "end my time/days/existence/pain_for_good",
        "way out besides/except/but/other_than dying/death/die",
        "cant/can_t/cannot/dont/don_t see ... way out/through/forward",
        "nobody/no_one/noone ... need/needs/want/wants/cares/care/loves/love me",
        "nobody/no_one/noone would ... care/notice/miss",
        "nothing ... left for/to_live/me",
        "death/dying/suicide & relief/better/answer/peace/option/way_out/escape/solution/welcome",
        "happier/better/easier/best/fine/relieved ... without me",
        "if i werent/wasnt/weren_t/were_not/was_not/was_no_longer here/around/alive",
        "kill/shoot me",
        "put me out of",
        "put me down",
        "hate/hating my? life/being_alive/living/living_like_this",
        "end/ends/ending it now/tonight/today/soon/forever/for_good",
        "end/stop the? pain forever/for_good/once_and_for_all/permanently",
        "goodbye/good_bye everyone/everybody/forever/world/to_everyone",
        "no/nothing/any/without will to live",
        "lost/no/losing ... will to live",
        "dont/don_t/cant/can_t/cannot ... do this life/anymore/any_longer",
        "harm/hurting/hurt/harming my_self",
        "not/never want/wanting/wanted ... to? be? alive",
        "easier/better/happier/best/fine & dead/i_was_gone/i_were_gone/without_me/i_died/not_here",
        "if i was/were/am dead/gone",
        "think/thinking/thought/thoughts/dream/dreaming/obsessed about/of ... death/dying"
        "/suicide/ending/dead",
        "dont/don_t/do_not/cant/can_t/cannot/no_longer see ... point/reason/future/hope/way_out"
        "/purpose",
        "no hope/future/way_out/purpose",
        "hopeless/worthless",
        "life ... pointless/meaningless/hopeless/worthless/empty/over/unbearable/not_worth/hell",
        "nothing ... matters",
        "bought/buy/have/got/get/found/loaded/use ... gun/pistol/rope/noose/razor/poison",
        "plan/planning/planned/ways/how to kill/die/end_it/end_my",
        "cant/can_t/cannot/couldnt ... live like/with/any_longer/anymore",
        "why am_i/keep/should_i/bother/go_on/even_try ... alive/living/going/live/on",
        "dont/don_t/do_not/not want/deserve/wish to? be/live/exist here/alive/around/anymore"
        "/any_longer",
        "never been? born",
        "ready/want to meet/be/go/join my_maker/with_god/with_the_lord/in_heaven/to_heaven"
        "/home_to",
        "tired of fighting/everything/this_life/it_all/trying/existing/struggling",
        "no longer/dont/not want/wish to be/live/exist",
        "slit/cut my wrists/wrist/throat/veins",
        "jump/jumping off/from/in_front ... bridge/roof/building/train/window",
        "jump off/from bridge/roof/building/a",
        "hang/hanging/shoot/shooting/drown/drowning/poison/poisoning myself",
        "check/checking/clock/clocking/punch/bow/bowing/opt/opting/tap/tapping out of? for_good"
        "/life/living/permanently/forever",
        "get/getting/jump/step/hop/climb off of? this/the? ride/world/planet/earth/merry_go_round",
        "stop the/this world",
        "leave/leaving/depart/exit/exiting/quit/quitting/escape/escaping/say_goodbye_to this"
        "/the? world/earth/planet/life/existence",
        "end/edge of my/the? rope/tether",
        "breaking point",
        "rock bottom",
        "hanging/holding/hold/hang on by a thread",
        f"{CANT} hold/hang/holding on much? longer/anymore/any_more/any_longer",
        "dark/darkest/black/blackest thoughts/thinking/place/hole/mind/moment/moments",
        "bad/scary/ugly/evil/terrible/awful/horrible thoughts",
        "if/wish/had i had/d/found/owned a/the? gun/pistol/rifle/shotgun/rope/noose/poison",
        "guts/courage/nerve/balls/strength to do_it/end/go_through/jump/finish/pull",
        "know/sure how/what much/many? longer/more? ... can/could/ll/will ... live/living/go_on"
        "/going_on/keep_going/do_this/hold_on/hang_on/last/stay/fight/fighting/carry_on/survive"
        "/exist",
        "wrote/write/writing/written/left/leaving ... letter/letters/note/notes ... for_after"
        "/for_when/gone/goodbye/good_bye/why_i/explaining",
        "suicide/goodbye/farewell note/letter",
        "after/when/once/till/until im/i_m/i_am/i gone/dead/no_longer_here/not_here/not_around",
        "affairs/everything/papers in order",
        "made/making/make my? peace with god/it/dying/death/everything/the_lord",
        "wont/won_t/will_not/dont/don_t need them/it/anything/my/that/those/this/money ... where"
        " im/i_m/i_am going",
        "giving/gave/given/give away/everything/all my/all/away ... wont/won_t/will_not"
        "/no_longer need",
        "my number is/s up",
        "my time has/is/s? come/to_go/to_die/to_leave",
        "want/wish/let/ready/just/could/gonna fade/slip/drift/pass/waste/wither away",
        "go/die/pass/slip/drift_off ... in my sleep",
        "ready to/for die/death/the_end/the_grave/the_other_side/the_reaper/heaven/cross_over"
        "/pass/depart/leave_this",
        "not/never/no_longer/ain_t/aint afraid/scared/frightened to/of die/death/dying",
        "death/dying/grave/reaper/coffin & cant_come/can_t_come/cannot_come/soon_enough/sooner"
        "/hurry/calling/sounds/looks/seems/mercy/beats",
        "waiting/wait/waitin to/for die/death/dying/the_end/the_grave/the_reaper/god_to"
        "/the_lord_to",
        "ready when/whenever & lord/god/jesus/he_is/he_s",
        "wish/wished/hope/hoping/pray/praying/let/wishing ... hit/hits/run/runs/strike/strikes"
        "/kill/kills/finish/finishes/crush/crushes me us? over/down/off?",
        "wish/shoulda/shouldve/should_have/ought/rather/wished ... died/perished/bled_out/drowned",
        "put me to_sleep/under/down like/for_good/forever/permanently/already",
        "like a/an sick/old/dying/injured? dog/animal/horse ... put/shoot/down/end",
        "put/shoot & like_a/like_an sick/old/dying/injured? dog/animal/horse/cat",
        "euthan*",
        "assisted/dignified suicide/dying/death/exit",
        "mercy killing/killed",
        "die with/in dignity/peace",
        "i_am/im/i_m/feel/feel_like/being/been/just/only/nothing_but a/so/such? deadweight"
        "/dead_weight/in_the_way/in_everyones_way/in_everybodys_way/good_for_nothing/useless"
        "/worthless/taking_up_space/waste/no_use/no_good_to/nuisance/hindrance/failure/millstone"
        "/dead_wood",
        "dont/don_t/do_not/not/no_longer belong here/anywhere/in_this_world/anymore/on_this_earth",
        "dont/don_t/doesnt/doesn_t/nobody/no_one/noone/not need/needs/want/wants me around/here"
        "/anymore/anyway/now",
        "would/will/ll/d/can/could/should/better get_on/move_on/get_along/go_on/do_fine"
        "/do_better/be_fine/be_okay/be_ok/manage/cope ... without me",
        "throw/throwing/threw/toss/tossing/chuck in the/my? towel",
        "call/calling it quits/a_day/a_life on/with life/living/everything/it_all/this_life",
        "done/finished/through trying/fighting/suffering/existing/being_here/with_everything"
        "/with_it_all/with_this_world/with_people/pretending",
        f"{CANT} keep? fight/fighting/suffering/pretending/trying this/it/on? anymore/any_longer"
        "/any_more/much_longer",
        "no/not/any/little ... fight/strength left in me",
        "no fight/strength left",
        "no/any/a way to live",
        "kind/sort of life is_this/is_that/this_is",
        "call this living/a_life",
        "not living ... existing/surviving/here",
        "im/i_m/am/i/life_is just/only/merely/barely existing/surviving/exist",
        "only way out/to_stop_it/to_stop_the_pain/to_stop_this/to_end/to_be_free/to_find_peace"
        "/to_get_peace/i_will_get_peace",
        "eternal/permanent/final/everlasting sleep/rest/peace/solution",
        "rest/peace/sleep at_last/for_good/forever/for_ever/for_eternity",
        "do/doing something/anything/somethin stupid/crazy/drastic/foolish/rash/desperate/dumb"
        "/to_myself",
        "afraid/scared/worried/frightened ... what/that i might/may/could/will/ll/would do",
        "dont/don_t/do_not/cant/not/can_t trust myself",
        "dont/don_t/not/am_not/im_not/never feel? safe with/by/from/around myself",
        "not safe alone/by_myself/from_myself/with_myself",
        "voices tell/telling/say/saying/are_telling",
        f"join/meet/be_with/see/be_together_with/go_to/with my? late? {_PERSON}/him/her/them/mine"
        " ... in_heaven/on_the_other_side/up_there/up_yonder/in_the_sky/in_glory/in_the_grave"
        "/beyond",
        f"{_PERSON}/he/she/they is/are/s/re? waiting for/on me ... in_heaven/the_other_side"
        "/beyond/up_yonder/with_god",
        "meet/see/catch/find you/yall/everyone/them/him/her on/in the_other_side/heaven"
        "/the_next_life",
        "been nice/good/great/lovely knowing",
        "nice/good knowing you/yall/everyone",
        "this is my? goodbye/good_bye/farewell/the_end_for_me/the_last_time_you",
        "last/final goodbye/good_bye/words/farewell/wishes",
        "tell/telling my kids/children/family/husband/wife/son/daughter/grandkids/boys/girls ..."
        " i/im/i_m/i_am ... love/loved/sorry",
        "sorry to/for leave/leaving them/you/everyone/everybody/my/yall ... behind?",
        "not/isnt/isn_t/nothing/never/none ... worth it anymore/any_more",
        "lived/living/been_here long_enough/too_long",
        "outlived my/everyone/everybody/them/all",
        "had a? good/long/full run/life/innings & ready/time/enough/done/go/over",
        f"{CANT}/dont_want_to/don_t_want_to face/do/live another/one_more/the/tomorrow/even_one"
        " day/night/year/week/tomorrow?",
        "why am_i/god/he ... still here/alive/around/breathing",
        "wish it/this/everything was/were all/just? over",
        "hate/hating/loathe/despise myself",
        "everything/it_all/all is/feels/seems/looks so/just/completely? pointless/meaningless"
        "/black/dark/lost",
        "car/engine running & garage/closed/asleep",
        "carbon monoxide",
        "stop/stopped/quit/refuse/refusing eating/food/insulin/dialysis/drinking/meds/pills"
        "/medicine & die/dying/be_over/be_dead/end_it",
        "kms",
        "god/lord/jesus/death/he has/s/must_have? forgot/forgotten about? me",
    ),
    others=(
        "kill/hurt myself laughing",
        "suicide squad",
        "will/would/might/could/gonna kill me if/when",
        "not ... kill me",
        "does/doesnt/didnt/wont kill me",
        "stairs/steps/shoes/heat/traffic/noise/prices/kids/grandkids/back/knees kill me",
        "do this without you",
        f"i/i_m/im/i_d/me ... {_PERSON}/{_PET}/{_THING} ... died/dead/die",
        f"i/i_m/im/i_d/me ... {_PERSON}/{_PET}/{_THING} died/dead/die",
        "i_am/i_m/im/i_was/i_feel/i_felt/feeling/feel/felt half/so/like/almost/completely? dead"
        " tired/asleep/beat/serious/on_my_feet",
        "feel/feels/felt/feeling half/so/like/almost/completely? dead",
        "i ... almost/nearly/thought_i_would died/die ... laugh*/of/from",
        "died/dead/die laughing/of_laughter",
        "die laughing/hard/of_laughter/of_boredom/happy",
        "to die for",
        "not/wont/t going/gonna? to? die",
        "phone/battery/cell/plants/plant/garden/dog/car ... die/dead",
        "gun show/safe/club/shop",
        "life ... not/isnt/nt over",
        "end this/it/things ... conversation/chat/call/program/messages/well/early",
        "no purpose in calling",
        f"take/taking/took all my/the/of_my? {_PILLS} every/as/like/on_time/with/daily/each"
        "/in_the",
        f"keep/continue/still/keep_on taking all my/the? {_PILLS}",
        f"save/saved/saving money/on ... {_PILLS}",
        "dye my/the/her/his/it hair/eggs/shirt?",
        "no reason/point/use ... going/go/keep to/the/out/my",
        "woken up so/too/early/late/in_time",
        "see her/him/them way out of/through the snow/traffic",
        "way out of this/the snow/parking/house/town",
        "thank/thanks/bless ... god/lord/jesus",
        "take/takes/taking/took care of",
        "pick/picked/refill/refilled/order/ordered/bought/bring/brought/have/has/fill/filled"
        f"/got a? bottle of my? {_PILLS}",
        "life saver/savers",
        "shoot me a/an/over/your/the",
        "let me go to/get/back/see/check/now/outside/ahead/for/by/and/over/out/through/look",
        "life is/s so/still/well/really? worth/good/great/beautiful",
        "life/life_is worth it/living",
        "enough of the/this/it already/for_now/for_today",
        "massage/glue/nail/heat/water/squirt/caulk/staple/toy/big/top gun/guns",
        "get_up/wake_up/wake/getting_up early",
        "im/i_m/i_am/i gone/dead to/on/for/fishing/shopping/from/at/this/next/all/until/out"
        "/over_the",
        "leave/leaving the world/earth to/of/better",
        "towel in/on/over/for the? washer/dryer/wash/laundry/hamper/golf/garden/gardening/beach"
        "/pool",
        "everything in order with/for the/my? paperwork/bill/insurance/appointment",
        "useless/worthless/no_good/failure at/with/on",
        "hope/pray/wish/let it/this/that/the_shot/the_injection? does/doesnt/doesn_t/dont/wont"
        "/not hit/kill me",
        "heaven on earth",
        "put me down on/at/with/for_a/for_the/for_monday/for_tuesday/for_wednesday"
        "/for_thursday/for_friday/for_next/for_tomorrow/as_a",
        "everything/all on/in my/the/your? list",
        "left in the/my battery/tank/phone/can/bottle",
        "other_side of the? street/road/house/room/town/bed/building/river/lake/fence/hall/page"
        "/country/parking/desk",
        "nice/good/great knowing you/that/the are/re/have/care/can/will/number/there",
        "leave/leaving you/them/yall waiting/hanging/a/the",
        "dark place/hole in the/my/a house/basement/closet/yard",
        "last/final words/wishes of/in/on/from",
    ),
)

DEATH: Final = Topic(
    phrases=(
        "passed/passing/past away",
        "died",
        "deceased",
        "dead",
        f"{_PERSON} has/had/have/s? just/recently/also? passed",
        "passed on",
        "she/he dyed",
        "no longer with us",
        "succumbed",
        f"{_PERSON}/patient expired",
        f"{_PERSON} has? left us/this_world",
        f"{_PERSON} was/were/got killed",
        f"{_PERSON} didnt/didn_t/did_not survive/pull_through",
        "lost his/her life",
        "obituary/coffin/casket/cremation/ashes/mourning/widowed",
        "no/not longer? alive/living",
        f"lost my/our/his/her dear/beloved/poor? {_PERSON}",
        f"lost {_PERSON}/him/her ... yesterday/today/week/night/morning/sunday/month",
        f"we/i ve/have? lost {_PERSON}/him/her",
        "rip",
        "r i p",
        "rest in peace",
        "rests/resting in peace",
        "funeral/burial/memorial_service",
        "buried/cremated",
        "with/to the? lord/god/jesus/heaven/maker/angels",
        "in heaven",
        f"{_PERSON} didnt/didn_t/did_not make it",
        f"{_PERSON} is/s/has gone",
        "lost his/her/the battle",
        "patient/he/she expired",
    ),
    # "Dead" of what has not died: the question is asked once, and must be left for a death.
    others=(
        f"{LIMB} {_IS} dead",
        f"{LIMB} {_IS} {_LIKE} dead",
        f"dead {LIMB}",
        "i_am/i_m/im/i_was/i_were/i_feel/i_felt/feeling dead",
        f"i_am/i_m/im/i_feel/i_felt/feeling {_LIKE} dead",
        "half/off/be/brain dead",
        "dead tired/beat/asleep/serious/end/ends/weight/skin/lift/lifts/bug/bugs/on_my"
        "/in_the_water",
        f"dead {_THING}",
        f"{_THING}/{_PET} is/are/was/were/s/went/goes/just/has/had? dead/died/passed/passed_away",
        "dead or alive",
        "died laughing/down/out/off",
        f"died/passed_away/passed/dead/deceased {_SOME}? {_SOME}? years/year/decades/ages ago"
        "/back",
        f"lost {_PERSON}/him/her {_SOME}? {_SOME}? years/decades ago",
        f"{_PERSON} passed the/a/an/his/her/my/me/by/out/up/through/over/it/gas/stool/water/urine",
        f"{_PERSON} is/s/has gone to/for/out/home/fishing/shopping/back/away/on/now_to/today_to",
        "lost his/her keys/phone/job/glasses/voice/way/wallet/balance/appetite/temper/hearing"
        "/mind",
        "lost her/him ... keys/phone/job/glasses/voice/way/wallet/balance/appetite/temper/hearing",
        "didnt/didn_t/did_not make it to/back/home/here/in_time/on_time/worse/better/hurt/any",
        "passed on the/my/a/that/this/it/your",
        "rip off/my/the/in/it/open/up",
        "thank/thanks/thankful/grateful/praise/pray/prayed/praying/glory to the? lord/god/jesus",
        "talk/talking/talked/spoke to god/jesus/the_lord",
        "like/than the dead",
        "dead quiet/silence/silent/of_winter/of_night/air/spot/zone/last",
        "ones/one/batteries/flowers/roses/plants died/dead",
        "went/going/go/been/attended/invited to/at? a funeral/burial/memorial_service/memorial",
        "dead body/bodies/heat/set/center/on_time/wrong/right/last/simple/easy/even/ringer",
        "tomato/tomatoes/rose/roses/flower/flowers/grass/bush/bushes/shrub/shrubs/orchid/orchids"
        "/vegetables/crops/crop/bee/bees/fly/flies/spider/mouse/squirrel/deer/mower/lawnmower"
        "/tractor/fridge/refrigerator/freezer/furnace/heater/ac/clock/watch/hearing_aid"
        "/hearing_aids/radio/stereo/printer/signal/connection/screen/microwave/oven/washer/dryer"
        "/pump/generator/light/lights/bulb/flashlight/boat/motor/van/bus/scooter/conversation"
        "/party/show/character/appetite/joke/fire/wind/storm/pain/bug/bugs/rat/raccoon/turtle"
        "/herbs/fern/houseplant is/are/was/were/s/went/goes/just/all/has/have/had/up_and? is/are"
        "/was/were/s/went/goes/just/all/has/have/had? dead/died/dying",
        "not/no_longer living alone/with/there/at/in/here/by",
        "movie/film/show/book/novel/documentary/song/story/episode/series about/of/on/with/where"
        " a/an/the/someone/he/she? dead/death/died/funeral/deceased/burial",
    ),
)

HELP: Final = Topic(
    whole=frozenset(
        {
            *(
                "help",
                "helpp",
                "emergency",
                "an emergency",
                "urgent",
                "its urgent",
                "sos",
                "mayday",
            ),
            *("medical emergency", "ambulance"),
        }
    ),
    phrases=(
        "help me/us/him/her",
        f"help my {_PERSON}/{LIMB}",
        "help help",
        "need/needs/needing/want/get/send/somebody/someone/anybody/anyone ... help",
        "help now/asap/quick/quickly/fast/right_away/immediately/urgent/urgently/emergency",
        "its/it_s/it_is/this_is/is/have/having/real an? emergency",
        "emergency help/please/now",
        "call/send/need/get/want/calling ... ambulance/sos/paramedics",
        "ambulance please/now/quick",
        "very/so/really urgent",
        "im/i_m/i_am in trouble/danger",
        "please hurry/come_quick/come_quickly/come_fast",
        "hurry up? please",
        "come quick/quickly/fast/now/right_away please?",
        "save me",
    ),
    others=(
        "not/no/dont/don_t/didnt/didn_t/doesnt/doesn_t/without/never need/want/any ... help",
        "no help",
        "will/does/did/would/could/may/might/should/to it/this/that/the_shot/really help me",
        "not_an/no/isnt_an/false emergency",
        "help me to? sleep/walk/relax/understand_the",
        "my/the/our/grand? kids/son/daughter/grandson/wife/husband/neighbor/friend help me/us",
        "help yourself",
        "call for help desk",
        "tech/technical/computer help",
        "no/not hurry",
        "hurry back/home",
        "emergency brake/brakes/contact/contacts/exit/exits/light/lights/kit/fund/number/numbers"
        "/phone_number/card",
    ),
)

LEAVING: Final = Topic(
    around=frozenset(
        {
            *("all", "already", "bot", "can", "everything", "have", "i", "immediately", "it"),
            *("just", "like", "me", "messages", "must", "now", "ok", "please", "pls"),
            *("right", "said", "texts", "that", "these", "this", "to", "today"),
            *("wanna", "want", "would", "you"),
        }
    ),
    whole=frozenset(
        {
            *("stop", "stop it", "stop all", "stopall", "stop now", "stop bot"),
            *("quit", "optout", "cancel", "cancel all", "end"),
            *("revoke", "remove", "no more", "i quit", "i want to stop"),
            *("i want to quit", "go away", "enough"),
            *("not interested", "im not interested", "i am not interested", "i dont want these"),
            *("i want to leave", "i am out", "im out", "cancel it", "end this"),
            *("stop this", "stop everything", "cancel this", "cancel everything"),
        }
    ),
    phrases=(
        f"stop/quit/cease {_WRITE}",
        "want/wanting/have no part of/in this/it/these/your",
        "knock it off ... messages/texts/texting/messaging/with_this",
        "cut it? out with? the/these/your messages/texts",
        "go bother/pester somebody/someone/anybody",
        "stop/end/cancel the/this/these/my/your/all/all_the/all_these bot/messages/texts/program"
        "/subscription/checkins/follow_up/followup/reminders/chat/alerts/text/message",
        "stop/end/cancel messages/texts",
        "stop/end/cancel/quit/leave this/the/your/these service/survey/study/thing/system"
        "/questionnaire/surveys/app/nonsense",
        "remove/delete my number/name/phone",
        "no more of? these/this/the/your/any/those? messages/texts/message/questions/reminders",
        "no more/longer texts/text/messages/message/texting/checkins/reminders/alerts/questions",
        f"dont/don_t/do_not send/text/message/contact/write/bother/email me/us/this? {_TEXTS}",
        "dont/don_t/do_not send ... messages/texts/anything/more",
        "dont/don_t/do_not/never text/message/contact/write/bother me/us/to_me/here",
        "dont/don_t/do_not text/message/write/contact again/anymore/any_more",
        "dont/don_t/do_not/no_longer want/wish/need/like ... messages/texts/texting/checkins"
        "/reminders/messaging/contacted/participate/part_of_this",
        "dont/don_t/do_not/no_longer want/wish to do/continue/participate this/with_this?",
        "remove/delete/take/drop me/us/my_number/my_name/my_phone ... list/off/program/number"
        "/name",
        "remove/delete/take me/my_number/my_name from",
        "remove/unsubscribe/sign_off/unsubscribing me/us",
        "delete my number",
        "take me off/out",
        "unsubscrib*",
        "opt/opting/opted me/us? out",
        "leave me/us alone",
        "want/wish/like to? out/unsubscribe/withdraw/drop_out/opt_out",
        "want/wish/like to leave/quit/stop/end/cancel this/these/the_program/the_bot/getting"
        "/receiving/participating/the_messages/the_texts/now",
        "i want out",
        "withdraw* my consent",
        "dont/don_t/do_not/no_longer want/wish to get/receive/read/answer/see ... these/those"
        "/this/any"
        "/messages/texts/anymore",
        "not/no_longer interested in/anymore",
        "discontinue*",
        "cancel/end/stop my participation/enrollment/account/membership/registration/subscription",
        "tired/sick of these/the/your/all messages/texts/questions/these?",
        "done answering/with_these/with_this",
        "enough messages/texts/questions/of_these/of_this",
        "enough already ... messages/texts/questions",
        "get me/us out/off of? this/these/here/your/the/it? program/list?",
        "wrong number/person ... stop/texting/messages/texts/remove",
        "wrong number",
        "revoke* my? consent",
        "lose/forget my number",
        "im/i_m/i_am done/finished/through with this/these/you/texts/messages",
        "stop stop",
        "want/wants/like/wish/need/ask/asking/please to_be/be/get/to_get/have_me/me removed"
        "/unsubscribed/deleted/unenrolled/dropped/taken_off/taken_out/signed_off",
        "how do/can/could/would i/we get/opt/drop/sign out/off of? this/these/the? thing/program"
        "/list/bot/texts/messages?",
        "how do/can/could/would i/we stop/cancel/end/quit/unsubscribe/turn_off/block/leave this"
        "/these/the/your/it? thing/program/list/bot/texts/messages/texting",
        "leave me be/in_peace",
        "let me be",
        "im/i_m/i_am/am not/no_longer/done/finished/never ... doing/answering/filling/replying"
        "/responding this/these/your/any/it/to? survey/surveys/questions/anymore/any_more/text"
        "/texts/messages/questionnaire",
        "wont/won_t/will_not/refuse_to/not_gonna/not_going_to answer/do/reply/respond/fill ..."
        " questions/survey/texts/messages/anymore/any_more",
        "turn/shut/switch this/these/the/it? bot/thing/texts/messages/robot/it? off",
        "turn/shut/switch off this/these/the/your bot/thing/texts/messages/robot",
        "no longer/more want_to participate/take_part/do_this/be_part/be_in_this",
        "quit/stop this/these/sending/with/it? texts/text/messages/texting/these/me_these"
        "/me_this/me_stuff",
    ),
    others=(
        "dont/don_t/do_not/never/please_dont/cant stop",
        f"{_PERSON}/they/people/kids/it stop/stopped {_WRITE}",
        "want out of the/this/my/these house/bed/snow/chair/cold/heat/rain/town/wheelchair/cast"
        "/brace/weather/apartment",
        "let me be clear/honest/frank/straight/sure",
        "let me be the/a/your",
        "out/off of? this/the/my screen/page/menu/box/app/window/bed/chair/tub/car/couch/bathtub"
        "/shower",
        "stop the/this/that/my sound/noise/ringing/beeping/bleeding/itching/hiccups/music"
        "/vibrating",
        "turn/shut/switch off? the/this/my light/lights/sound/volume/ringer/flash/tv/heat off?",
    ),
)

WORSE: Final = Topic(
    phrases=(
        "worse/worsen/worsens/worsened/worsening",
        "worst pain/ever/day/night/morning/week",
        "worst ... pain/night",
        "unbearable/intolerable/excruciating/agony/agonizing",
        f"{_AWFUL} ... pain/pains/hurt/hurts",
        f"pain/pains/hurt/hurts ... {_AWFUL}",
        f"{CANT} stand/take/bear/handle/tolerate/endure the/this/my/it/so_much/that/any ... pain",
        f"{CANT} take/bear/handle/endure/stand it/this/anymore/any_more/much_more",
        f"{CANT} sleep ... pain/hurts/hurting",
        "hurts/hurting/hurt/aches more/so_bad/so_much/like_hell/terribly/badly/bad/really_bad"
        "/a_lot_more/way_more/horribly/too_much",
        "pain ... increased/increasing/increases/doubled/tripled/skyrocketed/spiked/rising"
        "/spreading",
        "pain ... shot/went/going/gone/goes/is up/through_the_roof/thru_the_roof"
        "/off_the_charts/off_the_chart/sky_high",
        "more pain/painful",
        "hurt/hurts/hurting/aches/pain ... like_crazy/like_hell/a_lot/very_much/so_bad/real_bad"
        "/badly",
        "pain & stronger/sharper/increas*/worse*/higher/through_the_roof/excruciating/flar*",
        "hardly/barely bear/stand/take/tolerate/handle/cope",
        "flare/flared up",
        f"{LIMB} & lead/heavy/heavier/pins/needles/prickl*",
        "so_much/terrible/lots_of/a_lot_of/too_much/bad/extreme/constant pain",
        "screaming/crying/cry/scream/cried/yelling ... pain",
        # A fall.
        f"i/we/{_PERSON} just/have/had/also? fell/fallen/tumbled/toppled",
        "fell down/off/out_of/over/backwards/backward/hard/twice/again/today/yesterday/on/onto"
        "/flat/last/this_morning",
        "feel down/off the/my/some? stairs/steps/ladder",
        "fell ... stairs/steps/ladder/shower/tub/floor/ground/ice/porch/sidewalk",
        "had/took/taken/suffered/have/has/bad/nasty a? bad/nasty/hard/little/big/terrible? fall"
        "/tumble/spill",
        "slipped/tripped ... fell/floor/tub/shower/stairs/steps/ice/landed/back/rug/dog/over"
        "/bathroom",
        "slipped/tripped and",
        "i slipped/tripped",
        "landed on my/his/her",
        # In hospital.
        "im/m/am/was/were/been/went/end/ended/up/admitted/rushed/taken/took/headed"
        "/going ... hospital/er/emergency_room/emergency_department"
        "/urgent_care/icu/intensive_care",
        "in/at/to the hospital/er/icu/emergency_room",
        "hospitalized/hospitalised/admitted",
        "ambulance/paramedics/ems/emts/squad/medics took/brought/carried/came/picked/had_to"
        "/hauled",
        "by/in the/an? ambulance",
        "at/in/to an/the? urgent_care/emergency_department/walk_in_clinic",
        "pain/pains/burning/ache ... shoots/shooting/radiates/radiating/spreading/running/goes"
        "/going/runs down/into/to/along",
        f"burn/burns/burning/fire & {LIMB}",
        "go/going/went/drove/drive/ran/headed/sent to the? urgent_care/er/hospital"
        "/emergency_room/walk_in/ed",
        "went/going/gone ... down hard",
        "went/rolled/tumbled/toppled/crashed/pitched/tumble ... down the/my/some? steps/stairs"
        "/ladder/hill",
        "head first/over_heels ... down/steps/stairs/floor/into",
        "meningitis/sepsis/septic/blood_clot/blood_clots",
        # An infection, or ill.
        "infected/infection/infections",
        f"feel/feels/feeling/felt/am/im/m/been {_VERY}? {_VERY}? sick/ill/awful/terrible/lousy"
        "/horrible/crappy/rotten/dreadful/unwell/miserable/poorly/bad/nauseous/nauseated/dizzy"
        "/worn_out_and_sick",
        "not/t/dont/doesnt/didnt/isnt feeling/feel/felt very/so/too/real/really/quite? well/good"
        "/right"
        "/myself/great/hot",
        "not doing very/so/too? well/good",
        "throwing/threw/throw/thrown up",
        "vomit*",
        "nausea*",
        "puking/puke/puked",
        "dizzy/dizziness",
        "something/somethings is/s/feels/seems/must_be/went? wrong/not_right/off",
        "not/isnt/isn_t/doesnt_feel/doesn_t_feel right ... leg/back/arm/with_me",
        # A clinician may make the next ones signs.
        f"{LIMB} ... heavy/heavier/heaviness/tingl*/prickl*",
        f"heavy/heavier/heaviness ... {LIMB}",
        "tingl*",
        "pins and? needles",
        "worser/worsest/worster",
        "rushed/took/taken/brought/sent/admitted/went/going/back to/in/into hospital/casualty",
        "in/at hospital/casualty",
    ),
    others=(
        f"{_NOT}/hasnt/hasn_t/havent/didnt/doesnt/any gotten/got/get/getting/feel/feeling/been"
        "/much"
        "/any/really? any? worse",
        f"{_NOT} ... any worse",
        "no/not/nothing worse",
        "could/could_have/might ... be/been worse",
        f"{CANT} be/get? worse",
        "better or worse",
        "worse things/weather/traffic/luck/news/coffee/food/movie/than_my_neighbor/for_wear",
        "worse for wear",
        "weather/traffic/news/coffee/food/hearing/eyesight ... worse",
        "worst is over/behind/past",
        "worst part/thing/case is_over?",
        "no/not/any/without/never/dont_have/dont_want/less/isnt ... more pain/painful",
        "no/not/without/isnt/never ... bad/constant/extreme/terrible pain",
        "not/isnt/no/doesnt/didnt ... hurt/hurts/hurting more/so_bad/so_much/bad/too_much",
        "fall/falls/fell/fallen/falling asleep",
        "fell in_love/behind/for/into/short/apart/through/on_deaf/off_the_wagon",
        "works/work/worked/working/volunteer/volunteers/volunteered/volunteering/nurse/job/visit"
        "/visiting/visited at/in/for/to? the/a/my? hospital/er/icu",
        "hospital gift/parking/bill/cafeteria/band/volunteer/job/board",
        "sister/brother/daughter/son/cousin/neighbor/friend/niece/nephew/grandson/granddaughter"
        "/aunt/uncle is/was/s in/at the? hospital/er/icu",
        "no/not/never/isnt/any/without/nothing signs/sign/look/looks/of/an/any/is? of? infected"
        "/infection",
        "infected my/the/his/her computer/phone/laptop/pc",
        "sick and tired/of",
        "sick of",
        "not/dont/isnt/never feel/feeling/am/felt sick/ill/bad/dizzy/nauseous/awful",
        "not/never sick/ill/bad/dizzy/nauseous",
        "feel/feeling/felt bad for/about/that",
        "no nausea/vomiting/dizziness/infection",
        "too/not bad",
        "making/made/makes/make me/you sick_of",
        "tingl* ... excitement/joy/anticipation",
        "dizzy with/from joy/love/happiness/excitement",
        "nothing ... wrong",
        "bandage/bandaid/band_aid/patch/button/tape/sticker/scab/dressing/plaster fell",
        "no/not/isnt/less/without ... hurt/pain a_lot/very_much/like_crazy",
        "doesnt/dont/doesn_t/not/didnt/never hurt a_lot/so_bad/very_much/badly/real_bad",
        "something wrong with/on the/my/this? phone/button/buttons/app/screen/car/tv/link",
        "in/at/to the hospital gift",
        "not/dont/no ... tingling/heavy",
        "could/could_have/might/coulda ... be/been a_lot/much/way/far/alot/lots/a_whole_lot?"
        " worse",
        "worse before the/this/my shot/injection/procedure/treatment/needle/block/visit ..."
        " better/good/fine/now?",
        "worse before you gave/did/put/treated",
        "was/were ... worse ... better/fine/good now/today",
        "it/phone/glass/cup/plate/vase/book/pen/remote/picture/leaf/leaves/snow/rain/branch/tree"
        "/clock/lamp/box fell off/down/out/out_of/over/on/onto/apart/from/again",
        "past/by/near/behind/across_from/next_to/beside the/a/our? hospital/er/icu",
    ),
)

CALL: Final = Topic(
    whole=frozenset({"call", "phone call", "callback", "call back"}),
    phrases=(
        "call/phone/ring/telephone me/us",
        "give/gimme me/us? a call/ring/buzz",
        "want/need/like/request/get/expecting/would ... call/callback/phone_call/call_back from?",
        "talk/speak/chat/talking/speaking to/with the/a/my/an/some? real/live/actual/human"
        "/living?"
        f" {_STAFF}",
        f"have/ask/tell/can/could/would/let/should ... {_STAFF} ... call/phone/ring",
        "someone/somebody/anyone/nurse/doctor call/phone",
        f"get/put/have ... {_STAFF} on the? phone/line",
        "call back please/me/asap/today",
    ),
    others=(
        "dont/don_t/do_not/no_need_to/never/wont/not ... call/phone me/us",
        "call me crazy/old/names/silly",
        "need/like/want to call my/the/her/him/them",
        "son/daughter/wife/husband/sister/brother/they/he/she will/to/did? call/phone me/us",
    ),
)

VISIT: Final = Topic(
    whole=frozenset({"appointment", "visit", "an appointment", "a visit"}),
    phrases=(
        "want/need/make/get/book/schedule/like/set/request/give/wants/needs ... appointment/appt"
        "/visit/consultation/checkup",
        "want/need/like/can_i/could_i/wants/have/may_i/come ... see the/a/my/dr/an? doctor/dr"
        "/doc/nurse"
        "/surgeon/specialist/physician/someone/somebody",
        "want/need/like/can_i/could_i/may_i/should_i ... come in/back/by/over/see",
        "be/get seen/examined/looked_at/checked/checked_out",
        "want/need ... see you/him",
        "want/need/like/would/can/could/get/fit/squeeze/work me in",
        "can/could/when get/fit/squeeze/work me in",
        "when can/could/may/should i/we come/see/get/be",
    ),
    others=(
        "dont/don_t/do_not/no/not need/want/have/an? ... appointment/visit",
        "see you next/soon/then/later/at/on/monday/tomorrow",
        "want/need ... visit my/her/his/the/with",
    ),
)
