"""What may go wrong next in the machine's clinic."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hypothesis import strategies as st

from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Receipt

_UNCERTAIN: Final = Receipt(SendResult.UNCERTAIN, why="timed_out")
_UNSENT: Final = Receipt(SendResult.NOT_SENT, why="unreachable")
_FLOOD: Final = Receipt(SendResult.NOT_SENT, retry_after=timedelta(seconds=20), why="flood")
# What the bot hears, and whether the phone shows the message all the same.
FAULTS: Final = {
    "lost on the way": (_UNCERTAIN, False),
    "arrived unheard": (_UNCERTAIN, True),
    "not sent": (_UNSENT, False),
    "flood": (_FLOOD, False),
}
# Nothing, a fault of the next call, or a crash after so many more commits and calls.
MISHAP: Final = st.none() | st.sampled_from(sorted(FAULTS)) | st.integers(0, 14)
