"""Which texts send their reader to the phone, and the numbers that are copied beside them."""

from __future__ import annotations

from typing import Final

from bot.texts.catalogue import FALLBACK, Texts

NUMBERS: Final = ("emergency_number", "clinic_phone")
# Where somebody may be in danger both numbers stand beside the text, whichever it names.
_IN_DANGER: Final = frozenset(
    {
        "red_flag", "red_flag_mistake", "signs", "free_text_urgent", "free_text_worse", "crisis",
        "help_now", "help_now_alone", "nobody_sees", "help_sign", "help_no_sign", "call_me",
        "thanks_worse_early", "thanks_worse_later", "thanks_worse_last",
    }
)  # fmt: skip
# Beside the others stands what they name.
TO_PHONE: Final = _IN_DANGER | frozenset(
    {
        "start_no_invite", "consent_declined", "verify_failed", "enrolled", "enrolled_late",
        "enrolled_none_left", "invite_expired", "invite_used", "moved_phone", "phone_taken",
        "unknown_code", "too_many_codes", "not_enrolled", "joining_bereaved",
        "year_not_clear",
        "thanks_good_early", "thanks_partial_early", "thanks_none_first", "thanks_none_next",
        "thanks_good_later", "thanks_partial_later", "thanks_none_later", "thanks_good_last",
        "old_checkin", "missed_last", "change_closed", "edited", "free_text", "note_long",
        "media", "problem", "tried_to_call", "note_read",
        "alternatives", "options_at_visit", "followup_over", "followup_closed",
        "visit_requested", "visit_requested_closed", "visit_already", "visit_overdue",
        "visit_not_now",
        "visit_booked", "visit_booked_day", "visit_called_off", "visit_called_off_day",
        "visit_tomorrow", "visit_none", "visit_cannot",
        "help", "paused", "resumed_none_left", "stopped", "delete_requested", "delete_already",
        "delete_waits", "ended_by_clinic",
        "bereavement_stopped", "changed_mind",
    }
)  # fmt: skip
# They name a number and ask something: below them stand the answers, and nothing else.
ASKING: Final = frozenset(
    {"welcome_consent_1", "helper_ok", "checkin_hours", "reminder_last", "words_kept"}
)


def numbers_beside(texts: Texts, key: str) -> tuple[str, ...]:
    """The names of the facts that are copied beside this text; none beside most."""
    if key in _IN_DANGER:
        return NUMBERS
    if key not in TO_PHONE:
        return ()
    named = texts.shipped(key, FALLBACK).placeholders
    return tuple(each for each in NUMBERS if each in named)
