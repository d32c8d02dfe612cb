"""A visit gets a day: the patient reads it and is reminded, and staff say who came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import PatientState
from bot.domain.opening import parse_opening_hours
from bot.domain.visits import Kept
from bot.services.console.team import Team
from bot.services.incoming.interruptions import Interruptions
from bot.services.patient.leaving import Leaving
from bot.storage.tables.followups import BookedVisit
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire
from tests.services.support.people import Person


async def visits(bench: Bench) -> list[BookedVisit]:
    """The visits so far."""
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(BookedVisit).order_by(BookedVisit.booked_at)))


async def card(bench: Bench) -> tuple[Member, Person]:
    """A nurse who looks at a patient's card on a Monday."""
    ben = await bench.patient()
    nurse = await hire(bench)
    await nurse.says(f"/patient {ben.reference}")
    return nurse, ben


async def test_two_taps_book_a_day_and_the_patient_reads_it(bench: Bench) -> None:
    nurse, ben = await card(bench)

    await nurse.taps("Book a visit", "Wed, Jun 3")

    assert ben.keys[-1] == "visit_booked_day"
    assert "Wednesday, June 3" in ben.last.text
    assert "The patient reads it now." in nurse.last.text
    (visit,) = await visits(bench)
    assert str(visit.day) == "2026-06-03"
    await nurse.says(f"/patient {ben.reference}")
    assert "Visit Wednesday, June 3: booked (Nurse 1" in nurse.last.text


async def test_a_visit_that_is_to_come_is_called_off_and_nobody_is_reminded_of_it(
    bench: Bench,
) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "Wed, Jun 3")
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Book a visit", "Call the visit off")

    assert nurse.last.text.endswith("is called off. The patient reads it now.")
    assert "Your visit is canceled: Wednesday, June 3." in ben.last.text
    (visit,) = await visits(bench)
    assert (visit.kept, visit.next_at) == ("visit_cancelled", None)
    await nurse.says(f"/patient {ben.reference}")
    assert "Visit Wednesday, June 3: canceled" in nurse.last.text
    await nurse.taps("Book a visit")
    assert "Call the visit off" not in nurse.last.labels


async def test_a_visit_without_a_day_is_called_off_too(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "No day yet")
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Book a visit", "Call the visit off")
    await bench.go_to_day(2)

    assert "visit_called_off" in ben.keys
    assert await bench.alerts(AlertKind.VISIT) == []


async def test_a_visit_is_called_off_once(bench: Bench) -> None:
    nurse, ben = await card(bench)
    other = await hire(bench, chat_id=52)
    await nurse.taps("Book a visit", "Wed, Jun 3")
    for each in (nurse, other):
        await each.says(f"/patient {ben.reference}")
        await each.taps("Book a visit")

    await nurse.taps("Call the visit off")
    await other.taps("Call the visit off")

    assert ben.keys.count("visit_called_off_day") == 1
    assert other.last.text == f"The visit of {ben.reference} is called off."


async def test_the_next_open_days_are_offered(bench: Bench) -> None:
    nurse, _ = await card(bench)

    await nurse.taps("Book a visit")

    days = ["Tue, Jun 2", "Wed, Jun 3", "Thu, Jun 4", "Fri, Jun 5", "Mon, Jun 8"]
    assert nurse.last.labels == ["Today", *days, "Other date", "No day yet", "Cancel"]


async def test_another_date_leads_back_to_the_days(bench: Bench) -> None:
    nurse, _ = await card(bench)
    await nurse.taps("Book a visit", "Other date")
    assert nurse.last.labels == ["Back", "Cancel"]

    await nurse.taps("Back")

    assert nurse.last.labels[0] == "Today"


