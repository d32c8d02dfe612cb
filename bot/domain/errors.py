"""What can go wrong, in the clinic's words."""

from __future__ import annotations


class BotError(Exception):
    """Something that Aftercare can name went wrong."""


class NotAllowedError(BotError):
    """The person who asked has no right to this."""


class NotFoundError(BotError):
    """Nothing stands under the given reference or id."""


class ClosedError(BotError):
    """The check-in, link or alert was open once and is not any more."""


class UnderWayError(BotError):
    """The person is in the middle of something that has to end first."""


class AlreadyHandledError(BotError):
    """The update was handled before; doing it again must change nothing."""


class StartError(Exception):
    """The bot cannot start; the text says which setting is wrong and how it must look."""


class ProtocolError(BotError):
    """A protocol that would harm: the reason is a code that the texts put in words."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail
