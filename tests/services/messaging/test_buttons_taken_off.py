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
    ("day", "command", "labels"),
    [
        (1, None, [YES]),
        (1, None, [YES, MISTAKE]),
        (1, None, ["No, none of these"]),
        (1, "/stop", ["No, go on"]),
        (1, "/signs", ["I have one of these", MISTAKE]),
        # Nothing else is asked then, until the next command.
        (0, "/stop", ["No, go on"]),
        (0, "/delete", ["No, keep"]),
        (0, "/pause", ["Resume"]),
    ],
)
async def test_a_press_takes_them_off_once(
    bench: Bench, day: int, command: str | None, labels: list[str]
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(day)
    if command is not None:
        await ben.sends(command)

    for label in labels:
        await ben.taps(label)
        await bench.go_on(seconds=5)
    await ben.sends("/time")
    await bench.go_on(seconds=5)

    assert {message: times for message, times in _bare(bench).items() if times > 1} == {}
