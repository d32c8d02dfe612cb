"""Chats that are gone or moved: silence must not pass for wellbeing."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.domain.ledger import CheckInState, PatientState, Reason
from bot.domain.relief import Outcome
from bot.services.kernel.ports import Receipt
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import sends_to
from tests.services.support.post import queue_to

BEN = 7001


@pytest.mark.parametrize("why", ["blocked", "chat_not_found"])
async def test_a_chat_that_is_gone_ends_the_schedule_and_calls_staff(
    bench: Bench, why: str
) -> None:
    ben = await bench.patient()
    bench.messenger.will(Receipt(SendResult.GONE, why=why), when=sends_to(BEN))

    await bench.go_to_day(1)

    assert (await ben.row()).state is PatientState.UNREACHABLE
    assert (await ben.ended())[0] == (CheckInState.UNDELIVERED, Reason.BLOCKED)
    (alert,) = await bench.alerts()
    assert alert.kind is AlertKind.SEND_FAILED
    assert bench.staff.keys[-1] == "staff_send_failed"


async def test_a_refused_check_in_is_undelivered_and_called_for(bench: Bench) -> None:
    ben = await bench.patient()
    bench.messenger.will(SendResult.REFUSED, when=sends_to(BEN))

    await bench.go_to_day(1)

    assert (await ben.row()).state is PatientState.ACTIVE
    assert (await ben.ended())[0] == (CheckInState.UNDELIVERED, Reason.NOT_DELIVERED)
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.SEND_FAILED]


@pytest.mark.parametrize("result", [SendResult.GONE, SendResult.REFUSED])
async def test_an_undelivered_last_check_in_leaves_the_outcome_unknown(
    bench: Bench, result: SendResult
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(6)
    bench.messenger.will(result, when=sends_to(BEN))

    await bench.go_to_day(7)

    assert (await ben.ended())[2][0] is CheckInState.UNDELIVERED
    assert (await ben.episode()).outcome is Outcome.UNKNOWN
    calls = await bench.alerts(AlertKind.SEND_FAILED, AlertKind.NO_ANSWER, is_open=True)
    assert len(calls) == 1


async def test_a_refused_reminder_changes_nothing(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.messenger.will(SendResult.REFUSED, when=sends_to(BEN))

    await bench.go_to_day(1, 17)

    assert (await ben.ended())[0] == (CheckInState.OPEN, None)
    assert await bench.alerts() == []


@pytest.mark.parametrize("result", [SendResult.REFUSED, SendResult.SENT])
async def test_the_result_of_what_was_answered_meanwhile_changes_nothing(
    bench: Bench, result: SendResult
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    await bench.check_ins.send_due()
    claim = await bench.claim_one()
    check_in = await ben.check_in(0)
    for data in ("safety:no", "pain:4"):
        await ben.presses(f"a:{check_in.id}:{data}")

    await bench.delivery._record(claim.row_id, Receipt(result, why="bad_request"))

    check_in = await ben.check_in(0)
    assert (check_in.state, check_in.remind_at) == (CheckInState.ANSWERED, None)


async def test_who_blocked_the_bot_hears_nothing_until_they_are_back(bench: Bench) -> None:
    ben = await bench.patient()
    bench.messenger.will(Receipt(SendResult.GONE, why="blocked"), when=sends_to(BEN))

    await bench.go_to_day(3)

    assert len([call for call in bench.messenger.calls if call.letter.telegram_id == BEN]) == 1
    assert ben.keys == []


@pytest.mark.parametrize("is_known", [False, True])
async def test_a_group_that_moved_is_followed(bench: Bench, is_known: bool) -> None:
    if is_known:
        await queue_to(bench, -200)
        await bench.pump()
    bench.messenger.will(
        Receipt(SendResult.MIGRATED, moved_to=-200, why="migrated"),
        when=lambda letter: letter.telegram_id == -100,
        times=3,
    )
    row_id = await queue_to(bench, -100, MessageKind.ALERT, "Look")

    await bench.go_on(minutes=1)

    assert bench.messenger.screens[-200][-1].text == "Look"
    (row,) = await bench.outbox(id=row_id)
    assert row.state is MessageState.SENT
