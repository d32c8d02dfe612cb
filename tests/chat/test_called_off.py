"""What is asked is called off in words, and a score that was typed is typed anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.world import World, open_world

_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/stop", "cancel"),
        ("/stop", "Olvídalo"),
        ("/delete", "never mind, thanks"),
        ("/time", "forget it"),
        ("/time", "no thanks"),
        ("/language", "cancel that"),
    ],
)
async def test_who_calls_off_a_question_goes_on_as_before(
    sqlite_url: str, command: str, words: str
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, command)

        await world.says(ben, words)
        seen = len(ben.screen)
        await world.player.go_on(_DAY)

        assert not await _is_kept(world, "K7-204")
        assert any("Check-in from" in shown.text for shown in ben.screen[seen:])


@pytest.mark.parametrize("words", ["no thanks", "never mind", "cancelar"])
async def test_no_city_is_made_of_a_refusal(sqlite_url: str, words: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "/time")
        await world.taps(ben, "Other time zone")

        await world.says(ben, words)

        assert ben.last_text == "OK. That is cancelled."


@pytest.mark.parametrize("words", ["nevermind", "forget it", "olvídalo"])
async def test_staff_call_off_what_they_began(sqlite_url: str, words: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.says(world.nurse, "/enroll")

        await world.says(world.nurse, words)
        assert world.nurse.last_text == "OK. That is cancelled."


async def test_another_score_is_asked_about_and_counts(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(_DAY)
        for text in ("no", "8", "sorry, I meant 3"):
            await world.says(ben, text)
        assert ben.last_text == "Do you want to change your score from 8 to 3?"

        await world.says(ben, "yes please")

        assert "Changed from 8 to 3" in "\n".join(shown.text for shown in ben.screen)
        assert "Compared with before" in ben.last_text


async def test_who_names_a_language_is_asked_which(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(_DAY)
        await world.says(ben, "no")

        await world.says(ben, "español por favor")
        assert ben.buttons() == ["English", "Español"]

        await world.says(ben, "español")
        assert "¿Qué tan fuerte es hoy?" in ben.last_text


@pytest.mark.parametrize("typed", ["yes, he died", "Yes, she passed away last night"])
async def test_who_says_a_death_again_confirms_it(sqlite_url: str, typed: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "my husband passed away")

        await world.says(ben, typed)

        assert "All messages have stopped" in ben.last_text


async def test_a_yes_with_more_behind_it_asks_for_the_call(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "could somebody call me back")

        await world.says(ben, "yes, this afternoon please")

        assert "P3 VISIT REQUEST" in world.nurse.last_text


@pytest.mark.parametrize("typed", ["yes", "ok", "I'm ready"])
async def test_a_yes_to_a_reminder_starts(sqlite_url: str, typed: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(_DAY + timedelta(hours=7))
        assert "still open" in ben.last_text

        await world.says(ben, typed)

        assert "Safety first" in ben.last_text


@pytest.mark.parametrize(
    "typed",
    ["/patient k7 204.", "/patient ref K7-204", "#K7-204", "(K7\u2013204)", "K7-204 please"],
)
async def test_a_patient_is_found_whatever_stands_around(sqlite_url: str, typed: str) -> None:
    async with open_world(sqlite_url) as world:
        await world.join("B", "K7-204")

        await world.says(world.nurse, typed)

        assert world.nurse.last_text.startswith("K7-204: in follow-up")


async def _is_kept(world: World, reference: str) -> bool:
    """Whether staff are told that words of this patient wait to be read."""
    await world.says(world.nurse, "/alerts")
    return reference in world.nurse.last_text
