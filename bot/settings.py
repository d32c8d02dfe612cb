"""The only reader of the environment: every variable, its limits and its default."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    InstanceOf,
    SecretStr,
    ValidationError,
)
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.domain.opening import EXAMPLE, OpeningFormError, OpeningHours, parse_opening_hours

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_PHONE = re.compile(r"(?=(?:.*[0-9]){3})[0-9+(][0-9A-Za-z+(). /-]*")
_CRISIS_LINE = "crisis_line_"
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


class SettingsError(Exception):
    """The environment does not make a working bot; every problem is named, one a line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _matches(pattern: re.Pattern[str]) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError("has the wrong form")
        return text

    return AfterValidator(check)


def _check_token(token: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("has the wrong form")
    return token


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise ValueError("is not a web address") from error
    plain = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    if not plain or any(char.isspace() for char in text):
        raise ValueError("is not a web address")
    return text


def _root_address(text: str) -> str:
    if "?" in text or "#" in text:
        raise ValueError("has a query or a fragment")
    return _web_address(text).rstrip("/")


def _database_url(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    driver = _DRIVERS.get(scheme.lower())
    if driver is None or not separator:
        raise ValueError("is not for a database that Aftercare works with")
    wants_file = driver.startswith("sqlite")
    if not rest or (wants_file and not re.fullmatch(r"/[^?].*", rest)):
        raise ValueError("names no database")
    return f"{driver}://{rest}"


def _time_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("is not a known time zone") from error


def _opening_hours(value: object) -> object:
    try:
        return parse_opening_hours(value) if isinstance(value, str) else value
    except OpeningFormError as error:
        # The error quotes what stands in the variable.
        raise ValueError("has the wrong form") from error


def _split(value: object) -> object:
    return [part for part in _LISTED.split(value) if part] if isinstance(value, str) else value


def _iso_day(value: object) -> object:
    # Left to pydantic, "0" would be a Unix time and so a day.
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as error:
        raise ValueError("holds something that is no date") from error


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


_Listed = BeforeValidator(_split)
_Phone = Annotated[str, _matches(_PHONE), Field(max_length=40)]
_Day = Annotated[date, BeforeValidator(_iso_day)]
_UserId = Annotated[int, Field(gt=0)]


class Settings(BaseSettings):
    """Everything that an installation can set; a field is the variable of its name in capitals.

    The constructor takes only what it is given and never looks at the environment.
    """

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    telegram_bot_token: Annotated[SecretStr, AfterValidator(_check_token)] | None = Field(
        default=None, description="the token from @BotFather: digits, a colon, letters"
    )
    telegram_api_url: Annotated[str, AfterValidator(_root_address)] = Field(
        default="https://api.telegram.org",
        description="the root of a Bot API server, like https://api.telegram.org",
    )
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        default="sqlite+inline:///data/aftercare.db",
        repr=False,
        description="sqlite:///data/aftercare.db or postgresql://user:password@host/name",
    )
    encryption_key_file: Path = Field(
        default=Path("secrets/aftercare.key"), description="the path of a file"
    )
    admin_ids: Annotated[frozenset[_UserId], NoDecode, _Listed] = Field(
        default=frozenset(), description="Telegram user ids, like 1001, 1002"
    )
    clinic_name: str = Field(
        min_length=1, max_length=60, description="a name of 60 characters at most"
    )
    clinic_phone: _Phone = Field(description="a phone number, like 555-0100")
    clinic_time_zone: Annotated[str, AfterValidator(_time_zone)] = Field(
        description="a name of the IANA list, like America/Chicago"
    )
    clinic_hours: Annotated[
        InstanceOf[OpeningHours], NoDecode, BeforeValidator(_opening_hours)
    ] = Field(
        default=parse_opening_hours("Mo-Fr 08:00-17:00"),
        description=f"days and times, like {EXAMPLE}",
    )
    clinic_holidays: Annotated[frozenset[_Day], NoDecode, _Listed] = Field(
        default=frozenset(), description="dates, like 2030-12-25, 2031-01-01"
    )
    emergency_number: _Phone = Field(default="911", description="a phone number, like 911")
    crisis_line_en: _Phone = Field(default="988", description="a phone number, like 988")
    crisis_line_es: _Phone = Field(default="988", description="a phone number, like 988")
    privacy_url: Annotated[str, AfterValidator(_web_address)] = Field(
        default="https://telegram.org/privacy-tpa",
        max_length=200,
        description="a web address, like https://clinic.example/privacy",
    )
    # From the enrolment on: the injection may be 14 days ahead, its follow-up takes 7 days, and
    # late answers and the calls that staff still owe come after that.
    keep_days: int = Field(default=365, ge=60, le=3650, description="whole days, 60 to 3650")
    delete_days: int = Field(default=7, ge=1, le=30, description="whole days, 1 to 30")
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_upper)
    ] = Field(default="INFO", description="DEBUG, INFO, WARNING, ERROR or CRITICAL")

    @property
    def crisis_lines(self) -> dict[str, str]:
        """The crisis line of each language that has a setting of its own, by its code."""
        names = [name for name in type(self).model_fields if name.startswith(_CRISIS_LINE)]
        return {name.removeprefix(_CRISIS_LINE): getattr(self, name) for name in names}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *others: PydanticBaseSettingsSource,
        **named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave reading the environment to `read_settings`."""
        return (init_settings,)


class _SecretFiles(BaseSettings):
    """Secrets that may stand in a file of their own, under NAME_FILE."""

    model_config = SettingsConfigDict(extra="ignore")

    telegram_bot_token_file: str = Field(default="", description="a file with only the token")
    database_url_file: str = Field(default="", description="a file with only the address")


_FIELDS = {**Settings.model_fields, **_SecretFiles.model_fields}
VARIABLES: Final = frozenset(name.upper() for name in _FIELDS)


def read_settings(*, need_token: bool = True, env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and, for what is unset there, `env_file`; empty means unset.

    Raises SettingsError, which lists all problems at once and never shows a value.
    """
    values = _read_variables(env_file)
    problems = _read_secret_files(values)
    has_token = "telegram_bot_token" in values or "telegram_bot_token_file" in problems
    if need_token and not has_token:
        problems["telegram_bot_token"] = "is not set"
    return _build(values, problems)


