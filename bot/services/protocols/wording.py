"""A protocol in words: its check-ins, its hours and rules, and what differs between two."""

from __future__ import annotations

from bot.domain import edits
from bot.domain.protocol import CheckInPlan, Protocol
from bot.services.messaging import placeholders
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols.fields import FIELDS, spans
from bot.texts import dates


def plan(turn: StaffTurn, plan_: CheckInPlan) -> str:
    """A check-in in one line: when it comes, what it asks, its reminders, its closing."""
    return turn.text(
        "schedule_line",
        checkin_name=placeholders.offset_name(turn.work, plan_.offset, turn.language),
        questions=questions(turn, plan_),
        reminders=spans(turn, plan_.reminders),
        closes=spans(turn, (plan_.closes_after,)),
    )


def questions(turn: StaffTurn, plan_: CheckInPlan) -> str:
    """What a check-in asks, in short words."""
    said = [turn.text(f"schedule_question_{each}") for each in plan_.questions]
    return dates.join(said, turn.language)


def check_ins(turn: StaffTurn, protocol: Protocol) -> str:
    """All check-ins, a numbered line each."""
    lines = [f"{place}. {plan(turn, each)}" for place, each in enumerate(protocol.check_ins, 1)]
    return "\n".join(lines)


def rules(turn: StaffTurn, protocol: Protocol) -> str:
    """Its hours, its thresholds and all else, a line for each field."""
    lines = [
        turn.text(
            "schedule_value",
            field=turn.text(f"schedule_field_{each.name}"),
            value=each.show(turn, protocol),
        )
        for each in FIELDS.values()
    ]
    return "\n".join(lines)


def changes(turn: StaffTurn, old: Protocol, new: Protocol) -> list[str]:
    """What publishing the one after the other changes, a line each."""
    found = edits.differences(old, new)
    lines = [turn.text("schedule_diff_added", line=plan(turn, each)) for each in found.added]
    lines += [turn.text("schedule_diff_removed", line=plan(turn, each)) for each in found.removed]
    lines += [
        turn.text("schedule_diff_changed", before=plan(turn, before), after=plan(turn, after))
        for before, after in found.changed
    ]
    for each in FIELDS.values():
        before, after = each.show(turn, old), each.show(turn, new)
        if before != after:
            name = turn.text(f"schedule_field_{each.name}")
            lines.append(turn.text("schedule_diff_value", field=name, before=before, after=after))
    return lines


def of_version(turn: StaffTurn, called: tuple[str, int] | None) -> str:
    """By which protocol, and which version of it, a follow-up goes; None is a rehearsed draft."""
    if called is None:
        return turn.text("not_known")
    name, published = called
    return turn.text("report_version", name=name, number=published)
