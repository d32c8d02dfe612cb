"""Formatted text: HTML as Telegram parses it, lengths in UTF-16, commands in what people write."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from bot.sandbox.state.errors import ApiError, Json, bad_request

_KINDS: Final = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
_ATTRIBUTE: Final = re.compile(r"""([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
_COMMAND: Final = re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")


def utf16_length(text: str) -> int:
    """Length in the units in which Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def commands_in(text: str) -> list[Json]:
    """The bot_command entities of what a person wrote."""
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found.group()),
        }
        for found in _COMMAND.finditer(text)
    ]


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    extra: Json


@dataclass(slots=True)
class _HtmlReader:
    source: str
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    open_tags: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        position = 0
        while position < len(self.source):
            position = self._step(position)
        if self.open_tags:
            tag = self.open_tags[-1].tag
            raise _error(f'Can\'t find end tag corresponding to start tag "{tag}"')

    def _step(self, position: int) -> int:
        if self.source.startswith("</", position):
            return self._end_tag(position)
        if self.source[position] == "<":
            return self._start_tag(position)
        found = _REFERENCE.match(self.source, position)
        if found and (character := _character(found)):
            self.text += character
            return found.end()
        self.text += self.source[position]
        return position + 1

    def _start_tag(self, position: int) -> int:
        end = self.source.find(">", position)
        if end < 0:
            raise self._error_at("Unclosed start tag", position)
        name, _, rest = self.source[position + 1 : end].partition(" ")
        tag = name.lower()
        if tag not in _KINDS:
            raise self._error_at(f'Unsupported start tag "{tag}"', position)
        attributes = {key: value.strip("\"'") for key, value in _ATTRIBUTE.findall(rest)}
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error_at('Tag "span" must have class "tg-spoiler"', position)
        extra: Json = {"url": attributes.get("href", "")} if tag == "a" else {}
        self.open_tags.append(_Open(tag, utf16_length(self.text), extra))
        return end + 1

    def _end_tag(self, position: int) -> int:
        if not self.open_tags:
            raise self._error_at("Unexpected end tag", position)
        end = self.source.find(">", position)
        if end < 0:
            raise self._error_at("Unclosed end tag", position)
        name, opened = self.source[position + 2 : end].strip(), self.open_tags.pop()
        if name and name != opened.tag:
            where = f"Unmatched end tag at byte offset {self._bytes(position)}"
            raise _error(f'{where}, expected "</{opened.tag}>", found "</{name}>"')
        self._close(opened)
        return end + 1

    def _close(self, opened: _Open) -> None:
        length = utf16_length(self.text) - opened.offset
        if length:
            place: Json = {"offset": opened.offset, "length": length}
            self.entities.append({"type": _KINDS[opened.tag], **place, **opened.extra})

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _error_at(self, what: str, position: int) -> ApiError:
        return _error(f"{what} at byte offset {self._bytes(position)}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities of Telegram's HTML; what it would refuse is refused."""
    reader = _HtmlReader(source)
    reader.read()
    entities = sorted(reader.entities, key=lambda entity: str(entity["offset"]).zfill(6))
    return reader.text, entities


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 else ""


def _error(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")
