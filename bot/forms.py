"""How the value of a variable must look: each form is a function that reads it or refuses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.opening import OpeningFormError, OpeningHours, parse_opening_hours

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
# What Telegram takes for a secret; a shorter one could be guessed.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_PLACE = re.compile(r"(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})")
_PHONE = re.compile(r"(?=(?:.*[0-9]){3})[0-9+(][0-9A-Za-z+(). /-]*")
# From so many digits on, a longer number that ends in them is the same with its prefix.
_WHOLE: Final = 7
# Telegram's ids fit into 64 bits, as the database's do.
_HIGHEST_ID: Final = 2**63 - 1
_LISTED = re.compile(r"[,\s]+")
_DRIVERS: Mapping[str, str] = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "sqlite": "sqlite+inline",
    "sqlite+inline": "sqlite+inline",
    # What .env files of 0.1.0 may say.
    "sqlite+aiosqlite": "sqlite+inline",
}
_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_FORMATS: Final = ("text", "json")
_SWITCH: Final = {"true": True, "false": False}


class WrongError(Exception):
    """A value that cannot be taken; says why without showing it."""

    def __init__(self, reason: str = "is not valid") -> None:
        super().__init__(reason)


def token(text: str) -> str:
    """The token of a bot."""
    if not _TOKEN.fullmatch(text):
        raise WrongError("has the wrong form")
    return text


def phone(text: str) -> str:
    """A phone number of 40 characters at most, as people write one."""
    if not _PHONE.fullmatch(text):
        raise WrongError("has the wrong form")
    return _at_most(40, text)


def are_same(one: str, other: str) -> bool:
    """Whether two phone numbers ring at one place, however they are written."""
    short, long = sorted((_digits(one), _digits(other)), key=len)
    return short == long or (len(short) >= _WHOLE and long.endswith(short))


def _digits(number: str) -> str:
    return "".join(letter for letter in number.casefold() if letter.isalnum())


def clinic_name(text: str) -> str:
    """A name of 60 characters at most."""
    return _at_most(60, text)


def _at_most(length: int, text: str) -> str:
    if len(text) > length:
        raise WrongError
    return text


def page_address(text: str) -> str:
    """The address of a page, of 200 characters at most."""
    return _at_most(200, web_address(text))


def web_address(text: str) -> str:
    """An address of the web that holds no password."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        raise WrongError("is not a web address") from None
    plain = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    if not plain or any(char.isspace() for char in text):
        raise WrongError("is not a web address")
    return text


def root_address(text: str) -> str:
    """An address to which paths are added."""
    if "?" in text or "#" in text:
        raise WrongError("has a query or a fragment")
    return web_address(text).rstrip("/")


def place(text: str) -> tuple[str, int]:
    """A host, a colon and a port."""
    match = _PLACE.fullmatch(text)
    if match is None or not 0 < int(match[2]) < 2**16:
        raise WrongError("has the wrong form")
    return match[1].strip("[]"), int(match[2])


def webhook_url(text: str) -> str:
    """An address to which Telegram posts."""
    if not text.startswith("https://"):
        raise WrongError("is not an https address")
    return root_address(text)


def secret(text: str) -> str:
    """What only Telegram and this bot know."""
    if not _SECRET.fullmatch(text):
        raise WrongError("has the wrong form")
    return text


def database_url(text: str) -> str:
    """The address of a database, with the driver by which it is reached."""
    scheme, separator, rest = text.partition("://")
    driver = _DRIVERS.get(scheme.lower())
    if driver is None or not separator:
        raise WrongError("is not for a database that Aftercare works with")
    wants_file = driver.startswith("sqlite")
    if not rest or (wants_file and not re.fullmatch(r"/[^?].*", rest)):
        raise WrongError("names no database")
    return f"{driver}://{rest}"


def time_zone(name: str) -> str:
    """A time zone that this machine knows."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongError("is not a known time zone") from None


def opening_hours(text: str) -> OpeningHours:
    """Days of the week and times."""
    try:
        return parse_opening_hours(text)
    except OpeningFormError:
        # The error quotes what stands in the variable.
        raise WrongError("has the wrong form") from None
    except ValueError as error:
        raise WrongError(str(error)) from None


def days(text: str) -> frozenset[date]:
    """Dates."""
    try:
        return frozenset(date.fromisoformat(each) for each in _listed(text))
    except ValueError:
        raise WrongError("holds something that is no date") from None


def user_ids(text: str) -> frozenset[int]:
    """Ids of Telegram users."""
    return frozenset(map(whole(1, _HIGHEST_ID), _listed(text)))


def _listed(text: str) -> list[str]:
    return [part for part in _LISTED.split(text) if part]


def whole(least: int, most: int) -> Callable[[str], int]:
    """How a whole number within these limits is read."""

    def parse(text: str) -> int:
        # More digits than any limit has: Python takes long over thousands of them.
        if not re.fullmatch("[0-9]{1,20}", text) or not least <= int(text) <= most:
            raise WrongError
        return int(text)

    return parse


def log_level(text: str) -> str:
    """The least that the log tells."""
    if text.upper() not in _LEVELS:
        raise WrongError
    return text.upper()


def log_format(text: str) -> str:
    """How the log is written."""
    if text.lower() not in _FORMATS:
        raise WrongError
    return text.lower()


def switch(text: str) -> bool:
    """On or off."""
    try:
        return _SWITCH[text.lower()]
    except KeyError:
        raise WrongError from None
