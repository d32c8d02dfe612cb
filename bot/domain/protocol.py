"""The protocol of a follow-up as data: its check-ins, what they ask, what counts as relief."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from bot.domain.answers import Question
from bot.domain.errors import ProtocolError

MAX_CHECK_INS: Final = 10
MAX_DAYS: Final = 90
# Relief may take up to a week, so the check-in that decides comes no earlier (clinical rule 3).
MIN_LAST_DAYS: Final = 7
# Two check-ins are never sent closer together, whatever moved: a traveller, a change of clocks.
MIN_GAP: Final = timedelta(hours=20)
# The same after a check-in in hours.
MIN_GAP_TIMED: Final = timedelta(hours=1)
# From day 1 on a check-in may come this much before its full offset, so that an afternoon
# injection is asked about at noon; the last one may not. 20 hours still let numbness pass.
FLOOR_SLACK: Final = timedelta(hours=4)
# Planned any closer, a late injection would push one check-in onto the day of the next.
_MIN_DISTANCE: Final = timedelta(days=1)
_TWO_DAYS: Final = timedelta(days=2)
# Whose injection was a day before the last check-in has that one left.
_LEAST_TO_ASK: Final = timedelta(days=1)
# A late last answer counts for at least this many days after its check-in was due.
LATE_DAYS: Final = 7
USUAL_TIMES: Final = (time(10), time(13), time(18))
_MIN_DISTANCE_TIMED: Final = FLOOR_SLACK + MIN_GAP_TIMED
# The clocks between which health messages are sent in the US.
_EARLIEST_START: Final = time(8)
_LATEST_END: Final = time(21)


class Unit(StrEnum):
    """In what an offset is counted."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"


_UNIT: Final = {
    Unit.HOURS: timedelta(hours=1),
    Unit.DAYS: timedelta(days=1),
    Unit.WEEKS: timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance in time as the clinic says it: 6 hours, 2 days, 1 week."""

    value: int
    unit: Unit

    @property
    def span(self) -> timedelta:
        """The elapsed time that it stands for."""
        return self.value * _UNIT[self.unit]

    @property
    def is_timed(self) -> bool:
        """Under one day: elapsed time alone counts, the patient's time of day does not."""
        return self.span < timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.value} {self.unit if self.value != 1 else self.unit[:-1]}"


class Procedure(StrEnum):
    """What was done, as it stands in exports: these values never change."""

    FACET_JOINT = "facet joint injection"
    MEDIAL_BRANCH = "medial branch block"
    EPIDURAL = "epidural injection"


class Replaces(StrEnum):
    """Which follow-up a new injection ends, since its answers would be about the new one."""

    AREA = "area"
    """Any of the same area."""
    PROCEDURE = "procedure"
    """Only one of the same procedure in the same area."""


class Role(StrEnum):
    """The place of a check-in in its protocol, which picks its texts."""

    FIRST = "first"
    NEXT = "next"
    LAST = "last"


class Decision(StrEnum):
    """Which check-ins must agree before lack of relief is concluded."""

    FINAL = "final"
    FINAL_AND_PREVIOUS = "final_and_previous"


@dataclass(frozen=True, slots=True)
class SendWindow:
    """The local hours in which the bot may start a conversation: from `start`, before `end`.

    Raises `ProtocolError` unless they lie between 8:00 and 21:00.
    """

    start: time = time(9)
    end: time = time(20)

    def __post_init__(self) -> None:
        if not _EARLIEST_START <= self.start < self.end <= _LATEST_END:
            raise ProtocolError("out_of_hours")

    def holds(self, at: time) -> bool:
        """Whether a message may start at this local time."""
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True)
class ReliefRule:
    """Thresholds on the 0-10 pain scale, to be signed off by a clinician.

    Sources: Dworkin 2008 (IMMPACT) and Farrar 2001. Farrar's own cut-off was a drop of 27.9 %, so
    that 7 to 5 counts as some relief; "about 30 %" is that number rounded.
    """

    meaningful_percent: int = 28
    meaningful_min_points: int = 1
    good_percent: int = 50
    label_percent: int = 80
    worse_points: int = 2
    wore_off_points: int = 2
    mismatch_steps: int = 2
    low_baseline_below: int = 4
    decision: Decision = Decision.FINAL


