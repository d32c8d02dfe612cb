"""/clinic: what is set in the chat counts at once, in every process, without a restart."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.errors import ClosedError
from bot.domain.ledger import StaffRole
from bot.domain.opening import parse_opening_hours
from bot.services.catalogue.clinic_facts import ClinicFacts
from bot.services.kernel.transaction import Runtime
from bot.services.operations.heartbeat import Heartbeat
from bot.storage.tables.system import AuditEntry
from bot.texts.catalogue import load_texts
from tests.services.support.bench import Bench, make_clinic
from tests.services.support.crew import Member, admin_of, hire

RANGES: Final = {
    "hours": {"en": "from 00:00 to 24:00", "es": "de 00:00 a 24:00"},
    "holidays": {"en": "from today to", "es": "de hoy a"},
    "phone": {"en": "3 digits at least and 40", "es": "Al menos 3 cifras y como máximo 40"},
    "emergency_number": {
        "en": "3 digits at least and 40",
        "es": "Al menos 3 cifras y como máximo 40",
    },
    "crisis_line_en": {"en": "Like: 988", "es": "Como: 988"},
    "crisis_line_es": {"en": "Like: 988", "es": "Como: 988"},
}
WRONG: Final = {
    "hours": ("Mo-Fr 17:00-08:00", "Mo 25:00-26:00", "whenever"),
    "holidays": ("2020-01-01", "2099-01-01", "Thanksgiving"),
    "phone": ("12", "7" * 41, "ask Ana"),
    "emergency_number": ("9", "1" * 41, "help"),
    "crisis_line_en": ("9", "1" * 41, "help"),
    "crisis_line_es": ("9", "1" * 41, "help"),
}


async def put(admin: Member, field: str, value: str) -> None:
    """An admin sets a fact."""
    await admin.presses(f"C:set:{field}")
    await admin.says(value)
    await admin.taps("Save")


def other_process(bench: Bench) -> Runtime:
    """Another process of the same clinic."""
    return Runtime(bench.runtime.database, bench.clock, load_texts(), make_clinic())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("field", WRONG)
async def test_what_is_out_of_range_is_refused_with_the_range(
    bench: Bench, field: str, language: str
) -> None:
    admin, before = admin_of(bench), bench.runtime.clinic
    await admin.speaks(language)
    await admin.presses(f"C:set:{field}")
    for value in WRONG[field]:
        await admin.writes(value)

        refused = {"en": "This cannot be used.", "es": "Esto no se puede usar."}[language]
        assert admin.last.text.startswith(refused)
        assert RANGES[field][language] in admin.last.text
    assert bench.runtime.clinic == before


async def test_hours_count_at_once_and_in_another_process_within_a_minute(bench: Bench) -> None:
    admin, other = admin_of(bench), other_process(bench)
    evening = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    assert bench.runtime.clinic.working_time(evening) > evening

    await put(admin, "hours", "Mon-Sun 8 am to 8 pm")

    assert bench.runtime.clinic.working_time(evening) == evening
    assert bench.runtime.clinic.hours == parse_opening_hours("Mo-Su 08:00-20:00")
    assert other.clinic.working_time(evening) > evening
    await Heartbeat(other).note_alive()
    assert other.clinic.working_time(evening) == evening
    async with bench.runtime.database.reading() as session:
        written = await session.scalars(select(AuditEntry.action))
        assert list(written)[-1] == "clinic_hours"


async def test_patients_read_the_new_numbers(bench: Bench) -> None:
    admin, ben = admin_of(bench), await bench.patient()
    await put(admin, "phone", "555-0177")
    await put(admin, "emergency_number", "112")
    await ben.writes("I have chest pain")

    said = "\n".join(shown.text for shown in ben.screen)
    assert "112" in said
    assert "555-0177" in said


async def test_a_holiday_closes_the_clinic_and_can_be_taken_away(bench: Bench) -> None:
    admin = admin_of(bench)
    await put(admin, "holidays", "2026-06-02")
    assert bench.runtime.clinic.holidays == {date(2026, 6, 2)}

    await admin.presses("C:set:holidays")
    await admin.taps("No holidays", "Save")
    assert bench.runtime.clinic.holidays == frozenset()
    await admin.says("/clinic")
    assert "Holidays: none (set here by" in admin.last.text

    await admin.presses("C:set:holidays")
    await admin.taps("As in the settings", "Save")
    await admin.says("/clinic")
    assert "Holidays: none\n" in admin.last.text
    assert bench.runtime.clinic.installed == {}


async def test_who_was_overtaken_must_look_again(bench: Bench) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    for each, value in ((admin, "555-0177"), (other, "555-0188")):
        await each.presses("C:set:phone")
        await each.says(value)
    await admin.taps("Save")
    await other.taps("Save")

    assert other.keys[-1] == "clinic_overtaken"
    assert bench.runtime.clinic.phone == "555-0177"


async def test_two_admins_who_save_at_once_leave_one_value(bench: Bench) -> None:
    admins = [admin_of(bench), await hire(bench, StaffRole.ADMIN)]
    for number, each in enumerate(admins):
        await each.presses("C:set:phone")
        await each.says(f"555-017{number}")

    await asyncio.gather(
        *(ClinicFacts(bench.runtime).press(each.caller, ["save"], None) for each in admins)
    )
    await bench.pump()

    assert sorted(each.keys[-1] for each in admins) == ["clinic_overtaken", "clinic_saved"]
    standby = other_process(bench)
    await Heartbeat(standby).learn()
    assert standby.clinic.phone == bench.runtime.clinic.phone


async def test_what_is_over_cannot_be_saved(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.presses("C:set:phone")
    await admin.says("555-0177")
    await admin.taps("Cancel")

    with pytest.raises(ClosedError):
        await admin.presses("C:save")
    await admin.presses("C:set:phone")
    with pytest.raises(ClosedError):
        await admin.presses("C:save")
    assert bench.runtime.clinic.phone == "555-0100"


async def test_the_settings_are_named_that_cannot_be_set_here(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/clinic")

    assert "CLINIC_NAME, CLINIC_TIME_ZONE" in admin.last.text


async def test_a_clinic_ticks_off_its_first_steps_and_ends_in_a_rehearsal(bench: Bench) -> None:
    admin = await hire(bench, StaffRole.ADMIN)
    assert admin.last.text.startswith("Before the first patient:")
    assert "[x] Invite the team" in admin.last.text

    await admin.taps("Check the hours", "It is right")
    assert "[x] Check the hours" in admin.last.text
    await admin.taps("Check the phone")
    await admin.says("555-0177")
    await admin.taps("Save")
    await admin.presses("C:schedule")
    await admin.taps("Link the staff group")
    assert admin.last.text.startswith("Add the bot to the staff group")
    await admin.says("/clinic")
    await admin.taps("First steps")
    steps = admin.last.text
    assert steps.count("[x]") == 4
    assert "[   ] Rehearse" in steps


async def test_first_steps_that_were_put_away_are_found_again(bench: Bench) -> None:
    admin = await hire(bench, StaffRole.ADMIN)
    await admin.taps("Put this away")
    third = await hire(bench, StaffRole.ADMIN, 77)
    assert "steps" not in "+".join(third.keys)

    await third.says("/clinic")
    await third.taps("First steps")
    assert third.last.text.startswith("Before the first patient:")
    assert timedelta(0) <= bench.now - third.last.at


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("emergency_number", "(555) 0100", "emergency number would be the same"),
        ("phone", "911", "emergency number would be the same"),
        ("phone", "988", "a crisis line would be the same"),
        ("crisis_line_es", "555-0100", "a crisis line would be the same"),
    ],
)
async def test_the_clinics_phone_is_no_number_for_help(
    bench: Bench, field: str, value: str, why: str
) -> None:
    admin, before = admin_of(bench), bench.runtime.clinic
    await admin.presses(f"C:set:{field}")
    await admin.says(value)

    assert why in admin.last.text
    assert "Save" not in admin.last.labels
    assert bench.runtime.clinic == before


async def test_two_who_make_both_numbers_the_same_leave_the_first(bench: Bench) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    for each, field in ((admin, "emergency_number"), (other, "phone")):
        await each.presses(f"C:set:{field}")
        await each.says("555-0188")
    await admin.taps("Save")
    await other.taps("Save")

    assert "clinic_same_emergency" in other.keys
    assert bench.runtime.clinic.phone == "555-0100"


async def test_a_new_emergency_number_is_told_to_the_other_admins_and_written_down(
    bench: Bench,
) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    await put(admin, "emergency_number", "112")

    assert other.keys[-1] == "clinic_number_changed"
    assert "911 → 112" in other.last.text
    await admin.says("/audit")
    assert "changed the emergency number: 911 → 112" in admin.last.text


async def test_a_crisis_line_is_set_for_its_language_and_told_to_the_other_admins(
    bench: Bench,
) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    ben, eva = await bench.patient(), await bench.patient(language="es")

    await put(admin, "crisis_line_es", "024")

    assert other.keys[-1] == "clinic_line_changed"
    assert "988 → 024" in other.last.text
    await ben.writes("I want to die")
    await eva.writes("quiero morirme")
    assert "988" in ben.last.text
    assert "024" in "".join(shown.text for shown in eva.screen)
    assert "024" not in "".join(shown.text for shown in ben.screen)
    await admin.says("/audit")
    assert "changed the crisis line (ES): 988 → 024" in admin.last.text
    await admin.presses("C:set:crisis_line_es")
    await admin.taps("As in the settings", "Save")
    assert bench.runtime.clinic.crisis_lines["es"] == "988"
    assert bench.runtime.clinic.installed == {}


async def test_a_holiday_is_told_with_its_year(bench: Bench) -> None:
    admin = admin_of(bench)
    await put(admin, "holidays", "2026-12-25, 2028-01-03")
    await admin.says("/clinic")

    assert "Fri, Dec 25, 2026; Mon, Jan 3, 2028" in admin.last.text


async def test_holidays_are_taken_away_in_words_too(bench: Bench) -> None:
    admin = admin_of(bench)
    await put(admin, "holidays", "2026-06-02")
    await put(admin, "holidays", "none")

    assert bench.runtime.clinic.holidays == frozenset()


@pytest.mark.parametrize(
    ("typed", "meant"), [("24/7", "Mo-Su 00:00-24:00"), ("Sat Sun 9-10", "Sa,Su 09:00-10:00")]
)
async def test_usual_words_for_hours_are_read(bench: Bench, typed: str, meant: str) -> None:
    await put(admin_of(bench), "hours", typed)

    assert bench.runtime.clinic.hours == parse_opening_hours(meant)


async def test_times_alone_are_refused_with_what_is_missing(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.presses("C:set:hours")
    await admin.says("9-5")

    assert admin.last.text.startswith("This cannot be used: it does not say on which days.")
