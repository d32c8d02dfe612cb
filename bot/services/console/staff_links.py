"""One-time links that make their opener staff: made, and listed while they are open."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ledger import StaffRole
from bot.services.kernel.transaction import Work
from bot.services.messaging.deep_links import staff_link
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.storage import staff
from bot.storage.tables.staff import Staff, StaffInvitation

LINK_FOR: Final = timedelta(hours=24)
# The others are shown once some of these are over.
_LINKS_SHOWN: Final = 10


async def make(work: Work, role: StaffRole, by: Staff | None) -> tuple[str, datetime]:
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


async def open_ones(turn: StaffTurn) -> tuple[str, Keyboard]:
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