async def test_help_in_between_comes_back_to_the_visit(bench: Bench) -> None:
    nurse, _ = await card(bench)
    await nurse.taps("Book a visit", "Other date")

    await Interruptions(bench.runtime).help(nurse.caller)
    await bench.pump()

    assert nurse.keys[-1] == "book_other"
    await nurse.says("6/12")
    assert len(await visits(bench)) == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("6/12", "Friday, June 12"),
        ("Jun 12 2:30 PM", "Friday, June 12, 2:30 PM"),
        ("tomorrow 9:15", "Tuesday, June 2, 9:15 AM"),
    ],
)
async def test_another_date_is_typed(bench: Bench, typed: str, shown: str) -> None:
    nurse, ben = await card(bench)

    await nurse.taps("Book a visit", "Other date")
    await nurse.says(typed)

    assert shown in ben.last.text


@pytest.mark.parametrize(
    "typed",
    [
        *("soon", "2:30 PM", "5/30", "12", "Feb 30", "6/12 or 6/13"),
        "tomorrow 3 am",
        "thu 10 por la tarde",
    ],
)
async def test_what_is_no_day_to_come_is_asked_again(bench: Bench, typed: str) -> None:
    nurse, _ = await card(bench)

    await nurse.taps("Book a visit", "Other date")
    await nurse.says(typed)

    assert "no day of the coming year" in nurse.last.text
    assert await visits(bench) == []
    await nurse.taps("Cancel")
    with pytest.raises(ClosedError):
        await nurse.presses("0:day-2026-06-03")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *(("6/12", None), ("12-6-2026 a las 14:30", None)),
        *(("15/6", "2026-06-15"), ("7/7", "2026-07-07"), ("viernes 12/6", "2026-06-12")),
        *(("12 jun", "2026-06-12"), ("2026-06-12 14:30", "2026-06-12")),
    ],
)
async def test_in_spanish_day_and_month_are_not_guessed(
    bench: Bench, typed: str, day: str | None
) -> None:
    nurse, ben = await card(bench)
    await Team(bench.runtime).set_language(nurse.caller, "es", nurse.last.message_id)
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Dar una cita", "Otra fecha")
    await nurse.says(typed)

    assert [str(each.day) for each in await visits(bench)] == ([] if day is None else [day])
    assert ("Escríbalo como 12 jun" in nurse.last.text) is (day is None)


async def test_a_day_that_is_past_is_refused(bench: Bench) -> None:
    nurse, _ = await card(bench)
    await nurse.taps("Book a visit")

    with pytest.raises(ClosedError):
        await nurse.presses("0:day-2026-05-31")
    with pytest.raises(ValueError, match="isoformat"):
        await nurse.presses("0:day-never")

    assert await visits(bench) == []


