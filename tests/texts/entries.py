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
from bot.texts import samples
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
    "audit", "initials_", "texts", "clinic", "steps", "course", "side_", "duty", "board",
    "slip_ready", "slip_instead", "access_ended", "dialogue", "digest_", "left_for_command",
    "not_joined_",
)  # fmt: skip
PARTS: Final = (
    "menu_", "reason_", "state_", "area_", "followup_", "baseline_",
    "answered_by_", "answers_short", "checkin_name_", "from_to", "label_default", "test_heading",
    "settings_no_next", "mydata_line", "mydata_first_hours", "mydata_medicine",
    "mydata_function", "mydata_safety", "help_line_", "since_", "copy_number", "slip_foot",
)  # fmt: skip
# Whole texts whose key begins like one of the above.
WHOLE: Final = ("followup_over", "followup_closed")


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
    return samples.filled(form, language, {"commands": commands(sample)})
