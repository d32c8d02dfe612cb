"""The lease as if time had passed, by whichever clock judges it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.storage.database import Database
from bot.storage.tables.system import Lease


async def age_lease(database: Database, span: timedelta) -> None:
    """The lease is older by so much."""
    async with database.transaction() as session:
        lease = (await session.scalars(select(Lease))).one()
        lease.expires_at -= span
