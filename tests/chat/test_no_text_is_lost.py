"""Whatever a patient types, whenever: it is saved, help is named, something asked, or staff told.

Real phrases, labels and their beginnings, slips and noise, in every state. TEXTS says
how many are tried, SEED which of them.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest
from sqlalchemy import func, select

from bot.sandbox.people.people import Person
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import enroll
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import Answer, CheckIn, Episode
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert
from bot.texts.catalogue import LANGUAGES, load_texts
from tests.world import World, open_world

_DAY: Final = timedelta(days=1)
HOW_MANY: Final = int(os.environ.get("TEXTS", "150"))
SEED: Final = int(os.environ.get("SEED", "1"))
PHRASES: Final = sorted((Path(__file__).parent.parent / "words" / "phrases").glob("*.tsv"))
# One started bot for so many; all of them do a thing before the bot is waited for.
_AT_ONCE: Final = 64
_OVER: Final = object()
_NOISE: Final = "abcñ éßعж漢🙂👍 .,;!?-'\"\n0123456789"

# What brings one person into a state; at each yield the bot comes to rest, for all at once.
Reach: TypeAlias = Callable[[Person], AsyncIterator[None]]


def _presses(*labels: str) -> Reach:
    async def reach(person: Person) -> AsyncIterator[None]:
        for label in labels:
            await person.press(label)
            yield

    return reach


def _says(*texts: str) -> Reach:
    async def reach(person: Person) -> AsyncIterator[None]:
        for text in texts:
            await person.write(text)
            yield

    return reach


async def _city(person: Person) -> AsyncIterator[None]:
    await person.write("/time")
    yield
    await person.press("Other time zone")
    yield


async def _edited(person: Person) -> AsyncIterator[None]:
    await person.press("No, none of these")
    yield
    message = await person.write("3")
    yield
    await person.edit(message, "8")
    yield


async def _stopped(person: Person) -> AsyncIterator[None]:
    await person.write("/stop")
    yield
    await person.press("Yes, stop")
    yield


async def _back(person: Person) -> AsyncIterator[None]:
    await person.block()
    yield
    await person.start()
    yield


# On day 1 with the check-in open, on day 7 with the last one, and before consent.
FIRST: Final[dict[str, Reach]] = {
    "safety": _presses(),
    "pain": _presses("No, none of these"),
    "words": _presses("No, none of these", "6"),
    "mismatch": _presses("No, none of these", "1", "Much worse"),
    "done": _presses("No, none of these", "6", "About the same"),
    "sign": _presses("Yes, one or more"),
    "edited": _edited,
    "stop": _says("/stop"),
    "delete": _says("/delete"),
    "visit": _says("/visit"),
    "death": _says("my husband passed away"),
    "settings": _says("/settings"),
    "language": _says("/language"),
    "time": _says("/time"),
    "city": _city,
    "paused": _says("/pause"),
    "stopped": _stopped,
    "back": _back,
    "signs": _says("/signs"),
    "help": _says("help me please"),
    "kept": _says("it rains here today"),
    "call": _says("please call me"),
}
LAST: Final[dict[str, Reach]] = {
    "function": _presses("No, none of these", "3", "Much better"),
    "medicine": _presses("No, none of these", "3", "Much better", "Easier"),
    "note": _presses("No, none of these", "3", "Much better", "Easier", "Less"),
    "over": _presses("No, none of these", "3", "Much better", "Easier", "Less", "Skip"),
}
BEFORE: Final[dict[str, Reach]] = {
    "which language": _presses(),
    "year": _presses("English"),
    "who": _says("english", "1960"),
    "consent 1": _says("english", "1960", "I had the injection"),
    "consent 2": _says("english", "1960", "I had the injection", "next"),
    "time of day": _says("english", "1960", "I had the injection", "next", "i agree"),
}


def _texts(chance: random.Random) -> list[str]:
    """What is tried in one state: phrases, labels and their beginnings, slips, numbers, noise."""
    lines = [line for path in PHRASES for line in path.read_text("utf-8").splitlines()[1:]]
    real = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    texts = load_texts()
    keys = texts.keys()
    labels = [
        label
        for language in LANGUAGES
        for key in keys
        for _, label in texts.buttons(key, language)
    ]
    makers: list[Callable[[], str]] = [
        lambda: chance.choice(real),
        lambda: _like(chance, chance.choice(labels)),
        lambda: _slip(chance, chance.choice(real)),
        lambda: "".join(chance.choices(_NOISE, k=chance.randint(1, 40))),
        lambda: str(chance.randint(-3, 12)),
        lambda: chance.choice(("yes", "no", "sí", "ok", "👍", "?", "thanks", "gracias", "hola")),
    ]
    found: list[str] = []
    while len(found) < -(-HOW_MANY // len({**FIRST, **LAST, **BEFORE})):
        text = chance.choice(makers)().strip().lstrip("/")
        found += [text] if text else []
    return found


def _like(chance: random.Random, label: str) -> str:
    return chance.choice((label, label.lower(), label.upper(), label[: chance.randint(1, 9)]))


def _slip(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("aeskn ") + text[at + 1 :]


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored about somebody."""

    said: tuple[Any, ...]
    open_alerts: int


