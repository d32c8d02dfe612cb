"""Long texts: cut where they may be, in as few messages as fit, with nothing lost."""

from __future__ import annotations

import pytest

from bot.services.messaging.pages import pages


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", [""]),
        ("a" * 10, ["a" * 10]),
        ("aaaa\n\nbbbb", ["aaaa\n\nbbbb"]),
        ("aaaa\n\nbbbbb", ["aaaa", "bbbbb"]),
        ("a\n\nb\n\nc\n\nd", ["a\n\nb\n\nc\n\nd"]),
        ("a\n\nb\n\nc\n\nd\n\ne", ["a\n\nb\n\nc\n\nd", "e"]),
        ("aaaaaaaaaa\n\nb", ["aaaaaaaaaa", "b"]),
        ("aaa\nbbb\nccc\nddd", ["aaa\nbbb", "ccc\nddd"]),
        ("a\n\nbbb\nccccc", ["a", "bbb\nccccc"]),
        ("a" * 25, ["a" * 10, "a" * 10, "a" * 5]),
        ("a\nb" + "c" * 12, ["a", "b" + "c" * 9, "ccc"]),
        ("aaaa" + "\n" * 30 + "b", ["aaaa\n\n\n\n\n\n", "b"]),
        ("aaaa bbbb cccc", ["aaaa bbbb", "cccc"]),
        ("\naaaaaaaaaaa \n", ["aaaaaaaaaa", "a"]),
    ],
)
def test_a_text_is_cut_between_paragraphs_else_lines_else_words(
    text: str, messages: list[str]
) -> None:
    assert pages(text, longest=10) == messages
