"""The worklist's index holds all of its order: of alerts raised together none is sorted."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"

_NAME: Final = "ix_alerts_worklist"
_ORDER: Final = ("section", "priority", "rank", "raised_at")
_OPEN: Final = sa.text("closed_at IS NULL")


def _index(*columns: str) -> None:
    op.drop_index(op.f(_NAME), "alerts")
    op.create_index(op.f(_NAME), "alerts", columns, sqlite_where=_OPEN, postgresql_where=_OPEN)


def upgrade() -> None:
    """The id too, by which it ends."""
    _index(*_ORDER, "id")


def downgrade() -> None:
    """As far as the time."""
    _index(*_ORDER)
