"""`aftercare rekey`: all that is encrypted is encrypted anew with a new key."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

import click

from bot.app import SystemClock
from bot.operator import entrance
from bot.settings import Settings
from bot.storage import rekeying
from bot.storage.rekeying import Tally
from bot.storage.vault import add_key, keep_newest_key

_TOLD_EACH: Final = 5_000
_ALL: Final = sys.maxsize


def rekey(*, forget: bool) -> None:
    """Encrypt all with a new key, or forget the older ones once nothing needs them."""
    settings = entrance.settings(need_token=False)
    entrance.finish(_forget(settings) if forget else _rekey(settings))


async def _rekey(settings: Settings) -> None:
    path = settings.encryption_key_file
    async with entrance.opened(settings) as database:
        await rekeying.hold(database, SystemClock().now())
        has_old = database.vault.has_old
    if has_old:
        click.echo(f"{path} holds an older key: going on with what still needs it.")
    else:
        add_key(path)
        click.echo(f"{path} begins with a new key now. Keep a copy of it.")
    async with entrance.opened(settings) as database:
        tally = await rekeying.renew(database, SystemClock().now, _tell())
        await rekeying.let_go(database)
        await database.empty_log()
    click.echo(f"{tally.seen:,} rows, of which {tally.old:,} were encrypted anew.")
    if tally.unreadable:
        raise click.ClickException(
            f"{tally.unreadable:,} rows cannot be read with any key of {path}: "
            "put the key back with which they were written, behind the others, and run it again"
        )
    click.echo(
        "The older keys are needed for older backups only: put them away with those, "
        "then run: aftercare rekey --forget"
    )


async def _forget(settings: Settings) -> None:
    path = settings.encryption_key_file
    async with entrance.opened(settings) as database:
        await rekeying.hold(database, SystemClock().now())
        async with database.reading() as session:
            rekeying.require_none(await rekeying.count(session, database.vault, _ALL))
        keep_newest_key(path)
        await rekeying.let_go(database)
    click.echo(f"{path} holds the newest key only. Start the bot, and keep a copy of the file.")


def _tell() -> Callable[[Tally], None]:
    told = 0

    def tell(tally: Tally) -> None:
        nonlocal told
        if tally.seen - told >= _TOLD_EACH:
            told = tally.seen
            click.echo(f"{tally.seen:,} rows")

    return tell
