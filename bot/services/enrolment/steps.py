"""The steps of enrolling at the bedside, one table, and a nurse's turn in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.answers import MAX_SCORE
from bot.domain.protocol import Unit
from bot.services.enrolment.fields import FIELDS, UnreadError
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column, in_rows
from bot.services.messaging.readers import StaffTurn
from bot.storage.tables.mail import Dialogue
from bot.texts import dates

CONFIRM: Final = "confirm"
_HALVES: Final = ("am", "pm")


@dataclass(frozen=True, slots=True)
class Bedside(StaffTurn):
    """A nurse's turn in the dialogue. What was given stands in its data, by the names of steps."""

    dialogue: Dialogue

    @property
    def data(self) -> dict[str, Any]:
        """What was said so far."""
        return self.dialogue.data

    def wait(self, step: str, **data: object) -> None:
        """Wait for this step."""
        dialogues.go_on(self.work, self.dialogue, step, **data)

    def keep(self, **data: object) -> None:
        """Remember what was said; a time that is certain leaves no half of the day to ask for."""
        halves: dict[str, object] = {"halves": []} if "when" in data else {}
        dialogues.go_on(self.work, self.dialogue, self.dialogue.step, **{**halves, **data})

    def forget(self, name: str) -> None:
        """Ask for it again."""
        self.dialogue.data = {key: value for key, value in self.data.items() if key != name}

    def asked(self) -> list[Step]:
        """The steps that this enrolment has, in order."""
        return [step for step in STEPS if step.is_asked(self)]

    def before(self) -> str:
        """The step before the one that waits; the first one before the first."""
        names = [step.name for step in self.asked()]
        if self.dialogue.step not in names:
            return names[-1] if self.dialogue.step == CONFIRM else names[0]
        return names[max(names.index(self.dialogue.step) - 1, 0)]

    def half_of(self, half: str) -> str | None:
        """The time that was typed before, in the half of the day that a tap or "pm" says."""
        if self.dialogue.step != "when":
            return None
        return dict(zip(_HALVES, self.data.get("halves", ()), strict=False)).get(half.casefold())

    def why(self, problem: UnreadError) -> str:
        """What is wrong with a value."""
        values = {name: self._in_words(value) for name, value in problem.values.items()}
        return self.text(problem.key, **values)

    def _in_words(self, value: object) -> object:
        if isinstance(value, datetime):
            return self.short_moment(value)
        if isinstance(value, timedelta):
            return dates.span(value.days, Unit.DAYS.value, self.language)
        return value

    async def ask_step(self) -> None:
        """The question of the step that waits, and before it why a line did not answer it."""
        step = _BY_NAME[self.dialogue.step]
        key, rows = step.ask, step.rows(self)
        if step.name == "when" and self.data.get("halves"):
            key, rows = "enroll_when_half", _halves(self)
        why = self.data.get("why", {})
        reasons = [why[each] for each in ("left", step.name) if each in why]
        if "left" in why:
            # Said once.
            self.keep(why={name: text for name, text in why.items() if name != "left"})
        text = self.text(key, **self._count(step))
        await self.show(
            ("\n\n".join([*reasons, text]), [*rows, *self.buttons(key), *self.ways_out(step.name)])
        )

    def buttons(self, key: str) -> Keyboard:
        """The buttons of a text, for the step that waits."""
        return column(
            self.button(label, name)
            for name, label in self.work.texts.buttons(key, self.language)
            if name not in _FIELD_NAMES
        )

    def ways_out(self, step: str) -> Keyboard:
        """What every step has: keep what was given, back, cancel."""
        texts, row = self.work.texts, []
        label = texts.label("enroll_step", "back", self.language)
        if step != STEPS[0].name:
            row.append(self.button(label, "back"))
        row.append(self.button(texts.label("enroll_step", "cancel", self.language), "cancel"))
        if step not in self.data or step not in FIELDS:
            return [row]
        said = FIELDS[step].said(self, self.data[step])
        kept = texts.label("enroll_step", "keep", self.language, value=said)
        return [[self.button(kept, "keep")], row]

    def button(self, label: str, value: str) -> Button:
        """A button of the step that waits."""
        return button(label, Verb.ENROLL, f"{self.dialogue.step}-{value}")

    def _count(self, step: Step) -> dict[str, object]:
        names = [each.name for each in self.asked()]
        place = names.index(step.name) + 1 if step.name in names else 0
        return {"step": place, "steps": len(names)}


def at_bedside(turn: StaffTurn, dialogue: Dialogue) -> Bedside:
    """Where this nurse stands in the dialogue."""
    return Bedside(turn.work, turn.reader, turn.member, dialogue, onto=turn.onto)


def _numbers(turn: Bedside) -> Keyboard:
    return in_rows([turn.button(str(score), str(score)) for score in range(MAX_SCORE + 1)], 6)


def _nothing(_: Bedside) -> Keyboard:
    return []


def _halves(turn: Bedside) -> Keyboard:
    """Which half of the day a time is in: never silently the night."""
    whens = map(datetime.fromisoformat, turn.data["halves"])
    return column(
        turn.button(turn.short_moment(when), half)
        for half, when in zip(_HALVES, whens, strict=True)
    )


def _given(turn: Bedside) -> Keyboard:
    """What can be changed, two in a row."""
    labels = dict(turn.work.texts.buttons("enroll_change", turn.language))
    return in_rows([turn.button(labels[step.name], step.name) for step in turn.asked()], 2)


def _offered(turn: Bedside) -> Keyboard:
    return column(turn.button(name, str(id_)) for name, id_ in turn.data["offered"].items())


def _always(_: Bedside) -> bool:
    return True


def _if_wanted(name: str) -> Callable[[Bedside], bool]:
    return lambda turn: name in turn.data.get("asks", ())


def _if_several(turn: Bedside) -> bool:
    return bool(turn.data.get("offered"))


def _if_injected(turn: Bedside) -> bool:
    """Nothing was injected yet where the time is still to come."""
    when = turn.data.get("when")
    return when is None or datetime.fromisoformat(when) <= turn.work.now


@dataclass(frozen=True, slots=True)
class Step:
    """One question; a new one is an entry in `STEPS` and its field in `fields.FIELDS`.

    `ask`: the key of its text, whose buttons it has too; `rows`: buttons before those.
    """

    name: str
    ask: str
    rows: Callable[[Bedside], Keyboard] = _nothing
    is_asked: Callable[[Bedside], bool] = _always


STEPS: Final = (
    Step("ref", "enroll_ref"),
    Step("year", "enroll_birth_year"),
    Step("area", "enroll_area"),
    Step("protocol", "enroll_protocol", _offered, _if_several),
    Step("clinician", "enroll_clinician", is_asked=_if_wanted("clinician")),
    Step("side", "enroll_side", is_asked=_if_wanted("side")),
    Step("level", "enroll_level", is_asked=_if_wanted("level")),
    Step("when", "enroll_when"),
    Step("baseline", "enroll_baseline", _numbers),
    Step("bedside", "enroll_bedside", _numbers, _if_injected),
)
_CHANGE: Final = Step("change", "enroll_change", _given)
_BY_NAME: Final = {step.name: step for step in (*STEPS, _CHANGE)}
_FIELD_NAMES: Final = frozenset(step.name for step in STEPS)
