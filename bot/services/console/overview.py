"""What staff look at: the day at a glance, open alerts, calls to make, one patient."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain import protocol as protocols
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.services.alerts import alert_text, worklists
from bot.services.console import patient_card
from bot.services.console.history import show_why
from bot.services.enrolment.episodes import find_patient
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Verb, button
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import access, audit
from bot.storage import alerts, check_ins, episodes
from bot.storage.tables.followups import CheckIn, Episode, ProtocolVersion
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert, Staff
from bot.words.identity import read_reference

_STATUS_ALERTS: Final = 5
_STATUS_NEXT: Final = 3
_LONGEST_REFERENCE: Final = 12


class Overview(Service):
    """Looking, never changing, but for the audit log that keeps who looked at whom."""

    @transaction
    async def status(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """/status, or its refresh button: counts, open alerts worst first, what is due next."""
        member, chat = await access.require(work, caller)
        text = await _status(work, member.language)
        buttons = work.texts.buttons("status", member.language)
        keyboard = [[button(label, Verb.SCREEN, name) for name, label in buttons]]
        kind = MessageKind.REPLY if message_id is None else MessageKind.EDIT
        await queue(work, chat, Draft(kind, text, keyboard, onto=message_id))

    @transaction
    async def alerts(self, work: Work, caller: Caller) -> None:
        """/alerts: what is open, worst first, a button for each."""
        member, chat = await access.require(work, caller)
        await worklists.send_alerts(work, chat, member)

    @transaction
    async def alert(self, work: Work, caller: Caller, alert_id: str) -> None:
        """One alert whole, with what can be done about it."""
        member, chat = await access.require(work, caller)
        alert = await work.session.get(Alert, alert_id)
        if alert is None:
            raise NotFoundError("alert")
        await audit.write(work, member, "view_alert", alert.patient_id)
        text = await alert_text.render_whole(work, alert, member.language)
        keyboard = alert_text.keyboard(work, alert, member.language)
        await queue(work, chat, Draft(MessageKind.ALERT, text, keyboard, alert_id=alert.id))

    @transaction
    async def calls(self, work: Work, caller: Caller) -> None:
        """/calls: whom to phone and why."""
        member, chat = await access.require(work, caller)
        await worklists.send_calls(work, chat, member)

    @transaction
    async def patient(self, work: Work, caller: Caller, reference: str) -> None:
        """/patient REF: one patient whole; each look is in the audit log."""
        member, chat = await access.require(work, caller)
        found = await _find(work, chat, member, reference)
        if found is not None:
            await patient_card.show_patient(work, chat, member, found)

    @transaction
    async def why(self, work: Work, caller: Caller, reference: str) -> None:
        """/why REF: what was planned, sent and answered, and why; in the audit log too."""
        member, chat = await access.require(work, caller)
        found = await _find(work, chat, member, reference)
        if found is not None:
            await show_why(work, chat, member, found)

    @transaction
    async def case(self, work: Work, caller: Caller, patient_id: str) -> None:
        """The same from an alert's link or button, by the random id."""
        member, chat = await access.require(work, caller)
        found = await work.session.get(Patient, patient_id)
        if found is None:
            await _unknown(work, chat, member, "-")
        else:
            await patient_card.show_patient(work, chat, member, found)


async def _status(work: Work, language: str) -> str:
    start = _midnight(work)
    end = start + timedelta(days=1)
    active, waiting, silent = await episodes.count_running(work.session)
    answered = await check_ins.count_answered(work.session, start, end)
    planned = await check_ins.count_due(work.session, start, end)
    opened = await check_ins.count_opened(work.session, start, end)
    head = work.text(
        "status",
        language,
        active=active,
        joined_waiting=waiting,
        due_today=opened + planned,
        answered_today=answered,
        open_alerts=await alerts.count_open(work.session),
        calls=await alerts.count_open(work.session, calls_only=True),
    )
    if silent:
        head += "\n" + work.text("status_silent", language, count=silent)
    needed, coming = await _needed(work, language), await _coming(work, language)
    return "\n\n".join(filter(None, [head, needed, coming]))


def _midnight(work: Work) -> datetime:
    local = work.now.astimezone(work.clinic.zone)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


async def _needed(work: Work, language: str) -> str:
    rows = await alerts.open_ones(work.session, _STATUS_ALERTS)
    lines = await worklists.alert_lines(work, rows, language)
    heading = work.text("status_alerts_heading", language)
    return "\n".join([heading, *lines]) if lines else ""


async def _coming(work: Work, language: str) -> str:
    coming = await check_ins.next_due(work.session, _STATUS_NEXT)
    if not coming:
        return work.text("status_nothing_due", language)
    lines = [work.text("status_next_heading", language)]
    lines += [await _next_line(work, *row, language) for row in coming]
    return "\n".join(lines)


async def _next_line(work: Work, check_in: CheckIn, patient: Patient, language: str) -> str:
    episode = await work.session.get_one(Episode, check_in.episode_id)
    version = await work.session.get_one(ProtocolVersion, episode.version)
    plan = protocols.from_data(version.body).check_ins[check_in.position]
    return work.text(
        "status_next_line",
        language,
        patient_ref=await alert_text.tell_apart(work, patient.reference, check_in.id, language),
        checkin_name=placeholders.offset_name(work, plan.offset, language),
        when=placeholders.short_moment(check_in.look_at, work.clinic.zone, language),
    )


async def _find(work: Work, chat: Chat, member: Staff, reference: str) -> Patient | None:
    """The patient with this reference, read as at enrolling; staff are told when there is none."""
    reference = read_reference(reference) or reference.strip().upper()
    found = await find_patient(work, reference)
    if found is None:
        await _unknown(work, chat, member, reference)
    return found


async def _unknown(work: Work, chat: Chat, member: Staff, reference: str) -> None:
    shown = reference[:_LONGEST_REFERENCE]
    text = work.text("patient_unknown", member.language, patient_ref=shown)
    await queue(work, chat, Draft(MessageKind.REPLY, text))
