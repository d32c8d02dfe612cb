"""`aftercare migrate`: the schema and the tallies brought up to date, without the bot."""

from __future__ import annotations

import click

from bot.operator import entrance
from bot.settings import Settings
from bot.storage.migration import recount


def migrate() -> None:
    """Bring the database's schema up to date, and count anew what /status shows."""
    entrance.finish(_migrate(entrance.settings(need_token=False)))
    click.echo("The database is up to date.")


async def _migrate(settings: Settings) -> None:
    async with entrance.opened(settings) as database:
        await recount(database.engine)
