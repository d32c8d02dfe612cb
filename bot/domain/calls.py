"""Phone calls to patients: what came of one, and when the next is tried."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class CallResult(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"


class Retry(StrEnum):
    """When somebody who was not reached is tried again."""

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
# Hours after an unanswered call to the next try of the same day.
LATER_HOURS: Final = 2
