"""What was enrolled wrongly is put right in three taps; nobody but staff hears of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.errors import ClosedError
from bot.domain.ledger import AnsweredBy, Area, BaselineSource
from bot.services.incoming.interruptions import Interruptions
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from bot.storage.tables.system import AuditEntry
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire
from tests.services.support.people import Person


async def card(bench: Bench) -> tuple[Member, Person]:
    """A nurse who looks at a patient's card."""
    ben = await bench.patient()
    nurse = await hire(bench)
    await nurse.says(f"/patient {ben.reference}")
    return nurse, ben


async def stored(bench: Bench, person: Person) -> tuple[Patient, Episode]:
    """The patient and the follow-up as they stand."""
    async with bench.runtime.database.reading() as session:
        patient = await session.get_one(Patient, person.patient_id)
        return patient, await session.get_one(Episode, person.episode_id)


async def test_three_taps_correct_the_pain_before(bench: Bench) -> None:
    nurse, ben = await card(bench)

    await nurse.taps("Correct", "Pain before", "6")

    _, episode = await stored(bench, ben)
    assert (episode.baseline, episode.baseline_source) == (6, BaselineSource.BEFORE)
    assert "Pain before: 8, now 6." in nurse.last.text
    assert "does not change" in nurse.last.text
    assert ben.keys == []


async def test_a_field_leads_back_and_help_comes_back_to_it(bench: Bench) -> None:
    nurse, _ = await card(bench)
    await nurse.taps("Correct", "Area", "Back", "Pain before")

    await Interruptions(bench.runtime).help(nurse.caller)
    await bench.pump()

    assert nurse.keys[-1] == "correct_baseline"
    assert nurse.last.labels[-2:] == ["Back", "Cancel"]


@pytest.mark.parametrize(
    ("field", "tapped", "said"),
    [
        ("Pain right after", "3", "not known, now 3"),
        ("Area", "neck", "low back, now neck"),
        ("Answers from", "helper", "now helper"),
    ],
)
async def test_what_has_buttons_is_tapped(
    bench: Bench, field: str, tapped: str, said: str
) -> None:
    nurse, ben = await card(bench)

    await nurse.taps("Correct", field)
    label = next(each for each in nurse.last.labels if tapped in each)
    await nurse.taps(label)

    patient, episode = await stored(bench, ben)
    found = {
        "Pain right after": episode.bedside == 3,
        "Area": episode.area is Area.NECK,
        "Answers from": patient.answered_by is AnsweredBy.HELPER,
    }
    assert found[field]
    assert said.split(", now ")[-1].removeprefix("now ") in nurse.last.text


async def test_year_and_reference_are_typed(bench: Bench) -> None:
    nurse, ben = await card(bench)

    await nurse.taps("Correct", "Birth year")
    await nurse.says("1850")
    assert "4 digits" in nurse.last.text
    await nurse.says("1961")
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Correct", "Reference")
    await nurse.says("Z9-111")

    patient, _ = await stored(bench, ben)
    assert (patient.birth_year, patient.reference) == ("1961", "Z9-111")
    await nurse.says("/patient Z9-111")
    assert nurse.last.text.startswith("Z9-111:")


async def test_a_reference_of_somebody_else_is_refused(bench: Bench) -> None:
    other = await bench.patient()
    nurse, ben = await card(bench)

    await nurse.taps("Correct", "Reference")
    await nurse.says(other.reference)

    assert "another patient" in nurse.last.text
    assert (await stored(bench, ben))[0].reference == ben.reference


async def test_two_follow_ups_of_one_area_do_not_run_at_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, Area.NECK)
    nurse = await hire(bench)
    await nurse.presses(f"k:correct:{ben.episode_id}")
    await nurse.taps("Area", "neck")

    assert "Another follow-up" in nurse.last.text


async def test_what_is_no_value_is_refused(bench: Bench) -> None:
    nurse, ben = await card(bench)
    await nurse.taps("Correct", "Pain before")

    for forged in ("z:baseline-11", "z:area-neck", "z:which-baseline"):
        with pytest.raises(ClosedError):
            await nurse.presses(forged)
    await nurse.says("many")
    await nurse.taps("Cancel")

    assert (await stored(bench, ben))[1].baseline == 8


async def test_each_correction_is_in_the_audit_log(bench: Bench) -> None:
    nurse, _ = await card(bench)

    await nurse.taps("Correct", "Pain before", "6")

    async with bench.runtime.database.reading() as session:
        actions = list(await session.scalars(select(AuditEntry.action)))
    assert actions[-1] == "correct_baseline"


async def test_a_value_that_was_there_already_is_no_correction(bench: Bench) -> None:
    nurse, _ = await card(bench)

    await nurse.taps("Correct", "Pain before", "8")

    assert nurse.last.text.endswith("Pain before: it says 8 already. Nothing has changed.")
    async with bench.runtime.database.reading() as session:
        actions = list(await session.scalars(select(AuditEntry.action)))
    assert "correct_baseline" not in actions
