"""The messenger: one call to Telegram, and what is known after it."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final, TypeAlias

import httpx
import segno
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain.delivery import SendResult
from bot.services.ports import Letter, Receipt

# What Telegram says when a chat is gone for good.
_GONE: Final = ("chat not found", "user not found", "peer_id_invalid", "group chat was upgraded")
# A group in which the bot may no longer speak: for alerts it is as good as gone.
_MUTED: Final = (
    "not enough rights to send",
    "have no rights to send a message",
    "chat_write_forbidden",
)
_UNCHANGED: Final = "message is not modified"
# Edits of messages that the person deleted, or that are too old: nothing to mend.
_NO_EDIT: Final = ("message to edit not found", "message can't be edited", "message_id_invalid")
_UNSENT_CAUSES: Final = (httpx.PoolTimeout, httpx.ConnectError, httpx.ConnectTimeout)
_QR_SCALE: Final = 8
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

_Call: TypeAlias = Callable[[Letter], Awaitable[Message | bool | None]]


class TelegramMessenger:
    """Delivers letters through PTB's bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._calls: dict[str, _Call] = {
            "send": self._send,
            "photo": self._photo,
            "edit": self._edit,
            "strip": self._strip,
        }

    async def deliver(self, letter: Letter) -> Receipt:
        """Make one call; raises nothing that Telegram or the network can cause."""
        try:
            message = await self._calls[letter.body["method"]](letter)
        except TelegramError as error:
            return read_error(error)
        message_id = message.message_id if isinstance(message, Message) else letter.message_id
        return Receipt(SendResult.SENT, message_id=message_id)

    async def _send(self, letter: Letter) -> Message:
        return await self._bot.send_message(
            letter.telegram_id,
            letter.body["text"],
            reply_markup=_markup(letter.body["keyboard"]),
            disable_notification=letter.body.get("silent", False),
            link_preview_options=_NO_PREVIEW,
        )

    async def _photo(self, letter: Letter) -> Message:
        return await self._bot.send_photo(
            letter.telegram_id,
            qr_png(letter.body["link"]),
            caption=letter.body["text"],
            reply_markup=_markup(letter.body["keyboard"]),
        )

    async def _edit(self, letter: Letter) -> Message | bool:
        return await self._bot.edit_message_text(
            letter.body["text"],
            letter.telegram_id,
            letter.message_id,
            reply_markup=_markup(letter.body["keyboard"]),
            link_preview_options=_NO_PREVIEW,
        )

    async def _strip(self, letter: Letter) -> Message | bool:
        return await self._bot.edit_message_reply_markup(letter.telegram_id, letter.message_id)


def _markup(keyboard: list[list[dict[str, str]]]) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(each["text"], callback_data=each["data"]) for each in row]
            for row in keyboard
        ]
    )


def qr_png(link: str) -> bytes:
    """A link as a QR code in PNG, large enough to scan from another phone's screen."""
    buffer = io.BytesIO()
    segno.make(link, error="m").save(buffer, kind="png", scale=_QR_SCALE, border=4)
    return buffer.getvalue()


def read_error(error: TelegramError) -> Receipt:
    """What an error means: surely not sent, uncertain, gone for good, refused or moved."""
    if isinstance(error, RetryAfter):
        return Receipt(SendResult.NOT_SENT, retry_after=wait_of(error), why="flood")
    if isinstance(error, ChatMigrated):
        return Receipt(SendResult.MIGRATED, moved_to=error.new_chat_id, why="migrated")
    if isinstance(error, Forbidden):
        return Receipt(SendResult.GONE, why="blocked")
    if isinstance(error, BadRequest):
        return _read_refusal(error.message.lower())
    if isinstance(error, NetworkError) and isinstance(error.__cause__, _UNSENT_CAUSES):
        return Receipt(SendResult.NOT_SENT, why="unreachable")
    if isinstance(error, TimedOut):
        return Receipt(SendResult.UNCERTAIN, why="timed_out")
    return _read_other(error)


def _read_other(error: TelegramError) -> Receipt:
    # A revoked token or a conflict is answered before anything is sent.
    if type(error).__name__ in {"InvalidToken", "Conflict"}:
        return Receipt(SendResult.NOT_SENT, why=type(error).__name__.lower())
    return Receipt(SendResult.UNCERTAIN, why="unclear_answer")


def wait_of(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait."""
    wait: Any = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _read_refusal(message: str) -> Receipt:
    if _UNCHANGED in message:
        return Receipt(SendResult.SENT)
    if any(text in message for text in _GONE):
        return Receipt(SendResult.GONE, why="chat_not_found")
    if any(text in message for text in _MUTED):
        return Receipt(SendResult.GONE, why="muted")
    if any(text in message for text in _NO_EDIT):
        return Receipt(SendResult.REFUSED, why="nothing_to_edit")
    return Receipt(SendResult.REFUSED, why="bad_request")
