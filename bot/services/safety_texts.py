"""Where help is: the fixed texts that follow a warning sign, and are repeated on its day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.alerts import AlertKind
from bot.domain.answers import Sign
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PatientState
from bot.domain.triage import Triage
from bot.services import planning, wording
from bot.services.cases import Case
from bot.services.messages import Draft, queue
from bot.services.speaking import Reader, reader_of
from bot.services.transaction import Work
from bot.storage import alerts, patients
from bot.storage.desk_tables import Alert
from bot.storage.tables import Chat, Patient

_SAME_DAY: Final = timedelta(hours=12)
_TYPED: Final = {AlertKind.CRISIS: "crisis", AlertKind.URGENT_TEXT: "free_text_urgent"}


async def say_red_flag(work: Work, case: Case, chat: Chat) -> None:
    """The fixed text: get help now, the numbers, what to say."""
    text = work.text("red_flag", case.language, injection_date=wording.injection_date(case))
    await queue(work, chat, Draft(MessageKind.SAFETY, text), case.patient)
    planning.note_event(work, case.patient, "red_flag_text")


async def name_help(work: Work, reader: Reader, found: Triage) -> None:
    """Typed words that may mean danger: the numbers at once; over-triggers on purpose."""
    for is_meant, kind in (
        (found.crisis, AlertKind.CRISIS),
        (bool(found.urgent), AlertKind.URGENT_TEXT),
    ):
        if is_meant:
            await _say_typed(work, reader, kind)


async def _say_typed(work: Work, reader: Reader, kind: AlertKind) -> None:
    text = work.text(_TYPED[kind], reader.language)
    await queue(work, reader.chat, Draft(MessageKind.SAFETY, text), reader.patient)


async def repeat_red_flag(work: Work, case: Case, chat: Chat) -> bool:
    """On the day of a red flag say again where help is, unless each was a mistake."""
    if not await _is_today(work, case.patient, "red_flag_text"):
        return False
    is_meant = await _is_meant(work, case.patient)
    if is_meant:
        await say_red_flag(work, case, chat)
    return is_meant


async def _is_meant(work: Work, patient: Patient) -> bool:
    flags = await _red_flags(work, patient)
    return any(Sign.MISTAKE not in flag.details["signs"] for flag in flags)


async def repeat_help(work: Work, case: Case, chat: Chat) -> bool:
    """The same, also on the day of typed danger words that staff have not closed.

    Says whether it was repeated: nothing that reassures may then stand beside it.
    """
    if case.patient.state is PatientState.DECEASED:
        return False
    if await repeat_red_flag(work, case, chat):
        return True
    stand = [kind for kind in _TYPED if await _stands(work, case.patient, kind)]
    for kind in stand:
        await _say_typed(work, reader_of(case, chat), kind)
    return bool(stand)


async def _stands(work: Work, patient: Patient, kind: AlertKind) -> bool:
    if not await _is_today(work, patient, kind):
        return False
    return await alerts.open_of_kind(work.session, patient.id, kind) is not None


async def _is_today(work: Work, patient: Patient, event: str) -> bool:
    last_at = await patients.last_event_at(work.session, patient.id, event)
    return last_at is not None and work.now - last_at < _SAME_DAY


async def came_after(work: Work, case: Case, moment: datetime) -> bool:
    """Whether a red flag that was no mistake came later on the same day as a moment."""
    flagged_at = await patients.last_event_at(work.session, case.patient.id, "red_flag_text")
    if flagged_at is None or flagged_at < moment:
        return False
    is_today = case.local_day(moment) == case.local_day(work.now)
    return is_today and await _is_meant(work, case.patient)


async def unnamed_sign(work: Work, patient: Patient) -> Alert | None:
    """The red flag of today of which the patient has not said which sign it is."""
    if not await _is_today(work, patient, "red_flag_text"):
        return None
    flags = await _red_flags(work, patient)
    return next((flag for flag in flags if not flag.details["signs"] and not flag.closed_at), None)


async def _red_flags(work: Work, patient: Patient) -> list[Alert]:
    """Newest first."""
    every = await alerts.of_patient(work.session, patient.id)
    return [alert for alert in every if alert.kind is AlertKind.RED_FLAG]
