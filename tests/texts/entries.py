"""The catalogues as they stand in the files, and long sample values to fill them with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.chat.commands import OFFERS
from bot.services.kernel.ports import Audience
from bot.texts.catalogue import FALLBACK

# The languages of whose words these tests have lists.
JUDGED: Final = ("en", "es")
PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")

# Texts that only staff read, or that stand inside other texts.
STAFF: Final = (
    "staff_", "role_", "not_allowed", "private_only", "group_", "enroll_", "new_link_", "status",
    "patient_", "followup_invited", "end_confirm", "deceased_", "ended_done", "kept_",
    "resumed_done", "move_", "silence_", "alert", "result_", "what_", "call", "team", "schedule",
    "rehearse", "hand_over", "worklist_", "find_", "age_", "outcome_", "level_", "told_",
    "not_known", "report", "chart_", "mark_", "book_", "correct_", "message_",
    "audit", "initials_", "duty", "board",
)  # fmt: skip
PARTS: Final = (
    "menu_", "reason_", "state_", "area_", "followup_", "baseline_",
    "answered_by_", "answers_short", "checkin_name_", "from_to", "label_default", "test_heading",
    "settings_no_next", "mydata_line", "mydata_first_hours", "mydata_medicine",
    "mydata_function", "mydata_safety", "help_line_", "since_",
)  # fmt: skip
# Whole texts whose key begins like one of the above.
WHOLE: Final = ("followup_over", "followup_closed")

_DATES: Final = {
    "en": "Wednesday, September 23, 10:00 AM",
    "es": "miércoles, 23 de septiembre, 10:00",
}
_DAYS: Final = {"en": "Wednesday, September 23", "es": "miércoles, 23 de septiembre"}
_SHARED: Final = {
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
    "keep_days": 3650,
    "delete_days": 30,
    "tries": 2,
    "score": 10,
    "old_score": 10,
    "baseline": 10,
    "birth_year": 1960,
    "count": 3999,
    "minutes": 120,
    "send_time": "10:00 AM",
    "time": "10:00 AM",
    "priority": "P1",
    "version": 12,
    "step": 1,
    "steps": 5,
}
_WORDS: Final = {
    "en": {
        "languages": "English or Spanish",
        "clinic_hours": "Monday to Friday 8:00 AM to 5:00 PM",
        "checkin_name": "one week",
        "last_checkin": "2 weeks",
        "checkin_days": "6 hours, 1 day, 2 days, 1 week and 2 weeks",
        "injection_label": "your visit on September 23",
        "answer": "A little better",
        "since": "you last answered (September 23)",
        "change": "A little better",
        "signs": "Chest, breath, swelling",
        "trend": "day 1: 10, day 2: 10, one week: 10",
    },
    "es": {
        "languages": "inglés o español",
        "clinic_hours": "lunes a viernes de 8:00 a 17:00",
        "checkin_name": "1 semana",
        "last_checkin": "2 semanas",
        "checkin_days": "6 horas, 1 día, 2 días, 1 semana y 2 semanas",
        "injection_label": "su visita del 23 de septiembre",
        "answer": "Un poco mejor",
        "since": "su respuesta del 23 de septiembre",
        "change": "Un poco mejor",
        "signs": "Pecho, aire, hinchazón",
        "trend": "día 1: 10, día 2: 10, 1 semana: 10",
    },
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of one file: its forms and what the comments say of it."""

    key: str
    forms: tuple[str, ...]
    notes: dict[str, str]
    buttons: tuple[tuple[str, str], ...] = ()

    @property
    def placeholders(self) -> set[str]:
        """The names in braces, in any form."""
        return {name for form in self.forms for name in PLACEHOLDER.findall(form)}

    @property
    def is_for_patients(self) -> bool:
        """Whether a patient reads it as a message of its own."""
        return self.key in WHOLE or not self.key.startswith(STAFF + PARTS)


def messages_of(language: str) -> list[Message]:
    """All texts and labels of the file, also what is still empty."""
    with files("bot.texts").joinpath(f"{language}.po").open("rb") as file:
        return [message for message in read_po(file, abort_invalid=True) if message.id]


@cache
def written(language: str) -> dict[str, Entry]:
    """Each text that the file has in its own language, by key."""
    messages = [message for message in messages_of(language) if is_own(message)]
    texts = [_entry(message, messages) for message in messages if not message.context]
    return {entry.key: entry for entry in texts}


def entries(language: str) -> dict[str, Entry]:
    """Each text as a reader of the language gets it: what the file lacks is English."""
    return {key: written(language).get(key, entry) for key, entry in written(FALLBACK).items()}


def is_own(message: Message) -> bool:
    """Whether all of it is written, and not only guessed by a tool."""
    forms = (message.string,) if isinstance(message.string, str) else message.string
    return not message.fuzzy and all(forms or [""])


def _entry(message: Message, messages: list[Message]) -> Entry:
    key = message.id if isinstance(message.id, str) else message.id[0]
    forms = (message.string,) if isinstance(message.string, str) else message.string
    notes = dict(note.split(": ", 1) for note in message.auto_comments if ": " in note)
    buttons = [(str(own.id), str(own.string)) for own in messages if own.context == key]
    return Entry(key, tuple(forms or ()), notes, tuple(buttons))


def commands(language: str) -> str:
    """The lines of commands in the longest /help."""
    names = OFFERS[Audience.PATIENT].help
    return "\n".join(entries(language)[f"help_line_{name}"].forms[0] for name in names)


def filled(form: str, language: str) -> str:
    """The form with long but likely values in its placeholders."""
    sample = language if language in JUDGED else FALLBACK
    values = {
        **dict.fromkeys(PLACEHOLDER.findall(form), "lorem ipsum dolor"),
        "dates": "\n".join(f"• {_DATES[sample]}" for _ in range(3)),
        "next_date": _DATES[sample],
        "next_open_day": _DAYS[sample],
        "injection_date": _DAYS[sample],
        "commands": commands(sample),
        **_SHARED,
        **_WORDS[sample],
    }
    return PLACEHOLDER.sub(lambda match: str(values[match[1]]), form)
