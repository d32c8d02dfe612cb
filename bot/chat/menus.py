"""The command menus that Telegram shows, by role and language."""

from __future__ import annotations

from typing import Final

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.chat.context import Context
from bot.domain.ledger import StaffRole
from bot.services.cases import Caller
from bot.texts.catalogue import LANGUAGES, Texts

log = structlog.get_logger(__name__)

PATIENT: Final = (
    "help", "visit", "options", "signs", "time", "language", "settings", "pause", "resume",
    "mydata", "privacy", "stop", "delete",
)  # fmt: skip
NURSE: Final = ("enroll", "status", "patient", "alerts", "calls", "help")
ADMIN: Final = (*NURSE, "schedule", "rehearse", "team", "linkgroup")
_OF_ROLE: Final = {StaffRole.NURSE: NURSE, StaffRole.ADMIN: ADMIN}


def commands(texts: Texts, names: tuple[str, ...], language: str) -> list[BotCommand]:
    """The commands with their one-line descriptions."""
    return [BotCommand(name, texts.say(f"menu_{name}", language)) for name in names]


async def set_patient_menus(bot: Bot, texts: Texts) -> None:
    """The menu that everyone sees, in each language; English where the app's is another."""
    await bot.set_my_commands(commands(texts, PATIENT, "en"))
    for language in LANGUAGES:
        await bot.set_my_commands(commands(texts, PATIENT, language), language_code=language)


async def set_menu(context: Context, caller: Caller) -> None:
    """Give a member of staff the menu of their role; a failure costs only the menu."""
    role = await context.services.team.role_of(caller)
    if role is None or not caller.is_private:
        return
    texts = context.services.desk.texts
    language = caller.language_code or "en"
    try:
        await context.bot.set_my_commands(
            commands(texts, _OF_ROLE[role], language), BotCommandScopeChat(caller.chat_id)
        )
    except TelegramError as error:
        log.warning("menu not set", error=type(error).__name__)
