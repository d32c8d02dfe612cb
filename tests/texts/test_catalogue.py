"""Texts are found, counted and filled, and what is wrong is named."""

from __future__ import annotations

import pytest

from bot.texts.catalogue import TextError, known_language, language_name, load_texts

TEXTS = load_texts()


def test_the_files_are_read_once() -> None:
    assert load_texts() is TEXTS


def test_a_text_is_filled_in_the_asked_language() -> None:
    assert TEXTS.say("saved_answer", "es", score=4) == (
        "Guardado: dolor 4 de 10. ¿No es así? Toque Cambiar."
    )


@pytest.mark.parametrize("language", ["xx", "", "en-US", "xx_YY"])
def test_an_unknown_language_reads_english(language: str) -> None:
    assert TEXTS.say("language_changed", language) == "Done. We will write in English."


@pytest.mark.parametrize("language", ["es", "es-MX", "es_US", "ES"])
def test_spanish_of_any_country_reads_spanish(language: str) -> None:
    assert known_language(language) == "es"


@pytest.mark.parametrize("value", ["{score}", "{0}", "{", "}{", "%s", "\\1", "{clinic_phone}"])
def test_braces_in_a_value_stay_as_typed(value: str) -> None:
    said = TEXTS.say("patient_note_line", "en", when="May 5", text=value)

    assert said == f"• May 5: {value}"


def test_values_that_a_text_does_not_use_are_ignored() -> None:
    assert TEXTS.say("what_note", "en", clinic_phone="+1 555 0100") == "note"


def test_a_value_may_be_called_key_or_language_or_self() -> None:
    assert TEXTS.say("what_note", "en", key=1, language=2, self=3) == "note"


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(TextError, match="no text 'no_such_text'"):
        TEXTS.say("no_such_text", "en")


def test_an_unknown_button_is_named() -> None:
    with pytest.raises(TextError, match="no button 'maybe' under the text 'visit_confirm'"):
        TEXTS.label("visit_confirm", "maybe", "en")


def test_a_missing_value_is_named() -> None:
    with pytest.raises(TextError, match=r"'saved_answer' needs a value for \{score\}"):
        TEXTS.say("saved_answer", "en")


def test_a_missing_count_is_named() -> None:
    with pytest.raises(TextError, match=r"'age_minutes' needs a value for \{count\}"):
        TEXTS.say("age_minutes", "en")


def test_a_text_error_is_a_key_error_without_its_quotes() -> None:
    with pytest.raises(KeyError) as caught:
        TEXTS.buttons("nothing", "en")

    assert str(caught.value) == "no text 'nothing'"


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (0, "en", "0 minutes ago"),
        (1, "en", "1 minute ago"),
        (2, "en", "2 minutes ago"),
        (11, "en", "11 minutes ago"),
        (0, "es", "hace 0 minutos"),
        (1, "es", "hace 1 minuto"),
        (1_000_000, "es", "hace 1000000 minutos"),
    ],
)
def test_a_counted_text_takes_the_form_of_its_number(count: int, language: str, said: str) -> None:
    assert TEXTS.say_many("age_minutes", language, count) == said
    assert TEXTS.say("age_minutes", language, count=count) == said


def test_a_text_may_count_another_value_than_count() -> None:
    one = TEXTS.say_many("delete_requested", "en", 1, clinic_phone="+1 555 0100")
    more = TEXTS.say("delete_requested", "en", delete_days=7, clinic_phone="+1 555 0100")

    assert "within 1 day." in one
    assert "within 7 days." in more


def test_buttons_come_in_the_order_of_the_file() -> None:
    assert TEXTS.buttons("ask_change", "en") == [
        ("c2", "Much better"),
        ("c1", "A little better"),
        ("c0", "About the same"),
        ("c-1", "A little worse"),
        ("c-2", "Much worse"),
    ]


@pytest.mark.parametrize(
    ("named", "language", "said"),
    [
        ("en", "en", "English"),
        ("es", "en", "Spanish"),
        ("en", "es", "inglés"),
        ("es", "es", "español"),
    ],
)
def test_the_name_of_a_language(named: str, language: str, said: str) -> None:
    assert language_name(named, language) == said


def test_a_text_without_buttons_has_none() -> None:
    assert TEXTS.buttons("deleted", "es") == []


def test_a_label_is_filled_too() -> None:
    assert TEXTS.label("calls_button", "done", "en", patient_ref="K7") == "Done: K7"


def test_keys_come_in_the_order_of_the_file() -> None:
    assert TEXTS.keys()[:2] == ["start_no_invite", "choose_language"]
