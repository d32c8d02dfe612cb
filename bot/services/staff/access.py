"""Who may do what: staff are known by their Telegram account, each command checks the role."""

from __future__ import annotations

from bot.domain.errors import NotAllowedError
from bot.domain.ledger import StaffRole
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging import placeholders
from bot.services.messaging.readers import StaffTurn, staff_turn
from bot.services.staff import reach
from bot.storage import staff
from bot.storage.tables.staff import Staff


async def admit(runtime: Runtime, caller: Caller) -> str:
    """Before what takes long and changes nothing yet: the language of the member who calls.

    Raises `NotAllowedError` for who is not staff; the turn that follows checks it again.
    """
    key = runtime.database.vault.digest("chat", str(caller.user_id))
    async with runtime.database.reading() as session:
        found = await staff.at_work(session, key)
    if found is None:
        raise NotAllowedError("role")
    return found[0].language


async def turn_of(
    work: Work, caller: Caller, role: StaffRole = StaffRole.NURSE, *, onto: int | None = None
) -> StaffTurn:
    """The turn of the member of staff who calls, in their private chat; raises `NotAllowedError`.

    An admin may do all that a nurse may. Only a person is staff, never a group or a channel.
    `onto`: the message whose button they pressed.
    """
    key = work.digest("chat", caller.user_id)
    found = await staff.at_work(work.session, key)
    if found is None or (role is StaffRole.ADMIN and found[0].role is not StaffRole.ADMIN):
        raise NotAllowedError("role")
    member, chat, dialogue = found
    # In a group somebody can press who has never started the bot.
    if member.unreachable_at is not None and caller.is_private:
        await reach.regain_member(work, chat.id)
    return staff_turn(
        work, chat, member, onto=onto, instead_of=caller.instead_of, dialogue=dialogue
    )


def help_text(work: Work, member: Staff) -> str:
    """What this member of staff can do; an admin reads the nurses' lines too."""
    audiences = [Audience.NURSE]
    if member.role is StaffRole.ADMIN:
        audiences.append(Audience.ADMIN)
    return "\n\n".join(_part(work, each, member.language) for each in audiences)


def _part(work: Work, audience: Audience, language: str) -> str:
    commands = placeholders.commands(work, audience, language)
    return work.text(f"staff_help_{audience}", language, commands=commands)
