"""A session that holds a patient and does not let go is in nobody else's way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy.exc import DBAPIError

from bot.services.kernel.transaction import Work
from bot.storage import patients
from bot.storage.database import Database, Patience, is_in_trouble
from bot.storage.vault import new_vault
from tests.services.support.bench import Bench, open_bench

# SQLite holds no rows: there a writer waits for the whole file, and for half a minute.
ON_POSTGRESQL = pytest.mark.parametrize("backend", ["postgresql"])
A_MOMENT = timedelta(milliseconds=50)


@pytest_asyncio.fixture(loop_scope="session")
async def hasty(database_url: str) -> AsyncIterator[Bench]:
    """A workbench that does not wait long for a row."""
    database = Database(database_url, new_vault(), Patience(row=A_MOMENT))
    async with open_bench(database) as bench:
        yield bench
    await database.close()


@ON_POSTGRESQL
async def test_a_patient_who_is_held_stops_no_other_check_in(
    hasty: Bench, database_url: str
) -> None:
    held, ben, ada = [await hasty.patient() for _ in range(3)]
    other = Database(database_url, hasty.runtime.database.vault)

    async with other.transaction() as thief:
        await patients.lock(thief, held.patient_id)
        await hasty.go_to_day(1, 10, 1)
        assert [person.keys for person in (held, ben, ada)] == [[], *[["checkin_first"]] * 2]

    await hasty.go_to_day(1, 10, 10)
    assert held.keys == ["checkin_first"]
    await other.close()


@ON_POSTGRESQL
async def test_an_update_that_waits_in_vain_for_a_patient_is_not_given_up(
    hasty: Bench, database_url: str
) -> None:
    held = await hasty.patient()
    other = Database(database_url, hasty.runtime.database.vault)

    async def lock(work: Work) -> None:
        await patients.lock(work.session, held.patient_id)

    async with other.transaction() as thief:
        await patients.lock(thief, held.patient_id)
        with pytest.raises(DBAPIError) as failure:
            await hasty.do(lock)

    assert is_in_trouble(failure.value)
    await other.close()
