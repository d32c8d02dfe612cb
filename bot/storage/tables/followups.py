"""Tables of follow-ups: what was planned, asked, answered and concluded."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from bot.domain.calls import CallResult
from bot.domain.ledger import (
    AnsweredBy,
    Area,
    BaselineSource,
    CheckInState,
    EpisodeState,
    Reason,
    Step,
)
from bot.domain.relief import Level, Outcome
from bot.domain.visits import Kept
from bot.storage.database import EncryptedText
from bot.storage.tables.columns import Table, closed_set, random_key, where
from bot.storage.tables.mail import OutboxMessage

# The protocol that comes with the bot.
FIRST_PROTOCOL: Final = 1


class ClinicProtocol(Table):
    """A protocol by its name; what it asks stands in its versions."""

    __tablename__ = "protocols"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(64))
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    created_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))


class ProtocolVersion(Table):
    """One immutable version of a protocol; its highest number is used for new episodes.

    `follows`: the version whose rest follow-ups that had begun under another one keep since it was
    published; None for what was published itself.
    """

    __tablename__ = "protocol_versions"
    __table_args__ = (Index("ix_protocol_versions_protocol", "protocol_id", "number"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    protocol_id: Mapped[int] = mapped_column(
        ForeignKey("protocols.id"), default=FIRST_PROTOCOL, server_default=str(FIRST_PROTOCOL)
    )
    follows: Mapped[int | None] = mapped_column(ForeignKey("protocol_versions.number"))
    body: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    created_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))


class ProtocolDraft(Table):
    """What an admin changes of a protocol and has not published; one a protocol.

    `based_on`: the version that was in use when it was begun. `owner`: who works on it.
    `shown`: what publishing it would do to each follow-up that goes on, as it was last shown.
    """

    __tablename__ = "protocol_drafts"

    protocol_id: Mapped[int] = mapped_column(ForeignKey("protocols.id"), primary_key=True)
    based_on: Mapped[int | None] = mapped_column(ForeignKey("protocol_versions.number"))
    body: Mapped[dict[str, Any]]
    owner: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    begun_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    shown: Mapped[dict[str, Any] | None]


class Episode(Table):
    """One injection being followed up.

    `bedside`: the pain right after it, which concludes nothing. `clinician`: who gave it, by a
    short code; that, `side` and `level` of the spine are asked where the clinic wants it.
    `marks`: what staff should see beside the outcome, by `relief.Mark`, separated by commas.
    `look_at`: when to look whether somebody must hear of silence, or be said goodbye to.
    `silent_at`: staff heard of silence then.
    """

    __tablename__ = "episodes"
    __table_args__ = (
        CheckConstraint("baseline BETWEEN 0 AND 10", name="baseline_0_10"),
        CheckConstraint("bedside BETWEEN 0 AND 10", name="bedside_0_10"),
        CheckConstraint("(outcome IS NULL) = (concluded_at IS NULL)", name="outcome_has_time"),
        Index("ix_episodes_patient", "patient_id"),
        Index("ix_episodes_injected", "injected_at", "id"),
        Index("ix_episodes_look_at", "look_at", **where("look_at IS NOT NULL")),
        Index("ix_episodes_clinician", "clinician", **where("clinician IS NOT NULL")),
        Index("ix_episodes_active", "state", **where("state IN ('invited', 'active')")),
    )

    id: Mapped[str] = random_key()
    patient_id: Mapped[str] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))
    version: Mapped[int] = mapped_column(ForeignKey("protocol_versions.number"))
    procedure: Mapped[str] = mapped_column(default="facet joint injection")
    area: Mapped[Area]
    injected_at: Mapped[datetime]
    baseline: Mapped[int | None]
    baseline_source: Mapped[BaselineSource] = mapped_column(default=BaselineSource.NONE)
    bedside: Mapped[int | None]
    clinician: Mapped[str | None] = mapped_column(String(8))
    side: Mapped[str | None] = mapped_column(String(8))
    level: Mapped[str | None] = mapped_column(String(8))
    factor: Mapped[int] = mapped_column(default=1)
    state: Mapped[EpisodeState] = mapped_column(default=EpisodeState.INVITED)
    outcome: Mapped[Outcome | None]
    beneath: Mapped[str | None]
    end_reason: Mapped[Reason | None]
    concluded_at: Mapped[datetime | None]
    alternatives_at: Mapped[datetime | None]
    marks: Mapped[str] = mapped_column(default="", server_default="")
    look_at: Mapped[datetime | None]
    silent_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Invitation(Table):
    """A single-use link to join; stored hashed, spent when consent is given.

    `shown_in`: the outbox row that showed it to staff.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        Index("ix_invitations_unused", "expires_at", **where("spent_at IS NULL")),
        Index("ix_invitations_episode", "episode_id"),
        Index("ix_invitations_spent_by", "spent_by"),
        Index("ix_invitations_shown_in", "shown_in", **where("shown_in IS NOT NULL")),
    )

    id: Mapped[str] = random_key()
    code_key: Mapped[str] = mapped_column(unique=True)
    episode_id: Mapped[str] = mapped_column(ForeignKey("episodes.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    locked_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    spent_at: Mapped[datetime | None]
    spent_by: Mapped[str | None] = mapped_column(ForeignKey("chats.id"))
    shown_in: Mapped[int | None]
    # Only to be written: with it the row that is shown is stored first, in the same step.
    shown: Mapped[OutboxMessage | None] = relationship(
        primaryjoin=lambda: foreign(Invitation.shown_in) == OutboxMessage.id, lazy="raise"
    )


class CheckIn(Table):
    """One planned contact. `look_at`: when a job must next look at it while planned or open.

    `sent_at` is null until Telegram accepted it; `uncertain` says that it may not have arrived.
    `position`: its place in the version that its follow-up keeps; of what fell away with a change
    of the protocol its place in `of_version`, which is 0 for all else.
    """

    __tablename__ = "check_ins"
    __table_args__ = (
        # It begins with what a follow-up's check-ins are looked up by.
        UniqueConstraint("episode_id", "position", "of_version"),
        CheckConstraint(
            "(state IN ('planned', 'open')) = (ended_at IS NULL)", name="outcome_has_time"
        ),
        CheckConstraint(
            "state IN ('planned', 'open', 'answered') OR reason IS NOT NULL",
            name="outcome_has_reason",
        ),
        Index("ix_check_ins_due", "look_at", **where("state = 'planned'")),
        Index("ix_check_ins_remind", "remind_at", **where("remind_at IS NOT NULL")),
        Index("ix_check_ins_close", "closes_at", **where("closes_at IS NOT NULL")),
        Index("ix_check_ins_reply", "reply_at", **where("reply_at IS NOT NULL")),
        Index("ix_check_ins_due_at", "due_at"),
        Index("ix_check_ins_unsent", "due_at", **where("state = 'planned'")),
        Index("ix_check_ins_opened", "opened_at", **where("opened_at IS NOT NULL")),
        Index("ix_check_ins_answered", "answered_at", **where("answered_at IS NOT NULL")),
    )

    id: Mapped[str] = random_key()
    episode_id: Mapped[str] = mapped_column(ForeignKey("episodes.id", ondelete="CASCADE"))
    position: Mapped[int]
    of_version: Mapped[int] = mapped_column(default=0, server_default="0")
    due_at: Mapped[datetime]
    look_at: Mapped[datetime]
    state: Mapped[CheckInState] = mapped_column(default=CheckInState.PLANNED)
    reason: Mapped[Reason | None]
    step: Mapped[Step] = mapped_column(default=Step.SAFETY)
    level: Mapped[Level | None]
    mismatch_kept: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    uncertain: Mapped[bool] = mapped_column(default=False)
    reminders_sent: Mapped[int] = mapped_column(default=0)
    remind_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    reply_at: Mapped[datetime | None]
    replied_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Answer(Table):
    """One reply to one question; never overwritten, only superseded.

    `by_phone`: said to a member of staff on the phone, who wrote it down.
    """

    __tablename__ = "answers"
    __table_args__ = (
        # The next one lacks what was superseded, which goes with its check-in too.
        Index("ix_answers_check_in", "check_in_id"),
        Index(
            "ux_answers_current",
            "check_in_id",
            "question",
            unique=True,
            **where("superseded_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    check_in_id: Mapped[str] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(16))
    value: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    language: Mapped[str]
    answered_by: Mapped[AnsweredBy]
    is_late: Mapped[bool] = mapped_column(default=False)
    by_mistake: Mapped[bool] = mapped_column(default=False)
    by_phone: Mapped[bool] = mapped_column(default=False, server_default=false())
    superseded_at: Mapped[datetime | None]


class PhoneCall(Table):
    """One try to reach a patient by phone, with its result.

    `try_at`: when staff want to try again. `note`: words of staff.
    """

    __tablename__ = "phone_calls"
    __table_args__ = (
        Index("ix_phone_calls_episode", "episode_id"),
        Index("ix_phone_calls_check_in", "check_in_id", **where("check_in_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    episode_id: Mapped[str] = mapped_column(ForeignKey("episodes.id", ondelete="CASCADE"))
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    made_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
    result: Mapped[CallResult] = mapped_column(closed_set(CallResult))
    try_at: Mapped[datetime | None]
    note: Mapped[str | None] = mapped_column(EncryptedText)


class BookedVisit(Table):
    """A visit at the clinic; without a day, staff have yet to say which.

    `at_time`: by the clinic's clock. `asked_at`: since when the patient had asked for it.
    `next_at`: when the patient is to be reminded, or staff are to be asked who came.
    """

    __tablename__ = "visits"
    __table_args__ = (
        Index("ix_visits_episode", "episode_id"),
        Index("ix_visits_next_at", "next_at", **where("next_at IS NOT NULL")),
    )

    id: Mapped[str] = random_key()
    episode_id: Mapped[str] = mapped_column(ForeignKey("episodes.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime | None]
    day: Mapped[date | None]
    at_time: Mapped[time | None]
    booked_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    booked_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    kept: Mapped[Kept | None] = mapped_column(closed_set(Kept))
    noted_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    noted_at: Mapped[datetime | None]


class Note(Table):
    """Free words of a patient, encrypted."""

    __tablename__ = "notes"
    __table_args__ = (
        Index("ix_notes_patient", "patient_id"),
        Index("ix_notes_check_in", "check_in_id", **where("check_in_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime]


class Event(Table):
    """Something that happened to a check-in or patient, as a code, so that staff can ask why.

    `version`: of the protocol with which it came. `was_at` and `is_at`: the time that it moved.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_patient", "patient_id"),
        Index("ix_events_check_in", "check_in_id", **where("check_in_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[str] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    version: Mapped[int | None]
    was_at: Mapped[datetime | None]
    is_at: Mapped[datetime | None]
