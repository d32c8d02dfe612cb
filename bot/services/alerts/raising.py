"""Raising alerts: what a person must look at, once for each cause."""

from __future__ import annotations

from typing import Any, Final

from bot.domain.alerts import AlertKind, next_repeat, priority
from bot.services.alerts import pushing
from bot.services.kernel.transaction import Work
from bot.storage import alerts
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert

# An alert of these kinds that nobody has taken covers what the same patient writes next.
_COVERING: Final = frozenset({AlertKind.URGENT_TEXT, AlertKind.CRISIS, AlertKind.NOTE})
_STUCK: Final = "stuck"
_UNREAD: Final = "unread"


async def raise_alert(
    work: Work,
    kind: AlertKind,
    patient: Patient | None,
    check_in: CheckIn | None = None,
    **details: Any,
) -> Alert:
    """Record something that a person must look at, and owe its messages to staff."""
    if kind in _COVERING and patient is not None:
        covering = await alerts.untaken(work.session, patient.id, kind)
        if covering is not None:
            return covering
    alert = Alert(
        kind=kind,
        priority=priority(kind),
        patient_id=patient.id if patient else None,
        check_in_id=check_in.id if check_in else None,
        details=details,
        raised_at=work.now,
        repeat_at=next_repeat(work.now, work.now) if priority(kind) == 1 else None,
    )
    work.session.add(alert)
    await work.session.flush()
    await pushing.push(work, alert, patient)
    return alert


async def raise_worse(
    work: Work, patient: Patient, check_in: CheckIn, details: dict[str, Any]
) -> None:
    """Have staff call about worse pain, once for each score; "no signs" is said only if so."""
    for alert in await alerts.of_patient(work.session, patient.id):
        is_same = alert.kind is AlertKind.WORSE and alert.check_in_id == check_in.id
        if is_same and alert.details["score"] == details["score"]:
            return
    if await alerts.open_of_kind(work.session, patient.id, AlertKind.RED_FLAG):
        details = {**details, "wording": "worse_signs"}
    await raise_alert(work, AlertKind.WORSE, patient, check_in, **details)


async def raise_stuck(work: Work, patient: Patient, check_in: CheckIn | None = None) -> None:
    """What was due for a patient fails again and again: a person must see to it."""
    for alert in await alerts.of_patient(work.session, patient.id):
        if alert.details.get("wording") == _STUCK and alert.closed_at is None:
            return
    await raise_alert(work, AlertKind.UPDATE_FAILED, patient, check_in, wording=_STUCK)


async def raise_unread(work: Work, patient: Patient) -> None:
    """Telegram refused a text that the patient must read: staff phone instead."""
    known = await alerts.open_of_kind(work.session, patient.id, AlertKind.SEND_FAILED)
    if known is None or known.details.get("wording") != _UNREAD:
        await raise_alert(work, AlertKind.SEND_FAILED, patient, wording=_UNREAD)
