"""Clinicians and auditors on the team; when each was last seen; an audit log that is read."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

from bot.storage.vault import KeyFileError, Vault

revision: str = "0017"
down_revision: str | None = "0016"

TABLES: Final = ("staff", "staff_invitations")
OLD: Final = "'nurse', 'admin'"
NEW: Final = "'nurse', 'clinician', 'admin', 'auditor'"


def _allow(table: str, roles: str) -> None:
    name = op.f(f"ck_{table}_staffrole")
    with op.batch_alter_table(table) as changed:
        changed.drop_constraint(name, type_="check")
        changed.create_check_constraint(name, sa.text(f"role IN ({roles})"))


def upgrade() -> None:
    """Make room for both; nobody was seen yet."""
    for table in TABLES:
        _allow(table, NEW)
    seen = sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("staff", seen)
    op.create_index(op.f("ix_audit_actor"), "audit", ["actor", "id"])
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject", "id"])
    op.create_index(op.f("ix_audit_at"), "audit", ["at"])
    _seal_head()


def _seal_head() -> None:
    """The end of the audit log, which stood open, is sealed with the count of its entries.

    Not later, when the bot runs: then who cuts the log could have it sealed anew.
    """
    bind = op.get_bind()
    chain = bind.scalar(sa.text("SELECT value FROM facts WHERE name = 'audit_head'"))
    if chain is None:
        return
    vault = bind.dialect.aftercare_vault  # type: ignore[attr-defined]
    _require_key(bind, vault)
    count = bind.scalar(sa.text("SELECT count(*) FROM audit"))
    seal = vault.digest("audit_head", f"{count}\0{chain}")
    bind.execute(
        sa.text("UPDATE facts SET value = :head WHERE name = 'audit_head'"),
        {"head": f"{count}:{chain}:{seal}"},
    )


def _require_key(bind: sa.Connection, vault: Vault) -> None:
    """A seal of another key would spoil the log for the right one."""
    kept = bind.scalar(sa.text("SELECT value FROM facts WHERE name = 'key_check'"))
    if kept is not None and vault.open(kept.encode()) != vault.digest("key_check", ""):
        raise KeyFileError("the key file is not the one that this database was written with")


def downgrade() -> None:
    """A bot of before knows two roles: clinicians are nurses to it, and auditors have left."""
    op.execute(
        "UPDATE facts SET value = substr(value, length(value) - 128, 64) "
        "WHERE name = 'audit_head' AND length(value) > 64"
    )
    for column in ("at", "subject", "actor"):
        op.drop_index(op.f(f"ix_audit_{column}"), "audit")
    with op.batch_alter_table("staff") as changed:
        changed.drop_column("seen_at")
    op.execute("UPDATE staff SET left_at = COALESCE(left_at, created_at) WHERE role = 'auditor'")
    op.execute(
        "UPDATE staff_invitations SET expires_at = COALESCE(used_at, CURRENT_TIMESTAMP) "
        "WHERE role = 'auditor'"
    )
    for table in TABLES:
        op.execute(f"UPDATE {table} SET role = 'nurse' WHERE role NOT IN ({OLD})")
        _allow(table, OLD)
