"""Files that staff send: fetched once it is clear that they may, and read as text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
# Of a file that is fetched: a list of 200 patients is a tenth of it, a schedule less.
LARGEST_KILOBYTES: Final = 256


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file in the chat: its size in bytes as Telegram says it, and how its content is got.

    `fetch`: None where Telegram no longer gives it.
    """

    size: int
    fetch: Callable[[], Awaitable[bytes | None]] = field(repr=False)

    async def text(self) -> str | None:
        """What it says; None where it is too large, cannot be had or is no text.

        What is said to be too large is not fetched.
        """
        most = LARGEST_KILOBYTES * 1024
        content = await self.fetch() if self.size <= most else None
        return decoded(content) if content and len(content) <= most else None


def decoded(content: bytes) -> str | None:
    """The text of a file, with or without a mark of its encoding; None where it is no text."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = content.decode("latin-1") if encoding is None else ""
    return None if not text.strip() or "\0" in text else text
