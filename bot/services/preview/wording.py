"""A course in words: what comes when, each text as it is sent, and the words of its picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.documents.timeline import MARKS, Bar, Timeline
from bot.domain.ledger import CheckInState
from bot.domain.schedule import Calendar, Moved, moves, named_times
from bot.services.messaging.pages import pages
from bot.services.patient import cities
from bot.services.preview.choices import Choice
from bot.services.preview.lives import Asked, Life, Said, Tapped
from bot.services.preview.made_up import Wish
from bot.texts import dates
from bot.texts.catalogue import Texts

# Letters of one page: what a phone shows in a few screens.
_PAGE: Final = 2_500
# About when clocks change.
_CHANGE_AT: Final = time(2)
_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Course:
    """A course to be shown; `name`: of what; `silent`: of the same patient who answers nothing.

    From it is known what an answer spares them. `change`: when the clocks change.
    """

    texts: Texts
    zone: ZoneInfo
    language: str
    name: str
    choice: Choice
    wish: Wish
    life: Life
    silent: Life
    change: date | None

    def pages(self) -> list[str]:
        """What comes when, then all texts as they are sent."""
        texts = "\n\n".join(self._told(each) for each in self.life.told)
        every = [self.overview(), *pages(texts, _PAGE)]
        return [
            f"{page}\n\n{self._say('course_page', page=number, pages=len(every))}"
            for number, page in enumerate(every, 1)
        ]

    def overview(self) -> str:
        """The dates, what decides, the result, who is phoned when, how many messages."""
        check_ins = zip(self.life.check_ins, self.silent.check_ins, self._moves(), strict=True)
        lines = [
            self._title(),
            *self._changes(),
            "",
            *(self._check_in(place, *both) for place, both in enumerate(check_ins)),
            "",
            self._result(),
            *self._calls(),
            self._say("course_messages", count=sum(each.is_new for each in self.life.said)),
            self._say("course_zone", time_zone=cities.name_of(self.zone.key)),
        ]
        return "\n".join(lines)

    def timeline(self) -> Timeline:
        """The same as a picture."""
        check_ins = zip(self.life.check_ins, self.silent.check_ins, strict=True)
        say = self._say
        return Timeline(
            title=say("course_picture", name=self.name),
            subtitle=self._who(),
            injection=say("course_mark_injection"),
            bars=tuple(self._bar(place, *both) for place, both in enumerate(check_ins)),
            calls=tuple(self._days(at) for at, _ in self.life.calls),
            change=None if self.change is None else self._days(self._night(self.change)),
            words={name: say(f"course_mark_{name}") for name in MARKS},
        )

    def _say(self, key: str, **values: object) -> str:
        return self.texts.say(key, self.language, **values)

    def _at(self, when: datetime) -> str:
        return dates.short_day_and_time(when.astimezone(self.zone), self.language)

    def _title(self) -> str:
        return self._say("course", name=self.name, who=self._who())

    def _who(self) -> str:
        times = named_times(self.wish.protocol.times)
        return self._say(
            "course_who",
            when=self._at(self.wish.injected_at),
            chosen_time=dates.short_time(times[self.choice.time], self.language),
            conduct=self._say(f"course_{self.choice.conduct}"),
        )

    def _changes(self) -> list[str]:
        if self.change is None:
            return []
        return [self._say("course_change", date=dates.short_day(self.change, self.language))]

    def _name(self, place: int) -> str:
        offset = self.wish.protocol.check_ins[place].offset
        return dates.checkin_name(offset.value, offset.unit.value, self.language)

    def _is_last(self, place: int) -> bool:
        return place == len(self.life.check_ins) - 1

    def _moves(self) -> list[Moved | None]:
        protocol = self.wish.protocol
        chosen = named_times(protocol.times)[self.choice.time]
        calendar = Calendar(self.zone, chosen, protocol.window)
        return moves(protocol, self.wish.injected_at, calendar)

    def _check_in(self, place: int, asked: Asked, silent: Asked, moved: Moved | None) -> str:
        key = "course_check_in_last" if self._is_last(place) else "course_check_in"
        when = self._at(asked.sent_at or asked.due_at)
        line = self._say(key, number=place + 1, checkin_name=self._name(place), when=when)
        if asked.sent_at is None:
            return f"{line} {self._say('course_not_sent')}"
        if moved is not None:
            line = f"{line}. {self._say(f'course_moved_{moved}')}"
        steps = [self._say("course_reminder", when=self._at(at)) for at in silent.reminded_at]
        if silent.ended_at is not None:
            steps.append(self._say("course_closes", when=self._at(silent.ended_at)))
        return f"{line}\n{self._say('course_unanswered', steps='; '.join(steps))}"

    def _result(self) -> str:
        outcome = self.life.outcome
        key = "outcome_none_yet" if outcome is None else f"outcome_{outcome}"
        return self._say("course_result", outcome=self._say(key))

    def _calls(self) -> list[str]:
        calls = [
            self._say("course_call", when=self._at(at), what=self._say(f"what_{what}"))
            for at, what in self.life.calls
        ]
        return calls or [self._say("course_no_call")]

    def _told(self, told: Said | Tapped) -> str:
        when = self._at(told.at)
        if isinstance(told, Tapped):
            return self._say("course_tapped", when=when, label=told.label)
        head = self._say("course_sent" if told.is_new else "course_edited", when=when)
        buttons = " ".join(f"[{each}]" for each in told.buttons)
        return "\n".join(filter(None, (head, told.text, buttons)))

    def _days(self, at: datetime) -> float:
        return (at - self.wish.injected_at).total_seconds() / _DAY

    def _night(self, day: date) -> datetime:
        return datetime.combine(day, _CHANGE_AT, self.zone)

    def _bar(self, place: int, asked: Asked, silent: Asked) -> Bar:
        sent_at = asked.sent_at or asked.due_at
        when = self._at(sent_at)
        return Bar(
            label=self._say("course_bar", checkin_name=self._name(place), when=when),
            sent=self._days(sent_at),
            ended=self._days(silent.ended_at or sent_at),
            reminders=tuple(map(self._days, silent.reminded_at)),
            is_last=self._is_last(place),
            is_answered=asked.state is CheckInState.ANSWERED,
        )
