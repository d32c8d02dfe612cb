"""What one follow-up comes to in figures, as reports, exports and charts read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.alerts import CALLS, AlertKind
from bot.domain.answers import MAX_SCORE, Question
from bot.domain.ledger import Area, BaselineSource, CheckInState, EpisodeState, Reason, Side
from bot.domain.protocol import Offset, Protocol, ReliefRule
from bot.domain.relief import Level, Outcome, level_of_score
from bot.domain.visits import Kept

RELIEVED: Final = frozenset({Level.GOOD, Level.PARTIAL})
_SIGNS: Final = frozenset({AlertKind.RED_FLAG, AlertKind.URGENT_TEXT, AlertKind.CRISIS})
# What staff say came of an alert: a visit with a day.
BOOKED: Final = "booked"
PHONE: Final = "phone"
# A visit on the chart; in America that is its morning.
_NOON: Final = time(16, tzinfo=UTC)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Contact:
    """One planned check-in and what came of it.

    `values`: its current answers by question, without a note's words. `of_version`: 0, or the
    version that still asked it where it fell away with a change; `position` is its place there.
    """

    position: int
    due_at: datetime
    state: CheckInState
    reason: Reason | None = None
    level: Level | None = None
    mismatch_kept: bool = False
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    reminders: int = 0
    values: Mapping[str, str] = field(default_factory=dict)
    answered_by: str | None = None
    language: str | None = None
    of_version: int = 0
    offset: Offset | None = None

    @property
    def score(self) -> int | None:
        """Pain 0-10."""
        value = self.values.get(Question.PAIN)
        return None if value is None else int(value)

    @property
    def words(self) -> int | None:
        """The comparison with before, 2 to -2."""
        value = self.values.get(Question.CHANGE)
        return None if value is None else int(value)

    @property
    def is_by_phone(self) -> bool:
        """Whether staff took the answers down."""
        return self.answered_by == PHONE

    @property
    def is_late(self) -> bool:
        """Whether it was answered after it had closed."""
        return self.reason is Reason.ANSWERED_LATE


@dataclass(frozen=True, slots=True)
class Raised:
    """One alert about a patient, and what became of it."""

    kind: AlertKind
    priority: int
    raised_at: datetime
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that was booked: for which day, and what came of it, None where nobody has said."""

    day: date | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One injection and all that is known of its follow-up.

    `key` and `patient` are keyed hashes: the same in every export, and found nowhere else.
    `at_once`: the score right after the injection, where it was asked for. `clinician`: who gave
    it, by a short code; that, `side` and `level` are known where the clinic asks for them.
    `fallen`: check-ins that fell away when the protocol changed; they count for nothing.
    """

    key: str
    patient: str
    version: int
    protocol: Protocol
    procedure: str
    area: Area
    injected_at: datetime
    state: EpisodeState
    baseline: int | None = None
    baseline_source: BaselineSource = BaselineSource.NONE
    at_once: int | None = None
    clinician: str | None = None
    side: Side | None = None
    level: str | None = None
    outcome: Outcome | None = None
    beneath: Outcome | None = None
    end_reason: Reason | None = None
    concluded_at: datetime | None = None
    told_at: datetime | None = None
    contacts: tuple[Contact, ...] = ()
    fallen: tuple[Contact, ...] = ()
    alerts: tuple[Raised, ...] = ()
    visits: tuple[Visit, ...] = ()

    @property
    def has_joined(self) -> bool:
        """Whether check-ins were planned: somebody agreed to them."""
        return bool(self.contacts)

    @property
    def is_decided(self) -> bool:
        """Whether its outcome is known, or never will be."""
        return self.has_joined and self.state in {EpisodeState.CONCLUDED, EpisodeState.ENDED}

    @property
    def known(self) -> Outcome | None:
        """Its outcome; None for unknown, whatever the reason."""
        return None if self.outcome is Outcome.UNKNOWN else self.outcome

    def offset_of(self, contact: Contact) -> Offset:
        """When after the injection this check-in was planned."""
        return contact.offset or self.protocol.check_ins[contact.position].offset

    def days_after(self, at: datetime) -> float:
        """The days from the injection to a moment."""
        return (at - self.injected_at) / _DAY

    @property
    def levels(self) -> list[Level]:
        """The levels of the answered check-ins, in order."""
        return [each.level for each in self.contacts if each.level is not None]

    @property
    def is_faded(self) -> bool:
        """Good relief that became some relief, while the score rose: a mark, never an outcome."""
        judged = [each for each in self.contacts if each.level is not None]
        if self.outcome is not Outcome.PARTIAL or not judged:
            return False
        *earlier, last = judged
        best = [
            each.score for each in earlier if each.level in RELIEVED and each.score is not None
        ]
        was_good = any(each.level is Level.GOOD for each in earlier)
        rise = self.protocol.rule.wore_off_points
        return was_good and last.score is not None and last.score - min(best, default=11) >= rise

    @property
    def relieved_at_once(self) -> bool | None:
        """Whether the score right after the injection was relief; None where nobody asked."""
        level = level_of_score(self.baseline, self.at_once, self.protocol.rule)
        return None if level is None else level in RELIEVED

    @property
    def has_asked(self) -> bool:
        """Whether the patient asked for a visit, or was given one."""
        return self.is_booked or any(each.kind is AlertKind.VISIT for each in self.alerts)

    @property
    def is_booked(self) -> bool:
        """Whether staff said that a visit was booked."""
        return bool(self.visits) or any(each.result == BOOKED for each in self.alerts)

    @property
    def has_come(self) -> bool:
        """Whether the patient came to a visit that was booked."""
        return any(each.kept is Kept.CAME for each in self.visits)


class MarkKind(StrEnum):
    """What happened beside the scores."""

    SIGN = "sign"
    CALL = "call"
    VISIT = "visit"
    BOOKED = "booked"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, in days after the injection."""

    kind: MarkKind
    day: float


