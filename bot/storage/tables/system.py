"""Tables of the bot itself: its audit log, its lease, and facts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.columns import Table


class AuditEntry(Table):
    """One view or change by staff, chained to the one before; ids only."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str | None]
    chain: Mapped[str] = mapped_column(String(64))


class Fact(Table):
    """One small value that the whole bot shares, by name."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


class Lease(Table):
    """Who may work: one process at a time."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    expires_at: Mapped[datetime]