async def _known(world: World, person: Person) -> Known:
    key = world.app.runtime.database.vault.digest("chat", str(person.id))
    async with world.app.runtime.database.reading() as session:
        chat = (await session.scalars(select(Chat).where(Chat.key == key))).one()
        dialogue = await session.get(Dialogue, chat.id)
        step = dialogue.step if dialogue is not None else None
        patient = await session.scalar(select(Patient).where(Patient.chat_id == chat.id))
        if patient is None:
            return Known((step,), 0)
        answers = (
            select(func.count(Answer.id))
            .join(CheckIn, CheckIn.id == Answer.check_in_id)
            .join(Episode, Episode.id == CheckIn.episode_id)
            .where(Episode.patient_id == patient.id)
        )
        raised = select(func.count(Alert.id)).where(
            Alert.patient_id == patient.id, Alert.closed_at.is_(None)
        )
        said = (step, patient.state, patient.zone, patient.time_of_day, patient.language)
        return Known((*said, await session.scalar(answers)), await session.scalar(raised) or 0)


def _is_heard(person: Person, seen: int, before: Known, after: Known) -> bool:
    """Whether one of the four followed what they typed."""
    fresh = [shown for shown in person.screen[seen:] if shown.is_from_bot]
    is_asked = any(shown.rows or "?" in shown.text or "type" in shown.text for shown in fresh)
    names_help = any("911" in shown.text for shown in fresh)
    return bool(fresh) and (
        is_asked or names_help or after.said != before.said or after.open_alerts > 0
    )


async def _joined(world: World, name: str) -> Person:
    """Somebody who is followed up."""
    return await world.join(name, f"{name}-X")


async def _invited(world: World, name: str) -> Person:
    """Somebody who has opened their link."""

    async def invite(work: Work) -> str:
        data = {"ref": f"{name}-X", "year": 1960, "area": "low_back", "baseline": 8}
        case, _ = await enroll(work, {**data, "when": work.now.isoformat()})
        link, _ = await invitations.make(work, case)
        return link.partition("start=")[2]

    person = world.sandbox.person(name)
    await person.start(await world.app.runtime.transact(invite))
    return person


_AFTER: Final = {**dict.fromkeys(FIRST, 1), **dict.fromkeys(LAST, 7)}


@pytest.mark.parametrize("state", [*FIRST, *LAST, *BEFORE])
async def test_no_text_ends_without_an_answer_a_question_or_an_alert(
    sqlite_template: Path, tmp_path: Path, state: str
) -> None:
    texts = _texts(random.Random(f"{SEED} {state}"))
    unheard: list[str] = []
    for at in range(0, len(texts), _AT_ONCE):
        path = shutil.copyfile(sqlite_template, tmp_path / f"{at}.db")
        async with open_world(f"sqlite+inline:///{path}") as world:
            unheard += await _unheard(world, state, texts[at : at + _AT_ONCE])

    assert unheard == []


async def _unheard(world: World, state: str, texts: list[str]) -> list[str]:
    """Those that nothing follows, each typed by somebody else who is in this state."""
    meet = _invited if state in BEFORE else _joined
    people = [await meet(world, f"P{at}") for at, _ in enumerate(texts)]
    await world.player.go_on(_AFTER.get(state, 0) * _DAY)
    reaches = [{**FIRST, **LAST, **BEFORE}[state](person) for person in people]
    while await _go_on(reaches):
        await world.player.settle()
    before = [(len(person.screen), await _known(world, person)) for person in people]
    for person, text in zip(people, texts, strict=True):
        await person.write(text)
    await world.player.settle()
    return [
        text
        for person, text, (seen, known) in zip(people, texts, before, strict=True)
        if not _is_heard(person, seen, known, await _known(world, person))
    ]


async def _go_on(reaches: list[AsyncIterator[None]]) -> bool:
    """Everybody does the next thing; False when there is none."""
    done = [await anext(reach, _OVER) for reach in reaches]
    return _OVER not in done
