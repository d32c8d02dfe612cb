"""What is under way to a chat, and when it is free again, is kept in memory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Take away what nobody asks for any more."""
    op.drop_index(op.f("ix_outbox_in_flight"), "outbox")
    op.drop_column("chats", "free_at")


def downgrade() -> None:
    """Let a bot of before keep it there; it finds every chat free."""
    op.add_column("chats", sa.Column("free_at", sa.DateTime(timezone=True), nullable=True))
    in_flight = sa.text("state IN ('claimed', 'sending')")
    op.create_index(
        op.f("ix_outbox_in_flight"),
        "outbox",
        ["chat_id"],
        sqlite_where=in_flight,
        postgresql_where=in_flight,
    )
