"""The commands as an operator runs them: real processes, a real file, the sandbox as Telegram."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from bot.chat.request import telegram_time
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from bot.storage.startup import open_database
from bot.storage.vault import make_key_file
from tests.commands import environment, free_port, run, start, wait_for_line
from tests.world import MONDAY

# Nothing listens there.
NOWHERE: Final = "http://127.0.0.1:9"
REFUSED: Final = "TELEGRAM_BOT_TOKEN: Telegram refuses it"


async def _prepare(folder: Path) -> None:
    """A database and its key where the settings look for them."""
    url = f"sqlite+inline:///{folder}/data/aftercare.db"
    database = await open_database(url, folder / "secrets/aftercare.key")
    await database.close()


async def test_run_answers_people_and_stops_at_a_signal(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        person = sandbox.person("P")
        await person.start()
        process = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)

        await sandbox.until(lambda: "follow-up chat of Test Clinic" in person.last_text, 120)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 90)

        assert process.returncode == 0
        assert (tmp_path / "secrets/aftercare.key").stat().st_mode & 0o777 == 0o600


async def test_a_second_process_waits_until_the_first_is_gone(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        person = sandbox.person("P")
        first = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)
        await person.start()
        await sandbox.until(lambda: "Test Clinic" in person.last_text, 120)
        second = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)

        first.send_signal(signal.SIGTERM)
        await asyncio.wait_for(first.communicate(), 90)
        await person.write("/privacy")
        await sandbox.until(lambda: "Your privacy" in person.last_text, 120)
        second.send_signal(signal.SIGTERM)
        await asyncio.wait_for(second.communicate(), 90)

        assert (first.returncode, second.returncode) == (0, 0)


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_run_stops_at_a_signal_while_it_waits_for_telegram(
    tmp_path: Path, name: signal.Signals
) -> None:
    process = await start(tmp_path, "run", TELEGRAM_API_URL=NOWHERE)
    await wait_for_line(process, b"Telegram cannot be reached")

    process.send_signal(name)
    await asyncio.wait_for(process.communicate(), 90)

    assert process.returncode == 0


async def test_run_stops_at_a_signal_while_another_process_leads(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        first = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)
        await wait_for_line(first, b"outbox recovered")
        second = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)
        await wait_for_line(second, b"another process leads")

        second.send_signal(signal.SIGTERM)
        await asyncio.wait_for(second.communicate(), 90)
        assert (first.returncode, second.returncode) == (None, 0)
        first.send_signal(signal.SIGTERM)
        await asyncio.wait_for(first.communicate(), 90)

        assert first.returncode == 0


async def test_a_process_that_hangs_at_its_end_is_ended(tmp_path: Path) -> None:
    end = "from bot.operator.service import end_within; end_within(0.01)"
    hang = f"import time; {end}; time.sleep(80)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", hang, cwd=tmp_path, env=environment()
    )

    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGALRM


@pytest.mark.parametrize(
    ("command", "unused"),
    [
        ("--help", {"alembic", "babel", "dotenv", "sqlalchemy", "structlog", "telegram"}),
        ("migrate", {"aiohttp", "apscheduler", "babel", "segno", "telegram"}),
    ],
)
async def test_a_command_loads_what_it_needs(
    tmp_path: Path, command: str, unused: set[str]
) -> None:
    program = (
        "import sys; from bot.__main__ import main; "
        f"main(['{command}'], standalone_mode=False); print(*sys.modules)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, cwd=tmp_path, env=environment(), stdout=PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 60)

    assert process.returncode == 0
    assert unused.isdisjoint(output.decode().split())


async def test_an_admin_link_makes_its_opener_an_admin(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        code, output = await run(tmp_path, "admin-link", TELEGRAM_API_URL=sandbox.url)

        assert code == 0
        assert output.startswith("https://t.me/")
        assert "?start=staff_" in output


async def test_an_admin_link_for_a_refused_token_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        code, output = await run(
            tmp_path, "admin-link", TELEGRAM_API_URL=sandbox.url, TELEGRAM_BOT_TOKEN="2:wrong"
        )

    assert code == 1
    assert output.startswith(f"Error: {REFUSED}")
    assert output.count("\n") == 1


async def test_an_admin_link_without_telegram_is_refused_in_a_sentence(tmp_path: Path) -> None:
    code, output = await run(tmp_path, "admin-link", TELEGRAM_API_URL=NOWHERE)

    told = "Error: TELEGRAM_API_URL: the Bot API does not answer (NetworkError)\n"
    assert (code, output) == (1, told)


async def test_the_doctor_misses_only_staff_in_a_new_database(tmp_path: Path) -> None:
    await _prepare(tmp_path)
    async with Sandbox(VirtualClock()) as sandbox:
        code, output = await run(tmp_path, "doctor", TELEGRAM_API_URL=sandbox.url)

    assert code == 1, output
    assert [line.partition(":")[0] for line in output.splitlines()] == [
        "ok    settings",
        "ok    files",
        "ok    Bot API",
        "ok    webhook",
        "ok    clock",
        "ok    schema",
        "ok    database",
        "ok    key",
        "ok    ledger",
        "ok    check-ins",
        "ok    counts",
        "ok    audit log",
        "ok    oldest check-in due and unsent",
        "ok    oldest message unsent",
        "ok    oldest update unhandled",
        "ok    oldest P1 alert that nobody has taken",
        "ok    oldest open alert",
        "LOOK  staff",
        "ok    staff groups",
        "ok    texts",
        "ok    oldest deletion to do",
        "ok    erased",
        "ok    clock and newest row",
    ]


async def test_the_doctor_speaks_json_for_those_who_watch(tmp_path: Path) -> None:
    await _prepare(tmp_path)

    code, output = await run(tmp_path, "doctor --json", TELEGRAM_API_URL=NOWHERE)

    findings = json.loads(output)
    assert code == 1
    assert {each["name"]: each["is_well"] for each in findings}["key"] is True
    assert [each["name"] for each in findings if not each["is_well"]] == ["Bot API", "staff"]


async def test_ready_asks_the_bot_that_runs(tmp_path: Path) -> None:
    address = {"WEB_ADDRESS": f"127.0.0.1:{free_port()}"}
    assert await run(tmp_path, "ready", **address) == (1, "no answer (ConnectionRefusedError)\n")
    async with Sandbox(VirtualClock()) as sandbox:
        process = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url, **address)
        await sandbox.until(lambda: any(call.method == "getUpdates" for call in sandbox.calls), 90)
        code, output = await run(tmp_path, "ready", **address)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 90)

    assert (code, output) == (0, "leader: ready\n")
    told = "Error: WEB_ADDRESS: is not set, so that nobody can be asked\n"
    assert await run(tmp_path, "ready") == (1, told)


async def test_the_doctor_says_so_when_telegram_cannot_be_reached(tmp_path: Path) -> None:
    await _prepare(tmp_path)

    code, output = await run(tmp_path, "doctor", TELEGRAM_API_URL=NOWHERE)

    assert code == 1
    told = "LOOK  Bot API: TELEGRAM_API_URL: the Bot API does not answer (NetworkError)\n"
    assert told in output
    assert "ok    ledger: 0 planned = 0 open" in output


async def test_the_doctor_says_so_when_telegram_refuses_the_token(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        code, output = await run(
            tmp_path, "doctor", TELEGRAM_API_URL=sandbox.url, TELEGRAM_BOT_TOKEN="2:wrong"
        )

    assert code == 1
    assert f"LOOK  Bot API: {REFUSED}" in output
    assert "answer" not in output


async def test_the_doctor_names_each_setting_that_is_wrong(tmp_path: Path) -> None:
    code, output = await run(tmp_path, "doctor", CLINIC_NAME="", CLINIC_TIME_ZONE="Mars/Base")

    assert code == 1
    assert [line.split(":")[0] for line in output.splitlines()] == ["LOOK  settings"] * 2
    assert "CLINIC_NAME" in output
    assert "CLINIC_TIME_ZONE" in output


async def test_the_doctor_says_what_keeps_the_database_shut(tmp_path: Path) -> None:
    await _prepare(tmp_path)
    (tmp_path / "secrets/aftercare.key").unlink()
    make_key_file(tmp_path / "secrets/aftercare.key")

    code, output = await run(tmp_path, "doctor", TELEGRAM_API_URL=NOWHERE)

    assert code == 1
    assert "LOOK  key: ENCRYPTION_KEY_FILE: secrets/aftercare.key is not the key" in output
    assert "Traceback" not in output


def _damage(path: Path, table: str) -> None:
    """Overwrite the page on which a table of a SQLite file begins."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(query, [table]).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


