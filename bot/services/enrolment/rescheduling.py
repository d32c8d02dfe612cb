"""Another date for an injection: check-ins still to come move, none comes before it."""

from __future__ import annotations

from datetime import datetime

from bot.domain import schedule
from bot.domain.ledger import RUNNING, CheckInState, PatientState, Reason
from bot.services.enrolment.rules import Moment, far, is_near, read_when
from bot.services.followup import check_in_states, planning
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, button
from bot.services.messaging.messages import take_off_question
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import audit
from bot.storage import check_ins
from bot.storage.tables.mail import Dialogue


async def ask(turn: StaffTurn, case: Case) -> None:
    """Ask staff when the injection was, or will be."""
    work, episode_id = turn.work, case.episode.id
    await dialogues.begin(work, turn.chat, dialogues.MOVING_DATE, "when", episode=episode_id)
    text = turn.text("move_ask", patient_ref=case.patient.reference)
    label = work.texts.label("move_ask", "cancel", turn.language)
    await turn.ask((text, [[button(label, Verb.CASE, "move_no", episode_id)]]))


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """The typed time: move the follow-up, or say how to type it."""
    work = turn.work
    case = await cases.of_episode(work, dialogue.data["episode"])
    moment = Moment(work.now, work.clinic, case.protocol)
    whens = read_when(moment, text.strip())
    if len(whens) != 1:
        await turn.say("move_when_half" if whens else "enroll_when_bad")
        return
    when = whens[0]
    if not is_near(moment, when):
        await turn.say("enroll_when_far", **far(turn, when, case.protocol))
        return
    await take_off_question(work, turn.chat)
    await dialogues.drop(work, turn.chat)
    if case.episode.state not in RUNNING:
        await turn.say("kept_done")
        return
    await audit.write(turn, "move", case.patient.id)
    await _move(work, case, when)
    patient_ref = case.patient.reference
    await turn.say("move_done", patient_ref=patient_ref, when=turn.short_moment(when))


async def _move(work: Work, case: Case, when: datetime) -> None:
    case.episode.injected_at = when
    due_times = schedule.due_times(case.protocol, when, case.calendar)
    planned = await check_ins.of_episode(work.session, case.episode.id)
    for check_in, due_at in zip(planned, due_times, strict=False):
        if check_in.state is CheckInState.OPEN and due_at > work.now:
            await check_in_states.plan_again(work, case, check_in)
        elif check_in.state is CheckInState.PLANNED and due_at <= work.now:
            check_in_states.end(work, check_in, CheckInState.SKIPPED, Reason.MOVED)
    await planning.replan(work, case)
    if case.chat is not None and case.patient.state is PatientState.ACTIVE:
        await planning.tell_dates(work, case, "dates_moved")
