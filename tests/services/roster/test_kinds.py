"""Which protocol the lines of a list get: named in a column, or chosen for the rest of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.documents.packing import unpack
from bot.domain.errors import ClosedError
from bot.domain.ready_made import READY_MADE
from bot.services.kernel.transaction import Work
from bot.services.roster.batch import Batches
from bot.storage import protocols
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from tests.services.protocols.clinic import publish
from tests.services.support.at_once import WORKSHOP
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire

HEADS = "reference,birth year,area,time,kind of injection"


async def second(bench: Bench) -> int:
    """Another protocol that is offered, which takes injections of 13 days ago; its id."""

    async def make(work: Work) -> int:
        return (await protocols.make(work.session, "Epidural", work.now, None)).id

    made = await bench.do(make)
    await publish(bench, READY_MADE["epidural"], made)
    return made


async def archive(bench: Bench, protocol_id: int) -> None:
    """No new follow-up gets it any more."""

    async def put_away(work: Work) -> None:
        row = await protocols.by_id(work.session, protocol_id)
        assert row is not None
        row.archived_at = work.now

    await bench.do(put_away)


async def nurse_with(bench: Bench, *lines: str) -> Member:
    """A nurse who has sent a list."""
    nurse = await hire(bench)
    await Batches(bench.runtime, WORKSHOP).take_text(nurse.caller, "\n".join(lines))
    await bench.pump()
    return nurse


async def stored(bench: Bench) -> Sequence[tuple[str, str]]:
    """Reference and procedure of every follow-up."""
    async with bench.runtime.database.reading() as session:
        rows = await session.execute(
            select(Patient.reference, Episode.procedure).join(
                Episode, Episode.patient_id == Patient.id
            )
        )
        return sorted((reference, procedure) for reference, procedure in rows)


async def test_with_one_protocol_nobody_is_asked(bench: Bench) -> None:
    nurse = await nurse_with(bench, "K7-204 1960 low 8 now")

    assert nurse.last.labels == ["Enroll 1", "Paper: Letter", "Template to fill in", "Cancel"]


async def test_with_several_it_is_chosen_before_anybody_is_enrolled(bench: Bench) -> None:
    await second(bench)
    nurse = await nurse_with(bench, "K7-204 1960 low 8 now", "M3-111 1960 neck 7 now")
    assert nurse.last.text.endswith("It counts for each line that names none.")
    assert nurse.last.labels[:2] == ["Facet joint injection", "Epidural"]
    assert "Enroll 2" not in nurse.last.labels

    await nurse.taps("Epidural")

    assert nurse.last.labels[:3] == ["Facet joint injection", "Epidural: chosen", "Enroll 2"]
    await nurse.taps("Enroll 2")
    assert await stored(bench) == [
        ("K7-204", "epidural injection"),
        ("M3-111", "epidural injection"),
    ]


async def test_a_column_says_it_for_its_line(bench: Bench) -> None:
    await second(bench)
    nurse = await nurse_with(bench, HEADS, "K7-204,1960,low,now,EPIDURAL", "M3-111,1960,neck,now,")
    assert "pain before not known, Epidural" in nurse.last.text

    await nurse.taps("Facet joint injection", "Enroll 2")

    assert await stored(bench) == [
        ("K7-204", "epidural injection"),
        ("M3-111", "facet joint injection"),
    ]


async def test_where_each_line_says_it_nothing_is_asked(bench: Bench) -> None:
    await second(bench)

    nurse = await nurse_with(bench, HEADS, "K7-204,1960,low,now,Epidural")

    assert nurse.last.labels[0] == "Enroll 1"


async def test_a_wrong_name_is_named_with_those_that_there_are(bench: Bench) -> None:
    await second(bench)

    nurse = await nurse_with(bench, HEADS, "K7-204,1960,low,now,Knee")

    assert (
        "Line 2, K7-204: There is no kind of injection Knee. "
        "Known are: Facet joint injection, Epidural." in nurse.last.text
    )


async def test_how_long_ago_it_may_be_is_asked_of_the_protocol_that_is_chosen(
    bench: Bench,
) -> None:
    await second(bench)
    when = f"{bench.clock.now() - timedelta(days=10):%Y-%m-%d} 12:00"
    nurse = await nurse_with(bench, f"K7-204 1960 low 8 {when}", "M3-111 1960 neck 7 now")
    assert nurse.last.text.startswith("Ready: 2. With a problem: 0.")

    await nurse.taps("Facet joint injection")

    assert nurse.last.text.startswith("Ready: 1. With a problem: 1.")
    assert "It can be up to 6 days ago" in nurse.last.text


async def test_what_is_put_away_meanwhile_is_named_and_nobody_enrolled(bench: Bench) -> None:
    epidural = await second(bench)
    nurse = await nurse_with(bench, "K7-204 1960 low 8 now")
    await nurse.taps("Epidural")
    await archive(bench, epidural)

    await nurse.taps("Enroll 1")

    assert "Line 1, K7-204: Its kind of injection is not used any more." in nurse.last.text
    assert await stored(bench) == []


async def test_what_comes_meanwhile_is_asked_for_and_nobody_enrolled(bench: Bench) -> None:
    nurse = await nurse_with(bench, "K7-204 1960 low 8 now")
    await second(bench)

    await nurse.taps("Enroll 1")

    assert "Which kind of injection?" in nurse.last.text
    assert await stored(bench) == []


async def test_a_button_of_one_that_is_gone_chooses_nothing(bench: Bench) -> None:
    epidural = await second(bench)
    nurse = await nurse_with(bench, "K7-204 1960 low 8 now")
    await archive(bench, epidural)

    for choice in (f"kind_{epidural}", "kind_", "kind_x"):
        with pytest.raises(ClosedError):
            await Batches(bench.runtime, WORKSHOP).tap(nurse.caller, choice, None)


async def test_the_template_has_a_column_for_it(bench: Bench) -> None:
    await second(bench)
    nurse = await hire(bench)
    await nurse.says("/enroll")
    await nurse.taps("Many patients", "Template to fill in")

    filled = unpack(bench.messenger.calls[-1].letter.body["file"]).decode("utf-8-sig")

    heads, example = (line.split(",") for line in filled.splitlines())
    assert dict(zip(heads, example, strict=True))["Kind of injection"] == "Facet joint injection"
