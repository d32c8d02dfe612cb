"""The command line: `aftercare`, also `python -m bot`."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import click

from bot import logs
from bot.app import App, StartError, SystemClock, build
from bot.chat.poll_health import DeafError
from bot.chat.request import telegram_time
from bot.services.operations.doctor import Finding, compare_clocks
from bot.services.operations.leadership import LostLeadError
from bot.settings import Settings, SettingsError, read_settings
from bot.storage.database import Database
from bot.storage.migration import SchemaError
from bot.storage.startup import DatabaseError, open_database, open_existing
from bot.storage.vault import KeyFileError, new_vault

# Seconds: more than all waits for a database at the end.
_LAST_RESORT: Final = 90.0
_CLEAR_ERRORS = (StartError, KeyFileError, DatabaseError, SchemaError, DeafError, LostLeadError)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Aftercare follows up patients after a facet joint injection, over Telegram."""


@main.command()
def run() -> None:
    """Start the bot with the settings of the environment and .env."""
    settings = _settings(need_token=True)
    logs.configure(settings.log_level)
    _finish(_run(settings))


async def _run(settings: Settings) -> None:
    async with _opened(settings) as database:
        serving = asyncio.create_task(_serve(build(settings, database, SystemClock())))
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, _stop, serving)
        with suppress(asyncio.CancelledError):
            await serving


async def _serve(app: App) -> None:
    """Run the bot until cancelled, be it while it waits for Telegram or for its turn."""
    async with app.running():
        click.echo(f"Aftercare runs as @{app.runtime.bot_username}. Stop it with Ctrl-C.")
        # One full garbage collection of all that start-up made would stall replies for 60 ms.
        gc.collect()
        gc.freeze()
        try:
            await asyncio.Event().wait()
        finally:
            end_within(_LAST_RESORT)


def _stop(serving: asyncio.Task[None]) -> None:
    # A second signal would cut short what the first one waits for.
    if not serving.cancelling():
        serving.cancel()
        end_within(_LAST_RESORT)


def end_within(seconds: float) -> None:
    """Have the system end this process then, and not well, whatever still hangs in it."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = await open_database(settings.database_url, settings.encryption_key_file)
    try:
        yield database
    finally:
        await database.close()


@main.command()
@click.option("--no-pause", is_flag=True, help="Play without a rest between the scenes.")
def demo(no_pause: bool) -> None:
    """Play ten days of four patients on this machine: no token, no account."""
    try:
        # Here, since a clinic's installation holds nothing of what the sandbox needs.
        from bot.sandbox.play import play
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is missing: play with this checkout's `make demo`, "
            "which installs requirements-sandbox.lock"
        ) from None
    sys.exit(play.main(with_pauses=not no_pause))


@main.command()
def migrate() -> None:
    """Bring the database's schema up to date; `run` does it too."""
    _finish(_migrate(_settings(need_token=False)))
    click.echo("The database is up to date.")


async def _migrate(settings: Settings) -> None:
    async with _opened(settings):
        pass


@main.command("admin-link")
def admin_link() -> None:
    """Print a one-time link that makes whoever opens it an admin."""
    settings = _settings(need_token=True)
    logs.configure("WARNING")
    click.echo(_finish(_admin_link(settings)))


async def _admin_link(settings: Settings) -> str:
    async with _opened(settings) as database:
        app = build(settings, database, SystemClock())
        # The link holds the bot's name, which only Telegram knows.
        await app.reach_telegram()
        return await app.services.team.make_admin_link()


@main.command()
def doctor() -> None:
    """Look whether the bot is well; exits with 1 when something needs a person."""
    logs.configure("CRITICAL")
    findings = _finish(_examine())
    for finding in findings:
        mark = "ok  " if finding.is_well else "LOOK"
        click.echo(f"{mark}  {finding.name}: {finding.detail}")
    sys.exit(0 if all(finding.is_well for finding in findings) else 1)


async def _examine() -> list[Finding]:
    try:
        settings = read_settings(need_token=True)
    except SettingsError as error:
        return [Finding("settings", False, line) for line in str(error).splitlines()]
    findings = [Finding("settings", True, "complete"), *await _examine_telegram(settings)]
    try:
        database = await open_existing(settings.database_url, settings.encryption_key_file)
    except KeyFileError as error:
        return [*findings, Finding("key", False, str(error))]
    except DatabaseError as error:
        return [*findings, Finding("database", False, str(error))]
    try:
        return findings + await build(settings, database, SystemClock()).doctor.examine()
    finally:
        await database.close()


async def _examine_telegram(settings: Settings) -> list[Finding]:
    """Whether the Bot API answers, and whether its clock and ours agree."""
    # Nothing of this asks a database, which may not be there.
    app = build(settings, Database(f"sqlite+inline:///{os.devnull}", new_vault()), SystemClock())
    try:
        await app.reach_telegram()
        finding = Finding("Bot API", True, f"answers as @{app.runtime.bot_username}")
    except StartError as error:
        finding = Finding("Bot API", False, str(error))
    theirs = await telegram_time(settings.telegram_api_url)
    return [finding, compare_clocks(theirs, app.runtime.clock.now())]


def _settings(*, need_token: bool) -> Settings:
    try:
        return read_settings(need_token=need_token)
    except SettingsError as error:
        raise click.ClickException(str(error)) from None


def _finish(work: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end; what an operator can mend is said in a sentence, not a traceback."""
    try:
        return asyncio.run(work)
    except* _CLEAR_ERRORS as errors:
        raise click.ClickException(_first(errors)) from None


def _first(errors: BaseExceptionGroup[BaseException]) -> str:
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error) or (type(error).__doc__ or type(error).__name__)


if __name__ == "__main__":
    main()
