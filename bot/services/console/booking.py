"""Booking a visit: the next open days to choose from, or a day that is typed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import ClassVar, Final

from bot.domain.alerts import CALLS, Result
from bot.domain.errors import ClosedError
from bot.domain.ledger import PatientState
from bot.domain.visits import OFFERED
from bot.services.alerts import booked_visits, taking, visits
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, in_rows
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import access, audit, clinic_times
from bot.services.staff.dialogue_turns import BACK, DialogueTurn, must_stay
from bot.storage import alerts
from bot.storage import visits as stored_visits
from bot.storage.tables.mail import Dialogue
from bot.texts import dates

NO_DAY: Final = "none"
# Of a visit that is to come.
_CALL_OFF: Final = "off"
# A button, and the step that it leads to.
OTHER: Final = "other"
_DAY: Final = "day"


class Booking(DialogueTurn):
    """A turn in the dialogue about a visit."""

    name: ClassVar = dialogues.BOOKING
    verb: ClassVar = Verb.BOOKING
    cancelled: ClassVar = "book_cancelled"

    def prompt(self) -> Prompt:
        """For which day, or that another one is to be typed."""
        if self.step == OTHER:
            return self.text("book_other"), self.ways_out(back=True)
        rows = in_rows([self.button(*each) for each in choices(self)], 2)
        if "booked" in self.data:
            label = self.work.texts.label("book_day", "off", self.language)
            rows.append([self.button(label, _CALL_OFF)])
        text = self.text("book_day", patient_ref=self.data["reference"])
        return text, [*rows, *self.ways_out(back=False)]


class Bookings(Service):
    """What staff do to give a patient a visit."""

    @transaction
    async def about_alert(self, work: Work, caller: Caller, alert_id: str) -> None:
        """ "Book a visit" under an alert; raises `NotFoundError`."""
        turn = await access.turn_of(work, caller)
        alert, case = await cases.of_alert(work, alert_id)
        await begin(turn, case, alert.id)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A day, or another button of the dialogue; raises `ClosedError` when it is over."""
        await Booking.tap(work, caller, choice, message_id, _take)


async def begin(turn: StaffTurn, case: Case, alert_id: str | None = None) -> None:
    """Ask for which day; with an alert, it is closed by the answer."""
    must_stay(case)
    booked = {} if await booked_visits.to_come(turn.work, case) is None else {"booked": True}
    booking = await Booking.begin(turn, _DAY, case, alert=alert_id, **booked)
    await booking.ask(booking.prompt())


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    booking = Booking.at(turn, dialogue)
    await booking.ask(booking.prompt())


async def _take(turn: Booking, value: str) -> None:
    if value in {OTHER, BACK}:
        turn.wait(OTHER if value == OTHER else _DAY)
        await turn.show(turn.prompt())
    elif value == _CALL_OFF:
        await _call_off(turn)
    else:
        await _save(turn, *of_button(turn.work, value))


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """A day that was typed, with or without a time."""
    booking, found = Booking.at(turn, dialogue), clinic_times.read_visit(turn, text)
    if found is None:
        await turn.show((turn.text("book_bad"), booking.prompt()[1]))
    elif clinic_times.is_closed_on(turn.work, found[0]):
        await turn.show(_of_closed_day(booking, *found))
    else:
        await _save(booking, *found)


def _of_closed_day(turn: Booking, day: date, at_time: time | None) -> Prompt:
    """The patient would read it and come: it is booked by another tap, or another day is typed."""
    visit_when = dates.short_day(day, turn.language)
    label = turn.work.texts.label("book_closed", "book", turn.language, visit_when=visit_when)
    sure = f"{day:%Y%m%d}" + ("" if at_time is None else f"T{at_time:%H%M}")
    text = turn.text("book_closed", visit_when=visit_when)
    is_typed = turn.step == OTHER
    return text, [[turn.button(label, sure)], *turn.ways_out(back=is_typed)]


