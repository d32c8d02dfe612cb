"""What staff see between two appointments: one screen that is refreshed, alerts, calls."""

from __future__ import annotations

from datetime import timedelta

from tests.followed import follow
from tests.world import open_world


async def test_refreshing_changes_the_same_message(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.says(nurse, "/status")
        await world.taps(nurse, "Refresh")
        seen = len(nurse.screen)
        assert nurse.last_text.startswith("Test Clinic, today\nIn follow-up: 0")
        ben = await world.join("B", "K7-204")
        await world.player.go_on(timedelta(days=1))
        await world.says(nurse, "/status")
        await world.taps(ben, "No, none of these")
        for label in ("8", "About the same"):
            await world.taps(ben, label)

        await world.taps(nurse, "Refresh")

        assert "Check-ins today: 1 of 1 answered" in nurse.last_text
        assert len([shown for shown in nurse.screen if shown.text.startswith("Test Clinic")]) == 2
        assert len(nurse.screen) > seen


async def test_from_the_status_to_the_call_and_off_the_list(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse, ben = world.nurse, await world.join("B", "K7-204")
        await world.says(ben, "/visit")
        await world.taps(ben, "Yes")
        await world.says(nurse, "/status")
        assert "1. P3 K7-204: visit request, just now" in nurse.last_text

        await world.taps(nurse, "Alerts")
        await world.taps(nurse, "P3 K7-204")
        assert nurse.last_text.startswith("P3 VISIT REQUEST. Case K7-204")
        await world.taps(nurse, "Open the case")
        assert nurse.last_text.startswith("K7-204: in follow-up")
        await world.says(nurse, "/calls")
        await world.taps(nurse, "Done: K7-204")

        assert nurse.alerts[-1] == "Noted."
        assert nurse.last_text == "No one to phone."
        assert "Closed by Nurse 1: done." in world.admin.last_text


async def test_a_booked_visit_reaches_the_patient(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "/visit")
        await world.taps(ben, "Yes")

        await world.taps(world.nurse, "I am on it")
        await world.taps(world.nurse, "Book a visit")
        await world.taps(world.nurse, "Today")

        assert ben.last_text.startswith("Your visit is booked: ")


async def test_a_worn_out_button_says_so(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.says(nurse, "/enroll")
        message_id = nurse.screen[-1].message_id
        await world.taps(nurse, "Cancel")

        for data in ("e:ref-cancel", "h:yes", "k:end:gone", "l:gone:ack", "u:nonsense"):
            await nurse.press_data(message_id, data)
        await world.player.settle()

        assert nurse.alerts[0] == "This button no longer works."
        assert set(nurse.alerts) == {
            "This button no longer works.",
            "This button is not for you.",
        }


async def test_who_needs_me_now_is_one_tap_and_half_a_reference_one_text(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        nurse, ben = world.nurse, await world.join("B", "K7-204")
        await world.says(ben, "/visit")
        await world.taps(ben, "Yes")

        await world.says(nurse, "/status")
        assert "TODAY\n1. P3 K7-204: visit request, just now" in nurse.last_text
        await world.taps(nurse, "1 K7-204")
        assert nurse.last_text.startswith("K7-204: in follow-up")

        for half in ("k7", "204", "K7-204", "7-20"):
            seen = len(nurse.screen)
            await world.says(nurse, half)
            assert len(nurse.screen) > seen
            assert nurse.last_text.startswith("K7-204: in follow-up")
        await world.says(nurse, "/status")
        await world.taps(nurse, "Find")
        assert nurse.last_text == "Type a reference or a part of it, like 204."


async def test_an_alert_is_taken_and_taken_over_by_one_tap_and_handed_over_by_two(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        nurse, admin, ben = world.nurse, world.admin, await world.join("B", "K7-204")
        await world.says(ben, "/visit")
        await world.taps(ben, "Yes")

        await world.taps(nurse, "I am on it")
        assert "Nurse 1 is on it" in admin.last_text
        await world.taps(admin, "Take over")
        assert nurse.last_text == "Admin 1 has taken over from you: P3 K7-204: visit request"
        assert any("Admin 1 is on it" in shown.text for shown in nurse.screen)
        await world.says(admin, "/status")
        await world.taps(admin, "Hand over")
        await world.taps(admin, "Nurse 1")

        assert admin.last_text == "Handed over to Nurse 1: 1."
        assert nurse.last_text.startswith("Admin 1 has handed over to you: 1\nP3 K7-204")


async def test_a_known_reference_is_looked_up_also_by_staff_who_are_followed_up(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        nurse = world.nurse
        await world.join("B", "M3-100")
        await world.app.runtime.transact(lambda work: follow(work, nurse.id, "en", ref="N1-100"))
        await world.player.go_on(timedelta(days=1))
        await world.taps(nurse, "No")

        await world.says(nurse, "M3-100")
        assert nurse.last_text.startswith("M3-100: in follow-up")

        await world.says(nurse, "M3-999")
        assert "a number from 0 to 10" in nurse.screen[-2].text
