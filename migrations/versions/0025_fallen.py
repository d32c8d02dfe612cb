"""A check-in that falls away with a change of the protocol ends, and is known by its old place."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"

_OLD: Final = (
    "safety_only", "answered_late", "no_answer", "partial_answer", "delivery_uncertain", "paused",
    "joined_late", "outage", "stopped", "deleted", "deceased", "blocked", "not_delivered",
    "replaced", "ended_by_clinic", "red_flag", "moved",
)  # fmt: skip
_NEW: Final = (*_OLD, "protocol_changed")
_UNIQUE: Final = "uq_check_ins_episode_id_position"
_EVENT: Final = (
    ("version", sa.Integer()),
    ("was_at", sa.DateTime(timezone=True)),
    ("is_at", sa.DateTime(timezone=True)),
)


def _among(column: str, reasons: tuple[str, ...]) -> sa.TextClause:
    return sa.text(f"{column} IN ({', '.join(repr(reason) for reason in reasons)})")


def _allow_of_episodes(reasons: tuple[str, ...]) -> None:
    with op.batch_alter_table("episodes") as changed:
        changed.drop_constraint(op.f("ck_episodes_reason"), type_="check")
        changed.create_check_constraint(op.f("ck_episodes_reason"), _among("end_reason", reasons))
        # Copied as it is read, an empty text would come back in brackets.
        changed.alter_column(
            "marks",
            existing_type=sa.String(64),
            existing_nullable=False,
            server_default=sa.text("''"),
        )


def upgrade() -> None:
    """Make room for it; nothing fell away yet that anybody could still name."""
    _allow_of_episodes(_NEW)
    with op.batch_alter_table("check_ins") as changed:
        changed.add_column(
            sa.Column("of_version", sa.Integer(), nullable=False, server_default=sa.text("'0'"))
        )
        changed.drop_constraint(op.f("ck_check_ins_reason"), type_="check")
        changed.create_check_constraint(op.f("ck_check_ins_reason"), _among("reason", _NEW))
        changed.drop_constraint(op.f(_UNIQUE), type_="unique")
        changed.create_unique_constraint(
            op.f(f"{_UNIQUE}_of_version"), ["episode_id", "position", "of_version"]
        )
    for name, kind in _EVENT:
        op.add_column("events", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    """What fell away is forgotten, as before."""
    op.execute("DELETE FROM check_ins WHERE of_version <> 0")
    with op.batch_alter_table("events") as changed:
        for name, _ in _EVENT:
            changed.drop_column(name)
    with op.batch_alter_table("check_ins") as changed:
        changed.drop_constraint(op.f(f"{_UNIQUE}_of_version"), type_="unique")
        changed.create_unique_constraint(op.f(_UNIQUE), ["episode_id", "position"])
        changed.drop_constraint(op.f("ck_check_ins_reason"), type_="check")
        changed.create_check_constraint(op.f("ck_check_ins_reason"), _among("reason", _OLD))
        changed.drop_column("of_version")
    _allow_of_episodes(_OLD)
