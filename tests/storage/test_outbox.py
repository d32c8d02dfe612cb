"""The outbox: who goes first, what a crash leaves, and what can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.domain.delivery import MessageKind, MessageState
from bot.storage import claimable, outbox
from bot.storage.database import Database
from bot.storage.tables.mail import OutboxMessage
from tests.storage import rows
from tests.storage.rows import NOON

SECOND = timedelta(seconds=1)
ENDED = [
    MessageState.SENT,
    MessageState.UNCERTAIN,
    MessageState.FAILED,
    MessageState.CANCELLED,
]


async def _store(database: Database, *messages: OutboxMessage) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.chat("c"), rows.chat("d"), *rows.follow_up(), *messages)


async def _states(database: Database) -> list[MessageState]:
    async with database.reading() as session:
        statement = select(OutboxMessage.state).order_by(OutboxMessage.id)
        return list((await session.scalars(statement)).all())


async def _candidates(database: Database, limit: int = 10) -> list[int]:
    async with database.transaction() as session:
        return [each.row.id for each in await claimable.candidates(session, NOON, limit)]


async def test_the_safest_lane_goes_first_and_within_it_the_oldest(database: Database) -> None:
    lanes = [2, 1, 0, 2, 0]
    await _store(database, *(rows.message(lane=lane) for lane in lanes))

    assert await _candidates(database) == [3, 5, 2, 1, 4]
    assert await _candidates(database, limit=2) == [3, 5]


async def test_only_what_is_due_and_has_not_ended_is_a_candidate(database: Database) -> None:
    await _store(
        database,
        rows.message(claimable_at=NOON + SECOND),
        rows.message(claimable_at=NOON),
        *(rows.message(state=state) for state in ENDED),
        rows.message(state=MessageState.CLAIMED, claimable_at=NOON - SECOND),
        rows.message(state=MessageState.SENDING, claimable_at=NOON + SECOND),
    )

    assert await _candidates(database) == [2, 7]


@pytest.mark.parametrize("backend", ["postgresql"])
async def test_a_second_sender_leaves_out_what_the_first_is_claiming(database: Database) -> None:
    await _store(database, *(rows.message() for _ in range(4)))

    async with database.transaction() as first, database.transaction() as second:
        mine = [each.row.id for each in await claimable.candidates(first, NOON, 2)]
        theirs = [each.row.id for each in await claimable.candidates(second, NOON, 2)]

    assert (mine, theirs) == ([1, 2], [3, 4])


@pytest.mark.parametrize(
    ("older", "goes_first"),
    [
        (rows.message, True),
        (lambda: rows.message(lane=1), True),
        (lambda: rows.message(lane=0), True),
        (lambda: rows.message(state=MessageState.SENDING), False),
        (lambda: rows.message(state=MessageState.CLAIMED), False),
        (lambda: rows.message(lane=3), False),
        (lambda: rows.message(chat_id="d"), False),
        *((lambda state=state: rows.message(state=state), False) for state in ENDED),
    ],
)
async def test_an_older_message_to_the_chat_goes_first_unless_it_is_less_urgent(
    database: Database, older: object, goes_first: bool
) -> None:
    assert callable(older)
    await _store(database, older(), rows.message())

    async with database.transaction() as session:
        found = {each.row.id: each for each in await claimable.candidates(session, NOON, 9)}

    assert found[2].elder_at == (NOON if goes_first else None)


@pytest.mark.parametrize(
    ("other", "waits"),
    [
        (rows.message, True),
        (lambda: rows.message(lane=9), True),
        (lambda: rows.message(state=MessageState.SENDING), True),
        (lambda: rows.message(chat_id="d"), False),
        *(
            (lambda state=state: rows.message(state=state, ended_at=NOON), False)
            for state in ENDED
        ),
    ],
)
async def test_a_chat_has_mail_while_any_other_message_to_it_has_not_ended(
    database: Database, other: object, waits: bool
) -> None:
    assert callable(other)
    await _store(database, rows.message(), other())

    async with database.reading() as session:
        mine = await session.get_one(OutboxMessage, 1)
        found = await outbox.have_mail(session, ["c", "e"], [mine, rows.message()])
        assert found == ({"c"} if waits else set())


async def test_after_a_crash_claimed_goes_back_and_sending_is_reported(
    database: Database,
) -> None:
    await _store(
        database,
        rows.message(),
        rows.message(state=MessageState.CLAIMED, claimable_at=NOON + 60 * SECOND),
        rows.message(state=MessageState.SENDING),
        *(rows.message(state=state) for state in ENDED),
    )

    async with database.transaction() as session:
        assert await outbox.recover_claims(session) == (1, [3])

    assert await _states(database) == [
        MessageState.QUEUED,
        MessageState.QUEUED,
        MessageState.SENDING,
        *ENDED,
    ]
    assert await _candidates(database) == [1, 2, 3]


async def test_what_is_not_on_its_way_can_be_taken_back(database: Database) -> None:
    mine = {"patient_id": "p"}
    await _store(
        database,
        rows.message(**mine),
        rows.message(**mine, state=MessageState.CLAIMED),
        rows.message(**mine, state=MessageState.SENDING),
        rows.message(**mine, state=MessageState.SENT),
        rows.message(**mine, kind=MessageKind.SAFETY),
        rows.message(),
    )

    async with database.transaction() as session:
        await outbox.cancel(session, "p", [MessageKind.CHECK_IN], NOON)

    assert await _states(database) == [
        MessageState.CANCELLED,
        MessageState.CANCELLED,
        MessageState.SENDING,
        MessageState.SENT,
        MessageState.QUEUED,
        MessageState.QUEUED,
    ]
    async with database.reading() as session:
        taken_back = await session.get_one(OutboxMessage, 2)
    assert (taken_back.body, taken_back.ended_at) == (None, NOON)


async def test_what_telegram_may_have_got_lately_is_known_oldest_first(
    database: Database,
) -> None:
    await _store(
        database,
        rows.message(state=MessageState.SENDING),
        rows.message(state=MessageState.SENT, ended_at=NOON + 2 * SECOND, chat_id="d"),
        rows.message(state=MessageState.UNCERTAIN, ended_at=NOON + SECOND),
        rows.message(state=MessageState.FAILED, ended_at=NOON + SECOND),
        # Too old, never called, and still to come.
        rows.message(state=MessageState.SENT, ended_at=NOON),
        rows.message(state=MessageState.CANCELLED, ended_at=NOON + SECOND),
        rows.message(),
    )

    async with database.reading() as session:
        ended = await outbox.ended_since(session, NOON)

    assert ended == [("c", NOON + SECOND), ("c", NOON + SECOND), ("d", NOON + 2 * SECOND)]


async def test_the_next_time_to_look_is_that_of_the_first_that_has_not_ended(
    database: Database,
) -> None:
    await _store(
        database,
        rows.message(state=MessageState.SENT, claimable_at=NOON),
        rows.message(claimable_at=NOON + 2 * SECOND),
        rows.message(state=MessageState.CLAIMED, claimable_at=NOON + SECOND),
    )

    async with database.reading() as session:
        assert await claimable.next_claim_at(session, NOON) == NOON + SECOND


async def test_the_id_of_a_message_that_was_purged_is_never_used_again(
    database: Database,
) -> None:
    await _store(database, rows.message(), rows.message())

    async with database.transaction() as session:
        await session.execute(delete(OutboxMessage).where(OutboxMessage.id == 2))
        await rows.store(session, newer := rows.message())

    assert newer.id == 3
