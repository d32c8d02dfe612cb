"""What a call brings along: its values and files, read the way the Bot API reads them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from bot.sandbox.state.errors import bad_request

_HEADER_VALUE: Final = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')
_TRUE: Final = {"true", "yes", "1"}


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one call; a getter raises the Bot API's error for a wrong value."""

    values: Mapping[str, object]
    files: Mapping[str, File] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers are taken as they are written."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as the default, as with Telegram."""
        try:
            return int(str(self.values.get(name, default)))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """True or false."""
        return str(self.values.get(name, "")).lower() in _TRUE

    def structure(self, name: str) -> object:
        """A JSON value, given as such or written as a string; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value if value != "" else None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def mapping(self, name: str) -> Mapping[str, object] | None:
        """A JSON object; None when absent."""
        value = self.structure(name)
        if value is None or isinstance(value, dict):
            return value
        raise bad_request(f"object expected as {name.replace('_', ' ')}")

    def file(self, name: str) -> File | None:
        """The file uploaded under this name, directly or through attach://."""
        reference = self.text(name).removeprefix("attach://")
        return self.files.get(name) or self.files.get(reference)


def read(content_type: str, query: bytes, body: bytes) -> Parameters:
    """Parameters from query string and body, in any of the forms that the Bot API takes."""
    values: dict[str, object] = dict(_pairs(query))
    files: dict[str, File] = {}
    if content_type.startswith("application/json"):
        values |= _json_values(body)
    elif content_type.startswith("multipart/form-data"):
        _read_multipart(content_type, body, (values, files))
    else:
        values |= _pairs(body)
    return Parameters(values, files)


def _pairs(encoded: bytes) -> dict[str, str]:
    return dict(parse_qsl(encoded.decode("utf-8", "replace"), keep_blank_values=True))


def _json_values(body: bytes) -> Mapping[str, object]:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("object expected as request")
    return values


def _read_multipart(
    content_type: str, body: bytes, into: tuple[dict[str, object], dict[str, File]]
) -> None:
    values, files = into
    boundary = content_type.partition("boundary=")[2].strip('"').encode()
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        names = dict(_HEADER_VALUE.findall(head.decode("utf-8", "replace")))
        content = content.removesuffix(b"\r\n")
        if "filename" in names:
            files[names["name"]] = File(names["filename"], content)
        else:
            values[names["name"]] = content.decode("utf-8", "replace")
