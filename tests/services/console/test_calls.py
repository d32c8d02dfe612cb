"""A call is written down in a few taps; what was said counts like any answer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.alert_details import RedFlag
from bot.domain.alerts import SILENCES, AlertKind
from bot.domain.calls import CallResult
from bot.domain.errors import ClosedError
from bot.domain.ledger import CheckInState, Reason
from bot.domain.relief import Outcome
from bot.storage.tables.followups import Answer, CheckIn, Episode, PhoneCall
from tests.services.alerts.test_alert_messages import with_group
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, hire
from tests.services.support.people import Person


async def silent(bench: Bench, days: int = 11) -> tuple[Member, Person]:
    """A nurse, and a patient who answered nothing until the follow-up closed."""
    ben = await bench.patient()
    nurse = await hire(bench)
    await bench.go_on(days=days)
    ben.clear()
    return nurse, ben


async def calls(bench: Bench) -> list[PhoneCall]:
    """The calls so far."""
    async with bench.runtime.database.reading() as session:
        return list(await session.scalars(select(PhoneCall).order_by(PhoneCall.id)))


async def by_phone(bench: Bench) -> dict[str, str]:
    """What was answered by phone."""
    async with bench.runtime.database.reading() as session:
        found = await session.scalars(select(Answer).where(Answer.by_phone))
        return {each.question: each.value for each in found}


async def episode(bench: Bench, patient: Person) -> Episode:
    """The patient's follow-up as it stands."""
    async with bench.runtime.database.reading() as session:
        return await session.get_one(Episode, patient.episode_id)


async def last_check_in(bench: Bench, patient: Person) -> CheckIn:
    """The check-in that decides."""
    return (await check_ins_of(bench, patient))[-1]


async def check_ins_of(bench: Bench, patient: Person) -> list[CheckIn]:
    """The patient's check-ins, in order."""
    async with bench.runtime.database.reading() as session:
        statement = select(CheckIn).where(CheckIn.episode_id == patient.episode_id)
        return list(await session.scalars(statement.order_by(CheckIn.position)))


