"""Follow-ups that go on, and what another version would make of each: shown before it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.carry_over import CarryOver, Send, Standing, carry_over
from bot.domain.ledger import CheckInState, PatientState
from bot.domain.protocol import Protocol, to_data
from bot.domain.schedule import Calendar
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.readers import StaffTurn
from bot.storage import episodes, protocols
from bot.storage.episodes import Running
from bot.texts import dates

# One transaction changes all who were shown, or none; with more, answers would wait for it.
MOST: Final = 1_000
# So many are worked on at once.
SLICE: Final = 20
# Follow-ups that are told one by one.
_LINES: Final = 12
_DIGEST: Final = 12
# Patients were told about when they are asked: nearer than this is the same.
_ABOUT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A follow-up that goes on by `old`, and what becomes of it; None where it stays as it is."""

    running: Running
    old: Protocol
    becomes: CarryOver | None

    @property
    def digest(self) -> str:
        """The same for what becomes of it as long as that is the same."""
        if self.becomes is None:
            return ""
        sends = (self.becomes.kept, self.becomes.sends, self.becomes.falls_away)
        whole = repr((sends, to_data(self.becomes.protocol)))
        return sha256(whole.encode()).hexdigest()[:_DIGEST]

    @property
    def is_told(self) -> bool:
        """Whether the patient is written to: a date that they know is another one, or goes."""
        patient, becomes = self.running.patient, self.becomes
        is_here = patient.state is PatientState.ACTIVE and patient.chat_id is not None
        if becomes is None or not is_here or not self.running.check_ins:
            return False
        return bool(becomes.falls_away) or any(map(_reads_otherwise, becomes.sends))


def _reads_otherwise(send: Send) -> bool:
    """Whether it comes at another time than was said to the patient."""
    if send.was_due_at is None or send.due_at is None:
        return False
    return abs(send.due_at - send.was_due_at) >= _ABOUT


async def changes(work: Work, protocol_id: int, new: Protocol) -> list[Change]:
    """What becomes of each follow-up that goes on by this protocol; their patients are held."""
    found: list[Change] = []
    last = None
    while some := await episodes.running_on(work.session, protocol_id, last, SLICE):
        for last in some:
            old = await protocols.version(work.session, last.episode.version)
            found.append(Change(last, old, _becomes(work, last, old, new)))
        # Who only looks need not wait for all of them.
        await asyncio.sleep(0)
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
    """What was shown of each that changes, to be compared when it is done."""
    return {each.running.episode.id: each.digest for each in found if each.becomes is not None}


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
        told=sum(each.is_told for each in found),
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
