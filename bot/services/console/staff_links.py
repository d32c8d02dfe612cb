"""One-time links that make their opener staff: made, and listed while they are open."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ledger import StaffRole
from bot.services.kernel.transaction import Work
from bot.services.messaging.deep_links import staff_link
from bot.storage.tables.staff import Staff, StaffInvitation

LINK_FOR: Final = timedelta(hours=24)


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
