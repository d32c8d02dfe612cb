"""The catalogue of texts: loads the .po files, finds a text or button label, fills it in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from gettext import c2py
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Self

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

FALLBACK: Final = "en"
_FOLDER: Final = files("bot.texts")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_COUNT: Final = "count: "
# Asked before anyone knows which language to ask in.
_IN_ALL_LANGUAGES: Final = ("choose_language", "choose_language_again")


def languages_in(folder: Traversable) -> tuple[str, ...]:
    """The code of each .po file, English first."""
    names = [path.name for path in folder.iterdir()]
    codes = {name.removesuffix(".po") for name in names if name.endswith(".po")}
    return (FALLBACK, *sorted(codes - {FALLBACK}))


LANGUAGES: Final = languages_in(_FOLDER)


class TextError(KeyError):
    """No text or button stands under this key, or a value for a placeholder was not given."""

    def __str__(self) -> str:
        return str(self.args[0])


def _first_form(_: int) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Text:
    """One text of one language: its forms, which of them a number takes, its button labels.

    `counted` names the placeholder whose number picks the form, `plural` turns it into an index.
    """

    forms: tuple[str, ...]
    counted: str = "count"
    buttons: dict[str, str] = field(default_factory=dict)
    plural: Callable[[int], int] = _first_form

    def form(self, values: Mapping[str, object]) -> str:
        """The form that these values take, not filled; the last one for what is no number."""
        number = str(values.get(self.counted))
        if len(self.forms) == 1 or not number.isdecimal():
            return self.forms[-1]
        return self.forms[self.plural(int(number))]

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces, in any form."""
        return frozenset(name for form in self.forms for name in placeholders_in(form))

    @property
    def fingerprint(self) -> str:
        """What tells this wording from any other."""
        return sha256("\0".join(self.forms).encode()).hexdigest()


def placeholders_in(form: str) -> list[str]:
    """The names in braces, as often as they stand there."""
    return _PLACEHOLDER.findall(form)


def fill(form: str, values: Mapping[str, object]) -> str:
    """The form with these values; a placeholder without one stays as it is."""
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), form)


class Texts:
    """All texts in all languages. An unknown language reads English.

    Values that a text does not use are ignored; braces inside values stay as they are.
    """

    def __init__(self, catalogues: Mapping[str, Mapping[str, Text]]) -> None:
        self._shipped = self._catalogues = catalogues

    def with_own(self, own: Mapping[tuple[str, str], tuple[str, ...]]) -> Self:
        """The shipped texts with these forms, by key and language, in place of theirs.

        What this was made with before is forgotten; a key that no text has is left out.
        """
        other = copy(self)
        other._catalogues = {
            code: {
                key: replace(text, forms=own.get((key, code), text.forms))
                for key, text in texts.items()
            }
            for code, texts in self._shipped.items()
        }
        return other

    def shipped(self, key: str, language: str) -> Text:
        """The text as it came with the bot; raises `TextError` on an unknown key."""
        return _find(self._shipped, key, language)

    def text(self, key: str, language: str) -> Text:
        """The text as it is said, not filled; raises `TextError` on an unknown key."""
        return _find(self._catalogues, key, language)

    def say(self, key: str, language: str, /, **values: object) -> str:
        """The text under `key`, filled; a counted text takes its form from the value it counts.

        Raises `TextError` on an unknown key or a missing value.
        """
        return _fill(self.text(key, language).form(values), key, values)

    def say_many(self, key: str, language: str, count: int, /, **values: object) -> str:
        """Like `say`, with `count` as the number counted, under its name in the text."""
        counted = self.text(key, language).counted
        return self.say(key, language, **{**values, "count": count, counted: count})

    def label(self, key: str, button: str, language: str, /, **values: object) -> str:
        """The label of a button under the text `key`; raises `TextError` as `say` does."""
        labels = self.text(key, language).buttons
        if button not in labels:
            raise TextError(f"no button {button!r} under the text {key!r}")
        return _fill(labels[button], key, values)

    def buttons(self, key: str, language: str) -> list[tuple[str, str]]:
        """The id and label, not filled, of each button under the text `key`, in order."""
        return list(self.text(key, language).buttons.items())

    def keys(self) -> list[str]:
        """The key of each text, in the order of the file."""
        return list(self._catalogues[FALLBACK])


