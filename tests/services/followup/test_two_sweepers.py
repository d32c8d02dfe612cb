"""Two sweepers at the same moment, as when a second process starts: everything happens once."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from tests.services.support.bench import Bench


async def test_two_sweepers_at_once_close_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(10, 10, 29)
    bench.clock.advance(bench.minutes(5))

    await bench.at_once(bench.check_ins.wind_up, bench.check_ins.wind_up)

    assert ben.keys.count("missed_last") == 1
    assert len(await bench.alerts(AlertKind.NO_ANSWER)) == 1


async def test_two_sweepers_at_once_send_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 9, 59)
    bench.clock.advance(bench.minutes(5))

    await bench.at_once(bench.check_ins.send_due, bench.check_ins.send_due)

    assert ben.keys == ["checkin_first"]


async def test_two_sweepers_at_once_remind_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1, 15, 59)
    bench.clock.advance(bench.minutes(2))

    await bench.at_once(bench.check_ins.remind, bench.check_ins.remind)

    assert ben.keys == ["checkin_first", "reminder_1"]


async def test_two_sweepers_at_once_reply_once(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("4")
    bench.clock.advance(bench.minutes(120))

    await bench.at_once(bench.check_ins.wind_up, bench.check_ins.wind_up)

    assert ben.keys.count("thanks_good_early") == 1
