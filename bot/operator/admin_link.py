"""`aftercare admin-link`: how a clinic gets its first admin, or one when all are gone."""

from __future__ import annotations

import click

from bot import logs
from bot.app import SystemClock, build
from bot.domain.errors import StartError
from bot.operator import entrance
from bot.settings import Settings


def print_link() -> None:
    """Print a one-time link that makes whoever opens it an admin."""
    settings = entrance.settings(need_token=True)
    logs.configure("WARNING")
    click.echo(entrance.finish(_make(settings), StartError))


async def _make(settings: Settings) -> str:
    async with entrance.opened(settings) as database:
        app = build(settings, database, SystemClock())
        # The link holds the bot's name, which only Telegram knows.
        await app.reach_telegram()
        return await app.services.team.make_admin_link()
