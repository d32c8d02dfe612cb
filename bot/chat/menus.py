"""The command menus that Telegram shows, by role and language."""

from __future__ import annotations

from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.chat.context import Context
from bot.chat.direct import Call
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Runtime
from bot.services.staff.access import AUDIENCES
from bot.texts import dates
from bot.texts.catalogue import FALLBACK, LANGUAGES, Texts


def _commands(runtime: Runtime, language: str, *audiences: Audience) -> list[BotCommand]:
    """The commands that these are offered, with their one-line descriptions."""
    names = [name for each in audiences for name in runtime.offers[each].menu]
    return [BotCommand(name, _description(runtime.texts, name, language)) for name in names]


def _description(texts: Texts, name: str, language: str) -> str:
    said = texts.say(f"menu_{name}", language, languages=dates.languages(language))
    return said[0].upper() + said[1:]


def patient_menus(bot: Bot, runtime: Runtime) -> list[Call]:
    """Sets what everyone sees in private, and admins in a group; English for other languages."""
    everyone, group = BotCommandScopeAllPrivateChats(), BotCommandScopeAllChatAdministrators()
    calls: list[Call] = []
    for language in LANGUAGES:
        # Without a language: for apps in any other one.
        for code in {language, ""} if language == FALLBACK else {language}:
            for audience, scope in ((Audience.PATIENT, everyone), (Audience.GROUP, group)):
                listed = _commands(runtime, language, audience)
                calls.append(partial(bot.set_my_commands, listed, scope, code or None))
    return calls


async def set_menu(context: Context, caller: Caller) -> None:
    """Give a member of staff the menu of their role in their language."""
    member = await context.services.team.menu_of(caller)
    if member is not None and caller.is_private:
        role, language = member
        _set(context, caller, language, *AUDIENCES[role])


async def set_menu_in(context: Context, caller: Caller, language: str) -> None:
    """Give a patient the menu in the language they chose, whichever their app has."""
    if await context.services.team.menu_of(caller) is None and caller.is_private:
        _set(context, caller, language, Audience.PATIENT)


def _set(context: Context, caller: Caller, language: str, *audiences: Audience) -> None:
    listed = _commands(context.services.runtime, language, *audiences)
    scope = BotCommandScopeChat(caller.chat_id)
    context.services.menus.show(partial(context.bot.set_my_commands, listed, scope))


def clear_menu(context: Context, chat_id: int) -> None:
    """Who left the team sees everybody's menu again."""
    scope = BotCommandScopeChat(chat_id)
    context.services.menus.show(partial(context.bot.delete_my_commands, scope))