@dataclass(frozen=True, slots=True)
class Point:
    """One check-in on the chart: at its answer, else when it was due."""

    day: float
    offset: Offset
    state: CheckInState
    score: int | None
    level: Level | None
    is_by_phone: bool
    is_deciding: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A patient's course as a chart shows it; thresholds are scores, None without a baseline."""

    baseline: int | None
    at_once: int | None
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    some_relief: float | None
    good_relief: float | None
    worse: float | None


def course_of(follow_up: FollowUp) -> Course:
    """The chart of one follow-up."""
    last = len(follow_up.protocol.check_ins) - 1
    points = tuple(
        Point(
            follow_up.days_after(each.answered_at or each.sent_at or each.due_at),
            follow_up.offset_of(each),
            each.state,
            each.score,
            each.level,
            each.is_by_phone,
            each.position == last,
        )
        for each in follow_up.contacts
    )
    some, good, worse = _thresholds(follow_up.baseline, follow_up.protocol.rule)
    marks = tuple(_marks(follow_up))
    return Course(follow_up.baseline, follow_up.at_once, points, marks, some, good, worse)


def _thresholds(
    baseline: int | None, rule: ReliefRule
) -> tuple[float | None, float | None, float | None]:
    """The scores from which relief is some, is good, and from which it is worse."""
    if not baseline:
        return None, None, None
    drop = max(rule.meaningful_percent / 100 * baseline, rule.meaningful_min_points)
    worse = baseline + rule.worse_points
    good = baseline * (1 - rule.good_percent / 100)
    return baseline - drop, good, worse if worse <= MAX_SCORE else None


def _marks(follow_up: FollowUp) -> list[Mark]:
    marks = []
    for each in follow_up.alerts:
        day = follow_up.days_after(each.raised_at)
        if each.kind in _SIGNS:
            marks.append(Mark(MarkKind.SIGN, day))
        elif each.kind is AlertKind.VISIT and each.result not in set(Kept):
            # One that was closed so asked staff who came.
            marks.append(Mark(MarkKind.VISIT, day))
        if each.kind in CALLS and each.closed_at is not None:
            marks.append(Mark(MarkKind.CALL, follow_up.days_after(each.closed_at)))
    marks += [
        Mark(MarkKind.BOOKED, follow_up.days_after(datetime.combine(each.day, _NOON)))
        for each in follow_up.visits
        if each.day is not None and each.kept in {None, Kept.CAME}
    ]
    return sorted(marks, key=lambda mark: (mark.day, mark.kind))


def owner_of(raised_at: datetime, follow_ups: Mapping[str, datetime]) -> str:
    """Of a patient's follow-ups (by when each was injected) the one that an alert belongs to.

    That is the last injection before it; an alert before all of them belongs to the first.
    """
    before = {key: at for key, at in follow_ups.items() if at <= raised_at}
    if before:
        return max(before, key=lambda key: (before[key], key))
    return min(follow_ups, key=lambda key: (follow_ups[key], key))
