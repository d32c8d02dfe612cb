"""Phone calls to patients: what came of one, and when the next is tried."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final


class CallResult(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"


class Retry(StrEnum):
    """When somebody who was not reached is tried again; soon, or in an hour, if it is urgent."""

    SOON = "soon"
    IN_HOUR = "in_hour"
    LATER = "later"
    NEXT_DAY = "next_day"
    STOP = "stop"


class VisitByPhone(StrEnum):
    """What was said about a visit."""

    BOOKED = "booked"
    WANTED = "wanted"
    NO = "no"


# Nobody was there: it is worth another try.
UNANSWERED: Final = frozenset({CallResult.NO_ANSWER, CallResult.VOICEMAIL})
# From an unanswered call to the next try.
AFTER: Final = {
    Retry.SOON: timedelta(minutes=15),
    Retry.IN_HOUR: timedelta(hours=1),
    Retry.LATER: timedelta(hours=2),
}
