"""A clinic in the middle of things: what is open, waits, is queued and is over."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bot.services.incoming.inbox import Inbox
from bot.services.patient.answering import Answering, Tap
from bot.storage.startup import open_database
from tests.services.support.bench import Bench, open_bench
from tests.services.support.crew import enroll, hire
from tests.services.support.people import Person

NOTE: Final = "The walk to the mailbox is easier"
# What a person can scroll back to.
_SHOWN: Final = 8
_GOOD: Final = ("3", "Much better")
_NONE: Final = ("8", "About the same")


async def write(folder: Path) -> None:
    """Leave a clinic in this folder: `clinic.sql`, `key` and `phones.json`."""
    path = folder / "clinic.db"
    database = await open_database(f"sqlite+inline:///{path}", folder / "key")
    try:
        async with open_bench(database) as bench:
            people = await _live(bench)
            seen = _seen(bench, people)
    finally:
        await database.close()
    (folder / "phones.json").write_text(json.dumps(seen, indent=1) + "\n", encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        lines = "\n".join(connection.iterdump())
    (folder / "clinic.sql").write_text(lines + "\n", encoding="utf-8")
    path.unlink()


async def _live(bench: Bench) -> dict[str, Person]:
    """Ten days of the clinic; each person by what they are in the middle of."""
    nurse = await hire(bench)
    done = await bench.patient()
    await bench.go_to_day(1)
    await done.answers(*_NONE)
    await bench.go_to_day(2)
    await done.answers(*_GOOD)
    await bench.go_to_day(3)
    noting = await bench.patient()
    await bench.go_to_day(7)
    await done.answers(*_GOOD, "The same", "Less", "Skip")
    await bench.go_to_day(8)
    answering = await bench.patient(language="es")
    await bench.go_to_day(9)
    await answering.taps("No, nada de esto", "8", "Igual")
    alarmed = await bench.patient()
    await bench.go_to_day(10)
    await noting.answers(*_NONE, "The same", "Less")
    await enroll(nurse)
    await nurse.says("/enroll", "K7-205")
    await _alarm(bench, alarmed)
    await _write_to_a_bot_that_ends(bench, noting)
    return {"done": done, "noting": noting, "answering": answering, "alarmed": alarmed}


async def _alarm(bench: Bench, alarmed: Person) -> None:
    """A warning sign, whose alert and reply are still queued when the bot ends."""
    data = alarmed.last.data_of("Yes, one or more") or ""
    _, check_in, question, value = data.split(":")
    answer = Tap(check_in, question, value)
    await Answering(bench.runtime).answer(alarmed.caller, answer, alarmed.last.message_id)


async def _write_to_a_bot_that_ends(bench: Bench, person: Person) -> None:
    chat = {"id": person.chat_id, "type": "private", "first_name": "P"}
    sender = {"id": person.chat_id, "is_bot": False, "first_name": "P"}
    at = int(bench.now.timestamp())
    message = {"message_id": 900, "date": at, "chat": chat, "from": sender, "text": NOTE}
    body = {"update_id": 5, "message": message}
    await Inbox(bench.runtime).take([(5, person.chat_id, body)])


def _seen(bench: Bench, people: dict[str, Person]) -> dict[str, Any]:
    """What the database does not hold: the moment, who is who, what the phones show."""
    return {
        "now": bench.now.isoformat(),
        "people": {
            name: [person.chat_id, person.patient_id, person.episode_id]
            for name, person in people.items()
        },
        "phones": {
            chat: [asdict(shown) | {"at": shown.at.isoformat()} for shown in screen[-_SHOWN:]]
            for chat, screen in bench.messenger.screens.items()
        },
    }
