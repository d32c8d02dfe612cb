"""What people type in English about a pause of the messages, and about its end."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Topic

_WRITE = (
    "texting/messaging/contacting/writing/sending/bothering/emailing/calling/pestering/bugging"
    "/asking/checking_in"
)
_MESSAGES = (
    "messages/message/texts/text/texting/questions/check_ins/checkins/check_in/reminders/bot"
    "/program"
)
_UNTIL = "until/till/untill"
_FOR = "for/for_about/for_like/for_maybe/for_just"
_SOME = (
    "a/an/the/this/next/one/two/three/four/five/six/seven/eight/nine/ten/few/a_few/couple"
    "/a_couple/a_couple_of/couple_of/some/several/at_least/another/whole/little"
)
_SPAN = "day/days/week/weeks/weekend/month/months/while/bit/holidays/vacation/now/today/tonight"
_DAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow"),
    *("january", "february", "march", "april", "june", "july", "august", "september", "october"),
    *("november", "december", "christmas", "thanksgiving", "week", "weeks", "weekend", "days"),
    *("month", "months", "while", "bit", "holidays", "later", "vacation"),
)
_THESE = "the/these/this/your/my/any/all/more/of/all_the/all_of_the/sending"
PAUSING: Final = Topic(
    around=frozenset(
        {
            *("please", "pls", "for", "until", "till", "a", "an", "the", "next", "this", "few"),
            *("couple", "of", "one", "two", "three", "four", "five", "six", "seven", "ten", "me"),
            *("us", "it", "everything", "messages", "texts", "can", "could", "you", "we", "i"),
            *("want", "to", "need", "just", "ok", "them", "like", "would", "id", "get", "have"),
            *("take", "give", "short", "little", "lets", "check", "ins", "some", "about", "im"),
            *("maybe", "another", "after", "bot", "wanna", "th", "st", "nd", "rd", "another"),
            *("put", "on", "hold", "at", "least", "all", "my", "these", "questions", "hi"),
            *map(str, range(1, 32)),
            *("1st", "2nd", "3rd", "21st", "22nd", "23rd", "31st", "off"),
            *(f"{day}th" for day in range(4, 31)),
        }
    ),
    whole=frozenset(
        {
            *("pause", "break", "pausing", "pause now", "pause today", "on hold", "put on hold"),
            *("stop for now", "stop for today", "stop for tonight", "stop for a day"),
            *("snooze", "take a break", "i need a break", "time out", "hold off"),
            *(f"stop {day}" for day in _DAYS),
            *(f"pause {day}" for day in _DAYS),
            *(f"break {day}" for day in _DAYS),
            *(f"hold {day}" for day in _DAYS),
        }
    ),
    phrases=(
        f"stop/quit {_WRITE} me/us? {_THESE}? {_THESE}? {_MESSAGES}? {_UNTIL}",
        f"stop/quit {_WRITE} me/us? {_THESE}? {_THESE}? {_MESSAGES}? {_FOR} {_SOME}? {_SOME}?"
        f" {_SPAN}",
        f"stop/hold/suspend/end {_THESE} {_THESE}? {_MESSAGES} {_UNTIL}",
        f"stop/hold/suspend/end {_THESE} {_THESE}? {_MESSAGES} {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"dont/don_t/do_not/no_need_to/never text/message/contact/write/bother/send/call me/us?"
        f" {_THESE}? {_MESSAGES}/anything/again? {_UNTIL}",
        f"dont/don_t/do_not text/message/contact/write/bother/send me/us? {_THESE}?"
        f" {_MESSAGES}/anything/again? {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"dont/don_t/do_not want {_THESE}? {_THESE}? {_MESSAGES} {_UNTIL}",
        f"dont/don_t/do_not want {_THESE}? {_THESE}? {_MESSAGES} {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"no more? {_MESSAGES} {_UNTIL}",
        f"no more? {_MESSAGES} {_FOR}? {_SOME}? {_SOME} {_SPAN}",
        f"leave me/us alone/be {_UNTIL}",
        f"leave me/us alone/be {_FOR} {_SOME}? {_SOME}? {_SPAN}",
        f"pause/suspend/hold/snooze {_THESE} {_THESE}? {_MESSAGES}",
        f"pause/suspend/snooze {_MESSAGES}",
        "put me/this/it/everything/messages/texts/them/the_messages/these_messages/the_texts"
        "/my_messages/my_check_ins/the_program on hold/pause",
        f"give_me/give_us/need/want/like/have/take a little/short/small? break {_UNTIL}",
        f"give_me/give_us/need/want/like/can_i_have/can_i_get/can_i_take a little/short/small?"
        f" break {_FOR} {_SOME}? {_SOME}? week/weeks/days/weekend/month/months",
        f"hold off on? {_THESE} {_THESE}? {_MESSAGES}",
        f"break/pause from {_THESE}? {_THESE}? {_MESSAGES}",
    ),
    others=(f"not/no_longer/stop/un/stopped paus*/suspend* {_THESE}? {_MESSAGES}?",),
)
RESUMING: Final = Topic(
    around=frozenset(
        {
            *("please", "pls", "i", "want", "to", "would", "like", "the", "my", "messages"),
            *("texts", "check", "ins", "checkins", "can", "we", "you", "ok", "yes", "now"),
            *("lets", "again", "me", "id", "wanna", "program", "with", "this", "it", "im"),
            *("ready", "us", "let", "texting", "sending", "messaging", "hi", "could", "them"),
            *("up", "everything", "questions", "bot", "reminders", "these", "back", "d", "s"),
        }
    ),
    whole=frozenset(
        {
            *("resume", "unpause", "un pause", "continue", "restart", "start", "re start"),
            *(
                "keep going",
                "go on",
                "keep on going",
                "keep it going",
                "begin again",
                "reactivate",
            ),
            *("turn back on", "turn it back on", "end the pause", "stop the pause", "end pause"),
            *("stop pausing", "stop pause", "no more pause", "start over", "rejoin"),
            *("pick back up", "carry on", "keep sending", "keep texting", "keep messaging"),
            *("sign me back up", "put me back on", "keep them coming", "take me off pause"),
        }
    ),
    phrases=(),
)
