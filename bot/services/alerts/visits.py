"""Visits at the clinic: booked with a day, told and reminded of, and whether the patient came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain.alert_details import NoRelief, Said, Visit, Wish, WoreOff
from bot.domain.alerts import OUTCOMES
from bot.domain.delivery import MessageKind
from bot.domain.ledger import PatientState
from bot.domain.visits import Kept, remind_at
from bot.services.alerts import announcements, booked_visits, raising
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.sweep import Sweep, sweep
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging.messages import Draft, queue
from bot.storage import alerts, inbox, visits
from bot.storage.tables.columns import new_id
from bot.storage.tables.followups import BookedVisit
from bot.storage.tables.staff import Alert, Staff

_GONE = frozenset({PatientState.DECEASED, PatientState.ERASING})


async def book(
    work: Work, case: Case, booker: Staff, day: date | None, at_time: time | None = None
) -> None:
    """Keep a visit, or another day of the one that is to come, and tell the patient.

    Without a day staff have yet to say which, and are asked for it on the next work day.
    """
    visit = await booked_visits.to_come(work, case)
    if visit is None:
        visit = BookedVisit(
            id=new_id(), episode_id=case.episode.id, asked_at=await _asked_at(work, case)
        )
        work.session.add(visit)
    elif (visit.day, visit.at_time) == (day, at_time):
        visit.next_at = _next_at(work, case, day)
        return
    visit.day, visit.at_time = day, at_time
    visit.booked_by, visit.booked_at = booker.id, work.now
    visit.next_at = _next_at(work, case, day)
    await _note_in_alerts(work, case, visit)
    if case.chat is not None:
        text = booked_visits.told(work, case, visit)
        await queue(work, case.chat, Draft(MessageKind.NOTICE, text), case.patient)


async def _note_in_alerts(work: Work, case: Case, visit: BookedVisit | None) -> None:
    """What asks staff to offer a visit names the one that was booked since."""
    own = {each.id for each in case.check_ins}
    for alert in await alerts.of_patient(work.session, case.patient.id):
        about, is_open = alert.about, alert.closed_at is None and alert.check_in_id in own
        if not (is_open and isinstance(about, NoRelief | WoreOff)):
            continue
        noted = replace(about, **booked_visits.noted(visit))
        if noted != about:
            alert.about = noted
            await announcements.refresh(work, alert)


async def call_off(work: Work, case: Case, visit: BookedVisit, by: Staff) -> None:
    """It will not take place, and the patient reads so."""
    note_kept(work, visit, Kept.CANCELLED, by)
    await _note_in_alerts(work, case, None)
    if case.chat is not None:
        text = booked_visits.told_of(work, case, visit, "visit_called_off_day") or work.text(
            "visit_called_off", case.language
        )
        await queue(work, case.chat, Draft(MessageKind.NOTICE, text), case.patient)


async def _asked_at(work: Work, case: Case) -> datetime | None:
    """Since when the patient has waited for it."""
    raised = await alerts.of_patient(work.session, case.patient.id)
    return min((each.raised_at for each in raised if is_asked(each)), default=None)


async def wish(work: Work, case: Case, cause: Wish) -> None:
    """Staff are to say when, on the next work day at the latest; the patient reads nothing.

    What a follow-up has just come to tells of it too: one call is about both.
    """
    local = work.now.astimezone(work.clinic.zone)
    day = work.clinic.hours.next_open_day(local, work.clinic.holidays)
    raised = await alerts.of_patient(work.session, case.patient.id)
    if any(is_asked(alert) for alert in raised):
        return
    for alert in raised:
        is_new = alert.closed_at is None and alert.raised_at == work.now
        if is_new and isinstance(about := alert.about, Said) and alert.kind in OUTCOMES:
            alert.about = replace(about, visit_by=day)
            await announcements.refresh(work, alert)
            return
    await raising.raise_alert(work, Visit(next_open_day=day, cause=cause), case.patient)


def is_asked(alert: Alert) -> bool:
    """Whether staff know by this open alert that the patient wants a visit."""
    about = alert.about
    is_wish = isinstance(about, Visit) and about.visit is None
    return alert.closed_at is None and (is_wish or getattr(about, "visit_by", None) is not None)


def _next_at(work: Work, case: Case, day: date | None) -> datetime:
    return work.clinic.next_morning(work.now) if day is None else _next_look(work, case, day)


def _next_look(work: Work, case: Case, day: date) -> datetime:
    """The evening before while it is to come, then the first open hour after the day."""
    reminder = remind_at(day, case.calendar)
    if reminder > work.now:
        return reminder
    clinic = work.clinic
    midnight = datetime.combine(day + timedelta(days=1), time(), clinic.zone)
    return max(clinic.working_time(midnight), work.now)


async def was_held(work: Work, visit_id: str, kept: Kept, noter: Staff) -> None:
    """What came of a visit that was asked about; who did not come is given another one."""
    visit = await work.session.get(BookedVisit, visit_id)
    if visit is None:
        return
    note_kept(work, visit, kept, noter)
    if kept is Kept.NOT_COME:
        case = await cases.of_episode(work, visit.episode_id)
        if case.patient.state not in _GONE and await booked_visits.to_come(work, case) is None:
            await wish(work, case, Wish.MISSED)


def note_kept(work: Work, visit: BookedVisit, kept: Kept, noter: Staff) -> None:
    """What came of it; nobody is reminded of it or asked any more."""
    visit.kept, visit.noted_by, visit.noted_at = kept, noter.id, work.now
    visit.next_at = None


async def look_after(runtime: Runtime) -> int:
    """Remind patients of visits, and ask staff who came, where the time has come."""
    if runtime.listening.heard_until() is None:
        return 0
    plan = Sweep(visits.to_look_at, _look_after, _put_off, _tell_stuck, is_paced=True)
    return await sweep(runtime, plan)


async def _look_after(work: Work, visit_id: str) -> None:
    visit = await work.session.get_one(BookedVisit, visit_id)
    case = await cases.of_episode(work, visit.episode_id)
    # Booked anew or noted by somebody else, before the patient was free.
    await work.session.refresh(visit)
    if visit.next_at is None or visit.next_at > work.now:
        return
    if work.runtime.agreement.is_refuted(work.now):
        return
    if case.chat is not None and await inbox.wait(work.session, [case.chat.key]):
        # They may have left: what they did is on its way.
        return
    if case.patient.state in _GONE or visit.kept is not None:
        visit.next_at = None
    elif visit.day is None:
        await _ask_for_day(work, case, visit)
    elif booked_visits.today(work) < visit.day:
        await _remind(work, case, visit, visit.day)
    else:
        await _ask(work, case, visit, visit.day)


async def _ask_for_day(work: Work, case: Case, visit: BookedVisit) -> None:
    """The patient was promised a visit and nobody has said when: it is a wish again."""
    visit.next_at = None
    await wish(work, case, Wish.NO_DAY)


async def _remind(work: Work, case: Case, visit: BookedVisit, day: date) -> None:
    if not case.calendar.is_open(work.now):
        visit.next_at = case.calendar.into_window(work.now)
        return
    visit.next_at = _next_look(work, case, day)
    text = booked_visits.told_of(work, case, visit, "visit_tomorrow")
    if case.chat is not None and text and case.patient.state is PatientState.ACTIVE:
        await queue(work, case.chat, Draft(MessageKind.NOTICE, text), case.patient)


async def _ask(work: Work, case: Case, visit: BookedVisit, day: date) -> None:
    """Ask staff who came; on the day itself and while the clinic is closed it is too early."""
    earliest = _next_look(work, case, day)
    if earliest > work.now:
        visit.next_at = earliest
        return
    visit.next_at = None
    await raising.raise_alert(work, Visit(next_open_day=day, visit=visit.id), case.patient)


async def _put_off(work: Work, visit_id: str, until: datetime) -> None:
    (await work.session.get_one(BookedVisit, visit_id)).next_at = until


async def _tell_stuck(work: Work, visit_id: str) -> None:
    visit = await work.session.get_one(BookedVisit, visit_id)
    case = await cases.of_episode(work, visit.episode_id)
    await raising.raise_stuck(work, case.patient)
