"""How people say in English that they have the means, a plan, or hurt themselves already."""

from __future__ import annotations

from typing import Final

from bot.words.languages.en.classes import PERSON

# DRAFT: a clinician must sign off these lists before live use, like the signs.
_GUN = "gun/guns/pistol/revolver/rifle/shotgun/handgun/glock/firearm/twelve_gauge/derringer"
_ROPE = "rope/noose/lasso/extension_cord/bedsheet"
_BLADE = "razor/razors/razor_blade/knife/knives/blade/blades/box_cutter"
_WEAPON = f"{_GUN}/{_ROPE}/{_BLADE}"
_PILLS = (
    "pills/pill/tablets/meds/medicine/medication/painkillers/capsules/oxycodone/hydrocodone"
    "/tramadol/morphine/percocet/norco/oxys/insulin/sleeping_pills/pain_pills"
)
_AT_HAND = (
    "in_my_lap/in_his_lap/in_her_lap/on_my_lap/on_his_lap/on_her_lap/across_my_lap/across_my_knees"
    "/to_my_head/to_his_head/to_her_head/under_my_chin/against_my_head/under_my_pillow"
    "/on_my_nightstand/by_my_bed/beside_me/next_to_me/in_front_of_me/in_my_mouth/in_my_hand"
    "/in_my_hands/in_his_hand/in_her_hand/within_reach"
)
# Said beside a means, it is no tiredness of a program.
_HAD_ENOUGH = (
    "done/tired/had_enough/cant_take/can_t_take/cant_go/can_t_go/cant_do/can_t_do/want_out"
    "/wants_out/no_more/end_this/end_it/goodbye/goodbyes/forgive/sorry/hurting/nerve/ready"
    "/not_to_come/dont_come/don_t_come/come_looking/wants_to_die/want_to_die/not_scared"
    "/wont_be_back/won_t_be_back/peace/last_night/over_soon/be_over/want_it_over/cant_stop"
)
_SAYS = "says/said/saying/told/texted/keeps_saying/swears/crying/tells"
_LOOKS = "looking/staring/stare/look/keep_looking/eyeing/thinking/studying/holding/stared/looked"
_WORLD = (
    "in_this_world/on_this_earth/on_this_planet/in_this_life/on_god_s_earth/on_gods_earth"
    "/on_earth/on_this_side_of_the_dirt/above_ground/among_the_living/in_this_old_world"
)
_GRAVE = (
    "cemetery/graveyard/in_the_ground/under_the_ground/underground/six_feet/in_a_grave"
    "/in_his_grave/in_her_grave/in_my_grave/under_the_dirt/in_the_dirt/in_a_coffin/in_a_casket"
    "/in_an_urn/in_the_morgue/with_the_dead"
)
_LONGS = (
    "wish/wishes/wished/wishing/pray/prays/prayed/praying/beg/begs/begged/begging/ask/asks/asked"
    "/asking/hope/hopes/hoped/hoping/long/longs/longing/dream/dreams/dreaming/want/wants/wanted"
    "/wanting/rather/sooner/prefer/prefers/ready/choose/plead/pleads/pleading"
)
_NOT = (
    "not/never/no_longer/dont/don_t/doesnt/doesn_t/wont/won_t/wouldnt/wouldn_t/didnt/didn_t/isnt"
    "/isn_t/ain_t/shouldnt/shouldn_t/cant/can_t/stop/quit"
)
_DAY = (
    "monday/tuesday/wednesday/thursday/friday/saturday/sunday/tomorrow/tonight/the_weekend"
    "/this_weekend/this_week/the_week/christmas/my_birthday/today/morning/easter/thanksgiving"
)
_SKIN = "arm/arms/wrist/wrists/thigh/thighs/leg/legs/skin/forearm/forearms/stomach/belly"
_ON_PURPOSE = "on_purpose/a_purpose/deliberately/intentionally"
_FUTURE = "going_to/gonna/fixing_to/about_to/gon/will/ll/plan_to/plans_to/intend_to/mean_to"

