"""The clinic's facts: what texts say about it, its clock and its hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot import forms
from bot.domain.opening import OpeningHours
from bot.texts import dates
from bot.texts.catalogue import FALLBACK

# What admins may set in the chat, and how what they typed is read; like the setting of its name.
SETTABLE: Final[Mapping[str, Callable[[str], Any]]] = {
    "hours": forms.opening_hours,
    "holidays": forms.days,
    "phone": forms.phone,
    "emergency_number": forms.phone,
    "crisis_line_en": forms.phone,
    "crisis_line_es": forms.phone,
}
# Before the language of a line.
CRISIS_LINE: Final = "crisis_line_"


@dataclass(frozen=True, slots=True)
class Clinic:
    """What the texts say about the clinic, and its opening hours."""

    name: str
    phone: str
    zone: ZoneInfo
    hours: OpeningHours
    holidays: frozenset[date]
    emergency_number: str
    crisis_lines: dict[str, str]
    privacy_url: str
    keep_days: int
    delete_days: int
    record_only: bool = False
    """Whether the bot draws no conclusion from what patients answer."""
    installed: Mapping[str, Any] = field(default_factory=dict)
    """What the settings say of each fact that was set in the chat since."""
    _values: dict[str, Mapping[str, object]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def with_facts(self, facts: Mapping[str, str]) -> Clinic:
        """The clinic with these facts in place of what its settings say, and no others.

        What cannot be read, as another version may have stored it, is left as the settings say.
        """
        base = replace(_with(self, self.installed), installed={})
        read = {name: value for name in facts if (value := _read(name, facts[name])) is not None}
        return replace(_with(base, read), installed={name: base.fact(name) for name in read})

    def fact(self, name: str) -> Any:
        """What counts of this name among what may be set in the chat."""
        if name.startswith(CRISIS_LINE):
            return self.crisis_line(name.removeprefix(CRISIS_LINE))
        return getattr(self, name)

    def day_of(self, at: datetime) -> tuple[datetime, datetime]:
        """The first moment of a moment's day by the clinic's clock, and of the next day."""
        local = at.astimezone(self.zone)
        start = local.replace(hour=0, minute=0, second=0, microsecond=0)
        return start, start + timedelta(days=1)

    def working_time(self, at: datetime) -> datetime:
        """The moment itself while the clinic is open, else when it opens next."""
        local = at.astimezone(self.zone)
        return self.hours.opens_at(local, self.holidays).astimezone(at.tzinfo)

    def next_morning(self, at: datetime) -> datetime:
        """When the clinic opens on its next work day after this moment's, in UTC."""
        return self.working_time(self.day_of(at)[1].astimezone(UTC))

    def crisis_line(self, language: str) -> str:
        """The number for who thinks of suicide, in this language or else in English."""
        return self.crisis_lines.get(language, self.crisis_lines[FALLBACK])

    def values(self, language: str) -> Mapping[str, object]:
        """The placeholders that any text may use; a tap asks for them many times."""
        if language not in self._values:
            self._values[language] = self._made_values(language)
        return self._values[language]

    def _made_values(self, language: str) -> dict[str, object]:
        spans = tuple((span.weekday, span.opens, span.closes) for span in self.hours.spans)
        return {
            "clinic_name": self.name,
            "clinic_phone": self.phone,
            "clinic_hours": dates.opening_hours(spans, language),
            "emergency_number": self.emergency_number,
            "crisis_line": self.crisis_line(language),
            "languages": dates.languages(language),
            "privacy_url": self.privacy_url,
            "keep_days": self.keep_days,
            "delete_days": self.delete_days,
        }


def _with(clinic: Clinic, facts: Mapping[str, Any]) -> Clinic:
    lines = {name: facts[name] for name in facts if name.startswith(CRISIS_LINE)}
    others = {name: facts[name] for name in facts if name not in lines}
    spoken = {name.removeprefix(CRISIS_LINE): line for name, line in lines.items()}
    return replace(clinic, **others, crisis_lines={**clinic.crisis_lines, **spoken})


def _read(name: str, value: str) -> Any:
    try:
        return SETTABLE[name](value) if name in SETTABLE else None
    except forms.WrongError:
        return None