async def test_the_doctor_finds_a_schema_that_cannot_be_read(tmp_path: Path) -> None:
    await _prepare(tmp_path)
    _damage(tmp_path / "data/aftercare.db", "alembic_version")

    code, output = await run(tmp_path, "doctor", TELEGRAM_API_URL=NOWHERE)

    assert code == 1
    assert "LOOK  schema: cannot be read: database disk image is malformed\n" in output
    assert "docs/operating.md says how to put a backup back\n" in output
    assert "Traceback" not in output


async def test_the_doctor_makes_no_database(tmp_path: Path) -> None:
    code, output = await run(tmp_path, "doctor", TELEGRAM_API_URL=NOWHERE)

    assert code == 1
    assert "LOOK  database: DATABASE_URL: data/aftercare.db does not exist" in output
    assert os.listdir(tmp_path) == []


async def test_the_doctor_reads_the_time_of_the_server(tmp_path: Path) -> None:
    async def answer(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 404 Not Found\r\nDate: Mon, 01 Jun 2026 15:30:00 GMT\r\n"
            b"Content-Length: 0\r\nConnection: close\r\n\r\n"
        )
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]

        assert await telegram_time(f"http://127.0.0.1:{port}") == MONDAY
    assert await telegram_time(f"http://127.0.0.1:{port}") is None


