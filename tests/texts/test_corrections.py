"""The catalogue follows the protocol, the clock and the outbox, whatever a clinic sets."""

from __future__ import annotations

import re

import pytest

from bot.texts.catalogue import LANGUAGES, load_texts
from bot.words.offsets import read_offsets
from tests.texts.entries import PLACEHOLDER, entries

A_DAY_OR_NUMBER_OF_THE_PROTOCOL = re.compile(
    r"\bday \d|\bdía \d|\bone[- ]week|\b1[- ]week|\b1 semana|\ba la semana\b|after a week"
    r"|después de una semana|una semana después|\b\d+ (times|veces)\b|last time|última vez el",
    re.IGNORECASE,
)
OF_A_ROLE = ("checkin_", "thanks_", "reminder_", "missed_")
# The bot's own limits, an example for admins, and the names that the placeholders carry.
ALLOWED = ("checkin_name_", "schedule_", "reason_locked_birth_year")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_a_day_or_number_that_a_protocol_can_change(language: str) -> None:
    said = [
        (key, match[0])
        for key, entry in entries(language).items()
        for match in A_DAY_OR_NUMBER_OF_THE_PROTOCOL.finditer("\n".join(entry.forms))
        if not key.startswith(ALLOWED)
    ]

    assert said == []


def test_texts_of_check_ins_are_named_by_their_role() -> None:
    keys = {key for key in entries("en") if key.startswith(OF_A_ROLE)}

    assert {"checkin_first", "checkin_next", "checkin_last", "missed_last", "reminder_1"} <= keys
    assert {"reminder_last", "thanks_none_first", "thanks_none_next"} <= keys
    assert not [key for key in keys if re.search(r"_d\d|_week$|_2$", key)]


@pytest.mark.parametrize("level", ["good", "partial", "none", "wore_off", "worse"])
def test_each_last_level_has_its_reply(level: str) -> None:
    assert f"thanks_{level}_last" in entries("en")


@pytest.mark.parametrize("level", ["good", "partial", "worse"])
def test_each_early_level_has_its_reply(level: str) -> None:
    assert f"thanks_{level}_early" in entries("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_consent_tells_how_often_and_when_from_the_protocol(language: str) -> None:
    told = entries(language)["welcome_consent_1"].placeholders

    assert {"checkin_count", "checkin_days"} <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_replies_name_the_last_check_in_by_its_placeholder(language: str) -> None:
    keys = ["thanks_partial_last", "thanks_none_last", "reminder_last"]

    assert all("last_checkin" in entries(language)[key].placeholders for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_settings_speak_of_the_chosen_time_of_day(language: str) -> None:
    keys = [key for key, e in entries(language).items() if "send_time" in e.placeholders]

    assert keys == ["settings"]


@pytest.mark.parametrize("key", ["thanks_none_last", "thanks_wore_off_last"])
def test_a_text_that_the_alternatives_follow_does_not_ask_for_a_visit(key: str) -> None:
    assert [button for button, _ in entries("en")[key].buttons] == ["why"]


def test_the_alternatives_ask_for_a_visit() -> None:
    assert "visit" in dict(entries("en")["alternatives"].buttons)


def test_the_first_page_of_consent_has_a_way_on() -> None:
    assert load_texts().buttons("welcome_consent_1", "en") == [("next", "Next")]
    assert load_texts().buttons("welcome_consent_1", "es") == [("next", "Seguir")]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("birth year", "language", "notes")), ("es", ("nacimiento", "idioma", "notas"))],
)
def test_consent_lists_all_that_is_kept(language: str, words: tuple[str, ...]) -> None:
    said = entries(language)["welcome_consent_2"].forms[1]

    assert all(word in said for word in words)


def test_the_first_reminder_reads_right_whether_or_not_the_check_in_arrived() -> None:
    """And whether nothing was answered, or a part of it."""
    said = load_texts().say("reminder_1", "en", checkin_name="day 1")

    assert said == (
        "Your day 1 check-in is still open: we do not have all your answers yet. It is short. "
        "Tap below to start."
    )


@pytest.mark.parametrize(
    ("language", "never"), [("en", "write to you again"), ("es", "no le escribirá")]
)
def test_the_closing_text_does_not_rule_out_a_word_about_a_visit(
    language: str, never: str
) -> None:
    assert never not in entries(language)["followup_closed"].forms[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_check_ins_can_be_typed_as_it_stands(language: str) -> None:
    example = load_texts().say("schedule_ask", language).rpartition(": ")[2]

    assert read_offsets(example) == read_offsets("1d 2d 1w")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_alert_claims_that_the_patient_was_told_what_is_still_queued(language: str) -> None:
    claims = re.compile(r"was told|was given|\bsent\b|se le dijo|se le dieron|se enviaron|Told to")
    staff = [entry for key, entry in entries(language).items() if key.startswith("staff_")]
    said = {entry.key: PLACEHOLDER.sub("", entry.forms[0]) for entry in staff}

    assert [key for key, words in said.items() if claims.search(words)] == []


@pytest.mark.parametrize(
    ("tries", "language", "end"),
    [
        (2, "en", "2 tries left."),
        (1, "en", "1 try left."),
        (2, "es", "Le quedan 2 intentos."),
        (1, "es", "Le queda 1 intento."),
    ],
)
def test_a_wrong_birth_year_says_how_many_tries_are_left(
    tries: int, language: str, end: str
) -> None:
    assert load_texts().say("verify_again", language, tries=tries).endswith(end)
