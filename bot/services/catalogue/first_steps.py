"""The first steps of a clinic: a list that ticks itself off, and ends in a rehearsal."""

from __future__ import annotations

from typing import Final

from bot.services.messaging.keyboards import Button, Verb, button, column
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.storage import first_steps

# Those that may be right as they are, so that somebody must say it.
CONFIRMED: Final = frozenset({"hours", "phone"})
_HIDDEN: Final = "hide"
# What the button of each does, in order.
_DATA: Final[dict[str, tuple[Verb, tuple[str, ...]]]] = {
    "hours": (Verb.CLINIC, ("set", "hours")),
    "phone": (Verb.CLINIC, ("set", "phone")),
    "group": (Verb.CLINIC, ("group",)),
    "team": (Verb.SCREEN, ("invite_nurse",)),
    "schedule": (Verb.CLINIC, ("schedule",)),
    "rehearsal": (Verb.CLINIC, ("rehearsal",)),
}


async def show(turn: StaffTurn) -> None:
    """The list with its ticks, and a button for each step that is still to be done."""
    await turn.show_screen(_screen(turn, await first_steps.done(turn.work.session)))


async def offer(turn: StaffTurn) -> None:
    """The same to an admin who has just joined, unless it is done or was put away."""
    done = await first_steps.done(turn.work.session)
    if _HIDDEN not in done and not done.issuperset(_DATA):
        await turn.show_screen(_screen(turn, done))


def _screen(turn: StaffTurn, done: frozenset[str]) -> Prompt:
    labels = dict(turn.work.texts.buttons("steps", turn.language))
    lines = [
        turn.text("steps_done_line" if name in done else "steps_line", what=labels[name])
        for name in _DATA
    ]
    is_over = done.issuperset(_DATA)
    head = turn.text("steps_over" if is_over else "steps")
    buttons: list[Button] = [
        button(labels[name], verb, *parts)
        for name, (verb, parts) in _DATA.items()
        if name not in done
    ]
    last = [button(labels["clinic"], Verb.CLINIC, "top")]
    if not is_over:
        last.append(button(labels[_HIDDEN], Verb.CLINIC, _HIDDEN))
    return "\n".join([head, "", *lines]), column([*buttons, *last])


async def note(turn: StaffTurn, step: str) -> None:
    """Tick what no row shows: a look at the check-ins, and what was right as it is."""
    await first_steps.note(turn.work.session, step, turn.work.now)
    await show(turn)


async def hide(turn: StaffTurn) -> None:
    """Put the list away; /clinic shows it again."""
    await first_steps.note(turn.work.session, _HIDDEN, turn.work.now)
    await turn.say_in_place("steps_hidden")


async def group(turn: StaffTurn) -> None:
    """How a group is linked: that can only be done there."""
    await turn.say("steps_group")
