"""Random edits, publishing and going back, while the process ends now and then: nothing is lost.

No check-in comes twice, none is lost, who is pinned keeps every date, and what the diff showed is
what happens, all of it or nothing.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.domain import guard_rails
from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState
from bot.domain.protocol import from_data
from bot.services.kernel.transaction import Work
from bot.services.protocols import follow_ups
from bot.storage.tables.followups import ProtocolDraft
from tests.services.protocols.clinic import ALSO, FIRST, NEW, kept, planned
from tests.services.support.bench import ON_SQLITE, Bench
from tests.services.support.crew import Member, admin_of
from tests.services.support.people import Person

EDITS: Final = (
    "1 day, 3 days, 1 week", "2 days, 9 days", "6 hours, 1 day, 2 days, 1 week", "1 week",
    "1 day, 2 days, 1 week, 2 weeks", "3 days, 8 days, 12 days",
)  # fmt: skip
# More of them with SEEDS=200.
SEEDS: Final = int(os.environ.get("SEEDS", "6"))
Dates: TypeAlias = dict[str, list[tuple[datetime, str]]]


class DiedError(BaseException):
    """The process ended; nothing in it may catch that."""


class _Deaths:
    """Ends the process at one of its commits, right before or right after it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._left, self._is_after, self.count = 0, False, 0

    def draw(self, odds: float) -> None:
        """Some commits from now on, or not at all."""
        self._left = self._chance.randrange(1, 9) if self._chance.random() < odds else 0
        self._is_after = self._chance.random() < 0.5

    def pass_(self, *, is_after: bool) -> None:
        """A commit is about to be made, or was."""
        if self._left and is_after is self._is_after:
            self._left -= 1
            if not self._left:
                self.count += 1
                raise DiedError


@contextmanager
def deadly(bench: Bench, deaths: _Deaths) -> Iterator[None]:
    """Each commit of the bench may be the last thing that the process does."""
    engine = bench.runtime.database.engine.sync_engine

    def before(connection: object) -> None:
        deaths.pass_(is_after=False)

    def after(session: Session) -> None:
        deaths.pass_(is_after=True)

    event.listen(engine, "commit", before)
    event.listen(Session, "after_commit", after)
    try:
        yield
    finally:
        event.remove(engine, "commit", before)
        event.remove(Session, "after_commit", after)


@ON_SQLITE
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_random_edits_publishings_going_back_and_crashes_lose_nothing(
    bench: Bench, seed: int
) -> None:
    chance, admin = random.Random(seed), admin_of(bench)
    deaths = _Deaths(chance)
    people = [await bench.patient() for _ in range(2)]

    async def attempt(act: Callable[[], Awaitable[object]]) -> None:
        deaths.draw(0.4)
        try:
            await act()
        except DiedError:
            await bench.restart()

    with deadly(bench, deaths):
        for day in range(1, 16):
            bench.clock.advance(timedelta(hours=chance.choice((1, 5, 9))))
            if chance.random() < 0.6:
                await attempt(lambda: _publish(bench, admin, people, chance))
            deaths.draw(0)
            if day < 8 and chance.random() < 0.3:
                people.append(await bench.patient())
            await attempt(lambda: bench.go_to_day(day))  # noqa: B023
            deaths.draw(0)
            await bench.go_to_day(day)
            if chance.random() < 0.4:
                await attempt(lambda: _answer(chance.choice(people)))
            deaths.draw(0)
            await _assert_sound(bench, people)
        await bench.go_to_day(40)
        await _assert_sound(bench, people)
    for person in people:
        assert CheckInState.PLANNED not in {state for state, _ in await person.ended()}
        assert (await person.episode()).outcome is not None
    assert deaths.count


async def _answer(person: Person) -> None:
    if "No, none of these" in person.labels:
        await person.answers()
    # What was sent as the process ended keeps its buttons also once it is closed.
    if "6" in person.labels:
        await person.taps("6")


async def _publish(
    bench: Bench, admin: Member, people: list[Person], chance: random.Random
) -> None:
    """An edit, a ready-made one or an old version, for new patients or also for current ones."""
    before = await _dates(bench, people)
    await admin.says("/schedule")
    if "Change" not in admin.last.labels:
        return
    if chance.random() < 0.3:
        await admin.taps("History")
        old = [label for label in admin.last.labels if label.startswith("Version")]
        await admin.taps(chance.choice(old), "Go back to this one")
        if NEW not in admin.last.labels:
            # A draft is left from before the process ended.
            return
    else:
        await admin.taps("Change", "Type the list")
        await admin.says(chance.choice(EDITS))
        await admin.taps("Publish…")
    if ALSO not in admin.last.labels or chance.random() < 0.4:
        try:
            await admin.taps(NEW)
        finally:
            assert before == await _dates(bench, people)
        return
    await admin.taps(ALSO)
    await _carry(bench, admin, before, people)


async def _carry(bench: Bench, admin: Member, before: Dates, people: list[Person]) -> None:
    """What was shown happens, whole or not at all."""
    expected, told = before | await _promised(bench), _told(admin)
    now = bench.now
    try:
        await admin.taps("Do it")
    except DiedError:
        after = await _dates(bench, people)
        assert after in (before, expected)
        is_done = after == expected
    else:
        if admin.last.text.startswith("Nothing is published yet"):
            # A check-in came due in that moment.
            assert await _dates(bench, people) == before
            return
        is_done = True
        assert await _dates(bench, people) == expected
    notices = [
        each for each in await bench.outbox(kind=MessageKind.NOTICE) if each.queued_at >= now
    ]
    if before != expected:
        assert len(notices) == (told if is_done else 0)


def _told(admin: Member) -> int:
    found = re.search(r"read their new dates: (\d+)", admin.last.text)
    assert found is not None
    return int(found[1])


async def _dates(bench: Bench, people: list[Person]) -> Dates:
    return {person.episode_id: await planned(bench, person.episode_id) for person in people}


async def _promised(bench: Bench) -> Dates:
    """What the diff says that becomes of each follow-up that changes."""

    async def look(work: Work) -> Dates:
        draft = await work.session.get_one(ProtocolDraft, FIRST)
        found = await follow_ups.changes(work, FIRST, from_data(draft.body))
        return {
            each.running.episode.id: [
                *(
                    (row.due_at, row.state.value)
                    for row in each.running.check_ins[: each.becomes.kept]
                ),
                *((send.due_at, "planned") for send in each.becomes.sends if send.due_at),
            ]
            for each in found
            if each.becomes is not None
        }

    return await bench.do(look)


async def _assert_sound(bench: Bench, people: list[Person]) -> None:
    for person in people:
        _, protocol = await kept(bench, person.episode_id)
        guard_rails.check(protocol)
        rows = await planned(bench, person.episode_id)
        assert len(rows) == len(protocol.check_ins)
        spans = Counter(plan.offset.span for plan in protocol.check_ins)
        assert max(spans.values()) == 1
        asked = [text for text in person.keys if text.startswith("checkin_")]
        opened = [await person.check_in(place) for place in range(len(rows))]
        # Who presses a button of a closed one is shown again what is open.
        shown_again = person.keys.count("old_checkin")
        assert len(asked) - shown_again <= sum(each.opened_at is not None for each in opened)
