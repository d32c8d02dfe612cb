"""Warning signs: the patient reads at once where to get help, staff are called until one comes."""

from __future__ import annotations

from bot.domain.alert_details import Crisis, Help, RedFlag, UrgentText
from bot.domain.alerts import AlertKind
from bot.domain.answers import Question, Sign
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import CheckInState, PatientState, Reason, Step
from bot.services.alerts import announcements, raising
from bot.services.followup import answers, check_in_states, questions, safety_texts
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import standing
from bot.services.patient.caller import turn_of
from bot.storage import alerts, check_ins
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert
from bot.words.triage import Triage


class WarningSigns(Service):
    """What a patient's warning sign sets off."""

    @transaction
    async def from_list(self, work: Work, caller: Caller, message_id: int | None) -> None:
        """The patient pressed "I have one of these" under the list of signs."""
        await report(await turn_of(work, caller, onto=message_id))

    @transaction
    async def name_sign(
        self, work: Work, caller: Caller, alert_id: str, sign: Sign, message_id: int | None
    ) -> None:
        """The patient said which sign it is, or that the tap was a mistake; staff see it.

        Raises `NotAllowedError` when the alert is about somebody else.
        """
        turn = await turn_of(work, caller, onto=message_id)
        alert = await alerts.lock(work.session, alert_id)
        if alert is None or alert.kind is not AlertKind.RED_FLAG:
            raise NotFoundError("alert")
        if alert.patient_id != turn.patient.id:
            raise NotAllowedError("not the patient's alert")
        flag = alert.about
        if not isinstance(flag, RedFlag) or {sign, Sign.MISTAKE} & set(flag.signs):
            return
        alert.about = told = flag.named(sign)
        if told.is_mistake:
            # It stays to be read, and rings no more.
            alert.repeat_at = None
        await announcements.refresh(work, alert)
        if sign is Sign.MISTAKE:
            await _take_back(turn, alert)
        else:
            await turn.say(await _noted(turn))


async def _noted(turn: PatientTurn) -> str:
    """That the clinic has it, and that they are asked again another day, if they are."""
    is_next = await standing.following(turn.work, turn.patient) is not None
    return "red_flag_noted_next" if is_next else "red_flag_noted"


async def report(turn: PatientTurn) -> None:
    """A warning sign outside of an open check-in: help at once, the one that is open ends, P1."""
    if turn.patient.state is PatientState.DECEASED:
        return
    await turn.strip()
    waiting = await standing.waiting_check_in(turn.work, turn.patient)
    if waiting is not None:
        other, check_in = await cases.of_check_in(turn.work, waiting.id)
        await stop_at_red_flag(turn.about(other), check_in)
    elif await _is_known(turn.work, turn.patient):
        # Pressed twice: help is named again, staff are called once.
        await safety_texts.say_red_flag(turn)
    else:
        await raise_red_flag(turn, None)


async def _is_known(work: Work, patient: Patient) -> bool:
    """Whether a sign that was not a mistake still waits for staff."""
    return any(
        isinstance(flag := alert.about, RedFlag)
        and alert.taken_at is None
        and alert.closed_at is None
        and not flag.is_mistake
        for alert in await alerts.of_patient(work.session, patient.id)
    )


async def raise_red_flag(turn: PatientTurn, check_in: CheckIn | None) -> None:
    """Say at once where to get help, then ask which sign, and raise P1; before anything else."""
    work, case = turn.work, turn.case
    await safety_texts.say_red_flag(turn)
    about = RedFlag(check_in=case.plan_of(check_in).offset if check_in else None)
    alert = await raising.raise_alert(work, about, case.patient, check_in)
    text, keyboard = questions.which_sign(work, case, alert.id)
    await turn.queue(Draft(MessageKind.SAFETY, text, keyboard, asks=True))
    await _hold_back(work, case.patient)


async def _hold_back(work: Work, patient: Patient) -> None:
    """After a red flag no reminder goes out and no reply reassures; staff hear what it says."""
    for check_in in await check_ins.open_of_patient(work.session, patient.id):
        check_in_states.remind_at(check_in, None)
        if check_in.reply_at is not None:
            check_in.step = Step.SIGN


