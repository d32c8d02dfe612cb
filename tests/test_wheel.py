"""The wheel: all that runs is in it, and it runs in a plain folder, far from a checkout."""

from __future__ import annotations

import asyncio
import configparser
import os
import pwd
import shutil
import signal
import subprocess
import sys
import zipfile
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path
from typing import Any, Final

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from tests.commands import environment, free_port

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("bot", "jobs", "migrations")
WANTED: Final = ("pyproject.toml", "README.md", "LICENSE", *PACKAGES)
_BUILD: Final = (
    "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built offline from a copy of it."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in WANTED:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, source / name)
    subprocess.run(
        [sys.executable, "-c", _BUILD, str(target)], cwd=source, check=True, capture_output=True
    )
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds what the wheel holds, where others may read it."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.getuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    return folder


def test_the_wheel_holds_every_file_that_the_bot_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert ours - names == set()
    strangers = {name for name in names if name.split("/")[0] not in PACKAGES}
    assert all(".dist-info/" in name for name in strangers)


def test_the_wheel_brings_the_command_and_names_its_extras(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    points = configparser.ConfigParser()
    points.read(info / "entry_points.txt")

    assert points["console_scripts"]["aftercare"] == "bot.__main__:main"
    metadata = (info / "METADATA").read_text(encoding="utf-8")
    assert {"postgres", "sandbox", "web"} <= {
        line.split(": ")[1] for line in metadata.splitlines() if line.startswith("Provides-Extra")
    }


def unprivileged(*, check: bool = True) -> dict[str, Any]:
    """An unprivileged user, where this one may become it; `check`: and it may run this Python."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    who: dict[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    if not check:
        return who
    try:
        subprocess.run([sys.executable, "-c", "import click"], check=True, cwd="/", **who)
    except (OSError, subprocess.CalledProcessError):
        return {}
    return who


async def _start(installed: Path, folder: Path, *command: str, **variables: str) -> Any:
    who = unprivileged()
    if who:
        os.chown(folder, who["user"], who["group"])
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "bot",
        *command,
        cwd=folder,
        env=environment(PYTHONPATH=str(installed), HOME=str(folder), **variables),
        stdin=subprocess.DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
        **who,
    )


async def test_the_demo_plays_to_its_end(installed: Path, tmp_path: Path) -> None:
    process = await _start(installed, tmp_path, "demo", "--no-pause")
    output, _ = await asyncio.wait_for(process.communicate(), 280)

    assert process.returncode == 0, output.decode()[-2000:]
    # Its chart leaves the list of fonts, which matplotlib makes once for each home.
    assert {*os.listdir(tmp_path)} <= {".cache", ".config"}


async def test_the_bot_runs_and_is_seen_from_outside(installed: Path, tmp_path: Path) -> None:
    async with Sandbox(VirtualClock()) as sandbox:
        person = sandbox.person("P")
        await person.start()
        process = await _start(
            installed,
            tmp_path,
            "run",
            TELEGRAM_API_URL=sandbox.url,
            WEB_ADDRESS=f"127.0.0.1:{free_port()}",
        )
        await sandbox.until(lambda: "Test Clinic" in person.last_text, 120)
        process.send_signal(signal.SIGTERM)
        output, _ = await asyncio.wait_for(process.communicate(), 90)

    assert process.returncode == 0, output.decode()[-2000:]
    assert b"seen from outside" in output
