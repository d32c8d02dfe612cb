"""Buttons are taken off a message once: Telegram refuses a second time, which costs a second."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.services.support.bench import Bench
from tests.services.support.newcomers import joined

YES = "Yes, one or more"
MISTAKE = "I tapped by mistake"


def _bare(bench: Bench) -> Counter[tuple[int, int | None]]:
    """How often each message was left without buttons."""
    return Counter(
        (call.letter.telegram_id, call.letter.message_id)
        for call in bench.messenger.calls
        if call.letter.message_id is not None and not call.letter.body["keyboard"]
    )


@pytest.mark.parametrize(
    ("command", "labels"),
    [
        (None, [YES]),
        (None, [YES, MISTAKE]),
        (None, ["No, none of these"]),
        ("/stop", ["No, go on"]),
        ("/delete", ["No, keep"]),
        ("/pause", ["Resume"]),
        ("/signs", ["I have one of these", MISTAKE]),
    ],
)
async def test_a_press_takes_them_off_once(
    bench: Bench, command: str | None, labels: list[str]
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    if command is not None:
        await ben.sends(command)

    for label in labels:
        await ben.taps(label)
        await bench.go_on(seconds=5)
    await ben.sends("/time")
    await bench.go_on(seconds=5)

    assert {message: times for message, times in _bare(bench).items() if times > 1} == {}
