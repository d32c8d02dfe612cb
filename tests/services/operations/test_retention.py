"""The purge: what its time is over for is gone, and nothing else."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from bot.domain.alerts import AlertKind
from bot.domain.ledger import PatientState
from bot.services.console.team import Team
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import HANDLING, Handling, Work
from bot.services.messaging import dialogues
from bot.services.patient.leaving import Leaving
from bot.storage.tables.followups import Answer, BookedVisit, CheckIn, Episode, Event, Note
from bot.storage.tables.mail import Dialogue, InboxUpdate, OutboxMessage
from bot.storage.tables.people import Chat, Consent, Patient
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.newcomers import Newcomer, make_link, make_new_link, newcomer
from tests.services.support.post import chat_of, queue_to

OF_A_PATIENT = (Patient, Episode, CheckIn, Answer, Note, Event, Consent, BookedVisit)


async def test_a_patient_is_kept_for_a_year_after_the_last_injection(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4", "Much better")
    await bench.go_to_day(364)
    await bench.retention.purge()
    assert await bench.count(Patient) == 1

    await bench.go_to_day(366)

    assert [await bench.count(table) for table in OF_A_PATIENT] == [0] * len(OF_A_PATIENT)
    assert "deleted" not in ben.keys


async def test_a_newer_injection_keeps_the_patient(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(300)
    await bench.second_injection(ben)

    await bench.go_to_day(400)

    assert await bench.count(Patient) == 1


async def test_who_asked_is_deleted_within_the_promised_days_and_told(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.writes("please call my neighbor")
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)

    await bench.go_to_day(8)

    assert [await bench.count(table) for table in OF_A_PATIENT] == [0] * len(OF_A_PATIENT)
    assert ben.keys[-2:] == ["delete_requested", "deleted"]


async def test_an_open_p1_is_finished_before_anything_is_deleted(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await bench.take_alerts()

    await bench.go_to_day(9)
    assert (await ben.row()).state is PatientState.ERASING
    await bench.close_alerts()
    await bench.go_to_day(10)

    assert await bench.count(Patient) == 0


async def test_staff_are_told_once_in_time_that_a_deletion_waits_for_an_open_p1(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await bench.take_alerts()
    assert "while a P1 alert of this case is open" in bench.staff.last.text

    await bench.go_to_day(7, 10)
    assert "staff_delete_waits" not in bench.staff.keys
    await bench.go_to_day(7, 12)
    assert bench.staff.keys.count("staff_delete_waits") == 1
    waits = next(each for each in bench.staff.screen if "DELETION WAITS" in each.text)
    assert "promised at most 7 days" in waits.text
    await bench.go_to_day(9)

    assert bench.staff.keys.count("staff_delete_waits") == 1
    assert len(await bench.alerts(AlertKind.DELETE)) == 2


async def test_the_telegram_id_of_a_deleted_patient_is_forgotten_too(bench: Bench) -> None:
    ben = await bench.patient()
    before = await bench.count(Chat)
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)

    await bench.go_to_day(8)
    await bench.retention.purge()

    assert await bench.count(Chat) == before - 1


async def _moves(bench: Bench) -> tuple[Newcomer, Newcomer]:
    """Somebody joins by a link, and takes another phone later; both phones."""
    link = await make_link(bench, baseline=8)
    old, new = newcomer(bench), newcomer(bench)
    await old.agrees(link.code)
    old.patient_id, old.episode_id = link.patient_id, link.episode_id
    await bench.go_to_day(4)
    await new.agrees((await make_new_link(bench, old)).code)
    await new.taps("Morning (10 am)")
    return old, new


async def _telegram_ids(bench: Bench) -> set[int]:
    async with bench.runtime.database.reading() as session:
        return {int(each) for each in await session.scalars(select(Chat.telegram_id))}


async def test_the_phone_that_a_deleted_patient_had_before_is_forgotten_too(bench: Bench) -> None:
    old, new = await _moves(bench)
    await bench.go_to_day(8)
    assert {old.chat_id, new.chat_id} < await _telegram_ids(bench)
    await Leaving(bench.runtime).delete(new.caller, "yes", 0)

    await bench.go_to_day(15)
    await bench.go_to_day(16)

    assert new.keys[-1] == "deleted"
    assert await _telegram_ids(bench) == {ADMIN}


async def test_a_phone_that_somebody_else_uses_now_is_kept(bench: Bench) -> None:
    old, new = await _moves(bench)
    other = await make_link(bench, baseline=8)
    await old.agrees(other.code)
    await old.taps("Morning (10 am)")
    await Leaving(bench.runtime).delete(new.caller, "yes", 0)

    await bench.go_to_day(13)

    assert await _telegram_ids(bench) == {ADMIN, old.chat_id}


async def test_the_old_id_of_a_group_that_moved_is_forgotten(bench: Bench) -> None:
    group, moved = Caller(ADMIN, -9001), Caller(ADMIN, -1009001)
    team = Team(bench.runtime)
    await team.link_group(group)
    await bench.go_to_day(4)
    await team.say(moved, "private_only")
    await bench.pump()

    await team.group_moved(group, moved.chat_id)
    await bench.retention.purge()

    assert await _telegram_ids(bench) == {ADMIN, moved.chat_id}


async def test_ended_updates_are_forgotten_after_three_days(bench: Bench) -> None:
    inbox = Inbox(bench.runtime)
    await inbox.take([(5, 1, {}), (6, 2, {})])
    waiting = await inbox.next(set())
    assert waiting is not None
    token = HANDLING.set(Handling(waiting.inbox_id))
    await inbox.settle()
    HANDLING.reset(token)

    bench.clock.move_to(bench.at_day(3, 9))
    await bench.retention.purge()
    assert await bench.count(InboxUpdate) == 2
    bench.clock.move_to(bench.at_day(4))
    await bench.retention.purge()

    assert await bench.count(InboxUpdate) == 1


async def test_sent_messages_are_forgotten_after_a_month(bench: Bench) -> None:
    await queue_to(bench, ADMIN)
    await bench.pump()

    bench.clock.move_to(bench.at_day(32))
    await bench.retention.purge()
    assert await bench.count(OutboxMessage) == 1
    bench.clock.move_to(bench.at_day(35))
    await bench.retention.purge()

    assert await bench.count(OutboxMessage) == 0


async def test_dialogues_that_nobody_went_on_with_are_forgotten(bench: Bench) -> None:
    async def begin(work: Work) -> None:
        await dialogues.begin(work, await chat_of(work, 1), dialogues.JOINING, "language")

    await bench.do(begin)

    bench.clock.move_to(bench.at_day(3, 10))
    await bench.retention.purge()
    assert await bench.count(Dialogue) == 1
    bench.clock.move_to(bench.at_day(3, 11))
    await bench.retention.purge()

    assert await bench.count(Dialogue) == 0


@pytest.mark.parametrize("is_owed", [True, False])
async def test_a_stranger_is_forgotten_unless_owed_something(bench: Bench, is_owed: bool) -> None:
    await queue_to(bench, 1)
    if not is_owed:
        await bench.pump()
    before = await bench.count(Chat)

    bench.clock.move_to(bench.at_day(4))
    await bench.retention.purge()

    assert await bench.count(Chat) == before - (not is_owed)


async def test_one_patient_who_cannot_be_deleted_does_not_keep_the_others(
    bench: Bench,
) -> None:
    bad, good = await bench.patient(), await bench.patient()
    for each in (bad, good):
        await Leaving(bench.runtime).delete(each.caller, "yes", 0)

    async def spoil(work: Work) -> None:
        statement = update(Patient).where(Patient.id == bad.patient_id)
        await work.session.execute(statement.values(chat_id=None))

    await bench.do(spoil)
    await bench.go_to_day(8)

    assert await bench.count(Patient) == 1
    assert (await bad.row()).erase_at is not None
    kinds = [alert.kind for alert in await bench.alerts()]
    assert kinds == [AlertKind.DELETE, AlertKind.UPDATE_FAILED]
