"""How every command begins and ends: settings read, the database open, problems in a sentence."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import click

from bot.settings import Settings, SettingsError, misspelt, read_settings
from bot.storage import files
from bot.storage.database import Database
from bot.storage.migration import SchemaError
from bot.storage.startup import DatabaseError, open_database
from bot.storage.vault import KeyFileError


def settings(*, need_token: bool) -> Settings:
    """The settings of the environment and .env; what is wrong with them ends the command.

    The token stands in that file, which is its owner's only from then on. A name that is almost
    one of a setting is told, for nothing reads it.
    """
    for path in files.close_to_others([files.SETTINGS]):
        click.echo(f"Others could read {path}, and the token in it, until now.", err=True)
    for line in misspelt():
        click.echo(line, err=True)
    try:
        return read_settings(need_token=need_token)
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database with the newest schema, closed at the end."""
    database = await open_database(settings.database_url, settings.encryption_key_file)
    try:
        yield database
    finally:
        await database.close()


def finish(work: Coroutine[Any, Any, Any], *clear: type[Exception]) -> Any:
    """Run to the end; what an operator can mend is said in a sentence, not a traceback.

    `clear`: the command's own errors that say so, besides those of the database.
    """
    told: tuple[type[Exception], ...] = (KeyFileError, DatabaseError, SchemaError, *clear)
    try:
        return asyncio.run(work)
    except* told as errors:
        raise click.ClickException(_first(errors)) from None


def _first(errors: BaseExceptionGroup[BaseException]) -> str:
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error) or (type(error).__doc__ or type(error).__name__)
