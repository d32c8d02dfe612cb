"""Long texts for staff: in as many messages as they need, whole."""

from __future__ import annotations

from typing import Final

# Telegram takes 4,096 characters.
_LONGEST: Final = 4000


def pages(text: str, longest: int = _LONGEST) -> list[str]:
    """The text in as few messages as fit, cut between paragraphs, else lines, else words."""
    text, found = text.strip(), []
    while len(text) > longest:
        ends = (text.rfind(mark, 0, longest + len(mark)) for mark in ("\n\n", "\n", " "))
        end = next((each for each in ends if each > 0), longest)
        found.append(text[:end])
        # Telegram refuses a message that is blank.
        text = text[end:].lstrip()
    return [*found, text]
