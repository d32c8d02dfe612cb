"""The bot's own page: its commands by scope and language, and its descriptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.sandbox.state.errors import Json, bad_request

MAX_COMMANDS: Final = 100
_NAME: Final = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE: Final = re.compile(r"([a-z]{2})?")
_SCOPES: Final = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_LIMITS: Final = {"description": 512, "short_description": 120, "name": 64}


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a list of commands is meant."""

    kind: str = "default"
    chat_id: int = 0
    user_id: int = 0


@dataclass(slots=True)
class Profile:
    """What setMyCommands and setMyDescription leave behind, by language ("" = any)."""

    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Set the description, short_description or name for one language."""
        if len(text) > _LIMITS[kind]:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        self.texts[kind, checked_language(language)] = text

    def menu(self, scopes: list[Scope], language: str) -> list[str]:
        """The commands that somebody sees: the first scope that has any, own language first."""
        for scope in scopes:
            for code in (language, ""):
                if found := self.commands.get((scope, code)):
                    return [str(command["command"]) for command in found]
        return []


def checked_scope(value: Mapping[str, object] | None) -> Scope:
    """The scope of a commands call."""
    kind = str((value or {}).get("type", "default"))
    if kind not in _SCOPES:
        raise bad_request("unsupported bot command scope type specified")
    numbers = {name: int(str((value or {}).get(name, 0))) for name in _SCOPES[kind]}
    return Scope(kind, **numbers)


def checked_language(code: str) -> str:
    """A two-letter language code, or none."""
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def checked_commands(value: object) -> list[Json]:
    """The list of commands, refused where Telegram refuses it."""
    if not isinstance(value, list):
        raise bad_request('parameter "commands" is required')
    if len(value) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in value:
        _check_command(command)
    return value


def _check_command(command: object) -> None:
    if not isinstance(command, dict):
        raise bad_request("expected an Object")
    if not _NAME.fullmatch(str(command.get("command", "")).removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
