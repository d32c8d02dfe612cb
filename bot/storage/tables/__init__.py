"""The schema, a module for each group of nouns."""

from __future__ import annotations

# All of it, since a foreign key names a table of another module.
from bot.storage.tables import chosen, followups, mail, people, staff, system
from bot.storage.tables.columns import Table

__all__ = ["Table", "chosen", "followups", "mail", "people", "staff", "system"]
