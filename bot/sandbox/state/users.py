"""Accounts: the people of the sandbox and the bot itself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.state.errors import Json


@dataclass(slots=True)
class User:
    """One Telegram account."""

    id: int
    first_name: str
    is_bot: bool = False
    username: str = ""
    language_code: str = ""
    is_deactivated: bool = False

    def json(self) -> Json:
        """The account as the Bot API shows it."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            body["username"] = self.username
        if self.language_code:
            body["language_code"] = self.language_code
        return body


# Telegram's stand-in for an administrator who writes in the name of the group.
ANONYMOUS_ADMIN = User(1087968824, "Group", is_bot=True, username="GroupAnonymousBot")
