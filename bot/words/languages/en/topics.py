"""What people type in English about a death, help, leaving, worse, calls and visits."""

from __future__ import annotations

from typing import Final

from bot.words.languages.en.classes import (
    CANT,
    DONT,
    EARLIER,
    FEW,
    HURT,
    IS_BACK,
    LIMB,
    MEDS,
    MINE,
    ODDLY,
    PERSON,
    PET,
    STILL,
    THE,
    THING,
)
from bot.words.lexicon import Topic

# DRAFT: a clinician must sign off these lists before live use, like the signs.
_NOT = "not/no/isnt/isn_t/wasnt/wasn_t/never/nothing/arent/aren_t"
_LIKE = "like/so/really/half/almost/totally/completely/just/kind_of/like_it_s/like_its"
_SOME = "a/about/over/many/few/some/couple/of/two/three/four/five/ten/twenty/thirty"
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
_HAVING = (
    "having/have/had/in/any/got/get/feel/feeling/felt/much/really/been/be/is/it/as/so/that/a/the"
    "/even/very/all/with/my/leg/legs/do"
)
_AWFUL = "terrible/horrible/awful/severe/unbearable/excruciating/extreme/intense/horrific/insane"
_BODY = "back/neck/spine/hip/hips/tailbone/sciatica/lower_back/shoulder/shoulders/pain"
_CHORES = (
    "tie/put_on/put_my/dress/get_dressed/bend/bend_over/sit/sit_down/sit_up/lie_down/lay_down/turn"
    "/roll/roll_over/do_anything/do_nothing/function/work/eat/drive/cook/wash/shower/concentrate"
)
_DELETE = "delete/erase/remove/wipe/destroy/purge/scrub/deleting/erasing/wiping/get_rid_of"
_DATA = "data/info/information/records/details/profile/account"
_THIS = "bot/robot/machine/computer/program/recording/ai/chatbot/person/human/human_being/nurse"
DEATH: Final = Topic(
    phrases=(
        "passed/passing/past away",
        "died",
        "deceased",
        "dead",
        f"{PERSON} has/had/have/s? just/recently/also? passed",
        "passed on",
        "she/he dyed",
        "no longer with us",
        "succumbed",
        f"{PERSON}/patient expired",
        f"{PERSON} has? left us/this_world",
        f"{PERSON} was/were/got killed",
        f"{PERSON} didnt/didn_t/did_not survive/pull_through",
        "lost his/her life",
        "took/drew/breathed/taken his/her/their final/last breath/breaths",
        "his/her/the/moms/dads/memorial services/service is/are/will/was on/this/next/thursday"
        "/friday"
        "/saturday/sunday/monday/tuesday/wednesday/tomorrow/be",
        f"{PERSON} has/have? gone/went/called on? to glory/her_reward/his_reward/meet/his_rest"
        "/her_rest/the_other_side",
        "gone/went/passed/called on? to glory/her_reward/his_reward/meet_his/meet_her",
        f"{PERSON}/we/has crossed over",
        "patient/he/she/father/mother/husband/wife has/have/had? expired",
        f"{PERSON} is/s/are no more !than/pain/in",
        "obituary/coffin/casket/cremation/ashes/mourning/widowed",
        "no/not longer? alive/living",
        f"lost my/our/his/her dear/beloved/poor? {PERSON}",
        f"lost {PERSON}/him/her ... yesterday/today/week/night/morning/sunday/month",
        f"we/i ve/have? lost {PERSON}/him/her",
        "rip",
        "r i p",
        "rest in peace",
        "rests/resting in peace",
        "funeral/burial/memorial_service",
        "buried/cremated",
        "with/to the? lord/god/jesus/heaven/maker/angels",
        "in heaven",
        f"{PERSON} didnt/didn_t/did_not make it",
        f"{PERSON} is/s/has gone",
        "lost his/her/the battle",
        "patient/he/she expired",
        "heart/breathing/he/she ... stopped/quit/gave_out & couldnt/couldn_t/could_not"
        "/werent_able/not_able/didnt/didn_t ... bring/revive/save/get/restart/start him/her/it"
        "/them? back/again/going?",
        "couldnt/couldn_t/could_not/were_unable_to/weren_t_able_to/not_able_to bring/revive/save"
        "/resuscitate him/her/them/dad/mom/daddy/mama back? !seat/spot/money/place/any/some",
        f"we/i/they/just/ve lost/buried/laid my/our/his/her? dear/sweet/poor? {PERSON} !in/at/the"
        "/on/for/his/her/again/to",
    ),
    # "Dead" of what has not died: the question is asked once, and must be left for a death.
    others=(
        f"{LIMB} {STILL}? {STILL}? {STILL}? {STILL}? dead/died/dying",
        f"dead {LIMB}",
        "i_am/i_m/im/i_was/i_were/i_feel/i_felt/feeling dead",
        f"i_am/i_m/im/i_feel/i_felt/feeling {_LIKE} dead",
        "half/off/be/brain dead",
        "dead tired/beat/asleep/serious/end/ends/weight/skin/lift/lifts/bug/bugs/on_my"
        "/in_the_water",
        f"dead {THING}",
        f"{THING}/{PET} is/are/was/were/s/went/goes/just/has/had? dead/died/passed/passed_away",
        "dead or alive",
        "died laughing/down/out/off",
        f"died/passed_away/passed/dead/deceased {_SOME}? {_SOME}? years/year/decades/ages ago"
        "/back",
        f"lost {PERSON}/him/her {_SOME}? {_SOME}? years/decades ago",
        "wish/wished/wishes/hope/hoped/pray/prayed that? i/id/i_d/ive/i_ve had/have/was/were/would"
        "/could/would_have/could_have/just/already? just/already/only? died/dead",
        "rather/better/sooner be/have/if_i/i_was/i_were/i_had just? died/dead",
        "i/id/i_d/ive should/could/would/must/shoulda have/ve? just? died",
        "died/passed_away/passed/dead/deceased last year/summer/winter/spring/fall/autumn"
        "/christmas/january/february/march/april/may/june/july/august/september/october",
        f"since/ever_since/before my/our {PERSON} died/passed_away/passed",
        f"{PERSON} passed the/a/an/his/her/my/me/by/out/up/through/over/it/gas/stool/water/urine",
        f"{PERSON} is/s/has gone to/for/out/home/fishing/shopping/back/away/on/now_to/today_to"
        " !glory/heaven/god/jesus/meet/the_lord/his_reward/her_reward/be_with/to_glory/to_her"
        "/to_his"
        "/to_meet/to_the_other/to_be_with",
        "lost his/her keys/phone/job/glasses/voice/way/wallet/balance/appetite/temper/hearing"
        "/mind",
        "lost her/him ... keys/phone/job/glasses/voice/way/wallet/balance/appetite/temper/hearing",
        "didnt/didn_t/did_not make it to/back/home/here/in_time/on_time/worse/better/hurt/any",
        "passed on the/my/a/that/this/it/your",
        "rip off/my/the/in/it/open/up",
        "thank/thanks/thankful/grateful/praise/pray/prayed/praying/glory to the? lord/god/jesus",
        "talk/talking/talked/spoke to god/jesus/the_lord",
        "like/than the dead",
        "funeral/burial for/of my/a/an/the? neighbor/neighbors/neighbour/friend/friends/coworker"
        "/boss",
        "watch/watched/watching/saw ... funeral",
        "dead leaf/leaves/grass/branch/branches/flowers/plants/fish",
        "laugh* ... about/almost/nearly/practically/bout/like_to/liked_to/could_have died",
        "laugh* ... till/until i/we ... died",
        "i/we about/almost/nearly/practically/bout/liked_to/like_to died",
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
        "dead to_the/to_this world !and_gone",
        "drop dead gorgeous/beautiful/handsome/date/delicious/cute/fabulous/stunning",
        "heart_attack/dead serious/ringer",
        "dead calm/quiet/still/slow/cheap/broke/boring/easy/lucky/funny",
    ),
)
HELP: Final = Topic(
    around=frozenset(
        {
            *("oh", "god", "my", "please", "pls", "lord", "jesus", "somebody", "someone"),
            *("now", "me", "im", "i", "omg", "quick", "anybody", "for", "the", "love", "of"),
        }
    ),
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
        f"help my {PERSON}/{LIMB}",
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
        "need/get/want a/my/the? doctor/nurse/medic/paramedic now/right_now/right_away/asap"
        "/immediately/fast/quick/urgently",
        "please/pls/plz/god/lord/jesus/omg help !with/to/the/your/yourself/my/me_with/me_to",
        "please/pls/plz/god/lord/hurry/quick ... send/get/need somebody/someone/anybody/anyone"
        "/a_doctor/doctor/the_police/police/them/medics !to_fix/to_mow/to_clean/to_shovel/to_pick"
        "/the",
        "send/get somebody/someone/anybody/anyone/a_doctor/medics over? here/now/quick/quickly"
        "/fast/out_here/right_away/please/to_my_house",
        "need/want somebody/someone/anybody/anyone right_now/now/here/fast/quick/quickly/asap",
        "can/could/will/would/please somebody/someone/anybody/anyone come !in_for/by_to/fix"
        "/on_monday",
        "dial/phone/ring/call sos",
        "help im/i_m/i_am/ive/i_ve/she_s/he_s/shes/hes alone/scared/dying/hurt/hurting/in/on/stuck"
        "/fallen/down/bleeding/so/really/having/not",
        "come get/help/save me/us/him/her",
        "something ... very/really/terribly/seriously/awfully/badly/bad/real wrong/not_right &"
        " please/send/hurry/somebody/someone/help",
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
        "help with my/the/this/a/our? new? tv/remote/phone/computer/tablet/groceries/laundry/yard"
        "/garden/printer/wifi/app/buttons/glasses",
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
            *("i want to quit", "go away", "enough", "enough is enough"),
            *("not interested", "im not interested", "i am not interested", "i dont want these"),
            *("i want to leave", "i am out", "im out", "cancel it", "end this"),
            *("stop this", "stop everything", "cancel this", "cancel everything"),
        }
    ),
    phrases=(
        f"stop/quit/cease {_WRITE}",
        "never/not/didnt/didn_t/dont/don_t i/we/ever/even/remember? ever/even? sign/signed"
        "/signing/agree"
        "/agreed/consent/consented/ask/asked/subscribe/subscribed up? to/for this/these/any_of/it"
        " !pain/injection/shot/surgery/procedure/happen/to_happen",
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
        "dont/don_t/do_not/never text/message/write/contact to? this/my/our/his/her number/phone",
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
        "not/no_longer interested in/anymore/any_more/any_longer",
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
        "get/make/getting/making these/the/this/your/those/all/them/it/you? texts/text/messages"
        "/message/reminders/checkins/check_ins/alerts/bot/them/texting/it to? stop/quit/end"
        "/go_away",
        f"{DONT}/not want/wants/wanted/wish/wishes/care/cares to? get/receive/be_getting/have/see"
        "/answer/be_sent/keep_getting these/those/this/any/your/the? more? check_ins/checkins"
        "/check_in/messages/texts/texting/reminders/questions/things",
        f"{DONT}/not want/wants/wish/wishes any/these/your/the/more? more? check_ins/checkins"
        "/messages/texts/reminders/texting",
        f"{PERSON} want/wants/wanna out !of/to",
        "want/wants/wish to? be in/part_of this/it/the_program/this_program/the_study/this_study"
        " !world/life/body/pain/hospital/bed/chair/house/mess/way/state/condition",
        "when will/do/are these/the/your texts/messages/questions going_to? stop/end/quit",
        "do/must i/we have_to/need_to keep? getting/get/receive/receiving/answering/answer these"
        "/this"
        "/the_texts/the_messages/them/texts/messages/all_these",
        "unenrol*/disenrol*/deregister*/unregister* me/us/from/this/him/her/please",
        "delete/erase/remove me/my_account/my_info/my_information/my_data",
        "how do/can/could/would i/we quit/leave/cancel/end/stop this",
        "text/texts/texting/messages/messaging & stop_it/knock_it_off/cut_it_out",
        "no thanks/thank_you ... dont/don_t/not want/interested/need ... these/this/any/it/in",
        "rather/prefer/preferred not/you_not/you_didnt/you_didn_t/you_dont/to_not to? get/receive"
        "/be/have/do/continue/participate/answer/text/send/message/keep/take_part",
        "want/wants/wanting/like/likes off of? this/these/the/your list/program/texts/messages"
        "/bot",
        f"take/remove/delete/drop/get my/our/the? {PERSON}/him/her/his_number/her_number off/out"
        "/from of? this/the/your/these list/program/texts/messages/system/bot/thing",
        f"{PERSON} want/wants/wanna off/you_to_stop/this_to_stop/these_to_stop/to_stop_this"
        "/to_quit/to_opt_out/to_unsubscribe",
        "quit/stop this/these/sending/with/it? texts/text/messages/texting/these/me_these"
        "/me_this/me_stuff",
        "stop/end/quit/cut/cancel/drop this/the/all/these/your? texting/text/messaging/message"
        "/bot/robot/survey/checkin/check_in business/stuff/nonsense/thing/mess/foolishness/crap"
        "/deal/routine/program",
        f"{PERSON}/i/we {DONT}/not want/wants/wish/wishes/care/cares/like/likes to? be/stay"
        "/remain/keep_being part_of/in/on/enrolled/signed_up/included/a_part_of ... program/list"
        "/study/messages/texts/texting/service/thing",
        "remove/delete/drop/take/pull/scratch/unsubscribe/strike ... from/off of? this/the/your"
        "/that/yalls? text/texting/message/messages/messaging/contact/reminder/calling/mailing"
        "/phone/patient/bot/checkin/call? list/program/system/service/thread",
        "enough with/of the/these/this/your/all? texts/texting/messages/messaging/questions"
        "/reminders/alerts/bot/already? already/please/now?",
        "dont/don_t/do_not/please_dont send these/those/this/it/nothing !to_my_wife/back/to_her",
    ),
    others=(
        "dont/don_t/do_not/never/please_dont/cant stop",
        f"{PERSON}/they/people/kids/it stop/stopped {_WRITE}",
        "want out of the/this/my/these house/bed/snow/chair/cold/heat/rain/town/wheelchair/cast"
        "/brace/weather/apartment",
        "let me be clear/honest/frank/straight/sure",
        "let me be the/a/your",
        "out/off of? this/the/my screen/page/menu/box/app/window/bed/chair/tub/car/couch/bathtub"
        "/shower",
        "stop the/this/that/my sound/noise/ringing/beeping/bleeding/itching/hiccups/music"
        "/vibrating",
        "turn/shut/switch off? the/this/my light/lights/sound/volume/ringer/flash/tv/heat off?",
        "off/from the/my/a/our grocery/shopping/christmas/waiting/medication/med/pill/prayer"
        "/to_do list",
    ),
)
DELETION: Final = Topic(
    around=frozenset({"all", "want", "i", "you", "to", "just", "and", "can", "now"}),
    whole=frozenset(
        {
            *("forget me", "delete all", "delete everything", "erase everything"),
            *("wipe everything",),
        }
    ),
    phrases=(
        f"{_DELETE} ... {_DATA}",
        f"{_DELETE} everything/all/it_all/anything/whatever that/what? you/u/yall/they/the_clinic"
        " ve/all/still? have/know/got/kept/keep/stored/store/hold/saved",
        f"{_DELETE} my/our/his/her whole/entire/medical/health/patient? record/file/chart",
        f"{_DELETE} everything/all/anything about/on/of me/us/him/her",
        "delete/erase everything/all/whatever/what that/of? i/we ve/have/had? ever? wrote/written"
        "/said/told/sent/typed/answered/texted/entered",
        "delete/erase my/our/all/these/his/her my? answers/messages/texts/chat/conversation"
        "/history",
        "delete/erase/wipe/purge/trash all_of? all? my/our/his/her whole? stuff/things/photos"
        "/pictures/notes/words",
        "delete/erase me/us !and_stop",
        f"delete/erase/remove me/us and all/everything/my all? my? {_DATA}/messages/everything",
        f"take/get/pull my/our/his/her all? personal/medical? {_DATA} out/off/from",
        "remove me completely/entirely/permanently",
        "want/wants/wish/like/right/asking/ask to? be forgotten/deleted/erased",
        "forget everything/all that/of? about/on/you_know/you_have/i_told/i_said/i_wrote !pain",
        "please/must/should/to/and/can_you forget about? me",
        "dont/don_t/do_not/not/never/stop/no_longer ... keep/keeping/store/storing/hold/holding"
        f"/save/saving/retain/have/having ... my/our/any/this/his/her personal? {_DATA}",
        "want/wants/like/wish/need/have/get ... data/info/information/records/everything/details"
        " ... deleted/erased/removed/wiped/destroyed/gone/purged",
    ),
    others=(
        "dont/don_t/do_not/never/please_dont/didnt/didn_t/havent delete/erase/remove/destroy",
        "did/has/have/if/in_case they/somebody/someone/it/my_phone/i delete/erase/remove",
        "dont/don_t/do_not/never/didnt/didn_t/not forget",
        f"{_DELETE} ... record/records/account/details/info of_the/from_my/on_my phone/computer"
        "/tablet",
        "bank/facebook/email/google/netflix account/details/data",
        "cell/phone/mobile/roaming data",
        "do/does/you have my/your/the/any/this number/contact/phone? info/information/details",
    ),
)
WORSE: Final = Topic(
    whole=frozenset({"worst", "the worst"}),
    phrases=(
        "worse/worsen/worsens/worsened/worsening",
        "worst pain/ever/day/night/morning/week",
        "couldnt/couldn_t/can_t/cant be/get/feel worse",
        "worst ... pain/night",
        # A clot after sitting still for long.
        "calf/calves & swell*/swoll*/swole*/hot/warm/red/redness/throb*",
        "unbearable/intolerable/excruciating/agony/agonizing",
        f"{_AWFUL} ... pain/pains/hurt/hurts",
        f"pain/pains/hurt/hurts ... {_AWFUL}",
        f"{CANT} stand/take/bear/handle/tolerate/endure the/this/my/it/so_much/that/any ... pain",
        f"{CANT} take/bear/handle/endure/stand it/this/anymore/any_more/much_more",
        f"{CANT} sleep ... pain/hurts/hurting",
        "hurts/hurting/hurt/aches more/so_bad/so_much/like_hell/terribly/badly/bad/really_bad"
        "/a_lot_more/way_more/horribly/too_much !less/better",
        "pain ... increased/increasing/increases/doubled/tripled/skyrocketed/spiked/rising"
        "/spreading",
        "pain ... shot/went/going/gone/goes/is up/through_the_roof/thru_the_roof"
        "/off_the_charts/off_the_chart/sky_high",
        "more pain/painful",
        "hurt/hurts/hurting/aches/pain ... like_crazy/like_hell/a_lot/very_much/so_bad/real_bad"
        "/badly !less/better/lower/easier/weaker/milder/improved/of_relief",
        "pain & stronger/sharper/increas*/worse*/higher/through_the_roof/excruciating/flar*",
        "hardly/barely bear/stand/take/tolerate/handle/cope",
        "flare/flared up",
        f"{LIMB} & lead/heavy/heavier/pins/needles/prickl*",
        "so_much/terrible/lots_of/a_lot_of/too_much/bad/extreme/constant pain",
        "screaming/crying/cry/scream/cried/yelling ... pain",
        # A fall.
        f"i/we/{PERSON} just/have/had/also? fell/fallen/tumbled/toppled",
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
        "in intensive_care/critical_condition/critical_care",
        "dying/die of/from/with/in the/this? pain",
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
        f"{LIMB} still/just/really/kinda/sorta/both? feel/feels/felt/feeling"
        f" {ODDLY}? {ODDLY}? funny/weird/strange/odd/peculiar/wrong/not_right",
        f"funny/weird/strange/odd/peculiar feeling/feelings/sensation/sensations in/down/through"
        f" the/my/his/her/one/both? left/right/whole? {LIMB}",
        # More medicine than is right, however it came.
        f"took/taken/swallowed/taking/popped {FEW}? too_many/to_many/two_many/too_much/to_much"
        f" of? {MINE}? pain/sleeping/muscle? {MEDS}",
        f"took/taken/swallowed/popped {FEW}? {FEW}? extra/extras/double/twice/triple of?"
        f" {MINE}? pain/sleeping/muscle/dose/doses? of? {MINE}? {MEDS}/dose/doses",
        f"took/taken/swallowed/popped {FEW}? more {MEDS}/of_them than i/he/she/they/the/told"
        "/prescribed/should/supposed",
        f"took/taken/swallowed/popped {FEW}? {MINE}? pain? {MEDS} too_many/to_many/twice/extra"
        "/by_mistake/by_accident",
        f"doubled up on {MINE}? pain? {MEDS}/dose/doses",
        "overdos*",
        # Pain that came back.
        f"{HURT} {IS_BACK}? {IS_BACK}? {IS_BACK}? came/come/coming back !to_normal/to_baseline",
        f"{HURT} {IS_BACK}? {IS_BACK}? {IS_BACK}? returned/returning",
        f"{HURT} is/s/are/has_come/was_all {IS_BACK}? {IS_BACK}? back !to_normal/to_baseline"
        "/there_is/pain",
        "all/same/old/back came/come/coming/returned back? pain/hurt/hurting",
        "hurts/hurting again",
        "back in pain",
        "in pain again !and_again",
        f"heavy/heavier/heaviness ... {LIMB}",
        "tingl*",
        "pins and? needles",
        "worser/worsest/worster",
        f"{_BODY} is/s/has_been/been/just/are/be/still/really/was? just/really/still/about?"
        " killing me today/now/right_now/tonight/again/since/this_morning/all_day/all_night"
        "/worse/so_bad"
        "/something/more_than/bad/badly/after/cant/can_t/i_cant/i_can_t",
        "pain/hip/hips/sciatica/neck/tailbone is/s/has_been/been/just/are/be/still/really/was?"
        " just"
        "/really/still/about? killing me !as",
        f"{_BODY}/pain/hurts/hurting/hurt/aches & so/real/really/that/this/pretty bad/badly",
        f"{CANT}/hardly ... {_CHORES} & pain/hurt/hurts/hurting/so_bad/so_sore",
        "up/awake ... all_night/night ... pain/hurting/hurts/back",
        "kept/keeps/keeping me up/awake ... night",
        "pain/hurts/hurting ... unreal/off_the_scale/beyond/out_of_control/never_this_bad"
        "/the_highest",
        "meds/pills/medicine/tylenol/nothing/ibuprofen & not_touching/arent_touching/isnt_touching"
        "/doesnt_touch/wont_touch/dont_touch/not_helping/arent_helping/isnt_helping/doesnt_help"
        "/dont_help & pain/hurt/hurts",
        "seeing stars & pain/hurt/hurts",
        "dont/don_t/doesnt/doesn_t/arent/aren_t/isnt/isn_t/wont/barely/not even? touch/touching"
        "/help"
        "/helping/ease/easing/cutting it/the_pain/this/my_pain !was/anymore",
        "came/got/get/home/back/discharged/released/out from/of the? hospital/er/icu",
        "kept me/him/her/us overnight/in_the/at_the/there",
        f"something awful/fierce/terrible !happened & {_BODY}/hurt/hurts",
        "pain/hurt/hurts/hurting/back ... wake/wakes/woke/waking/wakened me/him/her up",
        "hurt/hurts/hurting/aches like the_devil/the_dickens/a_bear/mad/fire/no_tomorrow/a_son"
        "/a_mother/a_bitch/heck/nobodys_business/never_before/you_wouldnt/a_toothache",
        "sick all day/night/morning",
        "hurt/hurts/hurting ... something awful/fierce/terrible",
        "rushed/took/taken/brought/sent/admitted/went/going/back to/in/into hospital/casualty",
        "in/at hospital/casualty",
        "worst it/its/it_s/this/this_has/ive/i_ve/i/that ... ever/been/felt/had !part",
        "pain/hurt/hurting/ache/it ... come/came/comes/coming/roared/returned back? double/twice"
        "/worse/with_a_vengeance/stronger/full_force/meaner/with_interest",
        "pain/hurt/hurting & double/doubled/twice_as/two_times/tripled !vision/dose/check",
        "pain/hurt/hurting/ache ... jumped/leaped/leapt/climbed/rocketed/soared/shot_up/spiked"
        "/ran_up/crept_up up? to/overnight/since/again",
        "horse/mare/mule/pony/colt/bull/cow/steer/goat/motorcycle/bike/atv/four_wheeler throwed"
        "/threw/bucked/kicked/pitched/tossed/dumped/ran_over/stepped_on/knocked/rolled me/him"
        "/her/us/off/over",
        "thrown/throwed/bucked/pitched/tossed/knocked/got_thrown from/off/by/over/down of? a/the"
        "/my/his? horse/mare/mule/pony/colt/bike/motorcycle/atv/tractor/ladder",
        "dog/kid/somebody/someone knocked me/him/her down/over/off",
        "took/take/taken/had a? header/digger/tumble/spill/flop/hard_fall/faceplant",
        "call/called/calling/phoned an/the? ambulance/squad/paramedics/ems/sos & took/taken"
        "/carried/hauled/kept/admitted/hospital/transported",
        "ambulance/squad/paramedics/ems & took/taken/carried/hauled/kept/admitted/transported",
        "feel/feels/feeling/felt/am/im/m/been/look/looks plumb/plain/mighty/awful/downright"
        "/right/real/terribly/dog/absolutely/god/just? rotten/sick/ill/puny/lousy/poorly"
        "/terrible/awful/dreadful/wretched/peaked !of/and_tired_of/that",
        "sick_as_a_dog/sick_to_my_stomach/sick_to_his_stomach/sick_to_her_stomach",
        f"{CANT} keep food/anything/nothing/water/meds/a_thing/my_meds down",
        "went/gone/going from ok/okay/good/bad/fine/better to awful/worse/terrible/horrible/bad"
        "/unbearable/hell",
        "missed/miss a/the/that? last/bottom/top? step/stair/curb/rung !the_bus",
        "twice/double as/the bad/much/pain/painful/sore !better/fun/energy",
        "lost/lose my/his/her footing",
        "hit/hitting/busted/smacked/banged the/my ground/floor/deck/dirt/pavement/tailbone hard"
        "/face/when/on/and",
    ),
    others=(
        f"{_BODY}/hurt/hurts/aches & {_NOT}/doesnt/doesn_t/dont/aint so/real/really/that/this/too"
        "/as"
        " bad/badly",
        "couldnt/couldn_t/could_not ... before",
        "pain free",
        f"no/not/never/hasnt/hasn_t/didnt/didn_t/havent/haven_t/doesnt/wont/isnt/isn_t/arent"
        f" {IS_BACK}? {IS_BACK}? come/came/coming/back/returned/returning back?",
        "no/not/never/doesnt/doesn_t/if/when/until it? hurt/hurts/hurting again",
        f"if/unless/until/till/in_case/whether/before/afraid/scared {THE}? {HURT}/it {IS_BACK}?"
        f" {IS_BACK}? come/came/comes/coming/back/returned/returns back?",
        f"no/never/not/without {HURT} {IS_BACK}? {IS_BACK}? come/came/coming/back/returned",
        f"worse than {EARLIER} but/though/yet it/its/it_s/im/i_m/i/is? still/is? a_lot/much/way"
        f"/far? better than {EARLIER}",
        f"better than {EARLIER} but/though/yet it/its/it_s/im/i_m/i/is? still/is? a_little/a_bit"
        f"/slightly? worse than {EARLIER}",
        "dizziness/dizzy/nausea/nauseous/vomiting/tingling/queasy spell/spells/feeling? is/s/has"
        "/have/just/all/it/finally/now/mostly? is/has/all/now/totally/completely/finally/mostly?"
        " gone/stopped/quit/passed/disappeared/went_away/let_up/over/better",
        "no_more/no_longer/not/isnt/isn_t dizzy/dizziness/nausea/nauseous/vomiting/tingling",
        "no/not/never/didnt/didn_t/havent/haven_t/hasnt take/took/taken/taking ... extra/double"
        "/too_many/any_more",
        f"{_NOT}/hasnt/hasn_t/havent/didnt/doesnt/any gotten/got/get/getting/feel/feeling/been"
        "/much"
        "/any/really? any? worse",
        f"{_NOT} ... any worse",
        "no/not/nothing worse",
        "could/could_have/might ... be/been worse",
        "better or worse",
        "if/unless/in_case i/it/this/that/things/he/she/the_pain/my_pain should/ever/starts_to?"
        " get/gets/feel/feels/become/becomes/turn/turns/go/goes? much/any/even? worse",
        "worse things/weather/traffic/luck/news/coffee/food/movie/than_my_neighbor/for_wear",
        "worse for wear",
        "weather/traffic/news/coffee/food/hearing/eyesight ... worse",
        "worst is over/behind/past",
        "worst part/thing/case is_over?",
        f"no/not/any/without/never/dont_have/dont_want/less/isnt {_HAVING}? {_HAVING}? {_HAVING}?"
        " more pain/painful",
        f"no/not/without/isnt/never {_HAVING}? {_HAVING}? {_HAVING}? bad/constant/extreme/terrible"
        " pain",
        f"not/isnt/no/doesnt/didnt/doesn_t/dont {_HAVING}? {_HAVING}? hurt/hurts/hurting more"
        "/so_bad"
        "/so_much/bad/too_much",
        "fall/falls/fell/fallen/falling asleep",
        "fell in_love/behind/for/into/short/apart/through/on_deaf/off_the_wagon",
        "works/work/worked/working/volunteer/volunteers/volunteered/volunteering/nurse/job/visit"
        "/visiting/visited at/in/for/to? the/a/my? hospital/er/icu",
        "hospital gift/parking/bill/cafeteria/band/volunteer/job/board",
        "neighbor/neighbour/friend/coworker/sister_in_law had/got/has/gets/caught an/a? bad/nasty?"
        " infection/infections/infected",
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
        f"not/dont/no {_HAVING}? {_HAVING}? {_HAVING}? tingling/heavy",
        "could/could_have/might/coulda ... be/been a_lot/much/way/far/alot/lots/a_whole_lot?"
        " worse",
        "worse before the/this/my shot/injection/procedure/treatment/needle/block/visit ..."
        " better/good/fine/now?",
        "worse before you gave/did/put/treated",
        "was/were ... worse ... better/fine/good now/today",
        "it/phone/glass/cup/plate/vase/book/pen/remote/picture/leaf/leaves/snow/rain/branch/tree"
        "/clock/lamp/box fell off/down/out/out_of/over/on/onto/apart/from/again",
        "past/by/near/behind/across_from/next_to/beside the/a/our? hospital/er/icu",
        "fell/fall/falling/fallen out_of/off my/the/his/her/our chair/seat/couch/recliner laugh*",
        "burning/burned/burn up the? road/roads/highway/miles/interstate/pavement/track",
        "dog/dogs/cat/cats/puppy/kitten/baby/grandbaby/grandson/granddaughter/kids/kid threw_up"
        "/throws_up/throwing_up/puked/vomited/is_sick/got_sick/was_sick",
        "neighbor/neighbour/friend/cousin/coworker/guy/somebody/preacher/actor/clown fell/falls"
        "/slipped/tripped off/down/over/on/out_of?",
        "not/havent/haven_t/hasnt/hasn_t/didnt/didn_t/never ever/even? been/gone/go/went back?"
        " to/in the/an? er/hospital/emergency_room/urgent_care/icu",
        "not/havent/haven_t/hasnt/hasn_t/didnt/didn_t/never/no ever/even? fall/fell/fallen/slip"
        "/slipped/trip/tripped/falls",
    ),
)
CALL: Final = Topic(
    whole=frozenset({"call", "phone call", "callback", "call back"}),
    phrases=(
        "you/yall/they/clinic/office/nurse/doctor/dr never/still_havent/still_haven_t"
        " called/phoned/call !names/my_name",
        "no/still_no/never_a call/callback/phone_call yet/so_far/from_you/from_the_clinic"
        "/from_the_nurse/from_the_doctor/from_anybody/from_anyone",
        "still no call/callback/phone_call",
        "havent/haven_t/have_not/never/didnt/didn_t heard/hear from anybody/anyone/you/yall/nobody"
        "/the_clinic/the_nurse/the_doctor/the_office/no_one !since_my_son/about_the_weather",
        "waiting/still_waiting to be called !in/up/names",
        "where is/s my/the call/callback",
        "they/you/nurse/clinic/office said/told ... theyd/they_d/theyll/they_ll/youd/you_d/would"
        " call/phone !my/him/her",
        "call/phone/ring/telephone me/us",
        "give/gimme me/us? a call/ring/buzz",
        "want/need/like/request/get/expecting/would ... call/callback/phone_call/call_back from?",
        "talk/speak/chat/talking/speaking to/with the/a/my/an/some? real/live/actual/human"
        "/living?"
        f" {_STAFF}",
        f"have/ask/tell/can/could/would/let/should ... {_STAFF} ... call/phone/ring",
        "someone/somebody/anyone/nurse/doctor call/phone",
        f"get/put/have ... {_STAFF} on the? phone/line",
        "can/could/lets/let_s/rather/prefer/want/wants/like/please/better/need/needs/wish/would"
        "/may"
        " ... talk/speak/chat/discuss/talking/speaking/do_this ... on/over/by the? phone"
        "/telephone",
        f"want/wants/need/needs/like/likes/please/rather/prefer/request/hoping/wish ... {_STAFF}"
        " to?"
        " call/phone/ring/telephone",
        f"{_STAFF} who/that/there? i/we/he/she/mom/dad/my_husband/my_wife to? can/could/may/might"
        " talk/speak/call/chat/reach",
        f"{_STAFF} i/we/to can/could/may/might? talk/speak/chat to/with",
        "is/are there/anybody/anyone/somebody ... real/live/actual/human/person !who_takes/pain",
        "wants/needs/wanting a/your/another call/callback/phone_call/call_back",
        "can/could/please/have/would/should/will/just ... call/phone/ring him/her/them/my_husband"
        "/my_wife/my_daughter/my_son/my_mom/my_mother/my_dad/my_father/my_sister !if/crazy",
        "call/phone/ring my/his/her/the husband/wife/daughter/son/mom/mother/dad/father/sister"
        "/brother/caregiver please/instead/at/back",
        "easier/better/rather/prefer ... by/on/over the? phone/telephone",
        "any/a real/live/actual/human/living person/human/people/being/nurse !who",
        "give my/our/him/her/them/the husband/wife/daughter/son/mom/mother/dad/father/sister? a"
        " call/ring/buzz",
        "rather/prefer/easier to? talk/speak than/instead/to_a/on/with",
        "please/pls/plz call/phone !if/before/the/my/him/her/them/it/off",
        "call back please/me/asap/today",
        "not/isnt/isn_t/ain_t/wont/won_t/dont/don_t/cant/can_t/hate/refuse/never/no/rather_not"
        " ... talk/talking/speak/speaking/deal/dealing/type/chat ... machine/machines/robot"
        "/robots/computer/computers/bot/bots/recording/recordings !anymore_texts",
        "give_me/get_me/connect_me/put_me_through/transfer_me/patch_me/i_want/i_need/want/need"
        " to/with/through? a/an/the/some? real/live/actual/human/living? person/human/operator"
        "/human_being/somebody_real/nurse/doctor !to_drive/who_drives/now",
        "also/and a call please/too/would",
        "a call please/pls/would_be/from_the/from_a/from_someone",
        "nobody/no_one/noone/no_body/no_nurse/no_doctor has/have/had/s/ever/even/hasnt/did? ever"
        "/even/yet/actually/really/bothered_to? called/phoned/call/calls/telephoned/rang"
        "/reached_out/contacted/gotten_back/got_back !it/her/him/an/the/my/out/off/bingo",
        "waiting for/on/to ... call/callback/phone_call !my/her/him/from_my",
        "waiting for/on the/a/your/my? doctor/nurse/clinic/office/someone/somebody/anyone/dr/you"
        " to? call/phone/ring",
        "you/they/clinic/office/nurse/doctor/dr/someone/somebody said/promised/would/was/were/ll"
        " ... call & never/nobody/no_one/havent/haven_t/hasnt/hasn_t/didnt/didn_t/yet/still",
        "you/they/clinic/office/nurse/doctor/dr never/hasnt/hasn_t/havent/haven_t/didnt/didn_t"
        " called/phoned me/us/back",
        "you/they/clinic/office/nurse/doctor/dr didnt/didn_t call/phone me/us/back",
        "havent/haven_t/have_not/never been/gotten/got/had/received a/the/any/my? call/called"
        " !in_to/to_work",
        "hear/want/need/like/prefer a/an/some? human/real/actual/live voice/touch/person/being",
    ),
    others=(
        "dont/don_t/do_not/no_need_to/never/wont/not ... call/phone me/us",
        "call me crazy/old/names/silly",
        "waiting for/on a? call? from? my/his/her/our ... call",
        "waiting for/on a/the call/callback from my/his/her/our",
        "need/needs/like/want/wants/going/gonna/ll/will/did/should_i/let_me/i to? call my/the/her"
        "/him/them",
        "can/could/may/should/would/if i/we ... call him/her/them",
        "he/she/they/they_d ... call him/her/them",
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
        "can/could/may i/we come/stop/drop in/by/over? on/this/next? monday/tuesday/wednesday"
        "/thursday"
        "/friday/saturday/week/today/tomorrow/morning/afternoon",
    ),
    others=(
        "dont/don_t/do_not/no/not need/want/have/an? ... appointment/visit",
        "see you next/soon/then/later/at/on/monday/tomorrow",
        "want/need ... visit my/her/his/the/with",
    ),
)
PRESENCE: Final = Topic(
    around=frozenset({"hello", "hi", "hey", "there", "so", "excuse", "me"}),
    whole=frozenset(
        {
            *("anyone home", "anybody home", "you there", "are you there", "who is this"),
            *("whos this", "who is it", "who are you", "what are you", "what is this"),
            *("you real", "is this real", "who is there", "whos there", "anyone", "anybody"),
        }
    ),
    phrases=(
        "anyone/anybody/someone/somebody/any_one/a_person/a_human there/out_there/reading_this"
        "/reading_these/reading_my/reading_me/listening/on_the_other_end/at_the_other_end"
        "/behind_this/behind_these/in_there",
        "who am/m/i_am/is_it/are i/im/we? talking/speaking/texting/writing/chatting/messaging"
        " to/with? !tonight",
        "who is/s reading/answering/writing/texting/behind this/these/me/my/to_me",
        "who reads/answers/writes/gets/sees this/these/my/me",
        f"is/s/are/am this/it/that/you/u/i just/only/even/really? a/an/some? real/live/actual"
        f"/living/automated/computer? {_THIS}",
        "are you guys? real/automated/human/a_real_person/alive !sure/careful",
        "is this automated/automatic/an_automated",
        "is/are there a/any real/live/actual person/human/nurse/people there/here/reading/behind"
        "/on",
        f"am/m i/im? really/actually/just? talking/speaking/texting/writing/chatting to/with a/an"
        f"/some? real/live/actual/living? {_THIS}",
        "you/u/this/it is/are/re/r/just/only a/an real? bot/robot/machine/computer/chatbot/ai",
        "do/does/will/is/are anyone/anybody/someone/somebody/a_person/a_human/real_people/people"
        "/a_real_person actually/even/really/ever? read/reads/see/sees/reading/seeing/get"
        " this/these/my/it/them/what_i",
    ),
    others=("who is this for", "not a bot/robot/machine/computer"),
)
