"""What each kind of message owes: its lane, when it is stale, what an uncertain send means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import Final


class Lane(IntEnum):
    """Who goes first when not all may go at once.

    Help and what staff must see now, answers, what the bot starts by itself; strangers last.
    """

    SAFETY = 0
    REPLY = 1
    CHECK_IN = 2
    STRANGER = 3


class MessageKind(StrEnum):
    """Why a message is sent."""

    CHECK_IN = "check_in"
    REMINDER = "reminder"
    NOTICE = "notice"
    OUTCOME = "outcome"
    REPLY = "reply"
    EDIT = "edit"
    SAFETY = "safety"
    ALERT = "alert"
    ALERT_EDIT = "alert_edit"
    FAREWELL = "farewell"


class MessageState(StrEnum):
    """How far a message has come; each step is committed before the next begins.

    `CLAIMED` is what 0.1.0 wrote before it marked a message as `SENDING`: surely unsent.
    """

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    CANCELLED = "cancelled"


class SendResult(StrEnum):
    """What is known after a call to Telegram."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    UNCERTAIN = "uncertain"
    GONE = "gone"
    REFUSED = "refused"
    MIGRATED = "migrated"


@dataclass(frozen=True, slots=True)
class Policy:
    """How a kind of message is treated.

    `repeats`: how often it is sent again after an uncertain send. `first_after`: how long after
    it the first repeat comes. `needs_active`: only while the patient is followed up. `starts`: the
    bot starts the conversation, so the send window holds.
    """

    lane: Lane
    repeats: int
    first_after: timedelta = timedelta(seconds=1)
    needs_active: bool = False
    starts: bool = False

    def repeat_after(self, repeats: int) -> timedelta:
        """The pause before the next repeat, when there were so many."""
        return max(self.first_after, retry_after(repeats + 1))


# A check-in is never repeated: its early reminder covers it. For safety texts and staff alerts
# silence is worse than a text that comes twice, and an edit cannot be seen twice: they go on for
# about a day. What is repeated once is repeated when a short trouble is over.
_A_DAY: Final = 300
_LATER: Final = timedelta(minutes=5)
_SOON: Final = timedelta(seconds=15)
POLICIES: Final = {
    MessageKind.CHECK_IN: Policy(Lane.CHECK_IN, repeats=0, needs_active=True, starts=True),
    MessageKind.REMINDER: Policy(Lane.CHECK_IN, repeats=0, needs_active=True, starts=True),
    MessageKind.NOTICE: Policy(Lane.CHECK_IN, 1, _LATER, needs_active=True),
    MessageKind.OUTCOME: Policy(Lane.REPLY, 1, _LATER, needs_active=True),
    MessageKind.REPLY: Policy(Lane.REPLY, 1, _SOON),
    MessageKind.EDIT: Policy(Lane.REPLY, _A_DAY),
    MessageKind.SAFETY: Policy(Lane.SAFETY, _A_DAY),
    MessageKind.ALERT: Policy(Lane.SAFETY, _A_DAY),
    MessageKind.ALERT_EDIT: Policy(Lane.REPLY, _A_DAY),
    MessageKind.FAREWELL: Policy(Lane.REPLY, 1, _LATER),
}

# Telegram's limits: about 30 a second in all, one a second per chat, 20 a minute per group.
PER_SECOND: Final = 25
CHAT_GAP: Final = timedelta(seconds=1)
GROUP_PER_MINUTE: Final = 18
# Longer than the longest call to Telegram with its time-outs.
LEASE: Final = timedelta(seconds=60)
# When to look again at a message whose patient is being worked on.
WHILE_HELD: Final = timedelta(milliseconds=100)
_LONGEST_PAUSE: Final = timedelta(minutes=5)


# So many texts of a stranger within an hour are answered each.
STRANGER_PATIENCE: Final = 5
STRANGER_HOUR: Final = timedelta(hours=1)


def is_answered(times: int) -> bool:
    """Whether a stranger's text is answered, the so-manyth within an hour: less and less often.

    The first five are, the sixth hears that it is enough, and from then on each doubling.
    """
    further, rest = divmod(times, STRANGER_PATIENCE + 1)
    return times <= STRANGER_PATIENCE or (rest == 0 and further.bit_count() == 1)


def retry_after(attempts: int) -> timedelta:
    """The pause after this many attempts that failed: 1 s, doubling, to 5 minutes."""
    # Capped before it is raised, so that a day of attempts makes no number of a thousand digits.
    return min(_LONGEST_PAUSE, timedelta(seconds=2 ** (min(max(attempts, 1), 10) - 1)))
