"""Closing: what is not answered in time is missed, and the last one goes to the phone list."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState, Reason
from bot.domain.relief import Outcome
from tests.services.support.bench import Bench
from tests.services.support.newcomers import same_person

NO_ANSWER = (CheckInState.MISSED, Reason.NO_ANSWER)


async def test_a_check_in_closes_when_the_next_one_is_sent(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(2, 9, 59)
    assert (await ben.ended())[0] == (CheckInState.OPEN, None)
    await bench.go_to_day(2, 10)

    assert (await ben.ended())[:2] == [NO_ANSWER, (CheckInState.OPEN, None)]


async def test_the_second_check_in_closes_after_two_days(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(4, 10, 1)

    assert (await ben.ended())[1] == NO_ANSWER


async def test_safety_alone_is_a_partial_answer_at_closing(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers()

    await bench.go_to_day(2)

    assert (await ben.ended())[0] == (CheckInState.MISSED, Reason.PARTIAL_ANSWER)


async def test_a_silent_last_check_in_leaves_the_outcome_unknown_and_staff_phone(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("7", "About the same")
    await bench.go_to_day(10, 10, 29)
    assert (await ben.episode()).state is EpisodeState.ACTIVE

    await bench.go_to_day(10, 10, 31)

    episode = await ben.episode()
    assert (episode.state, episode.outcome) == (EpisodeState.CONCLUDED, Outcome.UNKNOWN)
    assert ben.keys[-1] == "missed_last"
    assert "Answer now" in ben.last.labels
    assert "alternatives" not in ben.keys
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.NO_ANSWER, 3)
    assert alert.details == {
        "trend": "8 > 7 > - > -",
        "answered": 1,
        "sent": 3,
        "check_in": [1, "days"],
        "score": "7",
        "late_until": "2026-06-15",
    }


async def test_a_red_flag_on_the_last_check_in_leaves_the_outcome_unknown_without_a_word(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.taps("Yes, one or more")
    await bench.take_alerts()
    ben.clear()

    await bench.go_to_day(14)

    episode = await ben.episode()
    assert (episode.outcome, episode.end_reason) == (Outcome.UNKNOWN, Reason.RED_FLAG)
    assert ben.keys == []
    kinds = {alert.kind for alert in await bench.alerts()}
    assert kinds == {AlertKind.SILENT, AlertKind.RED_FLAG}


async def test_an_unanswered_note_does_not_hold_up_the_conclusion_at_closing(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(10, 10, 20)
    await ben.taps("Start", "No, none of these", "4", "Much better")

    await bench.go_to_day(10, 10, 31)

    assert (await ben.episode()).outcome is Outcome.RELIEF
    assert (await ben.check_in(2)).closes_at is None


async def test_an_alert_about_an_earlier_check_in_does_not_stand_for_the_last(
    bench: Bench,
) -> None:
    """The first one fell into an outage; staff took that alert and never closed it."""
    ben = await bench.patient()
    bench.clock.move_to(bench.at_day(2, 12))
    await bench.tick()
    await ben.answers("8", "About the same")
    await bench.take_alerts()

    await bench.go_to_day(11)

    kinds = [alert.kind for alert in await bench.alerts(is_open=True)]
    assert kinds == [AlertKind.SEND_FAILED, AlertKind.NO_ANSWER]


async def test_who_came_back_and_fell_silent_is_phoned_for_the_last(bench: Bench) -> None:
    ben = same_person(await bench.patient())
    await ben.blocks()
    await ben.unblocks()
    await ben.taps("Yes")

    await bench.go_to_day(11)

    calls = await bench.alerts(AlertKind.NO_ANSWER, is_open=True)
    assert [alert.check_in_id for alert in calls] == [(await ben.check_in(2)).id]


async def test_who_is_out_of_reach_is_called_for_once(bench: Bench) -> None:
    ben = same_person(await bench.patient())

    await ben.blocks()
    await bench.go_to_day(11)

    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.SEND_FAILED]


async def test_a_last_check_in_that_was_not_sent_is_called_for_once(bench: Bench) -> None:
    await bench.patient()
    await bench.go_to_day(6)
    await bench.close_alerts()
    bench.clock.move_to(bench.at_day(14))

    await bench.tick()

    kinds = [alert.kind for alert in await bench.alerts(is_open=True)]
    assert kinds == [AlertKind.SEND_FAILED]


async def test_another_question_keeps_its_buttons_when_a_check_in_closes(bench: Bench) -> None:
    ben = same_person(await bench.patient())
    await bench.go_to_day(4, 9)
    await ben.sends("/visit")
    buttons = ben.last.labels

    await bench.go_to_day(4, 12)

    assert (await ben.ended())[1] == NO_ANSWER
    assert ben.last.labels == buttons != []
