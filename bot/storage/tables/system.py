"""Tables of the bot itself: its audit log, its lease, facts and tallies."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.columns import Table


class AuditEntry(Table):
    """One view or change by staff, chained to the one before; ids only."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_actor", "actor", "id"),
        Index("ix_audit_subject", "subject", "id"),
        Index("ix_audit_at", "at"),
    )

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
    """Who may work: one process at a time. `epoch`: grows each time that one takes it."""

    __tablename__ = "leases"
    # A change of what is unique waits for those who share the row's key, a renewal does not.
    __table_args__ = (Index("ix_leases_epoch", "name", "epoch", unique=True),)

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    epoch: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    expires_at: Mapped[datetime]


class Tally(Table):
    """How many rows of a kind there are, kept by triggers in the transaction that changes them.

    `what`: a field of `tallies.Counts`, or `version`. `slot`: the quarter of an hour since 1970
    into which they fall, 0 for what has no time; of a version its number below 0. `backend`:
    PostgreSQL's process that counted, 0 for all that was added up. Amounts of one `what` and
    `slot` are to be summed.
    """

    __tablename__ = "tallies"

    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    what: Mapped[str] = mapped_column(String(16), primary_key=True)
    backend: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    amount: Mapped[int]
