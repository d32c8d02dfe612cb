"""A sweep: each row in a transaction of its own, and one bad row never stops the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.sweeping import BATCH, PUT_OFF, sweep
from bot.services.transaction import Work
from tests.services.bench import Bench


class _Rows:
    """Rows of which one is bad, and one so bad that it cannot even be put off."""

    def __init__(self) -> None:
        self.handled: list[str] = []
        self.put_off_until: dict[str, datetime] = {}

    async def find(self, session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
        """What is due."""
        return ["good", "bad", "worse", "better"]

    async def handle(self, work: Work, row: str) -> None:
        """Handle a row."""
        if row in {"bad", "worse"}:
            raise ZeroDivisionError
        self.handled.append(row)

    async def put_off(self, work: Work, row: str, until: datetime) -> None:
        """Put a row off."""
        if row == "worse":
            raise ZeroDivisionError
        self.put_off_until[row] = until


async def test_a_bad_row_is_put_off_and_the_rest_is_done(bench: Bench) -> None:
    rows = _Rows()

    count = await sweep(bench.desk, rows.find, rows.handle, rows.put_off)

    assert (count, rows.handled) == (2, ["good", "better"])
    assert rows.put_off_until == {"bad": bench.now + PUT_OFF}


class _Queue:
    """Rows that are gone once they were handled."""

    def __init__(self, rows: list[str]) -> None:
        self.rows = rows

    async def find(self, session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
        """The first that are left."""
        return self.rows[:limit]

    async def handle(self, work: Work, row: str) -> None:
        """Take a row off."""
        self.rows.remove(row)


async def test_all_that_is_due_is_done_at_once_however_much_it_is(bench: Bench) -> None:
    queue = _Queue([str(number) for number in range(2 * BATCH + 1)])

    count = await sweep(bench.desk, queue.find, queue.handle, _Rows().put_off)

    assert (count, queue.rows) == (2 * BATCH + 1, [])


async def test_rows_that_stay_due_are_handled_once_a_sweep(bench: Bench) -> None:
    queue, rows = _Queue([str(number) for number in range(BATCH)]), _Rows()

    count = await sweep(bench.desk, queue.find, rows.handle, rows.put_off)

    assert count == BATCH


async def test_a_check_in_that_cannot_be_handled_comes_back_later(bench: Bench) -> None:
    bad, good = await bench.patient(), await bench.patient()
    await bench.set_zone(bad, "Nowhere/At_all")

    await bench.go_to_day(1, 10, 1)
    assert (good.keys, bad.keys) == (["checkin_first"], [])
    await bench.set_zone(bad, "America/Chicago")
    await bench.go_to_day(1, 10, 10)

    assert bad.keys == ["checkin_first"]


async def test_an_open_check_in_that_cannot_be_handled_comes_back_later(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await bench.set_zone(ben, "Nowhere/At_all")
    await bench.go_to_day(1, 16, 1)
    assert ben.keys == ["checkin_first"]

    await bench.set_zone(ben, "America/Chicago")
    await bench.go_to_day(1, 16, 10)

    assert ben.keys == ["checkin_first", "reminder_1"]
