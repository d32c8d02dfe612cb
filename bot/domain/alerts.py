"""What a person must look at: the kinds of alert, how urgent each is and how it is repeated."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final


class AlertKind(StrEnum):
    """Why staff are called; the value is the key of its text without `staff_`."""

    RED_FLAG = "red_flag"
    URGENT_TEXT = "urgent_text"
    CRISIS = "crisis"
    WORSE = "worse"
    LITTLE_WORSE = "little_worse"
    BEREAVEMENT = "bereavement"
    UPDATE_FAILED = "update_failed"
    NO_RELIEF = "no_relief"
    WORE_OFF = "wore_off"
    VISIT = "visit"
    MISMATCH = "mismatch"
    NO_ANSWER = "no_answer"
    SILENT = "silent"
    NOT_JOINED = "not_joined"
    CHANGED = "changed"
    DELETE = "delete"
    SEND_FAILED = "send_failed"
    LINK_PROBLEM = "link_problem"
    RECOVERY = "recovery"
    NOTE = "note"
    LEFT = "left"
    HELP = "help"
    WORSE_TEXT = "worse_text"


_FIRST: Final = {AlertKind.RED_FLAG, AlertKind.URGENT_TEXT, AlertKind.CRISIS}
_SECOND: Final = {
    AlertKind.WORSE,
    AlertKind.WORSE_TEXT,
    AlertKind.HELP,
    AlertKind.BEREAVEMENT,
    AlertKind.UPDATE_FAILED,
}
_FOURTH: Final = {AlertKind.NOTE, AlertKind.LEFT}
# These ask for a phone call, and stand on the call list until someone closes them.
CALLS: Final = frozenset(
    {
        AlertKind.NO_ANSWER,
        AlertKind.SILENT,
        AlertKind.NOT_JOINED,
        AlertKind.SEND_FAILED,
        AlertKind.VISIT,
        AlertKind.NO_RELIEF,
        AlertKind.WORE_OFF,
        AlertKind.WORSE,
        AlertKind.WORSE_TEXT,
        AlertKind.HELP,
        AlertKind.MISMATCH,
    }
)
# What a follow-up came to: a visit that is asked for soon after joins such an alert.
OUTCOMES: Final = frozenset({AlertKind.NO_RELIEF, AlertKind.WORE_OFF, AlertKind.WORSE})
# Somebody did not answer, or could not be asked.
SILENCES: Final = frozenset({AlertKind.NO_ANSWER, AlertKind.SILENT, AlertKind.SEND_FAILED})
# Minutes after the alert at which an untaken P1 is repeated; hourly from then on.
REPEATS: Final = (15, 30, 60)
# How long a patient has to say by a tap what their words are about, before staff are told of them.
UNSAID_FOR: Final = timedelta(minutes=30)
# Between two pushes of a P1 that nobody has taken.
LONGEST_GAP: Final = timedelta(hours=1)
# The same of one that somebody had taken and left.
LEFT_GAP: Final = timedelta(hours=4)
# A P1 that was taken and is not closed comes back to everybody after this time.
TAKEN_FOR: Final = timedelta(hours=1)
# More than so many pushes within this time, of what is no P1, become one message.
MOST_PUSHED: Final = 15
FLOOD: Final = timedelta(minutes=1)
# Further ahead no alert is put off: the clinic opens again before.
LONGEST_WAIT: Final = timedelta(days=14)
# A P1 that was taken back and comes again: so often within an hour it is pushed at once, then
# only after this time, so that nobody can ring for ever and a sign that stays is heard.
_AT_ONCE: Final = 2
_AGAIN_AFTER: Final = timedelta(minutes=5)


def priority(kind: AlertKind) -> int:
    """1 (call now) to 4 (read this work day)."""
    if kind in _FIRST:
        return 1
    if kind in _SECOND:
        return 2
    return 4 if kind in _FOURTH else 3


class Result(StrEnum):
    """What came of an alert: what staff say, or what the bot saw for itself."""

    DONE = "done"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    SENT_ON = "sent_on"
    BOOKED = "booked"
    NOTHING = "nothing"
    FALSE_ALARM = "false_alarm"
    RESUMED = "resumed"
    CAME = "came"
    NOT_COME = "not_come"
    VISIT_CANCELLED = "visit_cancelled"
    BY_PHONE = "by_phone"
    NEW_LINK = "new_link"
    JOINED = "joined"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    CORRECTED = "corrected"
    READ = "read"
    ENDED = "ended"
    DECEASED = "deceased"


# Somebody did something for the patient; the others ended by themselves, or were nothing.
ACTED_ON: Final = frozenset(
    {
        Result.DONE,
        Result.REACHED,
        Result.SENT_ON,
        Result.BOOKED,
        Result.RESUMED,
        Result.CAME,
        Result.NOT_COME,
        Result.VISIT_CANCELLED,
        Result.BY_PHONE,
        Result.NEW_LINK,
        Result.READ,
    }
)
_URGENT_ONLY: Final = (Result.SENT_ON, Result.FALSE_ALARM)
_CHOICES: Final = (
    Result.DONE,
    Result.REACHED,
    Result.NOT_REACHED,
    Result.SENT_ON,
    Result.NOTHING,
    Result.FALSE_ALARM,
)


def choices(priority: int) -> tuple[Result, ...]:
    """What somebody who closes an alert by hand can say of it, in the order of the buttons."""
    return tuple(each for each in _CHOICES if priority <= 2 or each not in _URGENT_ONLY)


class Section(IntEnum):
    """Where an alert stands on the worklist, in its order."""

    CALL_NOW = 0
    TODAY = 1
    READ = 2
    SILENT = 3
    NOT_JOINED = 4


_SECTIONS: Final = {
    AlertKind.SILENT: Section.SILENT,
    AlertKind.NO_ANSWER: Section.SILENT,
    AlertKind.NOT_JOINED: Section.NOT_JOINED,
}


def section(kind: AlertKind, priority: int) -> Section:
    """What is urgent is called about now, who asks for a call today; the rest is read."""
    if priority <= 2:
        return Section.CALL_NOW
    return _SECTIONS.get(kind, Section.TODAY if kind in CALLS else Section.READ)


def next_repeat(raised_at: datetime, now: datetime, left_at: datetime | None = None) -> datetime:
    """When a P1 that nobody has taken is pushed again, after `now`.

    That is 15, 30 and 60 minutes after it was raised, then every hour. `left_at`: when it came
    back from somebody who had taken it: these steps count from then, and after an hour it is every
    four hours, since a person has looked at it and a bell that never changes is heard by nobody.
    An alert of a clock that was set back since counts from `now`.
    """
    since = min(left_at or raised_at, now)
    for minutes in REPEATS:
        if (at := since + timedelta(minutes=minutes)) > now:
            return at
    gap = LONGEST_GAP if left_at is None else LEFT_GAP
    return since + ((now - since) // gap + 1) * gap


def ring_again(times: int, last_at: datetime, now: datetime) -> datetime:
    """When a P1 is pushed that was taken back and comes for the so-manyth time; `now`: at once."""
    is_rare = times <= _AT_ONCE or not now - LONGEST_GAP < last_at <= now
    return now if is_rare else now + _AGAIN_AFTER


def comes_back(priority: int, now: datetime, morning: datetime) -> datetime | None:
    """When an alert that is taken now comes back to everybody unless it is closed by then.

    `morning`: when the clinic opens on the next work day. What can wait stands in its digest only.
    """
    if priority == 1:
        return now + TAKEN_FOR
    return morning if priority == 2 else None


def is_due(repeat_at: datetime, now: datetime, longest: timedelta = LONGEST_GAP) -> bool:
    """Whether it is time to push again; too far ahead means that the clock was set back since."""
    return not now < repeat_at <= now + longest


def longest_wait(priority: int, *, was_taken: bool) -> timedelta:
    """How far ahead the next push may be; `was_taken`: by somebody who has it, or left it."""
    return LONGEST_GAP if priority == 1 and not was_taken else LONGEST_WAIT
