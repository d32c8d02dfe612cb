"""Who has no right tries every command, button and kind of chat: nothing moves or is told.

What they send is made from the tables of commands and buttons, so that a new one is tried at once.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import select

from bot.chat.commands import COMMANDS
from bot.domain.alert_details import Visit
from bot.sandbox.people.people import Person
from bot.services.alerts import raising
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import Verb
from bot.storage.migration import migrate
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import CheckIn, Episode, Invitation, Note
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff, StaffInvitation
from bot.words.triage import triage
from tests.campaigns.report import Report
from tests.quick import quick_database
from tests.world import MONDAY, World, open_world

# Each follows a patient's commands and its own follow-up by right.
_OF_ONESELF: Final = {
    Verb.STOP, Verb.RESUME, Verb.DELETE, Verb.VISIT, Verb.OPTIONS, Verb.WHY, Verb.RED_FLAG,
    Verb.BEREAVEMENT, Verb.SETTING,
}  # fmt: skip
# All rows that say something of a patient, of the team or of the clinic.
WATCHED: Final = sorted(
    set(Table.metadata.tables) - {"chats", "facts", "inbox", "leases", "outbox", "tallies"}
)
SECRET: Final = "ZQ9XWnote"
REFERENCE: Final = "K7-204"
_BATCH: Final = 40
_WORDS: Final = (
    "", "yes", "no", "ack", "close", "called", "show", "show", "refresh", "alerts", "calls",
    "invite_admin", "invite_nurse", "newlink", "end_yes", "deceased_yes", "notes", "notes_99",
    "change", "safety", "pain", "7", "fever", "lang_es", "consent2=agree", "ref-cancel",
    "9" * 40, "x" * 40, "%s", "' OR 1=1 --", "\U0001f600",
)  # fmt: skip
# Buttons as they stand on somebody else's phone, by the table whose ids they carry.
_BUTTONS: Final[dict[Verb, tuple[tuple[str, ...], ...]]] = {
    Verb.ANSWER: (("check_ins", "safety", "yes"), ("check_ins", "safety", "no")),
    Verb.CHANGE: (("check_ins",),),
    Verb.KEEP: (("check_ins", "ok"), ("check_ins", "change_1")),
    Verb.NUMBER: (("check_ins",),),
    Verb.START: (("check_ins",),),
    Verb.SIGN: (("alerts", "fever"), ("alerts", "mistake")),
    Verb.ALERT: (("alerts", "ack"), ("alerts", "close"), ("alerts", "called"), ("alerts", "show")),
    Verb.CASE: (
        ("show", "patients"), ("newlink", "episodes"), ("end_yes", "episodes"),
        ("deceased_yes", "episodes"), ("notes", "episodes"), ("resume", "episodes"),
        ("slip", "episodes"),
    ),
    Verb.SCHEDULE: (
        ("edit", "1"), ("part", "1", "weeks"), ("go", "1", "new"), ("archive", "1"),
        ("discard", "1"), ("export", "1"), ("take", "1"),
    ),
    Verb.TEXTS: (
        ("edit", "crisis", "en"), ("use",), ("restored", "crisis", "en"), ("show", "crisis"),
    ),
    Verb.CLINIC: (("set", "phone"), ("save",), ("installed",), ("rehearsal",), ("hide",)),
    Verb.LIST: (("enroll",), ("paper",), ("template",), ("fields_side",)),
    Verb.SCREEN: (("refresh",), ("alerts",), ("calls",), ("invite_admin",), ("lang_es",)),
}  # fmt: skip
_BEHIND: Final = (
    "", REFERENCE, "K9-1", "invite admin", "admin", "nurse", "remove Nurse 1", "remove Admin 1",
    f"{REFERENCE} 1960 low 8 now", "K9-1 1960 low now\nK9-2 1960 neck now", "60", "alerts",
    "A" * 64, "x y z", "@everyone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, where, and as whom; `is_patient`: their own follow-up is theirs to change."""

    name: str
    user: dict[str, Any]
    chat: dict[str, Any]
    sender_chat: dict[str, Any] | None = None
    is_patient: bool = False