async def stop_at_red_flag(turn: PatientTurn, check_in: CheckIn) -> None:
    """Yes to the safety question: the check-in ends here; a score it has is judged for staff."""
    work, case = turn.work, turn.case
    await answers.store(work, case, check_in, Question.SAFETY, "yes")
    if check_in.state is not CheckInState.ANSWERED:
        check_in_states.answer(work, check_in, Reason.SAFETY_ONLY)
    check_in.step = Step.SIGN
    await raise_red_flag(turn, check_in)


async def _take_back(turn: PatientTurn, alert: Alert) -> None:
    """A tap by mistake stays on record; what it stopped goes on, unless another sign stands."""
    await turn.queue(Draft(MessageKind.EDIT, turn.text("red_flag_mistake"), onto=turn.onto))
    if alert.check_in_id is not None:
        await _reopen(turn.work, alert.check_in_id)
    if not await _is_known(turn.work, turn.patient):
        await _let_go_on(turn.work, turn.patient)
    await standing.ask_again(turn)


async def _reopen(work: Work, check_in_id: str) -> None:
    case, check_in = await cases.of_check_in(work, check_in_id)
    await answers.mark_mistake(work, case, check_in)
    if check_in.reason is not Reason.SAFETY_ONLY or check_in.closes_at is None:
        return
    check_in.step = Step.PAIN
    check_in_states.reopen(check_in, is_late=case.episode.concluded_at is not None)


async def _let_go_on(work: Work, patient: Patient) -> None:
    """The reminders, the questions that are left and the reply come after all."""
    for each in await check_ins.open_of_patient(work.session, patient.id):
        case, check_in = await cases.of_check_in(work, each.id)
        if check_in.state is CheckInState.OPEN:
            check_in_states.remind_again(work, case, check_in)
        elif check_in.step is Step.SIGN and check_in.reason is not Reason.SAFETY_ONLY:
            check_in.step = await questions.first_left(work, case, check_in)
            check_in_states.owe_reply(work, case, check_in)


async def answer_danger(turn: PatientTurn, found: Triage) -> None:
    """Typed words that may mean danger: where help is, at once, and P1: staff call the patient.

    Where it is asked which sign it is, they say that.
    """
    work, case = turn.work, turn.case
    if not found.crisis and await _say_which(turn, found.urgent):
        return
    await safety_texts.name_help(turn, found)
    if found.crisis:
        cases.note_event(work, case.patient, AlertKind.CRISIS)
        about = Crisis(
            crisis_line=work.clinic.crisis_line(turn.language),
            emergency_number=work.clinic.emergency_number,
        )
        await raising.raise_alert(work, about, case.patient)
    if found.urgent:
        cases.note_event(work, case.patient, AlertKind.URGENT_TEXT)
        await raising.raise_alert(work, UrgentText(words=found.urgent), case.patient)


async def _say_which(turn: PatientTurn, signs: tuple[str, ...]) -> bool:
    """Take typed signs as the answer to which it is; False where nobody asks, or staff came."""
    flag = await safety_texts.unnamed_sign(turn.work, turn.patient)
    if flag is None or flag.taken_at is not None or not isinstance(flag.about, RedFlag):
        return False
    flag.about = flag.about.noted(signs)
    await announcements.refresh(turn.work, flag)
    await safety_texts.show_red_flag(turn)
    await turn.say(await _noted(turn))
    return True


async def answer_help(turn: PatientTurn) -> None:
    """A cry for help: where help is, at once, and staff call the patient."""
    await safety_texts.name_help_now(turn)
    await raising.raise_alert(turn.work, Help(), turn.patient)


async def ask_sign(turn: PatientTurn) -> None:
    """After a cry for help: whether it is a warning sign."""
    labels = dict(turn.work.texts.buttons("help_sign", turn.language))
    buttons = [button(labels[f"help_{each}"], Verb.RED_FLAG, each) for each in ("yes", "no")]
    await turn.queue(Draft(MessageKind.SAFETY, turn.text("help_sign"), column(buttons)))
