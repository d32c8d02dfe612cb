"""The command menus that Telegram shows, by role and language."""

from __future__ import annotations

from functools import partial
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.chat.context import Context
from bot.chat.direct import Call, call_directly
from bot.domain.ledger import StaffRole
from bot.services.kernel.cases import Caller
from bot.texts import dates
from bot.texts.catalogue import FALLBACK, LANGUAGES, Texts

PATIENT: Final = (
    "help", "visit", "options", "signs", "time", "language", "settings", "pause", "resume",
    "mydata", "privacy", "stop", "delete",
)  # fmt: skip
NURSE: Final = ("enroll", "status", "alerts", "calls", "patient", "why", "language", "help")
ADMIN: Final = (*NURSE, "schedule", "rehearse", "team")
GROUP: Final = ("linkgroup",)
_OF_ROLE: Final = {StaffRole.NURSE: NURSE, StaffRole.ADMIN: ADMIN}


def commands(texts: Texts, names: tuple[str, ...], language: str) -> list[BotCommand]:
    """The commands with their one-line descriptions."""
    return [BotCommand(name, _description(texts, name, language)) for name in names]


def _description(texts: Texts, name: str, language: str) -> str:
    said = texts.say(f"menu_{name}", language, languages=dates.languages(language))
    return said[0].upper() + said[1:]


def patient_menus(bot: Bot, texts: Texts) -> list[Call]:
    """Sets what everyone sees in private, and admins in a group; English for other languages."""
    everyone, group = BotCommandScopeAllPrivateChats(), BotCommandScopeAllChatAdministrators()
    calls: list[Call] = []
    for language in LANGUAGES:
        # Without a language: for apps in any other one.
        for code in {language, ""} if language == FALLBACK else {language}:
            for names, scope in ((PATIENT, everyone), (GROUP, group)):
                listed = commands(texts, names, language)
                calls.append(partial(bot.set_my_commands, listed, scope, code or None))
    return calls


async def set_menu(context: Context, caller: Caller) -> None:
    """Give a member of staff the menu of their role in their language."""
    member = await context.services.team.menu_of(caller)
    if member is not None and caller.is_private:
        role, language = member
        await _set(context, caller, _OF_ROLE[role], language)


async def set_menu_in(context: Context, caller: Caller, language: str) -> None:
    """Give a patient the menu in the language they chose, whichever their app has."""
    if await context.services.team.menu_of(caller) is None and caller.is_private:
        await _set(context, caller, PATIENT, language)


async def _set(context: Context, caller: Caller, names: tuple[str, ...], language: str) -> None:
    listed = commands(context.services.desk.texts, names, language)
    scope = BotCommandScopeChat(caller.chat_id)
    call = partial(context.bot.set_my_commands, listed, scope)
    await call_directly(context.services.flood, call)


async def clear_menu(context: Context, chat_id: int) -> None:
    """Who left the team sees everybody's menu again."""
    call = partial(context.bot.delete_my_commands, BotCommandScopeChat(chat_id))
    await call_directly(context.services.flood, call)
