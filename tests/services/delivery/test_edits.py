"""Edits of messages: they wait for the message, and one that is gone needs no mending."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.delivery import MessageKind, MessageState, SendResult
from bot.services.kernel.ports import Receipt
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import Draft, queue, strip
from bot.services.patient.leaving import Leaving
from bot.storage.tables.mail import OutboxMessage
from tests.services.support.bench import Bench
from tests.services.support.post import OK, chat_of, hold_all, queue_to


async def _edit(bench: Bench, row_id: int, text: str) -> int:
    async def owe(work: Work) -> int:
        draft = Draft(MessageKind.EDIT, text, edits=row_id)
        row = await queue(work, await chat_of(work, 1), draft)
        await work.session.flush()
        return row.id

    return await bench.do(owe)


async def _state(bench: Bench, row_id: int) -> tuple[MessageState, str | None]:
    (row,) = await bench.outbox(id=row_id)
    return row.state, row.why


async def test_an_edit_waits_until_its_message_is_sent(bench: Bench) -> None:
    row_id = await queue_to(bench, 1, text="before")
    await _edit(bench, row_id, "after")

    await bench.pump()

    assert [shown.text for shown in bench.messenger.screens[1]] == ["after"]


async def test_an_edit_in_a_hurry_does_not_overtake_a_slow_message(bench: Bench) -> None:
    row_id = await queue_to(bench, 1, MessageKind.NOTICE, "before")
    bench.messenger.will(SendResult.NOT_SENT, when=lambda letter: letter.message_id is None)
    await _edit(bench, row_id, "after")

    await bench.pump()

    assert [shown.text for shown in bench.messenger.screens[1]] == ["after"]


async def test_an_edit_of_a_message_that_never_went_out_is_dropped(bench: Bench) -> None:
    bench.messenger.will(SendResult.REFUSED)
    row_id = await queue_to(bench, 1)
    await bench.pump()

    edit = await _edit(bench, row_id, "after")
    await bench.pump()

    assert await _state(bench, edit) == (MessageState.CANCELLED, "nothing_to_edit")


async def test_an_edit_of_a_message_that_was_purged_is_dropped(bench: Bench) -> None:
    row_id = await queue_to(bench, 1)
    await bench.pump()
    await bench.forget(OutboxMessage)

    edit = await _edit(bench, row_id, "after")
    await bench.pump()

    assert await _state(bench, edit) == (MessageState.CANCELLED, "nothing_to_edit")


async def test_an_edit_of_a_message_that_the_person_deleted_needs_no_mending(
    bench: Bench,
) -> None:
    row_id = await queue_to(bench, 1)
    await bench.pump()
    bench.messenger.will(Receipt(SendResult.REFUSED, why="nothing_to_edit"))

    edit = await _edit(bench, row_id, "after")
    await bench.pump()

    assert await _state(bench, edit) == (MessageState.FAILED, "nothing_to_edit")


async def test_an_uncertain_edit_is_simply_repeated(bench: Bench) -> None:
    row_id = await queue_to(bench, 1)
    await bench.pump()
    bench.messenger.will(Receipt(SendResult.UNCERTAIN, why="timed_out"))

    await _edit(bench, row_id, "after")
    await bench.pump()

    assert [shown.text for shown in bench.messenger.screens[1]] == ["after"]


async def test_the_repeat_of_an_edit_does_not_undo_a_newer_one(bench: Bench) -> None:
    row_id = await queue_to(bench, 1)
    await bench.pump()
    bench.messenger.will(Receipt(SendResult.UNCERTAIN, why="timed_out"), arrives=True)
    older = await _edit(bench, row_id, "older")
    bench.clock.advance(timedelta(seconds=1))
    await bench.delivery.send(await bench.claim_one())

    await _edit(bench, row_id, "newer")
    await bench.pump()

    assert [shown.text for shown in bench.messenger.screens[1]] == ["newer"]
    (repeat,) = await bench.outbox(repeat_of=older)
    assert (repeat.state, repeat.why) == (MessageState.CANCELLED, "edited_since")


async def _ask(bench: Bench, text: str) -> None:
    async def owe(work: Work) -> None:
        draft = Draft(MessageKind.REPLY, text, OK, asks=True)
        await queue(work, await chat_of(work, 1), draft)

    await bench.do(owe)
    await bench.pump()


async def test_a_new_question_takes_the_buttons_off_the_older_one(bench: Bench) -> None:
    await _ask(bench, "first")
    await _ask(bench, "second")

    assert [shown.labels for shown in bench.messenger.screens[1]] == [[], ["OK"]]
    assert [shown.text for shown in bench.messenger.screens[1]] == ["first", "second"]


async def test_a_question_that_was_purged_has_no_buttons_to_take_off(bench: Bench) -> None:
    await _ask(bench, "first")
    await bench.forget(OutboxMessage)

    await _ask(bench, "second")

    assert len(await bench.outbox()) == 1


async def test_buttons_can_be_taken_off_by_the_message_itself(bench: Bench) -> None:
    await _ask(bench, "first")
    (shown,) = bench.messenger.screens[1]

    async def take_off(work: Work) -> None:
        await strip(work, await chat_of(work, 1), onto=shown.message_id)

    await bench.do(take_off)
    await bench.pump()

    assert shown.labels == []


async def test_replies_and_a_check_in_that_waits_for_telegram_do_not_block_each_other(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 30)
    await hold_all(bench, timedelta(minutes=40))
    bench.clock.move_to(bench.at_day(1, 10))
    await bench.check_ins.send_due()

    for what in ("delete", "stop"):
        await Leaving(bench.runtime).ask(ben.caller, what)
    await bench.go_to_day(1, 11)

    assert ben.keys == ["delete_confirm", "stop_confirm", "checkin_first"]
    assert "No, none of these" in ben.labels
    assert [row.why for row in await bench.outbox(ended_at=None)] == []


async def test_a_strip_that_waits_for_a_check_in_lets_replies_pass(bench: Bench) -> None:
    asked = await queue_to(bench, 1, MessageKind.NOTICE, "slow")
    claim = await bench.claim_one()
    bench.messenger.will(SendResult.NOT_SENT, when=lambda letter: letter.body["text"] == "slow")

    async def strip_it(work: Work) -> None:
        await strip(work, await chat_of(work, 1), edits=asked)

    await bench.do(strip_it)
    await bench.delivery.send(claim)
    await queue_to(bench, 1, text="reply")
    await bench.pump()

    assert sorted(shown.text for shown in bench.messenger.screens[1]) == ["reply", "slow"]
    assert await bench.outbox(ended_at=None) == []
