"""The pain right after the injection: kept as day 0, shown to staff, and it concludes nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.storage.tables.followups import Episode
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, admin_of, join, someone


async def _enrolled(admin: Member, baseline: str, bedside: str) -> None:
    await admin.says(*ENROLL)
    await admin.taps("Low back", "Just now", baseline, bedside, "Make the link")


async def _card(admin: Member) -> str:
    await admin.says("/patient K7-204")
    return admin.last.text


@pytest.mark.parametrize(
    ("baseline", "bedside", "lines"),
    [
        (
            "8",
            "1",
            [
                "Right after the injection: pain 1, 88% less than before.",
                "Right after the injection the pain was down by 80% or more.",
            ],
        ),
        (
            "8",
            "4",
            [
                "Right after the injection: pain 4, 50% less than before.",
                "Right after the injection the pain was down by 50% or more.",
            ],
        ),
        ("8", "5", ["Right after the injection: pain 5, 38% less than before."]),
        ("6", "8", ["Right after the injection: pain 8, before 6."]),
        ("Not asked", "3", ["Right after the injection: pain 3."]),
        ("8", "Not asked", []),
    ],
)
async def test_it_stands_on_the_card_with_its_labels(
    bench: Bench, baseline: str, bedside: str, lines: list[str]
) -> None:
    admin = admin_of(bench)
    await _enrolled(admin, baseline, bedside)

    card = await _card(admin)

    assert [line for line in card.splitlines() if line.startswith("Right after")] == lines


async def test_it_concludes_nothing_and_the_patient_reads_nothing_of_it(bench: Bench) -> None:
    admin, ben = admin_of(bench), someone(bench)
    await _enrolled(admin, "8", "0")
    await join(ben, admin.link)

    await bench.go_to_day(1)

    async with bench.runtime.database.reading() as session:
        episode = (await session.scalars(select(Episode))).one()
    assert (episode.bedside, episode.outcome) == (0, None)
    assert not [shown.text for shown in ben.screen if "Right after" in shown.text]
    assert ben.keys[-1] == "checkin_first"


async def test_it_may_be_typed(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says(*ENROLL)
    await admin.taps("Low back", "Just now", "8")

    await admin.says("2")

    assert "Pain before: 8, right after: 2" in admin.last.text


async def test_the_nurse_sees_on_the_code_that_they_have_joined(bench: Bench) -> None:
    admin, ben = admin_of(bench), someone(bench)
    await _enrolled(admin, "8", "2")
    code = admin.last

    await join(ben, admin.link)

    assert code.text == ("K7-204 has joined, in English. First check-in Tue, Jun 2, 10:00 AM.")
    (edit,) = [call for call in bench.messenger.calls if call.letter.message_id == code.message_id]
    assert edit.letter.body["method"] == "caption"
