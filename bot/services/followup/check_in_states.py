"""A check-in's state: a function for each way it can change, and nothing else writes it.

Each sets all the columns that belong together: the state and its reason, when it ended, and when
the clock must look at it again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain import schedule
from bot.domain.ledger import CheckInState, Reason, Step
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import CheckIn

_TIMES: Final = ("remind_at", "closes_at", "reply_at")
_PASSED: Final = ("answered_at", "due_at", "ended_at", "look_at", "opened_at", "sent_at", *_TIMES)


def plan(episode_id: str, position: int, due_at: datetime) -> CheckIn:
    """A check-in that is to come."""
    return CheckIn(episode_id=episode_id, position=position, due_at=due_at, look_at=due_at)


def move(check_in: CheckIn, due_at: datetime) -> None:
    """Planned: it is due at another time."""
    check_in.due_at = check_in.look_at = due_at


def take_place(check_in: CheckIn, position: int) -> None:
    """Planned: it stands at another place of the protocol that its follow-up keeps."""
    check_in.position = position


def fall_away(work: Work, check_in: CheckIn, version: int) -> None:
    """Planned to cancelled: this version asked it, and the one that follows does not."""
    end(work, check_in, CheckInState.CANCELLED, Reason.PROTOCOL_CHANGED)
    check_in.of_version = version


def look_at(check_in: CheckIn, at: datetime) -> None:
    """Planned: the clock looks at it again then; it stays due when it was."""
    check_in.look_at = at


def put_off(check_in: CheckIn, until: datetime) -> None:
    """Whatever the clock would do with it next is done no earlier than this."""
    check_in.look_at = max(check_in.look_at, until)
    for name in _TIMES:
        at = getattr(check_in, name)
        if at is not None:
            setattr(check_in, name, max(at, until))


def pass_time(check_in: CheckIn, span: timedelta) -> None:
    """A rehearsal: all of it lies so much further back, as if time had passed."""
    for name in _PASSED:
        at = getattr(check_in, name)
        if at is not None:
            setattr(check_in, name, at - span)


def open_now(work: Work, case: Case, check_in: CheckIn) -> None:
    """Planned to open: it goes out now, and closes without an answer in its time."""
    check_in.state, check_in.opened_at = CheckInState.OPEN, work.now
    check_in.closes_at = schedule.closes_at(case.plan_of(check_in), work.now, case.calendar)


def note_sent(work: Work, case: Case, check_in: CheckIn) -> None:
    """Telegram took it: reminders and closing count from now, if it is still open."""
    check_in.sent_at = work.now
    if check_in.state is CheckInState.OPEN:
        _count_from(case, check_in, work.now)


def note_uncertain(work: Work, case: Case, check_in: CheckIn, called_at: datetime) -> None:
    """Open: nobody knows whether it arrived, so that its reminder comes early, if in time."""
    check_in.uncertain = True
    # A crash may be noticed days later, when its time has long been over.
    _count_from(case, check_in, called_at)
    early = schedule.early_reminder_at(work.now, case.calendar)
    is_in_time = check_in.closes_at is not None and early < check_in.closes_at
    check_in.remind_at = early if is_in_time else None


def _count_from(case: Case, check_in: CheckIn, sent_at: datetime) -> None:
    plan_ = case.plan_of(check_in)
    check_in.closes_at = schedule.closes_at(plan_, sent_at, case.calendar)
    check_in.remind_at = _remind_at(case, check_in, sent_at)


def _remind_at(case: Case, check_in: CheckIn, sent_at: datetime) -> datetime | None:
    following = (
        each.due_at
        for each in case.check_ins
        if each.position > check_in.position and each.state is CheckInState.PLANNED
    )
    return schedule.reminder_at(
        case.plan_of(check_in),
        sent_at,
        check_in.reminders_sent,
        case.calendar,
        min(following, default=None),
    )


def use_reminders(work: Work, case: Case, check_in: CheckIn) -> int:
    """Count the reminder that goes out, and those that were due before it; how many so far."""
    sent_at = check_in.sent_at or check_in.opened_at or work.now
    while check_in.remind_at is not None and check_in.remind_at <= work.now:
        check_in.reminders_sent += 1
        check_in.remind_at = _remind_at(case, check_in, sent_at)
    return check_in.reminders_sent


def remind_at(check_in: CheckIn, at: datetime | None) -> None:
    """Open: its next reminder comes then, or not at all."""
    check_in.remind_at = at


def remind_again(work: Work, case: Case, check_in: CheckIn) -> None:
    """Open: its reminders go on as if nothing had stopped them."""
    check_in.remind_at = _remind_at(case, check_in, check_in.opened_at or work.now)


def answer(work: Work, check_in: CheckIn, reason: Reason | None) -> None:
    """Open, or left without an answer, to answered: `SAFETY_ONLY`, `ANSWERED_LATE` or no reason.

    It closes when it would have, since an answer can be changed until then.
    """
    _end(work, check_in, CheckInState.ANSWERED, reason)
    check_in.answered_at = work.now


def was_left(check_in: CheckIn) -> bool:
    """Whether its time passed without an answer, since nobody gave one or the bot was away."""
    was_away = check_in.state is CheckInState.SKIPPED and check_in.reason is Reason.OUTAGE
    return was_away or check_in.state is CheckInState.MISSED


def owe_reply(work: Work, case: Case, check_in: CheckIn) -> None:
    """Answered: the reply goes out within the hour, if nothing more is tapped."""
    check_in.reply_at = schedule.reply_at(work.now, case.calendar)


def reply_at(check_in: CheckIn, at: datetime | None) -> None:
    """Answered: the reply goes out then, or is no longer owed."""
    check_in.reply_at = at


def end(work: Work, check_in: CheckIn, state: CheckInState, reason: Reason | None) -> None:
    """Its outcome without an answer: missed, skipped, undelivered or cancelled."""
    _end(work, check_in, state, reason)
    check_in.closes_at = check_in.reply_at = None


def _end(work: Work, check_in: CheckIn, state: CheckInState, reason: Reason | None) -> None:
    check_in.state, check_in.reason = state, reason
    check_in.ended_at, check_in.remind_at = work.now, None


def closes_at(check_in: CheckIn, at: datetime | None) -> None:
    """Answers are taken until then, or no longer."""
    check_in.closes_at = at


def close(check_in: CheckIn) -> None:
    """Nothing more is taken, and no reply is owed."""
    check_in.closes_at = check_in.reply_at = None


def reopen(check_in: CheckIn, *, is_late: bool) -> None:
    """Answered to open: the warning sign that ended it was a tap by mistake.

    `is_late`: it was answered after it was missed, and goes on as that.
    """
    check_in.answered_at = None
    if is_late:
        check_in.state, check_in.reason = CheckInState.MISSED, Reason.NO_ANSWER
    else:
        check_in.state, check_in.reason, check_in.ended_at = CheckInState.OPEN, None, None


def take_back(check_in: CheckIn) -> None:
    """Skipped or cancelled to planned: it is to come after all."""
    check_in.state, check_in.reason, check_in.ended_at = CheckInState.PLANNED, None, None


async def plan_again(work: Work, case: Case, check_in: CheckIn) -> None:
    """Open to planned: not sent, or too early; what was said to it was about another day."""
    given = await case.given(work, check_in)
    for answer_ in given.values():
        answer_.superseded_at = work.now
    given.clear()
    check_in.state, check_in.step = CheckInState.PLANNED, Step.SAFETY
    check_in.opened_at = check_in.sent_at = None
    check_in.remind_at = check_in.closes_at = check_in.reply_at = None
    check_in.reminders_sent, check_in.uncertain = 0, False
