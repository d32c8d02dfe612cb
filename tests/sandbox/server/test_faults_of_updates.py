"""Faults in what getUpdates hands out."""

from __future__ import annotations

import pytest
from telegram import Bot

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server.faults import Fault, FaultKind
from bot.sandbox.state.updates import FIRST_ID
from tests.sandbox.conftest import Api


async def ids(api: Api, offset: int = 0) -> list[int]:
    result = (await api("getUpdates", offset=offset))["result"]
    assert isinstance(result, list)
    return [update["update_id"] for update in result]


async def ask(sandbox: Sandbox, kind: FaultKind, update_id: int = 0) -> None:
    sandbox.faults.add(Fault(kind, "getUpdates", update_id=update_id))


async def test_an_unparseable_update_stays_until_it_is_confirmed(
    api: Api, bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    await ask(sandbox, FaultKind.UNPARSEABLE_UPDATE)
    await person.write("Hi")

    with pytest.raises(TypeError):
        await bot.get_updates()

    poison, good = await ids(api)
    assert await ids(api, poison + 1) == [good]


@pytest.mark.parametrize(
    ("kind", "order"),
    [(FaultKind.DUPLICATE_UPDATES, [0, 0, 1, 1]), (FaultKind.REORDERED_UPDATES, [1, 0])],
)
async def test_one_batch_is_handed_out_wrong(
    api: Api, sandbox: Sandbox, kind: FaultKind, order: list[int]
) -> None:
    somebody = sandbox.person()
    await somebody.start()
    await somebody.write("Hi")
    await ask(sandbox, kind)

    wrong, right = await ids(api), await ids(api)

    assert wrong == [FIRST_ID + number for number in order]
    assert right == [FIRST_ID, FIRST_ID + 1]


async def test_confirmed_updates_come_again(api: Api, sandbox: Sandbox) -> None:
    somebody = sandbox.person()
    await somebody.start()
    await ids(api, FIRST_ID + 1)
    await ask(sandbox, FaultKind.REPEATED_UPDATES)
    await somebody.write("Hi")

    assert await ids(api, FIRST_ID + 1) == [FIRST_ID, FIRST_ID + 1]


async def test_a_batch_fault_waits_for_a_batch(api: Api, sandbox: Sandbox) -> None:
    await ask(sandbox, FaultKind.REORDERED_UPDATES)

    await ids(api)

    assert not sandbox.faults.is_empty


async def test_the_ids_can_jump(api: Api, sandbox: Sandbox) -> None:
    somebody = sandbox.person()
    await somebody.start()
    await ask(sandbox, FaultKind.UPDATE_ID_JUMP)
    await somebody.write("Hi")

    first, second = await ids(api)

    assert second - first >= 1000


async def test_after_a_restart_of_the_ids_an_old_offset_confirms_only_old_updates(
    api: Api, sandbox: Sandbox
) -> None:
    somebody = sandbox.person()
    await somebody.start()
    await ask(sandbox, FaultKind.UPDATE_ID_RANDOM, update_id=70)
    await somebody.write("Hi")

    both, after_old, after_new = await ids(api), await ids(api, FIRST_ID + 1), await ids(api, 71)

    assert (both, after_old, after_new) == ([FIRST_ID, 70], [70], [])
