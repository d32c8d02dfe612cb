"""Which columns are encrypted, of all tables."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, Table

from bot.storage.database import EncryptedJson, EncryptedText

# A table is known once its module is loaded.
from bot.storage.tables import chosen, columns, followups, mail, people, staff, system  # noqa: F401

_SEALED: Final = (EncryptedText, EncryptedJson)


def sealed_columns() -> dict[Table, list[Column[Any]]]:
    """Each table with encrypted columns, and which they are."""
    found = {
        table: [each for each in table.columns if isinstance(each.type, _SEALED)]
        for table in columns.Table.metadata.sorted_tables
    }
    return {table: sealed for table, sealed in found.items() if sealed}
