"""Who gave an injection, on which side, at which level; and the links that one message shows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0017"


def upgrade() -> None:
    """Make room; of older injections nothing of it is known."""
    with op.batch_alter_table("episodes") as changed:
        changed.add_column(sa.Column("clinician", sa.String(8), nullable=True))
        changed.add_column(sa.Column("side", sa.String(24), nullable=True))
        changed.add_column(sa.Column("level", sa.String(8), nullable=True))
        changed.create_check_constraint(
            op.f("ck_episodes_side"), sa.text("side IN ('left', 'right', 'both')")
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
    with op.batch_alter_table("episodes") as changed:
        changed.drop_constraint(op.f("ck_episodes_side"), type_="check")
        for column in ("level", "side", "clinician"):
            changed.drop_column(column)
