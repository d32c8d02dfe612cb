"""Whose turn an update is; alerts that cover what comes again; groups that refuse; silence."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0005"

_WAITING: Final = sa.text("state = 'waiting'")
_PLAIN: Final = (
    ("alerts", "renewed_at", sa.DateTime(timezone=True)),
    ("chats", "topic_id", sa.BigInteger()),
    ("patients", "silenced_at", sa.DateTime(timezone=True)),
    ("staff_groups", "refused_at", sa.DateTime(timezone=True)),
    ("staff_groups", "refused_why", sa.String(64)),
)


def upgrade() -> None:
    """Add what the newer bot writes down; updates that wait are handled in their order."""
    for table, name, kind in _PLAIN:
        op.add_column(table, sa.Column(name, kind, nullable=True))
    op.add_column("alerts", sa.Column("times", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("inbox", sa.Column("rank", sa.Integer(), nullable=False, server_default="2"))
    op.drop_index(op.f("ix_inbox_waiting"), "inbox")
    _index("rank", "id")


def downgrade() -> None:
    """Forget it: each update is as urgent as another, and each chat is heard."""
    op.drop_index(op.f("ix_inbox_waiting"), "inbox")
    op.drop_column("inbox", "rank")
    _index("id")
    op.drop_column("alerts", "times")
    for table, name, _ in reversed(_PLAIN):
        op.drop_column(table, name)


def _index(*columns: str) -> None:
    op.create_index(
        op.f("ix_inbox_waiting"),
        "inbox",
        list(columns),
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
