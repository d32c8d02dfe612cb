"""Tables of people: chats, patients and what they agreed to."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.ledger import (
    AnsweredBy,
    PatientState,
)
from bot.storage.database import EncryptedText
from bot.storage.tables.columns import Table, random_key, where


class Chat(Table):
    """A Telegram chat that the bot knows: a person's private chat or a staff group.

    `key` is the keyed hash of the Telegram id. `question_id`: the outbox row of the one message
    that waits for an answer. `forget_at`: when to look whether the chat still belongs to anybody.
    `topic_id`: in a group that is a forum, the topic in which the bot writes.
    """

    __tablename__ = "chats"
    __table_args__ = (Index("ix_chats_forget", "forget_at", **where("forget_at IS NOT NULL")),)

    id: Mapped[str] = random_key()
    key: Mapped[str] = mapped_column(unique=True)
    telegram_id: Mapped[str] = mapped_column(EncryptedText)
    is_group: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str | None]
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    question_id: Mapped[int | None]
    code_tries: Mapped[int] = mapped_column(default=0)
    code_tries_since: Mapped[datetime | None]
    created_at: Mapped[datetime]
    forget_at: Mapped[datetime | None]


class Patient(Table):
    """A person known to staff by a short reference, never by name.

    `silenced_at`: since when their alerts that can wait (P3, P4) come without a message.
    """

    __tablename__ = "patients"
    __table_args__ = (
        Index("ix_patients_erase", "erase_at", **where("erase_at IS NOT NULL")),
        Index("ix_patients_kept", "created_at", "id", **where("erase_at IS NULL")),
    )

    id: Mapped[str] = random_key()
    reference: Mapped[str] = mapped_column(EncryptedText)
    reference_key: Mapped[str] = mapped_column(unique=True)
    birth_year: Mapped[str] = mapped_column(EncryptedText)
    chat_id: Mapped[str | None] = mapped_column(ForeignKey("chats.id"), index=True)
    state: Mapped[PatientState] = mapped_column(default=PatientState.INVITED)
    language: Mapped[str] = mapped_column(default="en")
    zone: Mapped[str]
    time_of_day: Mapped[time] = mapped_column(default=time(10))
    answered_by: Mapped[AnsweredBy] = mapped_column(default=AnsweredBy.SELF)
    is_test: Mapped[bool] = mapped_column(default=False)
    test_of: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime]
    silenced_at: Mapped[datetime | None]
    erase_at: Mapped[datetime | None]


class ReferencePart(Table):
    """Two or three signs that stand in a patient's reference, hashed: half a one finds them.

    `at`: when the patient was enrolled, so that the newest are found first.
    """

    __tablename__ = "reference_parts"

    key: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(
        ForeignKey("patients.id", ondelete="CASCADE"), primary_key=True, index=True
    )


TEST_MARK: Final = "is_test"
"""The column that says who is a test, for triggers, which name it."""


def counted() -> ColumnElement[bool]:
    """What counts and lists take in: no test patient, but what belongs to no patient."""
    # Not "is false": an outer join gives null where there is no patient.
    return Patient.is_test.is_not(True)


class Consent(Table):
    """Who agreed to what, when and in which language."""

    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_patient", "patient_id"),)

    id: Mapped[str] = random_key()
    patient_id: Mapped[str] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))
    given_at: Mapped[datetime]
    language: Mapped[str]
    text_version: Mapped[str]
    given_by: Mapped[AnsweredBy]
