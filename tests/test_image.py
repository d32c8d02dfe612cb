"""The image without its engine: the very steps of the Dockerfile, by an unprivileged user."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.sandbox.state.clock import VirtualClock
from tests.commands import environment, free_port
from tests.test_deploy import STEPS
from tests.test_docs import blocks
from tests.test_wheel import unprivileged

ROOT: Final = Path(__file__).parent.parent
_IS_NEW_ENOUGH: Final = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
_OFFLINE: Final = ("connection", "resolve", "dns", "network", "No matching distribution")


def _python(who: dict[str, Any]) -> Path:
    """A Python that this user may run."""
    base = Path(sys.base_prefix) / "bin" / "python3"
    for path in (base, Path("/usr/local/bin/python3"), Path("/usr/bin/python3")):
        try:
            subprocess.run([path, "-c", _IS_NEW_ENOUGH], check=True, cwd="/", **who)
        except (OSError, subprocess.CalledProcessError):
            continue
        return path
    pytest.skip("no Python that an unprivileged user may run")


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """Where the image's root would be, open to its user."""
    who = unprivileged(check=False)
    with tempfile.TemporaryDirectory(prefix="aftercare-image-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        for name in ("bin", "src", "opt", "var/lib/aftercare/data", "var/lib/aftercare/secrets"):
            (place / name).mkdir(parents=True)
        for name in ("python", "python3"):
            (place / "bin" / name).symlink_to(_python(who))
        if who:
            for path in (place, *place.rglob("*")):
                os.chown(path, who["user"], who["group"], follow_symlinks=False)
        yield place
        for path in (place / "opt").rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)


def _moved(text: str, place: Path) -> str:
    return text.replace("/opt/", f"{place}/opt/").replace("/src", f"{place}/src")


def _do(place: Path, command: str) -> None:
    done = subprocess.run(
        ["sh", "-e", "-c", _moved(command, place)],
        cwd=place / "src",
        env={**os.environ, "PATH": f"{place}/bin:{os.defpath}", "HOME": f"{place}/src"},
        capture_output=True,
        text=True,
        check=False,
        **unprivileged(check=False),
    )
    said = done.stdout + done.stderr
    if done.returncode and "CI" not in os.environ and any(each in said for each in _OFFLINE):
        pytest.skip("no package index can be reached")
    assert not done.returncode, said[-3000:]


@pytest.fixture(scope="module")
def built(place: Path) -> Path:
    """What the first stage leaves, which nobody can write to any more."""
    for stage, word, rest in STEPS:
        if (stage, word) == ("build", "COPY"):
            *sources, target = rest.split()
            for name in sources:
                path, to = ROOT / name, place / "src"
                if path.is_dir():
                    shutil.copytree(path, to / target)
                else:
                    shutil.copy(path, to / name)
        elif (stage, word) == ("build", "RUN"):
            _do(place, rest)
    for path in (place / "opt" / "aftercare").rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    return place


def test_two_commands_of_the_guide_install_the_wheel_into_a_plain_folder(built: Path) -> None:
    (block,) = [each for each in blocks(ROOT / "docs" / "operating.md") if ".whl" in each]
    lock = "requirements-sandbox.lock"
    shutil.copy(ROOT / lock, built / "src")

    # The demo itself is played by another test.
    _do(built, f"cp dist/*.whl . && {block.strip()} --help")

    assert (built / "src" / "aftercare" / "bin" / "aftercare").exists()


async def _start(built: Path, command: str, **variables: str) -> Any:
    settings = environment(HOME=str(built), LOG_FORMAT="json", **variables)
    del settings["PYTHONPATH"]
    return await asyncio.create_subprocess_exec(
        built / "opt" / "aftercare" / "bin" / "aftercare",
        command,
        cwd=built / "var" / "lib" / "aftercare",
        env={**settings, "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
        **unprivileged(check=False),
    )


async def test_what_the_steps_build_runs_and_asks_itself_whether_it_is_ready(built: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    async with Sandbox(VirtualClock()) as sandbox:
        person = sandbox.person("P")
        await person.start()
        bot = await _start(built, "run", TELEGRAM_API_URL=sandbox.url, WEB_ADDRESS=address)
        await sandbox.until(lambda: "Test Clinic" in person.last_text, 120)
        asked = await _start(built, "ready", WEB_ADDRESS=address)
        answer, _ = await asyncio.wait_for(asked.communicate(), 60)
        bot.send_signal(signal.SIGTERM)
        output, _ = await asyncio.wait_for(bot.communicate(), 90)

    assert asked.returncode == 0, answer.decode()
    assert bot.returncode == 0, output.decode()[-2000:]
    home = built / "var" / "lib" / "aftercare"
    assert sorted(os.listdir(home)) == ["data", "secrets"]
    assert os.listdir(home / "secrets") == ["aftercare.key"]