def _find(catalogues: Mapping[str, Mapping[str, Text]], key: str, language: str) -> Text:
    try:
        return catalogues[_among(catalogues, language)][key]
    except KeyError:
        raise TextError(f"no text {key!r}") from None


def known_language(language: str) -> str:
    """`language` if there are texts in it ("es" also for "es-MX"), else English."""
    return _among(LANGUAGES, language)


def _among(languages: Iterable[str], language: str) -> str:
    code = language.replace("_", "-").split("-")[0].lower()
    return code if code in languages else FALLBACK


def language_name(named: str, language: str) -> str:
    """What `language` calls the language `named`: "Spanish", "español"."""
    locale = Locale.parse(known_language(named))
    return locale.get_language_name(known_language(language)) or named


def _fill(form: str, key: str, values: Mapping[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise TextError(f"the text {key!r} needs a value for {match[0]}")
        return str(values[match[1]])

    return _PLACEHOLDER.sub(value, form)


@cache
def load_texts() -> Texts:
    """The texts shipped with the bot, read once."""
    return read_texts(_FOLDER)


def read_texts(folder: Traversable) -> Texts:
    """The texts of each .po file in the folder, a file a language, named by its two letters.

    A text or label that a file lacks, or has only empty or fuzzy, is the English one. A file that
    is not complete yet says so by the header `X-Aftercare-Status: draft`; the bot reads it all
    the same, but without that header the tests refuse a file that lacks something.
    """
    english = _read(folder, FALLBACK, {})
    others = [code for code in languages_in(folder) if code != FALLBACK]
    catalogues = {FALLBACK: english} | {code: _read(folder, code, english) for code in others}
    for key in _IN_ALL_LANGUAGES:
        question = _in_all_languages(key, catalogues)
        for texts in catalogues.values():
            texts[key] = question
    return Texts(catalogues)


def _in_all_languages(key: str, catalogues: Mapping[str, Mapping[str, Text]]) -> Text:
    """One question for readers of any language, with a button for each in its own name."""
    lines = dict.fromkeys(texts[key].forms[0] for texts in catalogues.values())
    buttons = {f"lang_{code}": _own_name(code) for code in catalogues}
    return Text((" / ".join(lines),), buttons=buttons)


def _own_name(code: str) -> str:
    name = Locale.parse(code).get_language_name(code) or code
    return name[0].upper() + name[1:]


def _read(folder: Traversable, code: str, english: Mapping[str, Text]) -> dict[str, Text]:
    with folder.joinpath(f"{code}.po").open("rb") as file:
        return _texts_of(read_po(file, locale=code, abort_invalid=True), english)


def _texts_of(catalogue: Catalog, english: Mapping[str, Text]) -> dict[str, Text]:
    plural = c2py(catalogue.plural_expr)
    texts = {key: replace(text, buttons=dict(text.buttons)) for key, text in english.items()}
    for message in filter(_is_translated, catalogue):
        key = message.context or _key(message)
        if not message.context:
            inherited = texts.get(key) or Text((), _counted(message))
            texts[key] = replace(inherited, forms=_forms(message), plural=plural)
        # A button that English does not have would be pressed in vain.
        elif key in texts and (not english or message.id in texts[key].buttons):
            texts[key].buttons[str(message.id)] = str(message.string)
    return texts


def _is_translated(message: Message) -> bool:
    return bool(message.id) and not message.fuzzy and all(_forms(message))


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _counted(message: Message) -> str:
    named = [
        note.removeprefix(_COUNT) for note in message.auto_comments if note.startswith(_COUNT)
    ]
    return named[0] if named else "count"
