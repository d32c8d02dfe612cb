"""What the play claims: each claim is checked where it is made, and listed at the end."""

from __future__ import annotations


class ExpectationError(AssertionError):
    """Something that the play promised did not happen."""


class Expectations:
    """The claims that held so far, in the order in which they were made."""

    def __init__(self) -> None:
        self.held: list[str] = []

    def expect(self, claim: str, is_so: bool, seen: object = None) -> None:
        """Keep a claim that holds; raises `ExpectationError` with what was seen instead."""
        if not is_so:
            rest = "" if seen is None else f"; seen instead: {seen}"
            raise ExpectationError(f"expected: {claim}{rest}")
        self.held.append(claim)
