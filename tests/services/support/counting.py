"""What a use case costs a database, in statements and transactions: no clock, so no machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from bot.storage.database import Database


@dataclass(slots=True)
class Cost:
    """Statements that were executed, and transactions that were committed or only read."""

    statements: int = 0
    commits: int = 0
    reads: int = 0

    @property
    def transactions(self) -> int:
        """Both."""
        return self.commits + self.reads


@contextmanager
def counted_cost(database: Database) -> Iterator[Cost]:
    """Count what passes the engine meanwhile; beginning a transaction is no statement."""
    cost, engine = Cost(), database.engine.sync_engine

    def on_statement(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            cost.statements += 1

    def on_commit(_connection: Any) -> None:
        cost.commits += 1

    def on_rollback(_connection: Any) -> None:
        cost.reads += 1

    listeners: dict[str, Callable[..., Any]] = {
        "before_cursor_execute": on_statement,
        "commit": on_commit,
        "rollback": on_rollback,
    }
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
    try:
        yield cost
    finally:
        for name, listener in listeners.items():
            event.remove(engine, name, listener)
