"""What the environment may say, and what comes of it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from bot.domain.opening import OpeningHours, Span, parse_opening_hours
from bot.settings import VARIABLES, Settings, read_settings

NEEDED = {
    "TELEGRAM_BOT_TOKEN": "1001:test-token_A",
    "CLINIC_NAME": "Example Spine Clinic",
    "CLINIC_PHONE": "555-0100",
    "CLINIC_TIME_ZONE": "America/Chicago",
}
TUESDAY = (Span(1, 8 * 60, 12 * 60), Span(1, 13 * 60, 17 * 60))


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment with what `run` needs and nothing else."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_what_is_unset_takes_its_default() -> None:
    settings = read_settings(env_file=None)

    assert settings == Settings(
        telegram_bot_token="1001:test-token_A",
        telegram_api_url="https://api.telegram.org",
        database_url="sqlite+inline:///data/aftercare.db",
        encryption_key_file=Path("secrets/aftercare.key"),
        admin_ids=frozenset(),
        clinic_name="Example Spine Clinic",
        clinic_phone="555-0100",
        clinic_time_zone="America/Chicago",
        clinic_hours=parse_opening_hours("Mo-Fr 08:00-17:00"),
        clinic_holidays=frozenset(),
        emergency_number="911",
        crisis_line_en="988",
        crisis_line_es="988",
        privacy_url="https://telegram.org/privacy-tpa",
        keep_days=365,
        delete_days=7,
        record_only=False,
        log_level="INFO",
        log_format="text",
        web_address=None,
        webhook_url=None,
        webhook_secret=None,
        ping_url=None,
    )


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_URL", "https://bots.example/api//", "https://bots.example/api"),
        ("DATABASE_URL", "sqlite:///x.db", "sqlite+inline:///x.db"),
        ("DATABASE_URL", "sqlite:////srv/x.db", "sqlite+inline:////srv/x.db"),
        ("DATABASE_URL", "sqlite+inline:///:memory:", "sqlite+inline:///:memory:"),
        ("DATABASE_URL", "sqlite+aiosqlite:///x.db", "sqlite+inline:///x.db"),
        ("DATABASE_URL", "postgres://u:p@db/x", "postgresql+asyncpg://u:p@db/x"),
        ("DATABASE_URL", "postgresql://u:p@db/x", "postgresql+asyncpg://u:p@db/x"),
        ("DATABASE_URL", "PostgreSQL://db/X", "postgresql+asyncpg://db/X"),
        ("DATABASE_URL", "postgresql+asyncpg://db/x?a=://", "postgresql+asyncpg://db/x?a=://"),
        ("ENCRYPTION_KEY_FILE", "/run/key", Path("/run/key")),
        ("ADMIN_IDS", "1001", frozenset({1001})),
        ("ADMIN_IDS", " 1001, 1002 1003,\t1004,", frozenset({1001, 1002, 1003, 1004})),
        ("CLINIC_HOURS", "tu 08:00 - 12:00 , 13:00-17:00;", OpeningHours(TUESDAY)),
        ("CLINIC_HOURS", "Tu 13:00-17:00;Tu 08:00-12:00", OpeningHours(TUESDAY)),
        (
            "CLINIC_HOLIDAYS",
            "2030-12-25 2031-01-01",
            frozenset({date(2030, 12, 25), date(2031, 1, 1)}),
        ),
        ("CLINIC_NAME", "x" * 60, "x" * 60),
        ("CLINIC_PHONE", "+1 (555) 555-0100 ext. 2", "+1 (555) 555-0100 ext. 2"),
        ("EMERGENCY_NUMBER", "112", "112"),
        ("CRISIS_LINE_EN", "555-0111", "555-0111"),
        ("CRISIS_LINE_ES", "555-0122", "555-0122"),
        (
            "PRIVACY_URL",
            "https://clinic.example/privacy?x#y",
            "https://clinic.example/privacy?x#y",
        ),
        ("KEEP_DAYS", "60", 60),
        ("KEEP_DAYS", "3650", 3650),
        ("DELETE_DAYS", "1", 1),
        ("DELETE_DAYS", "30", 30),
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("LOG_FORMAT", "JSON", "json"),
        ("RECORD_ONLY", "True", True),
        ("RECORD_ONLY", "false", False),
        ("WEB_ADDRESS", "127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("WEB_ADDRESS", "[::1]:80", ("::1", 80)),
        ("PING_URL", "https://watch.example/a?b=c", "https://watch.example/a?b=c"),
        ("CLINIC_NAME", "  Example Clinic ", "Example Clinic"),
    ],
)
def test_each_variable_is_read(
    environment: pytest.MonkeyPatch, variable: str, text: str, value: object
) -> None:
    environment.setenv(variable, text)

    assert getattr(read_settings(env_file=None), variable.lower()) == value


@pytest.mark.parametrize("blank", ["", "  "])
def test_an_empty_variable_is_an_unset_one(environment: pytest.MonkeyPatch, blank: str) -> None:
    environment.setenv("KEEP_DAYS", blank)
    environment.setenv("DATABASE_URL_FILE", blank)

    assert read_settings(env_file=None).keep_days == 365


def test_the_environment_wins_over_the_file(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("KEEP_DAYS=80\nDELETE_DAYS=3\nUNRELATED=1\nLOG_LEVEL=\n")
    environment.setenv("KEEP_DAYS", "90")
    environment.setenv("DELETE_DAYS", "")

    settings = read_settings(env_file=env_file)

    assert (settings.keep_days, settings.delete_days, settings.log_level) == (90, 3, "INFO")


def test_the_file_env_is_read_when_no_other_is_named(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("KEEP_DAYS=80\n")
    environment.chdir(tmp_path)

    assert read_settings().keep_days == 80
    assert read_settings(env_file=None).keep_days == 365


def test_the_file_env_may_be_missing(tmp_path: Path) -> None:
    assert read_settings(env_file=tmp_path / "missing").keep_days == 365


def test_a_token_is_not_always_needed(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("TELEGRAM_BOT_TOKEN")

    assert read_settings(need_token=False, env_file=None).telegram_bot_token is None


def test_own_values_never_look_at_the_environment(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("KEEP_DAYS", "90")

    settings = Settings(
        clinic_name="Demo",
        clinic_phone="555-0100",
        clinic_time_zone="UTC",
        clinic_holidays=frozenset({date(2030, 12, 25)}),
        admin_ids=frozenset({1001}),
    )

    assert settings.keep_days == 365
    assert settings.clinic_holidays == {date(2030, 12, 25)}
    assert settings.admin_ids == {1001}
    assert settings.telegram_bot_token is None


def test_each_language_has_its_crisis_line(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("CRISIS_LINE_ES", "555-0199")

    assert read_settings(env_file=None).crisis_lines == {"en": "988", "es": "555-0199"}


def test_settings_cannot_be_changed() -> None:
    settings = read_settings(env_file=None)

    with pytest.raises(FrozenInstanceError):
        settings.keep_days = 1  # type: ignore[misc]
