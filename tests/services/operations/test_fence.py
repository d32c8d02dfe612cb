"""The fence: what is marked under an epoch that is over does not come to pass."""

from __future__ import annotations

import pytest

from bot.domain.delivery import MessageState
from bot.domain.ledger import CheckInState
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.transaction import HANDLING, Handling, Work
from bot.services.operations.leadership import LEASE_FOR, Leader, LostLeadError
from bot.storage import claimable, facts, leases
from bot.storage.database import Database
from tests.services.support.bench import Bench
from tests.services.support.counting import counted_cost
from tests.services.support.lease import age_lease
from tests.services.support.post import held, queue_to


async def _leads(bench: Bench) -> Leader:
    """Leads, and knows of nothing that happens meanwhile."""
    leader = Leader(bench.leadership)
    await leader.wait_for_turn()
    return leader


async def _is_taken_over(bench: Bench) -> None:
    await age_lease(bench.runtime.database, LEASE_FOR)
    assert await bench.leadership.lead("second")


async def _write(work: Work) -> None:
    await facts.write(work.session, "written", "yes")


async def _is_written(database: Database) -> bool:
    async with database.reading() as session:
        return await facts.read(session, "written") is not None


async def _waiting(bench: Bench) -> int:
    inbox = Inbox(bench.runtime)
    await inbox.take([(1, 50, {"update_id": 1})])
    waiting = await inbox.next(set())
    assert waiting is not None
    return waiting.inbox_id


async def test_an_update_is_not_handled_under_an_epoch_that_is_over(bench: Bench) -> None:
    leader = await _leads(bench)
    inbox_id = await _waiting(bench)
    await _is_taken_over(bench)
    token = HANDLING.set(Handling(inbox_id))

    with pytest.raises(LostLeadError):
        await bench.do(_write)

    HANDLING.reset(token)
    assert not await _is_written(bench.runtime.database)
    with pytest.raises(LostLeadError):
        await leader.keep()


async def test_it_is_handled_under_one_that_is_not(bench: Bench) -> None:
    await _leads(bench)
    token = HANDLING.set(Handling(await _waiting(bench)))

    await bench.do(_write)

    HANDLING.reset(token)
    assert await _is_written(bench.runtime.database)


async def test_nothing_that_waits_is_claimed_under_an_epoch_that_is_over(bench: Bench) -> None:
    with held(bench):
        await queue_to(bench, 50)
    await _leads(bench)
    await _is_taken_over(bench)

    with pytest.raises(LostLeadError):
        await bench.delivery.claim(8)

    async with bench.runtime.database.reading() as session:
        [waiting] = await claimable.candidates(session, bench.now, 50)
    assert waiting.row.state is MessageState.QUEUED


async def test_a_check_in_is_not_sent_under_an_epoch_that_is_over(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to(bench.at_day(1, 9, 59))
    bench.clock.move_to(bench.at_day(1, 10))
    leader = await _leads(bench)
    await _is_taken_over(bench)

    await bench.check_ins.send_due()

    assert not bench.delivery.outgoing
    assert (await ben.check_in(0)).state is CheckInState.PLANNED
    with pytest.raises(LostLeadError):
        await leader.keep()


async def test_one_who_takes_over_in_the_midst_of_a_transaction_is_noticed_by_its_commit(
    bench: Bench,
) -> None:
    if bench.runtime.database.is_sqlite:
        pytest.skip("SQLite's writers are one at a time, whole transactions long")
    await _leads(bench)
    token = HANDLING.set(Handling(await _waiting(bench)))

    async def sleep(work: Work) -> None:
        await _write(work)
        await _is_taken_over(bench)

    with pytest.raises(LostLeadError):
        await bench.do(sleep)

    HANDLING.reset(token)
    assert not await _is_written(bench.runtime.database)


async def test_the_fence_asks_nothing_of_the_database(bench: Bench) -> None:
    costs = []
    for leads in (False, True):
        if leads:
            await _leads(bench)
        with counted_cost(bench.runtime.database) as cost:
            await bench.do(_write)
        costs.append((cost.statements, cost.transactions))

    assert costs[0] == costs[1]


def test_another_error_is_not_taken_for_the_fence() -> None:
    assert not leases.is_fenced(ValueError("another process leads"))
