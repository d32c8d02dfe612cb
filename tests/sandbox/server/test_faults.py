"""Faults to order: what the library's bot makes of them, and what took effect."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server.faults import Fault, FaultKind

BEFORE = [
    (FaultKind.CUT_BEFORE, NetworkError, "Server disconnected"),
    (FaultKind.FLOOD, RetryAfter, "Flood control exceeded"),
    (FaultKind.BAD_GATEWAY_BEFORE, NetworkError, "Bad Gateway"),
    (FaultKind.UNAUTHORIZED, InvalidToken, "Unauthorized"),
    (FaultKind.NOT_FOUND, InvalidToken, "Not Found"),
    (FaultKind.CONFLICT, Conflict, "terminated by other getUpdates"),
    (FaultKind.BLOCKED, Forbidden, "bot was blocked by the user"),
    (FaultKind.DEACTIVATED, Forbidden, "user is deactivated"),
    (FaultKind.CHAT_NOT_FOUND, BadRequest, "Chat not found"),
    (FaultKind.MIGRATED, ChatMigrated, "New chat id: -77"),
    (FaultKind.FOREIGN, Forbidden, "Access denied"),
]
AFTER = [
    (FaultKind.CUT_AFTER, NetworkError, "Server disconnected"),
    (FaultKind.BAD_GATEWAY_AFTER, NetworkError, "Bad Gateway"),
    (FaultKind.GARBLED, TelegramError, "Invalid server response"),
]


@pytest.mark.parametrize(("kind", "error", "text"), BEFORE)
async def test_a_fault_before_acceptance_leaves_no_message(
    bot: Bot,
    sandbox: Sandbox,
    person: Person,
    kind: FaultKind,
    error: type[TelegramError],
    text: str,
) -> None:
    sandbox.faults.add(Fault(kind, retry_after=3, new_chat_id=-77))

    with pytest.raises(error, match=text):
        await bot.send_message(person.id, "Hi")

    assert person.last_text == ""
    assert (sandbox.calls[-1].fault, sandbox.calls[-1].accepted) == (kind, False)


@pytest.mark.parametrize(("kind", "error", "text"), AFTER)
async def test_a_fault_after_acceptance_leaves_the_message(
    bot: Bot,
    sandbox: Sandbox,
    person: Person,
    kind: FaultKind,
    error: type[TelegramError],
    text: str,
) -> None:
    sandbox.faults.add(Fault(kind))

    with pytest.raises(error, match=text):
        await bot.send_message(person.id, "Hi")

    assert person.last_text == "Hi"
    assert (sandbox.calls[-1].fault, sandbox.calls[-1].accepted) == (kind, True)


async def test_a_hanging_call_took_effect_and_has_no_answer(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    sandbox.faults.add(Fault(FaultKind.HANG))

    with pytest.raises(TimedOut):
        await bot.send_message(person.id, "Hi", read_timeout=0.02)

    await sandbox.until(lambda: sandbox.calls[-1].accepted)
    assert (person.last_text, sandbox.calls[-1].status) == ("Hi", 0)


async def test_a_delayed_call_takes_effect_later(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    sandbox.faults.add(Fault(FaultKind.DELAY, "sendMessage", seconds=0.2))

    slow = asyncio.create_task(bot.send_message(person.id, "slow"))
    await sandbox.until(lambda: bool(sandbox.calls) and sandbox.calls[-1].method == "sendMessage")
    await bot.send_message(person.id, "quick")
    await slow

    assert [shown.text for shown in person.screen] == ["/start", "quick", "slow"]


async def test_a_fault_strikes_only_the_calls_it_is_meant_for(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    other = sandbox.person("B")
    await other.start()
    sandbox.faults.add(Fault(FaultKind.BLOCKED, "sendMessage", other.id, count=2))

    await bot.send_message(person.id, "Hi")
    for _ in range(2):
        with pytest.raises(Forbidden):
            await bot.send_message(other.id, "Hi")
    await bot.send_message(other.id, "Hi")

    assert (person.last_text, other.last_text) == ("Hi", "Hi")
    assert sandbox.faults.is_empty


async def test_a_fault_without_a_count_stands_until_cleared(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    sandbox.faults.add(Fault(FaultKind.FLOOD, "sendMessage", count=0))

    for _ in range(3):
        with pytest.raises(RetryAfter):
            await bot.send_message(person.id, "Hi")
    sandbox.faults.clear()
    await bot.send_message(person.id, "Hi")

    assert person.last_text == "Hi"


def test_a_share_strikes_that_part_of_the_calls(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(FaultKind.FLOOD, count=0, share=0.25))

    struck = [sandbox.faults.take("sendMessage", 1) for _ in range(1000)]

    assert 200 < sum(fault is not None for fault in struck) < 300


async def test_somebody_on_the_way_answers_with_what_they_like(
    bot: Bot, client: httpx.AsyncClient, sandbox: Sandbox, person: Person
) -> None:
    order = Fault(FaultKind.FOREIGN, "sendMessage", person.id, status=429, page="slow down")
    sandbox.faults.add(order)

    answer = await client.get("sendMessage", params={"chat_id": person.id, "text": "Hi"})
    await bot.send_message(person.id, "Hi")

    assert (answer.status_code, answer.text) == (429, "slow down")
    assert [(call.status, call.accepted) for call in sandbox.calls[-2:]] == [
        (429, False),
        (200, True),
    ]
