"""What staff do with a case: end it, a death, a new link, going on after a pause."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.domain.errors import ClosedError, NotAllowedError, NotFoundError
from bot.domain.ledger import CheckInState, PatientState, Reason
from bot.services.console.case_actions import CaseActions, CasePress
from bot.services.incoming.interruptions import Interruptions
from bot.services.patient.leaving import Leaving
from bot.services.patient.preferences import Preferences
from bot.storage.tables.system import AuditEntry
from tests.services.support.bench import Bench
from tests.services.support.crew import ENROLL, Member, enroll, hire, join, someone
from tests.services.support.fake_messenger import sends_to
from tests.services.support.people import Person
from tests.services.support.post import held


async def opened(bench: Bench) -> tuple[Member, Person]:
    """A nurse who looks at a patient in follow-up."""
    ben = await bench.patient()
    nurse = await hire(bench)
    await nurse.says(f"/patient {ben.reference}")
    ben.clear()
    return nurse, ben


async def actions(bench: Bench) -> list[str]:
    """The audit log's actions, oldest first."""
    async with bench.runtime.database.reading() as session:
        rows = await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))
        return list(rows)


async def test_ending_is_asked_first_and_then_told_to_the_patient(bench: Bench) -> None:
    nurse, ben = await opened(bench)

    await nurse.taps("End follow-up")
    assert ben.keys == []
    await nurse.taps("Yes, end it")

    assert nurse.keys[-1] == "ended_done"
    assert ben.keys == ["ended_by_clinic"]
    assert await ben.ended() == [(CheckInState.CANCELLED, Reason.ENDED_BY_CLINIC)] * 3
    await bench.go_on(days=12)
    assert ben.keys == ["ended_by_clinic"]


async def test_nothing_changes_when_staff_think_better_of_it(bench: Bench) -> None:
    nurse, ben = await opened(bench)

    await nurse.taps("End follow-up", "No, keep it")
    assert nurse.keys[-1] == "kept_done"
    await nurse.taps("Record a death", "No, go back")

    assert nurse.keys[-1] == "kept_done"
    assert (await ben.row()).state is PatientState.ACTIVE


