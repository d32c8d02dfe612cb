"""Long but likely values for placeholders: how a text looks as sent, and how long it gets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Final

from bot.texts import dates
from bot.texts.catalogue import fill as filled_with
from bot.texts.catalogue import language_name, load_texts, placeholders_in

# Its weekday and its month are among the longest.
_DAY: Final = datetime(2026, 9, 23, 10, tzinfo=UTC)
_DATE_LINES: Final = 3
_SHARED: Final[Mapping[str, object]] = {
    "clinic_name": "Northside Spine and Joint Clinic",
    "clinic_phone": "+1 (555) 010-0199",
    "emergency_number": "911",
    "crisis_line": "988",
    "privacy_url": "https://clinic.example/privacy",
    "case_url": "https://t.me/aftercare_example_bot?start=case_0123456789abcdef",
    "link": "https://t.me/aftercare_example_bot?start=0123456789abcdefghijkl",
    "time_zone": "America/Argentina/Buenos_Aires",
    "city": "San Fernando del Valle",
    "patient_ref": "K7-204-ABCDE",
    "checkin_count": 10,
    # A clinic that adds another treatment has one line more.
    "sixth": "",
    "keep_days": 3650,
    "delete_days": 30,
    "tries": 2,
    "score": 10,
    "old_score": 10,
    "baseline": 10,
    "birth_year": 1960,
    "count": 3999,
    "open_for": "120 minutes",
    "priority": "P1",
    "version": 12,
    "step": 1,
    "steps": 5,
}


def filled(form: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """The form with these values, and long ones for what they leave out."""
    unknown = dict.fromkeys(placeholders_in(form), "lorem ipsum dolor")
    return filled_with(form, {**unknown, **_SHARED, **_words(language), **(values or {})})


@cache
def _words(language: str) -> dict[str, object]:
    texts, day = load_texts(), dates.day(_DAY, language)
    moment, answer = dates.day_and_time(_DAY, language), texts.label("ask_change", "c1", language)
    spans = [("hours", 6), ("days", 1), ("days", 2), ("weeks", 1), ("weeks", 2)]
    named = [dates.span(value, unit, language) for unit, value in spans]
    score = "checkin_summary_score"
    trend = [
        texts.say(
            score, language, checkin_name=dates.checkin_name(days, "days", language), score=10
        )
        for days in (1, 2, 7)
    ]
    return {
        "dates": "\n".join(f"• {moment}" for _ in range(_DATE_LINES)),
        **dict.fromkeys(("next_date", "visit_when"), moment),
        **dict.fromkeys(("next_open_day", "injection_date", "date"), day),
        **dict.fromkeys(("send_time", "time"), dates.short_time(_DAY, language)),
        **dict.fromkeys(("answer", "change"), answer),
        "languages": dates.languages(language),
        "language_name": language_name(language, language),
        "clinic_hours": dates.opening_hours(tuple((day, 480, 1020) for day in range(5)), language),
        "checkin_name": dates.checkin_name(1, "weeks", language),
        "last_checkin": named[-1],
        "checkin_days": dates.join(named, language),
        "injection_label": texts.say("label_default", language, date=day),
        "since": texts.say("since_answer", language, date=dates.month_and_day(_DAY, language)),
        "area": texts.say("area_low_back", language),
        "signs": ", ".join(label for _, label in texts.buttons("red_flag_which", language)[:3]),
        "trend": ", ".join(trend),
    }
