"""A check-in from the safety question to the reply, tap by tap."""

from __future__ import annotations

from tests.services.bench import Bench


async def test_a_check_in_asks_safety_then_pain_then_words(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(1)
    await ben.answers("4", "Much better")

    assert ben.keys == ["checkin_summary", "thanks_good_early"]
    assert await ben.given(0) == {"safety": "no", "pain": "4", "change": "2"}
