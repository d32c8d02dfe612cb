"""The team: one-time links that make someone staff, and the group that hears of alerts."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotAllowedError
from bot.domain.ledger import StaffRole
from bot.services.alerts import taking, worklists
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.deep_links import staff_link
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.staff import access, audit, code_attempts, reach
from bot.storage import alerts, chats, patients, staff
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff, StaffInvitation
from bot.texts.catalogue import LANGUAGES, known_language

LINK_FOR: Final = timedelta(hours=24)


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
        """Open a staff link: it works once and for a day; guesses are limited."""
        chat = await cases.chat_of(work, caller)
        language = known_language(chat.language or caller.language_code or "en")
        if code_attempts.are_too_many(work, chat):
            await _say(work, chat, "too_many_codes", language)
            return
        key = work.digest("staff_code", code)
        invitation = await staff.invitation_by_code(work.session, key)
        if invitation is None:
            code_attempts.count(work, chat)
            await _say(work, chat, "staff_link_bad", language)
        elif invitation.used_at is not None:
            await _say(work, chat, "staff_link_used", language)
        elif work.now >= invitation.expires_at:
            await _say(work, chat, "staff_link_expired", language)
        else:
            await _join(work, chat, invitation, language)

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/team: who has access and who is out of reach, with buttons to invite."""
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        language = member.language
        lines = [
            work.text(
                "team_line_lost" if each.unreachable_at else "team_line",
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
        await audit.write(work, member, f"invite_{role}")
        text = work.text(
            "team_invite",
            member.language,
            role=work.text(f"role_{role}", member.language),
            link=url,
            expires=placeholders.short_moment(expires_at, work.clinic.zone, member.language),
        )
        await queue(work, chat, Draft(MessageKind.REPLY, text))

    @transaction
    async def remove(self, work: Work, caller: Caller, label: str) -> int | None:
        """End someone's access at once, but not the last admin's; whose menu must go."""
        # Two admins who remove each other would leave nobody.
        await staff.lock_team(work.session)
        member, chat = await access.require(work, caller, StaffRole.ADMIN)
        everyone = await staff.present(work.session)
        found = [each for each in everyone if each.label.casefold() == label.casefold()]
        admins = [each for each in everyone if each.role is StaffRole.ADMIN]
        if not found:
            await _say(work, chat, "team_unknown", member.language, who=label)
            return None
        if found == admins:
            await _say(work, chat, "team_last_admin", member.language)
            return None
        leaver = found[0]
        leaver.left_at = work.now
        left = await chats.by_id(work.session, leaver.chat_id)
        await dialogues.drop(work, left)
        await staff.cancel_mail(work.session, left.id, work.now)
        await taking.hand_back(work, leaver)
        await audit.write(work, member, "remove", leaver.id)
        await _say(work, chat, "team_removed", member.language, who=leaver.label)
        return int(left.telegram_id)

    @transaction
    async def link_group(self, work: Work, caller: Caller) -> None:
        """/linkgroup in a group, by an admin: alerts are announced there, without health data."""
        group = await cases.chat_of(work, caller)
        try:
            member, private = await access.require(work, caller, StaffRole.ADMIN)
        except NotAllowedError:
            await _say(work, group, "group_link_not_admin", group.language or "en")
            return
        await reach.link_group(work, group, member)
        await audit.write(work, member, "link_group", group.id)
        await _say(work, group, "group_welcome", member.language)
        await _say(work, private, "group_linked", member.language)

    @transaction
    async def group_lost(self, work: Work, caller: Caller) -> None:
        """The bot was taken out of a group."""
        await reach.lose_group(work, await cases.chat_of(work, caller))

    @transaction
    async def group_moved(self, work: Work, caller: Caller, new_id: int) -> None:
        """A group became a supergroup with a new id."""
        await reach.follow_group(work, await cases.chat_of(work, caller), new_id)

    @transaction
    async def ask_language(self, work: Work, caller: Caller) -> None:
        """/language by staff."""
        member, chat = await access.require(work, caller)
        buttons = work.texts.buttons("choose_language_again", member.language)
        keyboard = [[button(label, Verb.SCREEN, name) for name, label in buttons]]
        text = work.text("choose_language_again", member.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard))

    @transaction
    async def set_language(
        self, work: Work, caller: Caller, language: str, message_id: int
    ) -> None:
        """Write to this member of staff in another language, also in a rehearsal."""
        member, chat = await access.require(work, caller)
        member.language = chat.language = known_language(language)
        rehearsing = await patients.of_chat(work.session, chat.id)
        if rehearsing is not None:
            rehearsing.language = member.language
        text = work.text("language_changed", member.language)
        await queue(work, chat, Draft(MessageKind.EDIT, text, onto=message_id))

    @transaction
    async def say(self, work: Work, caller: Caller, key: str, bot: str = "") -> None:
        """A fixed text to the chat of the caller."""
        chat = await cases.chat_of(work, caller)
        member = await staff.of_chat(work.session, work.digest("chat", caller.user_id))
        language = member.language if member else known_language(caller.language_code or "en")
        await _say(work, chat, key, language, bot=bot)

    @transaction
    async def explain(self, work: Work, caller: Caller, key: str, role: StaffRole) -> None:
        """How a command is typed, to who may use it."""
        member, chat = await access.require(work, caller, role)
        await _say(work, chat, key, member.language)

    async def menu_of(self, caller: Caller) -> tuple[StaffRole, str] | None:
        """Role and language of the caller; None for who is not staff."""
        key = self.desk.database.vault.digest("chat", str(caller.user_id))
        async with self.desk.database.reading() as session:
            member = await staff.of_chat(session, key)
            return (member.role, member.language) if member else None


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
    return staff_link(work.desk.bot_username, code), expires_at


async def _join(work: Work, chat: Chat, invitation: StaffInvitation, language: str) -> None:
    """Use the link, unless it gives nothing: an admin who tries a nurse's link stays admin."""
    # Two who join at the same moment would get the same name.
    await staff.lock_team(work.session)
    member = await staff.any_of_chat(work.session, chat.id)
    is_present = member is not None and member.left_at is None
    if member is not None and is_present and invitation.role in {member.role, StaffRole.NURSE}:
        role = work.text(f"role_{member.role}", member.language)
        await _say(work, chat, "staff_already", member.language, role=role)
        return
    invitation.used_at = work.now
    member = await _add(work, chat, invitation.role, language)
    await audit.write(work, member, "join", invitation.created_by)
    await _welcome(work, chat, member, invitation)


async def _add(work: Work, chat: Chat, role: StaffRole, language: str) -> Staff:
    """Make the chat's person staff; who was staff before comes back with the new role."""
    member = await staff.any_of_chat(work.session, chat.id)
    if member is None:
        member = Staff(
            chat_id=chat.id,
            role=role,
            label=await _label(work, role, language),
            language=language,
            created_at=work.now,
        )
        work.session.add(member)
    member.role, member.left_at, member.unreachable_at = role, None, None
    await work.session.flush()
    return member


async def _label(work: Work, role: StaffRole, language: str) -> str:
    """Like "Nurse 1": each role is counted on its own, and no number is given twice."""
    words = {each: work.text(f"role_{role}", each).capitalize() for each in LANGUAGES}
    given = [label.rpartition(" ") for label in await staff.labels(work.session)]
    numbers = [int(number) for word, _, number in given if word in words.values()]
    return f"{words[known_language(language)]} {max(numbers, default=0) + 1}"


async def _welcome(work: Work, chat: Chat, member: Staff, invitation: StaffInvitation) -> None:
    """Greet, show what waits for a person already, and tell who sent the link."""
    role = work.text(f"role_{member.role}", member.language)
    await _say(work, chat, "staff_welcome", member.language, role=role, who=member.label)
    if await alerts.count_open(work.session):
        await worklists.send_alerts(work, chat, member)
    if invitation.created_by is None:
        return
    inviter = await work.session.get_one(Staff, invitation.created_by)
    if inviter.left_at is not None:
        return
    inviters = await chats.by_id(work.session, inviter.chat_id)
    role = work.text(f"role_{member.role}", inviter.language)
    await _say(work, inviters, "team_joined", inviter.language, who=member.label, role=role)
