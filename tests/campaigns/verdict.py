"""How it is said that a promise is broken."""

from __future__ import annotations

from typing import Literal

Kind = Literal["lost", "twice", "broken"]


class PromiseError(AssertionError):
    """A promise is broken: something was lost, came twice, or else went wrong."""

    def __init__(self, kind: Kind, words: str) -> None:
        super().__init__(f"{kind}: {words}")
        self.kind = kind


def hold(is_kept: bool, kind: Kind, words: str) -> None:
    """Raise `PromiseError` unless it is kept."""
    if not is_kept:
        raise PromiseError(kind, words)


def between(least: int, raised: int, most: int, what: str) -> None:
    """Raise `PromiseError` where there are too few or too many."""
    hold(raised >= least, "lost", f"{raised} instead of {least} {what}")
    hold(raised <= most, "twice", f"{raised} instead of {most} {what}")
