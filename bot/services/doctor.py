"""The doctor: looks whether the bot is well, and says what to do where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import CheckInState
from bot.services import overdue
from bot.services.overdue import LATE
from bot.services.transaction import Service
from bot.storage import audit, health, outbox, staff
from bot.storage.vault import KeyFileError

# A weekend: who opens the list on Monday still closes Friday's in time.
_FORGOTTEN: Final = timedelta(days=3)
# A clock that is further off sends at the wrong time.
_OFF: Final = timedelta(minutes=1)
_NAMED: Final = 5
_UNITS: Final = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)
_OPEN: Final = (CheckInState.PLANNED, CheckInState.OPEN)
_IS_IT_RUNNING: Final = "is the bot running?"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: is it well, and what was found."""

    name: str
    is_well: bool
    detail: str


class Doctor(Service):
    """Checks that need the database; nothing is changed."""

    async def examine(self) -> list[Finding]:
        """Look at the schema, damage and key first, then at what the tables say.

        Of a database that is damaged or of another version nothing else is asked.
        """
        async with self.desk.database.reading() as session:
            findings = [await self._schema(), await _damage(session)]
            if not _are_well(findings):
                return findings
            findings.append(await _key(session))
            if not _are_well(findings):
                return findings
            return findings + await self._contents(session)

    async def _schema(self) -> Finding:
        current, head = await health.revisions(self.desk.database)
        return _compare_revisions(current, head)

    async def _contents(self, session: AsyncSession) -> list[Finding]:
        broken = await audit.first_broken(session, self.desk.database.vault)
        is_whole = "whole" if broken is None else f"entry {broken} does not follow from the others"
        now = self.desk.clock.now()
        return [
            await _ledger(session),
            _named(await health.contradictions(session)),
            Finding("audit log", broken is None, is_whole),
            await _unsent_check_in(session, now),
            await _unsent_message(session, now),
            _age(
                "oldest update unhandled",
                await health.oldest_waiting(session),
                now,
                _IS_IT_RUNNING,
            ),
            _age(
                "oldest P1 alert that nobody has taken",
                await health.oldest_untaken(session),
                now,
                "/alerts shows it to staff",
            ),
            await _oldest_alert(session, now),
            _staff(*await staff.count_reached(session)),
            _erasing(await health.oldest_erasing(session), now, self.desk.clinic.delete_days),
            _compare_rows(await health.newest_row(session), self.desk.clock.now()),
        ]


def _are_well(findings: Sequence[Finding]) -> bool:
    return all(finding.is_well for finding in findings)


def compare_clocks(theirs: datetime | None, ours: datetime) -> Finding:
    """Whether this machine's clock and Telegram's agree to a minute."""
    if theirs is None:
        return Finding("clock", True, "nothing to compare it with")
    ahead = ours - theirs
    if abs(ahead) <= _OFF:
        return Finding("clock", True, "agrees with Telegram's")
    side = "ahead of" if ahead > timedelta() else "behind"
    return Finding("clock", False, f"{_span(abs(ahead))} {side} Telegram's: set the clock")


def _compare_rows(newest: datetime | None, now: datetime) -> Finding:
    name = "clock and newest row"
    if newest is None or newest <= now:
        return Finding(name, True, "in order")
    return Finding(name, False, f"the newest row is {_span(newest - now)} in the future")


def _compare_revisions(current: str | None, head: str) -> Finding:
    if current == head:
        return Finding("schema", True, f"at the newest revision, {head}")
    if current is not None and current > head:
        return Finding("schema", False, f"{current}, but this Aftercare knows up to {head}")
    behind = int(head) - int(current or 0)
    return Finding("schema", False, f"{behind} behind ({head} is due): run aftercare migrate")


async def _damage(session: AsyncSession) -> Finding:
    damage = await health.integrity(session)
    return Finding("database", damage is None, damage or "sound")


async def _key(session: AsyncSession) -> Finding:
    try:
        await health.open_samples(session)
    except KeyFileError as error:
        return Finding("key", False, str(error))
    return Finding("key", True, "opens what is stored; only its owner can read it")


async def _ledger(session: AsyncSession) -> Finding:
    """Planned = open + outcomes: what the protocols promised against what the table holds."""
    counts = await health.count_states(session)
    planned = await health.count_promised(session)
    ended = [(each, counts[each]) for each in CheckInState if each not in _OPEN and counts[each]]
    parts = [f"{sum(counts[each] for each in _OPEN)} open"]
    parts += [f"{count} {state}" for state, count in ended]
    is_well = planned == counts.total()
    return Finding(
        "ledger", is_well, f"{planned} planned {'=' if is_well else 'but'} {_sum(parts)}"
    )


def _sum(parts: list[str]) -> str:
    return " + ".join(parts)


def _named(ids: Sequence[str]) -> Finding:
    if not ids:
        return Finding("check-ins", True, "none contradicts its times")
    rest = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    named = ", ".join(ids[:_NAMED])
    return Finding("check-ins", False, f"{len(ids)} contradict their times: {named}{rest}")


async def _unsent_check_in(session: AsyncSession, now: datetime) -> Finding:
    since = await overdue.oldest_check_in(session, now)
    advice = f'{_IS_IT_RUNNING} If so, its log says "row failed", and why'
    return _age("oldest check-in due and unsent", since, now, advice)


async def _unsent_message(session: AsyncSession, now: datetime) -> Finding:
    since = await overdue.oldest_message(session, now)
    until = await outbox.paused_until(session, now)
    advice = f"{_IS_IT_RUNNING} Can it reach the Bot API?"
    if until is not None:
        advice = f"Telegram asks the bot to wait for another {_span(until - now)}"
    return _age("oldest message unsent", since, now, advice)


async def _oldest_alert(session: AsyncSession, now: datetime) -> Finding:
    found = await health.oldest_open(session)
    if found is None:
        return Finding("oldest open alert", True, "none")
    raised_at, priority = found
    age = now - raised_at
    return Finding("oldest open alert", age < _FORGOTTEN, f"P{priority}, {_span(age)}")


def _staff(reached: int, present: int) -> Finding:
    is_well = reached == present
    detail = f"{reached} of {present} can be written to"
    return Finding("staff", is_well, detail if is_well else f"{detail}: /team says who cannot")


def _erasing(since: datetime | None, now: datetime, days: int) -> Finding:
    name = "oldest deletion to do"
    if since is None:
        return Finding(name, True, "none")
    age = now - since
    is_well = age < timedelta(days=days)
    hint = "" if is_well else f", {days} are promised: is a P1 alert of that case open?"
    return Finding(name, is_well, f"{_span(age)}{hint}")


def _age(name: str, since: datetime | None, now: datetime, advice: str) -> Finding:
    if since is None or since > now:
        return Finding(name, True, "none")
    age = now - since
    return Finding(name, age < LATE, _span(age) if age < LATE else f"{_span(age)}: {advice}")


def _span(length: timedelta) -> str:
    name, unit = next(each for each in _UNITS if length >= 2 * each[1] or each == _UNITS[-1])
    count = length // unit
    return f"{count} {name}{'' if count == 1 else 's'}"
