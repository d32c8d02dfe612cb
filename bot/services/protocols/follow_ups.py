"""Follow-ups that go on, under a version that was published since: shown first, then carried out.

What was shown is what happens: a follow-up that went on meanwhile keeps the version it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.carry_over import CarryOver, Send, Standing, carry_over
from bot.domain.ledger import CheckInState
from bot.domain.protocol import Protocol, to_data
from bot.domain.schedule import Calendar
from bot.services.followup import check_in_states
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.readers import StaffTurn
from bot.storage import episodes, protocols
from bot.storage.episodes import Running
from bot.texts import dates

# More in one step would keep everybody else waiting.
MOST: Final = 1_000
# Follow-ups that are told one by one.
_LINES: Final = 12
_DIGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Change:
    """A follow-up that goes on, and what becomes of it; None where it stays as it is."""

    running: Running
    becomes: CarryOver | None

    @property
    def digest(self) -> str:
        """The same for what becomes of it as long as that is the same."""
        if self.becomes is None:
            return ""
        sends = (self.becomes.kept, self.becomes.sends, self.becomes.falls_away)
        whole = repr((sends, to_data(self.becomes.protocol)))
        return sha256(whole.encode()).hexdigest()[:_DIGEST]


async def changes(work: Work, protocol_id: int, new: Protocol) -> list[Change]:
    """What becomes of each follow-up that goes on by this protocol; their patients are held."""
    found = []
    for running in await episodes.running_on(work.session, protocol_id):
        old = await protocols.version(work.session, running.episode.version)
        found.append(Change(running, _becomes(work, running, old, new)))
    return found


def _becomes(work: Work, running: Running, old: Protocol, new: Protocol) -> CarryOver | None:
    patient, episode = running.patient, running.episode
    zone = ZoneInfo(patient.zone)
    calendar = Calendar(zone, patient.time_of_day, old.window, episode.factor)
    standing = [
        Standing(each.due_at, each.state is CheckInState.PLANNED, each.opened_at)
        for each in running.check_ins
    ]
    return carry_over(old, new, episode.injected_at, calendar, standing, work.now)


def shown(found: Sequence[Change]) -> dict[str, Any]:
    """What was shown of each, to be compared when it is done."""
    return {each.running.episode.id: each.digest for each in found}


@dataclass(frozen=True, slots=True)
class Carried:
    """How many follow-ups changed, and how many had moved on since they were shown."""

    changed: int
    moved_on: int


async def carry_out(
    turn: StaffTurn, protocol_id: int, number: int, seen: dict[str, Any]
) -> Carried:
    """Let those who were shown go on by this version, each as it was shown."""
    work = turn.work
    new = await protocols.version(work.session, number)
    numbers = {new: number}
    changed = moved_on = 0
    for each in await changes(work, protocol_id, new):
        if each.becomes is None:
            continue
        if seen.get(each.running.episode.id) != each.digest:
            moved_on += 1
            continue
        if each.becomes.protocol not in numbers:
            numbers[each.becomes.protocol] = await protocols.add(
                work.session,
                each.becomes.protocol,
                work.now,
                turn.member.id,
                of=protocol_id,
                follows=number,
            )
        await _carry(work, each.running, each.becomes, numbers[each.becomes.protocol])
        changed += 1
    await work.session.flush()
    return Carried(changed, moved_on)


async def _carry(work: Work, running: Running, becomes: CarryOver, number: int) -> None:
    """Its check-ins to come are the new ones; which row stands for which makes no difference."""
    episode = running.episode
    episode.version = number
    episode.procedure = becomes.protocol.procedure.value
    cases.note_event(work, running.patient, "protocol_changed")
    if not running.check_ins:
        return
    rows = running.check_ins[becomes.kept :]
    for row, send in zip(rows, becomes.sends, strict=False):
        if send.due_at is not None and row.due_at != send.due_at:
            check_in_states.move(row, send.due_at)
    for place, send in enumerate(becomes.sends[len(rows) :], becomes.kept + len(rows)):
        if send.due_at is not None:
            work.session.add(check_in_states.plan(episode.id, place, send.due_at))
    for row in rows[len(becomes.sends) :]:
        await work.session.delete(row)


def told(turn: StaffTurn, found: Sequence[Change]) -> str:
    """What would become of them in words: counts, and the first of those that change."""
    becoming = [each.becomes for each in found if each.becomes is not None]
    moving = [send for each in becoming for send in each.moves if send.was_due_at is not None]
    new = [send for each in becoming for send in each.sends if send.was_due_at is None]
    away = [send for each in becoming for send in each.falls_away]
    head = turn.text(
        "schedule_also",
        count=len(becoming),
        staying=len(found) - len(becoming),
        moving=len(moving),
        new=len(new),
        away=len(away),
    )
    listed = sorted(found, key=lambda each: each.running.patient.reference)
    lines = [line for each in listed if (line := _line(turn, each)) is not None]
    if len(lines) > _LINES:
        more = turn.text("schedule_also_more", count=len(lines) - _LINES)
        lines = [*lines[:_LINES], more]
    return "\n".join([head, *lines])


def _line(turn: StaffTurn, change: Change) -> str | None:
    """A follow-up of which sends move, come anew or fall away."""
    becomes, zone = change.becomes, ZoneInfo(change.running.patient.zone)
    if becomes is None or not (becomes.moves or becomes.falls_away):
        return None

    def moment(send: Send) -> str:
        at = send.due_at or send.was_due_at
        assert at is not None
        return placeholders.short_moment(at, zone, turn.language)

    def name(send: Send) -> str:
        return placeholders.offset_name(turn.work, send.offset, turn.language)

    parts = []
    for send in becomes.moves:
        key = "schedule_send_new" if send.was_due_at is None else "schedule_send_moves"
        parts.append(turn.text(key, checkin_name=name(send), when=moment(send)))
    for send in becomes.falls_away:
        parts.append(turn.text("schedule_send_away", checkin_name=name(send), when=moment(send)))
    said = dates.join(parts, turn.language)
    return turn.text(
        "schedule_also_line", patient_ref=change.running.patient.reference, sends=said
    )
