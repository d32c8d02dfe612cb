"""The only reader of the environment: every variable, its limits and its default."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from dotenv import dotenv_values
from rapidfuzz import fuzz, process

from bot import forms
from bot.domain.opening import EXAMPLE, OpeningHours, parse_opening_hours

_CRISIS_LINE = "crisis_line_"
# How alike two names are of which one is the other misspelt, of 100.
_ALMOST: Final = 85


class SettingsError(Exception):
    """The environment does not make a working bot; every problem is named, one a line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _read(parse: Callable[[str], object], form: str) -> dict[str, Any]:
    """How a field is read, and how its variable must look."""
    return {"parse": parse, "form": form}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that an installation can set; a field is the variable of its name in capitals.

    The constructor takes what it is given, checks nothing and never looks at the environment.
    """

    telegram_bot_token: str | None = field(
        default=None,
        repr=False,
        metadata=_read(forms.token, "the token from @BotFather: digits, a colon, letters"),
    )
    telegram_api_url: str = field(
        default="https://api.telegram.org",
        metadata=_read(
            forms.root_address, "the root of a Bot API server, like https://api.telegram.org"
        ),
    )
    database_url: str = field(
        default="sqlite+inline:///data/aftercare.db",
        repr=False,
        metadata=_read(
            forms.database_url,
            "sqlite:///data/aftercare.db or postgresql://user:password@host/name",
        ),
    )
    encryption_key_file: Path = field(
        default=Path("secrets/aftercare.key"), metadata=_read(Path, "the path of a file")
    )
    admin_ids: frozenset[int] = field(
        default=frozenset(), metadata=_read(forms.user_ids, "Telegram user ids, like 1001, 1002")
    )
    clinic_name: str = field(metadata=_read(forms.clinic_name, "a name of 60 characters at most"))
    clinic_phone: str = field(metadata=_read(forms.phone, "a phone number, like 555-0100"))
    clinic_time_zone: str = field(
        metadata=_read(forms.time_zone, "a name of the IANA list, like America/Chicago")
    )
    clinic_hours: OpeningHours = field(
        default=parse_opening_hours("Mo-Fr 08:00-17:00"),
        metadata=_read(forms.opening_hours, f"days and times, like {EXAMPLE}"),
    )
    clinic_holidays: frozenset[date] = field(
        default=frozenset(), metadata=_read(forms.days, "dates, like 2030-12-25, 2031-01-01")
    )
    emergency_number: str = field(
        default="911", metadata=_read(forms.phone, "a phone number, like 911")
    )
    crisis_line_en: str = field(
        default="988", metadata=_read(forms.phone, "a phone number, like 988")
    )
    crisis_line_es: str = field(
        default="988", metadata=_read(forms.phone, "a phone number, like 988")
    )
    privacy_url: str = field(
        default="https://telegram.org/privacy-tpa",
        metadata=_read(forms.page_address, "a web address, like https://clinic.example/privacy"),
    )
    # From the enrolment on: the injection may be 14 days ahead, its follow-up takes 7 days, and
    # late answers and the calls that staff still owe come after that.
    keep_days: int = field(
        default=365, metadata=_read(forms.whole(60, 3650), "whole days, 60 to 3650")
    )
    delete_days: int = field(default=7, metadata=_read(forms.whole(1, 30), "whole days, 1 to 30"))
    record_only: bool = field(default=False, metadata=_read(forms.switch, "true or false"))
    log_level: str = field(
        default="INFO", metadata=_read(forms.log_level, "DEBUG, INFO, WARNING, ERROR or CRITICAL")
    )
    log_format: str = field(default="text", metadata=_read(forms.log_format, "text or json"))
    web_address: tuple[str, int] | None = field(
        default=None, metadata=_read(forms.place, "a host and a port, like 127.0.0.1:8080")
    )
    webhook_url: str | None = field(
        default=None,
        metadata=_read(
            forms.webhook_url, "an https address, like https://bot.clinic.example/telegram"
        ),
    )
    webhook_secret: str | None = field(
        default=None,
        repr=False,
        metadata=_read(forms.secret, "16 to 256 letters, digits, _ and -"),
    )
    ping_url: str | None = field(
        default=None,
        repr=False,
        metadata=_read(forms.web_address, "a web address, like https://watch.example/abc"),
    )

    @property
    def crisis_lines(self) -> dict[str, str]:
        """The crisis line of each language that has a setting of its own, by its code."""
        names = [each.name for each in fields(self) if each.name.startswith(_CRISIS_LINE)]
        return {name.removeprefix(_CRISIS_LINE): getattr(self, name) for name in names}


# Secrets that may stand in a file of their own, and how that must look.
_SECRET_FILES: Final = {
    "telegram_bot_token_file": "a file with only the token",
    "database_url_file": "a file with only the address",
    "webhook_secret_file": "a file with only the secret",
}
# What one setting asks of another.
_NEEDED: Final = {"webhook_url": ("web_address", "webhook_secret")}
_FORMS: Final = {each.name: each.metadata["form"] for each in fields(Settings)} | _SECRET_FILES
VARIABLES: Final = frozenset(name.upper() for name in _FORMS)


def read_settings(*, need_token: bool = True, env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and, for what is unset there, `env_file`; empty means unset.

    Raises SettingsError, which lists all problems at once and never shows a value.
    """
    try:
        from_file = dotenv_values(env_file) if env_file else {}
    except (OSError, UnicodeDecodeError):
        # Not chained: the decoding error carries the bytes of the file, secrets included.
        raise SettingsError((f"{env_file}: cannot be read; it must be a text file",)) from None
    return settings_of({**_filled(from_file), **_filled(os.environ)}, need_token=need_token)


