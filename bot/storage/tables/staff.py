"""Tables of the clinic's side: staff, their groups, and alerts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import BigInteger, ForeignKey, Index, Text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from bot.domain.alert_data import from_data, to_data
from bot.domain.alert_details import Details
from bot.domain.alerts import CALLS, AlertKind, section
from bot.domain.duty import Watch
from bot.domain.ledger import StaffRole
from bot.storage.database import EncryptedJson, EncryptedText
from bot.storage.tables.columns import Table, closed_set, random_key, where

_UNTAKEN: Final = "closed_at IS NULL AND taken_at IS NULL"
_TAKEN: Final = "closed_at IS NULL AND taken_at IS NOT NULL"
_IS_CALL: Final = f"kind IN ({', '.join(repr(kind.value) for kind in sorted(CALLS))})"
_WORK_ORDER: Final = ("section", "priority", "rank", "raised_at", "id")
_CALL_ORDER: Final = ("priority", "rank", "raised_at")


class Staff(Table):
    """A member of staff, known by Telegram account.

    `unreachable_at`: since when the bot cannot write to them. `seen_at`: when they last wrote or
    pressed something, to a minute. `report_at`: when the report of the month goes to them next.
    `duty_until`: they are on duty until then, if it is to come. `second_at`: since when they hear
    of every P1 beside whoever is on duty.
    """

    __tablename__ = "staff"

    id: Mapped[str] = random_key()
    chat_id: Mapped[str] = mapped_column(ForeignKey("chats.id"), unique=True)
    role: Mapped[StaffRole] = mapped_column(closed_set(StaffRole))
    label: Mapped[str] = mapped_column(EncryptedText)
    language: Mapped[str] = mapped_column(default="en")
    created_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    unreachable_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    report_at: Mapped[datetime | None]
    duty_until: Mapped[datetime | None]
    second_at: Mapped[datetime | None]

    @property
    def watch(self) -> Watch:
        """How they stand to duty."""
        is_reached = self.unreachable_at is None
        return Watch(self.id, self.duty_until, self.second_at is not None, is_reached)


class StaffInvitation(Table):
    """A one-time link that makes its opener staff."""

    __tablename__ = "staff_invitations"

    id: Mapped[str] = random_key()
    code_key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[StaffRole] = mapped_column(closed_set(StaffRole))
    created_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class StaffGroup(Table):
    """The group in which alerts are announced without health data.

    `refused_at`: since when Telegram refuses what is written there, and the code of why.
    `board_row`: the row of the outbox that posts the message with the counts, until it is sent;
    `board`: that message, and `board_text` what it says. `unpinned_at`: since when it is known
    that the bot may not pin it.
    """

    __tablename__ = "staff_groups"

    chat_id: Mapped[str] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    linked_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    linked_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    refused_at: Mapped[datetime | None]
    refused_why: Mapped[str | None]
    board_row: Mapped[int | None] = mapped_column(BigInteger)
    board: Mapped[int | None] = mapped_column(BigInteger)
    board_text: Mapped[str | None] = mapped_column(Text)
    unpinned_at: Mapped[datetime | None]


def _section_of(context: DefaultExecutionContext) -> int:
    written: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return section(AlertKind(written["kind"]), written["priority"])


class Alert(Table):
    """Something that a person must look at, until they say it is done.

    `section`: where it stands on the worklist, by its kind and priority.
    `rank`: of the calls of one priority those of 0 come first: no relief before the silence.
    `times`: how often its cause came while nobody had taken it; `renewed_at`: when it last did.
    `left_at`: when it last came back from somebody who had taken it and not closed it.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        Index("ix_alerts_open", "raised_at", **where("closed_at IS NULL")),
        Index("ix_alerts_untaken", "priority", "raised_at", **where(_UNTAKEN)),
        Index("ix_alerts_taken", "priority", "raised_at", **where(_TAKEN)),
        Index("ix_alerts_calls_untaken", *_CALL_ORDER, **where(f"{_UNTAKEN} AND {_IS_CALL}")),
        Index("ix_alerts_calls_taken", *_CALL_ORDER, **where(f"{_TAKEN} AND {_IS_CALL}")),
        Index("ix_alerts_worklist", *_WORK_ORDER, **where("closed_at IS NULL")),
        Index("ix_alerts_mine", "taken_by", **where("closed_at IS NULL AND taken_by IS NOT NULL")),
        Index("ix_alerts_repeat", "repeat_at", **where("repeat_at IS NOT NULL")),
        Index("ix_alerts_patient", "patient_id"),
        Index("ix_alerts_check_in", "check_in_id", **where("check_in_id IS NOT NULL")),
    )

    id: Mapped[str] = random_key()
    kind: Mapped[AlertKind] = mapped_column(closed_set(AlertKind))
    priority: Mapped[int]
    rank: Mapped[int] = mapped_column(default=1, server_default="1")
    section: Mapped[int] = mapped_column(default=_section_of, server_default="1")
    patient_id: Mapped[str | None] = mapped_column(ForeignKey("patients.id", ondelete="CASCADE"))
    check_in_id: Mapped[str | None] = mapped_column(ForeignKey("check_ins.id", ondelete="CASCADE"))
    details: Mapped[dict[str, Any]] = mapped_column(EncryptedJson)
    raised_at: Mapped[datetime]
    times: Mapped[int] = mapped_column(default=1, server_default="1")
    renewed_at: Mapped[datetime | None]
    repeat_at: Mapped[datetime | None]
    taken_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    closed_at: Mapped[datetime | None]
    result: Mapped[str | None]

    @property
    def about(self) -> Details:
        """What it is about, as the value of its kind."""
        return from_data(self.kind, self.details)

    @about.setter
    def about(self, details: Details) -> None:
        self.details = to_data(details)
