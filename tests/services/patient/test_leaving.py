"""/stop, /pause, /resume and /delete: asked first where it is final, and kept to the letter."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageState
from bot.domain.errors import NotFoundError
from bot.domain.ledger import CheckInState, PatientState, Reason
from bot.services.patient.leaving import Leaving
from tests.services.support.bench import Bench
from tests.services.support.newcomers import COMMANDS, invitation, joined, make_new_link, newcomer
from tests.services.support.post import held

CANCELLED = (CheckInState.CANCELLED, Reason.STOPPED)


async def test_stop_is_asked_first_and_then_ends_everything(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/stop")
    assert ben.labels == ["Yes, stop", "No, go on"]
    await ben.taps("Yes, stop")

    assert (ben.keys, ben.labels) == (["stop_confirm", "stopped"], [])
    assert (await ben.row()).state is PatientState.STOPPED
    assert await ben.ended() == [CANCELLED] * 3
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.LEFT, 4)


async def test_after_stop_the_bot_starts_nothing_more(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")
    ben.clear()

    await bench.go_on(days=20)

    assert ben.keys == []


async def test_after_stop_even_a_check_in_in_the_queue_stays_unsent(bench: Bench) -> None:
    ben = await joined(bench)
    bench.clock.move_to((await ben.check_in(0)).due_at)
    with held(bench):
        await bench.check_ins.send_due()

    await Leaving(bench.runtime).ask(ben.caller, "stop")
    await Leaving(bench.runtime).ask(ben.caller, "stop")
    await bench.pump()

    assert "checkin_first" not in ben.keys
    assert ben.keys[-1] == "stopped"
    (row,) = await bench.outbox(kind="check_in")
    assert row.state is MessageState.CANCELLED


async def test_stop_takes_the_buttons_off_the_question_that_waits(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)

    await ben.sends("/stop")
    await ben.sends("/stop")

    assert ben.labels == []
    assert ben.keys[-1] == "stopped"


async def test_no_to_stop_goes_back_to_the_open_question(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    ben.clear()

    await ben.sends("/stop")
    await ben.taps("No, go on")

    assert ben.keys == ["stop_confirm", "open_below", "checkin_first"]
    await ben.answers("4")
    assert (await ben.given(0))["pain"] == "4"


async def test_no_to_stop_says_when_the_next_check_in_comes(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/stop")
    await ben.taps("No, go on")

    assert ben.keys[-1] == "goes_on"
    assert "Tuesday, June 2" in ben.last.text
    assert (await ben.row()).state is PatientState.ACTIVE


async def test_a_tap_on_stop_messages_twice_still_asks(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1, 18)
    reminder = ben.last

    for _ in range(2):
        await ben.presses("x:ask", reminder.message_id)

    assert ben.keys[-2:] == ["stop_confirm", "stop_confirm"]
    assert (await ben.row()).state is PatientState.ACTIVE


async def test_stop_after_the_end_says_that_it_is_over(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    await ben.presses("x:yes", ben.last.message_id)

    assert ben.keys[-1] == "followup_over"
    assert ben.labels == ["Ask for a visit", "Other treatments"]
    assert len(await bench.alerts()) == 1


async def test_a_pause_skips_what_comes_due_and_resume_goes_on(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/pause")
    assert (ben.keys, ben.labels) == (["paused"], ["Resume"])
    await bench.go_to_day(3)
    assert ben.keys == ["paused"]
    await ben.taps("Resume")

    assert ben.keys == ["paused", "resumed"]
    assert "Monday, June 8" in ben.last.text
    assert (await ben.ended())[0] == (CheckInState.SKIPPED, Reason.PAUSED)
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.LEFT]


async def test_pausing_twice_says_so_once_more(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/pause")
    await ben.sends("/pause")

    assert ben.keys == ["paused", "already_paused"]
    assert ben.labels == ["Resume"]
    assert len(await bench.alerts()) == 1


async def test_a_pause_with_an_open_question_shows_it_again_on_resume(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    ben.clear()

    await ben.sends("/pause")
    await ben.sends("/resume")

    assert ben.keys == ["paused", "open_below", "ask_pain"]
    assert len(ben.labels) == 11


async def test_a_check_in_taken_back_by_a_pause_is_skipped(bench: Bench) -> None:
    ben = await joined(bench)
    bench.clock.move_to((await ben.check_in(0)).due_at)
    with held(bench):
        await bench.check_ins.send_due()

    await ben.sends("/pause")

    assert ben.keys == ["paused"]
    assert (await ben.ended())[0] == (CheckInState.SKIPPED, Reason.PAUSED)


@pytest.mark.parametrize(
    ("days", "keys"), [(0, ["not_paused"]), (1, ["open_below", "checkin_first"])]
)
async def test_resume_without_a_pause_says_what_comes(
    bench: Bench, days: int, keys: list[str]
) -> None:
    ben = await joined(bench)
    if days:
        await bench.go_to_day(days)
    ben.clear()

    await ben.sends("/resume")

    assert ben.keys == keys


async def test_resume_after_the_last_day_offers_a_visit(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/pause")
    await bench.go_on(days=14)

    await ben.sends("/resume")

    assert (ben.keys[-1], ben.labels) == ("resumed_none_left", ["Ask for a visit"])


@pytest.mark.parametrize("command", ["/pause", "/resume"])
async def test_commands_after_the_end_say_that_it_is_over(bench: Bench, command: str) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    await ben.sends(command)

    assert ben.keys[-1] == "followup_over"
    assert (await ben.row()).state is PatientState.STOPPED


async def test_there_is_nothing_to_pause_after_the_last_check_in(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_on(days=20)

    await ben.sends("/pause")

    assert ben.keys[-1] == "followup_over"
    assert (await ben.row()).state is PatientState.ACTIVE


async def test_delete_is_asked_first_then_promised_with_a_day_in_hand(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/delete")
    assert ben.labels == ["Yes, delete", "No, keep"]
    await ben.taps("Yes, delete")

    row = await ben.row()
    assert ben.keys == ["delete_confirm", "delete_requested"]
    assert row.state is PatientState.ERASING
    assert row.erase_at is not None
    assert row.erase_at - bench.now < timedelta(days=6, minutes=1)
    assert await ben.ended() == [(CheckInState.CANCELLED, Reason.DELETED)] * 3
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.DELETE]


async def test_asking_twice_to_delete_changes_nothing(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/delete")
    await ben.taps("Yes, delete")
    before = (await ben.row()).erase_at
    await bench.go_on(days=1)

    await ben.sends("/delete")

    assert ben.keys[-1] == "delete_already"
    assert "by Monday, June 8" in ben.last.text
    assert (await ben.row()).erase_at == before
    assert len(await bench.alerts()) == 1


async def test_a_deletion_that_waits_for_a_warning_sign_is_said_to_wait(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more")
    await ben.sends("/delete")
    await ben.taps("Yes, delete")

    await ben.sends("/delete")
    assert ben.keys[-1] == "delete_waits"
    await ben.sends("/mydata")
    assert "until the clinic has looked at your warning sign" in ben.last.text


async def test_the_data_are_deleted_in_time_and_the_patient_hears_of_it(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/delete")
    await ben.taps("Yes, delete")

    await bench.go_on(days=6, hours=12)

    assert ben.keys[-1] == "deleted"
    await ben.sends("/mydata")
    assert ben.keys[-1] == "mydata_none"


async def test_no_to_delete_goes_back_to_the_open_question(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)

    await ben.sends("/delete")
    await ben.taps("No, keep")

    assert ben.keys[-2:] == ["delete_cancelled", "checkin_first"]
    assert (await ben.row()).erase_at is None


async def test_no_to_delete_after_the_last_check_in_promises_no_more(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_on(days=20)

    await ben.sends("/delete")
    await ben.taps("No, keep")

    assert ben.keys[-1] == "delete_kept"


async def test_a_forged_choice_is_refused(bench: Bench) -> None:
    ben = await joined(bench)

    for data in ("x:maybe", "d:maybe", "b:maybe", "v:maybe", "p:maybe"):
        with pytest.raises(NotFoundError):
            await ben.presses(data)

    assert ben.keys == []
    assert (await ben.row()).state is PatientState.ACTIVE


async def test_leaving_makes_an_unused_link_useless(bench: Bench) -> None:
    ben = await joined(bench)
    link = await make_new_link(bench, ben)

    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    assert (await invitation(bench, link)).cancelled_at is not None


async def test_who_never_joined_has_nothing_to_leave(bench: Bench) -> None:
    eve = newcomer(bench)

    for command in set(COMMANDS) - {"/start", "/help", "/cancel", "/privacy", "/signs", "/mydata"}:
        with pytest.raises(NotFoundError):
            await eve.sends(command)
