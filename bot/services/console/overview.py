"""What staff look at: the day at a glance, open alerts, calls to make, one patient."""

from __future__ import annotations

from typing import Final

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
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage import alerts, check_ins, protocols, tallies
from bot.storage.check_ins import Coming
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert
from bot.words.identity import references_meant

_STATUS_ALERTS: Final = 5
_STATUS_NEXT: Final = 3
_LONGEST_REFERENCE: Final = 12


class Overview(Service):
    """Looking, never changing, but for the audit log that keeps who looked at whom.

    No look takes longer for more patients, so that it may be read in the transaction of its reply.
    """

    @transaction
    async def status(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """/status, or its refresh button: counts, open alerts worst first, what is due next."""
        turn = await access.turn_of(work, caller, onto=message_id)
        text = await _status(turn)
        buttons = work.texts.buttons("status", turn.language)
        keyboard = [[button(label, Verb.SCREEN, name) for name, label in buttons]]
        await turn.show_screen((text, keyboard))

    @transaction
    async def alerts(self, work: Work, caller: Caller) -> None:
        """/alerts: what is open, worst first, a button for each."""
        await worklists.send_alerts(await access.turn_of(work, caller))

    @transaction
    async def alert(self, work: Work, caller: Caller, alert_id: str) -> None:
        """One alert whole, with what can be done about it."""
        turn = await access.turn_of(work, caller)
        alert = await work.session.get(Alert, alert_id)
        if alert is None:
            raise NotFoundError("alert")
        await audit.write(turn, "view_alert", alert.patient_id)
        text = await alert_text.render_whole(work, alert, turn.language)
        keyboard = alert_text.keyboard(work, alert, turn.member)
        draft = Draft(MessageKind.ALERT, text, keyboard, alert_id=alert.id)
        await queue(work, turn.chat, draft)

    @transaction
    async def calls(self, work: Work, caller: Caller) -> None:
        """/calls: whom to phone and why."""
        await worklists.send_calls(await access.turn_of(work, caller))

    @transaction
    async def patient(self, work: Work, caller: Caller, reference: str) -> None:
        """/patient REF: one patient whole; each look is in the audit log."""
        turn = await access.turn_of(work, caller)
        found = await _find(turn, reference)
        if found is not None:
            await patient_card.show_patient(turn, found)

    @transaction
    async def why(self, work: Work, caller: Caller, reference: str) -> None:
        """/why REF: what was planned, sent and answered, and why; in the audit log too."""
        turn = await access.turn_of(work, caller)
        found = await _find(turn, reference)
        if found is not None:
            await show_why(turn, found)

    @transaction
    async def case(self, work: Work, caller: Caller, patient_id: str) -> None:
        """The same from an alert's link or button, by the random id."""
        turn = await access.turn_of(work, caller)
        found = await work.session.get(Patient, patient_id)
        if found is None:
            await _unknown(turn, "-")
        else:
            await patient_card.show_patient(turn, found)


async def _status(turn: StaffTurn) -> str:
    work = turn.work
    counts = await tallies.counts_between(work.session, *work.clinic.day_of(work.now))
    head = turn.text(
        "status",
        active=counts.active,
        joined_waiting=counts.waiting,
        due_today=counts.sent + counts.planned,
        answered_today=counts.answered,
        open_alerts=counts.alerts,
        calls=counts.calls,
    )
    if counts.silent:
        head += "\n" + turn.text("status_silent", count=counts.silent)
    parts = [head, await _needed(turn, counts.alerts), await _coming(turn)]
    return "\n\n".join(filter(None, parts))


async def _needed(turn: StaffTurn, count: int) -> str:
    rows = await alerts.open_ones(turn.work.session, _STATUS_ALERTS)
    lines = worklists.alert_lines(turn.work, rows, count, turn.language)
    heading = turn.text("status_alerts_heading")
    return "\n".join([heading, *lines]) if lines else ""


async def _coming(turn: StaffTurn) -> str:
    coming = await check_ins.next_due(turn.work.session, _STATUS_NEXT)
    if not coming:
        return turn.text("status_nothing_due")
    lines = [turn.text("status_next_heading")]
    lines += [await _next_line(turn, each) for each in coming]
    return "\n".join(lines)


async def _next_line(turn: StaffTurn, coming: Coming) -> str:
    work, language = turn.work, turn.language
    protocol = await protocols.version(work.session, coming.version)
    offset = protocol.check_ins[coming.check_in.position].offset
    reference = coming.patient.reference
    return turn.text(
        "status_next_line",
        patient_ref=alert_text.told_apart(work, reference, coming.area, language),
        checkin_name=placeholders.offset_name(work, offset, language),
        when=turn.short_moment(coming.check_in.look_at),
    )


async def _find(turn: StaffTurn, reference: str) -> Patient | None:
    """The patient whom a typed reference means; staff are told when there is none."""
    meant = references_meant(reference) or (reference.strip().upper(),)
    for each in meant:
        if found := await find_patient(turn.work, each):
            return found
    await _unknown(turn, meant[0])
    return None


async def _unknown(turn: StaffTurn, reference: str) -> None:
    await turn.say("patient_unknown", patient_ref=reference[:_LONGEST_REFERENCE])
