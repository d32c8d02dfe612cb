"""A default that comes with a new release: for new follow-ups, never instead of an admin's own."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.domain.protocol import DEFAULT, Protocol, ReliefRule, from_data, to_data
from bot.services.kernel.transaction import Work
from bot.storage import facts, protocols
from bot.storage.tables.followups import Episode, ProtocolVersion
from tests.services.protocols.clinic import change
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of

OLDER = replace(DEFAULT, rule=ReliefRule(good_percent=60))
NEWER = {
    "en": "The bot has a newer default: 1 day, 2 days and 1 week.",
    "es": "El bot trae una configuración más nueva: 1 día, 2 días y 1 semana.",
}


async def age(bench: Bench) -> None:
    """All that was done so far was done in a release that had another default."""

    async def write(work: Work) -> None:
        stored = update(ProtocolVersion).where(ProtocolVersion.created_by.is_(None))
        await work.session.execute(stored.values(body=to_data(OLDER)))
        await protocols.pass_over(work.session, OLDER)

    await bench.do(write)


async def stored(bench: Bench) -> list[Protocol]:
    """The versions in order."""
    async with bench.runtime.database.reading() as session:
        statement = select(ProtocolVersion.body).order_by(ProtocolVersion.number)
        return [from_data(body) for body in await session.scalars(statement)]


async def shown(admin: Member) -> str:
    """The last line of the schedule."""
    await admin.says("/schedule")
    return admin.last.text.splitlines()[-1]


async def test_a_new_default_is_for_new_follow_ups(bench: Bench) -> None:
    await bench.patient()
    await age(bench)

    await bench.heartbeat.prepare()
    await bench.patient()

    assert await stored(bench) == [OLDER, DEFAULT]
    async with bench.runtime.database.reading() as session:
        numbers = await session.scalars(select(Episode.version).order_by(Episode.version))
        assert numbers.all() == [1, 2]
    assert await shown(admin_of(bench)) == (
        "1 patient is on this version. 1 patient keeps an older one."
    )


async def test_a_new_default_is_stored_at_the_first_start_only(bench: Bench) -> None:
    await age(bench)
    await bench.heartbeat.prepare()

    await bench.heartbeat.prepare()

    assert await stored(bench) == [OLDER, DEFAULT]


async def connect(bench: Bench, count: int) -> None:
    """Have so many connections open, lest the first use case ends while others still connect."""
    all_are_open = asyncio.Barrier(count)

    async def wait() -> None:
        async with bench.runtime.database.reading() as session:
            await session.connection()
            await all_are_open.wait()

    await asyncio.gather(*(wait() for _ in range(count)))


async def test_processes_that_start_at_once_store_a_new_default_once(bench: Bench) -> None:
    await age(bench)
    await connect(bench, 4)

    await asyncio.gather(*(bench.heartbeat.prepare() for _ in range(4)))

    assert await stored(bench) == [OLDER, DEFAULT]


@pytest.mark.parametrize("language", ["en", "es"])
async def test_what_an_admin_changed_stays_and_the_newer_default_is_named(
    bench: Bench, language: str
) -> None:
    admin = admin_of(bench)
    await change(admin, "1 day, 10 days")
    await age(bench)

    await bench.heartbeat.prepare()

    assert [len(each.check_ins) for each in await stored(bench)] == [3, 2]
    await admin.speaks(language)
    assert (await shown(admin)).startswith(NEWER[language])


async def test_releases_that_did_not_note_what_an_admin_passed_over_are_understood(
    bench: Bench,
) -> None:
    async def forget(work: Work) -> None:
        await facts.forget(work.session, "default_passed_over")

    admin = admin_of(bench)
    await change(admin, "1 day, 10 days")
    await bench.do(forget)
    assert not (await shown(admin)).startswith(NEWER["en"])

    await age(bench)
    await bench.do(forget)

    assert (await shown(admin)).startswith(NEWER["en"])


@pytest.mark.parametrize("offsets", ["1 day, 2 weeks", "1 day, 2 days, 1 week"])
async def test_an_admin_who_looked_at_the_newer_default_hears_no_more_of_it(
    bench: Bench, offsets: str
) -> None:
    admin = admin_of(bench)
    await change(admin, "1 day, 10 days")
    await age(bench)

    await change(admin, offsets)
    await bench.heartbeat.prepare()

    assert len(await stored(bench)) == 3
    assert not (await shown(admin)).startswith(NEWER["en"])


async def test_check_ins_that_already_are_the_newer_default_need_no_hint(bench: Bench) -> None:
    admin = admin_of(bench)
    await change(admin, "1 day, 2 days, 1 week")

    await age(bench)

    assert not (await shown(admin)).startswith(NEWER["en"])
