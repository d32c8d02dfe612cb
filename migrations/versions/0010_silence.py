"""Silence is told early, the pain at the bedside is kept, a follow-up ends in one flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"

_OLD: Final = (
    "red_flag", "urgent_text", "crisis", "worse", "bereavement", "update_failed", "no_relief",
    "wore_off", "visit", "mismatch", "no_answer", "changed", "delete", "send_failed",
    "link_problem", "recovery", "note", "left", "help", "worse_text",
)  # fmt: skip
_NEW: Final = (
    *_OLD[:4], "little_worse", *_OLD[4:11], "silent", "not_joined", *_OLD[11:],
)  # fmt: skip
_CALLS: Final = (
    "help", "mismatch", "no_answer", "no_relief", "send_failed", "visit", "wore_off", "worse",
    "worse_text",
)  # fmt: skip
_MORE_CALLS: Final = tuple(sorted((*_CALLS, "silent", "not_joined")))
_KIND: Final = "ck_alerts_alertkind"


WATCHED: Final = """
UPDATE episodes SET look_at = (
    SELECT MAX(invitations.expires_at) FROM invitations
    WHERE invitations.episode_id = episodes.id
    AND invitations.spent_at IS NULL AND invitations.cancelled_at IS NULL
)
WHERE state = 'invited' AND factor = 1
"""


def _among(kinds: Sequence[str]) -> str:
    return f"kind IN ({', '.join(repr(kind) for kind in kinds)})"


def _where(condition: str) -> dict[str, Any]:
    """The options that make an index partial on both databases."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _list_calls(kinds: Sequence[str]) -> None:
    """Make the indexes of the call list anew."""
    for name, taken in (("untaken", "IS NULL"), ("taken", "IS NOT NULL")):
        condition = f"closed_at IS NULL AND taken_at {taken} AND {_among(kinds)}"
        order = ["priority", "rank", "raised_at"]
        op.create_index(op.f(f"ix_alerts_calls_{name}"), "alerts", order, **_where(condition))


def _drop_list() -> None:
    for name in ("untaken", "taken"):
        op.drop_index(op.f(f"ix_alerts_calls_{name}"), "alerts")


def _allow(kinds: Sequence[str]) -> None:
    with op.batch_alter_table("alerts") as changed:
        changed.drop_constraint(op.f(_KIND), type_="check")
        changed.create_check_constraint(op.f(_KIND), sa.text(_among(kinds)))


def upgrade() -> None:
    """Make room for it; whose link is still known is looked at when it runs out."""
    _drop_list()
    _allow(_NEW)
    _list_calls(_MORE_CALLS)
    with op.batch_alter_table("episodes") as changed:
        changed.add_column(sa.Column("bedside", sa.Integer(), nullable=True))
        changed.add_column(
            sa.Column("marks", sa.String(64), nullable=False, server_default=sa.text("''"))
        )
        changed.add_column(sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
        changed.add_column(sa.Column("silent_at", sa.DateTime(timezone=True), nullable=True))
        changed.create_check_constraint(
            op.f("ck_episodes_bedside_0_10"), sa.text("bedside BETWEEN 0 AND 10")
        )
    op.create_index(
        op.f("ix_episodes_look_at"), "episodes", ["look_at"], **_where("look_at IS NOT NULL")
    )
    op.add_column("invitations", sa.Column("shown_in", sa.Integer(), nullable=True))
    op.execute(WATCHED)


def downgrade() -> None:
    """Back to the silence that is told at the end; its alerts are calls of the kinds of before."""
    op.drop_column("invitations", "shown_in")
    op.drop_index(op.f("ix_episodes_look_at"), "episodes")
    with op.batch_alter_table("episodes") as changed:
        changed.drop_constraint(op.f("ck_episodes_bedside_0_10"), type_="check")
        for name in ("silent_at", "look_at", "marks", "bedside"):
            changed.drop_column(name)
    op.execute("DELETE FROM alerts WHERE kind IN ('silent', 'not_joined')")
    op.execute("UPDATE alerts SET kind = 'worse' WHERE kind = 'little_worse'")
    _drop_list()
    _allow(_OLD)
    _list_calls(_CALLS)
