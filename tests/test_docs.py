"""What the docs name is there: commands, files, settings, and the tests that guard a hazard."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import click
import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.chat.commands import COMMANDS
from bot.sandbox.play.transcript import Entry, EntryKind
from bot.settings import VARIABLES
from tests.pictures import FOLDER, PICTURES, Picture, draw, entries_of

ROOT: Final = Path(__file__).parent.parent
PAGES: Final = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        ROOT / ".github" / "SECURITY.md",
        *(ROOT / "docs").rglob("*.md"),
        *(path for path in (ROOT / "deploy").iterdir() if path.is_file()),
    ]
)
READERS: Final = ("patient-leaflet.md", "nurse.md", "admin.md", "operating.md", "translating.md")
HAZARDS: Final = ROOT / "docs" / "safety" / "hazard-log.md"
_OPERATING: Final = "tests/storage/test_operating.py::test_"
_BACKUP: Final = f"{_OPERATING}a_backup_of_a_running_bot_has_the_newest_rows_and_goes_back"
# By what a block of commands is known, and the test that runs it.
_RUN_BY: Final = {
    "make demo": "tests/test_wheel.py::test_the_demo_plays_to_its_end",
    "aftercare-*.whl": (
        "tests/test_image.py::test_two_commands_of_the_guide_install_the_wheel_into_a_plain_folder"
    ),
    "backup ../backups": _BACKUP,
    "restore --verify ../backups": _BACKUP,
    "mv data/aftercare.db*": _BACKUP,
    "restore ../backups": _BACKUP,
    "The drill went well": f"{_OPERATING}the_drill_of_the_guide_ends_well",
    "rekey --forget": f"{_OPERATING}all_is_encrypted_anew_and_the_old_key_goes",
}
# Variables of others that the docs name.
_FOREIGN: Final = {
    "CMD", "LC_ALL", "POSTGRES_DB", "POSTGRES_PASSWORD_FILE", "POSTGRES_USER",
    "PYTHONDONTWRITEBYTECODE", "PATH", "KILLS", "ARGS", "ONLY", "PYTHON", "GITHUB_REF_NAME",
    "PIP_DISABLE_PIP_VERSION_CHECK", "PIP_NO_CACHE_DIR",
}  # fmt: skip


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _code(text: str) -> str:
    """What stands in code spans and blocks of a page."""
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])


def blocks(path: Path) -> list[str]:
    """The blocks of commands of a page."""
    return re.findall(r"^ *```sh\n(.*?)^ *```$", _text(path), re.MULTILINE | re.DOTALL)


def _said(path: Path) -> str:
    text = _text(path)
    return _code(text) if path.suffix == ".md" else text


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_each_command_that_is_named_is_one(path: Path) -> None:
    pattern = r"(?<![\w-])aftercare(?:\"?,? +\"?)([a-z][a-z-]+)((?: +(?:--[a-z-]+|[A-Z]+))*)"
    for command, options in re.findall(pattern, _said(path)):
        if path.suffix != ".md" and command not in main.commands:
            # In a file of another tool `aftercare` is also a user and a zone.
            continue
        assert command in main.commands
        known = {name for each in main.commands[command].params for name in each.opts}
        assert {*re.findall(r"--[a-z-]+", options)} <= known | {"--help"}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_each_command_says_what_it_does(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])

    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert isinstance(main.commands[command], click.Command)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_readme_lists_every_command(command: str) -> None:
    assert f"| `aftercare {command}" in _text(ROOT / "README.md")


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_each_target_of_make_that_is_named_is_one(path: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), re.MULTILINE)

    assert {*re.findall(r"\bmake ([a-z]+)\b", _said(path))} <= {*targets}


@pytest.mark.parametrize("path", [page for page in PAGES if page.suffix == ".md"], ids=_name)
def test_each_command_of_the_chat_that_is_named_is_one(path: Path) -> None:
    known = {command.name for command in COMMANDS} | {"cancel"}
    named = re.findall(r"`/([a-z]+)(?: [A-Za-z ]+)?`", _text(path))

    # Pages of the web side begin with a slash, too.
    assert {*named} - known <= {"metrics"}


@pytest.mark.parametrize("block", [each for page in PAGES for each in blocks(page)])
def test_each_block_of_commands_is_run_by_a_test(block: str) -> None:
    (run_by,) = {_RUN_BY[part] for part in _RUN_BY if part in block}
    name, _, test = run_by.partition("::")

    assert test in _tests_of(ROOT / name)
    subprocess.run(["sh", "-n", "-c", block], check=True)


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_each_setting_that_is_named_is_one(path: Path) -> None:
    named = {*re.findall(r"\b([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)\b", _said(path))}

    assert _like_ours(named) <= VARIABLES


def _like_ours(named: set[str]) -> set[str]:
    firsts = {variable.partition("_")[0] for variable in VARIABLES}
    return {each for each in named if each.partition("_")[0] in firsts} - _FOREIGN


@pytest.mark.parametrize("path", [page for page in PAGES if page.suffix == ".md"], ids=_name)
def test_each_link_to_a_file_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(((?!https?:|#)[^)#\s]+)", _text(path))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_each_file_of_deploy_that_is_named_is_there(path: Path) -> None:
    named = {*re.findall(r"(?<![\w/])((?:deploy|docs|\.github)/[\w./-]*\w)", _text(path))}

    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", READERS)
def test_each_reader_has_a_page_of_a_length_that_is_read(name: str) -> None:
    words = _text(ROOT / "docs" / name).split()

    assert 150 < len(words) < (1_600 if name == "operating.md" else 600)


@cache
def _tests_of(path: Path) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    return frozenset(
        node.name
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _hazards() -> dict[str, str]:
    """Each hazard's text, by its id."""
    parts = re.split(r"^## (HZ-\d+)$", _text(HAZARDS), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("hazard", _hazards())
def test_each_hazard_is_guarded_by_tests_that_there_are(hazard: str) -> None:
    text = _hazards()[hazard]
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", text)

    assert named, "a hazard without a test"
    assert [each for each in named if each[1] not in _tests_of(ROOT / each[0])] == []
    for part in ("Causes", "Effect", "Severity", "Design", "Training", "Residual", "Tests"):
        assert f"- {part}" in text


def test_the_hazards_are_listed_in_order_and_none_is_rated_by_us() -> None:
    ids = list(_hazards())

    assert ids == [f"HZ-{number:02}" for number in range(1, len(ids) + 1)]
    assert _text(HAZARDS).count("| to be rated |") == len(ids)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)
