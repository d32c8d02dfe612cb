"""Flood limits: measured always, enforced when asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server.calls import peak
from bot.sandbox.state.clock import VirtualClock
from tests.sandbox.conftest import Api, Envelope


async def send(api: Api, chat_id: int) -> Envelope:
    return await api("sendMessage", chat_id=chat_id, text="Hi")


@pytest.mark.parametrize(
    ("times", "span", "most"),
    [
        ([], 1, 0),
        ([0, 0.5, 0.9, 1.0], 1, 3),
        ([5, 0, 2.5], 1, 1),
        ([0, 3, 6, 9], 60, 4),
    ],
)
def test_the_peak_is_the_fullest_stretch(times: list[float], span: float, most: int) -> None:
    assert peak(times, span) == most


async def test_a_burst_passes_unless_limits_are_strict(api: Api, person: Person) -> None:
    answers = [await send(api, person.id) for _ in range(5)]

    assert all(answer["ok"] for answer in answers)


async def test_a_private_chat_takes_a_small_burst_and_then_one_a_second(
    api: Api, sandbox: Sandbox, person: Person, clock: VirtualClock
) -> None:
    sandbox.limits.is_strict = True

    burst = [await send(api, person.id) for _ in range(4)]
    clock.advance(timedelta(seconds=3))
    later = await send(api, person.id)

    assert [answer["ok"] for answer in burst] == [True, True, True, False]
    assert burst[-1] == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert later["ok"] is True


async def test_a_group_takes_twenty_a_minute(
    api: Api, sandbox: Sandbox, clock: VirtualClock
) -> None:
    sandbox.limits.is_strict = True
    member, group = sandbox.person(), sandbox.group()
    await group.add_bot(member)
    for _ in range(20):
        assert (await send(api, group.id))["ok"] is True
        clock.advance(timedelta(seconds=1))

    refused = await send(api, group.id)
    clock.advance(timedelta(seconds=40))

    assert refused["parameters"] == {"retry_after": 40}
    assert (await send(api, group.id))["ok"] is True


async def test_all_chats_together_take_thirty_a_second(api: Api, sandbox: Sandbox) -> None:
    sandbox.limits.is_strict = True
    people = [sandbox.person() for _ in range(31)]
    for somebody in people:
        await somebody.start()

    answers = [await send(api, somebody.id) for somebody in people]

    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]
