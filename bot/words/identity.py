"""What says who somebody is: a typed birth year, a patient's reference."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.words.folding import plain_digits
from bot.words.numbers import DASH

MIN_AGE: Final = 18
MAX_AGE: Final = 120


_FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def read_birth_year(text: str, *, this_year: int) -> int | None:
    """Return the one year in `text` in which a living adult can be born, else None.

    Other words and shorter numbers are ignored; two numbers of 4 digits are no answer.
    """
    years = [int(year) for year in _FOUR_DIGITS.findall(plain_digits(text))]
    if len(years) != 1 or not this_year - MAX_AGE <= years[0] <= this_year - MIN_AGE:
        return None
    return years[0]


_AROUND = " \t\r\n.,;:!?\"'()[]{}<>*`\u201c\u201d\u2018\u2019\u00ab\u00bb\u00a1\u00bf"
_STRAY = re.compile(r"[\W_]+", re.ASCII)
_REFERENCE = re.compile(r"(?=.{2,12}\Z)[A-Z0-9]+(?:-+[A-Z0-9]+)*+", re.IGNORECASE | re.ASCII)


def read_reference(text: str) -> str | None:
    """Return staff's short patient reference in upper case, else None.

    It has 2 to 12 letters (A to Z), digits and dashes, with no dash at either end. Punctuation
    and quotes around it are none of it.
    """
    reference = DASH.sub("-", unicodedata.normalize("NFKC", text)).strip(_AROUND)
    return reference.upper() if _REFERENCE.fullmatch(reference) else None


def references_meant(text: str) -> tuple[str, ...]:
    """Return the references that who looks for one may mean, the likeliest first.

    What else is between its letters and digits was meant as a dash, or as nothing: "k7 204".
    """
    plain = _STRAY.sub("-", unicodedata.normalize("NFKC", text)).strip("-")
    written = (read_reference(each) for each in (text, plain, plain.replace("-", "")))
    return tuple(dict.fromkeys(each for each in written if each is not None))
