"""The packages of the services and the sandbox: small, named by a sentence, never a long way."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
SERVICES: Final = ROOT / "bot" / "services"
SANDBOX: Final = ROOT / "bot" / "sandbox"
# A thirteenth module means that one stage has become two.
MOST_MODULES: Final = 12
# From the module that a job or handler calls down to the transaction.
LONGEST_WAY: Final = 13
# The whole sandbox in one module, above its packages.
ABOVE_THE_PACKAGES: Final = {"sandbox.py"}


def _packages(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/__init__.py"))


def _modules(package: Path) -> list[Path]:
    return [path for path in sorted(package.glob("*.py")) if path.name != "__init__.py"]


def _names(paths: Iterable[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


PACKAGES: Final = [*_packages(SERVICES), *_packages(SANDBOX)]


def test_every_service_stands_in_a_package() -> None:
    assert _names(_modules(SERVICES)) == []
    assert {path.name for path in _modules(SANDBOX)} <= ABOVE_THE_PACKAGES


@pytest.mark.parametrize("package", PACKAGES, ids=_names(PACKAGES))
def test_a_package_fits_in_a_head(package: Path) -> None:
    assert 0 < len(_modules(package)) <= MOST_MODULES
    assert [path for path in package.iterdir() if path.is_dir() and path.name[0] != "_"] == []


@pytest.mark.parametrize("package", [SERVICES, *PACKAGES], ids=_names([SERVICES, *PACKAGES]))
def test_a_package_is_a_sentence_and_nothing_else(package: Path) -> None:
    (sentence,) = ast.parse((package / "__init__.py").read_text(encoding="utf-8")).body

    assert isinstance(sentence, ast.Expr)
    assert str(ast.literal_eval(sentence.value)).endswith(".")


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


MODULES: Final = {_module_name(path): path for path in SERVICES.glob("*/*.py")}


def _imports(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (each for each in (str(node.module), *named) if each in MODULES)


@cache
def _way_down(name: str) -> tuple[str, ...]:
    """The longest chain of imports from this module; a circle would never end."""
    return (name, *max((_way_down(each) for each in _imports(name)), key=len, default=()))


def test_no_way_through_the_services_is_long() -> None:
    longest = max(map(_way_down, MODULES), key=len)

    assert len(longest) <= LONGEST_WAY, " > ".join(longest)


# Who asks when the clock looks at a check-in again writes them all, or none.
STATE_COLUMNS: Final = {
    "answered_at", "closes_at", "due_at", "ended_at", "look_at", "opened_at", "reason",
    "remind_at", "reminders_sent", "reply_at", "sent_at", "state", "uncertain",
}  # fmt: skip
STATE_WRITER: Final = SERVICES / "followup" / "check_in_states.py"


def _assigned(node: ast.AST) -> Iterator[ast.expr]:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        targets = [node.target]
    for target in targets:
        yield from target.elts if isinstance(target, ast.Tuple) else [target]


def _writes_state(node: ast.AST) -> Iterator[ast.AST]:
    """Assignments to a check-in's columns, rows that are made with them, and `setattr`."""
    for target in _assigned(node):
        if isinstance(target, ast.Attribute) and target.attr in STATE_COLUMNS:
            # A patient, an episode and a message have a state of their own.
            owner = ast.unparse(target.value).rpartition(".")[2]
            yield from () if owner in {"patient", "episode", "row"} else (node,)
    name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    if name in {"CheckIn", "setattr"}:
        yield node


def test_a_check_in_has_one_writer() -> None:
    others = [path for path in SERVICES.glob("*/*.py") if path != STATE_WRITER]
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{part.lineno}"
        for path in others
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for part in _writes_state(node)
        if isinstance(part, ast.stmt | ast.expr)
    }

    assert found == set()
