"""A person on the workbench: their phone, what they tap and what they type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import select

from bot.domain.answers import Sign
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import CheckInState, Reason
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.own_words import OwnWords
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime
from bot.services.messaging.keyboards import Verb
from bot.services.patient.answering import Answering, Tap
from bot.services.patient.leaving import Leaving
from bot.services.patient.preferences import Preferences
from bot.services.patient.visits import Visits
from bot.services.patient.warning_signs import WarningSigns
from bot.storage.tables.followups import Answer, CheckIn, Episode, Event, Note
from bot.storage.tables.people import Patient
from tests.canaries import REFERENCE
from tests.services.support.fake_messenger import Shown

if TYPE_CHECKING:
    from tests.services.support.bench import Bench

# What a person needs at least; then their chat is free for the answer.
A_MOMENT: Final = timedelta(seconds=1)


async def _red_flag(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> None:
    if parts[0] == "no":
        await OwnWords(runtime).no_sign(who, onto)
    else:
        await WarningSigns(runtime).from_list(who, onto)


Press: TypeAlias = Callable[[Runtime, Caller, list[str], int | None], Awaitable[object]]
PRESSES: Final[dict[Verb, Press]] = {
    Verb.ANSWER: lambda runtime, who, parts, onto: Answering(runtime).answer(
        who, Tap(parts[0], parts[1], parts[2]), onto
    ),
    Verb.CHANGE: lambda runtime, who, parts, onto: Answering(runtime).change(who, parts[0], onto),
    Verb.KEEP: lambda runtime, who, parts, onto: Answering(runtime).keep(
        who, parts[0], parts[1], onto
    ),
    Verb.START: lambda runtime, who, parts, onto: Answering(runtime).start(who, parts[0], onto),
    Verb.NUMBER: lambda runtime, who, parts, onto: Answering(runtime).pick(who, parts[0], onto),
    Verb.SIGN: lambda runtime, who, parts, onto: WarningSigns(runtime).name_sign(
        who, parts[0], Sign(parts[1]), onto
    ),
    Verb.STOP: lambda runtime, who, parts, onto: Leaving(runtime).stop(who, parts[0], onto),
    Verb.RESUME: lambda runtime, who, parts, onto: Leaving(runtime).resume(who, onto),
    Verb.DELETE: lambda runtime, who, parts, onto: Leaving(runtime).delete(who, parts[0], onto),
    Verb.OPTIONS: lambda runtime, who, parts, onto: Visits(runtime).options(who, onto),
    Verb.VISIT: lambda runtime, who, parts, onto: Visits(runtime).tap(who, parts[0], onto),
    Verb.WHY: lambda runtime, who, parts, onto: Visits(runtime).why(who, onto),
    Verb.RED_FLAG: _red_flag,
    Verb.BEREAVEMENT: lambda runtime, who, parts, onto: Leaving(runtime).bereavement(
        who, parts[0], onto
    ),
    Verb.WORDS: lambda runtime, who, parts, onto: OwnWords(runtime).explain(who, parts[0], onto),
    Verb.SETTING: lambda runtime, who, parts, onto: Preferences(runtime).set(who, parts[0], onto),
}


@dataclass(slots=True)
class Person:
    """A private chat with the bot; a patient's also knows its rows."""

    bench: Bench = field(repr=False)
    chat_id: int
    patient_id: str = ""
    episode_id: str = ""

    @property
    def caller(self) -> Caller:
        """Who writes or presses."""
        return Caller(self.chat_id, self.chat_id, "en")

    @property
    def reference(self) -> str:
        """The patient's reference."""
        return f"{REFERENCE}-{self.chat_id}"

    @property
    def screen(self) -> list[Shown]:
        """The phone, oldest message first."""
        return self.bench.messenger.screens.setdefault(self.chat_id, [])

    @property
    def last(self) -> Shown:
        """The newest message."""
        return self.screen[-1]

    @property
    def labels(self) -> list[str]:
        """Every button on the phone."""
        return [label for shown in self.screen for label in shown.labels]

    @property
    def keys(self) -> list[str]:
        """The key of each text on the phone."""
        return [self.bench.texts.name(shown.text) for shown in self.screen]

    def clear(self) -> None:
        """Delete the chat's history on the phone, so that a test sees only what follows."""
        self.screen.clear()

    async def taps(self, *labels: str) -> None:
        """Press the newest button of each label in turn; what follows is sent."""
        for label in labels:
            offers = [shown for shown in self.screen if label in shown.labels]
            assert offers, f"no button {label!r} among {self.labels}"
            await self.presses(offers[-1].data_of(label) or "", offers[-1].message_id)

    async def presses(self, data: str, message_id: int = 0) -> None:
        """Press a button with this data, a forged one too."""
        verb, *parts = data.split(":")
        self.bench.clock.advance(A_MOMENT)
        await self.press_of(Verb(verb))(self.bench.runtime, self.caller, parts, message_id)
        await self.bench.pump()

    async def writes(self, text: str) -> None:
        """Type a text; the words of a button press it."""
        self.bench.clock.advance(A_MOMENT)
        free_text = FreeText(self.bench.runtime)
        typed = await free_text.button(self.caller, text)
        try:
            if typed is not None:
                verb, *parts = typed.data.split(":")
                await self.press_of(Verb(verb))(self.bench.runtime, typed.caller, parts, None)
        except (ClosedError, NotFoundError):
            typed = None
        if typed is None:
            await free_text.text(self.caller, text)
        await self.bench.pump()

    def press_of(self, verb: Verb) -> Press:
        """What a press of a button with this verb does."""
        return PRESSES[verb]

    async def answers(self, *taps: str) -> None:
        """Say that there is no warning sign, then tap the rest."""
        await self.taps("No, none of these", *taps)

    async def check_in(self, position: int, *, episode_id: str | None = None) -> CheckIn:
        """One of the patient's check-ins, by its place from 0."""
        statement = select(CheckIn).filter_by(
            episode_id=episode_id or self.episode_id, position=position, of_version=0
        )
        async with self.bench.runtime.database.reading() as session:
            return (await session.scalars(statement)).one()

    async def ended(self) -> list[tuple[CheckInState, Reason | None]]:
        """How each check-in stands, and why; none that fell away with a change of the protocol."""
        statement = select(CheckIn).filter_by(episode_id=self.episode_id, of_version=0)
        async with self.bench.runtime.database.reading() as session:
            rows = await session.scalars(statement.order_by(CheckIn.position))
            return [(row.state, row.reason) for row in rows]

    async def given(self, position: int) -> dict[str, str]:
        """The current answers of a check-in."""
        check_in = await self.check_in(position)
        statement = select(Answer).filter_by(check_in_id=check_in.id, superseded_at=None)
        async with self.bench.runtime.database.reading() as session:
            return {row.question: row.value for row in await session.scalars(statement)}

    async def episode(self) -> Episode:
        """The follow-up."""
        async with self.bench.runtime.database.reading() as session:
            return await session.get_one(Episode, self.episode_id)

    async def row(self) -> Patient:
        """The patient."""
        async with self.bench.runtime.database.reading() as session:
            return await session.get_one(Patient, self.patient_id)

    async def notes(self) -> list[str]:
        """What the patient wrote."""
        statement = select(Note.text).filter_by(patient_id=self.patient_id).order_by(Note.id)
        async with self.bench.runtime.database.reading() as session:
            return list((await session.scalars(statement)).all())

    async def events(self) -> list[str]:
        """What was noted about the patient."""
        statement = select(Event.code).filter_by(patient_id=self.patient_id).order_by(Event.id)
        async with self.bench.runtime.database.reading() as session:
            return list((await session.scalars(statement)).all())
