"""What a language lacks is English, text by text and label by label; nothing raises."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from bot.texts.catalogue import Texts, languages_in, load_texts, read_texts
from tests.texts.french import FRENCH

POLISH = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\n"

msgid "age_minutes"
msgid_plural "age_minutes"
msgstr[0] "{count} minuta"
msgstr[1] "{count} minuty"
msgstr[2] "{count} minut"
"""


@pytest.fixture(name="folder")
def folder_of_three_languages(tmp_path: Path) -> Path:
    for name in ("en.po", "es.po"):
        tmp_path.joinpath(name).write_bytes(files("bot.texts").joinpath(name).read_bytes())
    tmp_path.joinpath("fr.po").write_text(FRENCH, encoding="utf-8")
    return tmp_path


@pytest.fixture(name="texts")
def texts_of_three_languages(folder: Path) -> Texts:
    return read_texts(folder)


def test_each_file_is_a_language_and_english_comes_first(folder: Path) -> None:
    folder.joinpath("de.po").touch()
    folder.joinpath("notes.txt").touch()

    assert languages_in(folder) == ("en", "de", "es", "fr")


@pytest.mark.parametrize("language", ["fr", "fr-CA"])
def test_a_text_that_the_file_has_is_said(texts: Texts, language: str) -> None:
    assert texts.say("saved_answer", language, score=4) == "Noté : douleur 4 sur 10."


@pytest.mark.parametrize("key", ["not_allowed", "menu_stop", "private_only"])
def test_a_text_that_the_file_lacks_is_the_english_one(texts: Texts, key: str) -> None:
    assert texts.say(key, "fr", bot="bot") == texts.say(key, "en", bot="bot")


def test_a_text_left_empty_or_fuzzy_is_the_english_one(texts: Texts) -> None:
    assert texts.say("verify_again", "fr", tries=1).endswith("1 try left.")
    assert texts.say("help_line_visit", "fr") == "/visit ask for a visit"


def test_a_label_that_the_file_lacks_is_the_english_one(texts: Texts) -> None:
    assert [label for _, label in texts.buttons("visit_confirm", "fr")] == ["Oui", "No"]
    assert texts.say("visit_confirm", "fr") == "Voulez-vous un rendez-vous ?"


def test_a_label_may_be_there_before_its_text(texts: Texts) -> None:
    assert texts.label("schedule_name", "list", "fr") == "Annuler"
    assert texts.say("schedule_name", "fr", least=3, most=40) == texts.say(
        "schedule_name", "en", least=3, most=40
    )


def test_labels_of_one_language_stay_out_of_the_others(texts: Texts) -> None:
    assert texts.buttons("visit_confirm", "en") == load_texts().buttons("visit_confirm", "en")
    assert texts.buttons("visit_confirm", "es") == load_texts().buttons("visit_confirm", "es")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "il y a 0 minute"), (1, "il y a 1 minute"), (2, "il y a 2 minutes")]
)
def test_plurals_follow_the_rule_of_the_file(texts: Texts, count: int, said: str) -> None:
    assert texts.say_many("age_minutes", "fr", count) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 hours ago"), (1, "1 hour ago")])
def test_english_in_place_of_another_language_follows_the_english_rule(
    texts: Texts, count: int, said: str
) -> None:
    assert texts.say_many("age_hours", "fr", count) == said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 minuta"), (3, "3 minuty"), (5, "5 minut"), (22, "22 minuty")]
)
def test_a_language_may_have_three_forms(folder: Path, count: int, said: str) -> None:
    folder.joinpath("pl.po").write_text(POLISH, encoding="utf-8")

    assert read_texts(folder).say_many("age_minutes", "pl", count) == said


def test_a_file_without_a_rule_takes_the_one_of_its_language(folder: Path) -> None:
    bare = "\n".join(line for line in FRENCH.splitlines() if "Plural-Forms" not in line)
    folder.joinpath("fr.po").write_text(bare, encoding="utf-8")

    assert read_texts(folder).say_many("age_minutes", "fr", 0) == "il y a 0 minute"


@pytest.mark.parametrize("language", ["en", "es", "xx"])
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("choose_language", "Hello. Which language do you want? / Hola. ¿Qué idioma quiere?"),
        ("choose_language_again", "Which language do you want? / ¿Qué idioma quiere?"),
    ],
)
def test_of_two_languages_each_has_its_line_and_button(
    folder: Path, key: str, said: str, language: str
) -> None:
    folder.joinpath("fr.po").unlink()
    texts = read_texts(folder)

    assert texts.say(key, language) == said
    assert texts.buttons(key, language) == [("lang_en", "English"), ("lang_es", "Español")]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_everyone_is_asked_for_the_language_in_all_of_them(texts: Texts, language: str) -> None:
    assert texts.say("choose_language", language) == (
        "Hello. Which language do you want? / Hola. ¿Qué idioma quiere? / "
        "Bonjour. Quelle langue voulez-vous ?"
    )
    assert texts.buttons("choose_language", language) == [
        ("lang_en", "English"),
        ("lang_es", "Español"),
        ("lang_fr", "Français"),
    ]


def test_a_language_without_the_question_has_its_button_all_the_same(texts: Texts) -> None:
    assert texts.say("choose_language_again", "fr") == (
        "Which language do you want? / ¿Qué idioma quiere?"
    )
    assert ("lang_fr", "Français") in texts.buttons("choose_language_again", "en")


def test_every_text_has_just_the_english_buttons(texts: Texts) -> None:
    keys = texts.keys()
    french = {key: [button for button, _ in texts.buttons(key, "fr")] for key in keys}

    assert keys == load_texts().keys()
    assert french == {key: [button for button, _ in texts.buttons(key, "en")] for key in keys}
