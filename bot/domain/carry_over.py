"""A follow-up that goes on, under another version: what was asked stays, what is to come changes.

The check-ins that went out or passed are kept as they were planned, those to come are the new
version's; together they are a protocol of their own, so that a follow-up always has one protocol.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import guard_rails, schedule
from bot.domain.errors import ProtocolError
from bot.domain.protocol import CheckInPlan, Offset, Protocol, least_distance
from bot.domain.schedule import Calendar


@dataclass(frozen=True, slots=True)
class Standing:
    """A check-in as it stands: when it is due, and whether it will go out or when it did."""

    due_at: datetime
    is_planned: bool
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """A check-in to come: when it is due now, and when it was; None for what is new or ends."""

    offset: Offset
    due_at: datetime | None
    was_due_at: datetime | None

    @property
    def stays(self) -> bool:
        """Whether nothing about its time changes."""
        return self.due_at == self.was_due_at


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What another version makes of a follow-up.

    `protocol`: what it keeps from now on. `kept`: how many check-ins, from the first, stay as they
    were. `sends`: those to come, in order; `falls_away`: those that were to come and do not.
    """

    protocol: Protocol
    kept: int
    sends: tuple[Send, ...]
    falls_away: tuple[Send, ...]

    @property
    def moves(self) -> tuple[Send, ...]:
        """What comes at another time, or anew."""
        return tuple(send for send in self.sends if not send.stays)


def carry_over(
    old: Protocol,
    new: Protocol,
    injected_at: datetime,
    calendar: Calendar,
    standing: Sequence[Standing],
    now: datetime,
) -> CarryOver | None:
    """What becomes of a follow-up of `old` under `new`; None where it must stay as it is.

    It stays when nothing is to come, when the new check-in that decides has passed, or when both
    together would be no protocol. `standing`: its check-ins in order; none before consent.
    """
    calendar = replace(calendar, window=new.window)
    if not standing:
        return _fresh(old, new, injected_at, calendar)
    kept = _kept(standing, now)
    if kept == len(standing):
        return None
    planned = schedule.due_times(new, injected_at, calendar)
    past = old.check_ins[:kept]
    to_come = [
        plan
        for plan, due_at in zip(new.check_ins, planned, strict=True)
        if due_at > now and _follows(past[-1].offset if past else None, plan.offset)
    ]
    while to_come and to_come[-1] is new.check_ins[-1]:
        protocol = replace(new, check_ins=(*past, *to_come))
        try:
            guard_rails.check(protocol)
        except ProtocolError:
            return None
        found = _carried(old, protocol, injected_at, calendar, standing, kept)
        passed = sum(send.due_at is not None and send.due_at <= now for send in found.sends)
        if not passed:
            return found
        # In a short window fewer before it let a check-in come earlier, and that was before now.
        to_come = to_come[passed:]
    return None


def _kept(standing: Sequence[Standing], now: datetime) -> int:
    """How many check-ins lie before the first of those that are all to come.

    One that is due goes out any moment: it is kept, lest nobody sends it.
    """
    gone = (
        place
        for place, each in enumerate(standing, 1)
        if not each.is_planned or each.due_at <= now
    )
    return max(gone, default=0)


def _follows(last: Offset | None, offset: Offset) -> bool:
    """Whether it may be asked after the last one that was."""
    return last is None or offset.span - last.span >= least_distance(last, offset)


def _fresh(old: Protocol, new: Protocol, injected_at: datetime, calendar: Calendar) -> CarryOver:
    """Before consent nothing is planned: all of the new version is to come."""
    was = schedule.due_times(old, injected_at, replace(calendar, window=old.window))
    return _compared(old.check_ins, was, new, schedule.due_times(new, injected_at, calendar), 0)


def _carried(
    old: Protocol,
    protocol: Protocol,
    injected_at: datetime,
    calendar: Calendar,
    standing: Sequence[Standing],
    kept: int,
) -> CarryOver:
    gone = {place: each.opened_at or each.due_at for place, each in enumerate(standing[:kept])}
    due = schedule.due_times(protocol, injected_at, calendar, gone)
    return _compared(old.check_ins, [each.due_at for each in standing], protocol, due, kept)


def _compared(
    old: Sequence[CheckInPlan],
    was: Sequence[datetime],
    protocol: Protocol,
    due: Sequence[datetime],
    kept: int,
) -> CarryOver:
    """Check-ins at the same distance from the injection are the same one."""
    before = {plan.offset.span: at for plan, at in zip(old[kept:], was[kept:], strict=True)}
    sends = tuple(
        Send(plan.offset, due_at, before.get(plan.offset.span))
        for plan, due_at in zip(protocol.check_ins[kept:], due[kept:], strict=True)
    )
    staying = {send.offset.span for send in sends}
    falls_away = tuple(
        Send(plan.offset, None, at)
        for plan, at in zip(old[kept:], was[kept:], strict=True)
        if plan.offset.span not in staying
    )
    return CarryOver(protocol, kept, sends, falls_away)
