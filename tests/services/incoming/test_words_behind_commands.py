"""What a patient writes behind a command is kept like any typed text; the command still works."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.services.incoming.free_text import FreeText
from tests.services.support.bench import Bench
from tests.services.support.newcomers import joined, kept, newcomer


@pytest.mark.parametrize(
    ("command", "key"),
    [("/visit", "visit_confirm"), ("/help", "help"), ("/pause", "paused"), ("/mydata", "mydata")],
)
async def test_words_behind_a_command_are_a_note_that_staff_read(
    bench: Bench, command: str, key: str
) -> None:
    ben = await joined(bench)

    await ben.sends(f"{command} please call after five")

    assert ben.keys == [key]
    assert await ben.notes() == ["please call after five"]
    assert len(await bench.alerts(AlertKind.NOTE)) == 1


async def test_a_command_alone_leaves_no_note(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.sends("/visit")
    await ben.sends("/help")

    assert await ben.notes() == []
    assert await bench.alerts() == []


async def test_the_words_of_a_stranger_are_not_kept(bench: Bench) -> None:
    eve = newcomer(bench)
    before = await kept(bench)

    await eve.sends("/help my wound is dry")

    assert eve.keys == ["start_no_invite"]
    assert await kept(bench) == before


@pytest.mark.parametrize(
    ("text", "key"),
    [("/alerts", "not_allowed"), ("/alerts I have chest pain", "free_text_urgent")],
)
async def test_danger_behind_a_command_of_staff_is_answered(
    bench: Bench, text: str, key: str
) -> None:
    ben = await joined(bench)

    await FreeText(bench.runtime).not_allowed(ben.caller, text)
    await bench.pump()

    assert ben.keys == [key]