@dataclass(slots=True)
class Attack:
    """The senders, and what belongs to others: ids of rows, codes of links that are dead."""

    senders: Sequence[Sender]
    by_table: dict[str, list[str]]
    codes: Sequence[str]
    chance: Random
    number: int = field(default=0)

    @property
    def ids(self) -> list[str]:
        """All ids, also as a link or a button would carry them."""
        every = [each for ids in self.by_table.values() for each in ids]
        cases = [f"case_{each}" for each in self.by_table["patients"]]
        return [*every, *cases, *(f"revoke_{each}" for each in self.by_table["staff_invitations"])]

    def updates(self, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """So many updates with their kind, each sender in turn."""
        for number in range(count):
            sender = self.senders[number % len(self.senders)]
            yield self._press(sender) if self.chance.random() < 0.4 else self._message(sender)

    def _message(self, sender: Sender) -> tuple[str, dict[str, Any]]:
        commands = [each for each in COMMANDS if not sender.is_patient or each.name in _STAFFS]
        named = self.chance.choice(["", "", "@sandbox_bot"])
        command = f"/{self.chance.choice(commands).name}{named}"
        behind = self.chance.choice([*_BEHIND, *self.ids, *self.codes])
        text = f"{command} {behind}".strip()
        if triage(text).is_danger:
            # Letters of a random id may spell danger, and then the sender is helped.
            text = command
        kind = "edited_message" if self.chance.random() < 0.1 else "message"
        entity = {"type": "bot_command", "offset": 0, "length": len(command)}
        body = self._place(sender) | {"text": text, "entities": [entity], "from": sender.user}
        if kind == "edited_message":
            body["edit_date"] = body["date"]
        return kind, body

    def _press(self, sender: Sender) -> tuple[str, dict[str, Any]]:
        verbs = [each for each in Verb if not sender.is_patient or each not in _OF_ONESELF]
        verb = self.chance.choice(verbs)
        if verb in _BUTTONS and self.chance.random() < 0.8:
            parts = [
                self.chance.choice(self.by_table.get(part) or [part])
                for part in self.chance.choice(_BUTTONS[verb])
            ]
        else:
            parts = self.chance.choices([*self.ids, *_WORDS], k=self.chance.randint(0, 3))
        data = ":".join([verb, *parts])
        self.number += 1
        return "callback_query", {
            "id": str(self.number),
            "from": sender.user,
            "chat_instance": "1",
            "data": data.encode()[:64].decode(errors="ignore"),
            "message": self._place(sender),
        }

    def _place(self, sender: Sender) -> dict[str, Any]:
        self.number += 1
        place = {"message_id": self.number, "date": int(MONDAY.timestamp()), "chat": sender.chat}
        return place | ({"sender_chat": sender.sender_chat} if sender.sender_chat else {})


# What a patient has no right to.
_STAFFS: Final = {
    each.name for each in COMMANDS if not {Audience.PATIENT} & set(each.places)
}  # fmt: skip


async def prepare(world: World, seed: int) -> Attack:
    """A clinic with a patient who wrote something, an open alert, and people who mean no good."""
    ben = await world.join("B", REFERENCE)
    await world.says(ben, SECRET)
    await world.app.runtime.transact(_raise_something)
    await world.enroll("K5-100")
    codes = [await _dead_link(world)]
    stranger, removed = world.sandbox.person("S"), await _removed(world)
    await world.player.go_on(timedelta(days=1))
    ids = await _ids_of_others(world)
    other = await world.join("O", "K6-300")
    for person in (stranger, removed):
        await person.start()
    group, large = world.sandbox.group(), world.sandbox.group(is_super=True)
    for each in (group, large):
        await each.add(stranger)
        await each.add(removed)
        await each.add_bot(stranger)
    await world.player.settle()
    channel = {"id": -1_000_000_000_777, "type": "channel", "title": "C"}
    anonymous = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}
    poster = {"id": 136_817_688, "is_bot": True, "first_name": "Channel"}
    robot = {"id": 4_242_424, "is_bot": True, "first_name": "Robot"}
    senders = [
        Sender("stranger", _user(stranger), _private(stranger)),
        Sender("removed", _user(removed), _private(removed)),
        Sender("other patient", _user(other), _private(other), is_patient=True),
        Sender("stranger in a group", _user(stranger), group.chat.json()),
        Sender("removed in a group", _user(removed), large.chat.json()),
        Sender("anonymous admin", anonymous, large.chat.json(), large.chat.json()),
        Sender("channel", poster, large.chat.json(), channel),
        Sender("robot", robot, group.chat.json()),
    ]
    return Attack(senders, ids, codes, Random(seed))