async def test_who_asked_for_it_is_booked_from_the_alert(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await ben.presses("v:yes")

    await nurse.taps("I am on it", "Book a visit", "Tue, Jun 2")

    (alert,) = await bench.alerts(AlertKind.VISIT)
    assert alert.result == "booked"
    (visit,) = await visits(bench)
    assert visit.asked_at == alert.raised_at
    assert ben.keys[-1] == "visit_booked_day"


async def test_another_day_moves_the_visit_and_the_same_says_nothing(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "No day yet")
    assert ben.keys[-1] == "visit_booked"

    await nurse.taps("Book a visit", "Wed, Jun 3")
    await nurse.taps("Book a visit", "Fri, Jun 5")
    told = len(ben.keys)
    await nurse.taps("Book a visit", "Fri, Jun 5")

    assert len(ben.keys) == told
    (visit,) = await visits(bench)
    assert str(visit.day) == "2026-06-05"


async def test_a_visit_without_a_day_is_asked_for_again(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "No day yet")
    told = len(ben.keys)

    await bench.go_to_day(1, 8, 5)

    (alert,) = await bench.alerts(AlertKind.VISIT, is_open=True)
    assert alert.patient_id == ben.patient_id
    assert "VISIT WITHOUT A DAY" in nurse.last.text
    await nurse.taps("I am on it", "Book a visit", "No day yet")
    assert len(ben.keys) == told
    await bench.go_to_day(2, 8, 5)
    await nurse.taps("I am on it", "Book a visit", "Fri, Jun 5")
    assert await bench.alerts(AlertKind.VISIT, is_open=True) == []
    (visit,) = await visits(bench)
    assert str(visit.day) == "2026-06-05"


async def test_the_evening_before_they_are_reminded_and_then_staff_say_who_came(
    bench: Bench,
) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "Fri, Jun 5")

    await bench.go_to_day(3, 17)
    assert "visit_tomorrow" not in ben.keys
    await bench.go_to_day(3, 19)
    assert ben.keys.count("visit_tomorrow") == 1
    await bench.go_to_day(4, 23)
    await bench.go_to_day(6, 12)
    assert await bench.alerts(AlertKind.VISIT) == []
    await bench.go_to_day(7, 9)

    assert ben.keys.count("visit_tomorrow") == 1
    assert "WHO CAME" in nurse.last.text
    assert nurse.last.labels == [
        *("I am on it", "Came", "Did not come", "Canceled", "Later", "Open the case")
    ]
    await nurse.taps("Did not come")
    (visit,) = await visits(bench)
    assert visit.kept is Kept.NOT_COME
    alert, again = await bench.alerts(AlertKind.VISIT)
    assert alert.result == "not_come"
    assert "P3 DID NOT COME" in nurse.last.text
    assert again.closed_at is None
    await nurse.taps("Book a visit", "Tue, Jun 9")
    assert await bench.alerts(AlertKind.VISIT, is_open=True) == []
    await nurse.says(f"/why {ben.reference}")
    assert any("Visit Friday, June 5: did not come" in shown.text for shown in nurse.screen)


async def test_a_visit_after_one_that_was_kept_is_another(bench: Bench) -> None:
    nurse, _ = await card(bench)
    await nurse.taps("Book a visit", "Tue, Jun 2")
    await bench.go_to_day(2, 9)
    await nurse.taps("Came")
    await nurse.taps("Book a visit", "Thu, Jun 4")

    assert [visit.kept for visit in await visits(bench)] == [Kept.CAME, None]


@pytest.mark.parametrize("state", [PatientState.STOPPED, PatientState.DECEASED])
async def test_who_has_left_is_not_reminded(bench: Bench, state: PatientState) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "Fri, Jun 5")
    if state is PatientState.STOPPED:
        await Leaving(bench.runtime).stop(ben.caller, "yes", 0)
    else:
        async with bench.runtime.database.transaction() as session:
            (await session.get_one(Patient, ben.patient_id)).state = state

    await bench.go_to_day(8, 9)

    assert "visit_tomorrow" not in ben.keys
    is_asked = [alert.about.text for alert in await bench.alerts(AlertKind.VISIT)]
    assert is_asked == ([] if state is PatientState.DECEASED else ["visit_held"])


async def test_what_is_erased_takes_the_visits_along(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "Tue, Jun 2")

    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await bench.go_to_day(9)

    assert await visits(bench) == []


async def test_staff_send_one_of_the_fixed_texts(bench: Bench) -> None:
    nurse, ben = await card(bench)

    await nurse.taps("Message", "We tried to call you")

    assert ben.keys[-1] == "tried_to_call"
    assert nurse.last.text.startswith("Sent to")
    await nurse.says(f"/why {ben.reference}")
    assert 'staff sent "We tried to call you"' in nurse.last.text