@dataclass(frozen=True, slots=True)
class CheckInPlan:
    """One planned contact: when after the injection, its reminders, its closing, its questions.

    Reminders and closing count from the moment the check-in was sent. It also closes when the
    next one is sent.
    """

    offset: Offset
    reminders: tuple[Offset, ...]
    closes_after: Offset
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Protocol:
    """An ordered, immutable set of check-ins; the last one decides.

    `late_final`: until when after the injection a late last answer counts. `times`: when a patient
    may choose to be asked. `late_sending`: for how long a check-in that could not go out is still
    sent; None is for as long as it could be answered. `sixth`: another treatment that is named
    with the usual five, in each language that has one.
    """

    check_ins: tuple[CheckInPlan, ...]
    window: SendWindow = field(default_factory=SendWindow)
    rule: ReliefRule = field(default_factory=ReliefRule)
    not_before: Offset = Offset(MIN_LAST_DAYS, Unit.DAYS)
    late_final: Offset = Offset(14, Unit.DAYS)
    procedure: Procedure = Procedure.FACET_JOINT
    replaces: Replaces = Replaces.AREA
    times: tuple[time, ...] = USUAL_TIMES
    late_sending: Offset | None = None
    sixth: tuple[tuple[str, str], ...] = ()

    @property
    def last(self) -> Offset:
        """When the check-in that decides comes."""
        return self.check_ins[-1].offset

    @property
    def longest_ago(self) -> timedelta:
        """How long ago an injection may be when its follow-up begins, lest nothing is asked."""
        return self.last.span - _LEAST_TO_ASK

    @property
    def is_early(self) -> bool:
        """Whether the last check-in comes before relief is due; its result waits for that."""
        return self.last.span < timedelta(days=MIN_LAST_DAYS)

    def ends(self, procedure: str, *, is_same_area: bool) -> bool:
        """Whether a new injection by this protocol ends a follow-up of that procedure."""
        return is_same_area and (self.replaces is Replaces.AREA or procedure == self.procedure)

    def role(self, position: int) -> Role:
        """The role of the check-in at this position, counted from 0."""
        if position == len(self.check_ins) - 1:
            return Role.LAST
        return Role.FIRST if position == 0 else Role.NEXT

    @property
    def silence_told_at(self) -> int | None:
        """The place of the check-in at whose closing staff hear that nothing was answered yet.

        The first from day 2 on, else the last one before the one that decides; None where that
        one is alone, since its own silence is told.
        """
        before = range(len(self.check_ins) - 1)
        late = (each for each in before if self.check_ins[each].offset.span >= _TWO_DAYS)
        return next(late, before[-1] if before else None)


FIRST_HOURS: Final = (Question.PAIN,)
_SHORT: Final = (Question.SAFETY, Question.PAIN, Question.CHANGE)
_LONG: Final = (*_SHORT, Question.FUNCTION, Question.MEDICINE, Question.NOTE)
_REMIND_TIMED: Final = (Offset(2, Unit.HOURS),)
_REMIND_SAME_DAY: Final = (Offset(6, Unit.HOURS),)
_REMIND_NEXT_DAY: Final = (Offset(1, Unit.DAYS),)
_REMIND_LAST: Final = (Offset(1, Unit.DAYS), Offset(2, Unit.DAYS))


def build_protocol(offsets: tuple[Offset, ...]) -> Protocol:
    """The protocol with these check-ins and the usual reminders, closing times and questions.

    Raises `ProtocolError` when following it could do harm or could not work.
    """
    check_offsets(offsets)
    if offsets[-1].span < timedelta(days=MIN_LAST_DAYS):
        raise ProtocolError("last_under_week")
    return Protocol(usual_plans(offsets), late_final=usual_late_final(offsets[-1]))


def usual_plans(offsets: tuple[Offset, ...]) -> tuple[CheckInPlan, ...]:
    """Check-ins with the usual reminders, closing times and questions; the last one decides."""
    last = CheckInPlan(offsets[-1], _REMIND_LAST, Offset(72, Unit.HOURS), _LONG)
    return (*(_plan(*neighbors) for neighbors in pairwise(offsets)), last)


def usual_late_final(last: Offset) -> Offset:
    """Until when a late last answer counts: two weeks, or a week after it was due."""
    return Offset(max(14, last.span.days + LATE_DAYS), Unit.DAYS)


