"""The doctor: looks whether the bot is well, and says what to do where it is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.ledger import CheckInState
from bot.services.kernel.agreement import TOLERANCE
from bot.services.kernel.transaction import Runtime, Service
from bot.services.operations import lateness, wordings
from bot.services.operations.lateness import LATE
from bot.storage import audit, claimable, damage, health, rekeying, staff, tallies
from bot.storage.rekeying import Tally
from bot.storage.vault import KeyFileError

log = structlog.get_logger(__name__)

# A weekend: who opens the list on Monday still closes Friday's in time.
_FORGOTTEN: Final = timedelta(days=3)
# A clock that is further off sends at the wrong time.
_OFF: Final = timedelta(minutes=1)
_NAMED: Final = 5
# Bytes: SQLite begins its log anew after four million, unless somebody reads from its start.
_LONG_LOG: Final = 64_000_000
_UNITS: Final = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)
_OPEN: Final = (CheckInState.PLANNED, CheckInState.OPEN)
_IS_IT_RUNNING: Final = "is the bot running?"
_RESTORE: Final = "docs/operating.md says how to put a backup back"
_READ_ALL: Final = "docs/operating.md says how to read it all"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: is it well, and what was found."""

    name: str
    is_well: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is looked at, so that it takes seconds whatever the size of the database.

    `rows`: up to which a table is read for damage. `patients`: the newest, and those who leave.
    `counted`: follow-ups, alerts and check-ins of a day. `entries`: the newest of the audit log.
    """

    rows: int = 50_000
    patients: int = 10_000
    counted: int = 20_000
    entries: int = 10_000


@dataclass(frozen=True, slots=True)
class _Look:
    """What a check looks at, and when."""

    session: AsyncSession
    runtime: Runtime
    bounds: Bounds
    now: datetime


# Whether it is well, and what was found.
_Seen: TypeAlias = tuple[bool, str]
_Check: TypeAlias = Callable[[_Look], Awaitable[_Seen]]


class Doctor(Service):
    """Checks that need the database; nothing is changed, and what is left unread is said."""

    def __init__(self, runtime: Runtime, bounds: Bounds | None = None) -> None:
        super().__init__(runtime)
        self._bounds = bounds or Bounds()

    async def examine(self) -> list[Finding]:
        """Look at the schema, damage and key first, then at what the tables say.

        Of a database that is damaged or of another version nothing else is asked.
        """
        findings: list[Finding] = []
        now = self.runtime.clock.now()
        for checks in (_FRAME, _KEY, _CONTENTS):
            findings += [await self._look(name, check, now) for name, check in checks.items()]
            if not all(finding.is_well for finding in findings):
                break
        return findings

    async def _look(self, name: str, check: _Check, now: datetime) -> Finding:
        """Each with a session of its own: what one of them meets must not spoil the next."""
        try:
            async with self.runtime.database.reading() as session:
                return Finding(name, *await check(_Look(session, self.runtime, self._bounds, now)))
        except Exception as error:
            log.exception("check failed", check=name)
            return Finding(name, False, f"cannot be read: {damage.reason(error)}")


def compare_clocks(theirs: datetime | None, ours: datetime) -> Finding:
    """Whether this machine's clock and Telegram's agree to a minute."""
    if theirs is None:
        return Finding("clock", True, "nothing to compare it with")
    ahead = ours - theirs
    if abs(ahead) <= _OFF:
        return Finding("clock", True, "agrees with Telegram's")
    side = "ahead of" if ahead > timedelta() else "behind"
    held = ", until then nothing is sent or erased" if abs(ahead) > TOLERANCE else ""
    return Finding("clock", False, f"{_span(abs(ahead))} {side} Telegram's: set the clock{held}")


async def _schema(look: _Look) -> _Seen:
    current, head = await health.revisions(look.runtime.database)
    if current == head:
        return True, f"at the newest revision, {head}"
    if current is not None and current > head:
        return False, f"{current}, but this Aftercare knows up to {head}"
    behind = int(head) - int(current or 0)
    return False, f"{behind} behind ({head} is due): run aftercare migrate"


async def _damage(look: _Look) -> _Seen:
    found = await damage.inspect(look.session, look.bounds.rows)
    if found.damage is not None:
        return False, f"{found.damage}: {_RESTORE}"
    if not found.unread:
        return True, "sound"
    unread = ", ".join(found.unread)
    return True, f"sound as far as it was read, which leaves out {unread}: {_READ_ALL}"


async def _key(look: _Look) -> _Seen:
    try:
        await health.open_samples(look.session)
    except KeyFileError as error:
        return False, str(error)
    vault = look.runtime.database.vault
    if vault.has_old:
        return _of_old_keys(await rekeying.count(look.session, vault, look.bounds.rows))
    return True, "opens what is stored; only its owner can read it"


def _of_old_keys(tally: Tally) -> _Seen:
    if tally.unreadable:
        return False, f"{tally.unreadable:,} rows can be read with no key that is there"
    if tally.old:
        return (
            False,
            f"{tally.old:,} of {tally.seen:,} rows need an older key: run aftercare rekey",
        )
    return True, f"none of {tally.seen:,} rows needs an older key: aftercare rekey --forget"


async def _ledger(look: _Look) -> _Seen:
    """Planned = open + outcomes: what the protocols promised against what the table holds."""
    counts = await health.count_states(look.session, look.bounds.patients)
    planned = await health.count_promised(look.session, look.bounds.patients)
    ended = [(each, counts[each]) for each in CheckInState if each not in _OPEN and counts[each]]
    parts = [f"{sum(counts[each] for each in _OPEN)} open"]
    parts += [f"{count} {state}" for state, count in ended]
    is_well = planned == counts.total()
    sums = f"{planned} planned {'=' if is_well else 'but'} {' + '.join(parts)}"
    return is_well, sums + await _of_whom(look)


async def _of_whom(look: _Look) -> str:
    is_part = await health.has_more(look.session, look.bounds.patients)
    return f", of the newest {look.bounds.patients:,} patients" if is_part else ""


async def _check_ins(look: _Look) -> _Seen:
    ids = await health.contradictions(look.session, look.bounds.patients)
    if not ids:
        return True, "none contradicts its times" + await _of_whom(look)
    rest = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return False, f"{len(ids)} contradict their times: {', '.join(ids[:_NAMED])}{rest}"


async def _counts(look: _Look) -> _Seen:
    """What /status says against what there is, as long as that is soon counted."""
    start, end = look.runtime.clinic.day_of(look.now)
    told = await tallies.counts_between(look.session, start, end)
    running = told.active + told.waiting + told.silent
    many = running + told.alerts + told.planned + told.sent
    if many > look.bounds.counted:
        return True, f"not compared: {many:,} are too many to count"
    wrong = await tallies.differences(look.session, start, end)
    if not wrong:
        return True, "what /status says is what there is"
    named = ", ".join(f"{what} by {more:+}" for what, more in wrong.items())
    return False, f"/status is wrong ({named}): run aftercare migrate, which counts anew"


async def _audit_log(look: _Look) -> _Seen:
    most = look.bounds.entries
    seen = await audit.verify(look.session, look.runtime.database.vault, most)
    if seen.broken == 0:
        return False, "its end is not as it was sealed: entries are missing, or were put in"
    if seen.broken is not None:
        return False, f"entry {seen.broken} does not follow from the others"
    whole = "whole" if seen.is_all else f"whole in its newest {most:,} entries"
    return (
        True,
        f"{whole}: {seen.head.count:,} entries, the last {seen.head.chain[: audit.SHOWN] or '-'}",
    )


async def _unsent_check_in(look: _Look) -> _Seen:
    since = await lateness.oldest_check_in(look.session, look.now)
    return _age(look, since, f'{_IS_IT_RUNNING} If so, its log says "row failed", and why')


async def _unsent_message(look: _Look) -> _Seen:
    since = await lateness.oldest_message(look.session, look.now)
    until = await claimable.paused_until(look.session, look.now)
    if until is not None:
        pause = _span(until - look.now)
        return _age(look, since, f"Telegram asks the bot to wait for another {pause}")
    return _age(look, since, f"{_IS_IT_RUNNING} Can it reach the Bot API?")


async def _waiting_update(look: _Look) -> _Seen:
    return _age(look, await health.oldest_waiting(look.session), _IS_IT_RUNNING)


async def _untaken_alert(look: _Look) -> _Seen:
    return _age(look, await health.oldest_untaken(look.session), "/alerts shows it to staff")


async def _open_alert(look: _Look) -> _Seen:
    found = await health.oldest_open(look.session)
    if found is None:
        return True, "none"
    raised_at, priority = found
    age = look.now - raised_at
    return age < _FORGOTTEN, f"P{priority}, {_span(age)}"


async def _staff(look: _Look) -> _Seen:
    reached, present = await staff.count_reached(look.session)
    if not present:
        return False, (
            "nobody is, so that no alert reaches anybody: "
            "run aftercare admin-link and open the link on a phone"
        )
    detail = f"{reached} of {present} can be written to"
    is_well = reached == present
    return is_well, detail if is_well else f"{detail}: /team says who cannot"


async def _log(look: _Look) -> _Seen:
    """The log of SQLite is emptied once something was erased, unless somebody reads for ever."""
    size = look.runtime.database.log_size()
    if size < _LONG_LOG:
        return True, "nothing is left of what was erased"
    return False, (
        f"its log has {size // 1_000_000:,} MB, in which more may stand than is kept: "
        "end what else has the database open"
    )


async def _groups(look: _Look) -> _Seen:
    linked = await staff.linked_groups(look.session)
    refusing = [each for each in linked if each.refused_at is not None]
    if not refusing:
        return True, f"{len(linked)} linked" if linked else "none is linked"
    why = ", ".join(sorted({each.refused_why or "?" for each in refusing}))
    return False, (
        f"{len(refusing)} of {len(linked)} take no messages ({why}): "
        "let the bot write there, or link another with /linkgroup"
    )


async def _own_texts(look: _Look) -> _Seen:
    return await wordings.examine(look.session, look.runtime)


async def _erasing(look: _Look) -> _Seen:
    since, days = await health.oldest_erasing(look.session), look.runtime.clinic.delete_days
    if since is None:
        return True, "none"
    age = look.now - since
    is_well = age < timedelta(days=days)
    hint = "" if is_well else f", {days} are promised: is a P1 alert of that case open?"
    return is_well, f"{_span(age)}{hint}"


async def _newest_row(look: _Look) -> _Seen:
    newest = await health.newest_row(look.session)
    if newest is None or newest <= look.now:
        return True, "in order"
    return False, f"the newest row is {_span(newest - look.now)} in the future"


def _age(look: _Look, since: datetime | None, advice: str) -> _Seen:
    if since is None or since > look.now:
        return True, "none"
    age = look.now - since
    return age < LATE, _span(age) if age < LATE else f"{_span(age)}: {advice}"


def _span(length: timedelta) -> str:
    name, unit = next(each for each in _UNITS if length >= 2 * each[1] or each == _UNITS[-1])
    count = length // unit
    return f"{count} {name}{'' if count == 1 else 's'}"


_FRAME: Final[dict[str, _Check]] = {"schema": _schema, "database": _damage}
_KEY: Final[dict[str, _Check]] = {"key": _key}
_CONTENTS: Final[dict[str, _Check]] = {
    "ledger": _ledger,
    "check-ins": _check_ins,
    "counts": _counts,
    "audit log": _audit_log,
    "oldest check-in due and unsent": _unsent_check_in,
    "oldest message unsent": _unsent_message,
    "oldest update unhandled": _waiting_update,
    "oldest P1 alert that nobody has taken": _untaken_alert,
    "oldest open alert": _open_alert,
    "staff": _staff,
    "staff groups": _groups,
    "texts": _own_texts,
    "oldest deletion to do": _erasing,
    "erased": _log,
    "clock and newest row": _newest_row,
}
