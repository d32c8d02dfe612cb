"""Who is on duty, what a group's pinned message shows, and alerts that were taken and left."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0017"

_AT: Final = sa.DateTime(timezone=True)
_NEW: Final = {
    "staff": (("duty_until", _AT), ("second_at", _AT)),
    "staff_groups": (
        ("board_row", sa.BigInteger()),
        ("board", sa.BigInteger()),
        ("board_text", sa.String()),
        ("unpinned_at", _AT),
    ),
    "alerts": (("left_at", _AT),),
}


def upgrade() -> None:
    """Nobody is on duty, so that all are; no group has such a message yet."""
    for table, columns in _NEW.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    """All hear of everything again."""
    for table, columns in _NEW.items():
        with op.batch_alter_table(table) as changed:
            for name, _ in columns:
                changed.drop_column(name)
