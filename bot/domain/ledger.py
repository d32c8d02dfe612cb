"""The states of a follow-up: how a patient, an episode and each planned check-in may stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PatientState(StrEnum):
    """Whether the bot may write to a patient."""

    INVITED = "invited"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"
    UNREACHABLE = "unreachable"
    DECEASED = "deceased"
    ERASING = "erasing"


# Followed up, but nothing goes out to them until they go on.
SILENT: Final = frozenset({PatientState.PAUSED, PatientState.UNREACHABLE})
# Followed up on a phone of theirs, also while nothing goes out.
HERE: Final = frozenset({PatientState.ACTIVE, *SILENT})


class EpisodeState(StrEnum):
    """Where the follow-up of one injection stands."""

    INVITED = "invited"
    ACTIVE = "active"
    CONCLUDED = "concluded"
    ENDED = "ended"


# Waits for consent or goes on.
RUNNING: Final = frozenset({EpisodeState.INVITED, EpisodeState.ACTIVE})


class CheckInState(StrEnum):
    """Where a check-in stands; all but planned and open are its one outcome."""

    PLANNED = "planned"
    OPEN = "open"
    ANSWERED = "answered"
    MISSED = "missed"
    SKIPPED = "skipped"
    UNDELIVERED = "undelivered"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """Why a check-in or an episode ended as it did."""

    SAFETY_ONLY = "safety_only"
    ANSWERED_LATE = "answered_late"
    NO_ANSWER = "no_answer"
    PARTIAL_ANSWER = "partial_answer"
    DELIVERY_UNCERTAIN = "delivery_uncertain"
    PAUSED = "paused"
    JOINED_LATE = "joined_late"
    OUTAGE = "outage"
    STOPPED = "stopped"
    DELETED = "deleted"
    DECEASED = "deceased"
    BLOCKED = "blocked"
    NOT_DELIVERED = "not_delivered"
    REPLACED = "replaced"
    ENDED_BY_CLINIC = "ended_by_clinic"
    RED_FLAG = "red_flag"
    MOVED = "moved"
    PROTOCOL_CHANGED = "protocol_changed"


class Step(StrEnum):
    """What an open check-in waits for."""

    SAFETY = "safety"
    SIGN = "sign"
    PAIN = "pain"
    CHANGE = "change"
    MISMATCH = "mismatch"
    FIRST_HOURS = "first_hours"
    FUNCTION = "function"
    MEDICINE = "medicine"
    NOTE = "note"
    DONE = "done"


class BaselineSource(StrEnum):
    """Where the pain score before the injection comes from."""

    BEFORE = "before"
    MEMORY = "memory"
    NONE = "none"


class AnsweredBy(StrEnum):
    """Who taps: helpers under-report when pain is high."""

    SELF = "self"
    HELPER = "helper"


class Area(StrEnum):
    """The part of the spine that was treated."""

    NECK = "neck"
    MID_BACK = "mid_back"
    LOW_BACK = "low_back"


class Side(StrEnum):
    """Which side was treated."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class StaffRole(StrEnum):
    """What a member of staff may do.

    A clinician is a nurse who also reads reports and approves; an admin may do all that others
    may; an auditor reads reports and the audit log, and nothing of a patient.
    """

    NURSE = "nurse"
    CLINICIAN = "clinician"
    ADMIN = "admin"
    AUDITOR = "auditor"


# The roles whose part each may play.
PLAYS: Final[Mapping[StaffRole, frozenset[StaffRole]]] = {
    StaffRole.NURSE: frozenset({StaffRole.NURSE}),
    StaffRole.CLINICIAN: frozenset({StaffRole.NURSE, StaffRole.CLINICIAN}),
    StaffRole.ADMIN: frozenset(StaffRole),
    StaffRole.AUDITOR: frozenset({StaffRole.AUDITOR}),
}
# Who looks after patients: alerts are theirs, and a team without one hears of none.
CARERS: Final = frozenset(role for role, plays in PLAYS.items() if StaffRole.NURSE in plays)
# Whose part lets one read figures of many patients.
READERS: Final = frozenset({StaffRole.CLINICIAN, StaffRole.AUDITOR})


# Written down when a patient was told what to do about a warning sign.
RED_FLAG_TEXT: Final = "red_flag_text"


class Due(StrEnum):
    """What falls due beside check-ins: a reminder, the repeat of an alert, an end.

    `END`: of a check-in, to be replied to or closed; of what a follow-up or a visit waits for.
    """

    REMINDER = "reminder"
    ALERT = "alert"
    END = "end"
