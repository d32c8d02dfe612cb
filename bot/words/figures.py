"""Figures that are read as words: what a weapon is called, a year that is long gone."""

from __future__ import annotations

import re
from typing import Final

# What the lists of every language name.
_GUN: Final = " gun "
_LONG_GONE: Final = " bygone "
# ".38" alone; ".38 mg" and "$.45" are amounts.
_CALIBER: Final = re.compile(
    r"(?<![\w$.,])\.(?:22|25|32|357|380|38|40|44|45)\b(?!\s*(?:m[gl]|cm|mm|cc|percent|cents?)\b|%)"
)
_YEAR: Final = re.compile(r"(?<![\d/.-])19[2-9]\d(?![\d/.-]|'?s\b)")


def spelt_out(folded: str) -> str:
    """Return a folded text with a word for each figure that the lists know."""
    return _YEAR.sub(_LONG_GONE, _CALIBER.sub(_GUN, folded))
