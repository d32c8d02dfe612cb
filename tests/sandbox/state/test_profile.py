"""The bot's own page: commands by scope and language, descriptions."""

from __future__ import annotations

import pytest
from telegram import Bot, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Api

PRIVATE = BotCommandScopeAllPrivateChats()


async def test_a_person_sees_the_narrowest_menu_in_their_language(
    bot: Bot, sandbox: Sandbox, person: Person
) -> None:
    other = sandbox.person("B", "es")
    await bot.set_my_commands([("help", "Help")])
    assert other.menu() == ["help"]

    await bot.set_my_commands([("stop", "Stop")], PRIVATE)
    await bot.set_my_commands([("alto", "Alto")], PRIVATE, "es")
    await bot.set_my_commands([("status", "Status")], BotCommandScopeChat(person.id))

    assert (person.menu(), other.menu()) == (["status"], ["alto"])


async def test_commands_can_be_read_back_and_deleted(bot: Bot) -> None:
    await bot.set_my_commands([("stop", "Stop")], PRIVATE, "es")

    before = await bot.get_my_commands(PRIVATE, "es")
    await bot.delete_my_commands(PRIVATE, "es")

    assert [(item.command, item.description) for item in before] == [("stop", "Stop")]
    assert await bot.get_my_commands(PRIVATE, "es") == ()


async def test_descriptions_can_be_read_back(bot: Bot) -> None:
    await bot.set_my_description("Asks how you are", "en")
    await bot.set_my_short_description("Follow-up")

    assert (await bot.get_my_description("en")).description == "Asks how you are"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description()).short_description == "Follow-up"


def one(command: object, description: str = "x") -> dict[str, object]:
    return {"commands": [{"command": command, "description": description}]}


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("setMyCommands", {}, 'parameter "commands" is required'),
        ("setMyCommands", one("Stop"), "BOT_COMMAND_INVALID"),
        ("setMyCommands", one("x" * 33), "BOT_COMMAND_INVALID"),
        ("setMyCommands", one("stop", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", one("stop", "x" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": ["stop"]}, "expected an Object"),
        ("setMyCommands", {"commands": [{}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", one("stop") | {"language_code": "eng"}, "LANG_CODE_INVALID"),
        (
            "setMyCommands",
            one("stop") | {"scope": {"type": "all"}},
            "unsupported bot command scope type specified",
        ),
        (
            "setMyCommands",
            one("stop") | {"scope": {"type": "chat", "chat_id": 99}},
            "chat not found",
        ),
        ("setMyDescription", {"description": "x" * 513}, "description is too long"),
        (
            "setMyShortDescription",
            {"short_description": "x" * 121},
            "short description is too long",
        ),
    ],
)
async def test_what_telegram_refuses_is_refused(
    api: Api, method: str, parameters: dict[str, object], reason: str
) -> None:
    envelope = await api(method, **parameters)

    assert envelope["description"] == f"Bad Request: {reason}"