async def test_ending_twice_tells_the_patient_once(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    await nurse.taps("End follow-up")
    yes = nurse.last.data_of("Yes, end it") or ""
    await nurse.taps("Yes, end it")

    for data in (yes, f"k:end:{ben.episode_id}", f"k:move:{ben.episode_id}"):
        with pytest.raises(ClosedError):
            await nurse.presses(data)

    assert ben.keys == ["ended_by_clinic"]


async def test_ending_one_of_two_follow_ups_leaves_the_other(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    await join(ben, await enroll(nurse))
    await nurse.says(*ENROLL)
    await nurse.taps("Neck", "Just now", "6", "Not asked", "Add it")
    await nurse.says("/patient K7-204")
    ben.clear()

    await nurse.taps("End follow-up", "Yes, end it")

    assert nurse.keys[-1] == "patient_ended_one"
    assert ben.keys == []
    await bench.go_on(days=1)
    assert ben.keys == ["checkin_first"]


async def test_ending_before_the_patient_joined_ends_the_link_too(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    link = await enroll(nurse)
    await nurse.says("/patient K7-204")

    await nurse.taps("End follow-up", "Yes, end it")
    await ben.opens(link)

    assert nurse.keys[-1] == "patient_ended_unjoined"
    assert ben.keys == ["invite_expired"]


async def test_ending_takes_back_the_repeat_of_a_reply(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    await bench.go_to_day(1)
    await ben.answers("4")
    bench.messenger.will(SendResult.UNCERTAIN, when=sends_to(ben.chat_id))
    await ben.taps("Much better")
    ben.clear()
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("End follow-up", "Yes, end it")
    await bench.go_on(minutes=10)

    assert ben.keys == ["ended_by_clinic"]
    states = [row.state for row in await bench.outbox(kind=MessageKind.OUTCOME)]
    assert states == [MessageState.UNCERTAIN, MessageState.CANCELLED]


async def test_after_a_death_nothing_at_all_goes_out(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    await bench.go_to_day(1)
    await ben.taps("No, none of these", "8", "About the same")
    ben.clear()
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Record a death", "Yes, stop all")
    await ben.writes("who is this?")
    await Interruptions(bench.runtime).help(ben.caller)
    await bench.go_on(days=15)

    assert ben.keys == []
    assert (await ben.row()).state is PatientState.DECEASED


async def test_a_death_takes_back_what_is_queued(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    actions = CaseActions(bench.runtime)
    with held(bench):
        await actions.press(nurse.caller, CasePress("end_yes", ben.episode_id), 1)

    await actions.press(nurse.caller, CasePress("deceased_yes", ben.episode_id), 1)
    await bench.pump()

    assert ben.keys == []


async def test_a_death_is_marked_once(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    await nurse.taps("Record a death", "Yes, stop all")
    assert nurse.keys[-1] == "deceased_done"

    for action in ("deceased", "deceased_yes"):
        with pytest.raises(ClosedError):
            await nurse.presses(f"k:{action}:{ben.episode_id}")

    await nurse.says(f"/patient {ben.reference}")
    assert nurse.last.labels == ["Chart"]


async def test_a_new_link_moves_the_case_to_a_new_phone(bench: Bench) -> None:
    nurse, old, new = await hire(bench), someone(bench), someone(bench, 62)
    first = await enroll(nurse)
    await join(old, first)
    await nurse.says("/patient K7-204")
    await nurse.taps("New link")
    assert nurse.keys[-1] == "new_link_done"
    old.clear()

    await join(new, nurse.link)
    await bench.go_on(days=1)

    assert new.keys[-1] == "checkin_first"
    assert old.keys == ["moved_phone"]
    old_press = new.last.data_of("No, none of these") or ""
    with pytest.raises(NotAllowedError):
        await old.presses(old_press)


async def test_an_old_phone_out_of_reach_says_nothing_about_the_patient(bench: Bench) -> None:
    nurse, old, new = await hire(bench), someone(bench), someone(bench, 62)
    await join(old, await enroll(nurse))
    await nurse.says("/patient K7-204")
    await nurse.taps("New link")
    await new.opens(nurse.link)
    await new.taps("English")
    await new.writes("1960")
    await new.taps("I had the injection", "Next")
    # The answer to this is still on its way when the new phone takes over.
    await Preferences(bench.runtime).show(old.caller, "signs")
    bench.messenger.will(SendResult.GONE, when=lambda letter: letter.telegram_id == old.chat_id)

    await new.taps("I agree", "Morning (10 am)")
    await bench.go_on(days=1)

    assert new.keys[-1] == "checkin_first"


async def test_a_newer_link_ends_the_older_one(bench: Bench) -> None:
    nurse, ben = await hire(bench), someone(bench)
    first = await enroll(nurse)
    await nurse.says("/patient K7-204")
    await nurse.taps("New link")

    await ben.opens(first)
    assert ben.keys == ["invite_expired"]
    await join(ben, nurse.link)

    assert ben.keys[-1] == "enrolled"


async def test_no_new_link_leads_to_a_follow_up_that_is_over(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    await nurse.taps("End follow-up", "Yes, end it")

    with pytest.raises(ClosedError):
        await nurse.presses(f"k:newlink:{ben.episode_id}")
    await nurse.says(f"/patient {ben.reference}")

    assert nurse.last.labels == [
        "Log a call",
        "Book a visit",
        "Message",
        "Chart",
        "Correct",
        "Record a death",
    ]


async def test_staff_can_let_a_paused_follow_up_go_on(bench: Bench) -> None:
    nurse, ben = await opened(bench)
    with pytest.raises(ClosedError):
        await nurse.presses(f"k:resume:{ben.episode_id}")
    await Leaving(bench.runtime).pause(ben.caller)
    await bench.pump()
    ben.clear()
    await nurse.says(f"/patient {ben.reference}")

    await nurse.taps("Resume check-ins")

    assert nurse.keys[-1] == "resumed_done"
    assert ben.keys == ["resumed"]
    await bench.go_on(days=1)
    assert ben.keys[-1] == "checkin_first"


async def test_every_act_is_in_the_audit_log(bench: Bench) -> None:
    nurse, ben = await opened(bench)

    await nurse.taps("Correct", "Date and time")
    await nurse.says("2026-06-03 14:00")
    await nurse.taps("New link", "End follow-up", "Yes, end it", "Record a death", "Yes, stop all")
    await ben.writes("Thank you")
    await nurse.taps("I am on it", "Close", "Done")

    done = ["view", "move", "new_link", "end", "deceased", "alert_ack", "alert_close"]
    assert (await actions(bench))[-len(done) :] == done


async def test_an_unknown_action_is_refused(bench: Bench) -> None:
    nurse, ben = await opened(bench)

    with pytest.raises(NotFoundError):
        await nurse.presses(f"k:explode:{ben.episode_id}")
    with pytest.raises(NotFoundError):
        await nurse.presses("k:end:nothing")


async def test_a_patient_cannot_press_staff_buttons(bench: Bench) -> None:
    _, ben = await opened(bench)
    thief = someone(bench, ben.chat_id)

    for action in ("newlink", "end_yes", "deceased_yes", "move", "resume", "show"):
        with pytest.raises(NotAllowedError):
            await thief.presses(f"k:{action}:{ben.episode_id}")

    assert (await ben.row()).state is PatientState.ACTIVE


async def test_a_patient_who_never_joined_can_be_marked_as_deceased(bench: Bench) -> None:
    nurse = await hire(bench)
    await enroll(nurse)
    await nurse.says("/patient K7-204")

    await nurse.taps("Record a death", "Yes, stop all")

    assert nurse.keys[-1] == "deceased_done"
