"""When the report of the month goes to a member of staff who asked for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0022"


def upgrade() -> None:
    """Nobody has asked yet."""
    op.add_column("staff", sa.Column("report_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Nobody is sent one."""
    with op.batch_alter_table("staff") as changed:
        changed.drop_column("report_at")
