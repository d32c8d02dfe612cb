"""Whom a push of an alert reaches: nobody who has left, and nobody a dozen times at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.delivery import SendResult
from bot.services.console.team import Team
from bot.services.delivery.sending import Delivery
from bot.services.incoming.free_text import FreeText
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Letter, Receipt
from bot.services.patient.messages import OwedMessages
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of, hire, remove
from tests.services.support.fake_messenger import sends_to
from tests.services.support.people import Person

GROUP = -9001
URGENT = "I have a fever"


@dataclass(frozen=True, slots=True)
class _RemovesOnTheWay:
    """The nurse is removed from the team while a message to her is on its way."""

    bench: Bench
    nurse: Member

    async def deliver(self, letter: Letter) -> Receipt:
        is_alert = bool(letter.body["keyboard"])
        if letter.telegram_id == self.nurse.chat_id and is_alert:
            await remove(self.bench, Caller(ADMIN, ADMIN), "Nurse 1")
        return await self.bench.messenger.deliver(letter)


async def _write_and_send_once(bench: Bench, person: Person, text: str) -> None:
    """The person writes, and each message that may go at once is tried once."""
    await FreeText(bench.runtime).text(person.caller, text)
    bench.clock.advance(timedelta(seconds=2))
    for claim in await bench.delivery.claim(8):
        await bench.delivery.send(claim)


async def test_who_is_removed_while_an_alert_is_on_its_way_does_not_get_its_repeat(
    bench: Bench,
) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    nurse.clear()
    bench.messenger.will(SendResult.UNCERTAIN, when=sends_to(nurse.chat_id))
    bench.delivery = bench.runtime.dispatch = Delivery(
        bench.runtime, _RemovesOnTheWay(bench, nurse), OwedMessages()
    )

    await ben.writes(URGENT)
    await bench.go_on(minutes=20)

    assert nurse.keys == ["access_ended"]
    assert admin_of(bench).keys[-1] == "staff_unacknowledged"


async def test_a_group_that_is_no_longer_linked_gets_no_alert_that_waits(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    ben, group = await bench.patient(), Member(bench, GROUP)
    await bench.pump()
    group.clear()
    bench.messenger.will(SendResult.NOT_SENT, when=sends_to(GROUP))
    await _write_and_send_once(bench, ben, "hello")

    await Team(bench.runtime).group_lost(Caller(ADMIN, GROUP))
    await bench.go_on(minutes=5)

    assert group.screen == []


async def test_after_an_outage_of_telegram_each_alert_comes_once(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    ben, admin, group = await bench.patient(), admin_of(bench), Member(bench, GROUP)
    await bench.pump()
    admin.clear()
    group.clear()
    until = bench.now + timedelta(minutes=20)
    away = Receipt(SendResult.NOT_SENT, why="unreachable")
    bench.messenger.will(away, when=lambda letter: bench.now < until, times=1_000)
    await ben.writes(URGENT)

    await bench.go_on(minutes=21)

    assert admin.keys == ["staff_urgent_text"]
    assert len(group.screen) == 1
