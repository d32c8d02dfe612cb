"""How people say in English that they may harm themselves."""

from __future__ import annotations

from typing import Final

from bot.words.languages.en.classes import CANT, DONT, PERSON, PET, THING
from bot.words.languages.en.means import MEANS
from bot.words.lexicon import Topic

# DRAFT: a clinician must sign off these lists before live use, like the signs.
_PILLS = (
    "oxycodone/oxy/percocet/vicodin/norco/hydrocodone/tramadol/morphine/opioids/opiates/fentanyl"
    "/ambien/xanax/valium/gabapentin/insulin/pain_pills/pain_meds/sleeping_pills/pills/pill"
    "/tablets/meds/medicine/medication/medicines"
    "/bottle/drugs/painkillers"
)
_ONESELF = "myself/himself/herself/themself/themselves/my_self/his_self/hisself/her_self"
_HANDS_ON = "shoot/shooting/shot/hang/hanging/drown/drowning/poison/poisoning/stab/stabbing"
_LOOKS_AFTER = "lord/god/jesus/maker/death/reaper/angels"
_FAITH = "peace/rest/with_god/with_the_lord/with_jesus/in_heaven/home_with/gone/dead/free"
_READS = "read/reads/reading/get/gets/see/sees/find/finds/hear/hears"
_DYING = "dying/death/die/bullet/grave/in_the_ground/my_death/being_dead/not_being/me_being_dead"
_AFRAID = "afraid/scared/worried/frightened/terrified/fear/fears"
_MIGHT = "might/may/could/can/will/ll/would/d/gonna/going_to/about_to"
_LIVING = "living/life/alive/going_on/live/go_on/breathing/existing"
_KEEP_ON = "keep/keeping/carry/carrying/going/go/get_up/wake_up/hang/hanging/to_continue/to_stay"

