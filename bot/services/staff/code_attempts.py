"""Guessing codes: a chat that types or opens too many wrong ones has to wait."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Chat

MOST: Final = 5
WAIT_FOR: Final = timedelta(hours=1)


def are_too_many(work: Work, chat: Chat) -> bool:
    """Whether this chat must wait before it may try another code."""
    since = chat.code_tries_since
    if since is None or work.now - since > WAIT_FOR:
        chat.code_tries, chat.code_tries_since = 0, None
    return chat.code_tries >= MOST


def count(work: Work, chat: Chat) -> None:
    """A wrong code was tried."""
    chat.code_tries += 1
    chat.code_tries_since = chat.code_tries_since or work.now
