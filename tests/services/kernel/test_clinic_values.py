"""What any text may say about the clinic, in the reader's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.support.bench import make_clinic


@pytest.mark.parametrize(("language", "line"), [("en", "988"), ("es", "555-0199"), ("fr", "988")])
def test_a_language_without_a_crisis_line_names_the_english_one(language: str, line: str) -> None:
    clinic = replace(make_clinic(), crisis_lines={"en": "988", "es": "555-0199"})

    assert clinic.values(language)["crisis_line"] == line