def misspelt(env_file: Path | None = Path(".env")) -> tuple[str, ...]:
    """What is set but is no setting, and is named almost like one: a line each, with no value."""
    try:
        from_file = dotenv_values(env_file) if env_file else {}
    except (OSError, UnicodeDecodeError):
        return ()
    known = sorted(VARIABLES)
    found = []
    for name in sorted({each.upper() for each in (*from_file, *os.environ)} - VARIABLES):
        meant = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_ALMOST)
        if meant:
            found.append(f"{name}: no such setting; did you mean {meant[0]}?")
    return tuple(found)


def settings_of(variables: Mapping[str, str], *, need_token: bool = True) -> Settings:
    """The settings that these variables make, by their names; raises `SettingsError`."""
    values = _filled(variables)
    problems = _read_secret_files(values)
    has_token = "telegram_bot_token" in values or "telegram_bot_token_file" in problems
    if need_token and not has_token:
        problems["telegram_bot_token"] = "is not set"
    for name, needed in _NEEDED.items():
        for other in needed if name in values else ():
            if other not in values and f"{other}_file" not in problems:
                problems[other] = f"is not set, but {name.upper()} is"
    return _build(values, problems)


def _filled(variables: Mapping[str, str | None]) -> dict[str, str]:
    """Of our variables those that say something, by field."""
    texts = {name.lower(): (text or "").strip() for name, text in variables.items()}
    return {name: text for name, text in texts.items() if text and name in _FORMS}


def _read_secret_files(values: dict[str, str]) -> dict[str, str]:
    """Put the secrets in place of the names of their files, and return what is wrong by field."""
    problems: dict[str, str] = {}
    for variable in _SECRET_FILES:
        name = variable.removesuffix("_file")
        path = values.pop(variable, None)
        if path is None:
            continue
        if name in values:
            problems[variable] = f"is set, and so is {name.upper()}"
            continue
        try:
            values[name] = _read_secret(Path(path))
        except SettingsError as error:
            problems[variable] = str(error)
    return problems


def _read_secret(path: Path) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(("cannot be read",)) from None
    if not secret:
        raise SettingsError(("is empty",))
    return secret


def _also_rings(parsed: Mapping[str, Any]) -> str | None:
    """Which number for help the clinic's phone is, as far as all that was set can be read."""
    phone = parsed.get("clinic_phone")
    defaults = {each.name: each.default for each in fields(Settings)}
    names = ["emergency_number", *(each for each in defaults if each.startswith(_CRISIS_LINE))]
    numbers = {name: parsed.get(name, defaults[name]) for name in names}
    return next((each for each in names if phone and forms.are_same(phone, numbers[each])), None)


def _build(values: Mapping[str, str], problems: dict[str, str]) -> Settings:
    parsed: dict[str, Any] = {}
    for each in fields(Settings):
        try:
            if each.name in values:
                parsed[each.name] = each.metadata["parse"](values[each.name])
            elif each.default is MISSING:
                raise forms.WrongError("is not set")
        except forms.WrongError as error:
            problems.setdefault(each.name, str(error))
    if (other := _also_rings(parsed)) is not None:
        why = f"is the number of {other.upper()} too, and no call there reaches the clinic"
        problems.setdefault("clinic_phone", why)
    if problems:
        raise SettingsError(
            tuple(
                f"{name.upper()}: {problems[name]}; it must be {form}"
                for name, form in _FORMS.items()
                if name in problems
            )
        )
    return Settings(**parsed)
