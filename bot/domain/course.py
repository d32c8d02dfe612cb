"""The course of a follow-up: what follows from a check-in's answers, silence or failure to go out.

Nothing here reads or writes: services say what is known, and carry out what follows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final, assert_never

from bot.domain.alert_details import Doubt, Undelivered
from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, Reason
from bot.domain.protocol import FLOOR_SLACK
from bot.domain.relief import (
    Conclusion,
    Level,
    Mark,
    Outcome,
    Reading,
    assess,
    conclude,
    level_of_score,
    marks,
)
from bot.domain.situation import (
    Answered,
    Happening,
    NothingToAsk,
    NotSent,
    Refused,
    SignOnly,
    Silence,
    Situation,
)


class Reply(StrEnum):
    """What the patient reads; the value is the key of its text, but for `HELP`."""

    HELP = "help"
    """Where help is, once more: nothing that reassures may stand on the day of a sign."""
    LATE_SAVED = "late_saved"
    GOOD_EARLY = "thanks_good_early"
    PARTIAL_EARLY = "thanks_partial_early"
    NONE_FIRST = "thanks_none_first"
    NONE_NEXT = "thanks_none_next"
    WORSE_EARLY = "thanks_worse_early"
    GOOD_LATER = "thanks_good_later"
    PARTIAL_LATER = "thanks_partial_later"
    NONE_LATER = "thanks_none_later"
    WORSE_LATER = "thanks_worse_later"
    GOOD_LAST = "thanks_good_last"
    PARTIAL_LAST = "thanks_partial_last"
    LITTLE_LAST = "thanks_little_last"
    NONE_LAST = "thanks_none_last"
    WORE_OFF_LAST = "thanks_wore_off_last"
    WORSE_LAST = "thanks_worse_last"
    ALTERNATIVES = "alternatives"
    CLOSED = "followup_closed"
    MISSED_LAST = "missed_last"


@dataclass(frozen=True, slots=True)
class Call:
    """Whom staff must look at, and why, in the words of the alert's kind."""

    kind: AlertKind
    cause: Doubt | Undelivered | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What follows: how the check-in ends and why, its level, the outcome, replies and calls.

    `is_judged`: the level was drawn anew. `waits`: nothing is concluded yet, since the seven days
    are not over. `conclusion`: the outcome as it is now, `is_new` where it was another.
    `marks`: what staff should see beside the outcome. `answers_call`: staff need no longer phone
    for silence. `owes_goodbye`: it is said once the visit question is answered, or an hour later.
    `tells_silence`: staff hear of the silence at their next working time.
    """

    state: CheckInState | None = None
    reason: Reason | None = None
    is_judged: bool = False
    level: Level | None = None
    mismatch: bool = False
    waits: bool = False
    conclusion: Conclusion | None = None
    is_new: bool = False
    marks: tuple[Mark, ...] = ()
    answers_call: bool = False
    owes_goodbye: bool = False
    tells_silence: bool = False
    replies: tuple[Reply, ...] = ()
    calls: tuple[Call, ...] = ()


# Until then relief is not even due by the shorter of the two spans that it usually takes.
_FIRST_DAYS: Final = timedelta(days=2) - FLOOR_SLACK
_FIRST: Final = {
    Level.GOOD: Reply.GOOD_EARLY,
    Level.PARTIAL: Reply.PARTIAL_EARLY,
    Level.NONE: Reply.NONE_FIRST,
    Level.WORSE: Reply.WORSE_EARLY,
}
_NEXT: Final = {**_FIRST, Level.NONE: Reply.NONE_NEXT}
_LATER: Final = {
    Level.GOOD: Reply.GOOD_LATER,
    Level.PARTIAL: Reply.PARTIAL_LATER,
    Level.NONE: Reply.NONE_LATER,
    Level.WORSE: Reply.WORSE_LATER,
}
_LAST: Final = {
    Outcome.RELIEF: Reply.GOOD_LAST,
    Outcome.PARTIAL: Reply.PARTIAL_LAST,
    Outcome.NO_RELIEF: Reply.NONE_LAST,
    Outcome.WORE_OFF: Reply.WORE_OFF_LAST,
    Outcome.WORSE: Reply.WORSE_LAST,
}
_CALLED: Final = {
    Outcome.NO_RELIEF: AlertKind.NO_RELIEF,
    Outcome.WORE_OFF: AlertKind.WORE_OFF,
    Outcome.WORSE: AlertKind.WORSE,
    # Answered, but not enough to conclude from: a person must ask.
    Outcome.UNKNOWN: AlertKind.NO_ANSWER,
}
# The news that must not stand beside a warning.
_GOOD: Final = frozenset({Outcome.RELIEF, Outcome.PARTIAL})
_OPEN: Final = frozenset({None, Outcome.UNKNOWN})
# They end with a question about a visit, which a goodbye would push off the screen.
_ASKING: Final = frozenset({Reply.PARTIAL_LAST, Reply.WORSE_LAST, Reply.ALTERNATIVES})
# Why no answer came where it was not the patient who kept silent, and how staff are told.
_NOT_THEIR_SILENCE: Final = {
    Reason.NOT_DELIVERED: Undelivered.NOT_SENT,
    Reason.DELIVERY_UNCERTAIN: Undelivered.UNSURE,
    Reason.OUTAGE: Undelivered.ANSWER_LOST,
}


def what_follows(happening: Happening, at: Situation) -> Course:
    """What follows from what happened to a check-in, in this situation."""
    match happening:
        case Answered():
            return _after_answers(happening, at)
        case Silence():
            return _after_silence(happening, at)
        case NotSent(reason=reason):
            state = CheckInState.SKIPPED
            if reason is Reason.BLOCKED:
                state = CheckInState.UNDELIVERED
            is_ours = reason is Reason.OUTAGE
            return _unanswered(at, state, reason, Undelivered.NOT_SENT if is_ours else None)
        case Refused(reason=reason):
            return _unanswered(at, CheckInState.UNDELIVERED, reason, Undelivered.NOT_SENT)
        case SignOnly():
            return _after_sign(at)
        case NothingToAsk():
            return _unanswered(at, None, None, None)
        case _:
            assert_never(happening)


def _after_silence(silence: Silence, at: Situation) -> Course:
    reason = _why_silent(silence)
    is_unsent = reason is Reason.NOT_DELIVERED
    state = CheckInState.UNDELIVERED if is_unsent else CheckInState.MISSED
    return _unanswered(at, state, reason, _NOT_THEIR_SILENCE.get(reason))


def _why_silent(silence: Silence) -> Reason:
    if silence.has_answers:
        return Reason.PARTIAL_ANSWER
    if not silence.is_sure:
        return Reason.DELIVERY_UNCERTAIN
    if not silence.is_sent:
        return Reason.NOT_DELIVERED
    return Reason.OUTAGE if silence.may_be_lost else Reason.NO_ANSWER


def _after_sign(at: Situation) -> Course:
    if _decides(at) and not at.may_conclude:
        # The injection was later than was thought when it was to close.
        return Course(waits=True)
    return _unanswered(at, None, Reason.SAFETY_ONLY, None)


def _decides(at: Situation) -> bool:
    return at.is_last and at.outcome is None and at.is_running


def _unanswered(
    at: Situation, state: CheckInState | None, reason: Reason | None, cause: Undelivered | None
) -> Course:
    """It ends without an answer: after the last one the outcome is unknown, and staff phone."""
    calls = (Call(AlertKind.SEND_FAILED, cause),) if cause else ()
    is_missed = state is CheckInState.MISSED
    if not _decides(at):
        tells_silence = is_missed and at.is_silent and at.is_running and not calls
        return Course(state=state, reason=reason, tells_silence=tells_silence, calls=calls)
    # What the outage kept from them reads like what they did not answer: they can do it now.
    is_lost = state is CheckInState.SKIPPED and reason is Reason.OUTAGE
    if not (calls or at.is_called or reason is Reason.SAFETY_ONLY):
        calls = (Call(AlertKind.NO_ANSWER, Doubt.SILENT),)
    return Course(
        state=state,
        reason=reason,
        conclusion=Conclusion(Outcome.UNKNOWN),
        is_new=True,
        replies=(Reply.MISSED_LAST,) if is_missed or is_lost else (),
        calls=calls,
    )


def _after_answers(answered: Answered, at: Situation) -> Course:
    if at.is_last and answered.reads and not at.may_conclude:
        # Never before seven full days, whatever moved: the reply waits, and so does the level.
        return Course(waits=True)
    assessment = assess(at.baseline, at.score, at.words, at.rule)
    is_other = assessment.level is not at.level
    calls: list[Call] = []
    if assessment.mismatch and (is_other or not at.differed):
        calls.append(Call(AlertKind.MISMATCH))
    news = _News(assessment.level, is_other, is_other or (answered.reads and answered.is_first))
    follows = _last(answered, at, news) if at.is_last else _early(answered, at, news)
    is_late = answered.reads and answered.is_first and answered.is_late
    return Course(
        is_judged=True,
        level=assessment.level,
        mismatch=assessment.mismatch,
        waits=follows.waits,
        conclusion=follows.conclusion,
        is_new=follows.is_new,
        marks=follows.marks,
        answers_call=follows.answers_call,
        owes_goodbye=follows.owes_goodbye,
        replies=((Reply.LATE_SAVED,) if is_late else ()) + follows.replies,
        calls=(*calls, *follows.calls),
    )


@dataclass(frozen=True, slots=True)
class _News:
    """The level, whether it is another than before, and whether there is anything to say."""

    level: Level | None
    is_other: bool
    is_news: bool


def _early(answered: Answered, at: Situation, news: _News) -> Course:
    """Not the last check-in: no outcome yet, but worse pain is called about."""
    kind = _worse_kind(at) if news.level is Level.WORSE else None
    # What was judged for staff before it is replied to is not told again as a little worse.
    calls = (Call(kind),) if kind and (news.is_other or kind is AlertKind.WORSE) else ()
    if not news.is_news:
        return Course(calls=calls if _may_have_grown(at, news) else ())
    if not answered.reads or news.level is None or not at.has_next:
        return Course(calls=calls)
    return Course(replies=(_early_reply(at, news.level),), calls=calls)


def _early_reply(at: Situation, level: Level) -> Reply:
    """By the time since the injection: after seven full days nobody reads that it is too soon."""
    if at.needs_help:
        return Reply.HELP
    if level is Level.NONE and _says_better(at):
        # The level follows the score; the text does not deny what they just said.
        level = Level.PARTIAL
    if at.may_conclude:
        return _LATER[level]
    return (_FIRST if at.elapsed < _FIRST_DAYS else _NEXT)[level]


def _says_better(at: Situation) -> bool:
    return at.words is not None and at.words > 0


def _worse_kind(at: Situation) -> AlertKind:
    """A flare of a day or two is common: the first words of a little more pain can wait."""
    is_little = at.words == -1 and level_of_score(at.baseline, at.score, at.rule) != Level.WORSE
    is_first = at.elapsed < _FIRST_DAYS and not at.was_worse
    return AlertKind.LITTLE_WORSE if is_little and is_first else AlertKind.WORSE


def _may_have_grown(at: Situation, news: _News) -> bool:
    """An answer was changed from a little worse to worse."""
    is_worse = news.level is Level.WORSE and _worse_kind(at) is AlertKind.WORSE
    return is_worse and at.was_little


def _last(answered: Answered, at: Situation, news: _News) -> Course:
    """The last check-in: the outcome, once nothing more can be answered or all is."""
    if not answered.reads and not (answered.is_closed and at.may_conclude):
        is_worse = news.is_other and news.level is Level.WORSE
        waits = answered.is_closed
        return Course(waits=waits, calls=(Call(AlertKind.WORSE),) if is_worse else ())
    reading = Reading(at.score, at.words, news.level)
    conclusion = conclude(at.earlier, reading, at.rule)
    marks_ = marks(at.earlier, reading, at.more, at.rule)
    is_new = conclusion.outcome is not at.outcome
    if not is_new and not news.is_news:
        return Course(conclusion=conclusion, marks=marks_)
    said = _say(at, conclusion) if answered.reads and is_new else Course()
    return Course(
        conclusion=conclusion,
        is_new=is_new,
        marks=marks_,
        answers_call=True,
        owes_goodbye=said.owes_goodbye,
        replies=said.replies,
        calls=_outcome_calls(at, conclusion, news),
    )


def told_later(at: Situation) -> Course:
    """What is said of an outcome that stands, of which the patient has read nothing so far."""
    conclusion = conclude(at.earlier, Reading(at.score, at.words, at.level), at.rule)
    return _say(replace(at, outcome=None), conclusion)


def _say(at: Situation, conclusion: Conclusion) -> Course:
    replies: list[Reply] = []
    if at.needs_help and conclusion.outcome in _GOOD:
        replies.append(Reply.HELP)
    else:
        if conclusion.outcome is Outcome.NO_RELIEF and _says_better(at):
            replies.append(Reply.LITTLE_LAST)
        elif conclusion.outcome in _LAST:
            replies.append(_LAST[conclusion.outcome])
        if conclusion.lacks_relief and not at.is_told:
            replies.append(Reply.ALTERNATIVES)
    # Of another injection more check-ins may be to come.
    if at.outcome in _OPEN and not at.has_others:
        if _ASKING & set(replies):
            return Course(owes_goodbye=True, replies=tuple(replies))
        replies.append(Reply.CLOSED)
    return Course(replies=tuple(replies))


def _outcome_calls(at: Situation, conclusion: Conclusion, news: _News) -> tuple[Call, ...]:
    calls = []
    if at.outcome not in _OPEN and conclusion.outcome is not at.outcome:
        calls.append(Call(AlertKind.CHANGED))
    kind = _CALLED.get(conclusion.outcome)
    if kind is AlertKind.NO_ANSWER:
        # Only an unknown outcome stays as it was when a level changes; the call stays owed, but no
        # longer for silence.
        cause = Doubt.UNCLEAR if news.level is None else Doubt.UNCONFIRMED
        calls.append(Call(kind, cause))
    elif kind is not None:
        calls.append(Call(kind))
    return tuple(calls)
