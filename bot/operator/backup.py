"""`aftercare backup`: the whole database in one file, made while the bot runs."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from bot.operator import entrance
from bot.storage import copies


def write(folder: Path) -> None:
    """Write a copy whose name says when it was made, and say how to look it over."""
    settings = entrance.settings(need_token=False)
    ending = copies.suffix(settings.database_url)
    made_at = time.strftime("%Y-%m-%d-%H%M%S", time.gmtime())
    file = folder / f"aftercare-{made_at}{ending}"
    try:
        copies.write(settings.database_url, file, show_progress)
    except (copies.CopyError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Wrote {file} ({file.stat().st_size:,} bytes).")
    click.echo(f"Look it over with: aftercare restore --verify {file}")
    click.echo(f"It can only be read with {settings.encryption_key_file}: keep that elsewhere.")


def show_progress(done: int, of: int | None) -> None:
    """How far it has come, on one line of a terminal, and nothing where nobody looks on."""
    if not sys.stderr.isatty():
        return
    part = f"{100 * done // max(of, 1)} %" if of else f"table {done}"
    click.echo(f"\r{part}   ", nl=done == of, err=True)
