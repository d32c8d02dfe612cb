"""What erasing a patient looks up by: their answers, and the chats of their invitations."""

from __future__ import annotations

from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Index all answers of a check-in, and the invitations that a chat has used."""
    op.create_index(op.f("ix_answers_check_in"), "answers", ["check_in_id"])
    op.create_index(op.f("ix_invitations_spent_by"), "invitations", ["spent_by"])
    # Phones that somebody had before they were erased: looked at once more, and those that belong
    # to anybody are kept again.
    op.execute("UPDATE chats SET forget_at = created_at WHERE forget_at IS NULL")


def downgrade() -> None:
    """Back to looking through all of them."""
    op.drop_index(op.f("ix_invitations_spent_by"), "invitations")
    op.drop_index(op.f("ix_answers_check_in"), "answers")
