"""Every problem of the environment is named, all at once, and no secret with it."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from bot.settings import VARIABLES, SettingsError, misspelt, read_settings

NEEDED = {
    "TELEGRAM_BOT_TOKEN": "1001:test-token",
    "CLINIC_NAME": "Example Spine Clinic",
    "CLINIC_PHONE": "555-0100",
    "CLINIC_TIME_ZONE": "America/Chicago",
}
SECRET = "canary-of-the-suite"
TOKEN = "the token from @BotFather: digits, a colon, letters"
ROOT = "the root of a Bot API server, like https://api.telegram.org"
DATABASE = "sqlite:///data/aftercare.db or postgresql://user:password@host/name"
HOURS = "days and times, like Mo-Th 08:00-17:00; Fr 08:00-12:00"
ZONE = "a name of the IANA list, like America/Chicago"
PLACE = "a host and a port, like 127.0.0.1:8080"
WATCH = "a web address, like https://watch.example/abc"
HOOK = "an https address, like https://bot.clinic.example/telegram"
HOOK_SECRET = "16 to 256 letters, digits, _ and -"
PAGE = "a web address, like https://clinic.example/privacy"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment with what `run` needs and nothing else."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def problems(*, need_token: bool = True, env_file: Path | None = None) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as refusal:
        read_settings(need_token=need_token, env_file=env_file)
    assert str(refusal.value) == "\n".join(refusal.value.problems)
    assert SECRET not in "".join(traceback.format_exception(refusal.value))
    return refusal.value.problems


WRONG = [
    *(
        ("TELEGRAM_BOT_TOKEN", text, "has the wrong form", TOKEN)
        for text in ("x", "1:", "1: a", "a:b")
    ),
    *(
        ("TELEGRAM_API_URL", text, "is not a web address", ROOT)
        for text in (
            "x",
            "ftp://x",
            "https://",
            "https://x:y",
            "https://u@x",
            "https://a b",
            "https://[",
        )
    ),
    ("TELEGRAM_API_URL", "https://x?y", "has a query or a fragment", ROOT),
    ("TELEGRAM_API_URL", "https://x#y", "has a query or a fragment", ROOT),
    *(
        ("DATABASE_URL", text, "is not for a database that Aftercare works with", DATABASE)
        for text in ("x", "sqlite", "sqlite:x.db", "mysql://h/n", "postgresql+psycopg://h/n")
    ),
    *(
        ("DATABASE_URL", text, "names no database", DATABASE)
        for text in ("sqlite://", "sqlite:///", "sqlite://x.db", "sqlite:///?a=b", "postgresql://")
    ),
    *(
        ("ADMIN_IDS", text, "is not valid", "Telegram user ids, like 1001, 1002")
        for text in ("x", "1,x", "0", "-1", "1.5", "1;2")
    ),
    ("CLINIC_NAME", "x" * 61, "is not valid", "a name of 60 characters at most"),
    ("CLINIC_PHONE", "call us", "has the wrong form", "a phone number, like 555-0100"),
    ("CLINIC_PHONE", "55", "has the wrong form", "a phone number, like 555-0100"),
    ("CLINIC_PHONE", "5" * 41, "is not valid", "a phone number, like 555-0100"),
    *(
        ("CLINIC_TIME_ZONE", text, "is not a known time zone", ZONE)
        for text in ("Chicago", "America", "../etc", "/etc/passwd", "a\u00e9")
    ),
    *(
        ("CLINIC_HOURS", text, "has the wrong form", HOURS)
        for text in ("always", "Mo", "Mo 8-17", "Mo 08:00-17:00 Tu 08:00-17:00", "Mo 08:00-25:00")
    ),
    *(
        ("CLINIC_HOURS", text, reason, HOURS)
        for text, reason in (
            (";", "the clinic must be open at least once a week"),
            ("Mo 17:00-08:00", "the clinic must close after it opens, and by 24:00"),
            ("Mo-Fr 08:00-17:00; Fr 08:00-12:00", "two opening times overlap on Fr"),
        )
    ),
    *(
        (
            "CLINIC_HOLIDAYS",
            text,
            "holds something that is no date",
            "dates, like 2030-12-25, 2031-01-01",
        )
        for text in ("soon", "0", "2030", "12/25/2030", "2030-02-30")
    ),
    ("EMERGENCY_NUMBER", "now", "has the wrong form", "a phone number, like 911"),
    ("CRISIS_LINE_EN", "now", "has the wrong form", "a phone number, like 988"),
    ("CRISIS_LINE_ES", "now", "has the wrong form", "a phone number, like 988"),
    ("PRIVACY_URL", "clinic.example", "is not a web address", PAGE),
    ("PRIVACY_URL", "https://clinic.example/" + "x" * 200, "is not valid", PAGE),
    *(
        ("KEEP_DAYS", text, "is not valid", "whole days, 60 to 3650")
        for text in ("0", "59", "3651", "x", "60.5")
    ),
    *(("DELETE_DAYS", text, "is not valid", "whole days, 1 to 30") for text in ("0", "31", "x")),
    ("LOG_LEVEL", "loud", "is not valid", "DEBUG, INFO, WARNING, ERROR or CRITICAL"),
    ("LOG_FORMAT", "xml", "is not valid", "text or json"),
    *(("RECORD_ONLY", text, "is not valid", "true or false") for text in ("yes", "1", "on")),
    *(
        ("WEB_ADDRESS", text, "has the wrong form", PLACE)
        for text in ("8080", ":8080", "x:", "x:0", "x:65536", "http://x:80", "a b:80")
    ),
    ("PING_URL", "watch.example", "is not a web address", WATCH),
]


@pytest.mark.parametrize(("variable", "text", "reason", "form"), WRONG)
def test_a_wrong_value_is_named_with_its_form(
    environment: pytest.MonkeyPatch, variable: str, text: str, reason: str, form: str
) -> None:
    environment.setenv(variable, text)

    assert problems() == (f"{variable}: {reason}; it must be {form}",)


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        (
            {"WEBHOOK_URL": "https://bot.example/t"},
            (
                f"WEB_ADDRESS: is not set, but WEBHOOK_URL is; it must be {PLACE}",
                f"WEBHOOK_SECRET: is not set, but WEBHOOK_URL is; it must be {HOOK_SECRET}",
            ),
        ),
        (
            {"WEBHOOK_URL": "http://bot.example/t"} | {"WEB_ADDRESS": "x:1"},
            (
                f"WEBHOOK_URL: is not an https address; it must be {HOOK}",
                f"WEBHOOK_SECRET: is not set, but WEBHOOK_URL is; it must be {HOOK_SECRET}",
            ),
        ),
        (
            {"WEBHOOK_URL": "https://x/t", "WEB_ADDRESS": "x:1", "WEBHOOK_SECRET": "short"},
            (f"WEBHOOK_SECRET: has the wrong form; it must be {HOOK_SECRET}",),
        ),
        (
            {"WEBHOOK_URL": "https://x/t", "WEB_ADDRESS": "x:1", "WEBHOOK_SECRET_FILE": "none"},
            ("WEBHOOK_SECRET_FILE: cannot be read; it must be a file with only the secret",),
        ),
    ],
)
def test_a_webhook_needs_an_address_and_a_secret(
    environment: pytest.MonkeyPatch, variables: dict[str, str], told: tuple[str, ...]
) -> None:
    for name, text in variables.items():
        environment.setenv(name, text)

    assert problems() == told


def test_all_problems_are_reported_together(environment: pytest.MonkeyPatch) -> None:
    for name in NEEDED:
        environment.delenv(name)
    environment.setenv("CLINIC_HOURS", "Mo-Fr 17:00-08:00")
    environment.setenv("KEEP_DAYS", "0")
    environment.setenv("DATABASE_URL_FILE", "missing")

    assert problems() == (
        f"TELEGRAM_BOT_TOKEN: is not set; it must be {TOKEN}",
        "CLINIC_NAME: is not set; it must be a name of 60 characters at most",
        "CLINIC_PHONE: is not set; it must be a phone number, like 555-0100",
        f"CLINIC_TIME_ZONE: is not set; it must be {ZONE}",
        f"CLINIC_HOURS: the clinic must close after it opens, and by 24:00; it must be {HOURS}",
        "KEEP_DAYS: is not valid; it must be whole days, 60 to 3650",
        "DATABASE_URL_FILE: cannot be read; it must be a file with only the address",
    )


def test_the_clinic_is_needed_even_where_the_token_is_not(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("TELEGRAM_BOT_TOKEN")
    environment.delenv("CLINIC_PHONE")

    assert problems(need_token=False) == (
        "CLINIC_PHONE: is not set; it must be a phone number, like 555-0100",
    )


def test_a_wrong_token_is_named_even_where_it_is_not_needed(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("TELEGRAM_BOT_TOKEN", SECRET)

    assert problems(need_token=False) == (
        f"TELEGRAM_BOT_TOKEN: has the wrong form; it must be {TOKEN}",
    )


def test_a_secret_in_a_wrong_address_is_not_shown(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DATABASE_URL", f"mysql://user:{SECRET}@host/name")

    assert len(problems()) == 1


def test_a_file_env_that_is_no_text_is_named(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes(b"TELEGRAM_BOT_TOKEN=\xff " + SECRET.encode())

    assert problems(env_file=env_file) == (f"{env_file}: cannot be read; it must be a text file",)


def test_a_name_that_is_almost_a_setting_is_told_without_its_value(
    tmp_path: Path, environment: pytest.MonkeyPatch
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(
        f"RECORD_ONY={SECRET}\nkeep_day=90\nPOSTGRES_PASSWORD={SECRET}\nRECORD_ONLY=true\n"
    )
    environment.setenv("CLINIC_HOLIDAY", SECRET)

    assert misspelt(env_file) == (
        "CLINIC_HOLIDAY: no such setting; did you mean CLINIC_HOLIDAYS?",
        "KEEP_DAY: no such setting; did you mean KEEP_DAYS?",
        "RECORD_ONY: no such setting; did you mean RECORD_ONLY?",
    )
    assert misspelt(tmp_path / "missing") == misspelt(None)


@pytest.mark.parametrize(
    ("phone", "name", "number"),
    [
        ("911", "EMERGENCY_NUMBER", "911"),
        ("+1 (312) 555-0199", "EMERGENCY_NUMBER", "312 555 0199"),
        ("988", "CRISIS_LINE_EN", "988"),
        ("555-0177", "CRISIS_LINE_ES", "5550177"),
    ],
)
def test_the_clinics_phone_is_no_number_for_help(
    environment: pytest.MonkeyPatch, phone: str, name: str, number: str
) -> None:
    environment.setenv("CLINIC_PHONE", phone)
    environment.setenv(name, number)

    assert problems() == (
        f"CLINIC_PHONE: is the number of {name} too, and no call there reaches the clinic; "
        "it must be a phone number, like 555-0100",
    )


def test_a_phone_and_a_number_for_help_that_cannot_be_read_are_named_apart(
    environment: pytest.MonkeyPatch,
) -> None:
    environment.setenv("EMERGENCY_NUMBER", "x")

    assert problems() == (
        "EMERGENCY_NUMBER: has the wrong form; it must be a phone number, like 911",
    )