async def test_what_others_could_read_is_closed_and_the_doctor_says_what_is_not(
    tmp_path: Path,
) -> None:
    work, backups = tmp_path / "work", tmp_path / "backups"
    await _prepare(work)
    backups.mkdir()
    (work / ".env").write_text("CLINIC_NAME=Test Clinic\n")
    (backups / "old.db").write_text("")
    ours = [work / ".env", work / "data", work / "data/aftercare.db", backups / "old.db"]
    for path in ours:
        path.chmod(0o777)

    _, before = await run(work, "doctor", TELEGRAM_API_URL=NOWHERE)
    _, output = await run(work, "migrate")
    _, after = await run(work, "doctor", TELEGRAM_API_URL=NOWHERE)

    named = ".env data/aftercare.db ../backups/old.db data"
    assert f"LOOK  files: open to others than their owner; run: chmod go= {named}\n" in before
    assert "Others could read .env" in output
    assert [path.stat().st_mode & 0o077 for path in ours] == [0, 0, 0, 0o077]
    assert "run: chmod go= ../backups/old.db\n" in after


async def test_a_webhook_is_named_by_the_doctor_and_removed_by_the_bot(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        sandbox.world.queue.webhook_url = "https://old.example/hook/secret"
        person = sandbox.person("P")
        await person.start()
        await _prepare(tmp_path)

        _, told = await run(tmp_path, "doctor", TELEGRAM_API_URL=sandbox.url)
        process = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)
        await wait_for_line(process, b"host=old.example")
        await sandbox.until(lambda: "Test Clinic" in person.last_text, 120)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 90)

        assert "LOOK  webhook: old.example gets the updates" in told
        assert "secret" not in told
        assert sandbox.world.queue.webhook_url == ""


async def test_migrate_says_that_it_is_done(tmp_path: Path) -> None:
    assert await run(tmp_path, "migrate") == (0, "The database is up to date.\n")
    assert await run(tmp_path, "migrate") == (0, "The database is up to date.\n")


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("TELEGRAM_BOT_TOKEN", "", "TELEGRAM_BOT_TOKEN: is not set"),
        ("CLINIC_TIME_ZONE", "Mars/Base", "CLINIC_TIME_ZONE"),
        ("CLINIC_HOURS", "Mo-Fr 17:00-08:00", "CLINIC_HOURS"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL"),
    ],
)
async def test_a_wrong_setting_is_named_in_a_sentence(
    tmp_path: Path, variable: str, value: str, told: str
) -> None:
    code, output = await run(tmp_path, "run", **{variable: value})

    assert code == 1
    assert told in output
    assert "Traceback" not in output


async def test_a_refused_token_ends_the_bot_with_a_sentence(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        code, output = await run(
            tmp_path, "run", TELEGRAM_API_URL=sandbox.url, TELEGRAM_BOT_TOKEN="2:wrong"
        )

        assert code == 1
        assert REFUSED in output
        assert "Traceback" not in output
        assert "wrong" not in output


async def test_a_start_without_telegram_tells_when_it_is_reached(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        await sandbox.go_offline()
        process = await start(tmp_path, "run", TELEGRAM_API_URL=sandbox.url)
        await wait_for_line(process, b"Telegram cannot be reached")

        await sandbox.go_online()
        await wait_for_line(process, b"Telegram is reached")
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 90)

        assert process.returncode == 0