def _read_variables(env_file: Path | None) -> dict[str, str]:
    owners = (Settings, _SecretFiles)
    try:
        from_file = [DotEnvSettingsSource(owner, env_file)() for owner in owners]
    except (OSError, UnicodeDecodeError):
        # Not chained: the decoding error carries the bytes of the file, secrets included.
        raise SettingsError((f"{env_file}: cannot be read; it must be a text file",)) from None
    from_environment = [EnvSettingsSource(owner)() for owner in owners]
    found: dict[str, str] = {}
    for texts in (*from_file, *from_environment):
        found.update({name: text.strip() for name, text in texts.items() if text.strip()})
    return found


def _read_secret_files(values: dict[str, str]) -> dict[str, str]:
    """Put the secrets in place of the names of their files, and return what is wrong by field."""
    problems: dict[str, str] = {}
    for field in _SecretFiles.model_fields:
        name = field.removesuffix("_file")
        path = values.pop(field, None)
        if path is None:
            continue
        if name in values:
            problems[field] = f"is set, and so is {name.upper()}"
            continue
        try:
            values[name] = _read_secret(Path(path))
        except SettingsError as error:
            problems[field] = str(error)
    return problems


def _read_secret(path: Path) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(("cannot be read",)) from None
    if not secret:
        raise SettingsError(("is empty",))
    return secret


def _build(values: Mapping[str, str], problems: dict[str, str]) -> Settings:
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        problems = {**_reasons(error), **problems}
    if problems:
        lines = (
            f"{name.upper()}: {problems[name]}; it must be {field.description}"
            for name, field in _FIELDS.items()
            if name in problems
        )
        raise SettingsError(tuple(lines))
    return settings


def _reasons(error: ValidationError) -> dict[str, str]:
    found: dict[str, str] = {}
    for problem in error.errors(include_input=False, include_url=False):
        if problem["type"] == "missing":
            reason = "is not set"
        elif problem["type"] == "value_error":
            reason = str(problem["ctx"]["error"])
        else:
            reason = "is not valid"
        found.setdefault(str(problem["loc"][0]), reason)
    return found
