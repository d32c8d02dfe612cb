"""Campaign a: the bot is killed while patients answer; every answer is stored exactly once."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from sqlalchemy import select

from bot.sandbox.play import next_due
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.messaging.keyboards import Verb, press
from bot.storage.database import Database
from bot.storage.tables.followups import Answer, Note
from bot.storage.tables.mail import InboxUpdate
from tests.campaigns.process import Change
from tests.campaigns.report import Report
from tests.campaigns.seeding import Followed, add_patients, make_due
from tests.campaigns.stand import USUAL, Moments, Stand, imbalances, open_stand
from tests.canaries import NOTE

# The answers to each question of each check-in, oldest first.
Histories: TypeAlias = defaultdict[tuple[str, str], list[str]]

# So many acts a kill, seconds between two of them at most, and the part that is taps. Those are
# two answers in one act, so that it makes a little more than 20 answers a kill.
_ACTS: Final = 17
_PAUSE: Final = 0.1
_TAPPED: Final = 0.2
# Two scores that mean the same level, so that a change of the one to the other asks for nothing.
_SCORES: Final = ("6", "7")
_WORDS: Final = "0"
_TYPING: Final = 100
_TAPPING: Final = 40
# Seconds within which a bot that is left alone must have handled everything.
_WORKED_OFF: Final = 900.0


@dataclass(frozen=True, slots=True)
class Found:
    """The answers that are there as often as they were given, too seldom and too often."""

    once: Counter[tuple[str, ...]]
    lost: Counter[tuple[str, ...]]
    twice: Counter[tuple[str, ...]]
    complaints: tuple[str, ...]


def run(
    kills: int,
    seed: int,
    change: Change | None = None,
    moments: Moments = USUAL,
    url: str | None = None,
    *,
    by_webhook: bool = False,
) -> Report:
    """Kill the bot so many times while patients answer, then count the answers.

    `url`: of an empty database; without one it is a new file. `by_webhook`: see `open_stand`.
    """
    stand = open_stand(seed, change, moments, url, by_webhook=by_webhook)
    return asyncio.run(_run(kills, seed, stand))


async def _run(kills: int, seed: int, opened: AbstractAsyncContextManager[Stand]) -> Report:
    async with opened as stand:
        patients = await _seat(stand, min(kills, _TYPING), min(kills, _TAPPING))
        async with asyncio.TaskGroup() as answering:
            for _ in range(kills):
                answering.create_task(patients.answer(_ACTS))
                await stand.life()
        await _work_off(stand)
        async with stand.runtime() as runtime:
            found = await _count(stand, runtime.database, patients)
    return Report(
        "answers",
        seed,
        kills,
        handled=found.once.total(),
        lost=found.lost.total(),
        twice=found.twice.total(),
        more={"killed_at_start": stand.starting, **stand.posted},
        complaints=found.complaints,
    )


@dataclass(slots=True)
class Patients:
    """People who type notes or tap scores, and what they answered so far.

    An answer is found again by its words, which are its own, or by its place in the history of its
    check-in's question.
    """

    stand: Stand
    typing: list[Followed]
    tapping: list[Followed]
    notes: list[str] = field(default_factory=list)
    taps: Histories = field(default_factory=lambda: defaultdict(list))

    async def answer(self, acts: int) -> None:
        """Write or tap so many times, at random moments."""
        random = self.stand.random
        for _ in range(acts):
            await asyncio.sleep(random.uniform(0, _PAUSE))
            if random.random() < _TAPPED:
                await self._tap(random.choice(self.tapping))
            else:
                await self._type(random.choice(self.typing))

    async def _type(self, patient: Followed) -> None:
        note = f"{NOTE}, entry {len(self.notes)}"
        self.notes.append(note)
        await patient.person.write(note)

    async def _tap(self, patient: Followed) -> None:
        """Change the score, whatever question is shown: the taps came too fast for the bot."""
        scores = self.taps[patient.check_in_id, "pain"]
        await self._press(patient, press(Verb.CHANGE, patient.check_in_id))
        await self.tap(patient, "pain", _SCORES[len(scores) % len(_SCORES)])
        await self.tap(patient, "change", _WORDS)

    async def tap(self, patient: Followed, question: str, value: str) -> None:
        """Tap an answer to a question."""
        self.taps[patient.check_in_id, question].append(value)
        await self._press(patient, press(Verb.ANSWER, patient.check_in_id, question, value))

    async def _press(self, patient: Followed, data: str) -> None:
        await patient.person.press_data(patient.person.chat.last_message_id, data)


async def _seat(stand: Stand, typing: int, tapping: int) -> Patients:
    """Patients, of whom some have a check-in before them whose first question is answered."""
    patients = Patients(
        stand, await add_patients(stand, typing), await add_patients(stand, tapping)
    )
    await make_due(stand, patients.tapping, within=0)
    async with stand.runtime() as runtime:
        await CheckInSweeps(runtime).send_due()
    await stand.start()
    await stand.sandbox.until(lambda: all(each.person.last_text for each in patients.tapping), 60)
    for patient in patients.tapping:
        await patients.tap(patient, "safety", "no")
    await stand.kill()
    return patients


async def _work_off(stand: Stand) -> None:
    """Give the bot time to handle what is left."""
    await stand.start()
    await stand.sandbox.idle(_WORKED_OFF)
    async with stand.runtime() as runtime, asyncio.timeout(_WORKED_OFF):
        # The bot is another process: there is no event to wait for.
        while await _waiting(runtime.database):  # noqa: ASYNC110
            await asyncio.sleep(0.2)
    await stand.stop()


async def _waiting(database: Database) -> int:
    async with database.reading() as session:
        return await next_due.updates_waiting(session)


async def _count(stand: Stand, database: Database, patients: Patients) -> Found:
    notes, histories, failed = await _stored(database)
    stored = _pieces(notes, histories)
    given = _pieces(patients.notes, patients.taps)
    complaints = [*stand.found(), *stand.leaks(), *await imbalances(database)]
    if failed:
        complaints.append(f"{failed} updates were given up")
    if stored == given and histories != patients.taps:
        complaints.append("the answers of a check-in are in another order than they were given")
    return Found(given & stored, given - stored, stored - given, tuple(complaints))


async def _stored(database: Database) -> tuple[list[str], Histories, int]:
    """The notes, the answers of each check-in's questions in order, and failed updates."""
    histories: Histories = defaultdict(list)
    async with database.reading() as session:
        notes = list(await session.scalars(select(Note.text)))
        for answer in await session.scalars(select(Answer).order_by(Answer.id)):
            histories[answer.check_in_id, answer.question].append(answer.value)
        failed = await session.scalars(select(InboxUpdate.id).where(InboxUpdate.state == "failed"))
        return notes, histories, len(failed.all())


def _pieces(notes: list[str], histories: Histories) -> Counter[tuple[str, ...]]:
    """How often each answer is there."""
    tapped = ((*key, value) for key, values in histories.items() for value in values)
    return Counter([*((note,) for note in notes), *tapped])
