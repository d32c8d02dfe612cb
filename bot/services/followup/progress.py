"""A follow-up goes on: what happened to a check-in is judged by the rules, and carried out."""

from __future__ import annotations

from datetime import datetime

from bot.domain import schedule
from bot.domain.alerts import Result
from bot.domain.course import Course, told_later, what_follows
from bot.domain.ledger import RUNNING, CheckInState, EpisodeState, Reason, Step
from bot.domain.record_only import recorded
from bot.domain.relief import Level, Reading
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
from bot.services.followup import (
    answers,
    check_in_states,
    conclusion,
    planning,
    questions,
    replies,
    safety_texts,
)
from bot.services.kernel import outages
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import CheckIn


def is_owed(check_in: CheckIn) -> bool:
    """Whether it was answered and not all that follows from it is done."""
    is_stopped = check_in.step is Step.SIGN and check_in.reason is not Reason.SAFETY_ONLY
    return is_stopped or check_in.reply_at is not None


async def answered(
    work: Work, case: Case, check_in: CheckIn, *, reads: bool = True, visit_settled: bool = False
) -> None:
    """All that will be answered for now is in: give it its level, reply, conclude after the last.

    After a changed answer there is a new reply only if the level or the outcome changed. `reads`:
    the patient may read one; after a warning sign nothing that follows is said to them.
    `visit_settled`: whether they get a visit was talked over with the answers.
    """
    reads = reads and check_in.step is not Step.SIGN
    happening = Answered(
        reads=reads,
        is_first=check_in.replied_at is None,
        is_late=answers.is_late(check_in),
        is_closed=check_in.closes_at is None,
    )
    course = _course(work, happening, await _situation(work, case, check_in, reads=reads))
    if course.waits:
        earliest = _may_conclude_from(case)
        check_in_states.reply_at(check_in, case.calendar.into_window(earliest))
    elif course.is_judged:
        check_in_states.reply_at(check_in, None)
    if course.is_judged:
        check_in.level, check_in.mismatch_kept = course.level, course.mismatch
        await conclusion.was_heard(work, case, Result.ANSWERED)
        if reads:
            await _finish(work, case, check_in)
    await _carry_out(work, case, check_in, course, visit_settled=visit_settled)


async def _finish(work: Work, case: Case, check_in: CheckIn) -> None:
    """What was left open is shown as saved; a second injection's check-in need not wait longer."""
    if check_in.step is Step.NOTE:
        await questions.settle(work, case, check_in)
    if check_in.step is not Step.PAIN:
        # Else "Change" was tapped, and the numbers still wait.
        check_in.step = Step.DONE
    check_in.replied_at = check_in.replied_at or work.now
    await planning.bring_forward(work, case.patient)


async def tell_outcome(work: Work, case: Case) -> None:
    """Say it in the chat after all: staff want the patient to read it."""
    last = case.check_ins[-1]
    course = told_later(await _situation(work, case, last, reads=True))
    last.replied_at = work.now
    conclusion.draw(work, case, course)
    if course.owes_goodbye:
        planning.owe_goodbye(work, case)
    await replies.say(work, case, last, course)


async def fell_silent(work: Work, case: Case, check_in: CheckIn) -> None:
    """Its time to answer is over."""
    is_by_phone = case.chat is None
    silence = Silence(
        has_answers=bool(await case.given(work, check_in)),
        is_sure=not check_in.uncertain,
        is_sent=is_by_phone or check_in.sent_at is not None,
        may_be_lost=not is_by_phone
        and await outages.may_have_lost(work, since=check_in.sent_at or work.now),
    )
    await _follow(work, case, check_in, silence)


async def not_sent(work: Work, case: Case, check_in: CheckIn, reason: Reason) -> None:
    """It cannot go out; staff phone when the bot or the clinic is the cause."""
    await _follow(work, case, check_in, NotSent(reason=reason))


async def refused(work: Work, case: Case, check_in: CheckIn, reason: Reason) -> None:
    """Telegram did not take it."""
    await _follow(work, case, check_in, Refused(reason=reason))


