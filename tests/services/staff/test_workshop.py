"""The process that makes files: replaced when it dies, ended when it rests, never in the way."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from bot.documents import worker
from bot.documents.packing import unpack
from bot.domain.figures import course_of
from bot.domain.relief import Level
from bot.services.staff.workshop import Workshop, WorkshopError
from tests.documents.test_pictures import WORDS
from tests.figures import contact, follow_up

COURSE: Final = course_of(
    follow_up(contact(0, 7, Level.NONE), contact(1, 5, Level.PARTIAL), contact(2, 3, Level.GOOD))
)


@pytest_asyncio.fixture(loop_scope="session")
async def workshop() -> AsyncIterator[Workshop]:
    """A workshop that is closed in the end."""
    workshop = Workshop()
    try:
        yield workshop
    finally:
        await workshop.close()


def die_once(mark: str) -> str:
    """Die the first time, and leave a mark."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def die() -> str:
    """Die each time."""
    os.kill(os.getpid(), signal.SIGKILL)
    return "never said"


def hang() -> str:
    """Take longer than anybody waits."""
    time.sleep(60)
    return "late"


def is_alive(pid: int) -> bool:
    """Whether a process runs, and is no corpse."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


async def gone(pid: int) -> bool:
    """Wait until a process has ended, for as long as a busy machine may take."""
    with suppress(TimeoutError):
        async with asyncio.timeout(60):
            while is_alive(pid):  # noqa: ASYNC110  (nobody tells of its end)
                await asyncio.sleep(0.02)
    return not is_alive(pid)


async def test_a_chart_is_made_elsewhere(workshop: Workshop) -> None:
    packed = await workshop.make(worker.course_picture, COURSE, WORDS)

    assert unpack(packed).startswith(b"\x89PNG")
    assert workshop.pid not in {None, os.getpid()}


async def test_a_process_that_died_is_replaced(workshop: Workshop, tmp_path: Path) -> None:
    assert await workshop.make(die_once, str(tmp_path / "died")) == "alive"
    first = workshop.pid

    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert unpack(await workshop.make(worker.dictionary_file))
    assert workshop.pid not in {None, first}


async def test_a_file_that_kills_its_process_twice_is_given_up(workshop: Workshop) -> None:
    with pytest.raises(WorkshopError):
        await workshop.make(die)

    assert unpack(await workshop.make(worker.dictionary_file))


async def test_a_file_that_takes_too_long_is_given_up_and_its_process_ended() -> None:
    workshop = Workshop(patience=0.3)
    with pytest.raises(WorkshopError):
        await workshop.make(hang)

    assert workshop.pid is None
    await workshop.close()


async def test_it_ends_when_nobody_wants_anything() -> None:
    workshop = Workshop(kept_for=0.05)
    await workshop.make(worker.dictionary_file)
    pid = workshop.pid

    assert pid is not None
    assert await gone(pid)
    assert workshop.pid is None
    assert unpack(await workshop.make(worker.dictionary_file))
    await workshop.close()


async def test_it_ends_with_the_bot_also_in_the_midst_of_a_file() -> None:
    workshop = Workshop()
    await workshop.make(worker.dictionary_file)
    pid, task = workshop.pid, asyncio.create_task(workshop.make(hang))
    assert pid is not None
    await asyncio.sleep(0)

    task.cancel()
    await workshop.close()

    assert await gone(pid)
    with suppress(asyncio.CancelledError):
        await task
    # Who waited for a file does not bring it back.
    with pytest.raises(RuntimeError):
        await workshop.make(worker.dictionary_file)
    assert workshop.pid is None


async def test_it_ends_when_the_bot_is_killed(tmp_path: Path) -> None:
    # A bot that is killed can end nothing any more.
    code = (
        "import asyncio, os, pathlib, signal, sys\n"
        "from bot.documents import worker\n"
        "from bot.services.staff.workshop import Workshop\n"
        "async def main():\n"
        "    workshop = Workshop()\n"
        "    await workshop.make(worker.dictionary_file)\n"
        "    pathlib.Path(sys.argv[1]).write_text(str(workshop.pid))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    told = tmp_path / "pid"
    # No pipe: what outlives the bot would hold it.
    await asyncio.to_thread(subprocess.call, [sys.executable, "-c", code, str(told)])
    pid = int(told.read_text())

    has_ended = await gone(pid)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    assert has_ended


def test_the_bot_starts_without_what_draws() -> None:
    heavy = "matplotlib", "numpy", "xlsxwriter", "jinja2"
    code = f"import bot.app, sys; print([each for each in {heavy} if each in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
