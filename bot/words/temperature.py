"""Body temperatures in what people type."""

from __future__ import annotations

import re
from typing import Final

from bot.words.folding import plain_digits

# 38 C or 100.4 F, up to what a living person can have.
_HOT: Final = (
    r"(?<!\d)(?<!\d[.,:])(?:3[89]|4[0-3]|100[.,][4-9]|10[1-9])(?!\d|\s*%)"
    r"(?:[.,]\d++|\s+y\s+medio)?"
)
# Or a thermometer; misspelt too, but not "temporary", "temple" or "temprano".
_TEMPERATURE: Final = r"\b(?:temp(?!o|l|ran)|th?ermom)[a-z]*+"
# Folding makes an "o" of the sign that Spanish keyboards have for degrees.
_DEGREES: Final = r"(?:\s*+(?:°|(?:oc|[cf]|degrees?|grados?)\b)|o[cf]?\b)"
_FEVER: Final = re.compile(
    rf"{_TEMPERATURE}(?:\W++\w++){{0,4}}?\W*+{_HOT}"
    rf"|{_HOT}\W*+(?:[a-z]++\W++){{0,2}}?{_TEMPERATURE}"
    rf"|{_HOT}{_DEGREES}"
)


def names_fever(folded: str) -> bool:
    """Say whether a folded text names a temperature of 38 C (100.4 F) or more."""
    return _FEVER.search(plain_digits(folded)) is not None
