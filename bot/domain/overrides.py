"""What becomes of a text that a clinic wrote for itself in place of a shipped one."""

from __future__ import annotations

from enum import StrEnum


class OverrideState(StrEnum):
    """Proposed until a second person decides; then in use until another or the shipped one is."""

    PROPOSED = "proposed"
    USED = "used"
    REFUSED = "refused"
    OVER = "over"


def may_decide(author: str, decider: str) -> bool:
    """Whether this member of staff may say yes or no to what that one wrote."""
    return author != decider
