"""The protocol as admins see it: in words, changed by typing, kept as a new version."""

from __future__ import annotations

from datetime import time
from typing import Final

from bot.domain import protocol as protocols_rules
from bot.domain import schedule
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, ProtocolError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import Protocol
from bot.domain.schedule import Calendar
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import access, audit
from bot.storage import protocols
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff
from bot.texts import dates
from bot.texts.catalogue import known_language
from bot.words.offsets import read_offsets

_EXAMPLE: Final = {"en": "1 day, 2 days, 1 week", "es": "1 día, 2 días, 1 semana"}


class Schedules(Service):
    """Looking at and changing the check-ins; patients keep the version they started with."""

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/schedule: the newest version in words."""
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        text = await _describe(work, member.language)
        if await protocols.is_newer(work.session, protocols_rules.DEFAULT):
            text = f"{text}\n\n{_newer_default(work, member.language)}"
        await _put(work, chat, member, text, "schedule")

    @transaction
    async def press(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """change, cancel, yes or no; raises `ClosedError` when there is nothing to decide."""
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        if choice == "change":
            await _ask(work, chat, member)
            return
        dialogue = await dialogues.current_of_staff(work, chat, dialogues.SCHEDULING)
        if dialogue is None:
            raise ClosedError("schedule")
        await dialogues.drop(work, chat)
        text = work.text("schedule_kept", member.language)
        if choice == "yes" and dialogue.step == "confirm":
            text = await _save(work, member, dialogue)
        await queue(work, chat, Draft(MessageKind.EDIT, text, onto=message_id))


async def _ask(work: Work, chat: Chat, member: Staff) -> None:
    await dialogues.begin(work, chat, dialogues.SCHEDULING, "offsets")
    example = _EXAMPLE[known_language(member.language)]
    text = work.text("schedule_ask", member.language, example=example)
    await _put(work, chat, member, text, "schedule_ask")


async def _put(work: Work, chat: Chat, member: Staff, text: str, key: str) -> None:
    await queue(
        work, chat, Draft(MessageKind.REPLY, text, _keyboard(work, member, key), asks=True)
    )


def _keyboard(work: Work, member: Staff, key: str) -> Keyboard:
    return column(
        button(label, Verb.SCHEDULE, name)
        for name, label in work.texts.buttons(key, member.language)
    )


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """What an admin typed as check-ins: a preview with dates, or what is wrong with it."""
    caller = Caller(int(chat.telegram_id), int(chat.telegram_id))
    member, _ = await access.require(work, caller, StaffRole.ADMIN)
    try:
        protocol = protocols_rules.build_protocol(read_offsets(text))
    except ProtocolError as error:
        problem = work.text(f"schedule_problem_{error.reason}", member.language, text=error.detail)
        answer = work.text("schedule_bad", member.language, problem=problem)
        await _put(work, chat, member, answer, "schedule_bad")
        return
    newest = await protocols.newest(work.session)
    dialogues.go_on(work, dialogue, "confirm", offsets=text, instead_of=newest.number)
    await _put(work, chat, member, _preview(work, protocol, member.language), "schedule_preview")


def _preview(work: Work, protocol: Protocol, language: str) -> str:
    calendar = Calendar(work.clinic.zone, time(10), protocol.window)
    due = schedule.due_times(protocol, work.now, calendar)
    lines = [f"• {placeholders.moment(each, work.clinic.zone, language)}" for each in due]
    return work.text(
        "schedule_preview",
        language,
        check_ins=placeholders.offsets(protocol, language),
        example_dates="\n".join(lines),
        time_zone=placeholders.city(work.clinic.zone.key),
    )


async def _save(work: Work, member: Staff, dialogue: Dialogue) -> str:
    """Keep the new version, unless another admin was faster: then they must look again."""
    if await protocols.lock_newest(work.session) != dialogue.data["instead_of"]:
        return work.text("schedule_overtaken", member.language)
    offsets = read_offsets(dialogue.data["offsets"])
    protocol = protocols_rules.build_protocol(offsets)
    number = await protocols.add(work.session, protocol, work.now, member.id)
    await protocols.pass_over(work.session, protocols_rules.DEFAULT)
    await audit.write(work, member, "schedule", str(number))
    return work.text("schedule_saved", member.language, version=number)


async def _describe(work: Work, language: str) -> str:
    version = await protocols.newest(work.session)
    protocol = version.protocol
    window = work.text(
        "schedule_window",
        language,
        start=dates.short_time(protocol.window.start, language),
        end=dates.short_time(protocol.window.end, language),
    )
    running = await protocols.count_running(work.session, version.number)
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
