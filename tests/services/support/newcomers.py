"""People who open a link, and what patients can send besides answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import func, select

from bot.domain.ledger import Area
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import enroll
from bot.services.enrolment.joining import Joining
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.interruptions import Interruptions
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging.keyboards import Verb
from bot.services.patient.leaving import Leaving
from bot.services.patient.preferences import Preferences
from bot.services.patient.visits import Visits
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import CheckIn, Invitation, Note
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Consent, Patient
from bot.storage.tables.staff import Alert
from tests.services.support.bench import Bench
from tests.services.support.people import Person, Press

_Command: TypeAlias = Callable[[Runtime, Caller], Awaitable[None]]


async def _join(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> None:
    await Joining(runtime).tap(who, parts[0], onto)


COMMANDS: Final[dict[str, _Command]] = {
    "/start": lambda runtime, who: Interruptions(runtime).start(who),
    "/help": lambda runtime, who: Interruptions(runtime).help(who),
    "/cancel": lambda runtime, who: Interruptions(runtime).cancel(who),
    "/privacy": lambda runtime, who: Preferences(runtime).show(who, "privacy"),
    "/signs": lambda runtime, who: Preferences(runtime).show(who, "signs"),
    "/settings": lambda runtime, who: Preferences(runtime).settings(who),
    "/language": lambda runtime, who: Preferences(runtime).ask_language(who),
    "/time": lambda runtime, who: Preferences(runtime).ask_time(who),
    "/mydata": lambda runtime, who: Preferences(runtime).my_data(who),
    "/pause": lambda runtime, who: Leaving(runtime).pause(who),
    "/resume": lambda runtime, who: Leaving(runtime).resume(who),
    "/stop": lambda runtime, who: Leaving(runtime).ask(who, "stop"),
    "/delete": lambda runtime, who: Leaving(runtime).ask(who, "delete"),
    "/visit": lambda runtime, who: Visits(runtime).command(who),
    "/options": lambda runtime, who: Visits(runtime).options(who),
}


@dataclass(slots=True)
class Newcomer(Person):
    """Somebody with a phone whose app is in this language."""

    app_language: str = "en"

    @property
    def caller(self) -> Caller:
        """Who writes or presses."""
        return Caller(self.chat_id, self.chat_id, self.app_language)

    async def opens(self, code: str) -> None:
        """Open a link."""
        await Joining(self.bench.runtime).open(self.caller, code)
        await self.bench.pump()

    async def sends(self, command: str) -> None:
        """Send a command, with words behind it or without."""
        name, _, words = command.partition(" ")
        await COMMANDS[name](self.bench.runtime, replace(self.caller, words=words))
        await self.bench.pump()

    def press_of(self, verb: Verb) -> Press:
        """What a press of a button with this verb does, while joining too."""
        return _join if verb is Verb.JOIN else Person.press_of(self, verb)

    async def edits(self, text: str) -> None:
        """Correct an old text."""
        await FreeText(self.bench.runtime).edited(self.caller, text)
        await self.bench.pump()

    async def shows(self, caption: str = "") -> None:
        """Send a photo, a voice message or the like."""
        await FreeText(self.bench.runtime).media(self.caller, caption)
        await self.bench.pump()

    async def blocks(self) -> None:
        """Block the bot."""
        await Leaving(self.bench.runtime).blocked(self.caller)
        await self.bench.pump()

    async def unblocks(self) -> None:
        """Unblock the bot."""
        await Leaving(self.bench.runtime).unblocked(self.caller)
        await self.bench.pump()

    async def agrees(self, code: str, *, year: str = "1950") -> None:
        """Open the link and go as far as the consent, in English."""
        await self.opens(code)
        await self.taps("English")
        await self.writes(year)
        await self.taps("I had the injection", "Next", "I agree")


def newcomer(bench: Bench, app_language: str = "en") -> Newcomer:
    """Somebody new to the bot."""
    person = Newcomer(bench, 7000 + len(bench.people), app_language=app_language)
    bench.people.append(person)
    return person


def same_person(patient: Person) -> Newcomer:
    """A patient of the bench, who can do more than answer."""
    return Newcomer(patient.bench, patient.chat_id, patient.patient_id, patient.episode_id)


async def joined(bench: Bench, **values: Any) -> Newcomer:
    """A patient who has just joined."""
    return same_person(await bench.patient(**values))


@dataclass(frozen=True, slots=True)
class Link:
    """A link that staff gave out, and what hangs on it."""

    code: str
    patient_id: str
    episode_id: str


async def make_link(
    bench: Bench, *, baseline: int | None = None, injected_at: datetime | None = None
) -> Link:
    """Enroll a patient born in 1950; their link."""
    data = {
        "ref": f"REF-{len(bench.people)}",
        "year": 1950,
        "area": Area.LOW_BACK,
        "when": (injected_at or bench.now).isoformat(),
        "baseline": baseline,
    }

    async def invite(work: Work) -> Link:
        case, _ = await enroll(work, data)
        return await _link(work, case)

    return await bench.do(invite)


async def make_new_link(bench: Bench, patient: Person) -> Link:
    """Another link for a patient, as staff give it out after a change of phones."""

    async def make(work: Work) -> Link:
        return await _link(work, await case_of(work, patient))

    return await bench.do(make)


async def case_of(work: Work, patient: Person) -> Case:
    """The patient's follow-up."""
    return await cases.of_episode(work, patient.episode_id)


async def _link(work: Work, case: Case) -> Link:
    url, _ = await invitations.make(work, case)
    return Link(url.partition("start=")[2], case.patient.id, case.episode.id)


async def count(bench: Bench, table: type[Table], **values: object) -> int:
    """How many rows of a table have these values."""
    statement = select(func.count()).select_from(table).filter_by(**values)
    async with bench.runtime.database.reading() as session:
        return await session.scalar(statement) or 0


async def kept(bench: Bench) -> dict[str, int]:
    """How many rows there are of what a patient leaves behind."""
    tables = (Alert, CheckIn, Consent, Dialogue, Note)
    return {table.__tablename__: await count(bench, table) for table in tables}


async def invitation(bench: Bench, link: Link) -> Invitation:
    """The newest invitation behind a link."""
    statement = select(Invitation).filter_by(
        code_key=bench.runtime.database.vault.digest("code", link.code)
    )
    async with bench.runtime.database.reading() as session:
        return (await session.scalars(statement)).one()


async def patient(bench: Bench, link: Link) -> Patient:
    """The patient behind a link."""
    async with bench.runtime.database.reading() as session:
        return await session.get_one(Patient, link.patient_id)


async def opening(bench: Bench) -> Newcomer:
    """Somebody new who has opened the link that staff gave out."""
    link, person = await make_link(bench), newcomer(bench)
    await person.opens(link.code)
    return person


async def consenting(bench: Bench) -> Newcomer:
    """The same, asked for the second consent."""
    person = await opening(bench)
    await person.taps("English")
    await person.writes("1950")
    await person.taps("I had the injection", "Next")
    return person
