"""What patients say, and the situations in which they do, for the tables of what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, TypeAlias

from bot.domain.alert_details import Doubt
from bot.domain.alerts import AlertKind
from bot.domain.course import Call
from bot.domain.protocol import Decision, ReliefRule, Role
from bot.domain.relief import Conclusion, Level, Outcome, Reading
from bot.domain.situation import Situation

# Pain 0-10 and own words 2 to -2 of a patient who began at 8.
Said: TypeAlias = tuple[int | None, int | None]
GOOD: Final = (3, 2)
PARTIAL: Final = (5, 1)
NONE: Final = (7, 0)
WORSE: Final = (10, -1)
NOTHING: Final = (None, None)
# Far apart: kept as partial relief, and as worse.
HALF_MEANT: Final = (3, 0)
CONTRADICTED: Final = (3, -1)

EARLIER_GOOD: Final = (Reading(*GOOD, Level.GOOD),)
EARLIER_PARTIAL: Final = (Reading(*PARTIAL, Level.PARTIAL),)

RELIEF: Final = Conclusion(Outcome.RELIEF)
SOME_RELIEF: Final = Conclusion(Outcome.PARTIAL)
NO_RELIEF: Final = Conclusion(Outcome.NO_RELIEF)
WORE_OFF: Final = Conclusion(Outcome.WORE_OFF)
IS_WORSE: Final = Conclusion(Outcome.WORSE, beneath=Outcome.NO_RELIEF)
WORSE_AND_WORE_OFF: Final = Conclusion(Outcome.WORSE, beneath=Outcome.WORE_OFF)
UNKNOWN: Final = Conclusion(Outcome.UNKNOWN)

CALL_WORSE: Final = Call(AlertKind.WORSE)
CALL_LITTLE_WORSE: Final = Call(AlertKind.LITTLE_WORSE)
CALL_NO_RELIEF: Final = Call(AlertKind.NO_RELIEF)
CALL_WORE_OFF: Final = Call(AlertKind.WORE_OFF)
CALL_MISMATCH: Final = Call(AlertKind.MISMATCH)
CALL_CHANGED: Final = Call(AlertKind.CHANGED)
CALL_UNCLEAR: Final = Call(AlertKind.NO_ANSWER, Doubt.UNCLEAR)
CALL_UNCONFIRMED: Final = Call(AlertKind.NO_ANSWER, Doubt.UNCONFIRMED)
CALL_SILENT: Final = Call(AlertKind.NO_ANSWER, Doubt.SILENT)

FIRST_DAY: Final = timedelta(hours=24)
SECOND_DAY: Final = timedelta(hours=48)
A_WEEK: Final = timedelta(days=7)

_EARLY: Final = Situation(
    role=Role.NEXT, rule=ReliefRule(), elapsed=SECOND_DAY, baseline=8, may_conclude=False
)
_LAST: Final = replace(_EARLY, role=Role.LAST, elapsed=A_WEEK, may_conclude=True, has_next=False)
# Who asks the answer before it too.
STRICT: Final = ReliefRule(decision=Decision.FINAL_AND_PREVIOUS)


def early(said: Said = NOTHING, **known: Any) -> Situation:
    """A check-in after which others come, with what was said to it."""
    return replace(_EARLY, score=said[0], words=said[1], **known)


def last(said: Said = NOTHING, **known: Any) -> Situation:
    """The check-in that decides, at least seven days after the injection."""
    return replace(_LAST, score=said[0], words=said[1], **known)
