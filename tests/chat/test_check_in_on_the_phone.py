"""A check-in on the phone: the same tap twice, a restart in between, and silence after /stop."""

from __future__ import annotations

from datetime import timedelta

from tests.world import open_world

DAY = timedelta(days=1)


async def test_a_double_tap_is_saved_once_and_each_press_is_answered(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(DAY)
        before = len(ben.screen)

        await ben.press("No, none of these", times=3)
        await world.player.settle()

        assert len(ben.screen) == before
        assert ben.buttons()[:3] == ["0", "1", "2"]
        presses = [call for call in world.sandbox.calls if call.method == "answerCallbackQuery"]
        assert len(presses) >= 3


async def test_a_follow_up_in_spanish_is_spanish_to_the_end(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ana = await world.join("A", "K7-204", "Español")
        await world.player.go_on(DAY)

        await world.taps(ana, "No, nada de esto")
        await world.says(ana, "siete")
        await world.taps(ana, "Sí")

        assert "7" in ana.last_text
        assert "Guardado" in ana.last_text


async def test_after_stop_the_bot_starts_nothing(database_url: str) -> None:
    async with open_world(database_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(DAY)
        await world.says(ben, "/stop")
        await world.taps(ben, "Yes, stop")
        before = len(ben.screen)

        await world.player.go_on(16 * DAY)

        assert len(ben.screen) == before
        assert ben.buttons() == ["Copy 911", "Copy 555-0100"]


async def test_each_question_says_which_of_how_many_it_is(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.player.go_on(7 * DAY)
        counted = []

        for label in ("No, none of these", "4", "Much better", "Easier", "Less"):
            await world.taps(ben, label)
            counted.append(next(n for n in range(1, 6) if f"{n} of 5." in ben.last_text))

        assert counted == [1, 2, 3, 4, 5]
