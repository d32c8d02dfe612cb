"""Keeping house: the leader's lease, the report after an outage, and forgetting in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain import protocol as protocol_rules
from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PatientState
from bot.services import alerting, outages
from bot.services.messages import Draft, queue
from bot.services.sweeping import Sweep, sweep
from bot.services.transaction import Service, Work, transaction
from bot.storage import (
    alerts,
    chats,
    facts,
    inbox,
    leases,
    patients,
    protocols,
    retention,
)
from bot.storage.tables import Patient

LEASE_FOR: Final = timedelta(seconds=30)
# A body that ended is empty; its row guards against doubles.
_KEEP_INBOX: Final = timedelta(days=3)
_KEEP_JOINING: Final = timedelta(hours=72)
_WAITS: Final = "delete_waits"


class Housekeeping(Service):
    """What nobody asks for and everybody relies on."""

    @transaction
    async def prepare(self, work: Work) -> None:
        """Store the default protocol in a new database, and notice how long the bot was down."""
        await protocols.store_default(work.session, protocol_rules.DEFAULT, work.now)
        seen_at = await facts.read_time(work.session, outages.SEEN)
        if seen_at is not None:
            await outages.notice(work, seen_at)

    @transaction
    async def notice_gap(self, work: Work, since: datetime) -> None:
        """The clock was set, or the machine slept: what that means is what an outage means.

        `since`: the last moment at which the bot worked and the clock was as before.
        """
        await outages.notice(work, since)

    @transaction
    async def lead(self, work: Work, holder: str) -> bool:
        """Take or renew the lease: one process works at a time; False while another has it."""
        return await leases.take(work.session, holder, work.now, LEASE_FOR)

    @transaction
    async def let_go(self, work: Work, holder: str) -> None:
        """Give the lease back, so that the next process starts at once."""
        await leases.let_go(work.session, holder, work.now)

    async def note_alive(self) -> int:
        """Remember that the bot works and hears now; 1 when it reported an outage to staff.

        To be cut off from Telegram is an outage too.
        """
        listening = self.desk.listening
        silent_since = listening.silent_since
        count = await self._note_alive(silent_since, listening.heard_until())
        if listening.silent_since == silent_since:
            listening.silent_since = None
        return count

    @transaction
    async def _note_alive(
        self, work: Work, silent_since: datetime | None, heard_until: datetime | None
    ) -> int:
        if silent_since is not None:
            await outages.notice(work, silent_since)
        if heard_until is not None:
            await facts.write_time(work.session, outages.SEEN, min(work.now, heard_until))
        return int(await outages.report(work))

    async def purge(self) -> int:
        """Forget what its time is over for; how many patients were erased."""
        await self.forget_updates()
        await self._forget_old()
        return await sweep(self.desk, Sweep(patients.to_erase, _erase, _put_off, _tell_stuck))

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
    if not any(alert.details.get("wording") == _WAITS for alert in told):
        await alerting.raise_alert(work, AlertKind.DELETE, patient, wording=_WAITS)


async def _put_off(work: Work, patient_id: str, until: object) -> None:
    patient = await patients.lock(work.session, patient_id)
    patient.erase_at = work.now + timedelta(hours=1)


async def _tell_stuck(work: Work, patient_id: str) -> None:
    patient = await patients.lock(work.session, patient_id)
    await alerting.raise_stuck(work, patient)
