"""What a clinic chose in the chat: texts of its own, and its facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0018"


def upgrade() -> None:
    """Make room for both; until something is chosen, the shipped texts and settings count."""
    op.create_table(
        "text_overrides",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("language", sa.String(64), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("shipped", sa.String(64), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("made_by", sa.String(24), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(24), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('proposed', 'used', 'refused', 'over')",
            name=op.f("ck_text_overrides_overridestate"),
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_text_overrides_made_by")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["staff.id"], name=op.f("fk_text_overrides_decided_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_overrides")),
    )
    for state in ("used", "proposed"):
        is_it = sa.text(f"state = '{state}'")
        op.create_index(
            op.f(f"ix_text_overrides_{state}"),
            "text_overrides",
            ["key", "language"],
            unique=True,
            sqlite_where=is_it,
            postgresql_where=is_it,
        )
    op.create_table(
        "clinic_facts",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("set_by", sa.String(24), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_clinic_facts_set_by")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_clinic_facts")),
    )


def downgrade() -> None:
    """Back to the shipped texts and the settings."""
    op.drop_table("clinic_facts")
    op.drop_table("text_overrides")
    op.execute("DELETE FROM facts WHERE name LIKE 'guide_%' OR name = 'chosen'")
