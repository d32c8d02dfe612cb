"""What may be claimed is found by its time, with its lane beside it in the index."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0026"
down_revision: str | None = "0025"

_NAME: Final = "ix_outbox_claimable"
_PENDING: Final = sa.text("state IN ('queued', 'claimed', 'sending')")


def _index(*columns: str) -> None:
    op.drop_index(op.f(_NAME), "outbox")
    op.create_index(
        op.f(_NAME), "outbox", columns, sqlite_where=_PENDING, postgresql_where=_PENDING
    )


def upgrade() -> None:
    """The lane need not be read from each row."""
    _index("claimable_at", "lane")


def downgrade() -> None:
    """By the time alone."""
    _index("claimable_at")
