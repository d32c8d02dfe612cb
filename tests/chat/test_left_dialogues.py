"""What staff type after a command is for the command; what they were asked before is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.people.people import Person
from tests.world import World, open_world

_LEFT = "You left what you were in the middle of. Nothing was changed."
_BEGUN = {
    "a correction": ("Correct", "Reference"),
    "a visit": ("Book a visit", "Other date"),
    "a call": ("Log a call", "No answer"),
    "a date": ("Correct", "Date and time"),
}


async def _begin(world: World, *taps: str, after: timedelta = timedelta(0)) -> Person:
    await world.join("B", "C7-204")
    await world.player.go_on(after)
    await world.says(world.nurse, "/patient C7-204")
    for label in taps:
        await world.taps(world.nurse, label)
    return world.nurse


def _read(person: Person, since: int) -> list[str]:
    return [shown.text for shown in person.screen[since:] if shown.is_from_bot]


@pytest.mark.parametrize("typed", ["Status", "calls", "/alerts", "/patient C7-204", "/duty"])
@pytest.mark.parametrize("what", _BEGUN)
async def test_a_command_leaves_what_was_begun(sqlite_url: str, what: str, typed: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = await _begin(world, *_BEGUN[what])
        seen = len(nurse.screen)

        await world.says(nurse, typed)
        said = _read(nurse, seen)
        assert said[0] == _LEFT
        assert len(said) == 2

        await world.says(nurse, "K9-111")
        assert nurse.last_text == "There is no patient with the reference K9-111."


async def test_enroll_begins_anew_and_says_so(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.says(nurse, "/enroll")
        first = nurse.last_text
        await world.says(nurse, "K7-204")
        seen = len(nurse.screen)

        await world.says(nurse, "Enroll")

        assert _read(nurse, seen)[0] == _LEFT
        assert nurse.last_text == first


async def test_a_command_alone_says_nothing_of_leaving(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        seen = len(world.nurse.screen)

        await world.says(world.nurse, "/find C7")
        await world.says(world.nurse, "Status")

        assert _LEFT not in _read(world.nurse, seen)


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("/enroll K7-204 1960 low 8 now\nM3-111 1960 neck 7 now", "Enroll 2"),
        ("/report all", None),
        ("/rehearse 1440", None),
    ],
)
async def test_a_command_of_several_steps_does_not_leave_what_it_began(
    sqlite_url: str, typed: str, then: str | None
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        seen = len(nurse.screen)

        await world.says(nurse, typed)

        assert _LEFT not in _read(nurse, seen)
        assert then is None or then in nurse.buttons()


async def test_what_a_call_has_stored_is_saved_when_it_is_left(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = await _begin(world, "Log a call", "Reached, a sign", "Skip")
        await world.says(nurse, "sends her to the emergency room")
        seen = len(nurse.screen)

        await world.says(nurse, "Status")

        said = _read(nurse, seen)
        assert said[0].startswith("Saved:")
        await world.says(nurse, "/patient C7-204")
        assert "sends her to the emergency room" in nurse.last_text


_ANSWERED = ("Log a call", "Reached, no signs", "6")


@pytest.mark.parametrize("typed", ["Status", "/calls", "/patient C7-204", "/duty"])
async def test_answers_of_a_call_wait_below_what_a_command_shows(
    sqlite_url: str, typed: str
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = await _begin(world, *_ANSWERED, after=timedelta(days=1))
        asked = nurse.last_text
        seen = len(nurse.screen)

        await world.says(nurse, typed)
        said = _read(nurse, seen)
        assert len(said) == 2
        assert said[1] == asked
        assert "pain" not in asked

        await world.taps(nurse, "About the same")
        await world.taps(nurse, "No visit")
        assert "6" in nurse.last_text
        assert nurse.last_text.startswith("Saved:")


@pytest.mark.parametrize(
    "begins", ["Enroll", "/enroll D7-300 1960 low 8 now", "=Log a call", "=Correct"]
)
async def test_what_would_lose_the_answers_of_a_call_has_to_wait(
    sqlite_url: str, begins: str
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = await _begin(world, *_ANSWERED, after=timedelta(days=1))
        asked = nurse.last_text

        if begins.startswith("="):
            await world.taps(nurse, begins.removeprefix("="))
        else:
            await world.says(nurse, begins)
        head, _, rest = asked.partition("\n\n")
        first = "First finish this call. To drop it, type /cancel."
        assert nurse.last_text == f"{head}\n\n{first}\n\n{rest}"

        await world.says(nurse, "/cancel")
        await world.says(nurse, "Enroll")
        assert nurse.last_text.startswith("Step 1")


async def test_the_reference_of_a_patient_is_no_note(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.join("D", "D7-300")
        nurse = await _begin(world, "Log a call", "Reached, a sign", "Skip")

        await world.says(nurse, "D7-300")
        assert "not kept as a note" in nurse.last_text
        assert nurse.buttons()

        await world.says(nurse, "pain at L4-5")
        assert "pain at L4-5" in nurse.last_text


async def test_what_cannot_be_read_leaves_the_ways_to_answer(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = await _begin(world, "Correct", "Pain before")

        await world.says(nurse, "D7-300")

        assert nurse.last_text.startswith("Type or tap a whole number")
        assert {"0", "10", "Cancel"} <= set(nurse.buttons())


@pytest.mark.parametrize(
    ("taps", "typed"),
    [
        (("Correct", "Pain before"), "7"),
        (("Book a visit", "Other date"), "6/12"),
        (("Correct", "Date and time"), "yesterday 5pm"),
        (("Log a call", "No answer"), "tomorrow 9 AM"),
    ],
)
async def test_a_question_that_was_answered_in_words_keeps_no_buttons(
    sqlite_url: str, taps: tuple[str, ...], typed: str
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = await _begin(world, *taps)
        asked = len(nurse.screen) - 1

        await world.says(nurse, typed)

        assert nurse.screen[-1].is_from_bot
        assert not nurse.screen[asked].rows


async def test_what_was_forgotten_takes_no_new_text(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.join("D", "D7-300")
        nurse = await _begin(world, "Correct", "Reference")
        await world.player.go_on(timedelta(hours=3))

        await world.says(nurse, "D7-300")

        assert nurse.last_text.startswith("D7-300")
