"""The doctor: looks whether the bot is well, and says what to do where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.services.transaction import Service
from bot.storage import audit, health

# Longer than this between due and sent, or raised and taken, and somebody should look.
_LATE: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: is it well, and what was found."""

    name: str
    is_well: bool
    detail: str


class Doctor(Service):
    """Checks that need the database; nothing is changed."""

    async def examine(self) -> list[Finding]:
        """Look at the database, the ledger, what is overdue, the open alerts and the audit log."""
        now = self.desk.clock.now()
        vault = self.desk.database.vault
        async with self.desk.database.reading() as session:
            broken = await audit.first_broken(session, vault)
            unbalanced = await health.unbalanced_check_ins(session)
            due_at = await health.oldest_due(session)
            unsent_at = await health.oldest_unsent(session)
            raised_at = await health.oldest_untaken(session)
            waiting_at = await health.oldest_waiting(session)
            damage = await health.integrity(session)
        return [
            Finding("database", damage is None, damage or "sound"),
            Finding("ledger", unbalanced == 0, f"{unbalanced} check-ins without an outcome"),
            Finding("audit log", broken is None, "whole" if broken is None else f"entry {broken}"),
            _age("oldest check-in due", due_at, now),
            _age("oldest message unsent", unsent_at, now),
            _age("oldest update unhandled", waiting_at, now),
            _age("oldest alert that nobody has taken", raised_at, now),
        ]


def _age(name: str, since: datetime | None, now: datetime) -> Finding:
    if since is None or since > now:
        return Finding(name, True, "none")
    age = now - since
    return Finding(name, age < _LATE, f"{age.total_seconds() / 60:.0f} minutes")
