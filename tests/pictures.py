"""Draws the pictures of the docs from the demo, which the real bot plays: `make pictures`."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from rich.console import Console

from bot.sandbox.play import play
from bot.sandbox.play.printing import TerminalPrinter
from bot.sandbox.play.transcript import Entry, EntryKind

FOLDER: Final = Path(__file__).parent.parent / "docs" / "pictures"
_WIDTH: Final = 78
_SAID: Final = frozenset({EntryKind.SAID, EntryKind.EDITED, EntryKind.WROTE, EntryKind.TAPPED})
# rich's own, but for its fonts, which a reader's browser would fetch from somebody else.
_FORMAT: Final = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px;
line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#1b1f27" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """So many entries of these phones, from the first on that holds the words."""

    name: str
    whose: tuple[str, ...]
    words: str
    length: int


PICTURES: Final = (
    Picture("check-in", ("Ben",), "Check-in from", 8),
    Picture("enrolling", ("Nurse",), "/enroll", 14),
    Picture("warning-sign", ("Carla", "Nurse"), "Sí, uno o más", 5),
    Picture("status", ("Nurse",), "/status", 2),
    Picture("schedule", ("Admin",), "/schedule", 2),
)


def entries_of(picture: Picture, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that it shows."""
    mine = [entry for entry in entries if entry.kind in _SAID and _is_of(picture, entry)]
    starts = (number for number, entry in enumerate(mine) if picture.words in entry.text)
    return list(islice(mine, next(starts), None))[: picture.length]


def _is_of(picture: Picture, entry: Entry) -> bool:
    names = {entry.who, *(phone.removesuffix("'s phone") for phone in entry.phones)}
    return not names.isdisjoint(picture.whose)


def draw(name: str, entries: Sequence[Entry]) -> str:
    """They as a terminal shows them."""
    console = Console(
        record=True,
        file=io.StringIO(),
        width=_WIDTH,
        force_terminal=True,
        color_system="truecolor",
    )
    printer = TerminalPrinter(console)
    for entry in entries:
        printer(entry)
    drawn = console.export_svg(code_format=_FORMAT, unique_id=name, title="")
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"


async def _played() -> list[Entry]:
    entries: list[Entry] = []
    await play.play(entries.append)
    return entries


def drawn() -> Iterator[tuple[Path, str]]:
    """Each picture and its file."""
    entries = asyncio.run(_played())
    for picture in PICTURES:
        yield FOLDER / f"{picture.name}.svg", draw(picture.name, entries_of(picture, entries))


if __name__ == "__main__":
    logging.disable()
    FOLDER.mkdir(exist_ok=True)
    for path, content in drawn():
        path.write_text(content, encoding="utf-8")
