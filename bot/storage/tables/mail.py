"""Tables of what comes in and goes out, and of the conversations in between."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.delivery import MessageKind, MessageState
from bot.storage.database import EncryptedJson
from bot.storage.tables.columns import Table, closed_set, where


class Dialogue(Table):
    """Where a conversation of several steps stands, one a chat."""

    __tablename__ = "dialogues"

    chat_id: Mapped[str] = mapped_column(
        ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str]
    step: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(EncryptedJson)
    updated_at: Mapped[datetime]


class InboxUpdate(Table):
    """An update from Telegram, stored before it is acknowledged; its body is gone when done.

    `rank`: whose turn comes first, lower ones before higher. `epoch`: of the leader that did it.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'done', 'failed')", name="known_state"),
        Index("ix_inbox_waiting", "rank", "id", **where("state = 'waiting'")),
        Index("ix_inbox_received", "received_at", **where("state IN ('done', 'failed')")),
        Index("ix_inbox_turn", "chat_key", "id", **where("state = 'waiting'")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    chat_key: Mapped[str]
    body: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJson)
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    rank: Mapped[int] = mapped_column(default=2, server_default="2")
    attempts: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    epoch: Mapped[int | None] = mapped_column(BigInteger)


class OutboxMessage(Table):
    """A message to Telegram, written in the transaction that owes it.

    `claimable_at`: from when it may be claimed; a claim pushes it to the end of the lease.
    `edits`: the outbox row whose message this one edits; `edits_message_id`: the message itself.
    `buttons`: the data of each button by its label, as this message shows or leaves them, so that
    somebody can type one; null where it says nothing of them. `epoch`: of the leader that claimed
    it last.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_claimable",
            "claimable_at",
            "lane",
            **where("state IN ('queued', 'claimed', 'sending')"),
        ),
        Index(
            "ix_outbox_pending",
            "chat_id",
            "id",
            **where("state IN ('queued', 'claimed', 'sending')"),
        ),
        Index("ix_outbox_ended", "ended_at", **where("ended_at IS NOT NULL")),
        Index("ix_outbox_chat", "chat_id", "ended_at"),
        Index("ix_outbox_alert", "alert_id", **where("alert_id IS NOT NULL")),
        Index("ix_outbox_check_in", "check_in_id", **where("check_in_id IS NOT NULL")),
        Index("ix_outbox_patient", "patient_id", **where("patient_id IS NOT NULL")),
        # Edits and repeats name a row by its id: one that was purged must not come back.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    kind: Mapped[MessageKind] = mapped_column(closed_set(MessageKind))
    lane: Mapped[int]
    state: Mapped[MessageState] = mapped_column(
        closed_set(MessageState), default=MessageState.QUEUED
    )
    body: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJson)
    buttons: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJson, deferred=True)
    patient_id: Mapped[str | None] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    alert_id: Mapped[str | None] = mapped_column(ForeignKey("alerts.id", ondelete="CASCADE"))
    edits: Mapped[int | None]
    edits_message_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    attempts: Mapped[int] = mapped_column(default=0)
    repeat_of: Mapped[int | None]
    repeats: Mapped[int] = mapped_column(default=0)
    queued_at: Mapped[datetime]
    claimable_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    epoch: Mapped[int | None] = mapped_column(BigInteger)
    ended_at: Mapped[datetime | None]
    why: Mapped[str | None]
