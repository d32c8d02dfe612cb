"""A row that cannot be looked at holds up none of the others, and a person hears of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind, MessageState
from bot.services.alerts import raising
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.sweep import PUT_OFF
from bot.services.kernel.transaction import Work
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.people import Person
from tests.services.support.post import held, queue_to

GARBLED = b"this is no ciphertext"


async def _waiting_check_in(bench: Bench) -> Person:
    """A patient whose check-in is written and cannot be looked at: their zone is unknown."""
    ben = await bench.patient()
    bench.clock.move_to(bench.at_day(1, 10, 1))
    with held(bench):
        await bench.check_ins.send_due()
    await bench.set_zone(ben, "Nowhere/At_all")
    return ben


@asynccontextmanager
async def _garbled(bench: Bench, table: str, row_id: int) -> AsyncIterator[None]:
    """What is kept of a row can no longer be decrypted, until it is taken away."""
    await _write(bench, f"UPDATE {table} SET body = :body WHERE id = :id", row_id, GARBLED)
    yield
    await _write(bench, f"DELETE FROM {table} WHERE id = :id", row_id)


async def _write(bench: Bench, statement: str, row_id: int, body: bytes = b"") -> None:
    async def write(work: Work) -> None:
        values = {"id": row_id, "body": body}
        await work.session.execute(text(statement), values if body else {"id": row_id})

    await bench.do(write)


async def _states(bench: Bench) -> list[str]:
    async def read(work: Work) -> list[str]:
        rows = await work.session.execute(text("SELECT state FROM outbox ORDER BY id"))
        return [row.state for row in rows]

    return await bench.do(read)


async def test_a_warning_goes_out_past_a_check_in_that_cannot_be_claimed(bench: Bench) -> None:
    await _waiting_check_in(bench)

    async def warn(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.UPDATE_FAILED), None)

    await bench.do(warn)
    await bench.pump()

    assert bench.staff.keys == ["staff_update_failed"]


async def test_staff_hear_once_of_a_message_that_can_never_be_claimed(bench: Bench) -> None:
    ben = await _waiting_check_in(bench)

    for _ in range(6):
        await bench.pump()
        bench.clock.advance(PUT_OFF)

    (alert,) = await bench.alerts()
    assert (alert.priority, alert.patient_id) == (2, ben.patient_id)
    assert bench.staff.keys == ["staff_stuck"]
    await bench.set_zone(ben, "America/Chicago")
    await bench.pump()
    assert ben.keys == ["checkin_first"]


async def test_a_message_whose_body_is_garbled_holds_up_no_other(bench: Bench) -> None:
    bad = await queue_to(bench, 1)
    await queue_to(bench, 2)

    async with _garbled(bench, "outbox", bad):
        await bench.pump()

    assert [call.letter.telegram_id for call in bench.messenger.calls] == [2]


async def test_the_bot_starts_although_what_was_on_its_way_is_garbled(bench: Bench) -> None:
    bad, _ = await queue_to(bench, 1), await queue_to(bench, 2, MessageKind.CHECK_IN)
    await bench.delivery.claim(8)

    async with _garbled(bench, "outbox", bad):
        await bench.delivery.recover()
        assert await _states(bench) == [MessageState.SENDING, MessageState.UNCERTAIN]


async def test_an_update_whose_body_is_garbled_is_given_up_and_the_next_is_read(
    bench: Bench,
) -> None:
    inbox = Inbox(bench.runtime)
    await inbox.take([(1, 7, {"update_id": 1}), (2, 8, {"update_id": 2})])

    async with _garbled(bench, "inbox", 1):
        bad = await inbox.next(set())
        assert bad is not None
        assert bad.body == {}
        await inbox.fail(bad, for_good=True)
        following = await inbox.next(set())

    assert following is not None
    assert following.body == {"update_id": 2}
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.UPDATE_FAILED]


async def test_a_patient_who_cannot_be_read_keeps_no_other_waiting(bench: Bench) -> None:
    bad, good = await bench.patient(), await bench.patient()
    bench.clock.move_to(bench.at_day(1, 10, 1))
    with held(bench):
        await bench.check_ins.send_due()

    async def garble(work: Work) -> None:
        statement = text("UPDATE patients SET reference = :it WHERE id = :id")
        await work.session.execute(statement, {"it": GARBLED, "id": bad.patient_id})

    await bench.do(garble)

    await bench.pump()

    assert (bad.keys, good.keys) == ([], ["checkin_first"])
