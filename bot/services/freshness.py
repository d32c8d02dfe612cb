"""The last look before a message goes out: is it still true, and may it go now?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import CHAT_GAP, POLICIES, MessageKind
from bot.domain.ledger import CheckInState, Reason
from bot.services import cases, check_ins, planning
from bot.services.transaction import Work
from bot.storage import outbox, patients
from bot.storage.desk_tables import OutboxMessage

# When to look again at a message whose chat or patient is being worked on.
SOON: Final = timedelta(milliseconds=100)
_ASKS: Final = frozenset({MessageKind.CHECK_IN, MessageKind.REMINDER})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Send it (onto `message_id` if it edits one), wait until a time, or drop it and why."""

    drop: str | None = None
    wait_until: datetime | None = None
    message_id: int | None = None


async def check(work: Work, row: OutboxMessage) -> Verdict:
    """Whether a queued message is still fresh at this moment."""
    if row.patient_id is not None:
        patient = await patients.lock_free(work.session, row.patient_id)
        if patient is None:
            # A use case works on them, and may end or change what this message says.
            return Verdict(wait_until=work.now + SOON)
        if (stale := planning.stale_reason(patient.state, row.kind)) is not None:
            return Verdict(drop=stale)
        if POLICIES[row.kind].needs_active and row.chat_id != patient.chat_id:
            # They have moved to another phone since.
            return Verdict(drop="moved")
    if row.kind in _ASKS and row.check_in_id is not None:
        return await _check_question(work, row, row.check_in_id)
    if row.edits is not None:
        return await _check_edit(work, row.edits)
    return Verdict(message_id=row.edits_message_id)


async def _check_question(work: Work, row: OutboxMessage, check_in_id: str) -> Verdict:
    """A check-in or reminder that could not go out at once follows the same rules as before."""
    case, check_in = await cases.of_check_in(work, check_in_id)
    if check_in.state is not CheckInState.OPEN:
        return Verdict(drop=check_in.state.value)
    if case.calendar.is_open(work.now):
        has_lapsed = row.kind is MessageKind.CHECK_IN and (
            await check_ins.has_lapsed(work, case, check_in)
        )
        if not has_lapsed:
            return Verdict()
        await check_ins.skip(work, case, check_in, Reason.OUTAGE)
        return Verdict(drop=Reason.OUTAGE)
    return Verdict(wait_until=case.calendar.into_window(work.now))


async def _check_edit(work: Work, target_id: int) -> Verdict:
    target = await work.session.get(OutboxMessage, target_id)
    if target is not None and target.state in outbox.PENDING:
        return Verdict(wait_until=work.now + CHAT_GAP)
    if target is None or target.message_id is None:
        return Verdict(drop="nothing_to_edit")
    return Verdict(message_id=target.message_id)
