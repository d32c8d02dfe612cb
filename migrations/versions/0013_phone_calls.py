"""Calls to patients, and answers that came by phone."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0011"

ID: Final = sa.String(24)
TIME: Final = sa.DateTime(timezone=True)
RESULTS: Final = "'reached', 'no_answer', 'voicemail', 'wrong_number'"


def upgrade() -> None:
    """Make room for calls; no answer of before came by phone."""
    op.create_table(
        "phone_calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("episode_id", ID, nullable=False),
        sa.Column("check_in_id", ID, nullable=True),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("result", ID, nullable=False),
        sa.Column("try_at", TIME, nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_calls")),
        sa.ForeignKeyConstraint(
            ["episode_id"],
            ["episodes.id"],
            name=op.f("fk_phone_calls_episode_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["check_in_id"],
            ["check_ins.id"],
            name=op.f("fk_phone_calls_check_in_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_phone_calls_made_by")),
        sa.CheckConstraint(f"result IN ({RESULTS})", name=op.f("ck_phone_calls_callresult")),
    )
    op.create_index(op.f("ix_phone_calls_episode"), "phone_calls", ["episode_id"])
    has_one = sa.text("check_in_id IS NOT NULL")
    op.create_index(
        op.f("ix_phone_calls_check_in"),
        "phone_calls",
        ["check_in_id"],
        sqlite_where=has_one,
        postgresql_where=has_one,
    )
    op.add_column(
        "answers",
        sa.Column("by_phone", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    """Forget the calls; what was answered by phone stays answered."""
    op.drop_column("answers", "by_phone")
    op.drop_table("phone_calls")