def test_each_picture_is_drawn_shown_and_asks_nobody_for_anything(picture: Picture) -> None:
    content = _text(FOLDER / f"{picture.name}.svg")
    hosts = {*re.findall(r"https?:(?://|&#\d+;)+([\w.]+)", content)} - {"www.w3.org", "t.me"}

    assert ElementTree.fromstring(content).tag.endswith("svg")
    assert hosts == set()
    assert any(f"pictures/{picture.name}.svg)" in _text(page) for page in PAGES)


def test_a_picture_shows_the_entries_from_its_words_on() -> None:
    ben = ("Ben's phone",)
    said = [Entry(EntryKind.SAID, text, phones=ben) for text in "abc"]
    other = Entry(EntryKind.SAID, "b", phones=("Ana's phone",))
    picture = Picture("x", ("Ben",), "b", 2)

    assert entries_of(picture, [other, *said, Entry(EntryKind.CLAIM, "b")]) == said[1:]
    assert "Ben&#x27;s&#160;phone" in draw("x", said)


def test_the_readme_says_near_its_top_what_nobody_has_assessed() -> None:
    top = " ".join(_text(ROOT / "README.md").split()[:260])

    assert "**Not assessed.**" in top
    for word in ("FDA", "MDR", "HIPAA", "clinician", "translator"):
        assert word in top
