"""Text with HTML tags, as Telegram reads it."""

from __future__ import annotations

import pytest

from bot.sandbox.state.entities import commands_in, parse_html, utf16_length
from bot.sandbox.state.errors import ApiError

SPANS = [
    ("<b>Hi</b> you", "Hi you", [("bold", 0, 2)]),
    ("a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#39;", "a <b> & \"c\" 'd'", []),
    ("&nbsp; &unknown;", "&nbsp; &unknown;", []),
    ("\U0001f600<i>x</i>", "\U0001f600x", [("italic", 2, 1)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<B>Hi</>", "Hi", [("bold", 0, 2)]),
    ("<b></b>x", "x", []),
    ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ("<blockquote expandable>x</blockquote>", "x", [("blockquote", 0, 1)]),
]

ERRORS = [
    ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
    ("1 < 2", "Unclosed start tag at byte offset 2"),
    ("pain <3>", 'Unsupported start tag "3" at byte offset 5'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "text", "spans"), SPANS)
def test_tags_become_entities_and_the_text_is_plain(
    source: str, text: str, spans: list[tuple[str, int, int]]
) -> None:
    plain, entities = parse_html(source)

    assert plain == text
    assert [(item["type"], item["offset"], item["length"]) for item in entities] == spans


def test_a_link_keeps_its_address() -> None:
    _, entities = parse_html('<a href="https://example.org/?a=1">here</a>')

    assert entities[0]["url"] == "https://example.org/?a=1"


@pytest.mark.parametrize(("source", "reason"), ERRORS)
def test_what_telegram_cannot_parse_is_refused_in_its_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)

    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("/start abc", [(0, 6)]),
        ("\U0001f600 /help@sandbox_bot now", [(3, 17)]),
        ("/a and /b", [(0, 2), (7, 2)]),
        ("3/10", []),
        ("https://example.org/path", []),
    ],
)
def test_commands_are_found_in_what_people_write(text: str, spans: list[tuple[int, int]]) -> None:
    assert [(item["offset"], item["length"]) for item in commands_in(text)] == spans


@pytest.mark.parametrize(("text", "length"), [("", 0), ("ñ", 1), ("\U0001f600", 2)])
def test_lengths_are_counted_in_utf16(text: str, length: int) -> None:
    assert utf16_length(text) == length
