"""Which protocol a follow-up gets: asked where there is a choice, and what hangs on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import select

from bot.domain.ledger import EpisodeState, Reason
from bot.domain.protocol import Offset, Unit
from bot.domain.ready_made import READY_MADE
from bot.services.kernel.transaction import Work
from bot.storage import protocols
from bot.storage.tables.followups import Episode
from tests.services.protocols.clinic import kept, publish
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, enroll, hire, join, someone


async def second(bench: Bench, ready: str = "epidural", name: str = "Epidural") -> int:
    """Another protocol that is offered; its id."""

    async def make(work: Work) -> int:
        return (await protocols.make(work.session, name, work.now, None)).id

    made = await bench.do(make)
    await publish(bench, READY_MADE[ready], made)
    return made


async def newest(bench: Bench) -> Episode:
    """The follow-up that was begun last."""
    async with bench.runtime.database.reading() as session:
        found = select(Episode).order_by(Episode.created_at.desc(), Episode.version.desc())
        return (await session.scalars(found.limit(1))).one()


async def to_the_choice(nurse: Member) -> None:
    await nurse.says("/enroll", "K7-204", "1960")
    await nurse.taps("Low back")


async def test_with_one_protocol_nobody_is_asked(bench: Bench) -> None:
    nurse = await hire(bench)

    await enroll(nurse)

    assert "enroll_protocol" not in nurse.keys
    assert (await newest(bench)).version == 1


@pytest.mark.parametrize("how", ["tap", "type"])
async def test_with_several_it_is_one_step(bench: Bench, how: str) -> None:
    await second(bench)
    nurse = await hire(bench)
    await to_the_choice(nurse)
    assert (nurse.last.text, nurse.last.labels) == (
        "Step 4 of 7. Which kind of injection?",
        ["Facet joint injection", "Epidural", "Back", "Cancel"],
    )

    await (nurse.taps("Epidural") if how == "tap" else nurse.says("epidural"))
    await nurse.taps("Just now", "8", "Not asked")
    assert "1 day, 3 days, 7 days and 14 days" in nurse.last.text
    await nurse.taps("Make the link")

    episode = await newest(bench)
    assert (episode.version, episode.procedure) == (2, "epidural injection")
    assert (await kept(bench, episode.id))[1] == READY_MADE["epidural"]


async def archive(bench: Bench, protocol_id: int) -> None:
    async def put_away(work: Work) -> None:
        row = await protocols.by_id(work.session, protocol_id)
        assert row is not None
        row.archived_at = work.now

    await bench.do(put_away)


async def test_one_that_was_archived_while_it_was_asked_is_refused(bench: Bench) -> None:
    epidural = await second(bench)
    nurse = await hire(bench)
    await to_the_choice(nurse)
    await archive(bench, epidural)

    await nurse.taps("Epidural")

    assert nurse.last.text.startswith("An admin has archived")
    assert nurse.last.labels == ["Facet joint injection", "Back", "Cancel"]


async def test_one_that_was_archived_before_the_link_is_chosen_anew(bench: Bench) -> None:
    epidural = await second(bench)
    nurse = await hire(bench)
    await to_the_choice(nurse)
    await nurse.taps("Epidural", "Just now", "8", "Not asked")
    await archive(bench, epidural)

    await nurse.taps("Make the link")

    assert nurse.last.text.startswith("An admin has archived")
    await nurse.taps("Facet joint injection", "Make the link")
    assert (await newest(bench)).version == 1


async def test_what_is_no_protocol_is_asked_again(bench: Bench) -> None:
    await second(bench)
    nurse = await hire(bench)
    await to_the_choice(nurse)

    await nurse.says("knee")

    assert nurse.keys[-1] == "enroll_protocol"


async def test_how_long_ago_it_may_be_is_asked_of_the_protocol(bench: Bench) -> None:
    await second(bench)
    nurse = await hire(bench)
    for name, days, text in (
        ("Facet joint injection", 7, "It can be up to 6 days ago"),
        ("Epidural", 14, "It can be up to 13 days ago"),
        ("Epidural", 12, None),
    ):
        await to_the_choice(nurse)
        await nurse.taps(name)
        when = bench.clock.now() - timedelta(days=days)
        await nurse.says(f"{when:%Y-%m-%d} 12:00")

        assert (text in nurse.last.text) if text else nurse.keys[-1] == "enroll_baseline"


@pytest.mark.parametrize(("ready", "is_ended"), [("epidural", True), ("block", False)])
async def test_which_follow_up_it_ends_is_asked_of_the_protocol(
    bench: Bench, ready: str, is_ended: bool
) -> None:
    """A block says nothing of the joint; an epidural in the same area would blur both."""
    await second(bench, ready, "Other")
    nurse, person = await hire(bench), someone(bench)
    await to_the_choice(nurse)
    await nurse.taps("Facet joint injection", "Just now", "8", "Not asked", "Make the link")
    first = await newest(bench)
    await join(person, nurse.link)

    await to_the_choice(nurse)
    await nurse.taps("Other", "Just now", "8", "Not asked")
    assert nurse.keys[-1].startswith("enroll_replaces" if is_ended else "enroll_second")
    await nurse.taps(nurse.last.labels[0])

    async with bench.runtime.database.reading() as session:
        state = (await session.get_one(Episode, first.id)).state
    assert (state is EpisodeState.ENDED) is is_ended


async def test_a_patient_chooses_among_the_times_of_their_protocol(bench: Bench) -> None:
    protocol = replace(READY_MADE["week"], times=(time(9, 30), time(18)))
    await publish(bench, protocol)
    nurse, person = await hire(bench), someone(bench)

    await person.opens(await enroll(nurse))
    await person.taps("English")
    await person.writes("1960")
    await person.taps("I had the injection", "Next", "I agree")

    assert person.last.labels[:2] == ["9:30 AM", "Evening (6 pm)"]
    await person.taps("9:30 AM")
    assert "Tuesday, June 2, 9:30 AM" in person.last.text


async def test_nothing_is_sent_later_than_the_protocol_wants(bench: Bench) -> None:
    await publish(bench, replace(READY_MADE["week"], late_sending=Offset(2, Unit.HOURS)))
    person = await bench.patient()

    # The bot was away from before the check-in of day 1 until three hours after it.
    bench.clock.advance(timedelta(days=1, hours=3))
    await bench.go_to_day(2)

    assert [reason for _, reason in await person.ended()] == [Reason.OUTAGE, None, None]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_clinics_sixth_treatment_stands_below_the_five(
    bench: Bench, language: str
) -> None:
    words = {"en": "Radiofrequency treats the nerve.", "es": "La radiofrecuencia trata el nervio."}
    await publish(bench, replace(READY_MADE["week"], sixth=tuple(words.items())))
    person = await bench.patient(language=language)

    await bench.go_to_day(1)
    await person.presses("t:show")

    assert f"\n6. {words[language]}\n" in person.last.text
