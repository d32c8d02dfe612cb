"""Files for staff: made before any transaction, then sent to the one who asked, and noted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.domain.delivery import MessageKind
from bot.domain.errors import BotError
from bot.domain.ledger import StaffRole
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging.messages import Attachment, Draft
from bot.services.staff import access, audit
from bot.services.staff.access import Needed
from bot.services.staff.workshop import WorkshopError

# Letters of all files of one answer as they are packed: more would hold up who else writes.
MOST_LETTERS: Final = 8_000_000
# Telegram takes so many letters below a file.
_MOST_CAPTION: Final = 1_024


@dataclass(frozen=True, slots=True)
class Made:
    """Files, each with its caption, and what the audit log keeps of them."""

    files: tuple[tuple[Attachment, str], ...]
    action: str
    subject: str


Make: TypeAlias = Callable[[str], Awaitable[Made]]


class RefusedError(BotError):
    """There is nothing to send; the text under `key` says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


async def send_files(
    runtime: Runtime, caller: Caller, make: Make, role: Needed = StaffRole.NURSE
) -> None:
    """Make files in the caller's language and send them; or say why there are none.

    Until the one transaction at the end the update counts as undone: after a crash it is done
    again, and nothing is sent twice. Raises `NotAllowedError` for whose role does not allow it.
    """
    language = await access.admit(runtime, caller, role)
    try:
        made = await make(language)
    except RefusedError as refused:
        await _say(runtime, caller, role, refused)
    except WorkshopError:
        await _say(runtime, caller, role, RefusedError("report_file_failed"))
    else:
        await runtime.transact(lambda work: _hand_over(work, caller, role, made))


async def _say(runtime: Runtime, caller: Caller, role: Needed, refused: RefusedError) -> None:
    async def say(work: Work) -> None:
        turn = await access.turn_of(work, caller, role)
        await turn.say(refused.key, **refused.values)

    await runtime.transact(say)


async def _hand_over(work: Work, caller: Caller, role: Needed, made: Made) -> None:
    turn = await access.turn_of(work, caller, role)
    await audit.write(turn, made.action, made.subject)
    for file, caption in made.files:
        text = caption if len(caption) <= _MOST_CAPTION else f"{caption[: _MOST_CAPTION - 1]}…"
        await turn.queue(Draft(MessageKind.REPLY, text, attachment=file))
        # Each is sealed as it is written, so that no loop stands still for all of them.
        await work.session.flush()
        await asyncio.sleep(0)
