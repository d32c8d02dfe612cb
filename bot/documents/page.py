"""The report as a page for printing: one file, nothing loaded from anywhere, nothing run."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

_TEMPLATE: Final = "page.html"


@dataclass(frozen=True, slots=True)
class Section:
    """A table under its heading, with the head of its columns, and sentences below it."""

    heading: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the report says, in the reader's language."""

    language: str
    title: str
    subtitle: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    alt: str
    """What the picture shows, for who cannot see it."""


def page_of(sheet: Sheet, picture: bytes | None) -> bytes:
    """The page as HTML; every word of it is escaped."""
    # Two megabytes, and few pages are printed.
    import jinja2

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (files("bot.documents") / _TEMPLATE).read_text(encoding="utf-8")
    shown = None if picture is None else b64encode(picture).decode()
    return environment.from_string(source).render(sheet=sheet, picture=shown).encode()
