"""Guessing codes: a chat that opens too many wrong ones has to wait, and hears of it rarely."""

from __future__ import annotations

from typing import Final

from bot.domain.delivery import STRANGER_HOUR, STRANGER_PATIENCE, is_answered
from bot.services.kernel.transaction import Work
from bot.storage.tables.people import Chat

MOST: Final = STRANGER_PATIENCE
WAIT_FOR: Final = STRANGER_HOUR


def are_too_many(work: Work, chat: Chat) -> bool:
    """Whether this chat must wait before it may try another code."""
    since = chat.code_tries_since
    if since is None or work.now - since > WAIT_FOR:
        chat.code_tries, chat.code_tries_since = 0, None
    return chat.code_tries >= MOST


def count(work: Work, chat: Chat) -> bool:
    """A wrong code was tried, or another after too many; whether that is answered."""
    chat.code_tries += 1
    chat.code_tries_since = chat.code_tries_since or work.now
    return is_answered(chat.code_tries)
