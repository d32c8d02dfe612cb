"""Visits and other treatments: asked for at any time, passed on to staff once."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.services import alerting, concluding, leaving
from bot.services.buttons import Keyboard, Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue, strip
from bot.services.transaction import Service, Work, transaction
from bot.storage import alerts
from bot.storage.tables import Chat
from bot.texts import dates


class Visits(Service):
    """What a patient can ask of the clinic that is not urgent."""

    @transaction
    async def command(self, work: Work, caller: Caller) -> None:
        """/visit: ask whether the clinic should call."""
        case, chat = await leaving.of_caller(work, caller)
        await _confirm(work, case, chat)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """A button about a visit: "ask", "yes", "no" or "not_now"."""
        case, chat = await leaving.of_caller(work, caller)
        await strip(work, chat, onto=message_id)
        if choice == "ask":
            await _confirm(work, case, chat)
        elif choice == "yes":
            await _request(work, case, chat)
        else:
            await _say(work, case, chat, work.text("visit_not_now", case.language))

    @transaction
    async def options(self, work: Work, caller: Caller, message_id: int | None = None) -> None:
        """/options or its button: the other treatments, as often as asked for."""
        case, chat = await leaving.of_caller(work, caller)
        if message_id is not None:
            await strip(work, chat, onto=message_id)
        await concluding.send_alternatives(work, case, MessageKind.REPLY)

    @transaction
    async def why(self, work: Work, caller: Caller, message_id: int) -> None:
        """Why there may be no relief."""
        case, chat = await leaving.of_caller(work, caller)
        await strip(work, chat, onto=message_id)
        text = work.text("why_no_relief", case.language)
        keyboard = concluding.offer(work, "why_no_relief", case.language)
        await _say(work, case, chat, text, keyboard)


async def _say(
    work: Work, case: Case, chat: Chat, text: str, keyboard: Keyboard | None = None
) -> None:
    draft = Draft(MessageKind.REPLY, text, keyboard or [], asks=bool(keyboard))
    await queue(work, chat, draft, case.patient)


async def _confirm(work: Work, case: Case, chat: Chat) -> None:
    labels = dict(work.texts.buttons("visit_confirm", case.language))
    keyboard = column(
        button(labels[f"visit_{choice}"], Verb.VISIT, choice) for choice in ("yes", "no")
    )
    await _say(work, case, chat, work.text("visit_confirm", case.language), keyboard)


async def _request(work: Work, case: Case, chat: Chat) -> None:
    clinic = work.clinic
    local = work.now.astimezone(clinic.zone)
    day = clinic.hours.next_open_day(local, clinic.holidays)
    existing = await alerts.open_of_kind(work.session, case.patient.id, AlertKind.VISIT)
    key = "visit_already"
    if existing is None:
        is_open = clinic.hours.is_open(local, clinic.holidays)
        key = "visit_requested" if is_open else "visit_requested_closed"
        await alerting.raise_alert(
            work, AlertKind.VISIT, case.patient, next_open_day=day.isoformat()
        )
    text = work.text(key, case.language, next_open_day=dates.day(day, case.language))
    await _say(work, case, chat, text)
