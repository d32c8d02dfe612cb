"""Rows that fail again and again: counted, so that a person hears of each once."""

from __future__ import annotations

from collections import Counter
from typing import Final

# So many times may be bad luck.
_TOLD_AT: Final = 3


class Failures:
    """How often each row failed since the start; a restart counts anew."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, row: str) -> bool:
        """A row failed once more; whether a person must hear of it now, which is so once."""
        self._counts[row] += 1
        return self._counts[row] == _TOLD_AT

    def forget(self, row: str) -> None:
        """A row was handled after all."""
        self._counts.pop(row, None)
