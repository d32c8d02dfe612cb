"""Draws the common words that no slip of a sign may swallow: `make common`.

A word of the lists is looked for behind a word that no language knows. "Volando" is one slip from
"velando": what is common, and as near as that, is listed as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from bot.words.folding import fold
from bot.words.languages import LEXICONS
from bot.words.lexicon import Lexicon
from bot.words.phrases import words_of
from bot.words.spelling import is_near
from tests.words.tables import TUNED, of_kind, table

EVERYDAY: Final = Path(__file__).parent / "everyday"
LANGUAGES: Final = {"english": "en", "spanish": "es"}
_SOURCE: Final = """\
# Drawn by `make common`: common words that one slip parts from a word of the lists.
# Sources: the BIP-39 words of mnemonic (trezor/python-mnemonic), MIT; the rest was written for
# this project (tests/words/everyday, and the harmless phrases of tests/words/phrases).
"""
_WIDTH: Final = 95
# A form of a word of the lists, which is read as that unless it is marked: "=weeks", "=stroked".
_AS_IT_STANDS: Final = re.compile(r"=(\w+)")


def draw(lexicon: Lexicon) -> str:
    """Return the file of a language."""
    common = list(_common(lexicon.stemmer))
    near = {word for text in common for word in words_of(text).split() if is_near(word, LEXICONS)}
    meant = {word for text in common for word in _AS_IT_STANDS.findall(text)}
    return _SOURCE + "\n".join(_lines(sorted(near | meant))) + "\n"


def _common(language: str) -> Iterator[str]:
    code = LANGUAGES[language]
    """Yield texts of common words, folded."""
    texts = [
        (files("mnemonic") / "wordlist" / f"{language}.txt").read_text(encoding="utf-8"),
        (EVERYDAY / f"{code}.txt").read_text(encoding="utf-8").partition("\n")[2],
        *(each.text for suffix in TUNED for each in of_kind(table(f"{code}{suffix}"), "quiet")),
    ]
    yield from map(fold, texts)


def _lines(words: list[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if len(line) + len(word) >= _WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


if __name__ == "__main__":
    for each in LEXICONS:
        path = files(f"bot.words.languages.{LANGUAGES[each.stemmer]}") / "other_words.txt"
        Path(str(path)).write_text(draw(each), encoding="utf-8")
