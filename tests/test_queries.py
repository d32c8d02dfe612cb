"""Every query of the storage serves the bot: what only its tests or the sandbox ask is theirs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
STORAGE: Final = sorted((ROOT / "bot" / "storage").glob("*.py"))
USERS: Final = [
    path
    for folder in ("bot", "jobs", "migrations")
    for path in (ROOT / folder).rglob("*.py")
    if ROOT / "bot" / "sandbox" not in path.parents
]
_FUNCTION: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _public(body: list[ast.stmt]) -> list[str]:
    return [
        each.name for each in body if isinstance(each, _FUNCTION) and not each.name.startswith("_")
    ]


def _used(tree: ast.Module) -> Iterator[str]:
    """`module.name` for all that a module takes from the storage, under whatever name."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = {
        alias.asname or alias.name: alias.name
        for node in imports
        if node.module == "bot.storage"
        for alias in node.names
    }
    for node in imports:
        parent, _, module = str(node.module).rpartition(".")
        if parent == "bot.storage":
            yield from (f"{module}.{alias.name}" for alias in node.names)
    read = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    named = [(modules.get(ast.unparse(node.value)), node.attr) for node in read]
    yield from (f"{module}.{name}" for module, name in named if module)


USED: Final = {name for path in USERS for name in _used(_tree(path))}
# Whoever they are called on: a type is not looked for.
CALLED: Final = {
    node.attr
    for path in USERS
    for node in ast.walk(_tree(path))
    if isinstance(node, ast.Attribute)
}


@pytest.mark.parametrize("path", STORAGE, ids=[path.stem for path in STORAGE])
def test_the_bot_asks_each_query(path: Path) -> None:
    body = _tree(path).body
    classes = [each for each in body if isinstance(each, ast.ClassDef)]
    methods = {
        name
        for each in classes
        # SQLAlchemy calls those of a type of column and of a dialect.
        if not any(base in ast.unparse(each) for base in ("TypeDecorator", "SQLiteDialect"))
        for name in _public(each.body)
    }

    assert [name for name in _public(body) if f"{path.stem}.{name}" not in USED] == []
    assert methods <= CALLED
