"""Who is on duty, a group's pinned message, alerts that were left; half a reference finds one."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from bot.storage.vault import Vault

revision: str = "0022"
down_revision: str | None = "0021"

_AT: Final = sa.DateTime(timezone=True)
_NEW: Final = {
    "staff": (("duty_until", _AT), ("second_at", _AT)),
    "staff_groups": (
        ("board_row", sa.BigInteger()),
        ("board", sa.BigInteger()),
        ("board_text", sa.Text()),
        ("unpinned_at", _AT),
    ),
    "alerts": (("left_at", _AT),),
}
_BATCH: Final = 500
_LENGTHS: Final = (2, 3)


def upgrade() -> None:
    """Nobody is on duty, so that all are; no group has such a message yet."""
    for table, columns in _NEW.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.create_table(
        "reference_parts",
        sa.Column("key", sa.String(16), nullable=False),
        sa.Column("at", _AT, nullable=False),
        sa.Column("patient_id", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("key", "at", "patient_id", name=op.f("pk_reference_parts")),
        sa.ForeignKeyConstraint(
            ["patient_id"],
            ["patients.id"],
            name=op.f("fk_reference_parts_patient_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_reference_parts_patient_id"), "reference_parts", ["patient_id"])
    _note_parts()


def _note_parts() -> None:
    """Who is there is found by half a reference, as whoever comes is."""
    bind, last = op.get_bind(), ""
    while rows := bind.execute(
        sa.text(
            "SELECT id, created_at, reference FROM patients WHERE id > :last "
            "ORDER BY id LIMIT :batch"
        ),
        {"last": last, "batch": _BATCH},
    ).all():
        vault: Vault = bind.dialect.aftercare_vault  # type: ignore[attr-defined]
        parts = [
            {"key": key, "at": at, "patient_id": patient_id}
            for patient_id, at, sealed in rows
            for key in _keys(vault, vault.open(sealed))
        ]
        if parts:
            bind.execute(
                sa.text(
                    "INSERT INTO reference_parts (key, at, patient_id) "
                    "VALUES (:key, :at, :patient_id)"
                ),
                parts,
            )
        last = rows[-1][0]


def _keys(vault: Vault, reference: str) -> set[str]:
    plain = reference.replace("-", "")
    return {
        vault.digest("reference_part", plain[at : at + length])[:16]
        for length in _LENGTHS
        for at in range(len(plain) - length + 1)
    }


def downgrade() -> None:
    """All hear of everything again."""
    op.drop_table("reference_parts")
    for table, columns in _NEW.items():
        with op.batch_alter_table(table) as changed:
            for name, _ in columns:
                changed.drop_column(name)
