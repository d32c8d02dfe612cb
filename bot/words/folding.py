"""Typed text made comparable: one case, no accents, no invisible characters, plain digits."""

from __future__ import annotations

import re
import unicodedata

# Combining marks and format characters that a phone keyboard can produce: accents, joiners,
# direction marks, soft hyphens, variation selectors, keycaps, tags.
_INVISIBLE = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e007f]+"
)


def fold(text: str) -> str:
    """Return `text` in lower case without accents and invisible characters; punctuation stays."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKD", text).casefold())


def plain_digits(text: str) -> str:
    """Return `text` with the decimal digits of any script written as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)
