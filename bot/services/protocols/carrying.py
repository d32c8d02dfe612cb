"""A version that was published reaches follow-ups that go on, each as it was shown.

A check-in that is no longer asked ends, with a reason; a patient who knows a date that is another
one now reads the new ones once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.carry_over import CarryOver
from bot.domain.protocol import Protocol
from bot.services.followup import check_in_states, planning
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import screens
from bot.services.protocols.follow_ups import SLICE, Change
from bot.storage import patients, protocols
from bot.storage.tables.followups import CheckIn, ProtocolVersion
from bot.storage.tables.people import Patient

# Lines by the check-in that moved; under None those about follow-ups as a whole.
Told: TypeAlias = dict[str | None, list[str]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A follow-up on its way to the version by which it goes on."""

    change: Change
    becomes: CarryOver
    version: int


async def carry_out(
    turn: StaffTurn, protocol_id: int, number: int, new: Protocol, found: Sequence[Change]
) -> int:
    """Let those who were shown go on by this version, each as it was shown; how many change."""
    work = turn.work
    numbers = {new: number}
    steps: list[_Step] = []
    for each in found:
        if each.becomes is None:
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
        steps.append(_Step(each, each.becomes, numbers[each.becomes.protocol]))
    await _carry(work, number, steps)
    return len(steps)


async def _carry(work: Work, number: int, steps: Sequence[_Step]) -> None:
    """First what falls away makes room, then what stays takes its place: a place has one row."""
    for first in range(0, len(steps), SLICE):
        some = steps[first : first + SLICE]
        for each in some:
            _make_room(work, each)
        await work.session.flush()
        for each in some:
            _settle(work, number, each)
        await work.session.flush()
        await _tell(work, some)
        await asyncio.sleep(0)


async def _tell(work: Work, steps: Sequence[_Step]) -> None:
    for each in steps:
        if each.change.is_told:
            case = await cases.of_episode(work, each.change.running.episode.id)
            await planning.tell_changed_dates(work, case)


def _to_come(step: _Step) -> Sequence[CheckIn]:
    return step.change.running.check_ins[step.becomes.kept :]


def _make_room(work: Work, step: _Step) -> None:
    running, old = step.change.running, step.change.old
    places = {
        send.offset.span: place for place, send in enumerate(step.becomes.sends, step.becomes.kept)
    }
    for row in _to_come(step):
        place = places.get(old.check_ins[row.position].offset.span)
        if place is None:
            check_in_states.fall_away(work, row, running.episode.version)
        elif place != row.position:
            # Below zero until all have left the places that others take.
            check_in_states.take_place(row, -1 - place)


def _settle(work: Work, number: int, step: _Step) -> None:
    running, becomes = step.change.running, step.becomes
    episode = running.episode
    episode.version = step.version
    episode.procedure = becomes.protocol.procedure.value
    cases.note_event(work, running.patient, cases.PROTOCOL_CHANGED, version=number)
    if not running.check_ins:
        return
    rows: dict[int, CheckIn] = {}
    for row in _to_come(step):
        if not row.of_version:
            place = row.position if row.position >= 0 else -1 - row.position
            check_in_states.take_place(row, place)
            rows[place] = row
    for place, send in enumerate(becomes.sends, becomes.kept):
        if send.due_at is None:
            continue
        if place not in rows:
            work.session.add(check_in_states.plan(episode.id, place, send.due_at))
        elif rows[place].due_at != send.due_at:
            moved = {"version": number, "was_at": rows[place].due_at, "is_at": send.due_at}
            check_in_states.move(rows[place], send.due_at)
            cases.note_event(work, running.patient, cases.PROTOCOL_CHANGED, rows[place], **moved)


async def told(turn: StaffTurn, patient: Patient) -> Told:
    """Which versions came while their follow-ups went on, by whom, and what they moved."""
    found: Told = {}
    codes = [cases.PROTOCOL_CHANGED]
    for each in await patients.events(turn.work.session, patient.id, codes):
        if each.version is None:
            # An event of before, which says no more than that it happened.
            continue
        when, who = turn.short_moment(each.at), await _publisher(turn, each.version)
        if each.check_in_id is None:
            line = turn.text("patient_why_version", when=when, version=each.version, who=who)
        elif each.was_at is not None and each.is_at is not None:
            line = turn.text(
                "patient_why_date_moved",
                before=turn.short_moment(each.was_at),
                after=turn.short_moment(each.is_at),
                version=each.version,
                who=who,
                when=when,
            )
        else:
            continue
        found.setdefault(each.check_in_id, []).append(line)
    return found


async def _publisher(turn: StaffTurn, version: int) -> str:
    row = await turn.work.session.get_one(ProtocolVersion, version)
    return await screens.who(turn, row.created_by)
