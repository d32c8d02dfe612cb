"""Who has no Telegram is followed by phone: each check-in is a call on the list."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import CheckInState, EpisodeState, Reason
from bot.domain.relief import Outcome
from bot.storage.tables.followups import CheckIn, Episode
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, enroll, hire, join, someone


async def by_phone(bench: Bench) -> Member:
    """A nurse who has just enrolled K7-204, who has no Telegram."""
    nurse = await hire(bench)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back", "Just now", "8", "Not asked", "By phone, no Telegram")
    return nurse


async def check_ins(bench: Bench) -> list[CheckIn]:
    """The check-ins in order."""
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(CheckIn).order_by(CheckIn.position)))


async def episode(bench: Bench) -> Episode:
    """The one follow-up."""
    async with bench.runtime.database.reading() as session:
        return (await session.scalars(select(Episode))).one()


async def test_the_last_step_of_enrolling_chooses_the_phone(bench: Bench) -> None:
    nurse = await by_phone(bench)

    assert "followed by phone" in nurse.last.text
    assert (await episode(bench)).state is EpisodeState.ACTIVE
    assert len(await check_ins(bench)) == 3
    await nurse.says("/patient K7-204")
    assert "Answers from: by phone" in nurse.last.text


async def test_each_check_in_is_a_call_and_the_last_concludes(bench: Bench) -> None:
    nurse = await by_phone(bench)

    await bench.go_to_day(1, 15)
    await nurse.says("/calls")
    assert "check-in by phone" in nurse.last.text
    await nurse.taps("Call: K7-204", "Reached, no signs", "7", "About the same")
    await nurse.taps("No visit")
    assert await bench.alerts(AlertKind.SILENT, is_open=True) == []
    await bench.go_to_day(2, 15)
    await bench.go_to_day(7, 15)
    (waiting,) = await bench.alerts(AlertKind.SILENT, is_open=True)
    assert waiting.about.text == "call_due"
    await nurse.says("/calls")
    await nurse.taps("Call: K7-204", "Reached, no signs", "7", "About the same")
    await nurse.taps("The same", "The same", "No visit")
    await bench.go_on(days=1)

    assert (await episode(bench)).outcome is Outcome.NO_RELIEF
    states = [each.state for each in await check_ins(bench)]
    assert states == [CheckInState.ANSWERED, CheckInState.MISSED, CheckInState.ANSWERED]


async def test_who_is_never_reached_ends_unknown_and_on_the_list(bench: Bench) -> None:
    await by_phone(bench)

    await bench.go_to_day(12)

    found = await check_ins(bench)
    assert [each.reason for each in found] == [Reason.NO_ANSWER] * 3
    assert (await episode(bench)).outcome is Outcome.UNKNOWN
    (alert,) = await bench.alerts(AlertKind.NO_ANSWER, is_open=True)
    assert alert.about.text == "no_answer"
    assert await bench.alerts(AlertKind.SILENT, is_open=True) == []


async def test_who_has_not_joined_is_followed_by_phone_from_the_alert(bench: Bench) -> None:
    nurse = await hire(bench)
    await enroll(nurse)
    await bench.go_to_day(1, 15)

    await nurse.taps("By phone")

    (alert,) = await bench.alerts(AlertKind.NOT_JOINED)
    assert alert.result == "by_phone"
    assert (await episode(bench)).state is EpisodeState.ACTIVE
    await bench.go_to_day(2, 15)
    assert len(await bench.alerts(AlertKind.SILENT, is_open=True)) == 1


async def test_who_joins_while_a_call_is_due_is_asked_by_the_bot(bench: Bench) -> None:
    nurse = await by_phone(bench)
    await bench.go_to_day(1, 15)
    assert len(await bench.alerts(AlertKind.SILENT, is_open=True)) == 1
    await nurse.says("/patient K7-204")
    await nurse.taps("New link")
    ben = someone(bench)

    await join(ben, nurse.link)
    assert await bench.alerts(is_open=True) == []
    await bench.go_on(hours=1)

    assert "checkin_first" in ben.keys
    await bench.go_to_day(4)
    assert await bench.alerts(AlertKind.SEND_FAILED) == []


async def test_who_joins_later_is_asked_by_the_bot(bench: Bench) -> None:
    nurse = await hire(bench)
    link = await enroll(nurse)
    await nurse.says("/patient K7-204")
    await nurse.taps("By phone")
    ben = someone(bench)

    await join(ben, link)
    await bench.go_to_day(1, 15)

    assert "checkin_first" in ben.keys
    with pytest.raises(ClosedError):
        await nurse.presses(f"k:byphone:{(await episode(bench)).id}")
