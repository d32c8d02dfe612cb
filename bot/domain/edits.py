"""Changes of a protocol, one at a time: check-ins added, moved, removed, what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain import guard_rails
from bot.domain.answers import Question
from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    MIN_LAST_DAYS,
    WITH_FIRST_HOURS,
    CheckInPlan,
    Offset,
    Protocol,
    Unit,
    check_offsets,
    usual_plans,
)

_FIRST_HOURS = tuple(plan for plan in WITH_FIRST_HOURS.check_ins if plan.offset.is_timed)
_TWO_WEEKS = Offset(2, Unit.WEEKS)


@dataclass(frozen=True, slots=True)
class Differences:
    """What two protocols do not have in common, by when their check-ins come."""

    added: tuple[CheckInPlan, ...]
    removed: tuple[CheckInPlan, ...]
    changed: tuple[tuple[CheckInPlan, CheckInPlan], ...]


def differences(old: Protocol, new: Protocol) -> Differences:
    """Which check-ins come anew, no longer, or in another way."""
    before = {plan.offset.span: plan for plan in old.check_ins}
    after = {plan.offset.span: plan for plan in new.check_ins}
    both = ((plan, after[span]) for span, plan in before.items() if span in after)
    return Differences(
        added=tuple(plan for span, plan in after.items() if span not in before),
        removed=tuple(plan for span, plan in before.items() if span not in after),
        changed=tuple(pair for pair in both if pair[0] != pair[1]),
    )


def with_check_ins(protocol: Protocol, plans: Iterable[CheckInPlan]) -> Protocol:
    """These check-ins in the order of their times; what hangs on the last one follows it.

    Raises `ProtocolError` when there is none.
    """
    ordered = tuple(sorted(plans, key=lambda plan: plan.offset.span))
    if not ordered:
        raise ProtocolError("empty")
    last = ordered[-1].offset
    late = guard_rails.earliest_late_final(last)
    wait = guard_rails.latest_not_before(last)
    changed = replace(protocol, check_ins=ordered)
    if protocol.late_final.span < timedelta(days=late):
        changed = replace(changed, late_final=Offset(late, Unit.DAYS))
    if protocol.not_before.span > timedelta(days=wait):
        changed = replace(changed, not_before=Offset(max(wait, MIN_LAST_DAYS), Unit.DAYS))
    return changed


def with_offsets(protocol: Protocol, offsets: Sequence[Offset]) -> Protocol:
    """Check-ins at these distances, as usual; everything else stays.

    Raises `ProtocolError` when they could not be asked.
    """
    check_offsets(tuple(offsets))
    return with_check_ins(protocol, usual_plans(tuple(offsets)))


def added(protocol: Protocol, offset: Offset) -> Protocol:
    """One more check-in at this distance, as usual in its place."""
    return with_check_ins(protocol, (*protocol.check_ins, _usual(protocol.check_ins, offset)))


def _usual(others: Sequence[CheckInPlan], offset: Offset) -> CheckInPlan:
    """A check-in at this distance among others as it usually is."""
    spans = sorted({plan.offset.span: plan.offset for plan in others}.items())
    offsets = [each for _, each in spans if each.span != offset.span]
    ordered = sorted((*offsets, offset), key=lambda each: each.span)
    return usual_plans(tuple(ordered))[ordered.index(offset)]


def removed(protocol: Protocol, place: int) -> Protocol:
    """Without the check-in at this place, counted from 0; raises `IndexError`."""
    gone = protocol.check_ins[place]
    return with_check_ins(protocol, (each for each in protocol.check_ins if each is not gone))


def moved(protocol: Protocol, place: int, offset: Offset) -> Protocol:
    """The check-in at this place at another distance; from hours to days it asks as usual."""
    plan = protocol.check_ins[place]
    others = [each for each in protocol.check_ins if each is not plan]
    if plan.offset.is_timed is offset.is_timed:
        return with_check_ins(protocol, (*others, replace(plan, offset=offset)))
    return with_check_ins(protocol, (*others, _usual(others, offset)))


def with_plan(protocol: Protocol, place: int, plan: CheckInPlan) -> Protocol:
    """The check-in at this place is another one."""
    plans = list(protocol.check_ins)
    plans[place] = plan
    return with_check_ins(protocol, plans)


def toggled(protocol: Protocol, place: int, question: Question) -> Protocol:
    """The check-in at this place asks a question that it did not, or no longer does."""
    plan = protocol.check_ins[place]
    asked = set(plan.questions) ^ {question}
    questions = tuple(each for each in Question if each in asked)
    return with_plan(protocol, place, replace(plan, questions=questions))


def has_first_hours(protocol: Protocol) -> bool:
    """Whether anything is asked on the day of the injection."""
    return any(plan.offset.is_timed for plan in protocol.check_ins)


def has_two_weeks(protocol: Protocol) -> bool:
    """Whether there is a check-in after two weeks."""
    return any(plan.offset.span == _TWO_WEEKS.span for plan in protocol.check_ins)


def with_first_hours(protocol: Protocol) -> Protocol:
    """With check-ins on the day of the injection, or without them if there are any."""
    later = tuple(plan for plan in protocol.check_ins if not plan.offset.is_timed)
    return with_check_ins(
        protocol, later if has_first_hours(protocol) else (*_FIRST_HOURS, *later)
    )


def with_two_weeks(protocol: Protocol) -> Protocol:
    """With a check-in after two weeks, or without it if there is one."""
    if not has_two_weeks(protocol):
        return added(protocol, _TWO_WEEKS)
    spans = [plan.offset.span for plan in protocol.check_ins]
    return removed(protocol, spans.index(_TWO_WEEKS.span))
