"""Where each alert stands on the worklist."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"

_SECTION = """
UPDATE alerts SET section = CASE
    WHEN priority <= 2 THEN 0
    WHEN kind IN ('silent', 'no_answer') THEN 3
    WHEN kind = 'not_joined' THEN 4
    WHEN kind IN ('mismatch', 'no_relief', 'send_failed', 'visit', 'wore_off') THEN 1
    ELSE 2
END
"""


def upgrade() -> None:
    """Sort what is there by its kind."""
    op.add_column("alerts", sa.Column("section", sa.Integer(), server_default="1", nullable=False))
    op.execute(sa.text(_SECTION))
    is_open = sa.text("closed_at IS NULL")
    op.create_index(
        op.f("ix_alerts_worklist"),
        "alerts",
        ["section", "priority", "rank", "raised_at"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    is_taken = sa.text("closed_at IS NULL AND taken_by IS NOT NULL")
    op.create_index(
        op.f("ix_alerts_mine"),
        "alerts",
        ["taken_by"],
        sqlite_where=is_taken,
        postgresql_where=is_taken,
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_index(op.f("ix_alerts_mine"), "alerts")
    op.drop_index(op.f("ix_alerts_worklist"), "alerts")
    op.drop_column("alerts", "section")
