"""All that the bot has written down, read in one look while it is at rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alerts import AlertKind
from bot.storage.database import Database
from bot.storage.tables.columns import Table
from bot.storage.tables.followups import Answer, CheckIn, Episode, Note
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert

Row = TypeVar("Row", bound=Table)


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of one moment, by id."""

    patients: dict[str, Patient]
    episodes: dict[str, Episode]
    check_ins: dict[str, CheckIn]
    answers: dict[int, Answer]
    notes: Sequence[Note]
    alerts: Sequence[Alert]
    outbox: dict[int, OutboxMessage]
    inbox: Sequence[InboxUpdate]

    def patient_of(self, check_in_id: str) -> Patient:
        """Whose check-in it is."""
        episode = self.episodes[self.check_ins[check_in_id].episode_id]
        return self.patients[episode.patient_id]

    def last_of(self, episode_id: str) -> CheckIn | None:
        """The check-in that decides; None before they are planned."""
        every = self.check_ins.values()
        # What fell away with a change of the protocol has its place in another version.
        own = [each for each in every if each.episode_id == episode_id and not each.of_version]
        return max(own, key=lambda each: each.position, default=None)

    def given(self, check_in_id: str) -> dict[str, str]:
        """What a check-in is answered with, by question."""
        return {
            each.question: each.value
            for each in self.answers.values()
            if each.check_in_id == check_in_id and each.superseded_at is None
        }

    def alerts_of(self, kind: AlertKind) -> Counter[str | None]:
        """How many alerts of a kind each check-in has raised."""
        return Counter(alert.check_in_id for alert in self.alerts if alert.kind is kind)

    def mail_of_alerts(self) -> dict[str, list[OutboxMessage]]:
        """What was owed to staff about each alert."""
        found: dict[str, list[OutboxMessage]] = defaultdict(list)
        for row in self.outbox.values():
            if row.alert_id is not None:
                found[row.alert_id].append(row)
        return found


async def read_records(database: Database) -> Records:
    """Look at everything."""
    async with database.reading() as session:
        return Records(
            patients={each.id: each for each in await _all(session, Patient)},
            episodes={each.id: each for each in await _all(session, Episode)},
            check_ins={each.id: each for each in await _all(session, CheckIn)},
            answers={each.id: each for each in await _all(session, Answer)},
            notes=await _all(session, Note),
            alerts=await _all(session, Alert),
            outbox={each.id: each for each in await _all(session, OutboxMessage)},
            inbox=await _all(session, InboxUpdate),
        )


async def _all(session: AsyncSession, table: type[Row]) -> Sequence[Row]:
    return (await session.scalars(select(table))).all()
