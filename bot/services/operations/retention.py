"""Forgetting in time: what is over, and the patients who are to be erased."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeAlias

from bot.domain.alert_details import Delete
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PatientState
from bot.services.alerts import raising
from bot.services.kernel.sweep import Sweep, sweep
from bot.services.kernel.transaction import Service, Work
from bot.services.messaging.messages import Draft, queue
from bot.storage import alerts, chats, patients, retention, tallies
from bot.storage.retention import Added
from bot.storage.tables.people import Patient

# A body that ended is empty; its row guards against doubles.
_KEEP_INBOX: Final = timedelta(days=3)
_KEEP_JOINING: Final = timedelta(hours=72)
# Only today's are shown, by whatever clock.
_KEEP_TALLIES: Final = timedelta(days=3)
_WAITS: Final = Delete()


# Rows at a time: others write in between, and none of them waits for longer than for a message.
SLICE: Final = 1_000

_Purge: TypeAlias = Callable[[Work], Awaitable[int]]


class Retention(Service):
    """Forgetting in time: what is over, and whoever is to be erased.

    Each slice is a transaction of its own; what a stop cuts off is left for the next time.
    """

    async def purge(self) -> int:
        """Forget what its time is over for; how many patients were erased."""
        await self.forget_updates()
        for purge in (_mail, _dialogues, _links, _chats, _tallies, _apart):
            await self._in_slices(purge)
        await self._plan_erasing()
        return await self._erase_due()

    async def forget_updates(self) -> None:
        """Forget updates that ended long ago, so that their numbers may be given again."""
        await self._in_slices(_updates)

    async def _in_slices(self, purge: _Purge) -> None:
        is_more = True
        while is_more:
            is_more = await self.runtime.transact(purge) == SLICE

    async def _plan_erasing(self) -> None:
        """Mark for erasing whose time is over; each patient is looked at once."""
        keep = timedelta(days=self.runtime.clinic.keep_days)
        after: Added | None = None

        async def plan(work: Work) -> int:
            nonlocal after
            before = work.now - keep
            after = await retention.plan_erasing(work.session, before, work.now, after, SLICE)
            return SLICE if after else 0

        await self._in_slices(plan)

    async def _erase_due(self) -> int:
        """Erase who is due; who is too much for one slice is gone on with until they are gone."""
        erased, is_more = 0, True
        while is_more:
            handled, partly = await self._erase_some()
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


async def _updates(work: Work) -> int:
    return await retention.purge_inbox(work.session, work.now - _KEEP_INBOX, SLICE)


async def _mail(work: Work) -> int:
    return await retention.purge_outbox(work.session, work.now - _KEEP_INBOX, SLICE)


async def _dialogues(work: Work) -> int:
    return await retention.purge_dialogues(work.session, work.now - _KEEP_JOINING, SLICE)


async def _links(work: Work) -> int:
    return await retention.purge_invitations(work.session, work.now - _KEEP_JOINING, SLICE)


async def _chats(work: Work) -> int:
    return await retention.purge_chats(work.session, work.now, SLICE)


async def _tallies(work: Work) -> int:
    return await tallies.forget(work.session, work.now - _KEEP_TALLIES, SLICE)


async def _apart(work: Work) -> int:
    return await tallies.add_up(work.session, SLICE)


async def _erase(work: Work, patient_id: str) -> bool:
    """Delete a patient with all that hangs on them; False when that is too much for one slice.

    Who asked for it is told so. An open alert of the first priority is finished before: staff are
    reminded of it once.
    """
    patient = await patients.lock(work.session, patient_id)
    if await retention.has_open_p1(work.session, patient_id):
        await _tell_waiting(work, patient)
        patient.erase_at = work.now + timedelta(hours=6)
        return True
    if not await retention.empty(work.session, patient_id, SLICE):
        return False
    if patient.state is PatientState.ERASING:
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
