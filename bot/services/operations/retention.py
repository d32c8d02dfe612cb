"""Forgetting in time: what is over, and the patients who are to be erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.domain.alert_details import Delete
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PatientState
from bot.services.alerts import raising
from bot.services.kernel.sweep import Sweep, sweep
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.messages import Draft, queue
from bot.storage import alerts, chats, inbox, patients, retention
from bot.storage.tables.people import Patient

# A body that ended is empty; its row guards against doubles.
_KEEP_INBOX: Final = timedelta(days=3)
_KEEP_JOINING: Final = timedelta(hours=72)
_WAITS: Final = Delete()


class Retention(Service):
    """Forgetting in time: what is over, and whoever is to be erased."""

    async def purge(self) -> int:
        """Forget what its time is over for; how many patients were erased."""
        await self.forget_updates()
        await self._forget_old()
        return await sweep(self.runtime, Sweep(patients.to_erase, _erase, _put_off, _tell_stuck))

    @transaction
    async def forget_updates(self, work: Work) -> None:
        """Forget updates that ended long ago, so that their numbers may be given again."""
        await inbox.purge(work.session, work.now - _KEEP_INBOX)

    @transaction
    async def _forget_old(self, work: Work) -> None:
        await retention.purge_outbox(work.session, work.now - _KEEP_INBOX)
        await retention.purge_dialogues(work.session, work.now - _KEEP_JOINING)
        await retention.purge_chats(work.session, work.now)
        keep = timedelta(days=work.clinic.keep_days)
        await retention.plan_erasing(work.session, work.now - keep, work.now)


async def _erase(work: Work, patient_id: str) -> None:
    """Delete a patient with all that hangs on them; who asked for it is told so.

    An open alert of the first priority is finished before: staff are reminded of it once.
    """
    patient = await patients.lock(work.session, patient_id)
    if await retention.has_open_p1(work.session, patient_id):
        await _tell_waiting(work, patient)
        patient.erase_at = work.now + timedelta(hours=6)
        return
    if patient.state is PatientState.ERASING:
        assert patient.chat_id is not None
        chat = await chats.by_id(work.session, patient.chat_id)
        text = work.text("deleted", patient.language)
        await queue(work, chat, Draft(MessageKind.FAREWELL, text))
    await retention.erase(work.session, patient_id, work.now)


async def _tell_waiting(work: Work, patient: Patient) -> None:
    """On request this is a day before the promised days are over, so that there is time to act."""
    told = await alerts.of_patient(work.session, patient.id)
    if not any(alert.about == _WAITS for alert in told):
        await raising.raise_alert(work, _WAITS, patient)


async def _put_off(work: Work, patient_id: str, until: object) -> None:
    patient = await patients.lock(work.session, patient_id)
    patient.erase_at = work.now + timedelta(hours=1)


async def _tell_stuck(work: Work, patient_id: str) -> None:
    patient = await patients.lock(work.session, patient_id)
    await raising.raise_stuck(work, patient)
