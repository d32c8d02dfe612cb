"""/texts: what patients read, seen and found by staff, and put in the clinic's own words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.domain.ledger import StaffRole
from bot.services.catalogue import approval, lists, one_text, wording
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access


class PatientTexts(Service):
    """Looked at by clinicians and admins, changed by admins; what matters most by two of them."""

    @transaction
    async def show(self, work: Work, caller: Caller, words: str = "") -> None:
        """/texts: where to look; /texts WORDS: the texts that hold them."""
        turn = await access.turn_of(work, caller, StaffRole.CLINICIAN)
        if words.strip():
            await lists.search(turn, words)
        else:
            await lists.overview(turn)

    @transaction
    async def press(
        self, work: Work, caller: Caller, parts: Sequence[str], message_id: int | None
    ) -> None:
        """A button of any of its screens.

        Raises `ClosedError` for what is over, and `KeyError` and `ValueError` for what no button
        of ours carries.
        """
        action, *which = parts
        role, step, count = _STEPS[action]
        if len(which) != count:
            raise ValueError("not the data of a button")
        turn = await access.turn_of(work, caller, role, onto=message_id)
        await step(turn, *which)


async def _wait(turn: StaffTurn, override_id: str) -> None:
    await one_text.of_waiting(turn, await approval.waiting(turn, override_id))


_READS: Final = StaffRole.CLINICIAN
_WRITES: Final = StaffRole.ADMIN
# Who may press it, what it does, and how many parts follow.
_STEPS: Final[dict[str, tuple[StaffRole, Callable[..., Awaitable[None]], int]]] = {
    "top": (_READS, lists.overview, 0),
    "list": (_READS, lists.of_journey, 2),
    "own": (_READS, lists.of_own, 1),
    "ask": (_READS, lists.ask_words, 0),
    "found": (_READS, lists.found, 1),
    "waiting": (_READS, lists.waiting, 0),
    "show": (_READS, one_text.show, 1),
    "lang": (_READS, one_text.of_language, 2),
    "wait": (_READS, _wait, 1),
    "approve": (_READS, approval.approve, 1),
    "refuse": (_READS, approval.refuse, 1),
    "withdraw": (_WRITES, approval.refuse, 1),
    "no": (_READS, wording.cancel, 0),
    "edit": (_WRITES, wording.begin, 2),
    "again": (_WRITES, wording.again, 0),
    "use": (_WRITES, wording.save, 0),
    "propose": (_WRITES, wording.save, 0),
    "restore": (_WRITES, approval.ask_restore, 2),
    "restored": (_WRITES, approval.restore, 2),
    "keep": (_WRITES, approval.keep, 2),
}
