"""The protocol as admins see it: in words, changed by typing, kept as a new version."""

from __future__ import annotations

from datetime import time
from typing import Final

from bot.domain import protocol as protocols_rules
from bot.domain import schedule
from bot.domain.errors import ClosedError, ProtocolError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import WITH_FIRST_HOURS, Protocol
from bot.domain.schedule import Calendar
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.services.patient import cities
from bot.services.staff import access, audit
from bot.storage import protocols, tallies
from bot.storage.tables.mail import Dialogue
from bot.texts import dates
from bot.words.offsets import read_offsets

# The ready-made one, as an admin would type it: a block is judged by its first hours.
_FIRST_HOURS: Final = ", ".join(str(plan.offset) for plan in WITH_FIRST_HOURS.check_ins)


class Schedules(Service):
    """Looking at and changing the check-ins; patients keep the version they started with."""

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/schedule: the newest version in words."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        text = await _describe(work, turn.language)
        if await protocols.is_newer(work.session, protocols_rules.DEFAULT):
            text = f"{text}\n\n{_newer_default(work, turn.language)}"
        await _put(turn, text, "schedule")

    @transaction
    async def press(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """change, cancel, yes or no; raises `ClosedError` when there is nothing to decide."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        if choice == "change":
            await _ask(turn)
            return
        dialogue = await dialogues.current_of_staff(work, turn.chat, dialogues.SCHEDULING)
        if dialogue is None:
            raise ClosedError("schedule")
        if choice == "hours":
            await typed(turn, dialogue, _FIRST_HOURS)
            return
        await dialogues.drop(work, turn.chat)
        if choice == "yes" and dialogue.step == "confirm":
            await _save(turn, dialogue)
        else:
            await turn.say_in_place("schedule_kept")


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    if dialogue.step == "confirm":
        await typed(turn, dialogue, dialogue.data["offsets"])
    else:
        await _ask(turn)


async def _ask(turn: StaffTurn) -> None:
    await dialogues.begin(turn.work, turn.chat, dialogues.SCHEDULING, "offsets")
    await _put(turn, turn.text("schedule_ask"), "schedule_ask")


async def _put(turn: StaffTurn, text: str, key: str) -> None:
    """Ask with this text, and the buttons of the key."""
    keyboard = column(
        button(label, Verb.SCHEDULE, name)
        for name, label in turn.work.texts.buttons(key, turn.language)
    )
    await turn.ask((text, keyboard))


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """What an admin typed as check-ins: a preview with dates, or what is wrong with it."""
    work = turn.work
    try:
        protocol = protocols_rules.build_protocol(read_offsets(text))
    except ProtocolError as error:
        problem = turn.text(f"schedule_problem_{error.reason}", text=error.detail)
        await _put(turn, turn.text("schedule_bad", problem=problem), "schedule_bad")
        return
    newest = await protocols.newest(work.session)
    dialogues.go_on(work, dialogue, "confirm", offsets=text, instead_of=newest.number)
    await _put(turn, _preview(work, protocol, turn.language), "schedule_preview")


def _preview(work: Work, protocol: Protocol, language: str) -> str:
    calendar = Calendar(work.clinic.zone, time(10), protocol.window)
    due = schedule.due_times(protocol, work.now, calendar)
    lines = [f"• {placeholders.moment(each, work.clinic.zone, language)}" for each in due]
    return work.text(
        "schedule_preview",
        language,
        check_ins=placeholders.offsets(protocol, language),
        example_dates="\n".join(lines),
        time_zone=cities.name_of(work.clinic.zone.key),
    )


async def _save(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Keep the new version, unless another admin was faster: then they must look again."""
    work = turn.work
    if await protocols.lock_newest(work.session) != dialogue.data["instead_of"]:
        await turn.say_in_place("schedule_overtaken")
        return
    offsets = read_offsets(dialogue.data["offsets"])
    protocol = protocols_rules.build_protocol(offsets)
    number = await protocols.add(work.session, protocol, work.now, turn.member.id)
    await protocols.pass_over(work.session, protocols_rules.DEFAULT)
    await audit.write(turn, "schedule", str(number))
    await turn.say_in_place("schedule_saved", version=number)


async def _describe(work: Work, language: str) -> str:
    version = await protocols.newest(work.session)
    protocol = version.protocol
    window = work.text(
        "schedule_window",
        language,
        start=dates.short_time(protocol.window.start, language),
        end=dates.short_time(protocol.window.end, language),
    )
    running = await tallies.count_running(work.session, version.number)
    return work.text(
        "schedule",
        language,
        version=version.number,
        check_ins="\n".join(_lines(work, protocol, language)),
        window=window,
        rules=_rules(work, protocol, language),
        active=work.text("schedule_active", language, count=running),
    )


def _newer_default(work: Work, language: str) -> str:
    check_ins = placeholders.offsets(protocols_rules.DEFAULT, language)
    return work.text("schedule_newer_default", language, check_ins=check_ins)


def _lines(work: Work, protocol: Protocol, language: str) -> list[str]:
    return [
        work.text(
            "schedule_line",
            language,
            checkin_name=placeholders.offset_name(work, plan.offset, language),
            offset=dates.span(plan.offset.value, plan.offset.unit, language),
            reminders=work.text("schedule_reminders", language, count=len(plan.reminders)),
            closes=dates.span(plan.closes_after.value, plan.closes_after.unit, language),
        )
        for plan in protocol.check_ins
    ]


def _rules(work: Work, protocol: Protocol, language: str) -> str:
    rule = protocol.rule
    return work.text(
        "schedule_rules",
        language,
        meaningful_percent=rule.meaningful_percent,
        meaningful_points=rule.meaningful_min_points,
        good_percent=rule.good_percent,
        worse_points=rule.worse_points,
        not_before=dates.span(protocol.not_before.value, protocol.not_before.unit, language),
    )
