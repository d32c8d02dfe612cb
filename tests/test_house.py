"""The house's rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
ALLOWED_AT_THE_TOP: Final = {
    ".ci", ".env.example", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "Makefile",
    "README.md", "bot", "deploy", "docs", "jobs", "migrations", "pyproject.toml",
    "requirements-dev.lock", "requirements-sandbox.lock", "requirements-tools.lock",
    "requirements.lock", "tests",
}  # fmt: skip
# The brackets keep this file from finding itself.
MACHINE_PATH: Final = re.compile(r"(^|[^\w.])/(home|mnt|r[o]ot|Users|w[o]rk)/[\w.]")
REGISTRY: Final = re.compile(
    r"p[y]pi\.org|pythonh[o]sted|np[m]js\.|deb\.deb[i]an"
    r"|index-[u]rl[ =]+\w+:|find-l[i]nks[ =]+\S*/"
)
LONGEST_FUNCTION: Final = 40
LONGEST_MODULE: Final = 250


def _kept_files() -> list[Path]:
    """What is in the repository or would be after `git add`."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for name in ALLOWED_AT_THE_TOP for path in _below(ROOT / name)]
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def _below(path: Path) -> list[Path]:
    found = path.rglob("*") if path.is_dir() else [path]
    return [file for file in found if file.is_file() and "__pycache__" not in file.parts]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


KEPT: Final = _kept_files()
MODULES: Final = [path for path in KEPT if path.suffix == ".py"]
CODE: Final = [path for path in MODULES if path.relative_to(ROOT).parts[0] in {"bot", "jobs"}]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines_matching(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{_name(path)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(_text(path).splitlines(), 1)
        if pattern.search(line)
    ]


def _own_lines(node: ast.AST) -> set[int]:
    """The lines that hold code: no blank line, comment or docstring."""
    return {
        line
        for part in ast.walk(node)
        if isinstance(part, ast.expr | ast.stmt) and not _is_docstring(part)
        for line in (part.lineno, part.end_lineno or part.lineno)
    }


def _is_docstring(part: ast.AST) -> bool:
    value = part.value if isinstance(part, ast.Expr) else part
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def test_the_top_level_holds_only_what_the_design_names() -> None:
    assert {_name(path).split("/")[0] for path in KEPT} <= ALLOWED_AT_THE_TOP


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, REGISTRY], ids=["machine paths", "registry hosts"]
)
def test_no_file_names_one_machine(pattern: re.Pattern[str]) -> None:
    assert _lines_matching(pattern, KEPT) == []


def test_every_module_says_what_it_owns() -> None:
    sources = {_name(path): _text(path) for path in MODULES}
    filled = {name: ast.parse(source) for name, source in sources.items() if source.strip()}

    assert [name for name, tree in filled.items() if not ast.get_docstring(tree)] == []


def test_modules_are_short_enough_to_read() -> None:
    sizes = {_name(path): len(_own_lines(ast.parse(_text(path)))) for path in CODE}

    assert {name: size for name, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_functions_fit_on_one_screen() -> None:
    sizes = {
        f"{_name(path)}:{node.lineno} {node.name}": len(_own_lines(node))
        for path in CODE
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize(
    ("what", "pattern", "allowed"),
    [
        ("the environment", r"os\.(environ|getenv)", {"bot/settings.py"}),
        ("the clock", r"datetime\.(now|utcnow|today)\(", {"bot/app.py"}),
    ],
)
def test_only_one_module_reads(what: str, pattern: str, allowed: set[str]) -> None:
    others = [path for path in CODE if _name(path) not in allowed]

    assert _lines_matching(re.compile(pattern), others) == [], f"{what} is read elsewhere"


def test_services_know_only_the_session_types_of_sql() -> None:
    services = [path for path in CODE if _name(path).startswith("bot/services/")]
    other = re.compile(r"^\s*(import|from) sqlalchemy(?!\.ext\.asyncio import AsyncSession$)")

    assert _lines_matching(other, services) == []


def test_what_counts_leave_out_is_said_once() -> None:
    storage = [path for path in CODE if _name(path).startswith("bot/storage/")]
    others = [path for path in storage if _name(path) != "bot/storage/tables/people.py"]

    assert _lines_matching(re.compile("is_test"), others) == [], "ask counted() for it"


def test_nobody_is_sent_to_the_index_for_aftercare() -> None:
    # Whoever owns the name there, it is not this project.
    install = re.compile(r"inst[a]ll\s+['\"]?aftercare\b")

    assert _lines_matching(install, KEPT) == []


@pytest.mark.parametrize("lock", sorted(ROOT.glob("*.lock")), ids=_name)
def test_every_locked_package_carries_a_hash(lock: Path) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", _text(lock), flags=re.MULTILINE)[1:]

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_newest_change_is_the_version_that_is_built() -> None:
    project = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"]
    headings = re.findall(r"^## (\S+)", _text(ROOT / "CHANGELOG.md"), re.MULTILINE)

    assert headings[0] == project["version"]


def test_the_docs_name_files_that_exist() -> None:
    named = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|po))`|`(test_\w+\.py)`")
    known = {_name(path) for path in KEPT}
    missing = {
        (page.name, match[1] or match[2])
        for page in (ROOT / "docs").glob("*.md")
        for match in named.finditer(_text(page))
        # XX stands for a language.
        if "XX." not in match[0]
        and not any(f"/{name}".endswith(f"/{match[1] or match[2]}") for name in known)
    }

    assert missing == set()
