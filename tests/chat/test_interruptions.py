"""In the middle of something: /cancel ends it, /help and /start come back, links are pasted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.followed import follow
from tests.world import open_world

DAY = timedelta(days=1)


async def test_help_and_start_come_back_to_the_question(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(DAY)
        await world.taps(ben, "No, none of these")
        for command in ("/help", "/start"):
            await world.says(ben, command)
            assert ben.buttons()[:2] == ["0", "1"], command
        await world.says(ben, "7")
        assert "Change" in ben.buttons()


async def test_help_and_start_come_back_to_joining(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        code = await world.enroll("K7-204")
        eve = world.sandbox.person("E")
        await eve.start(code)
        await world.player.settle()
        await world.says(eve, "english")
        for command in ("/help", "/start"):
            await world.says(eve, command)
            assert "1960" in eve.last_text, command
        await world.says(eve, "1960")
        assert eve.buttons()[0] == "I had the injection"


async def test_help_comes_back_to_what_a_nurse_was_asked(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        for text, button in (
            ("/enroll", "Cancel"),
            ("K7-204", "Cancel"),
            ("1960", "Neck"),
            ("low back", "Just now"),
            ("just now", "0"),
            ("8", "Not asked"),
            ("not asked", "Make the link"),
        ):
            await world.says(nurse, text)
            await world.says(nurse, "/help")
            assert button in nurse.buttons(), text
        await world.says(nurse, "make the link")
        assert "start=" in nurse.last_text


@pytest.mark.parametrize("command", ["/stop", "/delete", "/visit", "/time", "/language"])
async def test_cancel_ends_what_is_asked(sqlite_url: str, command: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, command)

        await world.says(ben, "/cancel")

        assert ben.last_text == "OK. That is cancelled."
        assert ben.buttons() == []
        await world.says(ben, "yes")
        assert ben.buttons()[0] == "A warning sign"


async def test_cancel_leaves_a_check_in_open(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(DAY)

        await world.says(ben, "/cancel")

        assert ben.buttons() == ["No, none of these", "Yes, one or more"]


async def test_cancel_ends_joining_and_enrolling(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        eve = world.sandbox.person("E")
        await eve.start(await world.enroll("K7-204"))
        await world.player.settle()
        await world.says(eve, "english")
        await world.says(eve, "/cancel")
        await world.says(eve, "1960")
        assert eve.last_text.startswith("Hello. This is the follow-up chat")

        await world.says(world.nurse, "/enroll")
        await world.says(world.nurse, "/cancel")
        # A bare reference looks for a patient.
        await world.says(world.nurse, "K7-205")
        assert world.nurse.last_text == "There is no patient with the reference K7-205."


async def test_a_pasted_code_or_link_joins(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        code = await world.enroll("K7-204")
        name = world.app.runtime.bot_username
        for at, text in enumerate(
            (code, f" https://t.me/{name}?start={code}. ", f"t.me/{name}?start={code}")
        ):
            person = world.sandbox.person(f"P{at}")
            await world.says(person, text)
            assert "English" in person.buttons(), text


async def test_a_question_whose_message_was_deleted_comes_anew(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(DAY)
        shown = ben.screen[-1].message_id

        await ben.press("No, none of these")
        del ben.chat.messages[shown]
        await world.player.settle()

        assert ben.buttons()[:2] == ["0", "1"]
        await world.taps(ben, "7")
        assert "Change" in ben.buttons()


async def test_who_comes_back_after_a_block_is_greeted_once(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await ben.block()
        await world.player.settle()
        before = len(ben.screen)

        await ben.start()
        await world.player.settle()

        greetings = [each for each in ben.screen[before:] if each.is_from_bot]
        assert [each.text.startswith("Hello again.") for each in greetings] == [True]


async def test_danger_goes_before_what_a_nurse_is_doing(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.app.runtime.transact(lambda work: follow(work, nurse.id, ref="N1-001"))
        await world.says(nurse, "/enroll")
        seen = len(nurse.screen)

        await world.says(nurse, "I have chest pain and cannot breathe")

        assert any("911" in shown.text for shown in nurse.screen[seen:])
        await world.says(nurse, "K7-204")
        assert "year" in nurse.last_text


async def test_a_caption_is_kept_as_words(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")

        await ben.send_photo("look at my bandage")
        await world.player.settle()

        assert ben.buttons()[0] == "A warning sign"
        await world.says(world.nurse, "/patient K7-204")
        assert "look at my bandage" in world.nurse.last_text


async def test_a_double_tap_takes_the_buttons_off_once(sqlite_url: str) -> None:
    # That the bot took none off in vain is looked at when the world closes.
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "/visit")

        await ben.press("Yes, call me", times=2)
        await world.player.settle()

        assert ben.buttons() == ["Copy 555-0100"]
