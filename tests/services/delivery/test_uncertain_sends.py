"""A send whose fate is unknown: what each kind of message does then."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import Lane, MessageKind, MessageState, SendResult
from bot.domain.ledger import CheckInState, Reason
from bot.services.alerts import raising
from bot.services.delivery.sending import Delivery
from bot.services.kernel.ports import Letter, Receipt
from bot.services.kernel.transaction import Work
from bot.services.patient.messages import OwedMessages
from tests.services.support.abouts import about
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import sends_to
from tests.services.support.post import queue_to

BEN = 7001
LOST = Receipt(SendResult.UNCERTAIN, why="timed_out")


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (MessageKind.CHECK_IN, 0),
        (MessageKind.REMINDER, 0),
        (MessageKind.NOTICE, 1),
        (MessageKind.OUTCOME, 1),
        (MessageKind.REPLY, 1),
        (MessageKind.FAREWELL, 1),
    ],
)
async def test_each_kind_says_how_often_it_is_repeated_and_flags_it(
    bench: Bench, kind: MessageKind, most: int
) -> None:
    bench.messenger.will(LOST, times=100)
    await queue_to(bench, 1, kind)

    await bench.go_on(minutes=10)

    rows = await bench.outbox()
    assert {row.state for row in rows} == {MessageState.UNCERTAIN}
    assert [row.repeat_of for row in rows] == [None] + [rows[0].id] * most
    assert len(bench.messenger.calls) == most + 1


@pytest.mark.parametrize("kind", [MessageKind.SAFETY, MessageKind.ALERT, MessageKind.EDIT])
async def test_what_must_be_read_is_repeated_until_it_surely_arrived(
    bench: Bench, kind: MessageKind
) -> None:
    bench.messenger.will(LOST, times=15)
    await queue_to(bench, 1, kind)

    await bench.go_on(minutes=60)

    states = [row.state for row in await bench.outbox()]
    assert states == [MessageState.UNCERTAIN] * 15 + [MessageState.SENT]


async def test_help_is_read_when_telegram_was_away_for_half_an_hour(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    since = bench.now
    bench.messenger.will(
        LOST, arrives=False, times=1000, when=lambda _: bench.now < since + bench.minutes(30)
    )

    await ben.taps("Yes, one or more")
    await bench.go_on(minutes=36)

    assert {"red_flag", "red_flag_which"} <= set(ben.keys)
    assert [key for key in bench.staff.keys if key == "staff_red_flag"]


async def test_the_end_is_read_when_telegram_was_away_for_some_minutes(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "The same", "Less")
    since = bench.now
    bench.messenger.will(
        LOST, arrives=False, times=1000, when=lambda _: bench.now < since + bench.minutes(4)
    )

    await ben.taps("Skip")
    await bench.go_on(minutes=10)

    assert ben.keys[-3:] == ["checkin_summary", "thanks_none_last", "alternatives"]


@pytest.mark.parametrize("arrives", [True, False])
async def test_an_uncertain_check_in_is_not_repeated_but_reminded_of_early(
    bench: Bench, arrives: bool
) -> None:
    ben = await bench.patient()
    bench.messenger.will(LOST, arrives=arrives, when=sends_to(BEN))

    await bench.go_to_day(1, 10, 14)
    assert ben.keys == ["checkin_first"] * arrives
    await bench.go_to_day(1, 10, 16)

    assert ben.keys == ["checkin_first"] * arrives + ["reminder_1"]
    await ben.taps("Start", "No, none of these", "4", "Much better")
    assert (await ben.ended())[0] == (CheckInState.ANSWERED, None)


async def test_the_early_reminder_uses_up_the_usual_one(bench: Bench) -> None:
    ben = await bench.patient()
    bench.messenger.will(LOST, when=sends_to(BEN))

    await bench.go_to_day(2, 9, 59)

    assert ben.keys == ["reminder_1"]


async def test_the_early_reminder_stays_inside_the_send_window(bench: Bench) -> None:
    ben = await bench.patient()
    await ben.presses("p:t18")
    ben.clear()
    bench.messenger.will(LOST, when=sends_to(BEN))
    bench.clock.move_to(bench.at_day(1, 19, 50))
    await bench.tick()

    await bench.go_to_day(2, 8, 59)
    assert ben.keys == []
    await bench.go_to_day(2, 9)

    assert ben.keys == ["reminder_1"]


async def test_an_uncertain_reminder_is_not_followed(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    ben.clear()
    bench.messenger.will(LOST, when=sends_to(BEN))

    await bench.go_to_day(10, 10, 29)

    assert ben.keys == []
    assert "reminder_uncertain" in await ben.events()
    # The check-in itself surely arrived.
    await bench.go_to_day(10, 10, 31)
    assert (await ben.ended())[2] == (CheckInState.MISSED, Reason.NO_ANSWER)


async def test_silence_after_an_uncertain_send_is_missed_for_that_reason_and_called(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    bench.messenger.will(LOST, when=sends_to(BEN))

    await bench.go_to_day(2)

    assert (await ben.ended())[0] == (CheckInState.MISSED, Reason.DELIVERY_UNCERTAIN)
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.details["reason"]) == (AlertKind.SEND_FAILED, "delivery_uncertain")


async def test_an_answer_to_an_uncertain_check_in_needs_no_reminder(bench: Bench) -> None:
    ben = await bench.patient()
    bench.messenger.will(LOST, arrives=True, when=sends_to(BEN))
    await bench.go_to_day(1, 10, 5)

    await ben.answers("4", "Much better")
    await bench.go_to_day(1, 12)

    assert "reminder_1" not in ben.keys


async def test_an_answer_may_come_before_the_bot_knows_that_the_send_was_uncertain(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(2))
    await bench.check_ins.send_due()
    await bench.claim_one()
    check_in = await ben.check_in(0)
    for data in ("safety:no", "pain:4"):
        await ben.presses(f"a:{check_in.id}:{data}")

    await bench.restart()
    await bench.go_to_day(1, 12)

    assert (await ben.ended())[0] == (CheckInState.ANSWERED, None)
    assert "reminder_1" not in ben.keys


async def test_the_alternatives_are_repeated_at_most_once_and_flagged(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    alternatives = bench.runtime.texts.say(
        "alternatives", "en", **bench.runtime.clinic.values("en"), last_checkin="1 week", sixth=""
    )

    def shows_them(letter: Letter) -> bool:
        return str(letter.body["text"]) == alternatives

    bench.messenger.will(LOST, arrives=True, when=shows_them, times=9)
    await ben.answers("8", "About the same", "The same", "Less", "Skip")
    await bench.go_on(minutes=10)

    assert ben.keys.count("alternatives") == 2
    rows = [row for row in await bench.outbox(kind=MessageKind.OUTCOME) if row.repeat_of]
    assert len(rows) == 1


async def test_a_repeated_question_is_the_one_that_loses_its_buttons_later(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    bench.messenger.will(
        LOST, arrives=False, when=lambda letter: "Not now" in str(letter.body["keyboard"])
    )
    await ben.answers("8", "About the same", "The same", "Less", "Skip")
    await bench.go_on(minutes=5)
    assert "Not now" in ben.labels

    await ben.writes("stop")

    assert "Not now" not in ben.labels


async def test_the_repeat_of_a_reply_is_taken_back_from_who_stops(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4")
    bench.messenger.will(LOST, when=sends_to(BEN))
    await ben.taps("Much better")

    for _ in range(2):
        await ben.writes("stop")
    await bench.go_on(minutes=10)

    first, repeat = await bench.outbox(kind=MessageKind.OUTCOME)
    assert not [key for key in ben.keys if key.startswith("thanks")]
    assert (repeat.state, repeat.repeat_of) == (MessageState.CANCELLED, first.id)
    assert repeat.patient_id == ben.patient_id


async def test_help_is_as_urgent_when_it_is_repeated(bench: Bench) -> None:
    bench.messenger.will(LOST)
    await queue_to(bench, 1, MessageKind.SAFETY)

    await bench.pump()

    assert [row.lane for row in await bench.outbox()] == [Lane.SAFETY] * 2


@pytest.mark.parametrize(
    ("kind", "values", "lane"),
    [
        (AlertKind.CRISIS, {}, Lane.SAFETY),
        (AlertKind.SEND_FAILED, {"cause": "unread"}, Lane.CHECK_IN),
    ],
)
async def test_a_repeated_alert_is_as_urgent_as_the_first_and_changes_with_it(
    bench: Bench, kind: AlertKind, values: dict[str, str], lane: Lane
) -> None:
    bench.messenger.will(LOST)

    details = about(kind, **values)
    alert = await bench.do(lambda work: raising.raise_alert(work, details, None))
    await bench.pump()

    first, repeat = await bench.outbox(kind=MessageKind.ALERT)
    assert repeat.repeat_of == first.id
    assert (first.lane, first.alert_id) == (repeat.lane, repeat.alert_id) == (lane, alert.id)


class _Cut(Delivery):
    """Its database is away for so many tries to record a result."""

    left = 0

    def _cut(self) -> None:
        if self.left:
            self.left -= 1
            raise ConnectionError

    async def _record_together(self, work: Work, batch: Any) -> Any:
        self._cut()
        return await super()._record_together(work, batch)

    async def _record(self, row_id: int, receipt: Receipt, *, holds: bool = False) -> None:
        self._cut()
        await super()._record(row_id, receipt, holds=holds)


@pytest.mark.parametrize("kind", [MessageKind.SAFETY, MessageKind.REPLY])
async def test_what_was_sent_while_the_database_went_away_is_no_uncertain_send(
    bench: Bench, kind: MessageKind
) -> None:
    delivery = _Cut(bench.runtime, bench.messenger, OwedMessages())
    await queue_to(bench, 1, kind)
    (claim,) = await delivery.claim(8)
    delivery.left = 3

    await delivery.send(claim)
    await bench.go_on(minutes=10)

    assert [row.state for row in await bench.outbox()] == [MessageState.SENT]
    assert len(bench.messenger.calls) == 1


async def test_a_bot_that_ends_does_not_wait_for_its_database(bench: Bench) -> None:
    delivery = _Cut(bench.runtime, bench.messenger, OwedMessages())
    await queue_to(bench, 1)
    (claim,) = await delivery.claim(8)
    delivery.left = 10
    delivery.close()

    with pytest.raises(ConnectionError):
        await delivery.send(claim)
