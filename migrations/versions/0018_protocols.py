"""Several protocols, each with versions of its own, and drafts of what comes next."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"

ID: Final = sa.String(24)
TIME: Final = sa.DateTime(timezone=True)
FIRST: Final = """
INSERT INTO protocols (id, name, created_at)
VALUES (1, 'Facet joint injection', CURRENT_TIMESTAMP)
"""
# A bot of before uses the highest number, whosever version that is.
ON_TOP: Final = """
INSERT INTO protocol_versions (number, protocol_id, body, created_at, created_by)
SELECT (SELECT max(number) + 1 FROM protocol_versions), 1, body, created_at, created_by
FROM protocol_versions
WHERE number = (
    SELECT max(number) FROM protocol_versions WHERE protocol_id = 1 AND follows IS NULL
) AND number < (SELECT max(number) FROM protocol_versions)
"""


def upgrade() -> None:
    """All versions so far are the first protocol's."""
    op.create_table(
        "protocols",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("archived_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocols")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["staff.id"], name=op.f("fk_protocols_created_by")
        ),
    )
    op.execute(FIRST)
    _widen_versions()
    _make_drafts()


def _widen_versions() -> None:
    with op.batch_alter_table("protocol_versions") as changed:
        changed.add_column(
            sa.Column("protocol_id", sa.Integer(), nullable=False, server_default="1")
        )
        changed.add_column(sa.Column("follows", sa.Integer(), nullable=True))
        changed.create_foreign_key(
            op.f("fk_protocol_versions_protocol_id"), "protocols", ["protocol_id"], ["id"]
        )
        changed.create_foreign_key(
            op.f("fk_protocol_versions_follows"), "protocol_versions", ["follows"], ["number"]
        )
    op.create_index(
        op.f("ix_protocol_versions_protocol"), "protocol_versions", ["protocol_id", "number"]
    )


def _make_drafts() -> None:
    op.create_table(
        "protocol_drafts",
        sa.Column("protocol_id", sa.Integer(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("owner", ID, nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.Column("shown", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("protocol_id", name=op.f("pk_protocol_drafts")),
        sa.ForeignKeyConstraint(
            ["protocol_id"], ["protocols.id"], name=op.f("fk_protocol_drafts_protocol_id")
        ),
        sa.ForeignKeyConstraint(
            ["based_on"], ["protocol_versions.number"], name=op.f("fk_protocol_drafts_based_on")
        ),
        sa.ForeignKeyConstraint(["owner"], ["staff.id"], name=op.f("fk_protocol_drafts_owner")),
    )


def downgrade() -> None:
    """The first protocol's version is used for all new follow-ups again; drafts are forgotten."""
    op.execute(ON_TOP)
    op.drop_table("protocol_drafts")
    op.drop_index(op.f("ix_protocol_versions_protocol"), "protocol_versions")
    with op.batch_alter_table("protocol_versions") as changed:
        changed.drop_constraint(op.f("fk_protocol_versions_follows"), type_="foreignkey")
        changed.drop_constraint(op.f("fk_protocol_versions_protocol_id"), type_="foreignkey")
        changed.drop_column("follows")
        changed.drop_column("protocol_id")
    op.drop_table("protocols")
