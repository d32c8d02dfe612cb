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
LONGEST_WAY: Final = 20
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
