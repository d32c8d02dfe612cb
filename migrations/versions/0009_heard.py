"""Buttons that can be typed; cries for help, and pain that is worse in words."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0007"

_KINDS: Final = (
    "red_flag", "urgent_text", "crisis", "worse", "bereavement", "update_failed", "no_relief",
    "wore_off", "visit", "mismatch", "no_answer", "changed", "delete", "send_failed",
    "link_problem", "recovery", "note", "left",
)  # fmt: skip
_CALLS: Final = (
    "mismatch", "no_answer", "no_relief", "send_failed", "visit", "wore_off", "worse"
)  # fmt: skip
_NEW: Final = ("help", "worse_text")
_CALL_ORDER: Final = ["priority", "rank", "raised_at"]
# Name of an index of calls, and which of the open alerts stand in it.
_LISTS: Final = (
    ("ix_alerts_calls_untaken", "closed_at IS NULL AND taken_at IS NULL"),
    ("ix_alerts_calls_taken", "closed_at IS NULL AND taken_at IS NOT NULL"),
)


def _one_of(kinds: tuple[str, ...]) -> str:
    return f"kind IN ({', '.join(repr(kind) for kind in kinds)})"


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _take_kinds(kinds: tuple[str, ...], calls: tuple[str, ...]) -> None:
    """Let alerts have these kinds, of which some ask for a call."""
    for name, _ in _LISTS:
        op.drop_index(op.f(name), "alerts")
    with op.batch_alter_table("alerts") as changed:
        changed.drop_constraint(op.f("ck_alerts_alertkind"), type_="check")
        changed.create_check_constraint(op.f("ck_alerts_alertkind"), sa.text(_one_of(kinds)))
    for name, condition in _LISTS:
        which = _where(f"{condition} AND {_one_of(tuple(sorted(calls)))}")
        op.create_index(op.f(name), "alerts", _CALL_ORDER, **which)


def upgrade() -> None:
    """Keep the buttons of a message, sealed; take two more kinds of alert."""
    op.add_column("outbox", sa.Column("buttons", sa.LargeBinary(), nullable=True))
    _take_kinds(_KINDS + _NEW, _CALLS + _NEW)


def downgrade() -> None:
    """Forget the buttons; what the new kinds said is told as a note."""
    op.execute(f"UPDATE alerts SET kind = 'note' WHERE {_one_of(_NEW)}")
    _take_kinds(_KINDS, _CALLS)
    with op.batch_alter_table("outbox") as changed:
        changed.drop_column("buttons")
