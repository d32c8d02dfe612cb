"""Where help is: the fixed texts that follow a warning sign, and are repeated on its day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.alert_details import RedFlag
from bot.domain.alerts import AlertKind
from bot.domain.delivery import Lane, MessageKind
from bot.domain.ledger import RED_FLAG_TEXT, PatientState
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import subjects
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import PatientTurn, Turn, patient_turn
from bot.storage import alerts, check_ins, patients
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert
from bot.words.triage import Triage

_SAME_DAY: Final = timedelta(hours=12)
_TYPED: Final = {AlertKind.CRISIS: "crisis", AlertKind.URGENT_TEXT: "free_text_urgent"}


async def say_red_flag(turn: PatientTurn) -> None:
    """The fixed text after a sign was reported: get help now, the numbers, what to say."""
    await show_red_flag(turn)
    cases.note_event(turn.work, turn.patient, RED_FLAG_TEXT)


async def show_red_flag(turn: PatientTurn) -> None:
    """The same once more; the day of the sign gets no longer by it."""
    text = turn.text("red_flag", injection_date=subjects.injection_date(turn.case))
    await turn.queue(Draft(MessageKind.SAFETY, text))


async def name_help(turn: Turn, found: Triage) -> None:
    """Typed words that may mean danger: the numbers at once; over-triggers on purpose."""
    for kind in _meant(found):
        await _say_typed(turn, kind)


async def name_help_unseen(turn: Turn, found: Triage, lane: Lane | None = None) -> None:
    """The same to who has joined nothing: nobody is called, and they read that.

    `lane`: that of a stranger, who must not hold up what patients read.
    """
    keys = [_TYPED[kind] for kind in _meant(found)]
    for key in keys or (["help_now_alone"] if found.help else []):
        said = turn.text(key) if key == "help_now_alone" else _with_unseen(turn, key)
        await turn.queue(Draft(MessageKind.SAFETY, said, lane=lane))


def _with_unseen(turn: Turn, key: str) -> str:
    return f"{turn.text(key)}\n\n{turn.text('nobody_sees')}"


def _meant(found: Triage) -> list[AlertKind]:
    is_meant = {AlertKind.CRISIS: found.crisis, AlertKind.URGENT_TEXT: bool(found.urgent)}
    return [kind for kind in _TYPED if is_meant[kind]]


async def name_help_now(turn: Turn) -> None:
    """A cry for help: the numbers at once, whatever it is about; staff are asked to call."""
    await turn.queue(Draft(MessageKind.SAFETY, turn.text("help_now")))


async def _say_typed(turn: Turn, kind: AlertKind) -> None:
    await turn.queue(Draft(MessageKind.SAFETY, turn.text(_TYPED[kind])))


async def repeat_red_flag(turn: PatientTurn) -> bool:
    """On the day of a red flag say again where help is; False where none was meant."""
    work, patient = turn.work, turn.patient
    stands = await _is_flagged(work, patient) and await _is_meant(work, patient)
    if stands:
        await show_red_flag(turn)
    return stands


async def _is_flagged(work: Work, patient: Patient) -> bool:
    """Whether a sign was reported today, and no later check-in found that there is none."""
    flagged_at = await patients.last_event_at(work.session, patient.id, RED_FLAG_TEXT)
    if flagged_at is None or work.now - flagged_at >= _SAME_DAY:
        return False
    return not await check_ins.is_safe_since(work.session, patient.id, flagged_at)


async def _is_meant(work: Work, patient: Patient) -> bool:
    """Whether a red flag of today, or one that is still open, was no mistake."""
    return any(
        not flag.is_mistake and (alert.closed_at is None or work.now - alert.raised_at < _SAME_DAY)
        for alert, flag in await _red_flags(work, patient)
    )


async def help_stands(work: Work, patient: Patient) -> bool:
    """Whether it is the day of a red flag, or of typed danger words that staff have not closed."""
    if patient.state is PatientState.DECEASED:
        return False
    if await _is_flagged(work, patient) and await _is_meant(work, patient):
        return True
    return any([await _stands(work, patient, kind) for kind in _TYPED])


async def repeat_help(work: Work, case: Case, chat: Chat) -> bool:
    """The same, also on the day of typed danger words that staff have not closed.

    Says whether it was repeated: nothing that reassures may then stand beside it.
    """
    if case.patient.state is PatientState.DECEASED:
        return False
    # A reply repeats it too, to a patient who may have written or pressed nothing just now.
    turn = patient_turn(work, case, chat)
    if await repeat_red_flag(turn):
        return True
    stand = [kind for kind in _TYPED if await _stands(work, case.patient, kind)]
    for kind in stand:
        await _say_typed(turn, kind)
    return bool(stand)


async def _stands(work: Work, patient: Patient, kind: AlertKind) -> bool:
    written_at = await patients.last_event_at(work.session, patient.id, kind)
    if written_at is None or work.now - written_at >= _SAME_DAY:
        return False
    return await alerts.open_of_kind(work.session, patient.id, kind) is not None


async def came_after(work: Work, case: Case, moment: datetime) -> bool:
    """Whether a red flag that was no mistake came later on the same day as a moment."""
    signed_at = case.history.signed_at
    if signed_at is None or signed_at < moment:
        return False
    is_today = case.local_day(moment) == case.local_day(work.now)
    return is_today and await _is_meant(work, case.patient)


async def unnamed_sign(work: Work, patient: Patient) -> Alert | None:
    """The red flag of today of which the patient has not said which sign it is."""
    if not await _is_flagged(work, patient):
        return None
    flags = await _red_flags(work, patient)
    return next(
        (
            alert
            for alert, flag in flags
            # Of a sign that came before the last, or was told on the phone, nobody asks here.
            if not (flag.signs or flag.stands or flag.told_to) and alert.closed_at is None
        ),
        None,
    )


async def _red_flags(work: Work, patient: Patient) -> list[tuple[Alert, RedFlag]]:
    """Newest first."""
    every = await alerts.of_patient(work.session, patient.id)
    return [(each, flag) for each in every if isinstance(flag := each.about, RedFlag)]
