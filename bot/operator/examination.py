"""`aftercare doctor`: what is well and what needs a person, with nothing changed."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from urllib.parse import urlsplit

import click

from bot import logs
from bot.app import App, SystemClock, build
from bot.chat.request import telegram_time
from bot.domain.errors import StartError
from bot.operator import entrance
from bot.services.operations.doctor import Finding, compare_clocks
from bot.settings import Settings, SettingsError, misspelt, read_settings
from bot.storage import files
from bot.storage.database import Database
from bot.storage.startup import DatabaseError, open_existing
from bot.storage.vault import KeyFileError, new_vault


def examine(*, as_json: bool = False) -> bool:
    """Print what is found, as lines or as JSON; whether nothing needs a person."""
    logs.configure("CRITICAL")
    findings: list[Finding] = entrance.finish(_examine())
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=2))
        return all(finding.is_well for finding in findings)
    for finding in findings:
        mark = "ok  " if finding.is_well else "LOOK"
        click.echo(f"{mark}  {finding.name}: {finding.detail}")
    return all(finding.is_well for finding in findings)


async def _examine() -> list[Finding]:
    try:
        settings = read_settings(need_token=True)
    except SettingsError as error:
        lines = [*str(error).splitlines(), *misspelt()]
        return [Finding("settings", False, line) for line in lines]
    unread = [Finding("settings", False, line) for line in misspelt()]
    findings = [
        *(unread or [Finding("settings", True, "complete")]),
        _examine_files(settings),
        *await _examine_telegram(settings),
    ]
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


def _examine_files(settings: Settings) -> Finding:
    """Whether settings, database and backups are their owner's only."""
    found = files.open_to_others(settings.database_url)
    if not found:
        return Finding("files", True, "only their owner can read them")
    named = " ".join(found)
    return Finding("files", False, f"open to others than their owner; run: chmod go= {named}")


async def _examine_telegram(settings: Settings) -> list[Finding]:
    """Whether the Bot API answers, and whether its clock and ours agree."""
    # Nothing of this asks a database, which may not be there.
    app = build(settings, Database(f"sqlite+inline:///{os.devnull}", new_vault()), SystemClock())
    try:
        await app.reach_telegram()
        finding = Finding("Bot API", True, f"answers as @{app.runtime.bot_username}")
        findings = [finding, await _examine_webhook(app)]
    except StartError as error:
        findings = [Finding("Bot API", False, str(error))]
    theirs = await telegram_time(settings.telegram_api_url)
    return [*findings, compare_clocks(theirs, app.runtime.clock.now())]


async def _examine_webhook(app: App) -> Finding:
    """Whether updates come to the bot, and not to some webhook of before."""
    try:
        host = await app.find_webhook()
    except StartError as error:
        return Finding("webhook", False, str(error))
    own = app.outside.webhook
    if own is not None and host in {None, urlsplit(own.url).hostname}:
        return Finding("webhook", True, "of this bot" if host else "aftercare run sets it")
    if host is None:
        return Finding("webhook", True, "none, so that updates come to the bot")
    return Finding("webhook", False, f"{host} gets the updates: aftercare run removes it")
