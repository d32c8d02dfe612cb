"""How entries look in plain text and on a terminal."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Literal

import pytest
from rich.console import Console

from bot.sandbox.play.printing import PlainPrinter, TerminalPrinter
from bot.sandbox.play.transcript import Entry, EntryKind

QUESTION = Entry(
    EntryKind.SAID,
    "How are you?\n• One two three four five six seven",
    "bot",
    ("Ana's phone",),
    (("Good", "Bad"), ("Stop",)),
    has_picture=True,
)


def _plain(entry: Entry, width: int = 30) -> list[str]:
    stream = StringIO()
    PlainPrinter(stream, width)(entry)
    return stream.getvalue().strip("\n").split("\n")


def _on_terminal(entry: Entry, *, has_color: bool) -> str:
    stream = StringIO()
    system: Literal["standard"] | None = "standard" if has_color else None
    console = Console(file=stream, width=60, force_terminal=has_color, color_system=system)
    TerminalPrinter(console)(entry)
    return stream.getvalue()


def test_a_message_in_plain_text_is_wrapped_with_its_buttons_below() -> None:
    assert _plain(QUESTION) == [
        "  Ana's phone",
        "  | [picture]",
        "  | How are you?",
        "  | • One two three four five",
        "  |   six seven",
        "  | [ Good ] [ Bad ]",
        "  | [ Stop ]",
    ]


def test_a_picture_with_a_link_is_its_code() -> None:
    link = replace(QUESTION, text="https://t.me/sandbox_bot?start=x")

    assert _plain(link, 60)[1] == "  | [QR code]"


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        (EntryKind.WROTE, "8", "  Ana writes: 8"),
        (EntryKind.WROTE, "/start", "  Ana taps [ Start ]"),
        (EntryKind.WROTE, "/start code", "  Ana opens the link and taps [ Start ]"),
        (EntryKind.TAPPED, "Yes", "  Ana taps [ Yes ]"),
        (EntryKind.TOAST, "Saved.", "  Ana sees for a moment: Saved."),
        (EntryKind.SCENE, "Night.", "* Night."),
        (EntryKind.NOTE, "(2 more)", "  (2 more)"),
        (EntryKind.TIME, "9:00 AM", "9:00 AM"),
        (EntryKind.DAY, "Day 1", "== Day 1 ====================="),
        (EntryKind.CLAIM, "It holds", "  ok  It holds"),
    ],
)
def test_every_other_entry_is_one_line(kind: EntryKind, text: str, line: str) -> None:
    assert _plain(Entry(kind, text, "Ana", ("Ana's phone",))) == [line]


def test_an_edit_names_all_phones() -> None:
    entry = Entry(EntryKind.EDITED, "Taken", "bot", ("A", "B", "C"))

    assert _plain(entry)[0] == "  A, B and C (edited)"


@pytest.mark.parametrize("kind", list(EntryKind))
@pytest.mark.parametrize("has_color", [True, False])
def test_a_terminal_shows_the_same_words(kind: EntryKind, has_color: bool) -> None:
    shown = _on_terminal(Entry(kind, "Hello", "Ana", ("Ana's phone",)), has_color=has_color)

    assert "Hello" in shown
    assert ("\x1b[" in shown) is has_color
