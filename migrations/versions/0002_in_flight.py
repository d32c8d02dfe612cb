"""Counting what Telegram may have got lately, and two more checks by the database."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"

# Table, name and condition.
CHECKS: Final = (
    (
        "check_ins",
        "ck_check_ins_outcome_has_reason",
        "state IN ('planned', 'open', 'answered') OR reason IS NOT NULL",
    ),
    ("inbox", "ck_inbox_known_state", "state IN ('waiting', 'done', 'failed')"),
)


def where(condition: str) -> dict[str, Any]:
    """The options that make an index partial on both databases."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """Index what is in flight and what ended in a chat; check reasons and inbox states."""
    op.drop_index(op.f("ix_outbox_claimed"), "outbox")
    op.drop_index(op.f("ix_outbox_chat"), "outbox")
    op.create_index(
        op.f("ix_outbox_in_flight"),
        "outbox",
        ["chat_id"],
        **where("state IN ('claimed', 'sending')"),
    )
    op.create_index(op.f("ix_outbox_chat"), "outbox", ["chat_id", "ended_at"])
    for table, name, condition in CHECKS:
        with op.batch_alter_table(table) as changed:
            changed.create_check_constraint(op.f(name), sa.text(condition))


def downgrade() -> None:
    """Back to the indexes and checks of the first schema."""
    for table, name, _ in CHECKS:
        with op.batch_alter_table(table) as changed:
            changed.drop_constraint(op.f(name), type_="check")
    op.drop_index(op.f("ix_outbox_chat"), "outbox")
    op.drop_index(op.f("ix_outbox_in_flight"), "outbox")
    op.create_index(op.f("ix_outbox_chat"), "outbox", ["chat_id", "claimed_at"])
    op.create_index(
        op.f("ix_outbox_claimed"), "outbox", ["claimed_at"], **where("claimed_at IS NOT NULL")
    )
