"""Reports read follow-ups in the order of their injections."""

from __future__ import annotations

from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    """Find the follow-ups of a month, and go on where a slice ended."""
    op.create_index(op.f("ix_episodes_injected"), "episodes", ["injected_at", "id"])


def downgrade() -> None:
    """A bot of before does not need it."""
    op.drop_index(op.f("ix_episodes_injected"), "episodes")