async def test_what_is_said_by_phone_concludes_the_follow_up(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    assert (await episode(bench, ben)).outcome is Outcome.UNKNOWN

    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs", "7", "About the same")
    await nurse.taps("The same", "The same", "No visit")

    assert (await episode(bench, ben)).outcome is Outcome.NO_RELIEF
    assert (await last_check_in(bench, ben)).state is CheckInState.ANSWERED
    assert (await last_check_in(bench, ben)).reason is Reason.ANSWERED_LATE
    said = await by_phone(bench)
    assert said["safety"] == "no"
    assert said["pain"] == "7"
    assert said["change"] == "0"
    (call,) = await calls(bench)
    assert (call.result, call.try_at) == (CallResult.REACHED, None)
    assert any("Result: little or no relief" in shown.text for shown in nurse.screen)
    # They were on the phone: the chat says nothing of it.
    assert ben.keys == []
    (alert,) = await bench.alerts(AlertKind.NO_ANSWER)
    assert alert.result == "reached"


async def test_a_sign_said_by_phone_calls_staff(bench: Bench) -> None:
    nurse, ben = await silent(bench)

    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, a sign")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert alert.closed_at is None
    assert (await last_check_in(bench, ben)).reason is Reason.SAFETY_ONLY
    with pytest.raises(ClosedError):
        await nurse.presses("y:safety-yes")


async def test_who_hears_of_a_sign_is_on_it_and_says_which(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    other = await hire(bench, chat_id=52)
    await nurse.says("/calls")
    other.clear()

    await nurse.taps(f"Call: {ben.reference}", "Reached, a sign", "Very bad headache")
    await nurse.says("since Tuesday")
    await nurse.taps("No visit")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert alert.taken_at is not None
    told = other.last.text
    assert "The patient told Nurse 1 on the phone. Sign: Very bad headache." in told
    assert "Nurse 1 is on it" in told
    assert (await calls(bench))[0].note == "since Tuesday"
    assert ben.keys == []
    other.clear()
    await bench.go_on(minutes=45)
    assert other.screen == []


async def test_a_group_is_asked_only_once_a_sign_is_left(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    group = await with_group(bench)
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Log a call", "Reached, a sign", "Skip", "No visit")

    assert group.screen == []
    await bench.go_on(hours=1, minutes=1)
    assert group.keys == ["staff_group_alert"]


async def test_a_sign_is_told_in_words_and_kept_whatever_follows(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")

    await nurse.taps(f"Call: {ben.reference}", "Reached, a sign")
    await nurse.says("fever since yesterday", "took a pill")
    await nurse.taps("Back", "Skip", "Booked now", "Today")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert isinstance(alert.about, RedFlag)
    assert alert.about.signs == ("fever",)
    (call,) = await calls(bench)
    assert call.note == "fever since yesterday\ntook a pill"
    assert ben.keys == ["visit_booked_day"]


async def test_a_sign_that_the_caller_has_taken_already_is_one_alert(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    await bench.go_on(days=1)
    await ben.taps("Yes, one or more")
    await nurse.taps("I am on it", "Log a call", "Reached, a sign", "Very bad headache")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert isinstance(alert.about, RedFlag)
    assert alert.about.signs == ("head",)
    assert alert.about.text == "red_flag"


async def test_who_was_not_reached_is_tried_again_or_not(bench: Bench) -> None:
    nurse, ben = await silent(bench)

    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "No answer", "Next work day, 9 AM")
    assert (await bench.alerts(AlertKind.NO_ANSWER))[0].closed_at is None
    await nurse.says("/calls")
    assert "no answer. Try again" in nurse.last.text
    await bench.go_on(days=4)
    await nurse.says("/calls")
    assert nurse.last.text.endswith("no answer")
    await nurse.taps(f"Call: {ben.reference}", "Voicemail", "Stop trying")

    (alert,) = await bench.alerts(AlertKind.NO_ANSWER)
    assert alert.result == "not_reached"
    first, second = await calls(bench)
    assert first.try_at is not None
    assert second.try_at is None
    await nurse.says(f"/patient {ben.reference}")
    assert "voicemail" in nurse.last.text


async def test_the_next_try_comes_back_to_everybody(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    other = await hire(bench, chat_id=52)
    await nurse.says("/calls")

    await nurse.taps(f"Call: {ben.reference}", "No answer", "In 2 hours")

    (taken,) = await bench.alerts(*SILENCES, is_open=True)
    (call,) = await calls(bench)
    assert taken.repeat_at == call.try_at
    other.clear()
    await bench.go_on(hours=2, minutes=1)
    (alert,) = await bench.alerts(*SILENCES, is_open=True)
    assert alert.taken_by is None
    assert ben.reference in other.last.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tomorrow 9", "Fri, Jun 12, 9:00 AM"),
        ("mañana 9", "Fri, Jun 12, 9:00 AM"),
        ("Monday 10 am", "Mon, Jun 15, 10:00 AM"),
        ("2:30 pm", "Thu, Jun 11, 2:30 PM"),
        ("9", "Fri, Jun 12, 9:00 AM"),
        ("6/16", "Tue, Jun 16, 8:00 AM"),
    ],
)
async def test_the_next_try_is_typed_as_staff_type_times(
    bench: Bench, text: str, told: str
) -> None:
    nurse, ben = await silent(bench, days=10)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "No answer")

    await nurse.says(text)

    assert f"Try again: {told}." in nurse.last.text


@pytest.mark.parametrize("text", ["next week", "tomorrow 3 am", "Saturday", "Jul 20", "later"])
async def test_a_next_try_while_the_clinic_is_closed_is_refused(bench: Bench, text: str) -> None:
    nurse, ben = await silent(bench, days=10)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "No answer")

    await nurse.says(text)

    assert "That is no time when the clinic is open" in nurse.last.text
    assert await calls(bench) == []


async def test_late_in_the_day_nobody_is_to_be_called_in_two_hours(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")
    await bench.go_on(hours=5)

    await nurse.taps(f"Call: {ben.reference}", "No answer")

    assert nurse.last.labels == ["Next work day, 9 AM", "Stop trying", "Back"]


async def in_danger(bench: Bench) -> tuple[Member, Member, Person]:
    """Two nurses, and a patient who tapped that they have a sign."""
    ben = await bench.patient()
    nurse, other = await hire(bench), await hire(bench, chat_id=52)
    await bench.go_on(days=1)
    await ben.taps("Yes, one or more")
    other.clear()
    return nurse, other, ben


async def test_who_calls_about_a_sign_is_on_it_and_tries_again_soon(bench: Bench) -> None:
    nurse, other, _ = await in_danger(bench)

    await nurse.taps("Log a call", "No answer")
    assert nurse.last.labels == ["In 15 minutes", "In 1 hour", "Back"]
    await nurse.says("tomorrow 9")
    assert "That is no time within the next hour." in nurse.last.text
    await nurse.taps("In 15 minutes")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    (call,) = await calls(bench)
    assert alert.taken_by == call.made_by
    assert alert.repeat_at == call.try_at
    await bench.go_on(minutes=14)
    assert other.screen == []
    await bench.go_on(minutes=2)
    assert "P1 WARNING SIGN" in other.last.text


@pytest.mark.parametrize("begun", ["alert", "card"])
async def test_a_call_about_a_sign_takes_it_and_offers_to_close_it(
    bench: Bench, begun: str
) -> None:
    nurse, _, ben = await in_danger(bench)
    if begun == "card":
        await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Log a call", "Reached, no signs", "No visit")
    assert "You are on it, and it is still open: warning sign." in nurse.last.text
    await nurse.taps("Close: warning sign", "Talked by phone")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert alert.result == "reached"
    assert "Closed by Nurse 1" in nurse.last.text
    assert "Talked by phone" not in nurse.last.labels


async def test_a_call_leaves_what_another_is_on_with_them(bench: Bench) -> None:
    nurse, other, ben = await in_danger(bench)
    await nurse.taps("I am on it")
    await other.says(f"/patient {ben.reference}")

    await other.taps("Log a call", "No answer", "In 15 minutes")

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    (call,) = await calls(bench)
    assert alert.taken_by != call.made_by
    assert "still open" not in other.last.text


async def test_each_step_goes_back_and_nothing_is_stored_half(bench: Bench) -> None:
    nurse, ben = await silent(bench)

    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs", "Back")
    await nurse.taps("Cancel")

    assert await calls(bench) == []
    assert await by_phone(bench) == {}
    assert (await bench.alerts(AlertKind.NO_ANSWER))[0].closed_at is None


async def test_a_score_and_a_note_are_typed(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Log a call", "Reached, no signs")
    await nurse.says("6")
    await nurse.taps("A little better")
    await nurse.says("sleeps badly")
    await nurse.says("son answers")
    await nurse.taps("No visit")

    (call,) = await calls(bench)
    assert call.note == "sleeps badly\nson answers"
    assert (await by_phone(bench))["pain"] == "6"
    # The question that waited in the chat is over.
    await ben.writes("8")
    assert (await by_phone(bench))["pain"] == "6"


@pytest.mark.parametrize("unsaid", ["skip", "She did not want to say", "no quiso decir"])
async def test_own_words_count_without_a_number(bench: Bench, unsaid: str) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs")

    await nurse.says(unsaid)
    await nurse.taps("About the same", "Skip", "Skip", "No visit")

    assert await by_phone(bench) == {"safety": "no", "change": "0"}
    told = 'Answers: Pain not known, "About the same".'
    assert any(told in shown.text for shown in nurse.screen)
    assert (await episode(bench, ben)).outcome is Outcome.NO_RELIEF


async def test_who_says_neither_number_nor_words_has_not_answered(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Log a call", "Reached, no signs")
    await nurse.says("rather bad")
    assert "That is no answer here." in nurse.last.text

    await nurse.taps("Skip", "Skip", "No visit")

    assert await by_phone(bench) == {}
    assert len(await calls(bench)) == 1
    assert "The check-in is not answered." in nurse.last.text
    assert (await check_ins_of(bench, ben))[0].state is CheckInState.OPEN


async def test_daily_tasks_are_asked_in_words_that_read_one_way(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    await nurse.speaks("es")
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Anotar llamada", "Contestó, sin señales", "7", "Igual")
    assert nurse.last.labels[:3] == ["Más fácil", "Igual", "Más difícil"]

    await nurse.writes("más difícil")
    await nurse.taps("Igual", "Sin cita")

    assert (await by_phone(bench))["function"] == "-1"
    assert 'tareas diarias "Más difícil"' in nurse.last.text


async def test_an_answer_in_the_chat_meanwhile_is_kept(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Log a call", "Reached, no signs", "6")
    async with bench.runtime.database.reading() as session:
        check_in = (
            await session.scalars(select(CheckIn).where(CheckIn.state == CheckInState.OPEN))
        ).one()
    await ben.presses(f"a:{check_in.id}:safety:no")
    await ben.presses(f"a:{check_in.id}:pain:3")

    await nurse.taps("About the same", "No visit")

    assert await by_phone(bench) == {}
    (call,) = await calls(bench)
    assert call.check_in_id is None
    assert "meanwhile" in nurse.last.text


async def test_a_visit_by_phone_is_booked_or_passed_on(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps(
        "Log a call", "Reached, no signs", "6", "About the same", "Booked now", "Today"
    )

    assert ben.keys == ["visit_booked_day"]
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Log a call", "Reached, no signs", "Wants one")
    assert [each.closed_at for each in await bench.alerts(AlertKind.VISIT)] == [None]


@pytest.mark.parametrize("visit", [["Booked now", "Today"], ["No visit"]])
async def test_nobody_offers_a_visit_that_was_settled_on_the_phone(
    bench: Bench, visit: list[str]
) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs", "8")

    await nurse.taps("About the same", "The same", "The same", *visit)

    (alert,) = await bench.alerts(AlertKind.NO_RELIEF)
    assert alert.about.text == "no_relief_settled"
    assert not any("Offer a" in shown.text for shown in nurse.screen)
    await nurse.taps("Tell the patient")
    (alert,) = await bench.alerts(AlertKind.NO_RELIEF)
    assert alert.result == "done"


async def test_who_wants_a_visit_after_no_relief_is_one_alert(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs", "8")

    await nurse.taps("About the same", "The same", "The same", "Wants one")

    (alert,) = await bench.alerts(is_open=True)
    assert alert.kind is AlertKind.NO_RELIEF
    told = await newest_alert(nurse)
    assert "Asks for a visit. Call by Monday, June 15." in told
    assert "settled" not in told
    assert "expect" not in told
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Tell the patient the result")
    assert "The options and the visit advice are going out." in await newest_alert(nurse)


async def newest_alert(member: Member) -> str:
    """The newest of the open alerts, whole."""
    await member.says("/alerts")
    await member.presses(member.last.data_of(member.last.labels[0]) or "")
    return member.last.text


async def test_a_wish_that_staff_wrote_down_promises_nothing(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Log a call", "Reached, no signs", "6", "About the same", "Wants one")

    assert "VISIT REQUEST, noted by staff." in await newest_alert(nurse)
    assert ben.keys == []


async def test_a_call_about_nothing_that_is_open_comes_back(bench: Bench) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    other = await hire(bench, chat_id=52)
    await nurse.says(f"/patient {ben.reference}")
    other.clear()

    await nurse.taps("Log a call", "No answer", "In 2 hours")

    await nurse.says("/calls")
    assert f"{ben.reference}: call again" in nurse.last.text
    assert other.screen == []
    await bench.go_on(hours=2, minutes=1)
    assert "P3 CALL AGAIN" in other.last.text
    await other.taps("Log a call", "Voicemail", "Next work day, 9 AM")
    assert len(await bench.alerts(is_open=True)) == 1
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Log a call", "Reached, no signs", "No visit")
    assert await bench.alerts(is_open=True) == []


async def test_answers_that_were_mistyped_are_put_right(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=1)
    await nurse.says(f"/patient {ben.reference}")
    await nurse.taps("Log a call", "Reached, no signs", "9", "A little better", "No visit")
    recall = data_of(nurse, "Correct the answers")

    await nurse.taps("Correct the answers")
    assert "Skip leaves an answer as it is." in nurse.last.text
    await nurse.taps("Cancel")
    assert nurse.keys[-1] == "kept_done"
    await nurse.presses(recall)
    await nurse.taps("6", "Skip")

    assert 'Answers: Pain 6, "A little better".' in nurse.last.text
    (check_in, *_) = await check_ins_of(bench, ben)
    async with bench.runtime.database.reading() as session:
        stood = select(Answer).where(Answer.superseded_at.is_(None), Answer.question == "pain")
        assert [each.value for each in await session.scalars(stood)] == ["6"]
    assert check_in.state is CheckInState.ANSWERED
    assert len(await calls(bench)) == 1
    assert ben.keys == []
    await bench.go_on(days=1)
    with pytest.raises(ClosedError):
        await nurse.presses(recall)


async def test_what_is_put_right_changes_the_outcome(bench: Bench) -> None:
    nurse, ben = await concluded(bench)

    await nurse.taps("Correct the answers", "2", "Much better", "Skip", "Skip")

    assert (await episode(bench, ben)).outcome is Outcome.RELIEF
    assert any("Result: good relief" in shown.text for shown in nurse.screen)
    assert await bench.alerts(AlertKind.CHANGED) == []
    (alert,) = await bench.alerts(AlertKind.NO_RELIEF)
    assert alert.result == "corrected"


async def test_what_still_holds_of_corrected_answers_stays_open(bench: Bench) -> None:
    nurse, _ = await concluded(bench)

    await nurse.taps("Correct the answers", "7", "About the same", "Skip", "Skip")

    assert len(await bench.alerts(AlertKind.NO_RELIEF, is_open=True)) == 1


async def test_a_wish_outlives_the_outcome_that_told_of_it(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs", "8")
    await nurse.taps("About the same", "The same", "The same", "Wants one")

    await nurse.taps("Correct the answers", "2", "Much better", "Skip", "Skip")

    (alert,) = await bench.alerts(is_open=True)
    assert alert.about.text == "visit_noted"


async def test_a_wrong_number_has_a_next_step_and_stands_in_the_worklist(bench: Bench) -> None:
    nurse, ben = await silent(bench, days=3)
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Log a call", "Wrong number")

    assert "Find the right number" in nurse.last.text
    assert nurse.last.labels[:3] == ["New link", "Correct", "Open the case"]
    await ben.writes("my dog is fine")
    await nurse.says("/status")
    rows = [line for line in nurse.last.text.splitlines() if ben.reference in line]
    assert ", wrong number" in rows[0]


def data_of(member: Member, label: str) -> str:
    """What the newest button of this label carries."""
    found = [shown.data_of(label) for shown in member.screen if label in shown.labels]
    return found[-1] or ""


async def concluded(bench: Bench) -> tuple[Member, Person]:
    """A nurse who has just heard on the phone that there is no relief."""
    nurse, ben = await silent(bench)
    await nurse.says("/calls")
    await nurse.taps(f"Call: {ben.reference}", "Reached, no signs", "8")
    await nurse.taps("About the same", "The same", "The same", "No visit")
    return nurse, ben


async def test_the_patient_reads_the_outcome_of_a_call_only_if_staff_say_so(bench: Bench) -> None:
    nurse, ben = await concluded(bench)
    assert ben.keys == []

    tell = data_of(nurse, "Tell the patient")
    await nurse.taps("Tell the patient")

    assert ben.keys == ["thanks_none_last", "alternatives"]
    found = await episode(bench, ben)
    assert found.alternatives_at is not None
    with pytest.raises(ClosedError):
        await nurse.presses(tell)
    await bench.go_on(hours=2)
    assert ben.keys == ["thanks_none_last", "alternatives", "followup_closed"]
    await nurse.says(f"/patient {ben.reference}")
    assert "Tell the patient the result" not in nurse.labels[-12:]


async def test_who_has_left_is_not_told_of_the_outcome(bench: Bench) -> None:
    nurse, ben = await concluded(bench)
    tell = data_of(nurse, "Tell the patient")
    await ben.presses("x:yes")
    ben.clear()

    with pytest.raises(ClosedError):
        await nurse.presses(tell)

    assert ben.keys == []


async def test_who_was_not_reached_may_read_that_the_clinic_called(bench: Bench) -> None:
    nurse, ben = await silent(bench)
    await nurse.says("/calls")

    await nurse.taps(f"Call: {ben.reference}", "No answer", "In 2 hours", "We tried to call you")

    assert ben.keys == ["tried_to_call"]