def _plan(offset: Offset, following: Offset) -> CheckInPlan:
    if offset.is_timed:
        return CheckInPlan(offset, _REMIND_TIMED, Offset(12, Unit.HOURS), FIRST_HOURS)
    # A reminder on the next day would come together with the next check-in.
    is_soon = offset.span < _TWO_DAYS or following.span - offset.span < _TWO_DAYS
    reminders = _REMIND_SAME_DAY if is_soon else _REMIND_NEXT_DAY
    return CheckInPlan(offset, reminders, Offset(48, Unit.HOURS), _SHORT)


def check_offsets(offsets: tuple[Offset, ...]) -> None:
    """Raise `ProtocolError` unless check-ins can be asked at these distances."""
    if not offsets:
        raise ProtocolError("empty")
    if len(offsets) > MAX_CHECK_INS:
        raise ProtocolError("too_many", str(MAX_CHECK_INS))
    spans = [offset.span for offset in offsets]
    if min(spans) < timedelta(hours=1):
        raise ProtocolError("too_short")
    if max(spans) > timedelta(days=MAX_DAYS):
        raise ProtocolError("too_long", str(MAX_DAYS))
    for earlier, later in pairwise(offsets):
        if later.span <= earlier.span:
            raise ProtocolError("order")
        if later.span - earlier.span < least_distance(earlier, later):
            raise ProtocolError("too_close")


def least_distance(earlier: Offset, later: Offset) -> timedelta:
    """How far apart two check-ins in a row are planned at least."""
    if later.is_timed:
        return MIN_GAP_TIMED
    return _MIN_DISTANCE_TIMED if earlier.is_timed else _MIN_DISTANCE


DEFAULT: Final = build_protocol(
    (Offset(1, Unit.DAYS), Offset(2, Unit.DAYS), Offset(1, Unit.WEEKS)),
)
# For clinics that judge a block by its first hours: relief while numb points to the right joint.
WITH_FIRST_HOURS: Final = build_protocol(
    (
        Offset(3, Unit.HOURS),
        Offset(6, Unit.HOURS),
        *(plan.offset for plan in DEFAULT.check_ins),
    ),
)


# What was added later is stored only where it is not as usual: what is stored of a protocol that
# was not changed must stay the same.
_ADDED: Final = ("procedure", "replaces", "times", "late_sending", "sixth")


def to_data(protocol: Protocol) -> dict[str, Any]:
    """The protocol as plain values for storage as JSON."""
    data = asdict(protocol)
    data["window"] = {name: at.isoformat() for name, at in data["window"].items()}
    data["times"] = [at.isoformat() for at in protocol.times]
    data["sixth"] = dict(protocol.sixth)
    usual = Protocol(protocol.check_ins)
    for name in _ADDED:
        if getattr(protocol, name) == getattr(usual, name):
            del data[name]
    return data


def from_data(data: dict[str, Any]) -> Protocol:
    """The protocol that `to_data` wrote, of this release or one before."""
    rule = {**data["rule"], "decision": Decision(data["rule"]["decision"])}
    late_sending = data.get("late_sending")
    times = map(time.fromisoformat, data["times"]) if "times" in data else USUAL_TIMES
    return Protocol(
        check_ins=tuple(_plan_from(plan) for plan in data["check_ins"]),
        window=SendWindow(**{name: time.fromisoformat(at) for name, at in data["window"].items()}),
        rule=ReliefRule(**rule),
        not_before=_offset_from(data["not_before"]),
        late_final=_offset_from(data["late_final"]),
        procedure=Procedure(data.get("procedure", Procedure.FACET_JOINT)),
        replaces=Replaces(data.get("replaces", Replaces.AREA)),
        times=tuple(times),
        late_sending=None if late_sending is None else _offset_from(late_sending),
        sixth=tuple(sorted(data.get("sixth", {}).items())),
    )


def _plan_from(data: dict[str, Any]) -> CheckInPlan:
    return CheckInPlan(
        offset=_offset_from(data["offset"]),
        reminders=tuple(_offset_from(reminder) for reminder in data["reminders"]),
        closes_after=_offset_from(data["closes_after"]),
        questions=tuple(Question(question) for question in data["questions"]),
    )


def _offset_from(data: dict[str, Any]) -> Offset:
    return Offset(data["value"], Unit(data["unit"]))
