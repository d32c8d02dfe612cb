"""Staff whom the bot cannot write to; what erasing a patient looks up by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Note who is out of reach; index a check-in's answers and the invitations of a chat."""
    since = sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("staff", since)
    op.create_index(op.f("ix_answers_check_in"), "answers", ["check_in_id"])
    op.create_index(op.f("ix_invitations_spent_by"), "invitations", ["spent_by"])
    # Phones that somebody had before they were erased: looked at once more, and those that belong
    # to anybody are kept again.
    op.execute("UPDATE chats SET forget_at = created_at WHERE forget_at IS NULL")


def downgrade() -> None:
    """Back to looking through all of them, and to not knowing."""
    op.drop_index(op.f("ix_invitations_spent_by"), "invitations")
    op.drop_index(op.f("ix_answers_check_in"), "answers")
    with op.batch_alter_table("staff") as changed:
        changed.drop_column("unreachable_at")
