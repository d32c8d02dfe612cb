"""The messenger: one call to Telegram, and what is known after it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.chat.send_errors import read_error
from bot.documents.packing import unpack
from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Letter, Receipt

_QR_SCALE: Final = 8
_NO_PREVIEW: Final = {"is_disabled": True}

_Arguments: TypeAlias = dict[str, Any]


class TelegramMessenger:
    """Delivers letters through PTB's bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def deliver(self, letter: Letter) -> Receipt:
        """Make one call; raises nothing that Telegram or the network can cause."""
        method, read = _CALLS[letter.body["method"]]
        # To unpack megabytes takes longer than anybody else should wait.
        is_large = "file" in letter.body
        arguments = await asyncio.to_thread(read, letter) if is_large else read(letter)
        try:
            # As JSON in and out: to make PTB's objects of keyboards and of the message that comes
            # back costs more than all the rest of the call.
            answer = await self._bot.do_api_request(method, api_kwargs=arguments)
        except TelegramError as error:
            return read_error(error)
        message_id = answer.get("message_id") if isinstance(answer, dict) else None
        return Receipt(SendResult.SENT, message_id=message_id or letter.message_id)


def _message(letter: Letter) -> _Arguments:
    return {
        "chat_id": letter.telegram_id,
        "text": letter.body["text"],
        "reply_markup": _markup(letter),
        "disable_notification": letter.body.get("silent", False),
        "link_preview_options": _NO_PREVIEW,
        **_topic(letter),
    }


def _photo(letter: Letter) -> _Arguments:
    return {
        "chat_id": letter.telegram_id,
        "photo": InputFile(qr_png(letter.body["link"])),
        "caption": letter.body["text"],
        "reply_markup": _markup(letter),
        **_topic(letter),
    }


def _picture(letter: Letter) -> _Arguments:
    return {"photo": _file(letter), **_below(letter)}


def _document(letter: Letter) -> _Arguments:
    # Telegram would look into a file by itself, and call a table a picture.
    return {
        "document": _file(letter),
        "disable_content_type_detection": True,
        **_below(letter),
    }


def _file(letter: Letter) -> InputFile:
    return InputFile(unpack(letter.body["file"]), filename=letter.body["name"])


def _below(letter: Letter) -> _Arguments:
    """What goes with a file about patients: nobody passes it on, unless it is to be printed."""
    return {
        "chat_id": letter.telegram_id,
        "caption": letter.body["text"],
        "reply_markup": _markup(letter),
        "protect_content": "free" not in letter.body,
    }


def _topic(letter: Letter) -> _Arguments:
    """Where in a forum it goes."""
    topic = letter.body.get("topic")
    return {} if topic is None else {"message_thread_id": topic}


def _edit(letter: Letter) -> _Arguments:
    return {
        "chat_id": letter.telegram_id,
        "message_id": letter.message_id,
        "text": letter.body["text"],
        "reply_markup": _markup(letter),
        "link_preview_options": _NO_PREVIEW,
    }


def _caption(letter: Letter) -> _Arguments:
    return {
        "chat_id": letter.telegram_id,
        "message_id": letter.message_id,
        "caption": letter.body["text"],
        "reply_markup": _markup(letter),
    }


def _strip(letter: Letter) -> _Arguments:
    return {"chat_id": letter.telegram_id, "message_id": letter.message_id}


# PTB warns of a name that it has a method for; Telegram does not mind the case.
_CALLS: Final[dict[str, tuple[str, Callable[[Letter], _Arguments]]]] = {
    "send": ("SendMessage", _message),
    "photo": ("SendPhoto", _photo),
    "picture": ("SendPhoto", _picture),
    "document": ("SendDocument", _document),
    "edit": ("EditMessageText", _edit),
    "caption": ("EditMessageCaption", _caption),
    "strip": ("EditMessageReplyMarkup", _strip),
}


def _markup(letter: Letter) -> _Arguments | None:
    keyboard = letter.body["keyboard"]
    if not keyboard:
        return None
    buttons = [
        [{"text": each["text"], "callback_data": each["data"]} for each in row] for row in keyboard
    ]
    return {"inline_keyboard": buttons}


def qr_png(link: str) -> bytes:
    """A link as a QR code in PNG, large enough to scan from another phone's screen."""
    # A megabyte, and few messages are pictures.
    import segno

    buffer = io.BytesIO()
    segno.make(link, error="m").save(buffer, kind="png", scale=_QR_SCALE, border=4)
    return buffer.getvalue()
