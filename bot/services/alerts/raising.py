"""Raising alerts: what a person must look at, once for each cause."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.alert_details import Details, SendFailed, Undelivered, UpdateFailed, Worse, to_data
from bot.domain.alerts import SILENCES, AlertKind, next_repeat, priority
from bot.services.alerts import announcements, pushing
from bot.services.kernel.transaction import Work
from bot.storage import alerts
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert

# An alert of these kinds that nobody has taken covers what the same patient writes next.
_COVERING: Final = frozenset({AlertKind.URGENT_TEXT, AlertKind.CRISIS, AlertKind.NOTE})
_STUCK: Final = UpdateFailed(is_due=True)
_UNREAD: Final = SendFailed(cause=Undelivered.UNREAD)


async def raise_alert(
    work: Work, about: Details, patient: Patient | None, check_in: CheckIn | None = None
) -> Alert:
    """Record something that a person must look at, and owe its messages to staff."""
    kind = about.kind
    if kind in _COVERING and patient is not None:
        covering = await alerts.untaken(work.session, patient.id, kind)
        if covering is not None:
            return covering
    alert = Alert(
        kind=kind,
        priority=priority(kind),
        rank=await _rank(work, kind, check_in),
        patient_id=patient.id if patient else None,
        check_in_id=check_in.id if check_in else None,
        details=to_data(about),
        raised_at=work.now,
        repeat_at=next_repeat(work.now, work.now) if priority(kind) == 1 else None,
    )
    work.session.add(alert)
    await work.session.flush()
    await pushing.push(work, alert, patient)
    return alert


async def _rank(work: Work, kind: AlertKind, check_in: CheckIn | None) -> int:
    """Whom to phone first of one priority: who had no relief when they fell silent."""
    if kind not in SILENCES or check_in is None:
        return 1
    return 0 if await alerts.was_in_pain(work.session, check_in) else 1


async def raise_worse(work: Work, about: Worse, patient: Patient, check_in: CheckIn) -> None:
    """Have staff call about worse pain, once for each score; "no signs" is said only if so."""
    for alert in await alerts.of_patient(work.session, patient.id):
        known, is_same = alert.about, alert.check_in_id == check_in.id
        if isinstance(known, Worse) and is_same and known.score == about.score:
            return
    sign = await alerts.open_of_kind(work.session, patient.id, AlertKind.RED_FLAG)
    await raise_alert(work, replace(about, signs_stand=sign is not None), patient, check_in)


async def raise_stuck(work: Work, patient: Patient, check_in: CheckIn | None = None) -> None:
    """What was due for a patient fails again and again: a person must see to it."""
    for alert in await alerts.of_patient(work.session, patient.id):
        if alert.about == _STUCK and alert.closed_at is None:
            return
    await raise_alert(work, _STUCK, patient, check_in)


async def close_recoveries(work: Work) -> None:
    """The report of an outage is closed once all are phoned whom it could not ask."""
    if await alerts.is_any_open(work.session, AlertKind.SEND_FAILED):
        return
    for alert in await alerts.all_open(work.session, AlertKind.RECOVERY):
        alert.closed_at, alert.repeat_at, alert.result = work.now, None, "done"
        await announcements.refresh(work, alert)


async def raise_unread(work: Work, patient: Patient) -> None:
    """Telegram refused a text that the patient must read: staff phone instead."""
    known = await alerts.open_of_kind(work.session, patient.id, AlertKind.SEND_FAILED)
    if known is None or known.about != _UNREAD:
        await raise_alert(work, _UNREAD, patient)
