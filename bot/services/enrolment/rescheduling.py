"""Another date for an injection: check-ins still to come move, none comes before it."""

from __future__ import annotations

from datetime import datetime

from bot.domain import schedule
from bot.domain.delivery import MessageKind
from bot.domain.ledger import RUNNING, CheckInState, PatientState, Reason
from bot.services.enrolment.episodes import example_of_when, read_when, tell_dates
from bot.services.followup import check_in_states, planning
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Verb, button
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import access, audit
from bot.storage import check_ins
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff


async def ask(work: Work, chat: Chat, member: Staff, case: Case) -> None:
    """Ask staff when the injection was, or will be."""
    await dialogues.begin(work, chat, dialogues.MOVING_DATE, "when", episode=case.episode.id)
    example = example_of_when(work)
    text = work.text(
        "move_ask", member.language, patient_ref=case.patient.reference, example=example
    )
    label = work.texts.label("move_ask", "cancel", member.language)
    keyboard = [[button(label, Verb.CASE, "move_no", case.episode.id)]]
    await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard, asks=True))


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """The typed time: move the follow-up, or say how to type it."""
    caller = Caller(int(chat.telegram_id), int(chat.telegram_id))
    member, _ = await access.require(work, caller)
    when = read_when(work, text.strip())
    if when is None:
        example = example_of_when(work)
        text = work.text("enroll_when_bad", member.language, example=example)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
        return
    await dialogues.drop(work, chat)
    case = await cases.of_episode(work, dialogue.data["episode"])
    if case.episode.state not in RUNNING:
        text = work.text("kept_done", member.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
        return
    await audit.write(work, member, "move", case.patient.id)
    await _move(work, case, when)
    text = work.text(
        "move_done",
        member.language,
        patient_ref=case.patient.reference,
        when=placeholders.short_moment(when, work.clinic.zone, member.language),
    )
    await queue(work, chat, Draft(MessageKind.REPLY, text))


async def _move(work: Work, case: Case, when: datetime) -> None:
    case.episode.injected_at = when
    due_times = schedule.due_times(case.protocol, when, case.calendar)
    planned = await check_ins.of_episode(work.session, case.episode.id)
    for check_in, due_at in zip(planned, due_times, strict=False):
        if check_in.state is CheckInState.OPEN and due_at > work.now:
            await check_in_states.plan_again(work, check_in)
        elif check_in.state is CheckInState.PLANNED and due_at <= work.now:
            check_in_states.end(work, check_in, CheckInState.SKIPPED, Reason.MOVED)
    await planning.replan(work, case)
    if case.chat is not None and case.patient.state is PatientState.ACTIVE:
        await tell_dates(work, case, case.chat, "dates_moved")
