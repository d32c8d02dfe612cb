"""Words that no log line may ever hold, and the listener that looks for them."""

from __future__ import annotations

import io
import logging
from typing import Final

from bot.logs import make_handler

REFERENCE: Final = "ZQ9XW"
NAME: Final = "Quillonia"
NOTE: Final = "my knees hum like a marmalade engine"
# The sandbox's, so that every test over HTTP would leak it.
TOKEN: Final = "1:sandbox"
CANARIES: Final = (REFERENCE, NAME, "marmalade", TOKEN)


class Listener(logging.Handler):
    """Formats each record as the bot's own handler does and keeps lines that tell too much."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._stream = io.StringIO()
        self._handler = make_handler(self._stream)
        self._leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look at one line."""
        self._stream.seek(0)
        self._stream.truncate()
        self._handler.handle(logging.makeLogRecord(record.__dict__))
        line = self._stream.getvalue()
        if any(canary in line for canary in CANARIES):
            self._leaks.append(line)

    def heard(self) -> list[str]:
        """The lines that told too much since this was last asked."""
        leaks, self._leaks = self._leaks, []
        return leaks