MEANS: Final = (
    # A means at hand, or beside a wish that all stops.
    f"{_GUN}/{_ROPE} ... {_AT_HAND}",
    f"{_GUN}/{_ROPE} & {_HAD_ENOUGH}",
    f"{_GUN}/{_ROPE}/{_BLADE} & {_SAYS} & {_HAD_ENOUGH}",
    f"{_BLADE} & {_HAD_ENOUGH} !with_dinner/cutting_the/cooking/shaving/with_the",
    "noose",
    f"{_GUN}/noose & {_LOOKS} & hard/tonight/at_it/at_them/all_day/all_night",
    f"{_LOOKS} at/hard_at my/his/her/the/a/dads? {_GUN}/noose/razor/razors/razor_blade",
    "rope/noose/cord/belt/bedsheet/chain ... hung/tied/hanging/thrown/slung/up/ready"
    " !swing/on/to_the_dock/in_the_boat"
    " ... rafter/rafters/beam/beams/barn/ceiling/closet/attic/garage/tree/branch/limb & "
    f"{_LOOKS}/{_HAD_ENOUGH}",
    "rope/noose/cord/belt ... around/round my/his/her neck",
    "rope/noose & rafter/rafters/beam/beams",
    "locked/locks/lock/barricaded/shut/shuts/holed myself/himself/herself/themself/up in/inside"
    f" & {_WEAPON}/{_PILLS}",
    f"locked/locks/barricaded in/inside the/his/her/my ... with ... {_WEAPON}/{_PILLS}",
    "sitting/sit/sits/sat/laying/lying/alone/parked/standing here/there/alone/in/on/at/with ..."
    f" with/holding/cleaning/loading ... {_GUN}/{_ROPE}/razor/razors/razor_blade",
    f"take/takes/took/taken/grab/grabs/grabbed/got/carried/loaded ... {_GUN} ... barn/woods/garage"
    f"/shed/bathroom/bedroom/field/back_yard/backyard/truck/basement & {_SAYS}/{_HAD_ENOUGH}",
    f"{_PILLS} ... poured/dumped/emptied/spread/spilled/laid/lined/counted out/up !for_the_week"
    "/for_the/for_tomorrow/by_day/in_my",
    f"poured/dumped/emptied/shook/counted/counting out? all/every/the/my ... {_PILLS} out? &"
    " table/bed/hand/palm/counter/lap/night & thinking/ready/done/take/taking/swallow",
    f"{_PILLS} & thinking/think/thought/tempted/going/gonna/ready/want & take/taking/swallow"
    "/swallowing/down/downing every/all/whole/them_all/em_all !morning/day/night/time/as/on_time"
    "/with",
    "take/taking/swallow/swallowing/down/downing/eat every_last/every_single one/pill/tablet/bit",
    "in/inside/sitting/closed/shut/door ... garage & motor/engine/car/truck running/going/on"
    "/idling/left_on",
    "motor/engine/car/truck running/going/on/idling & in_the_garage & door/closed/shut/down"
    "/long/sleep/fumes",
    "hose/tailpipe/exhaust/fumes & window/garage/breathe/breathing/car & sleep/done/long/taped"
    "/over/die",
    "standing/sitting/stood/sat/am/im/i_m/up/out/parked on/at/by/over the? top/edge/side/end? of?"
    " the/a/this? bridge/roof/rooftop/ledge/overpass/tracks/cliff/parking_garage/railing/balcony"
    f" & {_HAD_ENOUGH}/jump/train/dont_want/don_t_want/let_go/step_off",
    "work/working/worked/workin/get/getting/got/build/building/screw/screwing/muster/mustering"
    " up? the/my? nerve/courage/guts/gumption !to/for/and_asked/and_called",
    # Who hurts himself or herself already.
    f"been/started/keep/keeps/kept/is/back_to/caught/caught_him/caught_her cutting/burning/slicing"
    f"/carving on/up? my/his/her/my_own/her_own/his_own {_SKIN} !on_the/on_a/shaving"
    "/in_the_garden",
    f"cutting/slicing/carving on my/his/her/my_own {_SKIN}",
    f"cut/cuts/cutting/burn/burns/burned/burning/scratch*/slice/sliced/hit/hitting & {_ON_PURPOSE}"
    f" & {_SKIN}/myself/himself/herself",
    f"cut/cuts/cutting/burn/burns/burned/burning/slice/sliced my/his/her/on ... {_SKIN} &"
    f" {_ON_PURPOSE}/feel_something/feel_better/razor/razors/like_i_did/used_to",
    # Not to be in this world.
    f"{_NOT} ... be/being/stay/staying/belong/walk/walking/live/living {_WORLD}",
    f"point/use/sense/reason/tired/sick/weary/done/purpose ... be/being/stay/staying/walking"
    f"/living {_WORLD}",
    "no/any/a/what/whats/what_s point/use/sense/reason in/of/for him/her/me/my/his/them being"
    "/living/staying/continuing/existing/breathing/hanging_on/going_on/waking_up"
    " !in_the/at_the/on_hold",
    f"{_LONGS} ... be/lie/lay/laying/lying/sleep/rest/buried in/at/under/next/beside/with? the/a?"
    f" {_GRAVE}",
    f"rather/sooner/prefer/prefers/wish/wishes ... be ... {_GRAVE}",
    f"{_LONGS} ... to_die/for_death/to_be_dead/to_be_gone/to_not_wake/to_never_wake"
    " !of/laughing/for/on_me",
    f"{_LONGS}/gonna/going/plans/better/time to? just? disappear/vanish !from_my/into",
    f"{_LONGS}/better & disappear/vanish for_good/forever/for_ever/completely",
    "want/wants/wanted/wanting out for_good/for_ever/forever/permanently/of_this_world"
    "/of_this_life/of_living",
    "done/finished/through living/breathing/existing/with_living/with_life/with_this_life"
    "/with_this_world/with_this_earth/being_alive !in/at/room/quarters/there",
    "stay/stays/remain/be asleep forever/for_good/for_ever/for_always/permanently",
    "sleep/asleep & not/never/dont/don_t come_back/coming_back/get_up_again/open_my_eyes"
    "/come_out_of_it",
    # A burden, and what dying would bring.
    "he_is/she_is/he_s/she_s/hes/shes/i_am/im/i_m/i/being/been just/only/such/nothing_but? a?"
    " burden/drag/millstone/dead_weight to/on/for/and/who/that",
    "burden & disappear/vanish/gone/go_away/leave/die/dying/dead/end/world/earth/better_off"
    "/life_back/lives_back/free",
    "disappear/vanish/gone/die/dead/without_me & life_back/lives_back",
    "worth/more/better dead/gone/in_the_ground than alive/living/here/like_this",
    "more/better ... dead than",
    "insurance/policy & worth_more/dead/when_im_gone/after_im_gone/when_i_m_gone/once_im_gone"
    "/kill_myself/if_i_died/if_i_was_gone/if_i_go",
    "kindest/best/nicest/only/greatest/decent thing/gift/favor i can/could ... is/be/would_be"
    " not_be/not_to_be/go_away/be_gone/die/disappear/leave_this/be_dead/not_wake",
    # What is made ready.
    "will is/s/has_been/got? signed/notarized/made_out & note/notes/letter/letters/nerve/goodbye"
    "/done/gone",
    "note/notes/letter/letters is/s/are/have_been/all/already/been? wrote/written/sealed/on_the &"
    " nerve/will/goodbye/sorry/gone/find/read/sunday/tonight/ready",
    "letter/letters/note/notes/video/videos ... for/to each/every/all of? my? kid/kids/child"
    "/children/grandkid/grandkids/grandchild/grandbaby & gone/goodbye/day/date/ready/picked/after",
    f"planned/plan/plans/mapped/figured & how im/i_m/i_am/i/he_s/hes/shes/she_s {_FUTURE} do_it"
    "/do_this_to_myself/end_it/go_out/die/go_through_with",
    "picked/chose/chosen/set/decided/pick ... day/date/night/spot/place ... to_die/to_do_it"
    "/to_end/to_go_for_good/ill_do_it/i_ll_do_it/im_going_to_go/i_m_going_to_go/i_m_gonna_go"
    "/im_gonna_go/to_leave_this/when_i_go",
    "so nobody/no_one/they/kids/wife/husband/family/everybody ... stuck/pay/bother/worry/mess"
    " & after_me/after_im_gone/when_im_gone/after_i_m_gone/when_i_m_gone/once_im_gone"
    "/once_i_m_gone",
    f"{_NOT}/not_gonna/not_going_to be/live/living alive/around/on_this_earth/on_earth"
    f"/in_this_world/breathing ... past/beyond/after/by/come {_DAY}",
    f"{_NOT} live/see past/beyond/after {_DAY}",
    "gave/given/giving/give/gives/sold ... dog/dogs/cat/cats/horse/horses/saddle/saddles/tools"
    "/guns/truck/jewelry/pets/animals & wont_need/won_t_need/wont_be_here/won_t_be_here/goodbye"
    "/where_im_going/where_i_m_going/no_use/no_longer_need",
    "burial/funeral/cremation/cemetery/plot/casket ... paid/papers/arranged/picked/bought &"
    " tomorrow/ready/goodbye/table/sorry/tonight/find/soon/wont/won_t",
    # A farewell, as those who heard it tell it.
    "last time we/you/they/yall/i/he/she/id/wed/youd/anybody d/ll/would/will/ever/re_going_to"
    "/are_going_to? ever? hear/see/talk/speak/hug/hearing !you_in/the_doctor/dr",
    f"{PERSON}/he/she called/phoned/texted/messaged/rang ... each/all/every/one_by_one/everyone"
    "/everybody & goodbye/last_time/sorry/loved/forgive",
    "shut/shuts/turned/turns/switched/cut his/her/the/off phone? off? & goodbye/last_time/sorry"
    "/not_to_look/forgive",
    "not to come? look/looking for/after me/him/her",
    "hose ... from/to/on/in/off/into ... tailpipe/exhaust",
    "tracks & waiting/wait/lay/laying/lie/lying/lay_down & train/next/tonight/done/come",
    "by/on/near/beside the? train/railroad? tracks & waiting/wait/laid_down/lay_down/lie_down"
    "/next_train",
    "climb/climbed/climbing/got/went over/onto/on the? railing/guardrail/ledge/bridge_rail",
    "pulled/talked/grabbed/dragged/coaxed me/him/her/my_son/my_daughter off/down/back of? from?"
    " the? bridge/ledge/railing/roof/tracks",
    "cut/cuts/cutting/burn/burns/burned/burning/scratched/hit/hurt/hurts/starved/poisoned myself"
    f"/himself/herself & {_ON_PURPOSE}",
    "cuts/slashes/slices/razor_marks/burns/scars on/all_over/up/down my/his/her/both wrists/wrist",
    f"cuts/slashes/scars/burns/marks ... my/his/her ... {_SKIN} ... i/he/she made/makes/did/does"
    "/gave",
    f"scratch*/cut*/dig*/claw* ... {_SKIN} till/until ... bleed/bleeds/bled/blood/raw",
    f"{_LONGS} & never/not/wont/won_t/dont/don_t/doesnt ... open my/his/her/their eyes/them",
    "close/shut/closed/closing/shutting my/his/her eyes & never/not/for_good/forever"
    "/for_the_last/and_not !sleep/slept/nap/wink",
    "earth/ground/floor would/could/should/to just/open/open_up? and? swallow me/him/her",
    "rather/sooner/prefer_to/prefers_to/d_just_as_soon/as_soon be buried/ashes/dust/worm_food"
    "/pushing_up_daisies/cold/in_heaven",
    "belong/belongs in/under/with/to the? ground/grave/dirt/dead/cemetery/graveyard",
    "why ... god/lord/jesus/he hasnt/hasn_t/wont/won_t/doesnt/doesn_t/not/didnt/didn_t just"
    "/already? take/taken/took/call/called me/him/her/us !to_the/out/shopping",
    "god/lord/jesus hasnt/hasn_t/wont/won_t/doesnt/doesn_t just/already? take/taken/call/called"
    " me/him/her/us yet/home/already",
    "dont/don_t/cant/can_t/doesnt/doesn_t see/picture/imagine myself/himself/herself/me being"
    "/be? around/here/alive/making_it",
    "insurance/policy & better/more/do_more & than_i/than_me/than_i_do/than_he/than_living",
    "picked/chose/set/chosen/circled out? the/a/my date/day & letter/letters/note/notes/goodbye"
    "/will",
    "told/tells/telling/tell/said/says/saying me/us/him/her/to_me/to_us? goodbye & like/final"
    "/wont/won_t/house/never/last_time/signed",
    "made/making/make/makes arrangements for my/the/his/her? cats/cat/dogs/dog/pets/kids/horses"
    "/burial/body/mother & wont/won_t/not/goodbye/gone/be_here",
    "all? be over for me/him/her/good_for_me",
    "last you/anyone/anybody/they/yall will/ll/re_going_to/are_going_to/are_gonna? ever? hear"
    "/see from/of me/him/her",
    "told/asked/begged/tell/asks/tells me/us/him/her to take_care/look_after/watch_over/raise"
    " ... kids/children/boys/girls/babies/dog/wife/mother/mama & hung_up/crying/goodbye/gone"
    "/wont_answer/won_t_answer/shut_off/sobbing",
    "they/you/yall/kids/grandkids/grandbabies/anybody/nobody/we wont/won_t/ll_never/will_never"
    f"/never/will_not/will ever? see me/him/her/{PERSON} again/alive !until/till/in_that",
    "cant/can_t/cannot/wont/won_t/refuse_to/dont_want_to/don_t_want_to live this_way/that_way"
    "/like_that/with_myself/no_more/any_longer",
    "dont/don_t/doesnt/doesn_t/not intend/plan/mean/aim/intending/planning to live/be_here"
    "/be_around/stay_alive/see/stick_around/wake",
    "quit/stopped/refuses/refusing/stop eat/eating/drinking/food/dialysis/insulin/her_meds"
    "/his_meds & wants_to_go/want_to_go/ready_to_go/to_die/let_go/be_done/wants_it_over",
    "in/inside a pine_box/wooden_box/body_bag/hearse",
    f"{_LONGS} i/he/she/it get/gets/got/had/have/catch/was cancer/covid/terminal/a_heart_attack"
    "/a_stroke/something_fatal",
    "leave/leaving/left/quit/quitting/depart/departing this/the? world/earth/life/old_world"
    " behind/soon/for_good/tonight/on/by/early",
    "going/go/goes/gone/headed to meet/see my/his/her maker/lord/jesus/savior & tonight/soon"
    "/ready/done/tired/early",
    f"{_NOT} want/wants/wish/wishes/care/deserve to? be/stay/keep alive/breathing/existing/living"
    "/on_this_earth/here_anymore/here_any_more/here_no_more",
    "world/yall/everyone/everybody/they/you/family/kids/wife/husband ... breathe/rest/live/do/be"
    " ... easier/freer/lighter/better/happier ... when/once/if/with/after ... gone/dead/buried"
    "/out_of_the_way/not_here",
    "take/taking/took matters/it/things into my/his/her own hands",
    "swallow/swallowed/swallowing/down/chug/downed ... whole/entire/full/rest_of_the/bottle ..."
    " pills/bottle/meds/tylenol/aspirin/oxycodone/them",
    "tonight/today/tomorrow/this_weekend ... is/s the? night/day/end & end/goodbye/done/do_it"
    "/ready/hurt/hurting/pain_ends",
    "life ... aint/isnt/isn_t/ain_t/not ... living/worth/for_me/mine/life",
    f"{_GUN} & keep_picking/picking_it/pick_it/cant_put_it_down/hold_it/holding_it/clean_it_every",
    f"{_GUN} ... on the/my? kitchen? table/bed/dresser/counter/desk",
    "barrel/muzzle ... in/to/against/under my/his/her mouth/head/temple/chin",
    "enough ... to do_the_job/finish_it/finish_the_job/do_me_in/put_me_under/kill_me/never_wake",
    "overpass/bridge/ledge/rooftop/cliff & look_small/looks_small/long_way_down/how_far/far_down"
    "/straight_down/step_off/let_go",
    "went/go/going/walked/drove down/out? to the river/lake/ocean/pond/water/sea ... to walk_in"
    "/wade_in/jump_in/drown/end/go_under/not_come_back",
    f"slice/slicing/carve/carving/slit my/his/her {_SKIN}",
    "cut/cuts/cutting my/his/her thighs/thigh/wrists/wrist/forearms/forearm when/whenever/every"
    "/to_feel/again/because/so_i",
    "keeps/keep/been/started hitting/banging/slamming/punching/beating my/his/her head/himself"
    "/herself/myself/face/legs !on_the_cabinet/on_that",
    "mad/angry/sad/sorry/upset/disappointed/devastated/hate/hates/curse ... i/he/she woke/wake"
    "/wakes up/again/this_morning !late/early/so/at/with",
    "ask/asks/asked/asking/pray/prays/prayed/praying/beg/begs/begged/begging/tell/tells/telling"
    " ... god/lord/jesus to just? come/take/call ... her/him/me/home",
    "nobody/no_one/not_a_soul/aint_nobody/isnt_nobody & miss/mourn/cry_over/grieve & me/old_man"
    "/old_woman/gone/like_me",
    "picked/paid/bought/got/chose ... casket/coffin/headstone/hymns/burial_plot/urn & use/ready"
    "/weekend/soon/tomorrow/tonight/this_week/need_it",
    "my/his/her will & wrote/letters/goodbye/notes/written_to",
    "paid my/all/off/up? debts/bills/everything & nobody/no_one/goodbye/after_this_week"
    "/after_im_gone/wont_be",
    "nobody/no_one/dont/don_t/wont/won_t need/needs/have/has to? worry about me after/anymore"
    "/again/any_more/no_more",
    "wont/won_t/cant/can_t/not be? able? to? reach/find/call/text/see me after tonight/today"
    "/tomorrow/this/sunday/monday/friday/saturday",
    "stop/stopping/quit/quitting/skip/skipping taking? my/the/his/her insulin/dialysis"
    "/heart_pills/heart_medicine/blood_thinners/pills/oxygen & done_with/over/end/go_quietly/die"
    "/peace/be_done",
    "only/one way/thing ... out/ends/stops/end/quit/peace/rest ... me/i/is/when/be ... dead"
    "/dying/die/gone/grave/pine_box/bullet/buried",
    "life/living/world/this ... isnt/isn_t/not/aint/ain_t/wasnt/no_longer for me/people_like_me"
    " anymore/any_more",
    "kids/children/babies/grandkids & hung_up/hangs_up & crying/sobbing/wont_answer/won_t_answer"
    "/goodbye",
    "let/lets/letting me/him/her just? slip/slip_off/slip_away/drift_off/pass_on/go_in_peace"
    "/go_on_home/die",
    f"{_GUN} & one_last_time/last_time/for_the_last",
    "letter/note & wife/husband/kids/children/son/daughter/mother/family & understand/why/pillow"
    "/explains/forgive/after",
    "guts/nerve/courage/gumption & done_it/did_it/do_it/been_gone/go_through_with",
    "wish/wishes/wished ... had let/left/not_brought me/him/her go/die/there/back",
    "imagine/imagining/imagines/picture/picturing/see/seeing/dream/dreaming myself/himself"
    "/herself ... hanging/dead/jumping/drowning/shot/buried/in_a_coffin/at_my_funeral",
    "wont/won_t/not be/get in the/your/anyones/anybodys/everyones/their/her/his way much_longer"
    "/anymore/any_more/for_long/soon",
    "says/said/thinks/tells/told ... we/they/everyone/family/i/kids ... fine/better/okay/ok"
    "/happier/better_off without him/her",
    "dont/don_t/do_not let the/my/our? kids/wife/husband/children/grandkids/boys/girls/them/her"
    "/him ... find me",
    "find/finds/found my body/corpse",
    "counted/counting out? & plenty/should_do_it/ought_to_do_it/enough_to_do/be_enough & pills"
    "/ones/tablets/of_them",
    "counted/counting out? & pills/white_ones/tablets/capsules & plenty/should_do/ought_to"
    "/be_enough",
    "run/running/drive/driving/steer/steering/roll/rolling the/my/this/this_old? truck/car"
    "/pickup/van? off the/a? bluff/cliff/mountain/bridge/levee/overpass/canyon",
    "she/he/daughter/son/wife/husband cuts & marks/scars/herself/himself/wrists/razor",
    "put/putting/puts a/one bullet/round/slug in me/myself/my/his/himself/herself/him/between_my"
    " head/brain/skull/eyes?",
    "letter/note & wife/husband/kids/children/son/daughter/mother/family ... pillow/understand",
    "wrote/written/left ... wife/husband/kids/son/daughter ... letter/note & pillow/understand"
    "/why/after",
    f"{_GUN} & right_here/home_alone/nobody_s_home/nobody_home/no_one_home/nobodys_home",
    "nobody_s_home/nobodys_home/home_alone/nobody_home & gun/rifle/shotgun/pistol/revolver/razor",
    "outlived my/his/her usefulness/use/time/purpose",
    "tired/sick/weary of being a? bother/nuisance/load/drag/weight/problem/trouble",
    "left/sent/leaving/got ... voicemail/message/text/note/video saying/said/to_say goodbye/bye"
    "/he_loved/she_loved/farewell/he_s_sorry/she_s_sorry",
    "thought/thinking/think about/of not stopping/braking/turning_back/coming_back/waking"
    "/slowing_down",
    "belt/rope/cord/sheet ... closet_rod/doorknob/door_knob/beam/rafter",
    "no tomorrow/future for/in me/my_plans",
    "put/held/holding/pressed ... knife/blade/razor/gun/pistol to/on/against/at my/his/her/their"
    " wrist/wrists/throat/neck/head/temple/chest",
)
