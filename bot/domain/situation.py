"""What is known of a check-in, and what can happen to it: the question that the rules answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias

from bot.domain.ledger import Reason
from bot.domain.protocol import ReliefRule, Role
from bot.domain.relief import Level, Outcome, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A check-in in its follow-up at the moment at which something happens to it.

    `elapsed`: since the injection, as time passes on the patient's calendar. `earlier`: what the
    check-ins before it said, in order. `more`: its answers beside score and own words, by
    question. `level`, `differed`, `outcome`: what was decided before. `may_conclude`: seven full
    days are over. `needs_help`: a warning sign of today stands. `is_told`: the alternatives went
    out. `is_called`: staff are to phone anyway, about this check-in or since the chat is closed.
    `was_worse`: a check-in before it said so; `was_little`: staff heard of this one only as a
    little worse. `is_silent`: with it staff hear that nothing was
    answered yet. `has_others`: another follow-up goes on.
    """

    role: Role
    rule: ReliefRule
    elapsed: timedelta = timedelta(0)
    is_running: bool = True
    baseline: int | None = None
    earlier: tuple[Reading, ...] = ()
    score: int | None = None
    words: int | None = None
    more: Mapping[str, str] = field(default_factory=dict)
    level: Level | None = None
    differed: bool = False
    outcome: Outcome | None = None
    may_conclude: bool = True
    needs_help: bool = False
    is_told: bool = False
    is_called: bool = False
    was_worse: bool = False
    was_little: bool = False
    is_silent: bool = False
    has_others: bool = False
    has_next: bool = True
    """Whether a later check-in of this follow-up is still to come."""

    @property
    def is_last(self) -> bool:
        """Whether this check-in decides."""
        return self.role is Role.LAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """All that will be answered for now is in.

    `reads`: the patient may read a reply; not who left, or reported a sign after the answer.
    `is_first`: it was not replied to before. `is_late`: it was missed before it was answered.
    `is_closed`: nothing more can be answered.
    """

    reads: bool = True
    is_first: bool = True
    is_late: bool = False
    is_closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Its time to answer is over without a score or own words."""

    has_answers: bool = False
    is_sure: bool = True
    """Whether it is known to have arrived, or known not to have."""
    is_sent: bool = True
    may_be_lost: bool = False
    """Whether an answer may have been given while the bot could not hear it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSent:
    """It does not go out, for this reason."""

    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Telegram did not take it: the chat is closed (`BLOCKED`), or the message was refused."""

    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOnly:
    """It ended with a warning sign and nothing else, and its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToAsk:
    """All check-ins were past when the patient joined."""


Happening: TypeAlias = Answered | Silence | NotSent | Refused | SignOnly | NothingToAsk
