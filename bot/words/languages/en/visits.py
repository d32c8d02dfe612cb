"""What people say in English of a visit that may be booked already."""

from __future__ import annotations

from typing import Final

from bot.words.lexicon import Topic

_VISIT: Final = "appointment/appointments/appt/visit"
_CANT: Final = "cant/can_t/cannot/can_not/wont/won_t/will_not/unable_to/not_able_to"
_DAY: Final = (
    "monday/tuesday/wednesday/thursday/friday/saturday/sunday/tomorrow/today/that_day/then"
    "/that_time"
)
VISIT_WHEN: Final = Topic(
    phrases=(
        f"when/what_time/what_day/what_date/which_day/which_date is/s/are/was/should/do/does/did"
        f" ... {_VISIT}",
        f"when my/the/our/his/her ... {_VISIT} is/s/was/are",
        f"my/the/our/his/her {_VISIT} is/s when/what_time/what_day/at_what_time",
        f"date/time/day/hour of/for my/the/our/his/her ... {_VISIT}",
        f"do/did i/we/he/she still? have a/an/any ... {_VISIT}",
        f"is my/the/our/his/her {_VISIT} on/at/this/next/still/today/tomorrow",
        f"forgot/forget/dont_remember/don_t_remember/remind_me ... {_VISIT}",
    ),
)
VISIT_OFF: Final = Topic(
    phrases=(
        f"{_CANT} be_able_to? come/go/make/make_it/get/keep/attend/be_there ... {_VISIT}",
        f"{_CANT} be_able_to? come/make_it/be_there in? on/this/next? {_DAY}",
        f"not going_to/gonna come/make/make_it/keep/attend ... {_VISIT}",
        f"cancel/cancelling/canceling/reschedule/rescheduling/move/change/postpone/rebook"
        f" my/the/our/his/her ... {_VISIT}",
        f"another/different day/time/date for my/the ... {_VISIT}",
    ),
)
