"""How the transcript looks: panels and colors on a terminal, the same in plain text elsewhere."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import Final, TextIO

from rich.align import Align
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from bot.sandbox.play.transcript import Entry, EntryKind, Rows

_PLAIN_WIDTH: Final = 88
_WIDEST: Final = 100
# Bubbles leave room at one side, so that one sees who speaks.
_BUBBLE: Final = 0.82
# Addresses stay whole, so that they can be copied.
_wrap: Final = partial(textwrap.wrap, break_on_hyphens=False, break_long_words=False)
# A picture whose caption has a link is the code of that link.
_LINK: Final = "?start="
_QR, _PICTURE = "[QR code]", "[picture]"
_COLORS: Final = {
    "Ana's phone": "green",
    "Ben's phone": "yellow",
    "Carla's phone": "magenta",
    "Dan's phone": "blue",
    "Nurse's phone": "cyan",
    "Admin's phone": "bright_cyan",
}


class PlainPrinter:
    """Writes entries as plain text, wrapped."""

    def __init__(self, stream: TextIO, width: int = _PLAIN_WIDTH) -> None:
        self._stream = stream
        self._width = width

    def __call__(self, entry: Entry) -> None:
        """Write one entry."""
        self._stream.write("\n".join(self._lines(entry)) + "\n")
        self._stream.flush()

    def _lines(self, entry: Entry) -> list[str]:
        match entry.kind:
            case EntryKind.DAY:
                return ["", f"== {entry.text} ".ljust(self._width, "=")]
            case EntryKind.TIME:
                return ["", entry.text]
            case EntryKind.SCENE:
                return ["", *(f"* {line}" for line in _wrap(entry.text, self._width - 2))]
            case EntryKind.CLAIM:
                return _wrap(
                    entry.text, self._width, initial_indent="  ok  ", subsequent_indent=" " * 6
                )
            case EntryKind.NOTE:
                return ["", f"  {entry.text}"]
            case EntryKind.SAID | EntryKind.EDITED:
                return ["", f"  {title(entry)}", *self._bubble(entry)]
            case _:
                return ["", f"  {deed(entry)}"]

    def _bubble(self, entry: Entry) -> list[str]:
        lines = [*wrapped(entry, self._width - 4), *button_lines(entry.rows)]
        return [f"  | {line}".rstrip() for line in lines]


class TerminalPrinter:
    """Shows entries as speech bubbles: the bot's at the left, people's at the right."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, _WIDEST)

    def __call__(self, entry: Entry) -> None:
        """Show one entry."""
        match entry.kind:
            case EntryKind.DAY:
                self._print(Rule(Text(entry.text, "bold"), style="bold"), top=1)
            case EntryKind.TIME:
                self._print(Rule(Text(entry.text, "dim"), style="dim"), top=1)
            case EntryKind.SCENE:
                self._print(Text(entry.text, "italic"), top=1)
            case EntryKind.CLAIM:
                self._print(Text.assemble(("  ✓ ", "green"), entry.text))
            case EntryKind.NOTE:
                self._print(Text(f"  {entry.text}", "dim"))
            case EntryKind.SAID | EntryKind.EDITED:
                self._print(self._bubble(entry))
            case _:
                self._print(Align.right(Text(f" {deed(entry)} ", f"reverse {_color(entry)}")))

    def _bubble(self, entry: Entry) -> Panel:
        width, style = int(self._width * _BUBBLE), f"bold {_color(entry)}"
        body = Text("\n".join(wrapped(entry, width - 4)))
        for line in button_lines(entry.rows):
            body.append(f"\n{line}", style)
        head = Text(title(entry), style)
        return Panel(body, title=head, title_align="left", border_style=_color(entry), width=width)

    def _print(self, what: Align | Panel | Rule | Text, top: int = 0) -> None:
        self._console.print(Padding(what, (top, 0, 0, 0)), width=self._width)


def wrapped(entry: Entry, width: int) -> list[str]:
    """What the message shows above its buttons, in lines of this width at most."""
    lines = [_QR if _LINK in entry.text else _PICTURE] if entry.has_picture else []
    for paragraph in entry.text.split("\n"):
        lines += _wrap(paragraph, width, subsequent_indent=_indent(paragraph)) or [""]
    return lines


def title(entry: Entry) -> str:
    """Whose phones show it, and whether it replaces what stood there."""
    *others, last = entry.phones
    names = f"{', '.join(others)} and {last}" if others else last
    is_edit = entry.kind is EntryKind.EDITED
    return f"{names} (edited)" if is_edit else names


def deed(entry: Entry) -> str:
    """What a person did, in one line."""
    match entry.kind:
        case EntryKind.TAPPED:
            return f"{entry.who} taps [ {entry.text} ]"
        case EntryKind.TOAST:
            return f"{entry.who} sees for a moment: {entry.text}"
        case _ if entry.text.startswith("/start "):
            return f"{entry.who} opens the link and taps [ Start ]"
        case _ if entry.text == "/start":
            return f"{entry.who} taps [ Start ]"
        case _:
            return f"{entry.who} writes: {entry.text}"


def button_lines(rows: Rows) -> list[str]:
    """The buttons under a message, a line for each row."""
    return [" ".join(f"[ {label} ]" for label in row) for row in rows]


def _indent(paragraph: str) -> str:
    """So much that the lines of a list's item stand under its first."""
    mark, _, _ = paragraph.partition(" ")
    is_item = mark == "•" or mark.rstrip(".").isdigit()
    return " " * (len(mark) + 1) if is_item else ""


def _color(entry: Entry) -> str:
    return _COLORS.get(entry.phones[0], "white")
