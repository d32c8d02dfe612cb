"""Tables of what a clinic chose in the chat: texts of its own, and its facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.overrides import OverrideState
from bot.storage.tables.columns import Table, closed_set, random_key, where


class TextOverride(Table):
    """A clinic's own wording of one text in one language, from its proposal on.

    `shipped`: the fingerprint of the shipped text in whose place it was written. Of each text and
    language at most one is in use, and at most one waits.
    """

    __tablename__ = "text_overrides"
    __table_args__ = (
        Index("ix_text_overrides_used", "key", "language", unique=True, **where("state = 'used'")),
        Index(
            "ix_text_overrides_proposed",
            "key",
            "language",
            unique=True,
            **where("state = 'proposed'"),
        ),
    )

    id: Mapped[str] = random_key()
    key: Mapped[str]
    language: Mapped[str]
    forms: Mapped[list[Any]] = mapped_column(JSON)
    shipped: Mapped[str] = mapped_column(String(64))
    state: Mapped[OverrideState] = mapped_column(closed_set(OverrideState))
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]


class ClinicFact(Table):
    """A fact of the clinic as set in the chat, written like the setting that it stands for."""

    __tablename__ = "clinic_facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    set_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    set_at: Mapped[datetime]
