"""getUpdates: offsets, waiting, kinds, and one poll at a time."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.updates import FIRST_ID
from tests.sandbox.conftest import Api


async def ids(bot: Bot, offset: int = 0, limit: int = 100) -> list[int]:
    updates = await bot.get_updates(offset=offset, limit=limit)
    return [update.update_id - FIRST_ID for update in updates]


@pytest.fixture
async def four(sandbox: Sandbox) -> None:
    """Four updates wait: numbers 0 to 3."""
    somebody = sandbox.person()
    for text in ("/start", "a", "b", "c"):
        await somebody.write(text)


@pytest.mark.usefixtures("four")
async def test_updates_come_again_until_confirmed(bot: Bot) -> None:
    assert await ids(bot) == [0, 1, 2, 3]
    assert await ids(bot) == [0, 1, 2, 3]
    assert await ids(bot, FIRST_ID + 2) == [2, 3]
    assert await ids(bot) == [2, 3]


@pytest.mark.usefixtures("four")
async def test_a_limit_cuts_the_batch_and_confirms_nothing(bot: Bot) -> None:
    assert await ids(bot, limit=2) == [0, 1]
    assert await ids(bot) == [0, 1, 2, 3]


@pytest.mark.usefixtures("four")
async def test_a_negative_offset_keeps_only_the_newest(bot: Bot) -> None:
    assert await ids(bot, -1) == [3]
    assert await ids(bot) == [3]


@pytest.mark.usefixtures("four")
async def test_a_poll_that_starts_later_is_idle_once_all_is_confirmed(
    bot: Bot, sandbox: Sandbox
) -> None:
    waiting = asyncio.create_task(sandbox.idle())

    assert not sandbox.is_idle
    await ids(bot, FIRST_ID + 4)

    await waiting
    assert sandbox.is_idle


async def test_a_long_poll_returns_as_soon_as_something_happens(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=30))
    await sandbox.until(lambda: bool(sandbox.calls) and sandbox.calls[-1].method == "getUpdates")

    await person.write("Hi")

    (update,) = await polling
    assert update.message is not None
    assert update.message.text == "Hi"


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot, sandbox: Sandbox) -> None:
    async with Bot(bot.token, base_url=f"{sandbox.url}/bot") as second:
        older = asyncio.create_task(bot.get_updates(timeout=30))
        await sandbox.until(lambda: sandbox.calls[-1].method == "getUpdates")

        newer = asyncio.create_task(second.get_updates(timeout=30))

        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await older
        await sandbox.person().start()
        assert len(await newer) == 1


async def test_only_the_kinds_asked_for_are_queued(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])

    await person.write("Hi")
    await person.press_data(1, "x")

    assert [update.kind for update in sandbox.world.queue.pending] == ["callback_query"]


async def test_polling_is_refused_while_there_is_a_webhook(api: Api) -> None:
    await api("setWebhook", url="https://example.org/hook")

    refused = await api("getUpdates")
    info = await api("getWebhookInfo")
    await api("deleteWebhook")
    taken = await api("getUpdates")

    assert "can't use getUpdates method while webhook is active" in str(refused["description"])
    assert info["result"] == {
        "url": "https://example.org/hook",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }
    assert taken["ok"] is True


@pytest.mark.usefixtures("four")
async def test_what_waits_can_be_dropped(api: Api, sandbox: Sandbox) -> None:
    await api("deleteWebhook", drop_pending_updates=True)

    assert sandbox.is_idle


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"allowed_updates": "message"}, "can't parse allowed_updates JSON object"),
        ({"allowed_updates": {}}, "can't parse allowed updates JSON array"),
    ],
)
async def test_a_broken_webhook_is_refused(
    api: Api, parameters: dict[str, object], reason: str
) -> None:
    envelope = await api("setWebhook", **parameters)

    assert envelope["description"] == f"Bad Request: {reason}"
