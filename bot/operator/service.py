"""`aftercare run`: the bot as a process, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
from contextlib import suppress
from typing import Final

import click

from bot import logs
from bot.app import App, SystemClock, build
from bot.chat.poll_health import DeafError
from bot.domain.errors import StartError
from bot.operator import entrance
from bot.services.operations.leadership import LostLeadError
from bot.settings import Settings

# Seconds: more than all waits for a database at the end.
_LAST_RESORT: Final = 90.0


def run() -> None:
    """Start the bot with the settings of the environment and .env."""
    settings = entrance.settings(need_token=True)
    logs.configure(settings.log_level, settings.log_format)
    entrance.finish(_run(settings), StartError, DeafError, LostLeadError)


async def _run(settings: Settings) -> None:
    async with entrance.opened(settings) as database:
        serving = asyncio.create_task(_serve(build(settings, database, SystemClock())))
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, _stop, serving)
        with suppress(asyncio.CancelledError):
            await serving


async def _serve(app: App) -> None:
    """Run the bot until cancelled, be it while it waits for Telegram or for its turn."""
    async with app.running():
        click.echo(f"Aftercare runs as @{app.runtime.bot_username}. Stop it with Ctrl-C.")
        try:
            await spare_collections(app)
            await asyncio.Event().wait()
        finally:
            end_within(_LAST_RESORT)


async def spare_collections(app: App) -> None:
    """Keep what a start makes out of garbage collection; returns once the start is over.

    One full collection of all that would stall replies for 60 ms.
    """
    gc.collect()
    gc.freeze()
    await app.ready.wait()
    # The words and statements compiled meanwhile: 20 ms.
    gc.freeze()


def _stop(serving: asyncio.Task[None]) -> None:
    # A second signal would cut short what the first one waits for.
    if not serving.cancelling():
        serving.cancel()
        end_within(_LAST_RESORT)


def end_within(seconds: float) -> None:
    """Have the system end this process then, and not well, whatever still hangs in it."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
