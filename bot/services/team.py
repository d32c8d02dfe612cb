"""The team: one-time links that make someone staff, and the group that hears of alerts."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotAllowedError
from bot.domain.ledger import StaffRole
from bot.services import access, cases, wording
from bot.services.buttons import Verb, button, column
from bot.services.cases import Caller
from bot.services.messages import Draft, queue
from bot.services.transaction import Service, Work, transaction
from bot.storage import chats, staff
from bot.storage.desk_tables import Staff, StaffGroup, StaffInvitation
from bot.storage.tables import Chat
from bot.texts.catalogue import known_language

LINK_FOR: Final = timedelta(hours=24)
PREFIX: Final = "staff_"


class Team(Service):
    """Who has access."""

    @transaction
    async def make_admin_link(self, work: Work) -> str:
        """A one-time link that makes its opener an admin, for the operator's own hands."""
        url, _ = await _invite(work, StaffRole.ADMIN, None)
        return url

    @transaction
    async def welcome_admins(self, work: Work, user_ids: frozenset[int]) -> None:
        """Make these Telegram accounts admins, as the settings say."""
        for user_id in sorted(user_ids):
            key = work.digest("chat", user_id)
            chat = await chats.ensure(work.session, key, user_id, work.now)
            if await staff.any_of_chat(work.session, chat.id) is None:
                await _add(work, chat, StaffRole.ADMIN, "en")

    @transaction
    async def join(self, work: Work, caller: Caller, code: str) -> None:
        """Open a staff link: it works once and for a day."""
        chat = await cases.chat_of(work, caller)
        language = known_language(caller.language_code or "en")
        key = work.digest("staff_code", code)
        invitation = await staff.invitation_by_code(work.session, key)
        if invitation is None:
            await _say(work, chat, "staff_link_bad", language)
        elif invitation.used_at is not None:
            await _say(work, chat, "staff_link_used", language)
        elif work.now >= invitation.expires_at:
            await _say(work, chat, "staff_link_expired", language)
        else:
            invitation.used_at = work.now
            member = await _add(work, chat, invitation.role, language)
            await access.write_audit(work, member, "join", invitation.created_by)
            await _welcome(work, chat, member, invitation)

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/team: who has access, with buttons to invite."""
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        language = member.language
        lines = [
            work.text(
                "team_line",
                language,
                who=each.label,
                role=work.text(f"role_{each.role}", language),
            )
            for each in await staff.present(work.session)
        ]
        pending = await staff.count_open_links(work.session, work.now)
        text = work.text("team", language, members="\n".join(lines), pending=pending)
        keyboard = column(
            button(label, Verb.SCREEN, name)
            for name, label in work.texts.buttons("team", language)
        )
        await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard))

    @transaction
    async def invite(self, work: Work, caller: Caller, role: StaffRole) -> None:
        """A one-time link for a new nurse or admin."""
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        url, expires_at = await _invite(work, role, member)
        await access.write_audit(work, member, f"invite_{role}")
        text = work.text(
            "team_invite",
            member.language,
            role=work.text(f"role_{role}", member.language),
            link=url,
            expires=wording.short_moment(expires_at, work.clinic.zone, member.language),
        )
        await queue(work, chat, Draft(MessageKind.REPLY, text))

    @transaction
    async def remove(self, work: Work, caller: Caller, label: str) -> None:
        """End someone's access at once; the last admin cannot be removed."""
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        everyone = await staff.present(work.session)
        found = [each for each in everyone if each.label.casefold() == label.casefold()]
        admins = [each for each in everyone if each.role is StaffRole.ADMIN]
        key = "team_removed"
        if not found:
            key = "team_unknown"
        elif found == admins:
            key = "team_last_admin"
        else:
            found[0].left_at = work.now
            await access.write_audit(work, member, "remove", found[0].id)
        await _say(work, chat, key, member.language, who=label)

    @transaction
    async def link_group(self, work: Work, caller: Caller) -> None:
        """/linkgroup in a group, by an admin: alerts are announced there, without health data."""
        group = await cases.chat_of(work, caller)
        try:
            member, private = await access.require(work, caller, StaffRole.ADMIN)
        except NotAllowedError:
            await _say(work, group, "group_link_not_admin", "en")
            return
        await work.session.merge(
            StaffGroup(chat_id=group.id, linked_by=member.id, linked_at=work.now, left_at=None)
        )
        await access.write_audit(work, member, "link_group", group.id)
        await _say(work, group, "group_welcome", member.language)
        await _say(work, private, "group_linked", member.language)

    @transaction
    async def group_lost(self, work: Work, caller: Caller) -> None:
        """The bot was taken out of a group: tell the admins; alerts still come in private."""
        group = await cases.chat_of(work, caller)
        linked = await work.session.get(StaffGroup, group.id)
        if linked is None or linked.left_at is not None:
            return
        linked.left_at = work.now
        for member in await staff.present(work.session):
            if member.role is StaffRole.ADMIN:
                chat = await chats.by_id(work.session, member.chat_id)
                await _say(work, chat, "group_lost", member.language)

    @transaction
    async def group_moved(self, work: Work, caller: Caller, new_id: int) -> None:
        """A group became a supergroup with a new id: follow it."""
        chat = await cases.chat_of(work, caller)
        key = work.digest("chat", new_id)
        if await chats.by_key(work.session, key) is None:
            chat.key, chat.telegram_id = key, str(new_id)

    @transaction
    async def say(self, work: Work, caller: Caller, key: str, bot: str = "") -> None:
        """A fixed text to the chat of the caller."""
        chat = await cases.chat_of(work, caller)
        member = await staff.of_chat(work.session, work.digest("chat", caller.user_id))
        language = member.language if member else known_language(caller.language_code or "en")
        await _say(work, chat, key, language, bot=bot)

    async def role_of(self, caller: Caller) -> StaffRole | None:
        """What the caller may do; None for who is not staff."""
        key = self.desk.database.vault.digest("chat", str(caller.user_id))
        async with self.desk.database.reading() as session:
            member = await staff.of_chat(session, key)
            return member.role if member else None


async def _say(work: Work, chat: Chat, key: str, language: str, **values: object) -> None:
    text = work.text(key, language, **values)
    await queue(work, chat, Draft(MessageKind.REPLY, text))


async def _invite(work: Work, role: StaffRole, by: Staff | None) -> tuple[str, datetime]:
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
    return f"https://t.me/{work.desk.bot_username}?start={PREFIX}{code}", expires_at


async def _add(work: Work, chat: Chat, role: StaffRole, language: str) -> Staff:
    """Make the chat's person staff; who was staff before comes back with the new role."""
    member = await staff.any_of_chat(work.session, chat.id)
    if member is None:
        number = await staff.count_all(work.session) + 1
        label = f"{work.text(f'role_{role}', 'en').capitalize()} {number}"
        member = Staff(
            chat_id=chat.id, role=role, label=label, language=language, created_at=work.now
        )
        work.session.add(member)
    member.role, member.left_at = role, None
    await work.session.flush()
    return member


async def _welcome(work: Work, chat: Chat, member: Staff, invitation: StaffInvitation) -> None:
    role = work.text(f"role_{member.role}", member.language)
    await _say(work, chat, "staff_welcome", member.language, role=role)
    if invitation.created_by is None:
        return
    inviter = await work.session.get_one(Staff, invitation.created_by)
    inviters = await chats.by_id(work.session, inviter.chat_id)
    role = work.text(f"role_{member.role}", inviter.language)
    await _say(work, inviters, "team_joined", inviter.language, who=member.label, role=role)
