"""Another date for an injection: check-ins still to come move, none comes before it."""

from __future__ import annotations

from datetime import datetime

from bot.domain import schedule
from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState, PatientState, Reason, Step
from bot.services import access, cases, dialogues, enrolment, planning, wording
from bot.services.buttons import Verb, button
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import check_ins, patients
from bot.storage.desk_tables import Dialogue, Staff
from bot.storage.tables import Chat, CheckIn


async def ask(work: Work, chat: Chat, member: Staff, case: Case) -> None:
    """Ask staff when the injection was, or will be."""
    await dialogues.begin(work, chat, dialogues.MOVING_DATE, "when", episode=case.episode.id)
    example = enrolment.example_of_when(work)
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
    when = enrolment.read_when(work, text.strip())
    if when is None:
        example = enrolment.example_of_when(work)
        text = work.text("enroll_when_bad", member.language, example=example)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
        return
    await dialogues.drop(work, chat)
    case = await cases.of_episode(work, dialogue.data["episode"])
    if case.episode.state not in enrolment.RUNNING:
        text = work.text("kept_done", member.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text))
        return
    await access.write_audit(work, member, "move", case.patient.id)
    await _move(work, case, when)
    text = work.text(
        "move_done",
        member.language,
        patient_ref=case.patient.reference,
        when=wording.short_moment(when, work.clinic.zone, member.language),
    )
    await queue(work, chat, Draft(MessageKind.REPLY, text))


async def _move(work: Work, case: Case, when: datetime) -> None:
    case.episode.injected_at = when
    due_times = schedule.due_times(case.protocol, when, case.calendar)
    planned = await patients.check_ins(work.session, case.episode.id)
    for check_in, due_at in zip(planned, due_times, strict=False):
        if check_in.state is CheckInState.OPEN and due_at > work.now:
            await plan_again(work, check_in)
        elif check_in.state is CheckInState.PLANNED and due_at <= work.now:
            planning.end(work, check_in, CheckInState.SKIPPED, Reason.MOVED)
    await planning.replan(work, case)
    if case.chat is not None and case.patient.state is PatientState.ACTIVE:
        await enrolment.tell_dates(work, case, case.chat, "dates_moved")


async def plan_again(work: Work, check_in: CheckIn) -> None:
    """It was not sent, or too early: what was said to it was about another day."""
    for answer in (await check_ins.answers(work.session, check_in.id)).values():
        answer.superseded_at = work.now
    check_in.state, check_in.step = CheckInState.PLANNED, Step.SAFETY
    check_in.opened_at = check_in.sent_at = None
    check_in.remind_at = check_in.closes_at = check_in.reply_at = None
    check_in.reminders_sent, check_in.uncertain = 0, False
