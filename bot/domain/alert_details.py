"""What an alert is about beside its kind: a small value for each kind, of codes, never words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.alerts import AlertKind, priority
from bot.domain.answers import Sign
from bot.domain.protocol import Offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What staff must know of an alert; `kind` says how urgent it is and how it is told."""

    kind: ClassVar[AlertKind]

    @property
    def text(self) -> str:
        """The key of its text without `staff_`, and of its name in lists without `what_`."""
        return self.kind.value

    @property
    def priority(self) -> int:
        """1 (call now) to 4 (read this work day)."""
        return priority(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag(Details):
    """A warning sign was tapped; `signs`: which, as far as the patient has said.

    `stands`: one was reported before the last, and is not taken back with it. `told_to`: whom of
    staff the patient told of it on the phone, where nothing was tapped.
    """

    kind: ClassVar = AlertKind.RED_FLAG
    signs: tuple[str, ...] = ()
    check_in: Offset | None = None
    stands: bool = False
    told_to: str | None = None

    @property
    def text(self) -> str:
        """Whether the patient tapped, and read where help is, or told a person."""
        return self.kind.value if self.told_to is None else "red_flag_told"

    @property
    def is_mistake(self) -> bool:
        """Whether the patient said that it was a tap by mistake."""
        return Sign.MISTAKE in self.signs

    def named(self, sign: Sign) -> RedFlag:
        """The same with what the patient says of the last report; an earlier one stays."""
        is_kept = sign is Sign.MISTAKE and self.stands
        return self if is_kept else replace(self, signs=(*self.signs, sign))

    def noted(self, signs: tuple[str, ...]) -> RedFlag:
        """The same with what staff heard of it."""
        return replace(self, signs=tuple(dict.fromkeys([*self.signs, *signs])))

    def reported_again(self, again: RedFlag) -> RedFlag:
        """The same after another report; what was tapped once was not only told."""
        if self.is_mistake:
            return again
        told_to = self.told_to and again.told_to
        check_in = again.check_in or self.check_in
        return replace(self, check_in=check_in, stands=True, told_to=told_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentText(Details):
    """Danger words were typed; `words`: the names of the signs that they stand for."""

    kind: ClassVar = AlertKind.URGENT_TEXT
    words: tuple[str, ...]

    def and_also(self, words: tuple[str, ...]) -> UrgentText:
        """With the words of a later text, each once."""
        return UrgentText(words=tuple(dict.fromkeys([*self.words, *words])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis(Details):
    """Words of self-harm were typed; the numbers are those that the patient was given."""

    kind: ClassVar = AlertKind.CRISIS
    crisis_line: str
    emergency_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Details):
    """What a check-in was answered with: pain 0-10 and own words 2 to -2 as stored.

    `trend`: the scores so far, the one before the injection first.
    """

    check_in: Offset
    score: str | None = None
    baseline: int | None = None
    change: str | None = None
    trend: str | None = None
    more: Mapping[str, str] | None = None
    """The other answers by question, such as those about daily tasks and pain medicine."""
    visit_by: date | None = None
    """The patient asked for a visit soon after: by when a call was promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worse(Said):
    """The pain is worse than before; `signs_stand`: a warning sign of the patient is open too."""

    kind: ClassVar = AlertKind.WORSE
    signs_stand: bool = False

    @property
    def text(self) -> str:
        """Never "no signs" beside a sign."""
        return "worse_signs" if self.signs_stand else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class LittleWorse(Said):
    """A little more pain in the first days, said for the first time: common, and asked again."""

    kind: ClassVar = AlertKind.LITTLE_WORSE


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRelief(Said):
    """The last check-in says that no relief came; `is_told`: the patient gets the alternatives.

    `visit_settled`: a visit was booked with the answers, or the patient wants none. `visit_on`:
    the day of one that is booked; `is_undated`: one is booked without a day.
    """

    kind: ClassVar = AlertKind.NO_RELIEF
    is_told: bool = True
    visit_settled: bool = False
    visit_on: date | None = None
    is_undated: bool = False

    @property
    def text(self) -> str:
        """Whether staff must tell the patient themselves, and offer a visit."""
        if self.visit_settled:
            return "no_relief_settled"
        return self.kind.value if self.is_told else "no_relief_untold"


@dataclass(frozen=True, slots=True, kw_only=True)
class WoreOff(Said):
    """Relief came and was lost; a visit as when none came."""

    kind: ClassVar = AlertKind.WORE_OFF
    visit_settled: bool = False
    visit_on: date | None = None
    is_undated: bool = False

    @property
    def text(self) -> str:
        """Whether staff must offer a visit."""
        return "wore_off_settled" if self.visit_settled else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch(Said):
    """Score and own words were far apart, and the patient kept both."""

    kind: ClassVar = AlertKind.MISMATCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Said):
    """A changed answer changed the outcome."""

    kind: ClassVar = AlertKind.CHANGED
    old_score: str | None = None


class Doubt(StrEnum):
    """Why an outcome is unknown."""

    SILENT = "no_answer"
    UNCLEAR = "unclear"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer(Details):
    """The outcome is unknown: nobody answered, or the answer does not decide."""

    kind: ClassVar = AlertKind.NO_ANSWER
    trend: str
    answered: int | None = None
    sent: int | None = None
    late_until: date | None = None
    """Until when an answer by phone counts."""
    cause: Doubt = Doubt.SILENT
    check_in: Offset | None = None
    score: str | None = None
    baseline: int | None = None
    change: str | None = None
    more: Mapping[str, str] | None = None

    @property
    def text(self) -> str:
        """Each cause is told in its own words."""
        return self.cause.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent(Details):
    """A patient who joined does not answer: of `sent` check-ins `missed` had no answer so far.

    `by_phone`: they have no chat, and it is staff who have not asked yet. `again`: no check-in
    waits, but staff did not reach them and said when to try again.
    """

    kind: ClassVar = AlertKind.SILENT
    episode: str
    missed: int
    sent: int
    by_phone: bool = False
    again: bool = False

    @property
    def text(self) -> str:
        """Silence, or a call that is due."""
        if self.again:
            return "call_again"
        return "call_due" if self.by_phone else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class NotJoined(Details):
    """Nobody has used the patient's link; `episode`: the follow-up that waits for it."""

    kind: ClassVar = AlertKind.NOT_JOINED
    episode: str


class Undelivered(StrEnum):
    """What of a message did not reach the patient, or of theirs the bot."""

    NOT_SENT = "send_failed"
    UNSURE = "send_unsure"
    ANSWER_LOST = "answer_lost"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendFailed(Details):
    """Silence that is not the patient's own; `reason`: the code of why."""

    kind: ClassVar = AlertKind.SEND_FAILED
    cause: Undelivered = Undelivered.NOT_SENT
    check_in: Offset | None = None
    reason: str | None = None

    @property
    def text(self) -> str:
        """Each cause is told in its own words."""
        return self.cause.value


class Trouble(StrEnum):
    """What is wrong with the machine that the bot runs on."""

    CLOCK = "clock_off"
    DAMAGE = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFailed(Details):
    """Something was not done; `is_due`: what the clock brings, else what a person sent.

    `trouble`: nothing of one patient's, but the machine.
    """

    kind: ClassVar = AlertKind.UPDATE_FAILED
    is_due: bool = False
    trouble: Trouble | None = None

    @property
    def text(self) -> str:
        """What is due for a patient and fails is told in other words than a lost message."""
        if self.trouble is not None:
            return self.trouble.value
        return "stuck" if self.is_due else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Bereavement(Details):
    """The patient has died, somebody wrote."""

    kind: ClassVar = AlertKind.BEREAVEMENT


class Wish(StrEnum):
    """How staff know that a visit is to be booked: who wrote to the bot is promised a call."""

    ASKED = "visit"
    NOTED = "visit_noted"
    NO_DAY = "visit_no_day"
    MISSED = "visit_missed"
    CANNOT_COME = "visit_cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Details):
    """A visit is wished for; `next_open_day`: by when a call was promised, or is to be made.

    `visit`: the id of one that was booked for that day, of which nobody has said who came.
    """

    kind: ClassVar = AlertKind.VISIT
    next_open_day: date
    visit: str | None = None
    cause: Wish = Wish.ASKED

    @property
    def text(self) -> str:
        """The wish, or the question whether the patient came."""
        return self.cause.value if self.visit is None else "visit_held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(Details):
    """Data must be deleted within `delete_days`; without: an open P1 alert holds it up."""

    kind: ClassVar = AlertKind.DELETE
    delete_days: int | None = None

    @property
    def text(self) -> str:
        """The wish, or the reminder that it waits."""
        return self.kind.value if self.delete_days is not None else "delete_waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkProblem(Details):
    """A link is in wrong hands or locked; `reason`: the code of why."""

    kind: ClassVar = AlertKind.LINK_PROBLEM
    reason: str

    @property
    def text(self) -> str:
        """A phone that follows somebody else leaves the link good: its own words."""
        return self.reason if self.reason == "phone_taken" else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery(Details):
    """The bot was away: since and until when on the clinic's clock; what was due, and its fate."""

    kind: ClassVar = AlertKind.RECOVERY
    since: str
    until: str
    planned: int
    sent: int
    skipped: int
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Details):
    """There is something to read: how many texts, and when the newest came.

    `told`: when staff are or were last told aloud. `is_unsaid`: the patient has not said by a tap
    what it is about, so that a person must find out; `asks_call`: the words look like a wish for
    a call.
    """

    kind: ClassVar = AlertKind.NOTE
    count: int = 1
    newest: datetime | None = None
    told: datetime | None = None
    is_unsaid: bool = False
    asks_call: bool = False

    @property
    def text(self) -> str:
        """What nobody has understood is told in other words than what can wait."""
        if not self.is_unsaid:
            return self.kind.value
        return "unsaid_call" if self.asks_call else "unsaid"

    @property
    def priority(self) -> int:
        """What nobody has understood is looked at sooner."""
        return 3 if self.is_unsaid else priority(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Details):
    """The patient typed a cry for help."""

    kind: ClassVar = AlertKind.HELP


@dataclass(frozen=True, slots=True, kw_only=True)
class WorseText(Details):
    """The patient wrote of worse pain, a fall, the hospital, or that they feel ill."""

    kind: ClassVar = AlertKind.WORSE_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Details):
    """The patient paused, stopped or blocked the bot."""

    kind: ClassVar = AlertKind.LEFT
    reason: str