async def test_a_second_tap_sends_no_second_text(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Message")
    again = nurse.last.data_of("Your note was read") or ""

    await nurse.presses(again)
    await nurse.presses(again)

    assert ben.keys.count("note_read") == 1


async def test_who_says_that_a_note_was_read_has_read_it(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await ben.writes("my dog is fine")
    (alert,) = await bench.alerts(AlertKind.NOTE)
    assert alert.closed_at is None

    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Message", "Your note was read")

    (alert,) = await bench.alerts(AlertKind.NOTE)
    assert alert.result == "read"


async def test_who_has_left_gets_no_message(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Message")
    late = nurse.last.data_of("Your note was read") or ""
    await Leaving(bench.runtime).stop(ben.caller, "yes", 0)

    with pytest.raises(ClosedError):
        await nurse.presses(late)

    await nurse.says(f"/patient {ben.reference}")
    assert "Message" not in nurse.last.labels
    assert "note_read" not in ben.keys


async def test_six_is_in_the_evening_where_the_clinic_is_open_then(bench: Bench) -> None:
    runtime = bench.runtime
    runtime.clinic = replace(runtime.clinic, hours=parse_opening_hours("Mo-Fr 09:00-19:00"))
    nurse, ben = await card(bench)

    await nurse.taps("Book a visit", "Other date")
    await nurse.says("Wed at 6")

    assert "Wednesday, June 3, 6:00 PM." in ben.last.text


@pytest.mark.parametrize(
    ("typed", "label", "read"),
    [
        ("Sunday 3 pm", "Book Sun, Jun 7", "Sunday, June 7, 3:00 PM"),
        ("July 4", "Book Sat, Jul 4", "Saturday, July 4"),
    ],
)
async def test_a_typed_day_on_which_the_clinic_is_closed_takes_another_tap(
    bench: Bench, typed: str, label: str, read: str
) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Book a visit", "Other date")

    await nurse.says(typed)
    assert nurse.last.labels == [label, "Back", "Cancel"]
    assert await visits(bench) == []
    await nurse.taps(label)

    assert len(await visits(bench)) == 1
    assert read in ben.last.text


async def test_instead_of_a_day_on_which_the_clinic_is_closed_another_is_typed(
    bench: Bench,
) -> None:
    nurse, _ = await card(bench)
    await nurse.taps("Book a visit", "Other date")
    await nurse.says("Sunday")

    await nurse.says("Tuesday")

    (visit,) = await visits(bench)
    assert str(visit.day) == "2026-06-02"


async def no_relief(bench: Bench) -> tuple[Member, Person]:
    """A nurse who reads that a patient's pain has not eased."""
    ben = await bench.patient()
    nurse = await hire(bench)
    for day in (1, 2, 7):
        await bench.go_to_day(day)
        await ben.answers(
            "8", "About the same", *(("The same", "Less", "Skip") if day == 7 else ())
        )
    assert "Offer a visit." in nurse.last.text
    return nurse, ben


async def test_who_books_a_visit_from_no_relief_reads_which_and_is_to_offer_none(
    bench: Bench,
) -> None:
    nurse, _ = await no_relief(bench)
    alert = len(nurse.screen) - 1

    await nurse.taps("Book a visit", "Wed, Jun 10")

    told = nurse.screen[alert].text
    assert "A visit is booked: Wednesday, June 10." in told
    assert told.endswith("Closed by Nurse 1: visit booked.")
    assert "Offer a visit" not in told


async def test_a_visit_without_a_day_is_not_to_be_offered_again(bench: Bench) -> None:
    nurse, ben = await no_relief(bench)
    alert = len(nurse.screen) - 1
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Book a visit", "No day yet")
    told = nurse.screen[alert].text
    assert "A visit is booked, without a day yet." in told
    assert "Offer a visit" not in told

    await nurse.taps("Book a visit", "Wed, Jun 10")
    assert "A visit is booked: Wednesday, June 10." in nurse.screen[alert].text
    assert "without a day" not in nurse.screen[alert].text


async def test_a_visit_booked_from_the_card_stands_in_the_alert_and_goes_with_it(
    bench: Bench,
) -> None:
    nurse, ben = await no_relief(bench)
    alert = len(nurse.screen) - 1
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Book a visit", "Wed, Jun 10")
    assert "A visit is booked: Wednesday, June 10." in nurse.screen[alert].text

    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Book a visit", "Call the visit off")
    assert "Offer a visit." in nurse.screen[alert].text
