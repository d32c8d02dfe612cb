"""Updates by webhook, over a real socket: only Telegram's, stored before a 200, each once."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import httpx
import pytest
from sqlalchemy import select

from bot.app import App
from bot.domain.errors import StartError
from bot.sandbox.people.people import Person
from bot.sandbox.play.player import Player, build_unhurried
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.database import Database
from bot.storage.tables.mail import InboxUpdate
from bot.web.site import Hook, make_site
from tests.quick import quick_database
from tests.world import MONDAY, make_settings

SECRET: Final = "a-secret-of-16-letters"
HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(slots=True)
class _Hooked:
    """A running bot to which updates are posted, and Telegram, which does it."""

    app: App
    sandbox: Sandbox
    person: Person
    client: httpx.AsyncClient

    async def post(self, update: Any, secret: str | None = SECRET) -> int:
        headers = {} if secret is None else {HEADER: secret}
        answer = await self.client.post("/telegram", json=update, headers=headers)
        return answer.status_code

    async def deliver(self) -> list[int]:
        """Post what waits at Telegram, as it would."""
        queue = self.sandbox.world.queue
        waiting = [*queue.pending]
        statuses = [await self.post(update.json()) for update in waiting]
        queue.pending = [each for each in queue.pending if each not in waiting]
        return statuses

    def is_answered(self) -> bool:
        return bool(self.person.last_text)

    async def stored(self) -> list[int]:
        async with self.app.runtime.database.reading() as session:
            return list(await session.scalars(select(InboxUpdate.update_id)))


@asynccontextmanager
async def _hooked(url: str) -> AsyncIterator[_Hooked]:
    clock = VirtualClock(MONDAY)
    database = quick_database(url)
    try:
        async with Sandbox(clock) as sandbox:
            person = sandbox.person("A")
            settings = replace(
                make_settings(sandbox, person.id),
                web_address=("127.0.0.1", 0),
                webhook_url="https://bot.example/telegram",
                webhook_secret=SECRET,
            )
            app = build_unhurried(settings, database, clock)
            async with app.running():
                await sandbox.until(lambda: bool(sandbox.world.queue.webhook_url), 60)
                base = f"http://127.0.0.1:{app.outside.port}"
                async with httpx.AsyncClient(base_url=base, trust_env=False) as client:
                    yield _Hooked(app, sandbox, person, client)
    finally:
        await database.close()


async def test_what_is_posted_is_answered(database_url: str) -> None:
    async with _hooked(database_url) as hooked:
        await hooked.person.start()

        assert await hooked.deliver() == [200]
        await hooked.sandbox.until(hooked.is_answered, 60)

        assert any("/enroll" in each.text for each in hooked.person.screen)
        (call,) = [each for each in hooked.sandbox.calls if each.method == "setWebhook"]
        assert call.parameters["url"] == "https://bot.example/telegram"
        assert "callback_query" in str(call.parameters["allowed_updates"])


async def test_an_update_that_is_posted_again_counts_once(database_url: str) -> None:
    async with _hooked(database_url) as hooked:
        await hooked.person.start()
        (update,) = hooked.sandbox.world.queue.pending
        assert [await hooked.post(update.json()) for _ in range(3)] == [200] * 3
        await hooked.sandbox.until(hooked.is_answered, 60)

        assert await hooked.stored() == [update.id]
        assert len(hooked.sandbox.sends(hooked.person.id)) == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x"])
async def test_who_does_not_know_the_secret_is_refused(
    sqlite_url: str, secret: str | None
) -> None:
    async with _hooked(sqlite_url) as hooked:
        assert await hooked.post({"update_id": 1}, secret) == 403
        assert await hooked.stored() == []


async def test_what_is_cut_on_its_way_is_posted_again_and_too_much_is_refused(
    sqlite_url: str,
) -> None:
    async with _hooked(sqlite_url) as hooked:
        for content, status in ((b'{"update_', 400), (b"x" * 1_000_001, 413)):
            headers = {HEADER: SECRET}
            answer = await hooked.client.post("/telegram", content=content, headers=headers)
            assert answer.status_code == status
        assert (await hooked.client.get("/telegram")).status_code == 405


async def test_an_update_stays_with_telegram_while_the_database_is_away() -> None:
    async def take(_update: Any) -> None:
        raise ConnectionError

    transport = httpx.ASGITransport(make_site(_NO_WATCH, Hook("/t", SECRET, take)))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        answer = await client.post("/t", json={"update_id": 1}, headers={HEADER: SECRET})

    assert answer.status_code == 503


_NO_WATCH: Any = None


async def test_what_another_process_stores_is_handled_too(database_url: str) -> None:
    async with _hooked(database_url) as hooked:
        await hooked.person.start()
        (update,) = hooked.sandbox.world.queue.pending
        other = Database(database_url, hooked.app.runtime.database.vault)
        settings = make_settings(hooked.sandbox, hooked.person.id)
        standby = build_unhurried(
            replace(settings, webhook_url="https://x/telegram", webhook_secret=SECRET),
            other,
            VirtualClock(MONDAY),
        )
        assert standby.outside.webhook is not None
        await standby.outside.webhook.take(update.json())

        await hooked.sandbox.until(hooked.is_answered, 60)
        await other.close()


async def test_a_port_that_is_taken_is_named(sqlite_url: str) -> None:
    async with _hooked(sqlite_url) as hooked:
        settings = replace(
            make_settings(hooked.sandbox, 1),
            web_address=("127.0.0.1", hooked.app.outside.port or 0),
        )
        app = build_unhurried(settings, hooked.app.runtime.database, VirtualClock(MONDAY))
        with pytest.raises(StartError, match=r"^WEB_ADDRESS: cannot be listened on: "):
            async with app.running():
                pass


async def test_polling_takes_a_webhook_back(sqlite_url: str) -> None:
    clock = VirtualClock(MONDAY)
    database = quick_database(sqlite_url)
    async with Sandbox(clock) as sandbox:
        sandbox.world.queue.webhook_url = "https://elsewhere.example"
        person = sandbox.person("A")
        await person.start()
        app = build_unhurried(make_settings(sandbox, person.id), database, clock)
        async with app.running():
            await Player(app, sandbox, clock).settle()
            await sandbox.until(lambda: bool(person.last_text), 60)
    await database.close()

    assert sandbox.world.queue.webhook_url == ""
    assert any("/enroll" in each.text for each in person.screen)


async def test_without_an_address_nothing_of_the_web_is_loaded() -> None:
    program = "import sys, bot.app; print(*sys.modules)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()

    assert not {"starlette", "uvicorn", "prometheus_client"} & {*output.decode().split()}
