"""A rehearsal on the admin's own phone: a week in minutes, each text headed TEST."""

from __future__ import annotations

from datetime import timedelta

from tests.world import World, open_world


async def begin(world: World) -> int:
    """The admin starts a rehearsal and joins; how many messages were on the screen before."""
    admin = world.admin
    await world.says(admin, "/rehearse 1440")
    link = next(word for word in admin.last_text.split() if word.startswith("https://"))
    before = len(admin.screen)
    await admin.start(link.partition("start=")[2])
    await world.player.settle()
    await world.taps(admin, "English")
    await world.says(admin, "1966")
    for label in ("I had the injection", "Next", "I agree", "Morning"):
        await world.taps(admin, label)
    return before


async def test_the_admin_sees_the_whole_follow_up_in_minutes(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        admin, began_at = world.admin, world.clock.now()
        before = await begin(world)

        for _ in range(3):
            while "No, none of these" not in admin.buttons():
                await world.player.go_on(timedelta(seconds=3))
            for label in ("No, none of these", "8", "About the same"):
                await world.taps(admin, label)
        for label in ("The same", "Less", "Skip"):
            await world.taps(admin, label)

        texts = [shown.text for shown in admin.screen[before:] if shown.is_from_bot]
        assert [text for text in texts if not text.startswith("TEST")] == []
        assert sum("Physical therapy" in text for text in texts) == 1
        assert any("P3 NO RELIEF" in text for text in texts)
        assert world.clock.now() - began_at < timedelta(minutes=10)
        assert "NO RELIEF" not in "".join(shown.text for shown in world.nurse.screen)


async def test_staff_commands_still_work_during_a_rehearsal(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        await begin(world)

        await world.says(world.admin, "/status")

        assert "In follow-up: 0" in world.admin.last_text
