"""A member of staff in a dialogue of several steps: what all such dialogues share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Self

from bot.domain.errors import ClosedError
from bot.domain.ledger import PatientState
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button
from bot.services.messaging.messages import take_off_question
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage.tables.mail import Dialogue

# The values of the buttons that lead out of a step.
BACK: Final = "back"
CANCEL: Final = "cancel"


@dataclass(frozen=True, slots=True)
class DialogueTurn(StaffTurn):
    """A turn in a dialogue, whose buttons say which step they answer.

    `name`: the dialogue's; `verb`: of its buttons; `cancelled`: the text that ends it.
    """

    dialogue: Dialogue
    name: ClassVar[str]
    verb: ClassVar[Verb]
    cancelled: ClassVar[str]

    @classmethod
    def at(cls, turn: StaffTurn, dialogue: Dialogue) -> Self:
        """Where this member of staff stands in the dialogue."""
        return cls(turn.work, turn.reader, turn.member, dialogue, onto=turn.onto)

    @classmethod
    async def begin(
        cls, turn: StaffTurn, step: str, case: Case | None = None, **data: object
    ) -> Self:
        """Start it at this step, in place of any other; `case`: what it is about."""
        if case is not None:
            data |= {
                "episode": case.episode.id,
                "reference": case.patient.reference,
                "begun": turn.work.now.isoformat(),
            }
        begun = await dialogues.begin(turn.work, turn.chat, cls.name, step, **data)
        return cls.at(turn, begun)

    @classmethod
    async def tap(
        cls,
        work: Work,
        caller: Caller,
        choice: str,
        message_id: int | None,
        take: Callable[[Self, str], Awaitable[None]],
    ) -> None:
        """A button of it: end it, or have its value taken.

        Raises `ClosedError` when the dialogue, or the step that the button is of, is over.
        """
        turn = await access.turn_of(work, caller, onto=message_id)
        dialogue = await dialogues.current_of_staff(work, turn.chat, cls.name)
        step, _, value = choice.partition("-")
        if dialogue is None or (step != dialogue.step and value != CANCEL):
            raise ClosedError(cls.name)
        stands = cls.at(turn, dialogue)
        await (stands.cancel() if value == CANCEL else take(stands, value))

    @property
    def data(self) -> dict[str, Any]:
        """What was said so far."""
        return self.dialogue.data

    @property
    def step(self) -> str:
        """The step that waits."""
        return self.dialogue.step

    def wait(self, step: str, **data: object) -> None:
        """Wait for this step, and remember what was said."""
        dialogues.go_on(self.work, self.dialogue, step, **data)

    def button(self, label: str, value: str) -> Button:
        """A button of the step that waits."""
        return button(label, self.verb, f"{self.step}-{value}")

    def ways_out(self, *, back: bool, cancel: bool = True) -> Keyboard:
        """A row that leads to the step before, and out of the dialogue."""
        labels = dict(self.work.texts.buttons("dialogue", self.language))
        shown = {BACK: back, CANCEL: cancel}
        return [[self.button(labels[name], name) for name, is_shown in shown.items() if is_shown]]

    async def end(self) -> None:
        """It is over, whatever comes of it; the question that was typed to loses its buttons."""
        if self.onto is None and self.instead_of is None:
            await take_off_question(self.work, self.chat)
        await dialogues.drop(self.work, self.chat)

    async def cancel(self) -> None:
        """End it with nothing stored, and say so."""
        await self.end()
        await self.say_in_place(self.cancelled, patient_ref=self.data.get("reference", ""))

    async def case(self) -> Case:
        """What it is about, locked."""
        return await cases.of_episode(self.work, self.data["episode"])

    async def by_another(self, action: str, case: Case) -> str | None:
        """Who else did just this to the same patient since it began."""
        return await audit.by_another(self, action, case.patient.id, self.data.get("begun"))


def before(steps: Sequence[str], step: str) -> str:
    """The step before this one; the first before the first, the last before what follows all."""
    return steps[max(steps.index(step) - 1, 0)] if step in steps else steps[-1]


def must_stay(case: Case) -> None:
    """Raise `ClosedError` where nothing more is planned for the patient, ever."""
    if case.patient.state in {PatientState.DECEASED, PatientState.ERASING}:
        raise ClosedError("patient")
