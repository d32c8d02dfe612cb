"""Chats: who is in them and what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.state.errors import ApiError, Json, blocked, deactivated, forbidden, migrated
from bot.sandbox.state.messages import Message
from bot.sandbox.state.users import User


class ChatKind(StrEnum):
    """The kinds of chat that exist here."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    """How somebody stands to a chat; a person who blocked the bot has KICKED it."""

    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def is_inside(self) -> bool:
        """Whether this one takes part."""
        return self in {Status.MEMBER, Status.ADMINISTRATOR}


@dataclass(slots=True)
class Chat:
    """One chat with its members' standing and its messages by id."""

    id: int
    kind: ChatKind
    name: str
    owner: User | None = None
    standing: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    migrated_to: int | None = None
    last_message_id: int = 0
    pinned: list[int] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        """Whether it is the chat of one person with the bot."""
        return self.kind is ChatKind.PRIVATE

    def json(self) -> Json:
        """The chat as the Bot API shows it inside a message."""
        word = "first_name" if self.is_private else "title"
        return {"id": self.id, "type": self.kind.value, word: self.name}

    def status(self, user_id: int) -> Status:
        """How this user stands to the chat."""
        return self.standing.get(user_id, Status.LEFT)

    def refusal(self, bot_id: int) -> ApiError | None:
        """Why the bot may not write here; None when it may."""
        if self.migrated_to is not None:
            return migrated(self.migrated_to)
        if self.owner is not None:
            return self._private_refusal(self.owner, bot_id)
        return self._group_refusal(self.status(bot_id))

    def _private_refusal(self, owner: User, bot_id: int) -> ApiError | None:
        if owner.is_deactivated:
            return deactivated()
        if bot_id not in self.standing:
            return forbidden("bot can't initiate conversation with a user")
        return blocked() if self.status(bot_id) is Status.KICKED else None

    def _group_refusal(self, status: Status) -> ApiError | None:
        return None if status.is_inside else forbidden(f"bot was kicked from the {self.kind} chat")


def member_json(user: User, status: Status) -> Json:
    """A ChatMember object."""
    body: Json = {"user": user.json(), "status": status.value}
    if status is Status.KICKED:
        body["until_date"] = 0
    if status is Status.ADMINISTRATOR:
        body |= dict.fromkeys(_RIGHTS, False)
    return body


_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