def _user(person: Person) -> dict[str, Any]:
    return {"id": person.id, "is_bot": False, "first_name": "X", "language_code": "en"}


def _private(person: Person) -> dict[str, Any]:
    return {"id": person.id, "type": "private", "first_name": "X"}


async def _raise_something(work: Work) -> None:
    patient = await work.session.scalar(select(Patient))
    await raising.raise_alert(work, Visit(next_open_day=MONDAY.date()), patient)
    # What rings by itself is no attacker's doing.
    for alert in await work.session.scalars(select(Alert)):
        alert.repeat_at = None


async def _dead_link(world: World) -> str:
    """The code of a link that an admin made who is one no more."""
    second = world.sandbox.person("D")
    await second.start((await world.app.services.team.make_admin_link()).partition("=")[2])
    await world.player.settle()
    await world.says(second, "/team admin")
    word = next(each for each in second.last_text.split() if "start=" in each)
    await world.says(world.admin, "/team remove Admin 2")
    await world.taps(world.admin, "Yes, end it")
    return word.partition("start=")[2]


async def _removed(world: World) -> Person:
    person = world.sandbox.person("R")
    await world.says(world.admin, "/team nurse")
    word = next(each for each in world.admin.last_text.split() if "start=" in each)
    await person.start(word.partition("start=")[2])
    await world.player.settle()
    await world.says(world.admin, "/team remove Nurse 2")
    await world.taps(world.admin, "Yes, end it")
    return person


async def _ids_of_others(world: World) -> dict[str, list[str]]:
    """The ids of all that is somebody else's, by table."""
    tables = (Alert, CheckIn, Episode, Invitation, Note, Patient, Staff, StaffInvitation)
    async with world.app.runtime.database.reading() as session:
        return {
            table.__tablename__: [str(key) for key in await session.scalars(select(table.id))]
            for table in tables
        }


async def rows(world: World) -> dict[str, list[Any]]:
    """All that is watched."""
    found = {}
    async with world.app.runtime.database.reading() as session:
        for name in WATCHED:
            table = Table.metadata.tables[name]
            found[name] = [tuple(each) for each in await session.execute(select(table))]
    return found


async def attack(world: World, count: int, seed: int) -> tuple[list[str], int]:
    """Send so many; what broke, in words, and how many answers the attackers got."""
    plan = await prepare(world, seed)
    theirs = {each.chat["id"] for each in plan.senders}
    before, sent = await rows(world), len(world.sandbox.sends())
    batch = list(plan.updates(count))
    while batch:
        for kind, body in batch[:_BATCH]:
            world.sandbox.world.queue.put(kind, body)
        del batch[:_BATCH]
        await world.player.settle()
    after = await rows(world)
    complaints = [
        f"{name} changed: {sorted(set(map(str, before[name])) ^ set(map(str, after[name])))[:2]}"
        for name in before
        if before[name] != after[name]
    ]
    answers = [call.parameters for call in world.sandbox.sends()[sent:]]
    for each in answers:
        text = f"{each.get('text', '')} {each.get('caption', '')}"
        secrets = [secret for secret in (SECRET, REFERENCE, "Nurse 1") if secret in text]
        complaints += [f"{secret} was told" for secret in secrets]
        if int(str(each["chat_id"])) not in theirs:
            complaints.append("somebody else was written to")
    async with world.app.runtime.database.reading() as session:
        failed = select(InboxUpdate.id).where(InboxUpdate.state == "failed")
        complaints += ["an update failed" for _ in (await session.scalars(failed)).all()]
    return complaints, len(answers)


def run(kills: int, seed: int) -> Report:
    """Twenty updates for each of `kills`, two thousand at the usual size."""
    count = 20 * kills
    with tempfile.TemporaryDirectory() as folder:
        complaints, answers = asyncio.run(_run(Path(folder) / "aftercare.db", count, seed))
    return Report(
        "attack",
        seed,
        kills=0,
        handled=count,
        lost=0,
        twice=0,
        more={"answers": answers, "changed_or_told": len(complaints)},
        complaints=tuple(sorted(set(complaints))),
    )


async def _run(path: Path, count: int, seed: int) -> tuple[list[str], int]:
    url = f"sqlite+inline:///{path}"
    database = quick_database(url)
    await migrate(database.engine)
    await database.close()
    async with open_world(url) as world:
        return await attack(world, count, seed)
