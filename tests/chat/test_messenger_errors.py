"""What each answer of Telegram means for the message: sent, surely not sent, or uncertain."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import pytest
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

from bot.chat.send_errors import ForeignAnswerError, UnknownProxyError, read_error
from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Receipt

SENT, NOT_SENT, UNCERTAIN, GONE, REFUSED, MIGRATED = SendResult


def _caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "receipt"),
    [
        (
            RetryAfter(timedelta(seconds=7)),
            Receipt(NOT_SENT, retry_after=timedelta(seconds=7), why="flood"),
        ),
        (RetryAfter(7), Receipt(NOT_SENT, retry_after=timedelta(seconds=7), why="flood")),
        (ChatMigrated(-200), Receipt(MIGRATED, moved_to=-200, why="migrated")),
        (Forbidden("Forbidden: bot was blocked by the user"), Receipt(GONE, why="blocked")),
        (Forbidden("Forbidden: user is deactivated"), Receipt(GONE, why="blocked")),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Receipt(GONE, why="blocked")),
        (
            Forbidden("Forbidden: bot is not a member of the channel chat"),
            Receipt(GONE, why="blocked"),
        ),
        (
            Forbidden("Forbidden: bot can't initiate conversation with a user"),
            Receipt(GONE, why="blocked"),
        ),
        (
            Forbidden("Forbidden: bot can't send messages to bots"),
            Receipt(GONE, why="blocked"),
        ),
        (Forbidden("Forbidden: the group chat was deleted"), Receipt(GONE, why="blocked")),
        (Forbidden("Forbidden: chat not found"), Receipt(GONE, why="chat_not_found")),
        (Forbidden("Forbidden: CHAT_WRITE_FORBIDDEN"), Receipt(GONE, why="muted")),
        (Forbidden("Forbidden: a reason nobody knows"), Receipt(REFUSED, why="forbidden")),
        (ForeignAnswerError("403 by somebody on the way"), Receipt(NOT_SENT, why="not_telegram")),
        (NetworkError("Request Timeout (408)"), Receipt(UNCERTAIN, why="unclear_answer")),
        (NetworkError("Service Unavailable (503)"), Receipt(UNCERTAIN, why="unclear_answer")),
        (BadRequest("Chat not found"), Receipt(GONE, why="chat_not_found")),
        (BadRequest("PEER_ID_INVALID"), Receipt(GONE, why="chat_not_found")),
        (
            BadRequest("Not enough rights to send text messages to the chat"),
            Receipt(GONE, why="muted"),
        ),
        (BadRequest("Have no rights to send a message"), Receipt(GONE, why="muted")),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), Receipt(GONE, why="muted")),
        (BadRequest("Message is not modified: same"), Receipt(SENT)),
        (BadRequest("Message to edit not found"), Receipt(REFUSED, why="nothing_to_edit")),
        (BadRequest("MESSAGE_ID_INVALID"), Receipt(REFUSED, why="nothing_to_edit")),
        (BadRequest("Message is too long"), Receipt(REFUSED, why="bad_request")),
        (InvalidToken("1:x"), Receipt(NOT_SENT, why="invalidtoken")),
        (Conflict("another"), Receipt(NOT_SENT, why="conflict")),
        (TimedOut(), Receipt(UNCERTAIN, why="timed_out")),
        (_caused(TimedOut(), aiohttp.SocketTimeoutError()), Receipt(UNCERTAIN, why="timed_out")),
        (_caused(TimedOut(), TimeoutError()), Receipt(UNCERTAIN, why="timed_out")),
        (
            _caused(TimedOut(), aiohttp.ConnectionTimeoutError()),
            Receipt(NOT_SENT, why="unreachable"),
        ),
        *(
            (_caused(NetworkError(""), cause), Receipt(UNCERTAIN, why="unclear_answer"))
            for cause in (
                aiohttp.ClientConnectionResetError(),
                aiohttp.ClientOSError(),
                aiohttp.ClientPayloadError(),
                aiohttp.ServerDisconnectedError(),
            )
        ),
        (UnknownProxyError("socks5"), Receipt(NOT_SENT, why="unreachable")),
        (EndPointNotFound("sendMessage"), Receipt(NOT_SENT, why="endpointnotfound")),
        (NetworkError("Bad Gateway"), Receipt(UNCERTAIN, why="unclear_answer")),
        (TelegramError("Invalid server response"), Receipt(UNCERTAIN, why="unclear_answer")),
    ],
    ids=str,
)
def test_an_error_says_what_became_of_the_message(error: TelegramError, receipt: Receipt) -> None:
    assert read_error(error) == receipt
