"""The lease counts who takes it; what its holder marks bears that number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"


def upgrade() -> None:
    """Count from the next one on; what was marked before bears no number."""
    op.add_column(
        "leases", sa.Column("epoch", sa.BigInteger(), server_default="0", nullable=False)
    )
    op.create_index(op.f("ix_leases_epoch"), "leases", ["name", "epoch"], unique=True)
    for table in ("inbox", "outbox"):
        op.add_column(table, sa.Column("epoch", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Back to a lease that is only held."""
    for table in ("outbox", "inbox"):
        op.drop_column(table, "epoch")
    op.drop_index(op.f("ix_leases_epoch"), "leases")
    op.drop_column("leases", "epoch")
