"""Tallies, which /status reads instead of counting; alerts in the order of their lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"

_CALLS: Final = (
    "kind IN ('mismatch', 'no_answer', 'no_relief', 'send_failed', 'visit', 'wore_off', 'worse')"
)
_UNTAKEN: Final = "closed_at IS NULL AND taken_at IS NULL"
_TAKEN: Final = "closed_at IS NULL AND taken_at IS NOT NULL"
_CALL_ORDER: Final = ["priority", "rank", "raised_at"]
# Name, table, columns and condition.
BEFORE: Final = (
    ("ix_alerts_open", "alerts", ["priority", "raised_at"], "closed_at IS NULL"),
    ("ix_invitations_expiry", "invitations", ["expires_at"], None),
    ("ix_patients_kept", "patients", ["created_at"], "erase_at IS NULL"),
)
AFTER: Final = (
    ("ix_alerts_open", "alerts", ["raised_at"], "closed_at IS NULL"),
    ("ix_alerts_untaken", "alerts", ["priority", "raised_at"], _UNTAKEN),
    ("ix_alerts_taken", "alerts", ["priority", "raised_at"], _TAKEN),
    ("ix_alerts_calls_untaken", "alerts", _CALL_ORDER, f"{_UNTAKEN} AND {_CALLS}"),
    ("ix_alerts_calls_taken", "alerts", _CALL_ORDER, f"{_TAKEN} AND {_CALLS}"),
    ("ix_invitations_unused", "invitations", ["expires_at"], "spent_at IS NULL"),
    ("ix_patients_kept", "patients", ["created_at", "id"], "erase_at IS NULL"),
    ("ix_check_ins_unsent", "check_ins", ["due_at"], "state = 'planned'"),
)
# Who fell silent after an answer of no relief or worse, as the list of calls found it until now.
RANK: Final = """
UPDATE alerts SET rank = 0
WHERE closed_at IS NULL AND kind IN ('no_answer', 'send_failed') AND (
    SELECT answered.level FROM check_ins AS answered
    JOIN check_ins AS silent ON silent.episode_id = answered.episode_id
    WHERE silent.id = alerts.check_in_id AND answered.level IS NOT NULL
    ORDER BY answered.position DESC LIMIT 1
) IN ('none', 'worse')
"""


def where(condition: str | None) -> dict[str, Any]:
    """The options that make an index partial on both databases."""
    partial = sa.text(condition) if condition else None
    return {"sqlite_where": partial, "postgresql_where": partial}


def replace(old: Sequence[Any], new: Sequence[Any]) -> None:
    """Drop the old indexes and make the new ones."""
    for name, table, *_ in old:
        op.drop_index(op.f(name), table)
    for name, table, columns, condition in new:
        op.create_index(op.f(name), table, columns, **where(condition))


def upgrade() -> None:
    """Make room for the tallies, which are counted after the last revision; sort open alerts."""
    op.create_table(
        "tallies",
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("backend", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slot", "what", "backend", name="pk_tallies"),
    )
    op.add_column("alerts", sa.Column("rank", sa.Integer(), nullable=False, server_default="1"))
    op.execute(RANK)
    replace(BEFORE, AFTER)


def downgrade() -> None:
    """Back to counting, and to sorting all that is open."""
    replace(AFTER, BEFORE)
    with op.batch_alter_table("alerts") as changed:
        changed.drop_column("rank")
    op.drop_table("tallies")
