"""A third language is one .po file: no code names a language, and dates come from its locale."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bot.texts.catalogue import LANGUAGES
from tests.texts.french import FRENCH

ROOT: Final = Path(__file__).parents[2]
# What a reader may see of the locale, and of what the file lacks.
SAID: Final = """
import json
from datetime import datetime
from bot.texts import dates
from bot.texts.catalogue import LANGUAGES, known_language, language_name, load_texts

at = datetime(2026, 5, 5, 18, 5)
week = tuple((day, 480, 1020) for day in range(5))
print(json.dumps([
    LANGUAGES,
    known_language("fr-CA"),
    language_name("fr", "es"),
    dates.languages("en"),
    dates.languages("es"),
    dates.languages("fr"),
    dates.day_and_time(at, "fr"),
    dates.short_day_and_time(at, "fr"),
    dates.opening_hours(week, "fr"),
    dates.join(["a", "b", "c"], "fr"),
    [dates.span(1, "days", "fr"), dates.span(2, "weeks", "fr")],
    dates.checkin_name(1, "weeks", "fr"),
    load_texts().say("not_allowed", "fr"),
]))
"""


@pytest.fixture(name="folder")
def folder_of_english_and_spanish(tmp_path: Path) -> Path:
    folder = tmp_path / "bot" / "texts"
    folder.mkdir(parents=True)
    for path in (ROOT / "bot" / "texts").glob("*.py"):
        shutil.copy(path, folder)
    for name in ("en.po", "es.po"):
        shutil.copy(ROOT / "bot" / "texts" / name, folder)
    return folder


def _said(folder: Path) -> object:
    run = subprocess.run(
        [sys.executable, "-c", SAID],
        cwd=folder.parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(run.stdout)


def test_without_its_file_a_language_is_english(folder: Path) -> None:
    assert _said(folder) == [
        ["en", "es"],
        "en",
        "inglés",
        "English or Spanish",
        "inglés o español",
        "English or Spanish",
        "Tuesday, May 5, 6:05 PM",
        "Tue, May 5, 6:05 PM",
        "Mon to Fri, 8:00 AM to 5:00 PM",
        "a, b and c",
        ["1 day", "2 weeks"],
        "one week",
        "Your role does not allow this.",
    ]


def test_with_one_more_file_there_is_one_more_language(folder: Path) -> None:
    folder.joinpath("fr.po").write_text(FRENCH, encoding="utf-8")

    assert _said(folder) == [
        ["en", "es", "fr"],
        "fr",
        "francés",
        "English, Spanish or French",
        "inglés, español o francés",
        "anglais, espagnol ou français",
        "mardi 5 mai, 18:05",
        "mar. 5 mai, 18:05",
        "lun. à ven., 08:00 à 17:00",
        "a, b et c",
        ["1 jour", "2 semaines"],
        "one week",
        "Your role does not allow this.",
    ]


def _keys_and_comparisons(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from (key for key in node.keys if key is not None)
        elif isinstance(node, ast.Compare):
            yield from (node.left, *node.comparators)
        elif isinstance(node, ast.MatchValue):
            yield node.value


def _named_languages(source: str) -> list[str]:
    return [
        f"{part.lineno}: {part.value!r}"
        for found in _keys_and_comparisons(ast.parse(source))
        for part in ast.walk(found)
        if isinstance(part, ast.Constant) and part.value in LANGUAGES
    ]


def test_no_code_tells_languages_apart_by_name() -> None:
    modules = sorted(ROOT.joinpath("bot").rglob("*.py"))
    named = {path.name: _named_languages(path.read_text(encoding="utf-8")) for path in modules}

    assert {name: lines for name, lines in named.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    ['x = {"es": 1}', 'y = 1 if x == "es" else 2', 'x in ("en", "es")', "match x:\n case 'en': 1"],
)
def test_a_language_told_apart_by_name_would_be_found(source: str) -> None:
    assert _named_languages(source)