# Of messages and questions, where a wish that they stop stands beside it.
_UNWILLING = (
    "i_dont/i_don_t/dont/don_t/i_do_not want/wanna to? do/answer/keep_doing/continue this/these/it"
    " questions? anymore/any_more/any_longer/no_more"
)
SELF_HARM: Final = Topic(
    phrases=(
        *MEANS,
        "suicid*",
        f"kill/killing/hurt/hurting/harm/harming/cut/cutting {_ONESELF}",
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
        f"{DONT} ... want to live/exist/wake_up/go_on/be_alive/be_here",
        f"{DONT}/nt wanna live/exist/wake_up/go_on/be_alive/be_here/be_around",
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
        "took/taken/swallowed/popped a_few/a_couple/way/far/just/one? too_many/to_many/two_many"
        f" of? my/the/his/her/those/these? pain/sleeping? {_PILLS}",
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
        "wish/wished ... kill/killed/took/taken/finish/finished me/us !to/for/out/on/with",
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
        "ive/i_ve/already/finally said goodbye/goodbyes to? ... kids/children/family/everyone"
        "/everybody/grandkids/wife/husband !airport/vacation/camp/college",
        "six feet/foot/ft under",
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
        f"join/meet/be_with/see/be_together_with/go_to/with my? late? {PERSON}/him/her/them/mine"
        " ... in_heaven/on_the_other_side/up_there/up_yonder/in_the_sky/in_glory/in_the_grave"
        "/beyond",
        f"{PERSON}/he/she/they is/are/s/re? waiting for/on me ... in_heaven/the_other_side"
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
        "drank/drink/drinking/swallowed/swallow/drunk ... bleach/antifreeze/poison/drano/lye"
        "/cleaner"
        "/gasoline/pesticide/lighter_fluid",
        "finger is/s? on the trigger",
        "edge of the/a/this roof/bridge/cliff/building/balcony/overpass/platform",
        "sitting/standing/stand/sit/out ... on the ledge/tracks/railing/bridge/train_tracks",
        "started/been/back_to/im/i_m/am cutting again/my_arms/my_legs/my_skin",
        "talk/talks/talking/keeps/joking/feel_like/feels_like/considering/thoughts ... of/about?"
        " ending it/things/everything/it_all !early",
        "where the/my/his/our/dads/my_husbands? gun/pistol/rifle/shotgun/guns is/are/at",
        "gun/pistol/rifle/shotgun & keeps/asking/tonight/done/goodbye/nightstand/lap/loaded/hand",
        "theyd/they_d/they/family/kids/wife/husband/everyone/everybody would/d/all be? relieved"
        "/better_off",
        "wont/won_t/no_longer have_to worry/deal/put_up/bother/take_care/look_after about/with/of?"
        " me much/anymore/any_more/no_more/soon/after/for_long",
        "walk/walking/step/stepping/run/running/drive/driving into/out_into/out_in oncoming?"
        " traffic/the_ocean/the_lake/the_river/the_sea",
        "take/taking/swallow/swallowing all of? these/them/it/em & done/over/die/end/sleep",
        "be/get done with it_all/this_life/living/life/everything",
        "tired/sick of being/living in this/my body/skin/pain_every_day",
        "pain/hurting/suffering/misery to? end/stop/be_over/go_away forever/for_good/for_ever"
        "/permanently",
        "lost/no/losing/without/gone/havent_got ... will to go_on/keep_going/fight/continue"
        "/get_up",
        "nothing/no_one/nobody left here? for me",
        "decided/made_up_my_mind/i_know ... time ... me? to go/leave_you/die/end",
        "cant/can_t/cannot do it anymore/any_more/any_longer",
        "blow/blowing/blew my/his/her/their brain/brains/head out/off",
        "scared/afraid/not_safe/unsafe to_be/being alone with my/all_these/these ... pills/gun"
        "/meds"
        "/thoughts",
        "not/isnt/isn_t/aint/hardly/nothing worth going_on/it_to_go_on/living/continuing/staying",
        "favor ... dying/dead/died/gone_for_good/ending",
        f"{_DYING}/dead ... doing/do ... favor",
        "im/i_m/i_am/gonna/going_to/about_to/ready_to gonna/going_to/about_to/ready_to? jump"
        " !in/for/on/out/rope/right/back/ahead/through",
        "they/you/somebody/someone/he/she will/ll/ll_just/gonna find/finds me/my_body in/dead"
        "/hanging"
        "/tomorrow/when",
        "after tonight/today/tomorrow & wont/won_t/nobody/no_one/not/no_longer & me/problem/burden"
        "/trouble/bother/worry/here",
        "nobody/no_one/wont ... have_to look_after/worry_about/deal_with me after/anymore/again",
        "easier/better/best if i just? go/leave_this/was_gone/were_gone/disappear/wasnt_here"
        " !to/home/with/in/on/by/back/early/now",
        # Of others too, and in any tense.
        f"{_HANDS_ON} {_ONESELF} !in_the_foot/in_my_foot/another",
        f"stop/end/ends/kill the/this? pain/hurting/suffering/hurt & {_DYING}",
        f"only thing/way/cure/answer/relief/out/thing_that & {_DYING}",
        f"{_DYING} would/d/will/is/seems/sounds/must ... easier/better/kinder/sweet/nice/relief",
        "if i didnt/didn_t/no_longer exist",
        "drive/drove/driving/crash/crashed/crashing/wreck/wrecked/swerved/swerve/fell/jumped &"
        " on_purpose",
        "easy/easier/tempting ... let_go/letting_go ... wheel/rail/railing/edge",
        f"want/wants/wanted/gonna/going/ready ... end/finish/{_HANDS_ON} my/his/her/their own?"
        " life",
        "plan/plans ... nobody/no_one/nothing/cant/can_t/wont ... ... stop/talk_me/change_my_mind",
        f"{DONT}/want/wants/gonna/going_to/tried_to/trying_to/going/about_to/plan_to/might/ll"
        "/will"
        " end/finish/kill/off her/his/their own? life",
        "tried/try/tries/trying/attempt/attempted/going/gonna/want/wanted/wants/about/plan to? od",
        "od/oded/od_d on my/the/his/her/purpose/pills/them/everything/meds",
        "tried/try/trying/attempted to? end/finish it/things/everything/my_life/her_life/his_life",
        # Means, and what they take.
        f"how many/much ... {_PILLS}/it/them & to_die/die/kill/kills/finish/end/not_wake"
        "/never_wake/be_enough_to/enough_to/lethal/fatal/fall_asleep_for_good/go_to_sleep_forever",
        "what/which/how_big/how_much dose/amount ... kill/kills/lethal/fatal/deadly/die",
        "lethal/fatal/deadly dose/amount/overdose",
        "dose/amount ... kill/kills me/you/somebody/someone/a_person/an_adult",
        f"quick/painless/easy/fast/hurt & swallowed/swallow/took_all/jumped/overdos* & {_PILLS}",
        "quickest/easiest/painless/fastest/least_painful way/ways to die/go/end/kill/do_it",
        "how long ... take/takes to die/bleed_out/be_dead/stop_breathing",
        # A farewell.
        f"by_the_time/when/if/once/until/till you/yall/they/he/she/anybody/anyone {_READS}"
        f" this/my_note/my_letter/it & {_FAITH}/too_late/no_longer/wont_be/won_t_be/all_over",
        "ill/i_ll/i_will/will/soon/finally be/am/at ... at peace/rest",
        "giving/gave/give/given/gives ... away & goodbye/good_bye/farewell/wont_be_needing"
        "/won_t_be_needing/no_longer_need/wont_need/dont_need",
        "keep/keeps/kept/been/going_around telling/saying us/me/everyone/everybody/people/to_us?"
        " goodbye/good_bye/goodbyes",
        "wont/won_t be/he_be needing them/it/anything/those/his/her/that !anymore/now/since"
        "/because/thanks",
        # What somebody is about to do.
        f"{_MIGHT}/im/i_m/am/is/he_s/hes/shes about_to/going_to/gonna/fixing_to/to? do/doing"
        f" to? {_ONESELF}",
        f"about/going/gonna/fixing/gotta/plan/planning/{_MIGHT} to? do to {_ONESELF}",
        f"{_AFRAID} ... what/that/of_what i/he/she/they/mom/dad/mama {_MIGHT} ... do/hurt/harm"
        f" to? {_ONESELF}",
        f"{_AFRAID} ... {_MIGHT} ... hurt/harm/kill/do_something_to {_ONESELF}",
        "sorry/forgive & for what i/im/i_m/ive/i_ve ... about/going/gonna/do/done/doing",
        "have/got/ve/made/making a/my? plan ... not/wont/won_t/dont/don_t/nobody/no_one/isnt"
        " ... like/stop/know/tell/find/talk",
        "wont/won_t/no_longer/stop & hurt/hurting/suffer/suffering/pain & i_have/have/got/ve"
        " a/my? plan/plans",
        "by/at my/his/her/their own hand",
        "if/only it_wasnt/it_werent/it_wasn_t/it_weren_t/it_was_not/it_were_not/not for ..."
        " id/i_d/i_would/he_d/she_d/would be/of_been/have_been/ve_been/have/of/have_already"
        "/already"
        " dead/gone/ended/done_it/killed/be_gone/be_dead !walking/to/out/for/home/shopping"
        "/fishing/back"
        "/up/through/over/with",
        "id/i_d/i_would be/of_been/have_been/ve_been/already_be gone/dead already/by_now/long_ago",
        # God, the table, what would help.
        f"{_LOOKS_AFTER} ... had/have/of/would/woulda/should/shoulda/just taken/took/take/called"
        "/call/let ... me",
        f"wish/wished/shoulda/should_have/should_of & {_LOOKS_AFTER}/he/they & taken/took/called"
        " me !to/for/out/on/shopping/back/by/up/in/a/with",
        "wish/wished/should_have/should_of/shoulda/hope ... taken/died/left_me/let_me_go"
        "/let_me_die"
        "/not_woke/passed & on/under that/the/this/your? table/knife/needle",
        "should/shoulda of/have/a let/left/letting me go/die/be_dead",
        "me/my not being alive/here/around/in_this_world/on_this_earth",
        "not being alive/here/around/on_this_earth anymore/any_more/any_longer",
        "only thing/way/cure/answer/relief/out/thing_that ... stop/end/help/fix/cure/left/escape"
        " ... is/be me? dying/death/dead/to_die/grave/being_dead/being_gone/die/bullet",
        "only thing/way/cure ... stop/end/help/fix/cure/left & being_dead/not_being/dying"
        "/my_death",
        "id/i_d/i_would/would/could just? be/let_go easier/simpler to/if go/not/gone_off",
        "how easy ... would_be/d_be/it_is to go_over/jump/drive_off/let_go/end/just_let/step_off"
        "/turn_the_wheel/swerve",
        "thinking/think/thought/tempted/want ... let_go_of/letting_go_of/turn/turning/jerk/swerve"
        "/swerving the wheel/into/off",
        "nobody/no_one/noone/it ... cost/costs/bother/matter/matters & if_i_was_dead/if_i_died"
        "/dead/i_was_gone",
        "carbon monoxide",
        "stop/stopped/quit/refuse/refusing eating/food/insulin/dialysis/drinking/meds/pills"
        "/medicine & die/dying/be_over/be_dead/end_it",
        "kms",
        "god/lord/jesus/death/he has/s/must_have? forgot/forgotten about? me",
    ),
    others=(
        "kill/hurt myself laughing",
        "cut/cutting/hurt/hurting/burned/nicked myself while/when/by? shaving/cooking/chopping"
        "/opening"
        "/trimming/slicing/gardening/accident/accidentally/working/lifting/mowing/playing/dancing",
        f"{_PILLS} in the/my/a pill/little/small/plastic? organizer/box/pillbox/cabinet/dispenser"
        "/case/planner",
        f"pick/picked/picking/refill/refilled up? a/my/the/another? bottle of my? {_PILLS}",
        "suicide squad",
        f"{_UNWILLING} please/so/just/pls? stop/quit/enough !the/my/it/me/this/hurting/suffering"
        "/living/breathing/all/eating/everything",
        f"{_UNWILLING} please/so/just/pls? take_me_off/unsubscribe/cancel_it/cancel_this/remove_me"
        "/no_more_texts/no_more_messages/stop_the_messages/stop_the_texts/stop_these",
        f"stop/quit/unsubscribe/cancel/take_me_off please/it/now/this? {_UNWILLING}",
        "will/would/might/could/gonna kill me if/when",
        "not ... kill me",
        "does/doesnt/didnt/wont kill me",
        "stairs/steps/shoes/heat/traffic/noise/prices/kids/grandkids/back/knees kill me",
        "do this without you",
        f"i/i_m/im/i_d/me ... {PERSON}/{PET}/{THING} ... died/dead/die",
        f"i/i_m/im/i_d/me ... {PERSON}/{PET}/{THING} died/dead/die",
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
        "like_this/like_that/like_it/so_much/so_bad/this_bad/such_pain in all? my life",
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
        "useless/worthless/hopeless/no_good/failure at/with/on/when_it_comes",
        "laugh* ... about/almost/nearly/practically/bout/like_to/liked_to/could_have died/die",
        "laugh* ... till/until i/we ... died/die",
        "i/we about/almost/nearly/practically/bout/liked_to/like_to died/die",
        "sleep/slept/sleeping/sleeps like the/a dead",
        "said/say/saying goodbye/good_bye to? everyone/everybody at/after/in/before",
        "goodbye/good_bye for_now/till/until/see_you/talk",
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
        "drop dead gorgeous/beautiful/handsome/date/delicious/cute/fabulous/stunning",
        "dead to_the/to_this world",
        "glue/nail/massage/staple/heat/water/squirt/caulk/bb/nerf gun/guns",
        "paint/ceiling_fan/wiper/mower/lawnmower/fan/turbine blade/blades",
        "jump/skipping/clothesline/tow/tug rope",
        "rope/knife swing/course/block/set/ladder/drawer/bridge",
        "rope for the/my/a/our? calf/calves/horse/horses/boat/swing/dog/fence/cows/goat/truck"
        "/tent/clothesline/trailer/hammock",
        "movie/film/show/book/series/story where/about/of/with a/an/the/some? man/guy/woman/lady"
        "/girl/boy/cop/soldier/fella locks/shoots/kills/hangs/jumps/dies/hides himself/herself"
        "/off? in/up?",
        "gun/rifle/shotgun/pistol cabinet/rack/case/range/dog/smoke/shop/season/raffle/club/show",
        "nail/cap/toy/water/pellet gun/pistol",
        "on/off the/a? bridge/pier/dock/ledge fishing/walking/painting/birdwatching",
    ),
)
