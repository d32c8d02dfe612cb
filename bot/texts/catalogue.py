"""The catalogue of texts: loads the .po files, finds a text or button label, fills it in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LANGUAGES: Final = ("en", "es")
FALLBACK: Final = "en"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_COUNT: Final = "count: "


class TextError(KeyError):
    """No text or button stands under this key, or a value for a placeholder was not given."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Text:
    """One text of one language: its forms (one, or one and other) and its button labels.

    `counted` names the placeholder whose number picks the form.
    """

    forms: tuple[str, ...]
    counted: str = "count"
    buttons: dict[str, str] = field(default_factory=dict)


class Texts:
    """All texts in all languages. An unknown language reads English.

    Values that a text does not use are ignored; braces inside values stay as they are.
    """

    def __init__(self, catalogues: Mapping[str, Mapping[str, Text]]) -> None:
        self._catalogues = catalogues

    def say(self, key: str, language: str, /, **values: object) -> str:
        """The text under `key`, filled; a counted text takes its form from the value it counts.

        Raises `TextError` on an unknown key or a missing value.
        """
        text = self._text(key, language)
        return _fill(_form(text, values), key, values)

    def say_many(self, key: str, language: str, count: int, /, **values: object) -> str:
        """Like `say`, with `count` as the number counted, under its name in the text."""
        counted = self._text(key, language).counted
        return self.say(key, language, **{**values, "count": count, counted: count})

    def label(self, key: str, button: str, language: str, /, **values: object) -> str:
        """The label of a button under the text `key`; raises `TextError` as `say` does."""
        labels = self._text(key, language).buttons
        if button not in labels:
            raise TextError(f"no button {button!r} under the text {key!r}")
        return _fill(labels[button], key, values)

    def buttons(self, key: str, language: str) -> list[tuple[str, str]]:
        """The id and label, not filled, of each button under the text `key`, in order."""
        return list(self._text(key, language).buttons.items())

    def keys(self) -> list[str]:
        """The key of each text, in the order of the file."""
        return list(self._catalogues[FALLBACK])

    def _text(self, key: str, language: str) -> Text:
        try:
            return self._catalogues[known_language(language)][key]
        except KeyError:
            raise TextError(f"no text {key!r}") from None


def known_language(language: str) -> str:
    """`language` if there are texts in it ("es" also for "es-MX"), else English."""
    code = language.replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else FALLBACK


def _form(text: Text, values: Mapping[str, object]) -> str:
    # Both languages have one form for exactly one and one for the rest.
    return text.forms[0 if str(values.get(text.counted)) == "1" else -1]


def _fill(form: str, key: str, values: Mapping[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise TextError(f"the text {key!r} needs a value for {match[0]}")
        return str(values[match[1]])

    return _PLACEHOLDER.sub(value, form)


@cache
def load_texts() -> Texts:
    """The texts shipped with the bot, read once."""
    return Texts({language: _read(language) for language in LANGUAGES})


def _read(language: str) -> dict[str, Text]:
    with files("bot.texts").joinpath(f"{language}.po").open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    return _texts_of(catalogue)


def _texts_of(catalogue: Catalog) -> dict[str, Text]:
    texts: dict[str, Text] = {}
    for message in catalogue:
        if message.context:
            texts[message.context].buttons[str(message.id)] = str(message.string)
        elif message.id:
            texts[_key(message)] = Text(_forms(message), _counted(message))
    return texts


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _counted(message: Message) -> str:
    named = [
        note.removeprefix(_COUNT) for note in message.auto_comments if note.startswith(_COUNT)
    ]
    return named[0] if named else "count"
