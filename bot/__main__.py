"""The command line: `aftercare`, also `python -m bot`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@contextmanager
def _loading() -> Iterator[None]:
    """For what a command imports, and no other needs: `--help` is there at once.

    Nothing of it becomes garbage, so that to look for some would only take a sixth of the start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Aftercare follows up patients after a facet joint injection, over Telegram."""


@main.command()
def run() -> None:
    """Start the bot with the settings of the environment and .env."""
    with _loading():
        from bot.operator import service
    service.run()


@main.command()
@click.option("--no-pause", is_flag=True, help="Play without a rest between the scenes.")
def demo(no_pause: bool) -> None:
    """Play ten days of four patients on this machine: no token, no account."""
    try:
        with _loading():
            # A clinic's installation holds nothing of what only the sandbox needs.
            from bot.sandbox.play import play
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name} is missing: play with this checkout's `make demo`, "
            "or install the wheel with its extra sandbox"
        ) from None
    sys.exit(play.main(with_pauses=not no_pause))


@main.command()
def migrate() -> None:
    """Bring the database's schema up to date, as `run` does, and count anew what /status shows."""
    with _loading():
        from bot.operator import upgrade
    upgrade.migrate()


@main.command("admin-link")
def admin_link() -> None:
    """Print a one-time link that makes whoever opens it an admin."""
    with _loading():
        from bot.operator import admin_link as command
    command.print_link()


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(as_json: bool) -> None:
    """Look whether the bot is well; exits with 1 when something needs a person."""
    with _loading():
        from bot.operator import examination
    sys.exit(0 if examination.examine(as_json=as_json) else 1)


@main.command()
def ready() -> None:
    """Ask the bot that runs on this machine whether it is ready; exits with 1 when it is not."""
    with _loading():
        from bot.operator import readiness
    sys.exit(0 if readiness.ask() else 1)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def backup(folder: Path) -> None:
    """Write a copy of the database into FOLDER, also while the bot runs."""
    with _loading():
        from bot.operator import backup as command
    command.write(folder)


@main.command()
@click.option("--forget", is_flag=True, help="Take the older keys out, if nothing needs them.")
def rekey(forget: bool) -> None:
    """Encrypt all data anew with a new key, while the bot is stopped; may be begun again."""
    with _loading():
        from bot.operator import rekey as command
    command.rekey(forget=forget)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--verify", is_flag=True, help="Only look whether it could be put back.")
def restore(file: Path, verify: bool) -> None:
    """Put a backup back where DATABASE_URL says, which must be empty, and look it over first."""
    with _loading():
        from bot.operator import restore as command
    command.restore(file, only_verify=verify)


if __name__ == "__main__":
    main()
