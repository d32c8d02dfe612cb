"""Columns: times are UTC, what people wrote is unreadable at rest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, make_url, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.storage.database import Database
from bot.storage.tables.columns import any_of
from bot.storage.tables.followups import Note
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.vault import KeyFileError, new_vault
from tests.storage import rows
from tests.storage.rows import NOON

CANARY = "canary-7f3a"


async def test_a_naive_time_is_refused(database: Database) -> None:
    naive = datetime(2030, 5, 6, 12)  # noqa: DTZ001 - the point of this test

    with pytest.raises(StatementError, match="a naive time must not be stored"):
        async with database.transaction() as session:
            await rows.store(session, rows.chat(forget_at=naive))


async def test_times_come_back_as_the_same_moment_in_utc(database: Database) -> None:
    zone = timezone(timedelta(hours=-5))
    async with database.transaction() as session:
        await rows.store(session, rows.chat(forget_at=NOON.astimezone(zone)))

    async with database.reading() as session:
        stored = await session.get_one(Chat, "c")

    assert stored.forget_at == NOON
    assert stored.forget_at is not None
    assert stored.forget_at.tzinfo is UTC


async def _store_canaries(database: Database) -> None:
    async with database.transaction() as session:
        await rows.store(
            session,
            rows.chat(telegram_id=CANARY),
            *rows.follow_up(),
            rows.patient("q", reference=CANARY, birth_year=CANARY),
            Note(patient_id="p", text=CANARY, at=NOON),
            rows.message(body={"text": CANARY}),
            InboxUpdate(update_id=1, chat_key="k", body={"text": CANARY}, received_at=NOON),
        )


async def test_what_is_encrypted_reads_as_it_was_written(database: Database) -> None:
    await _store_canaries(database)

    async with database.reading() as session:
        note = await session.get_one(Note, 1)
        update = await session.get_one(InboxUpdate, 1)

    assert (note.text, update.body) == (CANARY, {"text": CANARY})


async def test_no_column_holds_the_plain_text(database: Database) -> None:
    await _store_canaries(database)
    columns = {
        "chats": "telegram_id",
        "patients": "reference",
        "notes": "text",
        "outbox": "body",
        "inbox": "body",
    }

    async with database.engine.connect() as connection:
        found = [
            bytes(value)
            for table, column in columns.items()
            for value in await connection.scalars(text(f"SELECT {column} FROM {table}"))
        ]

    assert len(found) == 6
    assert not any(CANARY.encode() in value for value in found)


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_the_files_never_hold_the_plain_text(database: Database, database_url: str) -> None:
    await _store_canaries(database)
    path = Path(make_url(database_url).database or "")

    files = {file.name: file.read_bytes() for file in path.parent.glob(f"{path.name}*")}

    assert len(files) == 3, "the database, its log and the log's index"
    assert [name for name, content in files.items() if CANARY.encode() in content] == []


async def test_another_key_reads_nothing(database: Database, database_url: str) -> None:
    await _store_canaries(database)
    stranger = Database(database_url, new_vault())

    try:
        async with stranger.reading() as session:
            with pytest.raises(KeyFileError):
                await session.get_one(Note, 1)
    finally:
        await stranger.close()


async def test_an_error_shows_no_value(database: Database) -> None:
    async with database.transaction() as session:
        await rows.store(session, rows.chat())

    with pytest.raises(IntegrityError) as caught:
        async with database.transaction() as session:
            await rows.store(session, rows.chat(language=CANARY))

    assert CANARY not in str(caught.value)
    assert "parameters hidden" in str(caught.value)


_AMONG = (any_of(Chat.id, "chats"), any_of(OutboxMessage.id, "messages"))


@pytest.mark.parametrize(
    ("condition", "values", "found"),
    [
        (_AMONG[0], {"chats": ["a", "c", "it's"]}, ["a", "c"]),
        (~_AMONG[0], {"chats": ["a", "c"]}, ["b"]),
        (_AMONG[0], {"chats": []}, []),
        (~_AMONG[0], {"chats": []}, ["a", "b", "c"]),
        (_AMONG[1], {"messages": [2, 3, 2]}, ["b", "c"]),
    ],
)
async def test_a_column_has_any_of_many_values(
    database: Database,
    condition: ColumnElement[bool],
    values: dict[str, Collection[object]],
    found: list[str],
) -> None:
    async with database.transaction() as session:
        for number, name in enumerate("abc", 1):
            await rows.store(session, rows.chat(name), rows.message(chat_id=name, id=number))
    statement = select(Chat.id).join(OutboxMessage).where(condition).order_by(Chat.id)

    async with database.reading() as session:
        names = await session.scalars(statement, values)

        assert names.all() == found
