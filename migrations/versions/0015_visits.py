"""Visits with a day, and what came of them."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"

ID: Final = sa.String(24)
TIME: Final = sa.DateTime(timezone=True)
KEPT: Final = "'came', 'not_come', 'visit_cancelled'"


def upgrade() -> None:
    """Make room for visits; those booked before stay closed alerts."""
    op.create_table(
        "visits",
        sa.Column("id", ID, nullable=False),
        sa.Column("episode_id", ID, nullable=False),
        sa.Column("asked_at", TIME, nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("at_time", sa.Time(), nullable=True),
        sa.Column("booked_by", ID, nullable=False),
        sa.Column("booked_at", TIME, nullable=False),
        sa.Column("next_at", TIME, nullable=True),
        sa.Column("kept", ID, nullable=True),
        sa.Column("noted_by", ID, nullable=True),
        sa.Column("noted_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.ForeignKeyConstraint(
            ["episode_id"],
            ["episodes.id"],
            name=op.f("fk_visits_episode_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["booked_by"], ["staff.id"], name=op.f("fk_visits_booked_by")),
        sa.ForeignKeyConstraint(["noted_by"], ["staff.id"], name=op.f("fk_visits_noted_by")),
        sa.CheckConstraint(f"kept IN ({KEPT})", name=op.f("ck_visits_kept")),
    )
    op.create_index(op.f("ix_visits_episode"), "visits", ["episode_id"])
    is_due = sa.text("next_at IS NOT NULL")
    op.create_index(
        op.f("ix_visits_next_at"),
        "visits",
        ["next_at"],
        sqlite_where=is_due,
        postgresql_where=is_due,
    )


def downgrade() -> None:
    """Forget the visits; the alerts about them stay."""
    op.drop_table("visits")
