"""`aftercare migrate`: the schema brought up to date, without the bot."""

from __future__ import annotations

import click

from bot.operator import entrance
from bot.settings import Settings


def migrate() -> None:
    """Bring the database's schema up to date."""
    entrance.finish(_migrate(entrance.settings(need_token=False)))
    click.echo("The database is up to date.")


async def _migrate(settings: Settings) -> None:
    async with entrance.opened(settings):
        pass
