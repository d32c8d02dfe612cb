"""What /team says: members with their initials and when they were seen, groups, open links."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ledger import StaffRole
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.deep_links import staff_link
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import audit, duty
from bot.storage import staff
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.staff import Staff, StaffGroup, StaffInvitation

LINK_FOR: Final = timedelta(hours=24)
# A button with this asks whose access is to end; the id of who was chosen stands behind it.
REMOVING: Final = "removing"

# The others are shown once some of these are over.
_LINKS_SHOWN: Final = 10
_INITIALS: Final = re.compile(r"[^\W\d_]{2,3}")
# What somebody says who was asked nothing.
_WORDS: Final = frozenset({"ok", "oki", "yes", "no", "hi", "hey", "sí", "si", "yep", "thx"})


async def await_initials(turn: StaffTurn) -> None:
    """Take initials if they are the next thing that who joined types; else the name stays."""
    if await dialogues.current(turn.work, turn.chat) is None:
        await dialogues.begin(turn.work, turn.chat, dialogues.INITIALS, "type")


def are_initials(text: str) -> bool:
    """Two or three letters, and no word that people say to a bot."""
    said = text.strip()
    return _INITIALS.fullmatch(said) is not None and said.casefold() not in _WORDS


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """The initials by which the team sees a member from now on, unless somebody has them."""
    work, initials = turn.work, text.strip().upper()
    # Two who type the same at once must not both get them.
    await staff.lock_team(work.session)
    if initials.casefold() in {each.casefold() for each in await staff.labels(work.session)}:
        await turn.say("initials_taken", who=initials)
        return
    turn.member.label = initials
    await dialogues.drop(work, turn.chat)
    await audit.write(turn, "initials", turn.member.id)
    await turn.say("initials_saved", who=initials)


def line(turn: StaffTurn, member: Staff) -> str:
    """A member's role, and when they last wrote or pressed something, if that is known."""
    parts = [turn.text("team_line", who=member.label, role=turn.text(f"role_{member.role}"))]
    seen = turn.work.runtime.seen.get(member.id, member.seen_at)
    if seen is not None:
        parts.append(turn.text("team_seen", when=turn.short_moment(seen)))
    parts += duty.standing(turn, member)
    if member.unreachable_at is not None:
        parts.append(turn.text("team_lost"))
    return ", ".join(parts)


def group_line(turn: StaffTurn, linked: StaffGroup) -> str:
    """A group has no name here, but the day of its link; and whether it takes what is sent."""
    since = turn.short_moment(linked.linked_at)
    if linked.refused_at is None:
        return turn.text("team_group", since=since)
    refused = turn.short_moment(linked.refused_at)
    return turn.text("team_group_refuses", since=since, time=refused, why=linked.refused_why)


def admins(everyone: Sequence[Staff]) -> list[Staff]:
    """Those who may change the team."""
    return [each for each in everyone if each.role is StaffRole.ADMIN]


def can_leave(everyone: Sequence[Staff]) -> list[Staff]:
    """Whose access can be ended: not that of the last admin."""
    last = admins(everyone)
    return [each for each in everyone if [each] != last]


def choose_to_remove(turn: StaffTurn, leaving: Sequence[Staff]) -> Prompt:
    """A button for each whose access can be ended."""
    choices = [
        button(
            turn.text("team_remove_line", who=each.label, role=turn.text(f"role_{each.role}")),
            Verb.SCREEN,
            f"{REMOVING}{each.id}",
        )
        for each in leaving
    ]
    return turn.text("team_remove_whom" if choices else "team_last_admin"), column(choices)


def ask_to_remove(turn: StaffTurn, member: Staff) -> Prompt:
    """Whose access is about to end, with a button that ends it and one that does not."""
    role = turn.text(f"role_{member.role}")
    text = turn.text("team_remove_confirm", who=member.label, role=role)
    yes = button(turn.text("team_remove_yes"), Verb.SCREEN, f"remove_{member.id}", style="danger")
    return text, column([yes, button(turn.text("team_remove_no"), Verb.SCREEN, REMOVING)])


async def open_links(turn: StaffTurn) -> tuple[str, Keyboard]:
    """How many links are open, a line for each with its maker, and the buttons that end them."""
    work = turn.work
    lines = [str(await staff.count_open_links(work.session, work.now))]
    buttons = []
    links = await staff.open_links(work.session, work.now, _LINKS_SHOWN)
    for number, (link, maker) in enumerate(links, start=1):
        line = turn.text(
            "team_link",
            number=number,
            role=turn.text(f"role_{link.role}"),
            who=turn.text("team_operator") if maker is None else maker.label,
            expires=turn.short_moment(link.expires_at),
        )
        lines.append(line)
        label = turn.text("team_revoke", number=number)
        buttons.append(button(label, Verb.SCREEN, f"revoke_{link.id}"))
    return "\n".join(lines), column(buttons)


async def make_link(work: Work, role: StaffRole, by: Staff | None) -> tuple[str, datetime]:
    """A new link that gives this role once, and until when; stored hashed."""
    code = secrets.token_urlsafe(16)
    expires_at = work.now + LINK_FOR
    work.session.add(
        StaffInvitation(
            code_key=work.digest("staff_code", code),
            role=role,
            created_by=by.id if by else None,
            expires_at=expires_at,
        )
    )
    return staff_link(work.runtime.bot_username, code), expires_at
