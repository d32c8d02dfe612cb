"""Warning signs: the patient reads at once where to get help, staff are called until one comes."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.domain.answers import Sign
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import CheckInState, Reason, Step
from bot.domain.triage import Triage
from bot.services import alert_actions, alerting, cases, planning, questions, recording, wording
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue, strip
from bot.services.transaction import Service, Work, transaction
from bot.storage import alerts, patients
from bot.storage.desk_tables import Alert
from bot.storage.tables import Chat, CheckIn, Patient


class WarningSigns(Service):
    """What a patient's warning sign sets off."""

    @transaction
    async def from_list(self, work: Work, caller: Caller, message_id: int) -> None:
        """The patient pressed "I have one of these" under the list of signs."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        case = await cases.latest(work, patient) if patient else None
        if case is None:
            raise NotFoundError("patient")
        await strip(work, chat, onto=message_id)
        await raise_red_flag(work, case, chat, None)

    @transaction
    async def name_sign(
        self, work: Work, caller: Caller, alert_id: str, sign: Sign, message_id: int
    ) -> None:
        """The patient said which sign it is, or that the tap was a mistake; staff see it."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        alert = await alerts.lock(work.session, alert_id)
        if patient is None or alert is None or alert.patient_id != patient.id:
            raise NotFoundError("alert")
        if sign in alert.details["signs"] or Sign.MISTAKE in alert.details["signs"]:
            return
        alert.details = {**alert.details, "signs": [*alert.details["signs"], sign]}
        await alert_actions.refresh(work, alert)
        if sign is Sign.MISTAKE:
            await _take_back(work, chat, patient, alert, message_id)
            return
        text = work.text("red_flag_noted", patient.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text), patient)


async def raise_red_flag(work: Work, case: Case, chat: Chat, check_in: CheckIn | None) -> None:
    """Say at once where to get help, then ask which sign, and raise P1; before anything else."""
    await say_red_flag(work, case, chat)
    alert = await alerting.raise_alert(
        work,
        AlertKind.RED_FLAG,
        case.patient,
        check_in,
        signs=[],
        checkin_name=_name(case, check_in),
    )
    text, keyboard = questions.which_sign(work, case, alert.id)
    draft = Draft(MessageKind.SAFETY, text, keyboard, asks=True, alert_id=None)
    await queue(work, chat, draft, case.patient)


def _name(case: Case, check_in: CheckIn | None) -> list[object]:
    plan = case.protocol.check_ins[-1] if check_in is None else case.plan(check_in)
    return [plan.offset.value, plan.offset.unit]


async def say_red_flag(work: Work, case: Case, chat: Chat) -> None:
    """The fixed text: get help now, the numbers, what to say."""
    text = work.text("red_flag", case.language, injection_date=wording.injection_date(case))
    await queue(work, chat, Draft(MessageKind.SAFETY, text), case.patient)
    planning.note_event(work, case.patient, "red_flag_text")


async def stop_at_red_flag(work: Work, case: Case, chat: Chat, check_in: CheckIn) -> None:
    """Yes to the safety question: the check-in ends here, answered for safety only."""
    planning.end(work, check_in, CheckInState.ANSWERED, Reason.SAFETY_ONLY)
    check_in.answered_at = work.now
    check_in.reply_at = None
    check_in.step = Step.SIGN
    await raise_red_flag(work, case, chat, check_in)


async def _take_back(
    work: Work, chat: Chat, patient: Patient, alert: Alert, message_id: int
) -> None:
    """A tap by mistake stays on record; its check-in opens again where it stopped."""
    text = work.text("red_flag_mistake", patient.language)
    await queue(work, chat, Draft(MessageKind.EDIT, text, onto=message_id), patient)
    if alert.check_in_id is None:
        return
    case, check_in = await cases.of_check_in(work, alert.check_in_id)
    if check_in.reason is not Reason.SAFETY_ONLY or check_in.closes_at is None:
        return
    await recording.mark_mistake(work, check_in)
    check_in.state, check_in.reason, check_in.ended_at = CheckInState.OPEN, None, None
    check_in.answered_at = None
    check_in.step = Step.PAIN
    await questions.show(work, case, chat, check_in)


async def answer_danger(work: Work, case: Case, chat: Chat, found: Triage) -> None:
    """Typed words that may mean danger: the numbers at once, and P1; over-triggers on purpose."""
    if found.crisis:
        text = work.text("crisis", case.language)
        await queue(work, chat, Draft(MessageKind.SAFETY, text), case.patient)
        crisis_line = work.clinic.values(case.language)["crisis_line"]
        await alerting.raise_alert(
            work,
            AlertKind.CRISIS,
            case.patient,
            crisis_line=crisis_line,
            emergency_number=work.clinic.emergency_number,
        )
    if found.urgent:
        text = work.text("free_text_urgent", case.language)
        await queue(work, chat, Draft(MessageKind.SAFETY, text), case.patient)
        await alerting.raise_alert(
            work, AlertKind.URGENT_TEXT, case.patient, signs=list(found.urgent)
        )
