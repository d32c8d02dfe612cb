"""Re-encryption: what was sealed with an older key is sealed with the newest, in slices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, LargeBinary, Row, Select, Table, and_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import facts, leases
from bot.storage.database import Database
from bot.storage.tables.sealed import sealed_columns
from bot.storage.tables.system import Lease
from bot.storage.vault import KEY_CHECK, KeyFileError, Vault

SLICE: Final = 500
# Of no process in particular: one that was killed may be begun again at once.
_HOLDER: Final = "rekey"
LEASE_FOR: Final = timedelta(seconds=60)


@dataclass(slots=True)
class Tally:
    """What was found so far: rows looked at, that need an older key, that no key opens."""

    seen: int = 0
    old: int = 0
    unreadable: int = 0


def _key_of(table: Table) -> Column[Any]:
    (key,) = table.primary_key.columns
    return key


def _rows(table: Table, columns: list[Column[Any]], after: Any, most: int) -> Select[Any]:
    """The next rows as they are stored."""
    key = _key_of(table)
    stored = [type_coerce(each, LargeBinary).label(each.name) for each in columns]
    statement = select(key.label("its_key"), *stored).order_by(key).limit(most)
    return statement if after is None else statement.where(key > after)


def _old(vault: Vault, row: Row[Any], columns: list[Column[Any]], tally: Tally) -> Iterator[str]:
    """The columns of a row that need an older key; each row is counted once."""
    tally.seen += 1
    states = {each.name: vault.age(getattr(row, each.name)) for each in columns}
    tally.old += "old" in states.values()
    tally.unreadable += "unreadable" in states.values()
    return (name for name, state in states.items() if state == "old")


async def count(session: AsyncSession, vault: Vault, most: int) -> Tally:
    """How many rows need an older key; so many of each table are looked at."""
    tally = Tally()
    for table, columns in sealed_columns().items():
        for row in await session.execute(_rows(table, columns, None, most)):
            # Only counted: what the columns are is of no interest.
            _old(vault, row, columns, tally)
    return tally


async def renew(
    database: Database,
    now: Callable[[], datetime],
    tell: Callable[[Tally], None],
    most: int = SLICE,
) -> Tally:
    """Seal all anew that needs an older key, a slice a transaction; `tell` runs after each.

    It may end anywhere and be begun again: what is done is passed over. From the first slice on
    the database refuses a key file without the newest key.
    """
    tally = Tally()
    async with database.transaction() as session:
        await _take(session, now())
        await _renew_check(session, database.vault)
    for table, columns in sealed_columns().items():
        after: Any = None
        while True:
            async with database.transaction() as session:
                await _take(session, now())
                found = (await session.execute(_rows(table, columns, after, most))).all()
                for row in found:
                    await _renew_row(session, database.vault, (table, columns), row, tally)
            tell(tally)
            if len(found) < most:
                break
            after = found[-1].its_key
    return tally


async def hold(database: Database, now: datetime) -> None:
    """Keep the bot from starting; raises `KeyFileError` while it runs.

    It knows the older keys only, and could not read what is written here.
    """
    async with database.for_lease() as session:
        await _take(session, now)


async def let_go(database: Database) -> None:
    """The bot may start."""
    async with database.for_lease() as session:
        epoch = await session.scalar(select(Lease.epoch).where(Lease.holder == _HOLDER))
        if epoch is not None:
            await leases.let_go(session, _HOLDER, epoch)


async def _take(session: AsyncSession, now: datetime) -> None:
    if not await leases.take(session, _HOLDER, now, LEASE_FOR):
        raise KeyFileError(
            "the bot runs on this database: stop it first, each process of it. "
            "If it was killed, wait for half a minute"
        )


async def _renew_check(session: AsyncSession, vault: Vault) -> None:
    sealed = await facts.read(session, KEY_CHECK)
    if sealed is not None and vault.age(sealed.encode()) == "old":
        await facts.write(session, KEY_CHECK, vault.renew(sealed.encode()).decode())


async def _renew_row(
    session: AsyncSession,
    vault: Vault,
    where: tuple[Table, list[Column[Any]]],
    row: Row[Any],
    tally: Tally,
) -> None:
    table, columns = where
    names = set(_old(vault, row, columns, tally))
    if not names:
        return
    stored = {each: type_coerce(each, LargeBinary) for each in columns if each.name in names}
    # Whoever wrote it meanwhile sealed it with the newest.
    is_same = [column == getattr(row, each.name) for each, column in stored.items()]
    values = {
        each: type_coerce(vault.renew(getattr(row, each.name)), LargeBinary) for each in stored
    }
    await session.execute(
        update(table).where(and_(_key_of(table) == row.its_key, *is_same)).values(values)
    )


def require_none(tally: Tally) -> None:
    """Raise `KeyFileError` when the older keys are still needed."""
    if tally.old or tally.unreadable:
        raise KeyFileError(
            f"{tally.old} rows still need an older key, and {tally.unreadable} cannot be read "
            "with any: the older keys must stay"
        )
