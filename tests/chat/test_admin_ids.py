"""Whom the settings make an admin at the start, and what is told of the others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from structlog.testing import capture_logs

from bot.sandbox.people.people import Person
from bot.sandbox.play.player import build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.transaction import Work
from bot.storage.tables.staff import Staff
from tests.quick import quick_database
from tests.world import MONDAY, hire, make_settings


async def _nobody(_work: Work, _person: Person) -> None:
    pass


async def _removed(work: Work, person: Person) -> None:
    await hire(work, person)
    (member,) = [each for each in work.session.new if isinstance(each, Staff)]
    member.left_at = work.now


@pytest.mark.parametrize(
    ("was", "told"),
    [(_nobody, []), (hire, [1]), (_removed, [1])],
    ids=["nobody", "a nurse", "removed"],
)
async def test_the_log_tells_of_who_is_no_admin_in_spite_of_the_settings(
    sqlite_url: str, was: Callable[[Work, Person], Awaitable[None]], told: list[int]
) -> None:
    clock, database = VirtualClock(MONDAY), quick_database(sqlite_url)
    async with Sandbox(clock) as sandbox:
        person = sandbox.person("A")
        app = build_unhurried(make_settings(sandbox, person.id), database, clock)
        await app.runtime.transact(lambda work: was(work, person))

        with capture_logs() as lines:
            async with app.running():
                pass

    await database.close()
    assert [line["count"] for line in lines if "ADMIN_IDS" in line["event"]] == told
