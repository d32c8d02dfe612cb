"""What can be chosen of a course: in the data of its buttons, as buttons, as a made-up patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Self

from bot.domain.errors import NotFoundError
from bot.domain.protocol import Protocol
from bot.domain.schedule import clocks_change_on, named_times
from bot.services.kernel.clinic import Clinic
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button
from bot.services.preview.made_up import Conduct, Wish
from bot.texts import dates
from bot.texts.catalogue import LANGUAGES, Texts

SCREEN: Final = "show"
PICTURE: Final = "picture"
# When they are treated, by the hour.
_HOURS: Final = (9, 14, 19)
_CHOSEN: Final = "✓"
# So soon after its end a course is moved to where the clocks change.
_NEAR: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Choice:
    """A course: of what, treated at which hour, asked when, who does what, in which language its
    texts are, and the page of the screen from 0.

    `source`: a version by its number behind `VERSION`, or the draft of a protocol by the
    protocol's id behind `DRAFT`. `time`: by its button; without one the protocol's first.
    """

    source: str
    language: str
    hour: int = _HOURS[0]
    time: str = ""
    conduct: Conduct = Conduct.ANSWERS
    page: int = 0

    @classmethod
    def read(cls, parts: Sequence[str]) -> Self:
        """The choice of a button; raises for what no button of ours carries."""
        source, hour, time_, conduct, language, page = parts
        if int(hour) not in _HOURS or language not in LANGUAGES:
            raise NotFoundError("course")
        return cls(source, language, int(hour), time_, Conduct(conduct), int(page))

    @property
    def parts(self) -> tuple[object, ...]:
        """The same as the data of a button."""
        return self.source, self.hour, self.time, self.conduct, self.language, self.page

    def at_time_of(self, protocol: Protocol) -> Self:
        """The same, asked at the first time that the protocol offers if this one is not."""
        times = named_times(protocol.times)
        return self if self.time in times else replace(self, time=next(iter(times)))

    def wish(self, protocol: Protocol, first: date, clinic: Clinic) -> Wish:
        """The made-up patient of the day that `day_of` says."""
        local = datetime.combine(first, time(self.hour), clinic.zone)
        return Wish(protocol, local.astimezone(UTC), self.time, self.conduct, self.language)


def day_of(protocol: Protocol, today: date, clinic: Clinic) -> tuple[date, date | None]:
    """When the made-up patient is treated, and when the clocks change meanwhile, if they do.

    Today, or the day before a change of clocks that is near.
    """
    length = protocol.check_ins[-1].offset.span
    change = clocks_change_on(clinic.zone, today, today + length + _NEAR)
    is_within = change is None or change <= today + length
    return (today if change is None or is_within else change - timedelta(days=1)), change


def keyboard(
    texts: Texts, choice: Choice, times: Mapping[str, time], pages: int, language: str
) -> Keyboard:
    """All that can be chosen instead, what is chosen ticked; the pages; the picture."""
    labels = dict(texts.buttons("course", language))
    names = dict(texts.buttons("choose_language", language))
    hours = {
        dates.short_time(time(hour), language): replace(choice, hour=hour, page=0)
        for hour in _HOURS
    }
    chosen_times = {
        dates.short_time(at, language): replace(choice, time=name, page=0)
        for name, at in times.items()
    }
    conducts = {labels[each]: replace(choice, conduct=each, page=0) for each in Conduct}
    others = {names[f"lang_{code}"]: replace(choice, language=code, page=0) for code in LANGUAGES}
    turns = {
        labels[name]: replace(choice, page=page)
        for name, page in (("previous", choice.page - 1), ("next", choice.page + 1))
        if 0 <= page < pages
    }
    rows = [hours, chosen_times, conducts, others]
    picture = button(labels["picture"], Verb.COURSE, PICTURE, *choice.parts)
    return [
        *([_button(*each, choice) for each in row.items()] for row in rows),
        [*(_button(*each, choice) for each in turns.items()), picture],
    ]


def _button(label: str, leads_to: Choice, choice: Choice) -> Button:
    is_chosen = leads_to == replace(choice, page=leads_to.page)
    marked = f"{_CHOSEN} {label}" if is_chosen and leads_to.page == 0 else label
    return button(marked, Verb.COURSE, SCREEN, *leads_to.parts)