async def ended_by_sign(work: Work, case: Case, check_in: CheckIn) -> None:
    """The time of a check-in is over that a warning sign ended; it may turn out that it is not."""
    if (await _follow(work, case, check_in, SignOnly())).waits:
        closes_at = case.calendar.into_window(_may_conclude_from(case))
        check_in_states.closes_at(check_in, closes_at)


async def nothing_to_ask(work: Work, case: Case) -> None:
    """Nothing that was planned is left to ask."""
    last = case.check_ins[-1]
    await _follow(work, case, last, NothingToAsk())


async def _follow(work: Work, case: Case, check_in: CheckIn, happening: Happening) -> Course:
    course = _course(work, happening, await _situation(work, case, check_in, reads=False))
    if course.state is not None:
        check_in_states.end(work, check_in, course.state, course.reason)
    await _carry_out(work, case, check_in, course)
    return course


def _course(work: Work, happening: Happening, situation: Situation) -> Course:
    """What follows, as far as this clinic wants anything to follow."""
    course = what_follows(happening, situation)
    if not work.clinic.record_only:
        return course
    is_answer = isinstance(happening, Answered) and happening.reads and happening.is_first
    return recorded(course, situation.outcome, is_first_answer=is_answer)


async def _carry_out(
    work: Work, case: Case, check_in: CheckIn, course: Course, *, visit_settled: bool = False
) -> None:
    conclusion.draw(work, case, course)
    if course.owes_goodbye:
        planning.owe_goodbye(work, case)
    await replies.say(work, case, check_in, course)
    if course.answers_call:
        await conclusion.close_call(work, case)
    await conclusion.call_staff(work, case, check_in, course, visit_settled=visit_settled)
    if course.tells_silence:
        planning.watch_silence(work, case)


async def _situation(work: Work, case: Case, check_in: CheckIn, *, reads: bool) -> Situation:
    """What is known; for a check-in that does not decide the rest is not looked up."""
    given = await case.given(work, check_in)
    reading = answers.reading_of(given)
    is_last = case.is_last(check_in)
    return Situation(
        role=case.role(check_in),
        rule=case.protocol.rule,
        elapsed=(work.now - case.episode.injected_at) * case.calendar.factor,
        is_running=case.episode.state is EpisodeState.ACTIVE,
        baseline=case.episode.baseline,
        earlier=await _earlier(work, case, check_in) if is_last else (),
        score=reading.score,
        words=reading.words,
        more={question: answer.value for question, answer in given.items()},
        level=check_in.level,
        differed=check_in.mismatch_kept,
        outcome=case.episode.outcome,
        may_conclude=work.now >= _may_conclude_from(case),
        needs_help=reads and await safety_texts.help_stands(work, case.patient),
        is_told=case.episode.alternatives_at is not None,
        is_called=is_last and await conclusion.is_called_already(work, case, check_in),
        was_worse=any(each.level is Level.WORSE for each in case.check_ins[: check_in.position]),
        was_little=check_in.level is Level.WORSE
        and await conclusion.was_little(work, case, check_in),
        is_silent=_is_silent(case, check_in),
        has_others=is_last and _has_others(case),
        has_next=not reads or is_last or planning.next_planned(case) is not None,
    )


async def _earlier(work: Work, case: Case, check_in: CheckIn) -> tuple[Reading, ...]:
    readings = await answers.readings(work, case)
    return tuple(readings[: check_in.position])


def _is_silent(case: Case, check_in: CheckIn) -> bool:
    """Whether nothing was answered when the check-in closes at which staff are to hear of it."""
    is_told_now = check_in.position == case.protocol.silence_told_at
    return is_told_now and not any(each.state is CheckInState.ANSWERED for each in case.check_ins)


def _may_conclude_from(case: Case) -> datetime:
    return schedule.may_conclude_from(case.protocol, case.episode.injected_at, case.calendar)


def _has_others(case: Case) -> bool:
    """Whether another follow-up of the patient goes on."""
    return any(each.state in RUNNING for each in case.others)
