"""Texts in the clinic's own words: used at once, and not by one person alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.errors import ClosedError
from bot.domain.ledger import StaffRole
from bot.domain.overrides import OverrideState
from bot.services.catalogue.patient_texts import PatientTexts
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging.readers import Reader, say
from bot.services.operations.doctor import Doctor
from bot.services.operations.heartbeat import Heartbeat
from bot.storage import chats, chosen, staff
from bot.storage.tables.chosen import TextOverride
from bot.storage.tables.system import AuditEntry
from bot.texts import own, samples
from bot.texts.catalogue import LANGUAGES, load_texts
from bot.texts.journeys import EVERY
from tests.services.support.bench import ON_SQLITE, Bench, make_clinic
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
    await ben.writes("hello there")
    before = [shown.text for shown in ben.screen]

    await write(admin, "late_saved", OURS)
    await admin.taps("Use it")

    assert bench.runtime.texts.say("late_saved", "en") == OURS
    assert [shown.text for shown in ben.screen] == before
    assert await actions(bench) == ["text_used"]


async def test_what_waits_in_the_outbox_is_sent_word_for_word(bench: Bench) -> None:
    ben = await bench.patient()
    shipped = bench.runtime.texts.say("late_saved", "en")

    async def owe(work: Work) -> None:
        chat = await chats.by_key(work.session, work.digest("chat", ben.chat_id))
        assert chat is not None
        await say(work, Reader(chat, "en"), "late_saved")

    await bench.do(owe)
    await bench.do(lambda work: choose(work, "late_saved", OURS))
    await bench.pump()
    assert ben.last.text == shipped

    await bench.do(owe)
    await bench.pump()
    assert ben.last.text == OURS


async def choose(work: Work, key: str, *forms: str, shipped: str | None = None) -> None:
    """Store this wording as one that is in use."""
    (admin, *_) = await staff.present(work.session)
    now = work.texts.shipped(key, "en").fingerprint
    await chosen.begin(work.session)
    override = TextOverride(
        key=key,
        language="en",
        forms=list(forms),
        shipped=shipped or now,
        made_by=admin.id,
        made_at=work.now,
    )
    await chosen.use(work.session, override, None, work.now)
    work.chosen = await chosen.read(work.session)


async def test_another_process_learns_of_it_within_a_minute(bench: Bench) -> None:
    admin, other = admin_of(bench), other_process(bench)
    await Heartbeat(other).learn()
    await write(admin, "late_saved", OURS)
    await admin.taps("Use it")
    assert other.texts.say("late_saved", "en") != OURS

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

    await admin.presses(f"T:approve:{waiting.id}", admin.last.message_id)
    assert admin.keys[-1] == "texts_not_by_author"
    assert bench.runtime.texts.say("red_flag_noted", "en") != SAFE
    assert doctor.keys[-1] == "texts_asked"

    await doctor.taps("Look at it", "Approve")

    assert bench.runtime.texts.say("red_flag_noted", "en") == SAFE
    assert await actions(bench) == ["text_proposed", "text_approved"]
    assert admin.keys[-1] == "texts_approved"
    used = await the_override(bench, OverrideState.USED)
    assert used.made_by != used.decided_by


async def test_who_may_approve_sees_on_the_day_that_a_text_waits(bench: Bench) -> None:
    admin, doctor = admin_of(bench), await hire(bench, StaffRole.CLINICIAN)
    nurse = await hire(bench, chat_id=52)
    await write(admin, "red_flag_noted", SAFE)
    await admin.taps("Ask a second person")
    line = bench.runtime.texts.say("status_proposed", "en", count=1)

    for member in (admin, doctor, nurse):
        await member.says("/status")

    assert [line in member.last.text for member in (admin, doctor, nurse)] == [False, True, False]


async def test_two_who_decide_at_once_decide_once(bench: Bench) -> None:
    admin = admin_of(bench)
    doctors = [await hire(bench, StaffRole.CLINICIAN, 60 + each) for each in range(2)]
    await write(admin, "red_flag_noted", SAFE)
    await admin.taps("Ask a second person")
    waiting = await the_override(bench, OverrideState.PROPOSED)
    choices = zip(doctors, ("approve", "refuse"), strict=True)

    results = await asyncio.gather(
        *(
            PatientTexts(bench.runtime).press(each.caller, [choice, waiting.id], None)
            for each, choice in choices
        ),
        return_exceptions=True,
    )

    assert [type(each) for each in results if each is not None] == [ClosedError]
    assert len(await actions(bench)) == 2


async def test_who_was_overtaken_must_look_again(bench: Bench) -> None:
    admin, other = admin_of(bench), await hire(bench, StaffRole.ADMIN)
    await write(admin, "late_saved", OURS)
    await write(other, "late_saved", "Another wording of the same text.")
    await admin.taps("Use it")
    await other.taps("Use it")

    assert other.keys[-1] == "texts_overtaken"
    assert bench.runtime.texts.say("late_saved", "en") == OURS


async def test_two_admins_who_save_at_once_leave_one_text(bench: Bench) -> None:
    admins = [admin_of(bench), await hire(bench, StaffRole.ADMIN)]
    for number, each in enumerate(admins):
        await write(each, "late_saved", f"{OURS} {number}")

    await asyncio.gather(
        *(PatientTexts(bench.runtime).press(each.caller, ["use"], None) for each in admins)
    )
    await bench.pump()

    used = await the_override(bench, OverrideState.USED)
    assert bench.runtime.texts.say("late_saved", "en") == used.forms[0]
    assert sorted(each.keys[-1] for each in admins) == ["texts_overtaken", "texts_used"]


async def test_where_nobody_else_may_decide_its_author_hears_it(bench: Bench) -> None:
    admin = admin_of(bench)
    await hire(bench)
    await write(admin, "red_flag_noted", SAFE)
    await admin.taps("Ask a second person")

    assert admin.keys[-1] == "texts_nobody"
    await admin.says("/texts")
    await admin.taps("Waiting for a second person", "1", "Take it back")
    assert await actions(bench) == ["text_proposed", "text_refused"]


async def test_a_text_that_counts_is_written_form_by_form(bench: Bench) -> None:
    admin = admin_of(bench)
    await write(admin, "verify_again", "Wrong. {tries} try left.", "Wrong. {tries} tries left.")
    await admin.taps("Use it")

    say_many = bench.runtime.texts.say_many
    assert say_many("verify_again", "en", 1) == "Wrong. 1 try left."
    assert say_many("verify_again", "en", 2) == "Wrong. 2 tries left."


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("too_many_codes", "Too many. Try later.", "Missing: {clinic_phone}"),
        ("too_many_codes", "Call {clinic_phone} or {boss}.", "does not know: {boss}"),
        ("too_many_codes", "Call {clinic_phone}. {", "A brace stands alone."),
        ("late_saved", "word " * 300, "Too long, in characters: 1499 > 1200"),
        ("saved", "word " * 50, "Too long, in characters: 249 > 200"),
    ],
)
async def test_what_cannot_be_sent_is_named_and_asked_again(
    bench: Bench, key: str, typed: str, told: str
) -> None:
    admin = admin_of(bench)
    await write(admin, key, typed)

    assert told in admin.last.text
    assert admin.last.labels == ["Cancel"]
    await admin.taps("Cancel")
    assert admin.keys[-1] == "texts_left"


async def test_what_is_hard_to_read_is_said_and_left_to_the_admin(bench: Bench) -> None:
    admin = admin_of(bench)
    hard = "Immediate consultation necessitates " * 3
    await write(admin, "late_saved", hard)

    assert "Hard for many patients" in admin.last.text
    assert "Use it" in admin.last.labels


async def test_where_the_bot_only_records_no_text_names_a_treatment(bench: Bench) -> None:
    admin, naming = admin_of(bench), "Ask us about surgery or an epidural."
    await write(admin, "late_saved", naming)
    await admin.taps("Use it")
    assert bench.runtime.texts.say("late_saved", "en") == naming

    quiet = other_process(bench)
    quiet.clinic = replace(quiet.clinic, record_only=True)
    await Heartbeat(quiet).learn()
    assert quiet.texts.say("late_saved", "en") != naming

    bench.runtime.clinic = replace(bench.runtime.clinic, record_only=True)
    await write(admin, "late_saved", naming)
    assert "names no treatment: surgery" in admin.last.text


async def test_a_shipped_text_that_changed_is_told_until_somebody_looked(bench: Bench) -> None:
    admin = admin_of(bench)
    await bench.do(lambda work: choose(work, "late_saved", OURS, shipped="another"))
    found = {each.name: each for each in await Doctor(bench.runtime).examine()}["texts"]
    assert not found.is_well
    assert found.detail.startswith("1 in the clinic's own words: in place of 1 the shipped")

    await admin.says("/texts")
    assert "have changed since the clinic wrote its own: 1." in admin.last.text
    await admin.taps("The clinic's own", "1", "English ▸", "Looked: keep ours")

    found = {each.name: each for each in await Doctor(bench.runtime).examine()}["texts"]
    assert (found.is_well, found.detail) == (True, "1 in the clinic's own words")
    assert await actions(bench) == ["text_kept"]


async def test_a_wording_that_this_version_cannot_say_is_never_said(bench: Bench) -> None:
    await bench.do(lambda work: choose(work, "late_saved", "Until {gone}."))

    shipped = bench.runtime.texts.shipped("late_saved", "en").forms[0]
    assert bench.runtime.texts.say("late_saved", "en") == shipped
    found = {each.name: each for each in await Doctor(bench.runtime).examine()}["texts"]
    assert found.detail.endswith("1 cannot be used any more: /texts shows them")


async def test_a_wording_of_a_text_that_is_gone_is_listed_nowhere(bench: Bench) -> None:
    admin = admin_of(bench)
    await write(admin, "late_saved", OURS)
    await admin.taps("Use it")
    await write(admin, "red_flag_noted", SAFE)
    await admin.taps("Ask a second person")
    await admin.says("/texts")
    assert {"The clinic's own", "Waiting for a second person"} <= set(admin.last.labels)

    await bench.do(as_an_older_version_called_them)
    await admin.says("/texts")

    assert not {"The clinic's own", "Waiting for a second person"} & set(admin.last.labels)


async def as_an_older_version_called_them(work: Work) -> None:
    """No text has these names any more."""
    for each in await chosen.overrides(work.session, *OverrideState):
        each.key = f"older_{each.key}"


async def test_who_rehearsed_can_write_about_warning_signs(bench: Bench) -> None:
    admin = admin_of(bench)
    await hire(bench, StaffRole.CLINICIAN)
    await admin.says("/rehearse")
    await admin.opens(admin.link)
    await admin.taps("English")
    await admin.writes("1966")
    await admin.taps("I had the injection", "Next", "I agree", "Morning (10 am)")
    raised = len(await bench.alerts())

    await write(admin, "red_flag_noted", "You have chest pain or a fever? Call as we said.")

    assert "Ask a second person" in admin.last.labels
    assert len(await bench.alerts()) == raised


async def test_no_message_costs_a_statement_more(bench: Bench) -> None:
    ben = await bench.patient()

    async def cost() -> int:
        with counted_cost(bench.runtime.database) as counted:
            await ben.writes("hello there")
        return counted.statements

    # The second words that are not understood bring the question that waits.
    await cost()
    before = await cost()
    await bench.do(lambda work: choose(work, "free_text", "{clinic_phone} {emergency_number}"))
    await bench.go_on(minutes=2)

    assert await cost() == before


async def test_a_wording_that_is_like_a_button_is_a_wording(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/texts")
    await write(admin, "saved", "Joining, replies")
    assert admin.last.text.startswith("As sent, English")

    await admin.presses("T:edit:saved:en")
    await admin.says("cancel")
    assert admin.keys[-1] == "texts_left"


async def _chosen(key: str, forms: list[str], work: Work) -> None:
    await choose(work, key, *forms)


@ON_SQLITE
async def test_each_screen_fits_into_a_message(bench: Bench) -> None:
    admin = admin_of(bench)
    longest = " ".join(["word"] * 400)
    for key in ("too_many_codes", "verify_again"):
        shipped = bench.runtime.texts.shipped(key, "en")
        names = "".join(f"{{{name}}}" for name in shipped.placeholders)
        size = own.longest(key, shipped) - len(samples.filled(names, "en")) - 20
        forms = [f"{names} {longest[:size]}" for _ in shipped.forms]
        await bench.do(partial(_chosen, key, forms))
    await admin.says("/texts")
    for key in EVERY:
        for data in (f"T:show:{key}", *(f"T:lang:{key}:{each}" for each in LANGUAGES)):
            await admin.presses(data, admin.last.message_id)

            assert len(admin.last.text) <= 4096, data
            assert len(admin.last.labels) <= 8
