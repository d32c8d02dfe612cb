"""The steps of enrolling at the bedside, one table, and a nurse's turn in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from bot.domain.answers import MAX_SCORE
from bot.services.enrolment.fields import FIELDS, UnreadError, in_words
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard, Verb, column, in_rows
from bot.services.staff.dialogue_turns import DialogueTurn, before

CONFIRM: Final = "confirm"
_HALVES: Final = ("am", "pm")
# Among the reasons: what no step is about.
_FIRST: Final = "first"


class Bedside(DialogueTurn):
    """A nurse's turn in the dialogue. What was given stands in its data, by the names of steps."""

    name: ClassVar = dialogues.ENROLLING
    verb: ClassVar = Verb.ENROLL
    cancelled: ClassVar = "enroll_cancelled"

    def keep(self, **data: object) -> None:
        """Remember what was said; a time that is certain leaves no half of the day to ask for."""
        halves: dict[str, object] = {"halves": []} if "when" in data else {}
        self.wait(self.step, **{**halves, **data})

    def say_first(self, text: str) -> None:
        """Say this once, before the next question."""
        why = self.data.get("why", {})
        self.keep(why={**why, _FIRST: "\n\n".join(filter(None, [why.get(_FIRST), text]))})

    def said_first(self) -> list[str]:
        """What is to be said before this question, once."""
        why = dict(self.data.get("why", {}))
        text = why.pop(_FIRST, None)
        self.keep(why=why)
        return [text] if text else []

    def forget(self, name: str) -> None:
        """Ask for it again."""
        self.dialogue.data = {key: value for key, value in self.data.items() if key != name}

    def asked(self) -> list[Step]:
        """The steps that this enrolment has, in order."""
        return [step for step in STEPS if step.is_asked(self)]

    def before(self) -> str:
        """The step before the one that waits; the first one before the first."""
        return before([step.name for step in self.asked()], self.step)

    def half_of(self, half: str) -> str | None:
        """The time that was typed before, in the half of the day that a tap or "pm" says."""
        if self.step != "when":
            return None
        return dict(zip(_HALVES, self.data.get("halves", ()), strict=False)).get(half.casefold())

    def why(self, problem: UnreadError) -> str:
        """What is wrong with a value."""
        values = {name: in_words(self, value) for name, value in problem.values.items()}
        return self.text(problem.key, **values)

    async def ask_step(self) -> None:
        """The question of the step that waits, and before it why a line did not answer it."""
        step = _BY_NAME[self.step]
        key, rows = step.ask, step.rows(self)
        if step.name == "when" and self.data.get("halves"):
            key, rows = "enroll_when_half", _halves(self)
        reasons = self.said_first()
        if step.name in (why := self.data.get("why", {})):
            reasons.append(why[step.name])
        text = self.text(key, **self._count(step))
        await self.show(
            ("\n\n".join([*reasons, text]), [*rows, *self.buttons(key), *self.ways_on(step.name)])
        )

    def buttons(self, key: str) -> Keyboard:
        """The buttons of a text, for the step that waits."""
        return column(
            self.button(label, name)
            for name, label in self.work.texts.buttons(key, self.language)
            if name not in _FIELD_NAMES
        )

    def ways_on(self, step: str) -> Keyboard:
        """What every step has: keep what was given, back, cancel."""
        ways = self.ways_out(back=step != STEPS[0].name)
        if step not in self.data or step not in FIELDS:
            return ways
        said = FIELDS[step].said(self, self.data[step])
        kept = self.work.texts.label("enroll_step", "keep", self.language, value=said)
        return [[self.button(kept, "keep")], *ways]

    def _count(self, step: Step) -> dict[str, object]:
        names = [each.name for each in self.asked()]
        place = names.index(step.name) + 1 if step.name in names else 0
        return {"step": place, "steps": len(names)}


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
