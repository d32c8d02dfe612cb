"""One phone for two patients: it can follow one at a time, and says so."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.ledger import PatientState
from bot.storage.tables.people import Patient
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.newcomers import (
    Link,
    Newcomer,
    invitation,
    joined,
    make_link,
    newcomer,
    patient,
)


async def _rehearses(bench: Bench, ben: Newcomer) -> None:
    """The admin's rehearsal is opened on this phone."""
    admin = admin_of(bench)
    await admin.says("/rehearse")
    await ben.opens(admin.link.partition("start=")[2])


async def _joins(ben: Newcomer, link: Link) -> None:
    await ben.agrees(link.code)
    await ben.taps("Morning (10 am)")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("One phone", "555-0100")), ("es", ("Un teléfono", "555-0100"))],
)
async def test_a_second_patient_cannot_join_on_the_same_phone(
    bench: Bench, language: str, words: tuple[str, str]
) -> None:
    ben = await joined(bench, language=language)
    link = await make_link(bench, baseline=8)

    await ben.opens(link.code)
    await ben.opens(link.code)

    assert ben.keys == ["phone_taken", "phone_taken"]
    assert [word for word in words if word not in ben.last.text] == []
    (alert,) = await bench.alerts(AlertKind.LINK_PROBLEM)
    assert (alert.priority, alert.patient_id) == (3, link.patient_id)
    assert "still works on another phone" in bench.staff.last.text


async def test_the_link_stays_good_for_another_phone(bench: Bench) -> None:
    ben, ann = await joined(bench), newcomer(bench)
    link = await make_link(bench, baseline=8)
    await ben.opens(link.code)

    await _joins(ann, link)

    assert (await invitation(bench, link)).spent_at is not None
    assert (await patient(bench, link)).state is PatientState.ACTIVE
    await ben.sends("/stop")
    await ben.taps("Yes, stop")
    assert (await ben.row()).state is PatientState.STOPPED
    assert (await patient(bench, link)).state is PatientState.ACTIVE


@pytest.mark.parametrize("way", ["stopped", "concluded"])
async def test_whoever_is_no_longer_followed_up_leaves_the_phone_free(
    bench: Bench, way: str
) -> None:
    link = await make_link(bench, baseline=8)
    ben = await joined(bench)
    if way == "stopped":
        await ben.sends("/stop")
        await ben.taps("Yes, stop")
    else:
        await bench.go_to_day(11)
        link = await make_link(bench, baseline=8)

    await _joins(ben, link)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    assert (await patient(bench, link)).state is PatientState.STOPPED


async def test_the_latest_to_join_is_who_the_phone_speaks_for(bench: Bench) -> None:
    earlier = await make_link(bench, baseline=8)
    bench.clock.advance(bench.minutes(5))
    ann = newcomer(bench)
    later = await make_link(bench, baseline=8)
    await _joins(ann, later)
    await ann.sends("/stop")
    await ann.taps("Yes, stop")

    await _joins(ann, earlier)
    await ann.sends("/pause")

    assert (await patient(bench, earlier)).state is PatientState.PAUSED


async def test_who_lent_their_phone_needs_a_link_for_the_next_injection(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(11)
    link = await make_link(bench, baseline=8)
    await _joins(ben, link)
    ben.clear()

    await bench.second_injection(ben)
    await bench.go_to_day(12)

    assert (await ben.row()).state is PatientState.INVITED
    assert ben.keys == ["checkin_first"]
    await ben.answers("4", "Much better")
    assert ben.keys[-1] == "thanks_good_early"


async def test_a_rehearsal_takes_nobodys_place(bench: Bench) -> None:
    ben = await joined(bench)

    await _rehearses(bench, ben)

    assert ben.keys == ["phone_taken"]


async def test_a_rehearsal_leaves_the_phone_free(bench: Bench) -> None:
    ann = newcomer(bench)
    admin = admin_of(bench)
    await admin.says("/rehearse")
    await ann.opens(admin.link.partition("start=")[2])
    await ann.taps("English")
    await ann.writes(str(bench.now.year - 60))
    await ann.taps("I had the injection", "Next", "I agree")
    link = await make_link(bench, baseline=8)

    await ann.opens(link.code)

    assert ann.keys[-1] == "choose_language"


async def _two_in_turn(bench: Bench) -> tuple[Newcomer, Link]:
    """A phone that followed one patient to the end, and another since."""
    ben = await joined(bench)
    await bench.go_to_day(20)
    link = await make_link(bench, baseline=8)
    await _joins(ben, link)
    ben.clear()
    return ben, link


async def test_deleting_deletes_all_that_the_phone_answered_for(bench: Bench) -> None:
    ben, _ = await _two_in_turn(bench)
    await ben.sends("/delete")
    assert "answered for 2 people" in ben.last.text

    await ben.taps("Yes, delete")
    assert len(await bench.alerts(AlertKind.DELETE)) == 2
    await bench.go_on(days=8)

    assert await bench.count(Patient) == 0
    assert [key for key in ben.keys if key.startswith("delete")][-2:] == [
        "delete_requested",
        "deleted",
    ]


async def test_nobody_is_told_that_all_is_deleted_while_something_waits(bench: Bench) -> None:
    ben, _ = await _two_in_turn(bench)
    await ben.writes("chest pain")
    await ben.sends("/delete")
    await ben.taps("Yes, delete")

    await bench.go_on(days=8)

    assert await bench.count(Patient) == 1
    assert "deleted" not in ben.keys
    await bench.close_alerts()
    await bench.go_on(days=1)
    assert ben.keys[-1] == "deleted"
    assert await bench.count(Patient) == 0


async def test_who_is_followed_now_is_not_told_that_another_is_deleted(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/delete")
    await ben.taps("Yes, delete")
    link = await make_link(bench, baseline=8)
    await _joins(ben, link)

    await bench.go_on(days=8)

    assert await bench.count(Patient) == 1
    assert "deleted" not in ben.keys


async def test_all_that_is_kept_is_shown_of_each(bench: Bench) -> None:
    ben, _ = await _two_in_turn(bench)

    await ben.sends("/mydata")

    assert [key.partition("+")[0] for key in ben.keys] == ["mydata", "mydata"]
