"""The errors that Telegram answers, in Telegram's words."""

from __future__ import annotations

from typing import Final

Json = dict[str, object]

_PREFIXES: Final = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    502: "Bad Gateway",
}


class ApiError(Exception):
    """A call that Telegram refuses: HTTP status, description and, for some, parameters."""

    def __init__(self, code: int, reason: str = "", parameters: Json | None = None) -> None:
        prefix = _PREFIXES[code]
        self.code = code
        self.description = f"{prefix}: {reason}" if reason else prefix
        self.parameters = parameters
        super().__init__(self.description)

    def envelope(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    """400: the call itself is wrong."""
    return ApiError(400, reason)


def forbidden(reason: str) -> ApiError:
    """403: the chat does not want the bot."""
    return ApiError(403, reason)


def chat_not_found() -> ApiError:
    """400: the bot never met this chat."""
    return bad_request("chat not found")


def blocked() -> ApiError:
    """403: the person blocked the bot."""
    return forbidden("bot was blocked by the user")


def deactivated() -> ApiError:
    """403: the person's account is gone."""
    return forbidden("user is deactivated")


def too_many_requests(retry_after: int) -> ApiError:
    """429: wait `retry_after` seconds."""
    return ApiError(429, f"retry after {retry_after}", {"retry_after": retry_after})


def migrated(new_chat_id: int) -> ApiError:
    """400: the group lives on as a supergroup under another id."""
    reason = "group chat was upgraded to a supergroup chat"
    return ApiError(400, reason, {"migrate_to_chat_id": new_chat_id})


def conflict() -> ApiError:
    """409: a second getUpdates took over."""
    rest = "make sure that only one bot instance is running"
    return ApiError(409, f"terminated by other getUpdates request; {rest}")
