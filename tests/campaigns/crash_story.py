"""The story that is cut off: a patient without relief and one with a warning sign, on day 7."""

from __future__ import annotations

import asyncio
import atexit
import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.domain.ledger import Area, EpisodeState, PatientState
from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.chats import Chat
from bot.sandbox.state.messages import Body
from bot.sandbox.state.users import User
from bot.services.enrolment.episodes import enroll
from bot.services.followup import planning
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.storage import chats
from bot.storage.database import Database
from bot.storage.migration import migrate
from bot.storage.vault import Vault, new_vault
from tests.world import World, open_world

DAY: Final = timedelta(days=1)
NO_RELIEF: Final = ("No, none of these", "7", "About the same", "The same", "Less", "Skip")
WARNING_SIGN: Final = ("Yes, one or more", "Weak or numb")
# Updates of the story are none that the prepared database knows.
_LATER: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Stage:
    """All as it stands when the story begins: the database, the phones, the time."""

    template: Path
    vault: Vault
    users: dict[int, User]
    chats: dict[int, Chat]
    now: datetime
    admin: int
    patients: tuple[int, int]

    def copy_database(self, path: Path) -> str:
        """A database of one's own; its URL."""
        # The log of one that was not closed would be taken for part of the new one.
        for left in path.parent.glob(f"{path.name}-*"):
            left.unlink()
        shutil.copyfile(self.template, path)
        return url_of(path)

    def furnish(self, sandbox: Sandbox) -> None:
        """Put the people and what is on their phones into a new sandbox."""
        world = sandbox.world
        # Its number is that of somebody who comes now, so it is no place for anybody else.
        scratch = world.chats[world.add_user("scratch", "en").id]
        users, phones = deepcopy((self.users, self.chats))
        world.users.update(users)
        world.chats.update(phones)
        world.queue.skip_ids(_LATER)
        newest = max(chat.last_message_id for chat in phones.values())
        # New messages must have new ids.
        while world.post(scratch, world.bot, Body()).message_id < newest:
            pass


def url_of(path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite+inline:///{path}"


async def make_schema(path: Path) -> None:
    """Make a database without rows."""
    database = Database(url_of(path), new_vault())
    await migrate(database.engine)
    await database.close()


@cache
def prepared() -> Stage:
    """The stage, made once and kept until the process ends; not to be called in a loop."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return asyncio.run(_prepare(Path(folder.name, "prepared.db")))


async def _prepare(path: Path) -> Stage:
    """Make a database, and play in it until both patients were asked for the last time."""
    await make_schema(path)
    async with open_world(url_of(path)) as world:
        patients = [await _follow_up(world, reference) for reference in ("K7-204", "K7-205")]
        await world.player.go_on(7 * DAY)
        stage = _stage(world, path, (patients[0], patients[1]))
    return stage


async def _follow_up(world: World, reference: str) -> int:
    """A patient whose follow-up runs; the id of their chat."""
    person = world.sandbox.person("P")
    await person.start()
    await world.player.settle()
    data = {"ref": reference, "year": 1950, "area": Area.LOW_BACK, "baseline": 8}

    async def join(work: Work) -> None:
        chat = await chats.ensure(
            work.session, work.digest("chat", person.id), person.id, work.now
        )
        case, _ = await enroll(work, {**data, "when": work.now.isoformat()})
        case.patient.chat_id, case.patient.language = chat.id, "en"
        case.patient.state, case.episode.state = PatientState.ACTIVE, EpisodeState.ACTIVE
        await work.session.flush()
        await planning.plan(work, await cases.of_episode(work, case.episode.id))

    await world.app.runtime.transact(join)
    return person.id


def _stage(world: World, path: Path, patients: tuple[int, int]) -> Stage:
    telegram = world.sandbox.world
    users, chats = deepcopy((telegram.users, telegram.chats))
    vault = world.app.runtime.database.vault
    return Stage(path, vault, users, chats, world.clock.now(), world.admin.id, patients)


class StuckError(Exception):
    """A patient waits in vain for the next question."""


async def play(sandbox: Sandbox, stage: Stage, patience: float) -> None:
    """Both patients answer, one after the other, whatever happens to the bot meanwhile.

    Raises `StuckError` when the bot lets one wait for longer than `patience` in seconds.
    """
    for patient, labels in zip(stage.patients, (NO_RELIEF, WARNING_SIGN), strict=True):
        person = Person(sandbox.world, sandbox.world.users[patient])
        for label in labels:
            await _wait(sandbox, partial(_is_offered, person, label), patience, label)
            await person.press(label)
    await _wait(sandbox, lambda: sandbox.is_idle, patience, "the end")


async def _wait(
    sandbox: Sandbox, condition: Callable[[], bool], patience: float, what: str
) -> None:
    try:
        await sandbox.until(condition, patience)
    except TimeoutError:
        raise StuckError(f"a patient waits in vain for {what!r}") from None


def _is_offered(person: Person, label: str) -> bool:
    return any(offered.startswith(label) for offered in person.buttons())
