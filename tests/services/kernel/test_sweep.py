"""A sweep: one bad row never stops the rest, whether rows share a transaction or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alerts import AlertKind
from bot.services.alerts import taking
from bot.services.kernel.failures import Failures
from bot.services.kernel.sweep import BATCH, PUT_OFF, PUT_OFF_IN_TROUBLE, Sweep, sweep
from bot.services.kernel.transaction import Work
from tests.services.support.bench import Bench


class _Rows:
    """Rows of which one is bad, and one so bad that it cannot even be put off."""

    def __init__(self) -> None:
        self.handled: list[str] = []
        self.put_off_until: dict[str, datetime] = {}
        self.told: list[str] = []

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

    async def tell(self, work: Work, row: str) -> None:
        """Tell a person about a row."""
        self.told.append(row)


async def test_a_bad_row_is_put_off_and_the_rest_is_done(bench: Bench) -> None:
    rows = _Rows()

    count = await sweep(bench.runtime, Sweep(rows.find, rows.handle, rows.put_off, rows.tell))

    assert (count, rows.handled) == (2, ["good", "better"])
    assert rows.put_off_until == {"bad": bench.now + PUT_OFF}


async def test_a_row_that_met_a_database_in_trouble_comes_back_soon(bench: Bench) -> None:
    rows = _Rows()

    async def handle(work: Work, row: str) -> None:
        if row == "bad":
            raise ConnectionError
        await rows.handle(work, row)

    for _ in range(4):
        await sweep(bench.runtime, Sweep(rows.find, handle, rows.put_off, rows.tell))

    assert rows.put_off_until == {"bad": bench.now + PUT_OFF_IN_TROUBLE}
    assert rows.told == ["worse"]


async def test_a_person_hears_once_of_a_row_that_fails_again_and_again(bench: Bench) -> None:
    rows = _Rows()
    plan = Sweep(rows.find, rows.handle, rows.put_off, rows.tell)

    for _ in range(2):
        await sweep(bench.runtime, plan)
    assert rows.told == []
    for _ in range(2):
        await sweep(bench.runtime, plan)

    assert rows.told == ["bad", "worse"]


class _Crowd(_Rows):
    """Those rows, of which several may share a transaction."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[list[str]] = []

    async def handle_some(self, work: Work, rows: Sequence[str]) -> set[str]:
        """Handle them all."""
        self.groups.append([*rows])
        for row in rows:
            await self.handle(work, row)
        return set(rows)


async def test_a_bad_row_among_several_is_found_and_the_rest_is_done(bench: Bench) -> None:
    rows = _Crowd()
    plan = Sweep(rows.find, rows.handle, rows.put_off, rows.tell, handle_some=rows.handle_some)

    count = await sweep(bench.runtime, plan)

    assert (count, rows.groups) == (2, [["good", "bad", "worse", "better"]])
    # The first was taken back with all of its transaction.
    assert rows.handled == ["good", "good", "better"]
    assert rows.put_off_until == {"bad": bench.now + PUT_OFF}


async def test_a_row_that_somebody_else_works_on_is_handled_by_itself(bench: Bench) -> None:
    queue, rows = _Queue(["one", "two", "three"]), _Rows()

    async def handle_free(work: Work, found: Sequence[str]) -> set[str]:
        mine = {row for row in found if row != "two"}
        for row in mine:
            await queue.handle(work, row)
        return mine

    plan = Sweep(queue.find, queue.handle, rows.put_off, rows.tell, handle_some=handle_free)
    count = await sweep(bench.runtime, plan)

    assert (count, queue.rows) == (3, [])


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
    queue, rows = _Queue([str(number) for number in range(2 * BATCH + 1)]), _Rows()

    count = await sweep(bench.runtime, Sweep(queue.find, queue.handle, rows.put_off, rows.tell))

    assert (count, queue.rows) == (2 * BATCH + 1, [])


async def test_rows_that_stay_due_are_handled_once_a_sweep(bench: Bench) -> None:
    queue, rows = _Queue([str(number) for number in range(BATCH)]), _Rows()

    count = await sweep(bench.runtime, Sweep(queue.find, rows.handle, rows.put_off, rows.tell))

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


async def test_staff_hear_of_a_check_in_that_can_never_be_handled(bench: Bench) -> None:
    bad = await bench.patient()
    await bench.set_zone(bad, "Nowhere/At_all")

    await bench.go_to_day(1, 10, 9)
    assert not await bench.alerts()
    await bench.go_to_day(1, 11)

    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.UPDATE_FAILED, 2)
    assert alert.patient_id == bad.patient_id
    assert bench.staff.keys[-1] == "staff_stuck"


async def test_they_hear_of_it_again_once_they_have_closed_it(bench: Bench) -> None:
    bad = await bench.patient()
    await bench.set_zone(bad, "Nowhere/At_all")
    await bench.go_to_day(1, 11)

    bench.runtime.failures = Failures()
    await bench.go_to_day(1, 13)
    assert len(await bench.alerts()) == 1
    await bench.close_alerts()
    bench.runtime.failures = Failures()
    await bench.go_to_day(1, 15)

    assert len(await bench.alerts()) == 2


async def test_a_reply_that_cannot_be_given_comes_later(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4")
    await bench.set_zone(ben, "Nowhere/At_all")
    bench.clock.advance(bench.minutes(61))

    await bench.check_ins.wind_up()

    assert (await ben.check_in(0)).reply_at == bench.now + PUT_OFF


async def test_staff_hear_of_an_alert_that_cannot_be_pushed_again(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    (alert,) = await bench.alerts()

    await bench.do(lambda work: taking._tell_stuck(work, alert.id))
    await bench.pump()

    assert bench.staff.keys[-1] == "staff_stuck"
