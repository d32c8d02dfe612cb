"""Numbers to copy stand beside what sends its reader to the phone, whoever says it."""

from __future__ import annotations

import pytest

from bot.domain.ledger import Area
from tests.services.support.bench import Bench
from tests.services.support.crew import someone

BOTH = ["911", "555-0100"]


@pytest.mark.parametrize(
    ("text", "copied"),
    [("/help", BOTH), ("I have a fever", BOTH), ("/time", [])],
)
async def test_what_names_a_number_lets_it_be_copied(
    bench: Bench, text: str, copied: list[str]
) -> None:
    ben = await bench.patient()

    await ben.writes(text)

    assert ben.last.copies == copied


async def test_a_question_keeps_its_answers_alone(bench: Bench) -> None:
    ben = await bench.patient()

    await bench.go_to_day(1)

    assert ben.last.labels
    assert ben.last.copies == []


async def test_a_text_inside_of_another_brings_its_numbers(bench: Bench) -> None:
    """With two injections each text is headed by which of them it is about."""
    ben = await bench.patient()
    await bench.second_injection(ben, Area.NECK)
    await bench.go_to_day(1)

    await ben.answers("8", "About the same")

    (thanks,) = [shown for shown in ben.screen if "Thank you for telling us" in shown.text]
    assert thanks.text.startswith("About: your visit")
    assert thanks.copies == ["555-0100"]


async def test_a_stranger_can_copy_them_too(bench: Bench) -> None:
    stranger = someone(bench)

    await stranger.opens("no-such-code-0123456789")

    assert stranger.last.copies == BOTH
