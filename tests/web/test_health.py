"""Health as a monitor asks for it: ready or not, and why, in a running bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.sandbox.play.player import build_unhurried
from bot.services.incoming.inbox import Inbox
from bot.services.operations.readiness import Role, Watch
from bot.storage.database import Database
from bot.storage.vault import new_vault
from bot.web.server import serving
from bot.web.site import make_site
from tests.services.support.bench import Bench, new_bench
from tests.world import make_settings, open_world


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    """A workbench on a database of the test's own."""
    async with new_bench(database_url) as bench:
        yield bench


@asynccontextmanager
async def _asking(watch: Watch) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(make_site(watch))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


async def _ready(watch: Watch) -> tuple[int, dict[str, Any]]:
    async with _asking(watch) as client:
        answer = await client.get("/health/ready")
    return answer.status_code, answer.json()


def _watch(bench: Bench, role: Role = Role.LEADER) -> Watch:
    watch = Watch(bench.runtime)
    watch.role = role
    return watch


def _has_polled(bench: Bench) -> None:
    bench.runtime.listening.heard(bench.runtime.clock.now())


async def test_a_running_bot_is_ready(database_url: str) -> None:
    async with open_world(database_url) as world:
        status, body = await _ready(world.app.watch)
        assert await world.app.watch.is_well()

    assert (status, body["ready"], body["role"], body["troubles"]) == (200, True, "leader", [])
    assert body["poll_age"] >= 0
    assert body["epoch"] == 1


@pytest.mark.parametrize("role", [Role.STARTING, Role.STOPPING])
async def test_a_bot_that_starts_or_stops_is_not(bench: Bench, role: Role) -> None:
    status, body = await _ready(_watch(bench, role))

    assert (status, body["troubles"]) == (503, [role])
    async with _asking(_watch(bench, role)) as client:
        assert (await client.get("/health/live")).status_code == 200


async def test_one_that_waits_for_its_turn_is_ready_and_says_so(bench: Bench) -> None:
    status, body = await _ready(_watch(bench, Role.STANDBY))

    assert (status, body["role"], body["epoch"]) == (200, "standby", None)


async def test_a_second_process_on_the_same_database_says_that_it_waits(database_url: str) -> None:
    async with open_world(database_url) as world:
        other = Database(database_url, world.app.runtime.database.vault)
        settings = make_settings(world.sandbox, world.admin.id)
        second = build_unhurried(settings, other, world.clock)
        waiting = asyncio.create_task(second.running().__aenter__())
        await world.sandbox.until(lambda: second.watch.role is Role.STANDBY, 60)

        status, body = await _ready(second.watch)
        waiting.cancel()
        await asyncio.wait([waiting])
        await other.close()

    assert (status, body["role"]) == (200, "standby")


async def test_a_deaf_bot_is_not_ready(bench: Bench) -> None:
    watch = _watch(bench)
    assert (await _ready(watch))[1]["troubles"] == ["no updates are heard"]
    _has_polled(bench)

    assert (await _ready(watch))[0] == 200
    bench.clock.move_to(bench.now + timedelta(seconds=46))
    status, body = await _ready(watch)

    assert (status, body["troubles"], body["poll_age"]) == (503, ["no updates are heard"], 46)


async def test_an_update_that_nobody_handles_is_told(bench: Bench) -> None:
    watch = _watch(bench)
    await _store_update(bench)
    bench.clock.move_to(bench.now + timedelta(minutes=16))
    _has_polled(bench)

    status, body = await _ready(watch)

    assert (status, body["troubles"]) == (503, ["updates are not handled"])
    assert body["oldest_unhandled"] == 960


async def _store_update(bench: Bench) -> None:
    await Inbox(bench.runtime).take([(7, 1, {"update_id": 7})])


async def test_a_clock_that_was_set_back_is_told(bench: Bench) -> None:
    await _store_update(bench)
    bench.clock.move_to(bench.now - timedelta(hours=1))
    _has_polled(bench)

    status, body = await _ready(_watch(bench))

    assert status == 503
    assert "the clock was set back" in body["troubles"]


async def test_an_open_warning_sign_is_told_and_no_trouble_of_the_process(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    bench.clock.move_to(bench.now + timedelta(seconds=30))
    _has_polled(bench)

    status, body = await _ready(_watch(bench))

    assert status == 200
    assert 30 <= body["oldest_open_p1"] < 60


async def test_messages_that_are_not_sent_are_told(bench: Bench) -> None:
    await bench.patient()
    # The check-in comes due, and no job looks.
    due = bench.now + timedelta(days=1, hours=2)
    bench.clock.move_to(due)
    _has_polled(bench)

    status, body = await _ready(_watch(bench))

    assert (status, body["troubles"]) == (503, ["messages are not sent"])
    assert body["oldest_unsent"] > 900


async def test_without_its_database_the_bot_is_not_ready(bench: Bench, tmp_path: Any) -> None:
    missing = f"sqlite+inline:///{tmp_path}/none/x.db"
    bench.runtime.database = Database(missing, new_vault())

    status, body = await _ready(_watch(bench))

    assert (status, body["troubles"]) == (503, ["database away"])
    async with _asking(_watch(bench)) as client:
        assert "aftercare_leader 1.0" in (await client.get("/metrics")).text


async def test_who_says_nothing_keeps_no_monitor_out(bench: Bench) -> None:
    async with serving(make_site(_watch(bench)), "127.0.0.1", 0, patience=0.1) as port:
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(100)]
        for reader, writer in silent:
            writer.write(b"GET /health/live HTTP")
            # What comes when it was ended already is a reset.
            with suppress(ConnectionResetError):
                assert await asyncio.wait_for(reader.read(), 10) == b""
        async with httpx.AsyncClient(trust_env=False) as client:
            answers = [await client.get(f"http://127.0.0.1:{port}/health/live") for _ in "ab"]
        for _, writer in silent:
            writer.close()

    assert [answer.status_code for answer in answers] == [200, 200]
