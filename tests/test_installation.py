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
    return [re.split(r"[^\w-]", each)[0] for each in project["optional-dependencies"][name]]


# What a clinic's bot never loads, unless it is to be seen from outside.
EXTRAS: Final = [each.replace("-", "_") for each in {*_extra("sandbox"), *_extra("web")}]
ONLY_THE_SANDBOX: Final = {*_extra("sandbox")} - {*_extra("web")}


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def test_a_clinic_gets_nothing_that_only_the_sandbox_needs() -> None:
    assert _locked("requirements.lock").keys().isdisjoint(ONLY_THE_SANDBOX)
    assert _locked("requirements-sandbox.lock").keys() >= ONLY_THE_SANDBOX


def test_demo_and_tests_run_on_the_versions_that_clinics_get() -> None:
    clinic, demo, tests = map(
        _locked, ["requirements.lock", "requirements-sandbox.lock", "requirements-dev.lock"]
    )

    assert clinic.items() <= demo.items() <= tests.items()


def test_clinics_get_what_settings_may_ask_for() -> None:
    wanted = {*_extra("postgres"), "prometheus-client", "starlette", "uvicorn"}

    assert wanted <= _locked("requirements.lock").keys()


async def test_an_address_without_its_libraries_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        code, output = await run(
            tmp_path,
            "run",
            without=EXTRAS,
            TELEGRAM_API_URL=sandbox.url,
            WEB_ADDRESS="127.0.0.1:9",
        )
    assert code == 1
    assert "WEB_ADDRESS" in output
    assert "Traceback" not in output


async def test_the_bot_runs_where_only_the_demo_lacks_something(tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        process = await start(tmp_path, "run", without=EXTRAS, TELEGRAM_API_URL=sandbox.url)
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
        _, output = await run(tmp_path, command, without=EXTRAS, TELEGRAM_API_URL=sandbox.url)

    assert told in output
    assert "Traceback" not in output


async def test_the_demo_says_in_a_line_what_installs_what_it_lacks(tmp_path: Path) -> None:
    told = "Error: rich is missing: play with this checkout's `make demo`, "
    remedy = "or install the wheel with its extra sandbox\n"

    assert await run(tmp_path, "demo", without=EXTRAS) == (1, told + remedy)
