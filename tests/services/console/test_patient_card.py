"""/patient REF: one patient whole, for staff only, and each look leaves a trace."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import Area, PatientState, Reason
from bot.services.alerts import raising
from bot.services.followup import ending
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.storage import audit
from bot.storage.tables.followups import Note
from bot.storage.tables.people import Patient
from bot.storage.tables.system import AuditEntry
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, admin_of, enroll, hire, someone
from tests.services.support.people import Person


async def look(bench: Bench, ben: Person) -> Member:
    """An admin looks at the patient."""
    admin = admin_of(bench)
    admin.clear()
    await admin.says(f"/patient {ben.reference}")
    return admin


async def test_a_view_has_state_answers_notes_and_alerts(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("6", "A little better")
    await ben.writes("Slept well")

    admin = await look(bench, ben)

    assert admin.last.text.splitlines() == [
        f"{ben.reference}: in follow-up",
        "Area: low back",
        "Injection: Mon, Jun 1, 10:30 AM",
        "Schedule: Facet joint injection, version 1",
        "Pain before: 8 out of 10",
        "Answers from: the patient, in English",
        "Result: too early to say",
        "",
        '• day 1: answered, Tue, Jun 2, 11:00 AM. Pain 6, "A little better"',
        "• day 2: planned, Wed, Jun 3, 10:00 AM.",
        "• one week: planned, Mon, Jun 8, 10:30 AM.",
        "",
        "Notes:",
        "• Tue, Jun 2, 11:00 AM: Slept well",
        "Alerts:",
        "• P3 unread words, Tue, Jun 2, 11:00 AM: open",
    ]


async def test_the_outcome_is_shown_with_what_lies_beneath(bench: Bench) -> None:
    ben = await bench.patient(baseline=5)
    await bench.go_to_day(7)
    await ben.answers("8", "Much worse")
    await ben.taps("Harder", "More", "Skip")

    admin = await look(bench, ben)

    assert "Result: worse than before, little or no relief" in admin.last.text
    assert admin.last.text.startswith(f"{ben.reference}: follow-up done")


async def test_why_a_check_in_has_no_answer_is_shown(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(3)

    admin = await look(bench, ben)

    assert "• day 1: no answer, Wed, Jun 3, 10:00 AM." in admin.last.text


async def test_a_check_in_that_ended_with_a_warning_sign_says_so(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")

    admin = await look(bench, ben)

    assert "• day 1: answered (only the safety question was answered)" in admin.last.text


@pytest.mark.parametrize(
    ("baseline", "score", "words", "remark"),
    [
        (3, "3", "About the same", "Low pain before the injection"),
        (8, "1", "Much better", "Pain is down by 80% or more."),
        (8, "4", "Much better", None),
        (None, "1", "Much better", None),
    ],
)
async def test_a_reader_of_the_scores_is_warned_where_it_matters(
    bench: Bench, baseline: int | None, score: str, words: str, remark: str | None
) -> None:
    ben = await bench.patient(baseline=baseline)
    await bench.go_to_day(7)
    await ben.answers(score, words)
    await ben.taps("The same", "Less", "Skip")

    admin = await look(bench, ben)

    last = admin.last.text.splitlines()[-1]
    assert last.startswith(remark) if remark else last.startswith(("Alerts:", "•"))


async def test_answers_that_do_not_agree_are_pointed_out(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("8", "Much better", "Yes, keep it")

    admin = await look(bench, ben)

    assert admin.last.text.endswith("Score and words do not agree. Please ask the patient.")


@pytest.mark.parametrize("typed", ["k7-204", "K7\u2013204", "K7\u2212204", "\uff2b7-204"])
async def test_the_reference_is_read_as_it_was_at_enrolling(bench: Bench, typed: str) -> None:
    await enroll(await hire(bench))
    admin = admin_of(bench)

    await admin.says(f"/patient {typed}", f"/why {typed}")

    assert [shown.text.split()[0] for shown in admin.screen[-2:]] == ["K7-204:"] * 2


async def test_an_unknown_reference_is_said_and_leaves_no_trace(bench: Bench) -> None:
    admin = admin_of(bench)

    await admin.says("/patient nobody-is-called-this")
    await admin.presses("k:show:nobody")

    assert admin.screen[0].text == "There is no patient with the reference NOBODY-IS-CA."
    assert admin.keys == ["patient_unknown"] * 2
    async with bench.runtime.database.reading() as session:
        assert (await session.scalars(select(AuditEntry))).all() == []


async def test_a_long_note_is_shown_whole_over_several_messages(bench: Bench) -> None:
    ben = await bench.patient()
    await ben.writes("word " * 700 + "END")
    await ben.writes("x" * 4090 + "FEVER")

    admin = await look(bench, ben)

    shown = "".join(each.text for each in admin.screen)
    assert "word " * 700 + "END" in shown
    assert "x" * 4090 + "FEVER" in shown
    assert all(len(each.text) <= 4096 for each in admin.screen)
    assert [bool(each.labels) for each in admin.screen[-2:]] == [False, True]


async def test_of_many_notes_the_newest_are_shown_and_the_others_one_tap_away(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    for number in range(12):
        await ben.writes(f"note {number}")

    admin = await look(bench, ben)

    lines = admin.last.text.splitlines()
    assert lines[lines.index("Notes:") + 1] == "… and 2 older"
    shown = [line.split(": ")[1] for line in lines if ": note" in line]
    assert shown == [f"note {number}" for number in range(2, 12)]
    await admin.taps("Older notes")
    assert admin.last.text.splitlines() == [
        f"{ben.reference}, older notes:",
        "• Mon, Jun 1, 10:30 AM: note 0",
        "• Mon, Jun 1, 10:30 AM: note 1",
    ]


async def test_of_many_alerts_those_that_are_not_shown_are_counted(bench: Bench) -> None:
    ben = await bench.patient()

    async def raise_alerts(work: Work) -> None:
        patient = await work.session.get_one(Patient, ben.patient_id)
        for _ in range(7):
            # What nobody has taken would cover the next.
            alert = await raising.raise_alert(work, about(AlertKind.LEFT), patient)
            alert.taken_at = work.now

    await bench.do(raise_alerts)
    await bench.pump()

    admin = await look(bench, ben)

    assert admin.last.text.splitlines()[-1] == "… and 2 more"
    assert admin.last.text.count("P4 left") == 5


async def test_older_notes_come_a_message_at_a_time(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)

    async def write(work: Work) -> None:
        for number in range(155):
            text = f"note {number} " + "x" * 900
            work.session.add(Note(patient_id=ben.patient_id, text=text, at=work.now))

    await bench.do(write)
    await admin.says(f"/patient {ben.reference}")
    shown: list[int] = []
    seen = len(admin.screen)
    while admin.last.data_of("Older notes"):
        await admin.taps("Older notes")
        assert len(admin.screen) == seen + 1
        seen += 1
        shown = [*map(int, re.findall(r"note (\d+)", admin.last.text)), *shown]

    assert shown == list(range(145))


@pytest.mark.parametrize("cursor", ["9" * 50, "-1", "x", "\u0664"])
async def test_a_forged_page_is_refused(bench: Bench, cursor: str) -> None:
    ben, admin = await bench.patient(), admin_of(bench)

    with pytest.raises(NotFoundError):
        await admin.presses(f"k:notes_{cursor}:{ben.episode_id}")


async def test_of_many_follow_ups_the_newest_are_shown(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    for _ in range(8):
        bench.clock.advance(timedelta(minutes=1))
        await bench.second_injection(ben)
    admin.clear()

    await admin.says(f"/patient {ben.reference}")

    assert admin.screen[0].text == "… and 4 more"
    assert len(admin.screen) == 6


async def test_notes_and_alerts_stand_with_the_newest_follow_up(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.second_injection(ben, Area.NECK)
    await ben.writes("Slept well")

    admin = await look(bench, ben)

    assert ["Slept well" in shown.text for shown in admin.screen] == [False, True]


async def test_two_follow_ups_are_two_messages(bench: Bench) -> None:
    nurse = await hire(bench)
    await enroll(nurse)
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "6", "Not asked", "Add it")
    nurse.clear()

    await nurse.says("/patient K7-204")

    assert [shown.text.splitlines()[1] for shown in nurse.screen] == [
        "Area: low back",
        "Area: neck",
    ]
    assert [shown.labels for shown in nurse.screen] == [
        ["Log a call", "Book a visit", "Correct", "By phone", "New link", "End follow-up"],
        [
            "Log a call",
            "Book a visit",
            "Correct",
            "By phone",
            "New link",
            "End follow-up",
            "Record a death",
        ],
    ]


async def test_a_replaced_follow_up_says_so(bench: Bench) -> None:
    nurse = await hire(bench)
    await enroll(nurse)
    await nurse.says(*ENROLL)
    await nurse.taps("Low back", "Just now", "6", "Not asked", "Replace it")
    nurse.clear()

    await nurse.says("/patient K7-204")

    assert nurse.screen[0].text.startswith("K7-204: replaced by a new injection")
    assert nurse.screen[0].labels == ["Log a call", "Book a visit", "Correct"]


async def test_of_who_has_not_joined_neither_helper_nor_language_is_known(bench: Bench) -> None:
    nurse = await hire(bench)
    await enroll(nurse)

    await nurse.says("/patient K7-204")

    assert "Answers from: not known yet" in nurse.last.text.splitlines()
    assert "Result: too early to say" in nurse.last.text


@pytest.mark.parametrize("reason", [Reason.STOPPED, Reason.DECEASED, Reason.ENDED_BY_CLINIC])
async def test_a_follow_up_that_ended_early_has_no_result_and_says_when(
    bench: Bench, reason: Reason
) -> None:
    ben = await bench.patient()
    await bench.go_on(hours=1)

    async def end(work: Work) -> None:
        await ending.end_follow_up(work, await cases.of_episode(work, ben.episode_id), reason)

    await bench.do(end)

    admin = await look(bench, ben)

    lines = admin.last.text.splitlines()
    assert "Result: none, the follow-up ended early" in lines
    assert [line.split("(")[0] for line in lines if line.startswith("•")][:3] == [
        "• day 1: canceled ",
        "• day 2: canceled ",
        "• one week: canceled ",
    ]
    assert sum("), Mon, Jun 1, 11:30 AM." in line for line in lines) == 3


@pytest.mark.parametrize("state", [PatientState.PAUSED, PatientState.STOPPED])
async def test_how_a_patient_stands_comes_before_the_follow_up(
    bench: Bench, state: PatientState
) -> None:
    ben = await bench.patient()
    async with bench.runtime.database.transaction() as session:
        (await session.get_one(Patient, ben.patient_id)).state = state

    admin = await look(bench, ben)

    first = admin.last.text.splitlines()[0]
    assert first in {f"{ben.reference}: paused", f"{ben.reference}: stopped by the patient"}


async def test_every_look_is_in_the_audit_log_by_ids_only(bench: Bench) -> None:
    ben = await bench.patient()
    admin = await look(bench, ben)
    await admin.presses(f"k:show:{ben.patient_id}")
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")

    await admin.taps("Open the case")

    async with bench.runtime.database.reading() as session:
        entries = (await session.scalars(select(AuditEntry))).all()
        broken = (await audit.verify(session, bench.runtime.database.vault, 99)).broken
    assert [(entry.action, entry.subject) for entry in entries] == [("view", ben.patient_id)] * 3
    assert ben.reference not in str([vars(entry) for entry in entries])
    assert broken is None


async def test_patients_see_nobodys_case_not_even_their_own(bench: Bench) -> None:
    ben = await bench.patient()
    thief = someone(bench, ben.chat_id)

    with pytest.raises(NotAllowedError):
        await thief.says(f"/patient {ben.reference}")
    with pytest.raises(NotAllowedError):
        await thief.presses(f"k:show:{ben.patient_id}")

    assert ben.keys == []
