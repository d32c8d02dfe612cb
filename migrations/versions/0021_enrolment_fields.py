"""Who gave an injection, on which side, at which level; and the links that one message shows."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"

COLUMNS: Final = ("clinician", "side", "level")


def upgrade() -> None:
    """Make room; of older injections nothing of it is known."""
    for column in COLUMNS:
        op.add_column("episodes", sa.Column(column, sa.String(8), nullable=True))
    is_known = sa.text("clinician IS NOT NULL")
    op.create_index(
        op.f("ix_episodes_clinician"),
        "episodes",
        ["clinician"],
        sqlite_where=is_known,
        postgresql_where=is_known,
    )
    is_shown = sa.text("shown_in IS NOT NULL")
    op.create_index(
        op.f("ix_invitations_shown_in"),
        "invitations",
        ["shown_in"],
        sqlite_where=is_shown,
        postgresql_where=is_shown,
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_index(op.f("ix_invitations_shown_in"), "invitations")
    op.drop_index(op.f("ix_episodes_clinician"), "episodes")
    for column in reversed(COLUMNS):
        op.drop_column("episodes", column)
