"""The report of many follow-ups: what is known, and how far the silent could change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median
from typing import Final

from bot.domain.alerts import ACTED_ON
from bot.domain.figures import RELIEVED, FollowUp, Raised
from bot.domain.ledger import Area, CheckInState, EpisodeState
from bot.domain.protocol import Offset
from bot.domain.relief import Level, Outcome

# A share of fewer people says nothing and may name one of them.
SMALLEST: Final = 5
KNOWN: Final = tuple(outcome for outcome in Outcome if outcome is not Outcome.UNKNOWN)
_OPEN: Final = frozenset({CheckInState.PLANNED, CheckInState.OPEN})
_LACKING: Final = frozenset({Outcome.NO_RELIEF, Outcome.WORE_OFF, Outcome.WORSE})
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A share in percent: if none of the silent were relieved, and if all of them were."""

    low: float
    high: float


@dataclass(slots=True)
class Relief:
    """How many were relieved, of how many, and of how many nobody knows."""

    total: int = 0
    relieved: int = 0
    silent: int = 0

    def add(self, is_relieved: bool | None, times: int = 1) -> None:
        """So many more; None: not known."""
        self.total += times
        self.relieved += times * (is_relieved is True)
        self.silent += times * (is_relieved is None)

    @property
    def is_hidden(self) -> bool:
        """Whether they are too few to be shown."""
        return self.total < SMALLEST

    @property
    def bounds(self) -> Bounds:
        """What the share of relieved is at worst and at best."""
        if not self.total:
            return Bounds(0.0, 100.0)
        return Bounds(
            100 * self.relieved / self.total, 100 * (self.relieved + self.silent) / self.total
        )


@dataclass(slots=True)
class Answered:
    """Of the check-ins of one day after the injection: how many are over, how many answered."""

    ended: int = 0
    answered: int = 0
    by_phone: int = 0
    relief: Relief = field(default_factory=Relief)


@dataclass(slots=True)
class Load:
    """Alerts of one priority."""

    raised: int = 0
    closed: int = 0
    acted: int = 0
    """Closed by somebody who did something for the patient."""
    false_alarms: int = 0
    minutes: list[float] = field(default_factory=list)
    """From each alert to the moment that somebody took it."""

    @property
    def median_minutes(self) -> float | None:
        """The usual time until somebody took one; None where nobody has."""
        return median(self.minutes) if self.minutes else None


@dataclass(slots=True)
class Funnel:
    """The way from lack of relief to a visit; each step counts within the one before."""

    lacking: int = 0
    told: int = 0
    asked: int = 0
    booked: int = 0
    came: int = 0


@dataclass(slots=True)
class Silent:
    """Who ended without a known outcome, by what they last said."""

    lack: int = 0
    relief: int = 0
    never: int = 0


@dataclass(slots=True)
class Report:
    """The figures of all follow-ups that were added.

    `unjoined`: ended without anybody having joined; `awaited`: whoever was invited may join still.
    """

    enrolled: int = 0
    unjoined: int = 0
    awaited: int = 0
    joined: int = 0
    running: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    relief: Relief = field(default_factory=Relief)
    silent: Silent = field(default_factory=Silent)
    check_ins: dict[Offset, Answered] = field(default_factory=dict)
    at_once: Relief = field(default_factory=Relief)
    first: Counter[Offset] = field(default_factory=Counter)
    """Check-in at which relief was first seen, of those not relieved at once."""
    wore_off: int = 0
    faded: int = 0
    areas: dict[Area, Relief] = field(default_factory=dict)
    alerts: dict[int, Load] = field(default_factory=dict)
    funnel: Funnel = field(default_factory=Funnel)

    @property
    def decided(self) -> int:
        """How many are over, with an outcome or without."""
        return self.relief.total

    @property
    def known(self) -> int:
        """Of how many the outcome is known."""
        return self.relief.total - self.relief.silent

    @property
    def is_hidden(self) -> bool:
        """Whether they are too few to say anything."""
        return self.enrolled < SMALLEST

    def offsets(self) -> list[Offset]:
        """The days after the injection on which anybody was asked, in order."""
        return sorted(self.check_ins, key=lambda offset: (offset.span, str(offset)))

    def add(self, follow_up: FollowUp, times: int = 1) -> None:
        """Count one more follow-up, or so many that are like it."""
        self.enrolled += times
        self.add_alerts(follow_up.alerts * times)
        if not follow_up.has_joined:
            is_awaited = follow_up.state is EpisodeState.INVITED
            self.awaited += times * is_awaited
            self.unjoined += times * (not is_awaited)
            return
        self.joined += times
        for each in follow_up.contacts:
            if each.state not in _OPEN:
                answered = self.check_ins.setdefault(follow_up.offset_of(each), Answered())
                is_answered = each.state is CheckInState.ANSWERED
                answered.ended += times
                answered.answered += times * is_answered
                answered.by_phone += times * (is_answered and each.is_by_phone)
                is_relieved = None if each.level is None else each.level in RELIEVED
                answered.relief.add(is_relieved, times)
        if follow_up.is_decided:
            self._add_outcome(follow_up, times)
        else:
            self.running += times

    def _add_outcome(self, follow_up: FollowUp, times: int) -> None:
        known = follow_up.known
        is_relieved = None if known is None else known not in _LACKING
        self.outcomes[known or Outcome.UNKNOWN] += times
        self.relief.add(is_relieved, times)
        self.areas.setdefault(follow_up.area, Relief()).add(is_relieved, times)
        self.faded += times * follow_up.is_faded
        self.wore_off += times * (Outcome.WORE_OFF in {follow_up.outcome, follow_up.beneath})
        if known is None:
            self._add_silent(follow_up.levels, times)
        self._add_first(follow_up, times)
        if known in _LACKING:
            told, asked = follow_up.told_at is not None, follow_up.has_asked
            self.funnel.lacking += times
            self.funnel.told += times * told
            self.funnel.asked += times * (told and asked)
            is_booked = told and asked and follow_up.is_booked
            self.funnel.booked += times * is_booked
            self.funnel.came += times * (is_booked and follow_up.has_come)

    def _add_silent(self, levels: list[Level], times: int) -> None:
        if not levels:
            self.silent.never += times
        elif levels[-1] in RELIEVED:
            self.silent.relief += times
        else:
            self.silent.lack += times

    def _add_first(self, follow_up: FollowUp, times: int) -> None:
        at_once = follow_up.relieved_at_once
        if at_once is not None:
            self.at_once.add(at_once, times)
        if at_once:
            return
        for each in follow_up.contacts:
            if each.level in RELIEVED:
                self.first[follow_up.offset_of(each)] += times
                return

    def add_alerts(self, alerts: Iterable[Raised]) -> None:
        """Count alerts about follow-ups."""
        for each in alerts:
            load, is_closed = self.alerts.setdefault(each.priority, Load()), bool(each.closed_at)
            load.raised += 1
            load.closed += is_closed
            load.acted += is_closed and each.result in ACTED_ON
            load.false_alarms += each.result == "false_alarm"
            if each.taken_at is not None:
                # A clock that was set back makes no time negative.
                load.minutes.append(max(0.0, (each.taken_at - each.raised_at) / _MINUTE))


def report_of(follow_ups: Iterable[FollowUp]) -> Report:
    """The report of these."""
    report = Report()
    for each in follow_ups:
        report.add(each)
    return report
