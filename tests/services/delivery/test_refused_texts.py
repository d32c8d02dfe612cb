"""Telegram refuses a text for what it says: somebody hears of it all the same."""

from __future__ import annotations

from datetime import timedelta

from structlog.testing import capture_logs

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Letter
from tests.services.console.test_history import ask_why
from tests.services.support.bench import Bench
from tests.services.support.fake_messenger import Applies, sends_to


def _to(chat_id: int, *, but_questions: bool = False) -> Applies:
    def applies(letter: Letter) -> bool:
        # A number to copy asks nothing.
        is_question = any("data" in each for row in letter.body["keyboard"] for each in row)
        return sends_to(chat_id)(letter) and not (but_questions and is_question)

    return applies


async def _unread(bench: Bench) -> list[object]:
    return [alert.about.text for alert in await bench.alerts(AlertKind.SEND_FAILED)]


async def test_staff_phone_a_patient_who_could_not_be_told_where_help_is(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.messenger.will(SendResult.REFUSED, when=_to(ben.chat_id, but_questions=True), times=9)

    await ben.taps("Yes, one or more")

    assert await _unread(bench) == ["unread"]
    assert "staff_unread" in bench.staff.keys


async def test_staff_phone_once_a_patient_who_never_read_the_outcome(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)
    await ben.answers("8", "About the same", "Harder", "More")
    bench.messenger.will(SendResult.REFUSED, when=_to(ben.chat_id), times=9)

    await ben.taps("Skip")
    await bench.go_on(hours=2)

    assert await _unread(bench) == ["unread"]
    _, episode, *_ = await ask_why(bench, ben)
    assert len([line for line in episode if "could not be delivered" in line]) > 1


async def test_an_alert_that_is_refused_is_told_in_the_few_words_of_a_group(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.staff.clear()
    bench.messenger.will(SendResult.REFUSED, when=_to(bench.staff.chat_id))

    await ben.taps("Yes, one or more")

    assert bench.staff.keys == ["staff_group_alert"]
    assert bench.staff.labels == ["I am on it"]


async def test_an_alert_that_is_refused_even_so_is_not_tried_for_ever(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    bench.staff.clear()
    bench.messenger.will(SendResult.REFUSED, when=_to(bench.staff.chat_id), times=2)

    with capture_logs() as logs:
        await ben.taps("Yes, one or more")
        bench.clock.advance(timedelta(minutes=10))
        await bench.tick()

    assert bench.staff.keys == []
    assert [line["event"] for line in logs].count("an alert cannot be told") == 1
