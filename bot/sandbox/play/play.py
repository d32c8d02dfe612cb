"""The demo: ten days of four patients, played by the real bot and shown as they happen."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from rich.console import Console

from bot import logs
from bot.sandbox.play import admin, finale, scenes
from bot.sandbox.play.printing import PlainPrinter, TerminalPrinter
from bot.sandbox.play.stage import Stage, open_stage
from bot.sandbox.play.transcript import EntryKind, Show

Scene = Callable[[Stage], Awaitable[None]]

TEN_DAYS: Final[tuple[Scene, ...]] = (
    scenes.open_the_clinic,
    scenes.enroll_four,
    scenes.first_day,
    scenes.night,
    scenes.second_day,
    admin.change_the_schedule,
    finale.silence,
    finale.one_week,
    finale.visit,
    finale.call_list,
    finale.take_away,
    finale.look_back,
)
# Seconds from one thing to read to the next on a terminal: in all well under half a minute.
_PACE: Final = 0.08
_INTERRUPTED: Final = 130
_LEGEND: Final = (
    "Four patients, one nurse and one admin use Aftercare for ten days, on a clock that jumps."
    " Their phones show what the bot sent; [ x ] is a button, (edited) a message that changed"
    " where it stands."
)


async def play(show: Show, script: Sequence[Scene] = TEN_DAYS, pace: float = 0.0) -> None:
    """Play the scenes, show what happens, and at the end list what was checked.

    Raises `AssertionError` (or the error of `show`) at the first claim that does not hold.
    """
    failure: Exception | None = None
    async with open_stage(show, pace) as stage:
        try:
            await stage.transcript.say(EntryKind.SCENE, _LEGEND)
            for scene in script:
                await scene(stage)
            await _list_claims(stage)
        except (AssertionError, OSError) as error:
            # Raised outside: the bot's task group would wrap it.
            failure = error
    if failure is not None:
        raise failure


async def _list_claims(stage: Stage) -> None:
    held = stage.expectations.held
    await stage.transcript.say(EntryKind.DAY, f"{len(held)} things were checked")
    for claim in held:
        await stage.transcript.say(EntryKind.CLAIM, claim)


def main(*, with_pauses: bool = True, script: Sequence[Scene] = TEN_DAYS) -> int:
    """Play on standard output; the exit code: 0, or 1 when a claim does not hold."""
    logs.configure("WARNING")
    is_terminal = sys.stdout.isatty()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What the terminal's encoding lacks becomes a question mark, not an error.
        sys.stdout.reconfigure(errors="replace")
    show: Show = (
        TerminalPrinter(Console(highlight=False)) if is_terminal else PlainPrinter(sys.stdout)
    )
    pace = _PACE if with_pauses and is_terminal else 0.0
    try:
        asyncio.run(play(show, script, pace))
    except AssertionError as error:
        print(f"\nThe play failed. {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return _INTERRUPTED
    return 0
