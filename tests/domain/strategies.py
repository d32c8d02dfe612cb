"""Zones, moments and protocols that a clinic could meet, for the properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from bot.domain import guard_rails
from bot.domain.answers import Question
from bot.domain.protocol import (
    DEFAULT,
    MAX_CHECK_INS,
    CheckInPlan,
    Decision,
    Offset,
    Protocol,
    ReliefRule,
    SendWindow,
    Unit,
    build_protocol,
)
from bot.domain.schedule import Calendar

ZONES: Final = tuple(sorted(available_timezones()))
FIRST_YEAR: Final = 2024
LAST_YEAR: Final = 2037
_START: Final = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
_END: Final = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)

zones = st.sampled_from(ZONES)
moments = st.datetimes(
    _START.replace(tzinfo=None), _END.replace(tzinfo=None), timezones=st.just(UTC)
)
chosen_times = st.sampled_from([time(10), time(13), time(18)])
windows = st.builds(
    lambda start, hours: SendWindow(time(start), time(min(start + hours, 21))),
    st.integers(8, 20),
    st.integers(1, 13),
)


@cache
def clock_changes(zone: str) -> tuple[datetime, ...]:
    """The moments at which the clocks of a zone change, to the minute."""
    info = ZoneInfo(zone)
    # No zone changes its clocks twice within ten days.
    steps = [_START + timedelta(days=day) for day in range(0, (_END - _START).days, 10)]
    offsets = [info.utcoffset(step.astimezone(info)) for step in steps]
    pairs = zip(pairwise(steps), pairwise(offsets), strict=True)
    return tuple(_change_between(*times, info) for times, (a, b) in pairs if a != b)


def _change_between(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


@st.composite
def moments_in(draw: st.DrawFn, zone: str) -> datetime:
    """A moment in 2024 to 2037; in half of the cases within 9 days of a change of clocks."""
    changes = clock_changes(zone)
    if not changes or draw(st.booleans()):
        return draw(moments)
    nine_days = timedelta(days=9)
    return draw(st.sampled_from(changes)) + draw(st.timedeltas(-nine_days, nine_days))


@st.composite
def calendars(draw: st.DrawFn, zone: str) -> Calendar:
    """A patient's calendar in a zone, with the usual send window and a time that is offered."""
    return Calendar(ZoneInfo(zone), draw(chosen_times), SendWindow())


def offset_of(hours: int, unit: Unit) -> Offset:
    """So many hours in the wanted unit, or in hours when it does not come out even."""
    size = {Unit.HOURS: 1, Unit.DAYS: 24, Unit.WEEKS: 168}[unit]
    return Offset(hours, Unit.HOURS) if hours % size else Offset(hours // size, unit)


_units = st.sampled_from(Unit)
_whole_days = st.integers(1, 80).map(lambda days: days * 24)
_timed = st.lists(st.integers(1, 19), max_size=5, unique=True).map(sorted)


@st.composite
def accepted_offsets(draw: st.DrawFn) -> tuple[Offset, ...]:
    """Offsets that `build_protocol` accepts, most often in whole days."""
    hours = list(draw(_timed))
    for step in draw(st.lists(st.one_of(st.just(24), st.integers(24, 60)), max_size=4)):
        hours.append((0 if not hours or hours[-1] < 24 else hours[-1]) + step)
    hours.append(max(168, (hours[-1] if hours else 0) + 24, draw(_whole_days)))
    assert len(hours) <= MAX_CHECK_INS
    return tuple(offset_of(each, draw(_units)) for each in hours)


protocols = st.one_of(st.just(DEFAULT), accepted_offsets().map(build_protocol))


def local_date(when: datetime, calendar: Calendar) -> date:
    """The date on the patient's wall clock."""
    return when.astimezone(calendar.zone).date()


def floor_of(protocol: Protocol, position: int, injected_at: datetime) -> datetime:
    """Before which the check-in at this position may never be sent, by the clinical rules."""
    offset = protocol.check_ins[position].offset
    is_last = position == len(protocol.check_ins) - 1
    has_slack = not is_last and offset.span >= timedelta(days=1)
    return injected_at + offset.span - timedelta(hours=4 * has_slack)


@st.composite
def guarded(draw: st.DrawFn) -> Protocol:
    """Any protocol that the guard rails let through: all values over their whole ranges."""
    offsets = draw(accepted_offsets())
    if len(offsets) > 1 and offsets[-2].span >= timedelta(days=guard_rails.LAST.least):
        # One whose last check-in comes early, now and then.
        offsets = offsets[: len(offsets) - draw(st.integers(0, 1))]
    start = draw(st.integers(8, 21 - guard_rails.WINDOW.least))
    end = draw(st.integers(start + guard_rails.WINDOW.least, 21))
    halves = st.builds(time, st.integers(start, end - 1), st.sampled_from((0, 30)))
    some = draw(_within(guard_rails.SOME))
    last = offsets[-1]
    not_before = st.integers(guard_rails.NOT_BEFORE.least, guard_rails.latest_not_before(last))
    late = st.integers(guard_rails.earliest_late_final(last), guard_rails.LATE_FINAL.most)
    return Protocol(
        check_ins=tuple(draw(_plans(offset)) for offset in offsets),
        window=SendWindow(time(start), time(end)),
        rule=ReliefRule(
            meaningful_percent=some,
            meaningful_min_points=draw(_within(guard_rails.POINTS)),
            good_percent=draw(st.integers(max(some + 1, guard_rails.GOOD.least), 80)),
            worse_points=draw(_within(guard_rails.WORSE)),
            decision=draw(st.sampled_from(Decision)),
        ),
        not_before=Offset(draw(not_before), Unit.DAYS),
        late_final=Offset(draw(late), Unit.DAYS),
        times=tuple(sorted(draw(st.sets(halves, min_size=1, max_size=4)))),
        late_sending=draw(st.none() | st.builds(Offset, st.integers(1, 168), st.just(Unit.HOURS))),
    )


def _within(limits: guard_rails.Limits) -> st.SearchStrategy[int]:
    return st.integers(limits.least, limits.most)


@st.composite
def _plans(draw: st.DrawFn, offset: Offset) -> CheckInPlan:
    closes = draw(_within(guard_rails.CLOSING))
    reminders = draw(st.sets(st.integers(1, min(closes - 1, 144)), max_size=3))
    more = draw(st.sets(st.sampled_from(Question)))
    asked = (Question.PAIN,) if offset.is_timed else {*guard_rails.ALWAYS, *more}
    return CheckInPlan(
        offset,
        tuple(Offset(each, Unit.HOURS) for each in sorted(reminders)),
        Offset(closes, Unit.HOURS),
        tuple(each for each in Question if each in asked),
    )
