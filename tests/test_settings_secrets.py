"""Secrets come from files too, and never show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import VARIABLES, SettingsError, read_settings

NEEDED = {
    "CLINIC_NAME": "Example Spine Clinic",
    "CLINIC_PHONE": "555-0100",
    "CLINIC_TIME_ZONE": "America/Chicago",
}
EXAMPLE = Path(__file__).parent.parent / ".env.example"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment with a clinic and no secrets."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    return tmp_path / "secret"


def test_the_token_may_stand_in_a_file(environment: pytest.MonkeyPatch, secret_file: Path) -> None:
    secret_file.write_text("1001:from-file\n")
    environment.setenv("TELEGRAM_BOT_TOKEN_FILE", str(secret_file))

    assert read_settings(env_file=None).telegram_bot_token == "1001:from-file"


def test_the_database_may_stand_in_a_file_named_by_the_file_env(
    tmp_path: Path, secret_file: Path
) -> None:
    secret_file.write_text("postgres://db/x\n")
    env_file = tmp_path / ".env"
    env_file.write_text(f"DATABASE_URL_FILE={secret_file}\nTELEGRAM_BOT_TOKEN=1001:t\n")

    assert read_settings(env_file=env_file).database_url == "postgresql+asyncpg://db/x"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "cannot be read"), (b"\xff", "cannot be read"), (b" \n", "is empty")],
)
@pytest.mark.parametrize(
    ("variable", "form"),
    [
        ("TELEGRAM_BOT_TOKEN_FILE", "a file with only the token"),
        ("DATABASE_URL_FILE", "a file with only the address"),
    ],
)
def test_a_secret_that_cannot_be_read_is_named(
    environment: pytest.MonkeyPatch,
    secret_file: Path,
    content: bytes | None,
    reason: str,
    variable: str,
    form: str,
) -> None:
    if content is not None:
        secret_file.write_bytes(content)
    environment.setenv(variable, str(secret_file))

    with pytest.raises(SettingsError) as refusal:
        read_settings(need_token=variable.startswith("TELEGRAM"), env_file=None)

    assert refusal.value.problems == (f"{variable}: {reason}; it must be {form}",)


def test_a_secret_in_two_places_is_refused(
    environment: pytest.MonkeyPatch, secret_file: Path
) -> None:
    secret_file.write_text("1001:from-file")
    environment.setenv("TELEGRAM_BOT_TOKEN", "1001:direct")
    environment.setenv("TELEGRAM_BOT_TOKEN_FILE", str(secret_file))

    with pytest.raises(SettingsError, match=r"^TELEGRAM_BOT_TOKEN_FILE: is set, and so is TELEG"):
        read_settings(env_file=None)


def test_two_problems_with_secret_files_are_both_named(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", "1001:direct")
    environment.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "missing"))
    environment.setenv("DATABASE_URL_FILE", str(tmp_path / "missing"))

    with pytest.raises(SettingsError) as refusal:
        read_settings(env_file=None)

    assert refusal.value.problems == (
        "TELEGRAM_BOT_TOKEN_FILE: is set, and so is TELEGRAM_BOT_TOKEN; "
        "it must be a file with only the token",
        "DATABASE_URL_FILE: cannot be read; it must be a file with only the address",
    )


def test_both_secrets_may_stand_in_files(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, secret in (("token", "1001:a"), ("address", "sqlite:///x.db")):
        (tmp_path / name).write_text(secret)
    environment.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))
    environment.setenv("DATABASE_URL_FILE", str(tmp_path / "address"))

    settings = read_settings(env_file=None)

    assert settings.telegram_bot_token is not None
    assert settings.database_url == "sqlite+inline:///x.db"


def test_no_secret_shows_in_the_settings(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", "1001:canary")
    environment.setenv("DATABASE_URL", "postgresql://user:canary@host/name")

    settings = read_settings(env_file=None)

    assert "canary" in settings.database_url
    assert "canary" not in f"{settings!r} {settings}"


def test_the_example_names_every_variable_once_and_no_other() -> None:
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(), re.MULTILINE)

    assert sorted(named) == sorted(VARIABLES)


def test_the_example_holds_the_defaults(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", "1001:t")

    assert read_settings(env_file=EXAMPLE) == read_settings(env_file=None)
    for name in NEEDED:
        environment.delenv(name)
    with pytest.raises(SettingsError) as refusal:
        read_settings(env_file=EXAMPLE)
    assert [line.partition(":")[0] for line in refusal.value.problems] == list(NEEDED)
