"""One table of commands: routes, menus and /help follow it, and its texts exist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, cast

import pytest
from telegram.ext import CommandHandler, filters

from bot.chat.commands import COMMANDS, OFFERS
from bot.chat.context import AnyApplication
from bot.chat.routes import add_routes
from bot.services.kernel.ports import Audience
from tests.texts.entries import JUDGED, entries

NAMES: Final = [each.name for each in COMMANDS]
# An admin's menu and /help go on where a nurse's end; /linkgroup is typed in a group.
READERS: Final = {
    "patient": ([Audience.PATIENT], [Audience.PATIENT]),
    "nurse": ([Audience.NURSE], [Audience.NURSE]),
    "admin": (
        [Audience.NURSE, Audience.ADMIN, Audience.GROUP],
        [Audience.NURSE, Audience.ADMIN],
    ),
}


class Routes:
    """Takes down which handlers an application is given."""

    def __init__(self) -> None:
        self.handlers: list[object] = []

    def add_handler(self, handler: object) -> None:
        """Take down one more."""
        self.handlers.append(handler)

    def add_error_handler(self, handler: object) -> None:
        """Of no interest here."""


def _in_menus(audiences: Iterable[Audience]) -> set[str]:
    return {name for each in audiences for name in OFFERS[each].menu}


def _mentioned(audiences: Iterable[Audience], language: str) -> set[str]:
    """What the lines of /help name: one line may name two commands."""
    keys = [f"help_line_{name}" for each in audiences for name in OFFERS[each].help]
    lines = [entries(language)[key].forms[0] for key in keys]
    return {name for line in lines for name in re.findall(r"/(\w+)", line)}


@pytest.mark.parametrize("language", JUDGED)
def test_every_command_that_is_shown_has_its_texts(language: str) -> None:
    menu = {f"menu_{name}" for offer in OFFERS.values() for name in offer.menu}
    lines = {f"help_line_{name}" for offer in OFFERS.values() for name in offer.help}

    assert (menu | lines) - entries(language).keys() == set()


@pytest.mark.parametrize("language", JUDGED)
def test_a_line_of_help_begins_with_its_command(language: str) -> None:
    lines = {key: e for key, e in entries(language).items() if key.startswith("help_line_")}
    shown = {f"help_line_{name}" for offer in OFFERS.values() for name in offer.help}

    assert set(lines) == shown
    for key, entry in lines.items():
        assert entry.forms[0].split()[0] == f"/{key.removeprefix('help_line_')}"


@pytest.mark.parametrize("language", JUDGED)
@pytest.mark.parametrize("reader", list(READERS))
def test_help_names_what_the_menu_offers(reader: str, language: str) -> None:
    menus, lines = READERS[reader]

    assert _mentioned(lines, language) == _in_menus(menus) - {"help"}


def test_each_command_is_routed_to_its_handler() -> None:
    routes = Routes()

    add_routes(cast(AnyApplication, routes))

    found = [each for each in routes.handlers if isinstance(each, CommandHandler)]
    assert [(*each.commands, each.callback) for each in found] == [
        (each.name, each.handler) for each in COMMANDS
    ]
    # In a group nobody is told anything about themselves.
    assert [name for each in found if _is_private(each) for name in each.commands] == [
        each.name for each in COMMANDS if Audience.PATIENT in each.places
    ]


def _is_private(handler: CommandHandler[Any, Any]) -> bool:
    return str(filters.ChatType.PRIVATE) in str(handler.filters)


def test_no_command_stands_twice_and_no_two_in_one_place() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for audience in Audience:
        places = [each.places[audience] for each in COMMANDS if audience in each.places]
        for numbers in ([place.menu for place in places], [place.help for place in places]):
            given = [number for number in numbers if number is not None]
            assert len(set(given)) == len(given), audience


def test_telegram_takes_every_name() -> None:
    assert [name for name in NAMES if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []
