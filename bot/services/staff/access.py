"""Who may do what: staff are known by their Telegram account, each command checks the role."""

from __future__ import annotations

from typing import Final, TypeAlias

from bot.domain.errors import NotAllowedError, UnderWayError
from bot.domain.ledger import CARERS, PLAYS, StaffRole
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.readers import StaffTurn, staff_turn
from bot.services.staff import reach
from bot.storage import staff
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.staff import Staff
from bot.texts.catalogue import LANGUAGES, Texts

# What a use case asks for: one role, or any of several.
Needed: TypeAlias = StaffRole | frozenset[StaffRole]

ANYONE: Final = frozenset(StaffRole)
# Whose commands and lines of /help each role has, in this order.
AUDIENCES: Final = {
    StaffRole.NURSE: (Audience.NURSE,),
    StaffRole.CLINICIAN: (Audience.NURSE, Audience.CLINICIAN),
    StaffRole.ADMIN: (Audience.NURSE, Audience.CLINICIAN, Audience.ADMIN),
    StaffRole.AUDITOR: (Audience.AUDITOR,),
}


async def admit(runtime: Runtime, caller: Caller, role: Needed = StaffRole.NURSE) -> str:
    """Before what takes long and changes nothing yet: the language of the member who calls.

    Raises `NotAllowedError` for whose role does not allow it, and `UnderWayError` as a turn does;
    the turn that follows checks again.
    """
    key = runtime.database.vault.digest("chat", str(caller.user_id))
    async with runtime.database.reading() as session:
        found = await staff.at_work(session, key)
    if found is None or not _may(found.member, role):
        raise NotAllowedError("role")
    _check_under_way(caller, found.dialogue)
    return found.member.language


async def turn_of(
    work: Work, caller: Caller, role: Needed = StaffRole.NURSE, *, onto: int | None = None
) -> StaffTurn:
    """The turn of the member of staff who calls, in their private chat; raises `NotAllowedError`.

    Only a person is staff, never a group or a channel. Raises `UnderWayError` where the caller
    comes between a question of staff and its answer.
    `onto`: the message whose button they pressed.
    """
    key = work.digest("chat", caller.user_id)
    found = await staff.at_work(work.session, key)
    if found is None or not _may(found.member, role):
        raise NotAllowedError("role")
    member, chat, dialogue = found.member, found.chat, found.dialogue
    _check_under_way(caller, dialogue)
    work.runtime.seen[member.id] = work.now
    if not found.has_mail:
        work.without_mail.add(chat.id)
    if member.unreachable_at is None:
        work.in_reach.add(chat.id)
    # In a group somebody can press who has never started the bot.
    elif caller.is_private:
        await reach.regain_member(work, chat.id)
    return staff_turn(
        work, chat, member, onto=onto, instead_of=caller.instead_of, dialogue=dialogue
    )


def _check_under_way(caller: Caller, dialogue: Dialogue | None) -> None:
    """It is read anyway, so that a command costs no more where nothing is under way."""
    if caller.comes_between and dialogue is not None and dialogue.name in dialogues.OF_STAFF:
        raise UnderWayError(dialogue.name)


def _may(member: Staff, needed: Needed) -> bool:
    wanted = {needed} if isinstance(needed, StaffRole) else needed
    return not PLAYS[member.role].isdisjoint(wanted)


def menu(work: Work, member: Staff) -> list[list[str]]:
    """The commands that stay below what they type, by rows; none for who sees no patient."""
    labels = work.texts.buttons("staff_keyboard", member.language)
    if member.role not in CARERS:
        return []
    return [[label for _, label in labels[at : at + 2]] for at in (0, 2)]


def meant(texts: Texts, text: str) -> str | None:
    """Which of these commands a typed text is, in any language and however large its letters."""
    said = text.strip().casefold()
    return next(
        (
            name
            for language in LANGUAGES
            for name, label in texts.buttons("staff_keyboard", language)
            if label.casefold() == said
        ),
        None,
    )


def help_text(work: Work, member: Staff) -> str:
    """What this member of staff can do; an admin reads the others' lines too."""
    audiences = AUDIENCES[member.role]
    return "\n\n".join(_part(work, each, member.language) for each in audiences)


def _part(work: Work, audience: Audience, language: str) -> str:
    commands = placeholders.commands(work, audience, language)
    return work.text(f"staff_help_{audience}", language, commands=commands)
