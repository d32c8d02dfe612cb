"""The commands as processes of their own, in a folder that holds a clinic's files."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Collection
from pathlib import Path

from bot.sandbox.sandbox import TOKEN
from bot.settings import VARIABLES

_WITHOUT = """
import sys
class Hidden:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in {hidden}:
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Hidden)
from bot.__main__ import main
main()
"""


def environment(**variables: str) -> dict[str, str]:
    """The settings of a small clinic, with these instead or besides."""
    inherited = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return {
        **inherited,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "CLINIC_NAME": "Test Clinic",
        "CLINIC_PHONE": "555-0100",
        "CLINIC_TIME_ZONE": "America/Chicago",
        "PYTHONPATH": str(Path(__file__).parent.parent),
        **variables,
    }


async def start(
    folder: Path, command: str, *, without: Collection[str] = (), **variables: str
) -> Process:
    """Start a command, where the packages of `without` cannot be imported."""
    program = ("-c", _WITHOUT.format(hidden=[*without])) if without else ("-m", "bot")
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *program,
        *command.split(),
        cwd=folder,
        env=environment(**variables),
        stdout=PIPE,
        stderr=PIPE,
    )


async def run(
    folder: Path, command: str, *, without: Collection[str] = (), **variables: str
) -> tuple[int, str]:
    """Run a command to its end: the exit code, and what it printed."""
    process = await start(folder, command, without=without, **variables)
    out, err = await process.communicate()
    return process.returncode or 0, (out + err).decode()


async def wait_for_line(process: Process, part: bytes) -> None:
    """Read the log until a line says this."""
    assert process.stderr is not None
    async with asyncio.timeout(90):
        while part not in (line := await process.stderr.readline()):
            assert line, "it ended before it said so"


def free_port() -> int:
    """A port on which nobody listens at present."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
