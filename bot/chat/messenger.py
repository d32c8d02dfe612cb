"""The messenger: one call to Telegram, and what is known after it."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

import segno
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.error import TelegramError

from bot.chat.send_errors import read_error
from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Letter, Receipt

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
