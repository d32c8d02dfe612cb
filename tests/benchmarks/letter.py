"""The message that peers send: as long as a check-in, with its two buttons."""

from __future__ import annotations

import asyncio
from typing import Final

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

# Calls in flight, as many as the product's.
_SLOTS: Final = 8
_TEXT: Final = "Check-in from Bench (day 1). It takes about 1 minute.\n\n" + 8 * (
    "• Chest pain, trouble breathing, swollen face or throat, or hives\n"
)
_KEYBOARD: Final = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("No, none of these", callback_data="a:0123456789abcdef:safety:no")],
        [InlineKeyboardButton("Yes, one or more", callback_data="a:0123456789abcdef:safety:yes")],
    ]
)


class Post:
    """Sends the letter, and knows when so many have gone."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._slots = asyncio.Semaphore(_SLOTS)
        self._left = 0
        self._is_done = asyncio.Event()

    def expect(self, letters: int) -> None:
        """So many are to go from now on."""
        self._left = letters
        self._is_done.clear()

    async def send(self, chat: int) -> None:
        """Send one."""
        async with self._slots:
            await self._bot.send_message(chat, _TEXT, reply_markup=_KEYBOARD)
        self._left -= 1
        if not self._left:
            self._is_done.set()

    async def done(self) -> None:
        """Return once all have gone."""
        await self._is_done.wait()


# A job in a store is the name of a function, which finds here what it needs.
_OPEN: list[Post] = []


def open_post(bot: Bot) -> Post:
    """The post of this process."""
    _OPEN.append(Post(bot))
    return _OPEN[0]


async def send_due(chat: int) -> None:
    """What a stored job does."""
    await _OPEN[0].send(chat)
