"""One alert a patient a kind while nobody has taken it; what is taken back rings no more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind
from bot.services.alerts import raising
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.services.patient.leaving import Leaving
from bot.storage.tables.people import Patient
from bot.storage.tables.system import AuditEntry
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of
from tests.services.support.newcomers import Newcomer, joined
from tests.services.support.post import queue_to

GROUP = -9001
SIGNS = "/signs"
MISTAKE = "I tapped by mistake"
FEVER = "Fever, chills, stiff neck"


async def _on_signs(bench: Bench) -> tuple[Newcomer, Member]:
    ben, admin = await joined(bench), admin_of(bench)
    await ben.sends(SIGNS)
    admin.clear()
    return ben, admin


async def _signs(ben: Newcomer) -> None:
    """Report a warning sign by the button under the list of signs."""
    await ben.presses("f:yes")


async def test_sign_and_mistake_forty_times_are_one_alert_and_a_few_messages(
    bench: Bench,
) -> None:
    ben, admin = await _on_signs(bench)

    for _ in range(40):
        await _signs(ben)
        await ben.taps(MISTAKE)
    await bench.go_on(hours=1)

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert alert.times == 40
    assert alert.closed_at is None
    assert len(admin.screen) <= 6
    assert "Came 40 times" in admin.screen[0].text
    assert ben.keys.count("red_flag") == 40


async def test_what_was_taken_back_rings_no_more_and_stays_to_be_read(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)
    await _signs(ben)
    await ben.taps(MISTAKE)

    await bench.go_on(hours=5)

    assert len(admin.screen) == 1
    assert "mistake" in admin.last.text
    await admin.says("/alerts")
    assert len(admin.last.labels) == 1


async def test_a_sign_that_comes_again_after_a_mistake_rings_at_once(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)
    await _signs(ben)
    await ben.taps(MISTAKE)
    await bench.go_on(minutes=2)
    before = len(admin.screen)

    await _signs(ben)

    assert len(admin.screen) == before + 1
    assert admin.keys[-1].startswith("staff_red_flag")
    await bench.go_on(minutes=16)
    assert admin.keys[-1] == "staff_unacknowledged"


async def test_one_that_stays_after_many_mistakes_is_heard_within_minutes(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)
    for _ in range(10):
        await _signs(ben)
        await ben.taps(MISTAKE)
    rung = len(admin.screen)

    await _signs(ben)
    assert len(admin.screen) == rung
    await bench.go_on(minutes=6)

    assert len(admin.screen) == rung + 1
    await bench.go_on(minutes=60)
    assert len(admin.screen) <= 6


async def test_a_mistake_takes_back_the_last_sign_and_not_the_one_before(bench: Bench) -> None:
    ben, admin = await joined(bench), admin_of(bench)
    await _signs(ben)
    await ben.taps(FEVER)
    await bench.go_to_day(1)
    await ben.taps("Yes, one or more", MISTAKE)

    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert FEVER in admin.screen[0].text
    assert alert.repeat_at is not None
    pushed = len(admin.screen)
    await bench.go_on(hours=2)
    assert len(admin.screen) > pushed


async def test_what_is_taken_covers_nothing(bench: Bench) -> None:
    ben, _ = await _on_signs(bench)
    await _signs(ben)
    await bench.take_alerts()

    await _signs(ben)

    assert len(await bench.alerts(AlertKind.RED_FLAG)) == 2


async def test_pausing_and_going_on_again_and_again_is_one_alert(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)

    for _ in range(10):
        await Leaving(bench.runtime).pause(ben.caller)
        await Leaving(bench.runtime).resume(ben.caller)
        await bench.pump()

    (alert,) = await bench.alerts(AlertKind.LEFT)
    assert alert.times == 10
    assert len(admin.screen) == 1


async def test_blocking_and_coming_back_again_and_again_is_one_alert(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)

    for _ in range(10):
        await Leaving(bench.runtime).blocked(ben.caller)
        await Leaving(bench.runtime).unblocked(ben.caller)
        await Leaving(bench.runtime).resume(ben.caller)
        await bench.pump()

    assert len(await bench.alerts(is_open=True)) == 1
    assert len(admin.screen) == 1


async def test_updates_that_are_lost_are_one_alert_while_nobody_looks(bench: Bench) -> None:
    async def lose(work: Work) -> None:
        await raising.raise_alert(work, about(AlertKind.UPDATE_FAILED), None)

    for _ in range(20):
        await bench.do(lose)
    await bench.pump()

    (alert,) = await bench.alerts(AlertKind.UPDATE_FAILED)
    assert alert.times == 20
    assert len(admin_of(bench).screen) == 1


async def test_an_edit_that_waits_is_renewed_and_none_piles_up(bench: Bench) -> None:
    ben, _ = await _on_signs(bench)
    await _signs(ben)

    for _ in range(30):
        await Leaving(bench.runtime).pause(ben.caller)
        await Leaving(bench.runtime).resume(ben.caller)

    waiting = await bench.outbox(kind="alert_edit", state="queued")
    assert len(waiting) <= 1


async def _pauses(bench: Bench, ben: Newcomer) -> None:
    await Leaving(bench.runtime).pause(ben.caller)
    await Leaving(bench.runtime).resume(ben.caller)
    await bench.pump()


async def test_staff_can_silence_what_can_wait_of_one_chat(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)
    for _ in range(2):
        await _pauses(bench, ben)

    await admin.taps("Silence this chat")
    await bench.take_alerts()
    pushed = len(admin.screen)
    await _pauses(bench, ben)

    assert admin.toasts[0].startswith("P3 and P4 of this patient now come without a message.")
    assert len(await bench.alerts(AlertKind.LEFT, is_open=True)) == 2
    assert len(admin.screen) == pushed
    await ben.writes("I have a fever")
    assert len(admin.screen) == pushed + 1


async def test_the_card_says_that_a_chat_is_silenced_and_ends_it(bench: Bench) -> None:
    ben, admin = await _on_signs(bench)
    await _pauses(bench, ben)
    await admin.says(f"/patient {ben.reference}")

    await admin.taps("Silence P3 and P4")
    await admin.says(f"/patient {ben.reference}")

    assert "P3 and P4 come without a message since" in admin.last.text
    await admin.taps("Message us about it again")
    await bench.take_alerts()
    admin.clear()
    await _pauses(bench, ben)
    assert len(admin.screen) == 1
    async with bench.runtime.database.reading() as session:
        done = await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id))
        assert [each for each in done if "silence" in each] == ["silence", "unsilence"]


@pytest.mark.parametrize("kind", [AlertKind.NOTE, AlertKind.VISIT])
async def test_another_patients_alert_is_another_one(bench: Bench, kind: AlertKind) -> None:
    people = [await bench.patient(), await bench.patient()]

    async def step(work: Work) -> None:
        for person in people:
            patient = await work.session.get_one(Patient, person.patient_id)
            await raising.raise_alert(work, about(kind), patient)

    await bench.do(step)
    await bench.do(step)

    assert [alert.times for alert in await bench.alerts(kind)] == [2, 2]


async def test_the_groups_limit_never_delays_a_private_p1(bench: Bench) -> None:
    admin, ben = admin_of(bench), await bench.patient()
    await Team(bench.runtime).link_group(Caller(admin.chat_id, GROUP))
    await bench.pump()
    for _ in range(100):
        await queue_to(bench, GROUP, MessageKind.ALERT)
    start = bench.now

    await ben.writes("I have a fever")

    rung = next(shown for shown in admin.screen if "URGENT WORDS" in shown.text)
    assert rung.at - start <= timedelta(seconds=5)
