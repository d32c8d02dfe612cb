"""What no text may say: promises, verdicts, names, gendered or familiar words, decoration."""

from __future__ import annotations

import re
import unicodedata

import pytest

from bot.texts.catalogue import LANGUAGES
from tests.texts.entries import JUDGED, Entry, entries

FORBIDDEN = {
    "en": r"\bbest\b|injection failed|\bit will work|\bguarantee|\bcure|\bdon't worry|you are fine"
    r"|\bfree of charge\b|\$|\bradiofrequency\b",
    "es": r"\bmejor opción\b|\bla mejor\b|la inyección (falló|no funcionó)|\b(va a|le) funcionar"
    r"|\bgarantiza|\bcura(r|rá)?\b|\bno se preocupe|\bgratis\b",
}
# Words that give the patient a gender, or say "tú" instead of "usted".
GENDERED = {
    "en": r"\b(he|she|his|her|him|sir|madam|mr|mrs|ms)\b",
    "es": r"\b(bienvenid[oa](?<!la bienvenida)|el paciente|al paciente|la paciente|señora?|"
    r"listos?/as?|segur[oa] de que (usted|está)|enferm[oa]\b|preocupad[oa]|cansad[oa])\b",
}
FAMILIAR = r"\b(tú|tu|tus|te|ti|contigo|tienes|puedes|quieres|eres|estás|llama al|toca un)\b"
# Here staff read back what they typed, or the year that opens a rehearsal.
STAFF_ONLY = ("enroll_", "rehearse", "schedule", "report_", "course")
NAMES = r"\{(patient_)?(first_|last_|full_)?name\}|\{birth_year\}|\{diagnosis\}"


def _patient_texts(language: str) -> list[Entry]:
    every = entries(language).values()
    return [each for each in every if each.is_for_patients or each.key.startswith("help_line_")]


def _found(pattern: str, entry: Entry) -> list[str]:
    said = "\n".join((*entry.forms, *(label for _, label in entry.buttons)))
    return [match[0] for match in re.finditer(pattern, said, re.IGNORECASE)]


@pytest.mark.parametrize("language", JUDGED)
def test_no_text_promises_or_judges(language: str) -> None:
    said = {key: _found(FORBIDDEN[language], e) for key, e in entries(language).items()}

    assert {key: words for key, words in said.items() if words} == {}


@pytest.mark.parametrize("language", JUDGED)
def test_no_text_gives_the_patient_a_gender(language: str) -> None:
    said = {entry.key: _found(GENDERED[language], entry) for entry in _patient_texts(language)}

    assert {key: words for key, words in said.items() if words} == {}


def test_spanish_says_usted() -> None:
    said = {key: _found(FAMILIAR, entry) for key, entry in entries("es").items()}

    assert {key: words for key, words in said.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_to_patients_or_groups_carries_a_name_or_birth_year(language: str) -> None:
    texts = [e for e in entries(language).values() if not e.key.startswith(STAFF_ONLY)]

    assert [entry.key for entry in texts if _found(NAMES, entry)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_emoji_is_the_warning_mark(language: str) -> None:
    said = "".join(form for entry in entries(language).values() for form in entry.forms)
    symbols = {mark for mark in said if unicodedata.category(mark) in {"So", "Sk", "Cs"}}

    assert symbols == {"⚠"}


@pytest.mark.parametrize("language", JUDGED)
@pytest.mark.parametrize("key", ["welcome_consent_1", "help", "red_flag", "free_text_urgent"])
def test_who_may_rely_on_the_chat_is_told_that_nobody_watches_it(key: str, language: str) -> None:
    said = {"en": "No one watches", "es": "Nadie "}[language]

    assert said in entries(language)[key].forms[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_learns_nothing_but_priority_and_reference(language: str) -> None:
    told = entries(language)["staff_group_alert"].placeholders

    assert told == {"priority", "patient_ref", "case_url"}
