"""The play, between the days: the admin changes the schedule, and nobody's dates move."""

from __future__ import annotations

from bot.sandbox.play.stage import Stage


async def change_the_schedule(stage: Stage) -> None:
    """A check-in after two weeks, for those who come from now on."""
    admin = stage.cast.admin
    await stage.until(2, 19)
    await stage.scene("The admin wants a check-in after two weeks, and works on a draft.")
    await stage.says(admin, "/schedule")
    await stage.taps(admin, "Change", "2 weeks: off")
    stage.expect("The draft has a check-in after two weeks", "4. 2 weeks" in admin.last_text)
    await stage.scene("Before it counts the admin reads what changes, and who keeps what.")
    await stage.taps(admin, "Publish…")
    differs = "+ 2 weeks" in admin.last_text and "version 1: 4 patients" in admin.last_text
    stage.expect("The admin sees the change and who keeps what", differs, admin.last_text)
    await stage.taps(admin, "Also for current patients")
    moves = "New: 4. Fall away: 0" in admin.last_text
    stage.expect("The admin sees what it would add for current patients", moves, admin.last_text)
    await stage.scene("Not for them: they were told their dates.")
    await stage.taps(admin, "Back", "New patients only", "Back", "History")
    keep = "version 1" in admin.last_text and "4 patients" in admin.last_text
    stage.expect("The four patients keep their schedule", keep, admin.last_text)
