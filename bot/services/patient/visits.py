"""Visits and other treatments: asked for at any time, passed on to staff once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.alert_details import Said, Visit, Wish
from bot.domain.alerts import OUTCOMES
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.schedule import REPLY_AFTER
from bot.services.alerts import announcements, booked_visits, raising
from bot.services.followup import overdue, replies
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import standing
from bot.services.patient.caller import turn_of
from bot.storage import alerts
from bot.storage.tables.staff import Alert
from bot.texts import dates


class Visits(Service):
    """What a patient can ask of the clinic that is not urgent."""

    @transaction
    async def command(self, work: Work, caller: Caller) -> None:
        """/visit: ask whether the clinic should call."""
        await ask(await turn_of(work, caller))

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button about a visit: "ask", "yes", "no" or "not_now"."""
        turn = await turn_of(work, caller, onto=message_id)
        if choice not in {"ask", "yes", "no", "not_now"}:
            raise NotFoundError("choice")
        await turn.strip()
        if choice == "ask":
            await ask(turn)
            return
        if choice == "yes":
            await agree(turn)
            return
        await turn.say("visit_not_now")
        await overdue.say_goodbye(work, turn.case, is_asked=False)
        await standing.ask_again(turn)

    @transaction
    async def options(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """/options or its button: the other treatments, as often as asked for."""
        turn = await turn_of(work, caller, onto=message_id)
        await turn.strip()
        booked = await booked_visits.booked(work, turn.case)
        draft = replies.alternatives(work, turn.case, MessageKind.REPLY, booked)
        await queue(work, turn.case.home, draft, turn.patient)
        if message_id is not None:
            # The message that was pressed may have offered this too.
            await standing.offer_late_answer(turn)

    @transaction
    async def why(self, work: Work, caller: Caller, message_id: int | None) -> None:
        """Why there may be no relief."""
        turn = await turn_of(work, caller, onto=message_id)
        await turn.strip()
        await turn.ask(standing.over(turn, "why_no_relief"))


async def ask(turn: PatientTurn) -> None:
    """Whether the clinic should call about a visit; of one that is booked they read first."""
    visit = await booked_visits.booked(turn.work, turn.case)
    told = f"{booked_visits.told(turn.work, turn.case, visit)}\n\n" if visit else ""
    labels = dict(turn.work.texts.buttons("visit_confirm", turn.language))
    keyboard = column(
        button(labels[f"visit_{choice}"], Verb.VISIT, choice) for choice in ("yes", "no")
    )
    await turn.ask((told + turn.text("visit_confirm"), keyboard))


async def agree(turn: PatientTurn) -> None:
    """The visit that they were asked about is wished for; what was put off for it comes now."""
    await request(turn)
    await overdue.say_goodbye(turn.work, turn.case, is_asked=True)
    await standing.ask_again(turn)


async def request(turn: PatientTurn) -> None:
    """Pass the wish on to staff, unless they have it already; say by when they call."""
    work, case = turn.work, turn.case
    clinic = work.clinic
    local = work.now.astimezone(clinic.zone)
    day = clinic.hours.next_open_day(local, clinic.holidays)
    existing = await _known(turn)
    if existing is not None:
        await _remind(turn, existing, local.date(), day)
        return
    is_open = clinic.hours.is_open(local, clinic.holidays)
    key = "visit_requested" if is_open else "visit_requested_closed"
    await turn.say(key, next_open_day=dates.day(day, turn.language))
    outcome = await _outcome_alert(turn)
    if outcome is None:
        await raising.raise_alert(work, Visit(next_open_day=day), case.patient)
    elif isinstance(about := outcome.about, Said):
        # One call is about both.
        outcome.about = replace(about, visit_by=day)
        await announcements.refresh(work, outcome)


async def tell_booked(turn: PatientTurn) -> bool:
    """Say when the visit is that is booked; False where none is."""
    visit = await booked_visits.booked(turn.work, turn.case)
    if visit is None:
        return False
    text = booked_visits.told(turn.work, turn.case, visit)
    await turn.queue(Draft(MessageKind.REPLY, text))
    await standing.show_waiting(turn)
    return True


async def cannot_come(turn: PatientTurn) -> bool:
    """Have staff call who cannot come to the visit that is booked; False where none is."""
    work, clinic = turn.work, turn.work.clinic
    visit = await booked_visits.booked(work, turn.case)
    if visit is None:
        return False
    day = clinic.hours.next_open_day(work.now.astimezone(clinic.zone), clinic.holidays)
    await turn.say("visit_cannot", next_open_day=dates.day(day, turn.language))
    about = Visit(next_open_day=day, cause=Wish.CANNOT_COME)
    await raising.raise_alert(work, about, turn.patient)
    await standing.show_waiting(turn)
    return True


async def _remind(turn: PatientTurn, alert: Alert, today: date, day: date) -> None:
    """Say what was promised; what was promised and not done is told to staff again."""
    promised = _visit_by(alert)
    if promised is not None and promised >= today:
        await turn.say("visit_already", next_open_day=dates.day(promised, turn.language))
        return
    await turn.say("visit_overdue", next_open_day=dates.day(day, turn.language))
    about = alert.about
    renewed = replace(about, visit_by=day) if isinstance(about, Said) else Visit(next_open_day=day)
    await raising.tell_again(turn.work, alert, renewed, turn.patient)


async def _known(turn: PatientTurn) -> Alert | None:
    """The open alert by which staff know of the wish."""
    for alert in await alerts.of_patient(turn.work.session, turn.patient.id):
        if alert.closed_at is None and _visit_by(alert) is not None:
            return alert
    return None


async def _outcome_alert(turn: PatientTurn) -> Alert | None:
    """The open alert about the outcome that they have just read."""
    for alert in await alerts.of_patient(turn.work.session, turn.patient.id):
        is_fresh = turn.work.now - alert.raised_at <= REPLY_AFTER
        if alert.kind in OUTCOMES and alert.closed_at is None and is_fresh:
            return alert
    return None


def _visit_by(alert: Alert) -> date | None:
    match alert.about:
        case Visit(next_open_day=day, visit=None):
            return day
        case Said(visit_by=day):
            return day
        case _:
            return None
