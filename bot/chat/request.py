"""Calls to the Bot API that tell Telegram's refusals from those of somebody on the way."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest

from bot.chat.send_errors import ForeignAnswerError


class TelegramRequest(HTTPXRequest):
    """PTB goes by the HTTP status alone, and would take a firewall's 403 for a blocked bot."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make the call; raises `ForeignAnswerError` when it never came to Telegram."""
        status, payload = await super().do_request(*args, **kwargs)
        # A proxy whose time is up may have passed the call on.
        is_refused = 400 <= status < 500 and status != HTTPStatus.REQUEST_TIMEOUT
        if is_refused and not _is_telegrams(payload):
            raise ForeignAnswerError(f"{status} by somebody on the way")
        return status, payload


def _is_telegrams(payload: bytes) -> bool:
    try:
        answer = json.loads(payload)
    except ValueError:
        return False
    return isinstance(answer, dict) and answer.get("ok") is False and "error_code" in answer
