"""/why REF: what was planned, sent and answered, how it ended and why, for staff only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.delivery import SendResult
from bot.domain.errors import NotAllowedError
from bot.domain.ledger import Area, CheckInState, Reason
from bot.services.followup import check_in_states
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.services.patient.leaving import Leaving
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.system import AuditEntry
from bot.texts.catalogue import LANGUAGES, load_texts
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of, enroll, hire, someone
from tests.services.support.fake_messenger import sends_to
from tests.services.support.people import Person
from tests.services.support.post import held

TEXTS: Final = load_texts()


async def ask_why(bench: Bench, ben: Person) -> list[list[str]]:
    """What an admin reads: the lines of each part, the heading first."""
    admin = admin_of(bench)
    admin.clear()
    await admin.says(f"/why {ben.reference}")
    whole = "\n\n".join(shown.text for shown in admin.screen)
    return [part.splitlines() for part in whole.split("\n\n")]


async def test_each_check_in_says_what_was_planned_and_what_happened(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("6", "A little better")
    await bench.go_to_day(5)

    parts = await ask_why(bench, ben)

    assert parts == [
        [f"{ben.reference}: what was planned, what happened and why. All times are Chicago time."],
        ["Injection Mon, Jun 1, 10:30 AM, low back: in follow-up."],
        [
            "day 1: planned for Tue, Jun 2, 10:00 AM.",
            "• Check-in sent Tue, Jun 2, 10:00 AM.",
            "• Answered Tue, Jun 2, 11:00 AM.",
            '• Pain 6, "A little better": little or no relief.',
        ],
        [
            "day 2: planned for Wed, Jun 3, 10:00 AM.",
            "• Check-in sent Wed, Jun 3, 10:00 AM.",
            "• Reminder sent Thu, Jun 4, 10:00 AM.",
            "• Missed: closed Fri, Jun 5, 10:00 AM.",
            "Why: no answer came while it was open.",
        ],
        [
            "one week: planned for Mon, Jun 8, 10:30 AM.",
            "• Not due yet. It goes out Mon, Jun 8, 10:30 AM.",
        ],
    ]


async def test_a_score_that_cannot_be_judged_is_told_without_a_level(bench: Bench) -> None:
    ben = await bench.patient(baseline=None)
    await bench.go_to_day(1)
    await ben.answers("6")

    parts = await ask_why(bench, ben)

    assert "• Pain 6." in parts[2]


async def test_an_open_check_in_says_until_when_it_waits(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)

    parts = await ask_why(bench, ben)

    assert parts[2][2:] == [
        "• Open. It waits for an answer, until Thu, Jun 4, 10:00 AM at the latest.",
        "• Next reminder Tue, Jun 2, 4:00 PM.",
    ]


@pytest.mark.parametrize(
    ("leave", "says"),
    [
        (Leaving.pause, "It will be skipped, unless the patient resumes before."),
        (Leaving.blocked, "It will not go out, unless the patient comes back before."),
    ],
)
async def test_what_is_planned_for_who_paused_or_blocked_the_bot_is_not_told_to_go_out(
    bench: Bench, leave: Callable[[Leaving, Caller], Awaitable[None]], says: str
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await leave(Leaving(bench.runtime), ben.caller)
    await bench.pump()

    parts = await ask_why(bench, ben)

    assert parts[3][1] == f"• Due Wed, Jun 3, 10:00 AM. {says}"
    assert not [line for part in parts for line in part if "Next reminder" in line]


async def test_a_send_that_may_not_have_arrived_and_its_early_reminder_are_told(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    bench.messenger.will(SendResult.UNCERTAIN, when=sends_to(ben.chat_id))
    await bench.go_to_day(3)

    parts = await ask_why(bench, ben)

    assert parts[2][1:] == [
        "• Check-in sent Tue, Jun 2, 10:00 AM, but it may not have arrived.",
        "• Early reminder sent Tue, Jun 2, 10:15 AM.",
        "• Missed: closed Wed, Jun 3, 10:00 AM.",
        "Why: no answer came, and the message may never have arrived.",
    ]


async def test_a_message_that_telegram_refused_is_told(bench: Bench) -> None:
    ben = await bench.patient()
    bench.messenger.will(SendResult.REFUSED, when=sends_to(ben.chat_id))
    await bench.go_to_day(1)

    parts = await ask_why(bench, ben)

    assert parts[2][1:] == [
        "• Check-in could not be delivered, Tue, Jun 2, 10:00 AM.",
        "• Not delivered: given up Tue, Jun 2, 10:00 AM.",
        "Why: Telegram did not deliver the message.",
    ]


async def test_the_result_and_the_other_treatments_have_their_times(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same")
    await ben.taps("The same", "Less", "Skip")

    parts = await ask_why(bench, ben)

    assert parts[1] == [
        "Injection Mon, Jun 1, 10:30 AM, low back: follow-up done.",
        "Result, Mon, Jun 8, 11:00 AM: little or no relief.",
        "The text about other treatments was sent Mon, Jun 8, 11:00 AM.",
    ]


async def test_what_waits_or_was_taken_back_is_not_told_as_sent(bench: Bench) -> None:
    ben = await bench.patient()
    bench.clock.move_to(bench.at_day(1, 10))
    with held(bench):
        await bench.check_ins.send_due()
    admin = admin_of(bench)

    async def hold(work: Work) -> None:
        for row in await work.session.scalars(select(OutboxMessage)):
            row.claimable_at = bench.at_day(2)

    await bench.do(hold)
    await admin.says(f"/why {ben.reference}")
    assert "• Check-in waits to go out." in admin.last.text
    await ben.presses("x:yes")

    parts = await ask_why(bench, ben)

    assert parts[2][1] == "• Check-in taken back before it went out, Tue, Jun 2, 10:00 AM."
    assert parts[2][-1] == "Why: the patient stopped the messages."


async def test_what_was_sent_is_known_also_when_its_mail_is_purged(bench: Bench) -> None:
    ben, eva = await bench.patient(), await bench.patient()
    bench.messenger.will(SendResult.UNCERTAIN, when=sends_to(eva.chat_id))
    await bench.go_to_day(5)
    await bench.forget(OutboxMessage)

    sent, unsure = await ask_why(bench, ben), await ask_why(bench, eva)

    assert sent[2][1:3] == ["• Check-in sent Tue, Jun 2, 10:00 AM.", "• Reminders: 1."]
    assert unsure[2][1] == "• Check-in sent Tue, Jun 2, 10:00 AM, but it may not have arrived."
    assert not [line for line in sent[4] if "sent" in line or "Reminders" in line]


_ENDS: Final = (
    (CheckInState.ANSWERED, Reason.SAFETY_ONLY, "Answered", "a warning sign"),
    (CheckInState.ANSWERED, Reason.ANSWERED_LATE, "Answered", "after it had closed"),
    (CheckInState.MISSED, Reason.PARTIAL_ANSWER, "Missed", "only part of it"),
    (CheckInState.SKIPPED, Reason.PAUSED, "Skipped", "had paused"),
    (CheckInState.SKIPPED, Reason.JOINED_LATE, "Skipped", "joined after it was due"),
    (CheckInState.SKIPPED, Reason.OUTAGE, "Skipped", "was down"),
    (CheckInState.SKIPPED, Reason.MOVED, "Skipped", "date was moved"),
    (CheckInState.UNDELIVERED, Reason.BLOCKED, "Not delivered", "had blocked the bot"),
    (CheckInState.CANCELLED, Reason.STOPPED, "Canceled", "stopped the messages"),
    (CheckInState.CANCELLED, Reason.DELETED, "Canceled", "asked to delete"),
    (CheckInState.CANCELLED, Reason.DECEASED, "Canceled", "a death"),
    (CheckInState.CANCELLED, Reason.REPLACED, "Canceled", "new injection"),
    (CheckInState.CANCELLED, Reason.ENDED_BY_CLINIC, "Canceled", "the clinic ended"),
)


@pytest.mark.parametrize(("state", "reason", "how", "because"), _ENDS)
async def test_however_a_check_in_ended_it_is_told_with_its_reason(
    bench: Bench, state: CheckInState, reason: Reason, how: str, because: str
) -> None:
    ben = await bench.patient()
    first = await ben.check_in(0)

    async def end(work: Work) -> None:
        check_in = await work.session.get_one(CheckIn, first.id)
        check_in_states.end(work, check_in, state, reason)
        check_in.answered_at = work.now if state is CheckInState.ANSWERED else None

    await bench.do(end)
    parts = await ask_why(bench, ben)

    assert parts[2][-2] == f"• {how}{_of(state)} Mon, Jun 1, 10:30 AM."
    assert parts[2][-1].startswith("Why")
    assert because in parts[2][-1]


def _of(state: CheckInState) -> str:
    words = {CheckInState.MISSED: ": closed", CheckInState.UNDELIVERED: ": given up"}
    return words.get(state, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_every_state_has_a_sentence(language: str) -> None:
    reasons = [TEXTS.say(f"patient_why_because_{each}", language) for each in Reason]
    states = [TEXTS.say(f"patient_why_{each}", language, when="-") for each in CheckInState]

    assert len(set(reasons)) == len(Reason)
    assert len(set(states)) == len(CheckInState)
    assert all(sentence.endswith(".") for sentence in (*reasons, *states))


async def test_a_second_follow_up_comes_first(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await bench.second_injection(ben, Area.NECK)

    parts = await ask_why(bench, ben)

    heads = [part[0] for part in parts if part[0].startswith("Injection")]
    assert heads == [
        "Injection Tue, Jun 2, 11:00 AM, neck: in follow-up.",
        "Injection Mon, Jun 1, 10:30 AM, low back: in follow-up.",
    ]


async def test_who_has_not_joined_has_nothing_planned(bench: Bench) -> None:
    nurse = await hire(bench)
    await enroll(nurse)

    await nurse.says("/why k7-204")

    assert nurse.last.text.endswith("No check-ins are planned: the patient has not joined.")


async def test_all_times_are_the_clinics_also_for_a_patient_elsewhere(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.set_zone(ben, "America/New_York")
    await bench.go_to_day(1)

    parts = await ask_why(bench, ben)

    assert parts[2][1] == "• Check-in sent Tue, Jun 2, 10:00 AM."


async def test_it_is_in_the_readers_language_and_quotes_nothing(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(1)
    await ben.answers("6", "A little better")
    await ben.writes("Slept well")
    await admin.speaks("es")

    parts = await ask_why(bench, ben)

    assert "Todas las horas son de Chicago." in parts[0][0]
    assert parts[2][1:] == [
        "• Preguntas: envío el mar, 2 jun, 10:00 am.",
        "• Contestada el mar, 2 jun, 11:00 am.",
        '• Dolor 6, "Un poco mejor": poco o ningún alivio.',
    ]
    assert "Slept" not in str(parts)


async def test_each_look_is_in_the_audit_log_by_ids_only(bench: Bench) -> None:
    ben = await bench.patient()

    await ask_why(bench, ben)

    async with bench.runtime.database.reading() as session:
        entries = (await session.scalars(select(AuditEntry))).all()
    assert [(entry.action, entry.subject) for entry in entries] == [("why", ben.patient_id)]
    assert ben.reference not in str([vars(entry) for entry in entries])


async def test_an_unknown_reference_is_said_and_leaves_no_trace(bench: Bench) -> None:
    admin = admin_of(bench)

    await admin.says("/why nobody-is-called-this")

    assert admin.last.text == "There is no patient with the reference NOBODY-IS-CA."
    assert await bench.count(AuditEntry) == 0


async def test_patients_may_not_ask_not_even_about_themselves(bench: Bench) -> None:
    ben = await bench.patient()

    with pytest.raises(NotAllowedError):
        await someone(bench, ben.chat_id).says(f"/why {ben.reference}")

    assert ben.keys == []


async def test_of_many_follow_ups_the_newest_are_told_and_the_others_counted(
    bench: Bench,
) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    for _ in range(12):
        await bench.second_injection(ben)

    await admin.says(f"/why {ben.reference}")

    (shown,) = admin.screen
    assert shown.text.count("Injection") == 5
    assert shown.text.splitlines()[-1] == "… and 8 more"


async def test_a_tap_that_came_too_late_is_told(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(2, 9)
    data, message_id = ben.last.keyboard[0][0]["data"], ben.last.message_id
    await bench.go_to_day(2)

    await ben.presses(data, message_id)

    _, _, first, *_ = await ask_why(bench, ben)
    assert first[-1] == "• Tapped Wed, Jun 3, 11:00 AM, when it was over; not counted."


async def test_an_answer_that_may_be_lost_is_not_called_unsent(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(2, 10, 5)
    await bench.tick()
    bench.clock.move_to(bench.at_day(5, 12))
    await bench.heartbeat.prepare()
    await bench.tick()

    _, _, _, second, *_ = await ask_why(bench, ben)

    assert second[-1].startswith("Why: no answer came, but the bot was down")


async def test_calls_alerts_and_visits_are_told_with_who_did_what(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    await bench.go_on(minutes=5)
    await nurse.taps("I am on it", "Log a call", "Reached, a sign", "Skip", "No visit")
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Book a visit", "Today")

    parts = await ask_why(bench, ben)

    told = [line for part in parts for line in part]
    assert "Call Tue, Jun 2, 11:05 AM, Nurse 1: reached" in told
    assert "Visit Tuesday, June 2: booked (Nurse 1, Tue, Jun 2, 11:05 AM)" in told
    opened = "P1 warning sign, opened Tue, Jun 2, 11:00 AM."
    taken = "Taken by Nurse 1, Tue, Jun 2, 11:05 AM."
    assert f"{opened} {taken} Not closed." in told

    await bench.go_on(minutes=20)
    await nurse.says("/alerts")
    await nurse.taps(nurse.labels[0], "Close", "Talked by phone")
    told = [line for part in await ask_why(bench, ben) for line in part]
    closed = "Closed by Nurse 1, Tue, Jun 2, 11:25 AM: reached by phone."
    assert f"{opened} {taken} {closed}" in told
