"""/why as staff see it in their chat: from the follow-up to the sentence that explains it."""

from __future__ import annotations

from datetime import timedelta

from tests.world import open_world


async def test_a_nurse_asks_why_in_either_language(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse, ben = world.nurse, await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))
        await world.taps(ben, "No, none of these")
        for label in ("8", "About the same"):
            await world.taps(ben, label)
        await world.says(ben, "Slept badly")
        await world.says(ben, "/stop")
        await world.taps(ben, "Yes, stop")

        await world.says(nurse, "/why k7-204")

        parts = [part.splitlines() for part in nurse.last_text.split("\n\n")]
        assert parts[0][0].startswith("K7-204: what was planned, what happened and why.")
        assert parts[2][:2] == [
            "day 1: planned for Tue, Jun 2, 10:00 AM.",
            "• Check-in sent Tue, Jun 2, 10:00 AM.",
        ]
        assert parts[2][-1] == '• Pain 8, "About the same": little or no relief.'
        assert parts[3][0] == "day 2: planned for Wed, Jun 3, 10:00 AM."
        assert parts[3][-1] == "Why: the patient stopped the messages."
        assert "Slept" not in nurse.last_text

        await world.says(nurse, "/language")
        await world.taps(nurse, "Español")
        await world.says(nurse, "/why K7-204")
        assert "Por qué: la persona paró los mensajes." in nurse.last_text
        assert nurse.last_text.endswith("No está cerrada.")
        await world.says(nurse, "/why")
        assert nurse.last_text == "Escriba /why y la referencia, como /why K7-204."


async def test_help_and_the_menu_of_staff_offer_it_and_those_of_patients_do_not(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        for person in (world.nurse, world.admin, ben):
            await world.says(person, "/help")

        for member in (world.nurse, world.admin):
            assert "/why REF" in member.last_text
            assert "why" in member.menu()
        assert "/why" not in ben.last_text
        assert "why" not in ben.menu()
