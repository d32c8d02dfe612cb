"""Forgetting in time: what is over, and the patients who are to be erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.alert_details import Delete
from bot.domain.delivery import MessageKind
from bot.domain.ledger import HERE, PatientState
from bot.services.alerts import raising
from bot.services.kernel.sweep import Sweep, sweep
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import audit
from bot.storage import alerts, chats, patients, retention, tallies
from bot.storage.retention import Old
from bot.storage.tables.people import Patient

# A body that ended is empty; its row guards against doubles.
_KEEP_INBOX: Final = timedelta(days=3)
_KEEP_JOINING: Final = timedelta(hours=72)
# Only today's are shown, by whatever clock.
_KEEP_TALLIES: Final = timedelta(days=3)
_WAITS: Final = Delete()


# Rows at a time: others write in between, and none of them waits for longer than for a message.
SLICE: Final = 60


class Retention(Service):
    """Forgetting in time: what is over, and whoever is to be erased.

    What there is to forget is looked up without holding anybody up. Each slice is a transaction
    of its own, and what a stop cuts off is left for the next time.
    """

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        # A process before this one may have ended between erasing and this.
        self._is_log_due = True

    async def purge(self) -> int:
        """Forget what its time is over for; how many patients were erased.

        Nothing while the clock may be wrong: it cannot be undone.
        """
        if not await self.runtime.agreement.holds():
            return 0
        erased = await self._purge()
        if self._is_log_due:
            await self.runtime.database.shrink()
            self._is_log_due = not await self.runtime.database.empty_log()
        return erased

    async def _purge(self) -> int:
        await self._forget_updates()
        now = self.runtime.clock.now()
        await self._forget(
            retention.old_mail(now - _KEEP_INBOX),
            retention.old_dialogues(now - _KEEP_JOINING),
            retention.old_links(now - _KEEP_JOINING),
            retention.idle_chats(now),
            tallies.old(now - _KEEP_TALLIES),
            tallies.apart(),
        )
        await self._plan_erasing(now)
        return await self._erase_due()

    async def forget_updates(self) -> None:
        """Forget updates that ended long ago, so that their numbers may be given again."""
        if await self.runtime.agreement.holds():
            await self._forget_updates()

    async def _forget_updates(self) -> None:
        await self._forget(retention.old_updates(self.runtime.clock.now() - _KEEP_INBOX))

    async def _forget(self, *every: Old) -> None:
        async with self.runtime.database.reading() as session:
            found = await retention.found(session, every)
        for old in found:
            self._is_log_due = True
            is_more = True
            while is_more:
                is_more = await self._forget_slice(old) == SLICE

    @transaction
    async def _forget_slice(self, work: Work, old: Old) -> int:
        return await old.forget(work.session, SLICE)

    async def _plan_erasing(self, now: datetime) -> None:
        """Mark for erasing whose time is over; each patient is looked at once."""
        before = now - timedelta(days=self.runtime.clinic.keep_days)
        last, is_more = None, True
        while is_more:
            async with self.runtime.database.reading() as session:
                ids, last = await retention.whose_time_is_over(session, before, last, SLICE)
            is_more = last is not None
            if ids:
                await self._plan_slice(ids, before)

    @transaction
    async def _plan_slice(self, work: Work, ids: Sequence[str], before: datetime) -> None:
        await retention.plan_erasing(work.session, ids, before, work.now)

    async def _erase_due(self) -> int:
        """Erase who is due; who is too much for one slice is gone on with until they are gone."""
        erased, is_more = 0, True
        while is_more:
            handled, partly = await self._erase_some()
            self._is_log_due |= handled > 0
            erased, is_more = erased + handled - partly, partly > 0
        return erased

    async def _erase_some(self) -> tuple[int, int]:
        """At how many patients it worked, and of how many something is left."""
        partly: set[str] = set()

        async def erase(work: Work, patient_id: str) -> None:
            if not await _erase(work, patient_id):
                partly.add(patient_id)

        plan = Sweep(patients.to_erase, erase, _put_off, _tell_stuck)
        return await sweep(self.runtime, plan), len(partly)


async def _erase(work: Work, patient_id: str) -> bool:
    """Delete a patient with all that hangs on them; False when that is too much for one slice.

    Who asked for it is told so. An open alert of the first priority is finished before: staff are
    reminded of it once.
    """
    if work.runtime.agreement.is_refuted(work.now):
        return True
    patient = await patients.lock(work.session, patient_id)
    if await retention.has_open_p1(work.session, patient_id):
        await _tell_waiting(work, patient)
        patient.erase_at = work.now + timedelta(hours=6)
        return True
    if not await retention.empty(work.session, patient_id, SLICE):
        return False
    others = await patients.others_of_chat(work.session, patient)
    # Of several on one phone the last one is told, and nobody whom it still follows.
    is_last = not HERE.union({PatientState.ERASING}).intersection(others)
    if patient.state is PatientState.ERASING:
        await audit.write_own(work, "delete_done", patient_id)
    if patient.state is PatientState.ERASING and is_last:
        assert patient.chat_id is not None
        chat = await chats.by_id(work.session, patient.chat_id)
        text = work.text("deleted", patient.language)
        await queue(work, chat, Draft(MessageKind.FAREWELL, text))
    await retention.erase(work.session, patient_id, work.now)
    return True


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
