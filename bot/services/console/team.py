"""The team: one-time links that make someone staff, and the group that hears of alerts."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotAllowedError
from bot.domain.ledger import CARERS, PLAYS, StaffRole
from bot.services.alerts import handover, worklists
from bot.services.catalogue import first_steps
from bot.services.console import members
from bot.services.enrolment.bedside import SHOW_FIELDS
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import Reader, StaffTurn, Turn, say, staff_turn
from bot.services.staff import access, audit, code_attempts, reach
from bot.storage import chats, patients, staff, tallies
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff, StaffInvitation
from bot.texts.catalogue import FALLBACK, LANGUAGES, known_language


class Team(Service):
    """Who has access."""

    @transaction
    async def make_admin_link(self, work: Work) -> str:
        """A one-time link that makes its opener an admin, for the operator's own hands."""
        url, _ = await members.make_link(work, StaffRole.ADMIN, None)
        return url

    @transaction
    async def welcome_admins(self, work: Work, user_ids: frozenset[int]) -> None:
        """Make these Telegram accounts admins, as the settings say."""
        for user_id in sorted(user_ids):
            key = work.digest("chat", user_id)
            chat = await chats.ensure(work.session, key, user_id, work.now)
            if await staff.any_of_chat(work.session, chat.id) is None:
                await _add(work, chat, StaffRole.ADMIN, FALLBACK)

    @transaction
    async def join(self, work: Work, caller: Caller, code: str) -> None:
        """Open a staff link: it works once and for a day; guesses are limited."""
        chat = await cases.chat_of(work, caller)
        language = known_language(chat.language or caller.language_code or FALLBACK)
        turn = Turn(work, Reader(chat, language))
        if code_attempts.are_too_many(work, chat):
            if code_attempts.count(work, chat):
                await turn.say("too_many_codes")
            return
        key = work.digest("staff_code", code)
        invitation = await staff.invitation_by_code(work.session, key)
        if invitation is None:
            code_attempts.count(work, chat)
            await turn.say("staff_link_bad")
        elif invitation.used_at is not None:
            await turn.say("staff_link_used")
        else:
            await _join(turn, invitation)

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/team: who has access and who is out of reach, with buttons to invite."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        lines = [members.line(turn, each) for each in await staff.present(work.session)]
        lines += [
            members.group_line(turn, each) for each in await staff.linked_groups(work.session)
        ]
        pending, revoking = await members.open_links(turn)
        text = turn.text("team", members="\n".join(lines), pending=pending)
        keyboard = column(
            button(label, Verb.SCREEN, name)
            for name, label in work.texts.buttons("team", turn.language)
        )
        label = work.texts.label("enroll_fields", "open", turn.language)
        fields = [button(label, Verb.LIST, SHOW_FIELDS)]
        await turn.show_screen((text, [*keyboard, fields, *revoking]))

    @transaction
    async def revoke(self, work: Work, caller: Caller, link_id: str) -> None:
        """End an open link of the team's, whoever made it; raises `ClosedError` if it is over."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        link = await staff.open_link(work.session, link_id, work.now)
        if link is None:
            raise ClosedError("link")
        link.expires_at = work.now
        await audit.write(turn, "revoke", link.created_by)
        await turn.say("team_revoked", role=turn.text(f"role_{link.role}"))

    @transaction
    async def invite(self, work: Work, caller: Caller, role: StaffRole) -> None:
        """A one-time link for a new nurse or admin."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        url, expires_at = await members.make_link(work, role, turn.member)
        await audit.write(turn, f"invite_{role}")
        await turn.say(
            "team_invite",
            role=turn.text(f"role_{role}"),
            link=url,
            expires=turn.short_moment(expires_at),
        )

    @transaction
    async def ask_to_remove(self, work: Work, caller: Caller, label: str) -> None:
        """/team remove NAME: whose access is about to end, with a button that ends it."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        everyone = await staff.present(work.session)
        found = [each for each in everyone if each.label.casefold() == label.casefold()]
        if not found:
            await turn.say("team_unknown", who=label)
        elif found == members.admins(everyone):
            await turn.say("team_last_admin")
        else:
            await turn.show_screen(members.ask_to_remove(turn, found[0]))

    @transaction
    async def choose_to_remove(
        self, work: Work, caller: Caller, member_id: str, message_id: int | None
    ) -> None:
        """Whose access is to end, by a button; `member_id`: who was chosen, empty for nobody.

        Raises `ClosedError` for who is not on the team.
        """
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        leaving = members.can_leave(await staff.present(work.session))
        if not member_id:
            await turn.show_screen(members.choose_to_remove(turn, leaving))
            return
        found = [each for each in leaving if each.id == member_id]
        if not found:
            raise ClosedError("member")
        await turn.show_screen(members.ask_to_remove(turn, found[0]))

    @transaction
    async def remove(
        self, work: Work, caller: Caller, member_id: str, message_id: int | None = None
    ) -> int | None:
        """End someone's access at once, but not the last admin's; whose menu must go.

        Raises `ClosedError` for who is not on the team.
        """
        # Two admins who remove each other would leave nobody.
        await staff.lock_team(work.session)
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        everyone = await staff.present(work.session)
        found = [each for each in everyone if each.id == member_id]
        if not found:
            raise ClosedError("member")
        if found == members.admins(everyone):
            await turn.say_in_place("team_last_admin")
            return None
        leaver = found[0]
        leaver.left_at = work.now
        left = await chats.by_id(work.session, leaver.chat_id)
        await dialogues.drop(work, left)
        await staff.cancel_mail(work.session, left.id, work.now)
        await staff.cancel_links(work.session, leaver.id, work.now)
        gone = work.text("access_ended", leaver.language)
        await queue(work, left, Draft(MessageKind.REPLY, gone, menu=[]))
        await handover.hand_back(work, leaver)
        await audit.write(turn, "remove", leaver.id)
        await turn.say_in_place("team_removed", who=leaver.label)
        return int(left.telegram_id)

    @transaction
    async def link_group(self, work: Work, caller: Caller, topic: int | None = None) -> None:
        """/linkgroup in a group, by an admin: alerts are announced there, without health data.

        `topic`: the topic of a forum in which it was said, and alerts come. Nobody else gets an
        answer in a group that is not linked.
        """
        if (turn := await _admin_in_group(work, caller)) is not None:
            await reach.link_group(turn, await cases.chat_of(work, caller), topic)

    @transaction
    async def unlink_group(self, work: Work, caller: Caller) -> None:
        """/linkgroup off in a group, by an admin: alerts come in private only from now on."""
        if (turn := await _admin_in_group(work, caller)) is not None:
            await reach.unlink_group(turn, cases.chat_key(work, caller))

    @transaction
    async def group_lost(self, work: Work, caller: Caller) -> None:
        """The bot was taken out of a group."""
        group = await chats.by_key(work.session, cases.chat_key(work, caller))
        if group is not None:
            await reach.lose_group(work, group)

    @transaction
    async def group_moved(self, work: Work, caller: Caller, new_id: int) -> None:
        """A group became a supergroup with a new id."""
        group = await chats.by_key(work.session, cases.chat_key(work, caller))
        if group is not None:
            await reach.follow_group(work, group, new_id)

    @transaction
    async def ask_language(self, work: Work, caller: Caller) -> None:
        """/language by staff."""
        turn = await access.turn_of(work, caller, access.ANYONE)
        buttons = work.texts.buttons("choose_language_again", turn.language)
        keyboard = [[button(label, Verb.SCREEN, name) for name, label in buttons]]
        await turn.show_screen((turn.text("choose_language_again"), keyboard))

    @transaction
    async def set_language(
        self, work: Work, caller: Caller, language: str, message_id: int | None
    ) -> None:
        """Write to this member of staff in another language, also in a rehearsal."""
        turn = await access.turn_of(work, caller, access.ANYONE, onto=message_id)
        member, chat = turn.member, turn.chat
        member.language = chat.language = known_language(language)
        rehearsing = await patients.of_chat(work.session, chat.id)
        if rehearsing is not None:
            rehearsing.language = member.language
        changed = staff_turn(work, chat, member, onto=message_id)
        await changed.strip()
        # A new message: an edit brings no keyboard.
        text, menu = changed.text("language_changed"), access.menu(work, member)
        await changed.queue(Draft(MessageKind.REPLY, text, menu=menu))

    @transaction
    async def say(self, work: Work, caller: Caller, key: str, bot: str = "") -> None:
        """A fixed text to the chat of the caller; nothing in a group that is not linked."""
        await _say_in(work, caller, key, bot)

    @transaction
    async def explain(self, work: Work, caller: Caller, key: str, role: StaffRole) -> None:
        """How a command is typed, to who may use it."""
        turn = await access.turn_of(work, caller, role)
        await turn.say(key)

    async def menu_of(self, caller: Caller) -> tuple[StaffRole, str] | None:
        """Role and language of the caller; None for who is not staff."""
        key = self.runtime.database.vault.digest("chat", str(caller.user_id))
        async with self.runtime.database.reading() as session:
            member = await staff.of_chat(session, key)
            return (member.role, member.language) if member else None


async def _say_in(work: Work, caller: Caller, key: str, bot: str = "") -> None:
    where = cases.chat_key(work, caller)
    if not caller.is_private and not await staff.is_linked(work.session, where):
        # Of a stranger's group nothing is kept, and what it is told nobody has to send.
        return
    chat = await cases.chat_of(work, caller)
    member = await staff.of_chat(work.session, work.digest("chat", caller.user_id))
    language = member.language if member else known_language(caller.language_code or FALLBACK)
    await say(work, Reader(chat, language), key, bot=bot)


async def _admin_in_group(work: Work, caller: Caller) -> StaffTurn | None:
    """The admin who types there; None where it is somebody else, who reads so."""
    try:
        return await access.turn_of(work, caller, StaffRole.ADMIN)
    except NotAllowedError:
        await _say_in(work, caller, "group_link_not_admin")
        return None


async def _join(turn: Turn, invitation: StaffInvitation) -> None:
    """Use the link, unless it gives less: an admin who tries a nurse's link stays admin."""
    work, chat = turn.work, turn.chat
    # Two who join at the same moment would get the same name, and who made the link may be
    # leaving at this moment.
    await staff.lock_team(work.session)
    if not await staff.is_open(work.session, invitation, work.now):
        await turn.say("staff_link_expired")
        return
    member = await staff.any_of_chat(work.session, chat.id)
    is_present = member is not None and member.left_at is None
    if member is not None and is_present and not PLAYS[invitation.role] > PLAYS[member.role]:
        known = staff_turn(work, chat, member)
        await known.say("staff_already", role=known.text(f"role_{member.role}"))
        return
    invitation.used_at = work.now
    joined = staff_turn(work, chat, await _add(work, chat, invitation.role, turn.language))
    await audit.write(joined, "join", invitation.created_by)
    await _welcome(joined, invitation)


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


async def _welcome(turn: StaffTurn, invitation: StaffInvitation) -> None:
    """Greet, show what waits for a person already, and tell who sent the link."""
    work, member = turn.work, turn.member
    await members.await_initials(turn)
    text = turn.text("staff_welcome", role=turn.text(f"role_{member.role}"), who=member.label)
    await turn.queue(Draft(MessageKind.REPLY, text, menu=access.menu(work, member)))
    if member.role in CARERS and (await tallies.counts(work.session)).alerts:
        await worklists.send_alerts(turn)
    if invitation.created_by is None:
        if member.role is StaffRole.ADMIN:
            await first_steps.offer(turn)
        return
    inviter = await work.session.get_one(Staff, invitation.created_by)
    if inviter.left_at is not None:
        return
    inviters = await chats.by_id(work.session, inviter.chat_id)
    role = work.text(f"role_{member.role}", inviter.language)
    await say(work, Reader(inviters, inviter.language), "team_joined", who=member.label, role=role)
