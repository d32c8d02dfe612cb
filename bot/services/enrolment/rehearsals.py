"""Rehearsals: a follow-up in fast motion on the admin's own phone, kept out of every count."""

from __future__ import annotations

import secrets
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.ledger import Area, StaffRole
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import enroll
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import access

# A day becomes a minute.
DEFAULT_FACTOR: Final = 1440
MOST: Final = 100_000


class Rehearsals(Service):
    """Trying the bot before a patient does."""

    @transaction
    async def begin(self, work: Work, caller: Caller, factor: int = DEFAULT_FACTOR) -> None:
        """/rehearse: a test invitation for any phone; its birth year stands with it."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        data = {
            "ref": f"TEST-{secrets.token_hex(3).upper()}",
            "year": work.now.year - 60,
            "area": Area.LOW_BACK,
            "when": work.now.isoformat(),
            "baseline": 8,
            "is_test": True,
            "test_of": turn.member.id,
            "factor": factor,
        }
        case, _ = await enroll(work, data)
        url, _ = await invitations.make(work, case)
        text = turn.text("rehearse", link=url, factor=factor, birth_year=data["year"])
        await queue(work, turn.chat, Draft(MessageKind.REPLY, text, link=url))