def choices(turn: StaffTurn) -> list[tuple[str, str]]:
    """Today and the next open days, another day, none yet: each label with its value."""
    work, labels = turn.work, dict(turn.work.texts.buttons("book_day", turn.language))
    local = work.now.astimezone(work.clinic.zone)
    days = [(labels["today"], local.date().isoformat())]
    at = datetime.combine(local.date(), time.max, local.tzinfo)
    for _ in range(OFFERED):
        day = work.clinic.hours.next_open_day(at, work.clinic.holidays)
        days.append((dates.short_day(day, turn.language), day.isoformat()))
        at = datetime.combine(day, time.max, local.tzinfo)
    return [*days, (labels[OTHER], OTHER), (labels[NO_DAY], NO_DAY)]


def of_button(work: Work, value: str) -> tuple[date | None, time | None]:
    """The day of a button, with its time if it has one; raises `ClosedError` for a past one."""
    if value == NO_DAY:
        return None, None
    said = datetime.fromisoformat(value)
    if not clinic_times.is_to_come(work, said.date()):
        raise ClosedError("day")
    return said.date(), said.time() if "T" in value else None


async def _save(turn: Booking, day: date | None, at_time: time | None) -> None:
    """Keep it, close what asked for it, and say what the patient reads."""
    work, case = turn.work, await turn.case()
    await turn.end()
    must_stay(case)
    if (told_of := await meanwhile(turn, case, turn.data.get("begun"))) is not None:
        await turn.show_screen((told_of, []))
        return
    await audit.write(turn, "book", case.patient.id)
    await visits.book(work, case, turn.member, day, at_time)
    for alert in await alerts.of_patient(work.session, case.patient.id):
        is_call = alert.kind in CALLS and alert.about.text != "visit_held"
        is_it = alert.id == turn.data["alert"] and is_call and alert.closed_at is None
        if is_it or visits.is_asked(alert):
            await taking.close(turn, alert, Result.BOOKED)
    await turn.show_screen((told(turn, case, day, at_time), []))


async def _call_off(turn: Booking) -> None:
    """The visit that is to come will not take place, unless somebody else said so before."""
    work, case = turn.work, await turn.case()
    await turn.end()
    saved = turn.text("book_called_off", patient_ref=case.patient.reference)
    visit = await booked_visits.to_come(work, case)
    if visit is not None:
        await audit.write(turn, "visit_off", case.patient.id)
        await visits.call_off(work, case, visit, turn.member)
        saved = f"{saved} {_read_by(turn, case)}"
    await turn.show_screen((saved, []))


def _read_by(turn: StaffTurn, case: Case) -> str:
    """Whether the patient reads what was done."""
    can_read = case.chat is not None and case.patient.state is PatientState.ACTIVE
    return turn.text("book_read" if can_read else "book_unread")


async def meanwhile(turn: StaffTurn, case: Case, begun: str | None) -> str | None:
    """What staff read who wanted to book a visit since then, and somebody else has by now."""
    who = await audit.by_another(turn, "book", case.patient.id, begun)
    visit = await stored_visits.newest(turn.work.session, case.episode.id) if who else None
    if visit is None:
        return None
    visit_when = booked_visits.when(turn.work, visit, turn.language)
    return turn.text(
        "book_meanwhile",
        who=who,
        patient_ref=case.patient.reference,
        visit_when=visit_when or turn.text("patient_visit_no_day"),
    )


def told(turn: StaffTurn, case: Case, day: date | None, at_time: time | None) -> str:
    """What staff read of a visit that was booked."""
    read_by, reference = _read_by(turn, case), case.patient.reference
    if day is None:
        return f"{turn.text('book_saved_no_day', patient_ref=reference)} {read_by}"
    visit_when = dates.short_day(day, turn.language)
    if at_time is not None:
        visit_when = dates.short_day_and_time(datetime.combine(day, at_time), turn.language)
    saved = turn.text("book_saved", patient_ref=reference, visit_when=visit_when)
    return f"{saved} {read_by}"
