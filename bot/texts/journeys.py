"""The texts that patients read, by the part of their way on which they read them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.texts.catalogue import Text


class Journey(StrEnum):
    """A part of a patient's way."""

    JOINING = "joining"
    CHECK_IN = "check_in"
    REPLIES = "replies"
    OUTCOME = "outcome"
    SAFETY = "safety"
    SETTINGS = "settings"
    LEAVING = "leaving"


JOURNEYS: Final[Mapping[Journey, tuple[str, ...]]] = {
    Journey.JOINING: (
        "start_no_invite", "verify_birth_year", "verify_again", "verify_failed",
        "year_not_clear", "who_answers", "helper_ok", "welcome_consent_1", "welcome_consent_2",
        "consent_declined", "tap_to_join", "ask_baseline", "ask_baseline_recalled", "ask_time",
        "ask_time_zone", "zone_choose", "zone_confirm", "zone_unknown", "enrolled",
        "enrolled_shifted", "enrolled_late", "enrolled_none_left", "already_enrolled",
        "invite_expired", "invite_used", "moved_phone", "phone_taken", "unknown_code",
        "too_many_codes",
        "joining_bereaved", "not_enrolled", "second_injection", "second_injection_replaces",
        "slip_how", "slip_once",
    ),
    Journey.CHECK_IN: (
        "checkin_first", "checkin_next", "checkin_last", "checkin_hours", "about_label",
        "about_area", "ask_pain", "ask_change", "ask_first_hours", "ask_function",
        "ask_medicine", "ask_note", "as_it_was", "mismatch_confirm", "number_confirm",
        "number_not_clear", "signs_first", "reminder_1", "reminder_last", "open_below",
        "dates_moved", "dates_changed",
    ),
    Journey.REPLIES: (
        "saved", "saved_answer", "answer_changed", "answer_changed_after", "change_closed",
        "edited", "edited_score", "another_score",
        "checkin_summary", "checkin_summary_score", "old_checkin", "late_saved", "missed_last",
        "thanks_good_early", "thanks_partial_early", "thanks_none_first", "thanks_none_next",
        "thanks_good_later", "thanks_partial_later", "thanks_none_later", "free_text",
        "words_kept", "automatic", "courtesy", "note_long", "note_read", "tried_to_call",
        "media", "unknown_command", "button_gone", "button_not_yours", "cancelled",
        "nothing_to_cancel", "problem",
    ),
    Journey.OUTCOME: (
        "thanks_good_last", "thanks_little_last", "thanks_partial_last", "thanks_none_last",
        "thanks_wore_off_last", "thanks_worse_last", "alternatives", "alternatives_sixth",
        "options_at_visit",
        "why_no_relief", "followup_closed", "followup_over", "visit_confirm", "visit_requested",
        "visit_requested_closed", "visit_already", "visit_overdue", "visit_not_now",
        "visit_booked", "visit_booked_day", "visit_called_off", "visit_called_off_day",
        "visit_tomorrow", "visit_none", "visit_cannot",
    ),
    Journey.SAFETY: (
        "red_flag", "red_flag_which", "red_flag_noted", "red_flag_noted_next",
        "red_flag_mistake", "signs", "free_text_urgent", "free_text_worse", "crisis",
        "help_now", "help_now_alone", "nobody_sees", "help_sign", "help_no_sign",
        "thanks_worse_early", "thanks_worse_later",
    ),
    Journey.SETTINGS: (
        "help", "settings", "time_changed", "time_saved", "time_not_offered",
        "language_changed", "paused",
        "already_paused", "resumed", "resumed_none_left", "not_paused", "welcome_back", "privacy",
        "mydata", "mydata_kept", "mydata_erasing", "mydata_erasing_waits", "mydata_injection",
        "mydata_none",
    ),
    Journey.LEAVING: (
        "stop_confirm", "stopped", "goes_on", "ended_by_clinic", "delete_confirm",
        "delete_several", "delete_requested", "delete_already", "delete_waits", "deleted",
        "delete_cancelled", "delete_kept", "bereavement_confirm", "bereavement_stopped",
        "changed_mind",
    ),
}  # fmt: skip
EVERY: Final = {key: journey for journey, keys in JOURNEYS.items() for key in keys}
# Telegram shows these for a moment, and takes few characters.
TOASTS: Final = frozenset({"button_gone", "button_not_yours", "saved"})

_SECOND: Final = frozenset({Journey.OUTCOME, Journey.SAFETY})
# They ask for warning signs or the pain, say what is agreed to or kept, or how staff read on.
_ALSO: Final = frozenset(
    {
        "checkin_first", "checkin_next", "checkin_last", "checkin_hours", "welcome_consent_2",
        "ask_pain", "ask_change", "ask_baseline", "ask_baseline_recalled", "ask_first_hours",
        "mismatch_confirm", "reminder_last", "automatic", "privacy", "delete_confirm",
        "delete_several",
    }
)  # fmt: skip
# What is said to a result.
_THANKS: Final = "thanks_"
_HELP: Final = frozenset({"emergency_number", "crisis_line"})


def needs_second(key: str, shipped: Text) -> bool:
    """Whether another person must say yes before a clinic's own wording is used.

    So it is with all that says what to do in danger, what is said of a result or an outcome, with
    the questions whose answers both are made of, and with what is promised about data.
    """
    is_named = EVERY[key] in _SECOND or key in _ALSO or key.startswith(_THANKS)
    return is_named or not shipped.placeholders.isdisjoint(_HELP)
