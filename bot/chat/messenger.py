"""The messenger: one call to Telegram, and what is known after it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeAlias

from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.chat.send_errors import read_error
from bot.documents.packing import unpack
from bot.domain.delivery import SendResult
from bot.services.kernel.ports import NOT_PINNED, NOTHING_TO_EDIT, Letter, Receipt

_QR_SCALE: Final = 8
_NO_PREVIEW: Final = {"is_disabled": True}
# Of a body, what only protects or helps.
_EXTRAS: Final = frozenset({"kept", "menu"})

_Arguments: TypeAlias = dict[str, Any]


class TelegramMessenger:
    """Delivers letters through PTB's bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        # Whether Telegram, or a server in its place, has refused what only looks or helps.
        self._is_plain = False

    async def deliver(self, letter: Letter) -> Receipt:
        """Make one call; raises nothing that Telegram or the network can cause.

        What is refused with styles, buttons that copy, and the like, is tried once without.
        """
        if self._is_plain:
            return await self._call(_plain(letter))
        receipt = await self._call(letter)
        is_refused = receipt.result is SendResult.REFUSED and receipt.why != NOTHING_TO_EDIT
        if not is_refused or (plain := _plain(letter)) == letter:
            return receipt
        again = await self._call(plain)
        self._is_plain = again.result is SendResult.SENT
        return again

    async def _call(self, letter: Letter) -> Receipt:
        method, read = _CALLS[letter.body["method"]]
        # To unpack megabytes takes longer than anybody else should wait.
        is_large = "file" in letter.body
        arguments = await asyncio.to_thread(read, letter) if is_large else read(letter)
        try:
            # As JSON in and out: to make PTB's objects of keyboards and of the message that comes
            # back costs more than all the rest of the call.
            answer = await self._bot.do_api_request(method, api_kwargs=arguments)
        except TelegramError as error:
            receipt = read_error(error)
            is_pin = read is _pin and receipt.result is SendResult.REFUSED
            return replace(receipt, why=NOT_PINNED) if is_pin else receipt
        message_id = answer.get("message_id") if isinstance(answer, dict) else None
        return Receipt(SendResult.SENT, message_id=message_id or letter.message_id)


def _plain(letter: Letter) -> Letter:
    """The same without what an older server may not know: it says and does as much."""
    body = {name: value for name, value in letter.body.items() if name not in _EXTRAS}
    rows = [
        [{"text": each["text"], "data": each["data"]} for each in row if "data" in each]
        for row in body["keyboard"]
    ]
    return replace(letter, body={**body, "keyboard": [row for row in rows if row]})


def _message(letter: Letter) -> _Arguments:
    return {
        "chat_id": letter.telegram_id,
        "text": letter.body["text"],
        "reply_markup": _markup(letter),
        "disable_notification": letter.body.get("silent", False),
        "link_preview_options": _NO_PREVIEW,
        **({"protect_content": True} if letter.body.get("kept") else {}),
        **_topic(letter),
    }


def _pin(letter: Letter) -> _Arguments:
    """Without a sound."""
    return {
        "chat_id": letter.telegram_id,
        "message_id": letter.message_id,
        "disable_notification": True,
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
    "pin": ("PinChatMessage", _pin),
}


def _markup(letter: Letter) -> _Arguments | None:
    keyboard, menu = letter.body["keyboard"], letter.body.get("menu")
    if keyboard:
        return {"inline_keyboard": [[_button(each) for each in row] for row in keyboard]}
    if menu is None:
        return None
    if not menu:
        return {"remove_keyboard": True}
    rows = [[{"text": label} for label in row] for row in menu]
    return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}


def _button(each: dict[str, str]) -> _Arguments:
    if "copy" in each:
        return {"text": each["text"], "copy_text": {"text": each["copy"]}}
    made = {"text": each["text"], "callback_data": each["data"]}
    return made | ({"style": each["style"]} if "style" in each else {})


def qr_png(link: str) -> bytes:
    """A link as a QR code in PNG, large enough to scan from another phone's screen."""
    # A megabyte, and few messages are pictures.
    import segno

    buffer = io.BytesIO()
    segno.make(link, error="m").save(buffer, kind="png", scale=_QR_SCALE, border=4)
    return buffer.getvalue()
