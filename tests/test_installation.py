"""What a clinic installs: the bot, and none of what only the demo and the tests need."""

from __future__ import annotations

import asyncio
import re
import signal
import tomllib
from pathlib import Path
from typing import Final

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from tests.commands import run, start, wait_for_line

ROOT: Final = Path(__file__).parent.parent


def _extra(name: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"\W", each)[0] for each in project["optional-dependencies"][name]]


# Each is imported under the name by which it is installed.
ONLY_THE_SANDBOX: Final = _extra("sandbox")


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def test_a_clinic_gets_nothing_that_only_the_sandbox_needs() -> None:
    assert _locked("requirements.lock").keys().isdisjoint(ONLY_THE_SANDBOX)
    assert _locked("requirements-sandbox.lock").keys() >= {*ONLY_THE_SANDBOX}


def test_demo_and_tests_run_on_the_versions_that_clinics_get() -> None:
    clinic, demo, tests = map(
        _locked, ["requirements.lock", "requirements-sandbox.lock", "requirements-dev.lock"]
    )

    assert clinic.items() <= demo.items() <= tests.items()


def test_clinics_get_the_driver_of_postgresql() -> None:
    assert "asyncpg" in _locked("requirements.lock")


async def test_the_bot_runs_where_only_the_demo_lacks_something(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        process = await start(
            tmp_path, "run", without=ONLY_THE_SANDBOX, TELEGRAM_API_URL=sandbox.url
        )
        await wait_for_line(process, b"outbox recovered")
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 90)

    assert process.returncode == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("migrate", "The database is up to date."),
        ("admin-link", "?start=staff_"),
        ("doctor", "ok    Bot API"),
    ],
)
async def test_its_other_commands_need_nothing_more(
    tmp_path: Path, command: str, told: str
) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        _, output = await run(
            tmp_path, command, without=ONLY_THE_SANDBOX, TELEGRAM_API_URL=sandbox.url
        )

    assert told in output
    assert "Traceback" not in output


async def test_the_demo_says_in_a_line_what_installs_what_it_lacks(tmp_path: Path) -> None:
    told = "Error: rich is missing: play with this checkout's `make demo`, "
    remedy = "which installs requirements-sandbox.lock\n"

    assert await run(tmp_path, "demo", without=ONLY_THE_SANDBOX) == (1, told + remedy)
