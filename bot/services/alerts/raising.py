"""Raising alerts: what a person must look at, once for each cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.alert_data import renewed, to_data
from bot.domain.alert_details import (
    Details,
    Note,
    SendFailed,
    Undelivered,
    UpdateFailed,
    Worse,
)
from bot.domain.alerts import (
    CALLS,
    FLOOD,
    LONGEST_GAP,
    MOST_PUSHED,
    SILENCES,
    UNSAID_FOR,
    AlertKind,
    Result,
    comes_back,
    next_repeat,
    ring_again,
)
from bot.services.alerts import announcements, pushing
from bot.services.kernel.transaction import Work
from bot.storage import alerts
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff

# Whatever these are about, one that nobody has taken covers what the same patient does next.
_COVERING: Final = frozenset(
    {
        AlertKind.RED_FLAG,
        AlertKind.URGENT_TEXT,
        AlertKind.CRISIS,
        AlertKind.HELP,
        AlertKind.WORSE_TEXT,
    }
)
_STUCK: Final = UpdateFailed(is_due=True)
_UNREAD: Final = SendFailed(cause=Undelivered.UNREAD)


async def raise_alert(
    work: Work,
    about: Details,
    patient: Patient | None,
    check_in: CheckIn | None = None,
    *,
    push_at: datetime | None = None,
    taker: Staff | None = None,
) -> Alert:
    """Record something that a person must look at, and owe its messages to staff.

    While nobody has taken it, what is told in the same words is one alert, however often it comes.
    `push_at`: when they are told, where that is later; the lists show it at once. `taker`: who is
    on it already.
    """
    covering = await _covering(work, about, patient, check_in)
    if covering is not None:
        if taker is not None:
            give(work, covering, taker)
        await _renew(work, covering, about, patient, check_in)
        return covering
    alert = await _new(work, about, patient, check_in, push_at)
    if taker is not None:
        give(work, alert, taker)
    # Told together in a moment, so that none of them hides what is urgent.
    is_flood = about.priority > 1 and await alerts.is_flood(
        work.session, work.now - FLOOD, MOST_PUSHED - 1
    )
    if is_flood and alert.repeat_at is None:
        alert.repeat_at = work.now + FLOOD
    work.session.add(alert)
    await work.session.flush()
    if push_at is None and not is_flood:
        await pushing.push(work, alert, patient)
    return alert


async def _new(
    work: Work,
    about: Details,
    patient: Patient | None,
    check_in: CheckIn | None,
    push_at: datetime | None,
) -> Alert:
    """The alert as it begins, with the time at which it is told again or at first."""
    alert = Alert(
        kind=about.kind,
        priority=about.priority,
        rank=await _rank(work, about.kind, check_in),
        patient_id=patient.id if patient else None,
        check_in_id=check_in.id if check_in else None,
        details=to_data(about),
        raised_at=work.now,
        repeat_at=next_repeat(work.now, work.now) if about.priority == 1 else push_at,
    )
    if push_at is None and pushing.is_quiet(work, alert):
        # At night such a one rings nobody awake, and is told again when the clinic opens.
        alert.repeat_at = work.clinic.working_time(work.now)
    return alert


def give(work: Work, alert: Alert, member: Staff) -> None:
    """From now on it is theirs, until they close it or it comes back."""
    alert.taken_by, alert.taken_at = member.id, work.now
    alert.repeat_at = comes_back(alert.priority, work.now, work.clinic.next_morning(work.now))


async def raise_note(
    work: Work, patient: Patient, *, is_unsaid: bool = False, asks_call: bool = False
) -> None:
    """Tell staff that there is something to read; one alert until somebody takes it, renewed.

    `is_unsaid`: the patient is asked what it is about, and staff are told once they had the time
    to say so. An alert that stands is told aloud again when more than an hour has passed.
    `asks_call`: as they look.
    """
    alert = await alerts.untaken(work.session, patient.id, AlertKind.NOTE)
    told = work.now + UNSAID_FOR if is_unsaid else work.now
    if alert is None:
        about = Note(newest=work.now, told=told, is_unsaid=is_unsaid, asks_call=asks_call)
        await raise_alert(work, about, patient, push_at=told if is_unsaid else None)
        return
    known = alert.about
    assert isinstance(known, Note)
    is_again = known.told is None or abs(told - known.told) > LONGEST_GAP
    _reword(
        alert,
        replace(
            known,
            count=known.count + 1,
            newest=work.now,
            told=told if is_again else known.told,
            is_unsaid=known.is_unsaid or is_unsaid,
            asks_call=known.asks_call or asks_call,
        ),
    )
    await announcements.refresh(work, alert)
    if is_again and is_unsaid:
        alert.repeat_at = told
    elif is_again:
        await pushing.push(work, alert, patient)


def _reword(alert: Alert, about: Note) -> None:
    alert.about, alert.priority = about, about.priority


async def explain_notes(work: Work, patient: Patient, *, can_wait: bool) -> None:
    """The patient said what their words are about: staff read them, and nobody need find out.

    `can_wait`: nothing else calls staff, who are told now if they were not yet.
    """
    alert = await alerts.untaken(work.session, patient.id, AlertKind.NOTE)
    known = alert.about if alert is not None else None
    if alert is None or not isinstance(known, Note) or not known.is_unsaid:
        return
    is_told, alert.repeat_at = alert.repeat_at is None, None
    _reword(alert, replace(known, is_unsaid=False, asks_call=False))
    if is_told or not can_wait:
        await announcements.refresh(work, alert)
    else:
        _reword(alert, replace(known, is_unsaid=False, asks_call=False, told=work.now))
        await pushing.push(work, alert, patient)


async def _covering(
    work: Work, about: Details, patient: Patient | None, check_in: CheckIn | None
) -> Alert | None:
    """The untaken alert that says the same of the same patient, or of none: lost updates."""
    if patient is None and about.kind is not AlertKind.UPDATE_FAILED:
        return None
    for alert in await alerts.all_untaken(
        work.session, patient.id if patient else None, about.kind
    ):
        is_same = alert.check_in_id == (check_in.id if check_in else None)
        if about.kind is AlertKind.LINK_PROBLEM or about.text == "visit_held":
            is_same = alert.about == about
        if about.kind in _COVERING or (is_same and alert.about.text == about.text):
            return alert
    return None


async def _renew(
    work: Work, alert: Alert, about: Details, patient: Patient | None, check_in: CheckIn | None
) -> None:
    """Its cause came again: it says so where it was announced, and rings only if it was quiet."""
    is_quiet = alert.priority == 1 and alert.repeat_at is None
    last_at = alert.renewed_at or alert.raised_at
    alert.about = renewed(alert.about, about)
    alert.times, alert.renewed_at = alert.times + 1, work.now
    if check_in is not None:
        alert.check_in_id = check_in.id
    await announcements.refresh(work, alert)
    if not is_quiet:
        return
    alert.repeat_at = ring_again(alert.times, last_at, work.now)
    if alert.repeat_at == work.now:
        alert.repeat_at = next_repeat(work.now, work.now)
        await pushing.push(work, alert, patient)


async def tell_again(work: Work, alert: Alert, about: Details, patient: Patient) -> None:
    """What staff were to do was not done in time: they are told anew, also who took it."""
    alert.about = about
    alert.times, alert.renewed_at = alert.times + 1, work.now
    await pushing.push(work, alert, patient)


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


async def end(work: Work, alert: Alert, result: Result) -> None:
    """Close what has come to an end by itself, with what came of it."""
    alert.closed_at, alert.repeat_at, alert.result = work.now, None, result
    await announcements.refresh(work, alert)
    if alert.kind is AlertKind.SEND_FAILED:
        await close_recoveries(work)


async def end_calls(work: Work, patient: Patient, result: Result) -> None:
    """Take a patient off the list of calls; what is urgent stays until a person has looked."""
    for alert in await alerts.of_patient(work.session, patient.id):
        if alert.kind in CALLS and alert.priority > 2 and alert.closed_at is None:
            await end(work, alert, result)


async def close_recoveries(work: Work) -> None:
    """The report of an outage is closed once all are phoned whom it could not ask."""
    if await alerts.is_any_open(work.session, AlertKind.SEND_FAILED):
        return
    for alert in await alerts.all_open(work.session, AlertKind.RECOVERY):
        await end(work, alert, Result.DONE)


async def raise_unread(work: Work, patient: Patient) -> None:
    """Telegram refused a text that the patient must read: staff phone instead."""
    known = await alerts.open_of_kind(work.session, patient.id, AlertKind.SEND_FAILED)
    if known is None or known.about != _UNREAD:
        await raise_alert(work, _UNREAD, patient)
