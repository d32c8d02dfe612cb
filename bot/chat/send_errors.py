"""What an error of a call means: what became of the message."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, Final

from aiohttp import ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain.delivery import SendResult
from bot.services.kernel.ports import NOTHING_TO_EDIT, Receipt

# What Telegram says when a person does not want the bot, or a group has put it out.
_BLOCKED: Final = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot was kicked",
    "bot is not a member",
    "bot can't initiate conversation",
    "bot can't send messages to",
    "group chat was deleted",
)
# What Telegram says when a chat is gone for good.
_GONE: Final = ("chat not found", "user not found", "peer_id_invalid", "group chat was upgraded")
# A group in which the bot may no longer speak: for alerts it is as good as gone.
_MUTED: Final = (
    "not enough rights to send",
    "have no rights to send a message",
    "chat_write_forbidden",
)
# PTB writes them like the beginning of a sentence.
_CODE: Final = re.compile("[a-z]+(?:_[a-z]+)+", re.IGNORECASE)
_UNCHANGED: Final = "message is not modified"
# Edits of messages that the person deleted, or that are too old: nothing to mend.
_NO_EDIT: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
# No connection: the name, the wires, the certificate, the proxy, or none that is free.
_UNSENT_CAUSES: Final = (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError)


class ForeignAnswerError(NetworkError):
    """A proxy or a firewall refused the call, so that Telegram never saw it."""


class UnknownProxyError(NetworkError):
    """The environment names a proxy that is no HTTP proxy, so nothing can be called."""


def wait_of(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait."""
    wait: Any = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def read_error(error: TelegramError) -> Receipt:
    """What an error means: surely not sent, uncertain, gone for good, refused or moved."""
    if isinstance(error, ForeignAnswerError):
        return Receipt(SendResult.NOT_SENT, why="not_telegram")
    if isinstance(error, UnknownProxyError):
        return Receipt(SendResult.NOT_SENT, why="unreachable")
    if isinstance(error, RetryAfter):
        return Receipt(SendResult.NOT_SENT, retry_after=wait_of(error), why="flood")
    if isinstance(error, ChatMigrated):
        return Receipt(SendResult.MIGRATED, moved_to=error.new_chat_id, why="migrated")
    if isinstance(error, Forbidden | BadRequest):
        return _read_refusal(error)
    return _read_trouble(error)


def _read_refusal(error: Forbidden | BadRequest) -> Receipt:
    """Words that are not known end this message, not the chat: staff hear of a check-in.

    What Telegram says in a code of its own, such as TOPIC_CLOSED, is kept for who must mend it.
    """
    words = error.message.lower()
    if _UNCHANGED in words:
        return Receipt(SendResult.SENT)
    if _says(words, _BLOCKED):
        return Receipt(SendResult.GONE, why="blocked")
    if _says(words, _GONE):
        return Receipt(SendResult.GONE, why="chat_not_found")
    if _says(words, _MUTED):
        return Receipt(SendResult.GONE, why="muted")
    if _says(words, _NO_EDIT):
        return Receipt(SendResult.REFUSED, why=NOTHING_TO_EDIT)
    why = "forbidden" if isinstance(error, Forbidden) else "bad_request"
    code = _CODE.fullmatch(error.message.rpartition(": ")[2])
    return Receipt(SendResult.REFUSED, why=code[0].lower() if code else why)


def _says(words: str, known: tuple[str, ...]) -> bool:
    return any(text in words for text in known)


def _read_trouble(error: TelegramError) -> Receipt:
    if isinstance(error, NetworkError) and isinstance(error.__cause__, _UNSENT_CAUSES):
        return Receipt(SendResult.NOT_SENT, why="unreachable")
    if isinstance(error, TimedOut):
        return Receipt(SendResult.UNCERTAIN, why="timed_out")
    # A revoked token or a conflict is answered before anything is sent.
    if isinstance(error, InvalidToken | EndPointNotFound | Conflict):
        return Receipt(SendResult.NOT_SENT, why=type(error).__name__.lower())
    return Receipt(SendResult.UNCERTAIN, why="unclear_answer")
