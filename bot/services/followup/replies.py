"""What a patient reads after a check-in and at the end, by what follows from what they said."""

from __future__ import annotations

from typing import Final

from bot.domain.course import Course, Reply
from bot.domain.delivery import MessageKind
from bot.services.alerts import booked_visits
from bot.services.followup import planning, safety_texts
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders, subjects
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.storage.tables.followups import BookedVisit, CheckIn

_EARLY: Final = frozenset(
    {
        Reply.GOOD_EARLY,
        Reply.PARTIAL_EARLY,
        Reply.NONE_FIRST,
        Reply.NONE_NEXT,
        Reply.WORSE_EARLY,
        Reply.GOOD_LATER,
        Reply.PARTIAL_LATER,
        Reply.NONE_LATER,
        Reply.WORSE_LATER,
    }
)
# They end with the advice to get a visit.
_ADVISING: Final = frozenset({Reply.NONE_LAST, Reply.LITTLE_LAST, Reply.WORE_OFF_LAST})
_VERBS: Final = {
    "visit": (Verb.VISIT, "ask"),
    "options": (Verb.OPTIONS, "show"),
    "no_visit": (Verb.VISIT, "not_now"),
    "why": (Verb.WHY, "show"),
}


async def say(work: Work, case: Case, check_in: CheckIn, course: Course) -> None:
    """Say what follows, in order; who is followed by phone hears it on the phone."""
    if case.chat is None:
        return
    for reply in course.replies:
        if reply is Reply.HELP:
            await safety_texts.repeat_help(work, case, case.home)
            continue
        draft = await _draft(work, case, check_in, reply)
        await queue(work, case.home, draft, case.patient)


def goodbye(work: Work, case: Case, *, has_buttons: bool) -> Draft:
    """The end of the check-ins with the late signs; what was open above loses its buttons."""
    text, keyboard = _composed(work, case, Reply.CLOSED)
    return Draft(MessageKind.OUTCOME, text, keyboard if has_buttons else [], asks=True)


async def _draft(work: Work, case: Case, check_in: CheckIn, reply: Reply) -> Draft:
    if reply is Reply.LATE_SAVED:
        return Draft(MessageKind.REPLY, work.text(reply, case.language))
    if reply is Reply.MISSED_LAST:
        text, keyboard = await missed(work, case, check_in)
        return Draft(MessageKind.NOTICE, text, keyboard, asks=True)
    if reply in _EARLY:
        return await _thanks(work, case, check_in, reply)
    if reply is Reply.ALTERNATIVES:
        return alternatives(
            work, case, MessageKind.OUTCOME, await booked_visits.booked(work, case)
        )
    text, keyboard = _composed(work, case, reply)
    if reply in _ADVISING:
        text = _naming(work, case, text, await booked_visits.booked(work, case))
    if reply is not Reply.CLOSED:
        text = subjects.head(work, case, text)
    return Draft(MessageKind.OUTCOME, text, keyboard, asks=reply is Reply.PARTIAL_LAST)


async def _thanks(work: Work, case: Case, check_in: CheckIn, reply: Reply) -> Draft:
    """After an early check-in: what they said is common, and when they are asked again."""
    following = planning.next_planned(case)
    assert following is not None
    text = work.text(
        reply,
        case.language,
        checkin_name=subjects.checkin_name(work, case, check_in),
        next_date=placeholders.moment(following.look_at, case.calendar.zone, case.language),
        **placeholders.protocol_values(work, case.protocol, case.language),
    )
    return Draft(MessageKind.OUTCOME, subjects.head(work, case, text))


async def missed(work: Work, case: Case, check_in: CheckIn) -> tuple[str, Keyboard]:
    """That the last check-in was missed, with a button to answer it all the same."""
    text, keyboard = _composed(work, case, Reply.MISSED_LAST)
    text = subjects.head(work, case, text)
    label = work.texts.label(Reply.MISSED_LAST, "answer", case.language)
    return text, [[button(label, Verb.START, check_in.id)], *keyboard]


def alternatives(work: Work, case: Case, kind: MessageKind, booked: BookedVisit | None) -> Draft:
    """The other treatments: one fixed text, the same for every patient.

    A clinic that wants no rule to speak tells them at a visit. Of one that is booked they read
    below it, and are not asked about another.
    """
    key = "options_at_visit" if work.clinic.record_only else Reply.ALTERNATIVES
    text, keyboard = _composed(work, case, key)
    if booked is not None:
        text, keyboard = _naming(work, case, text, booked), []
    # On request it is no question: one that waits keeps its buttons.
    return Draft(kind, text, keyboard, asks=kind is MessageKind.OUTCOME)


def _naming(work: Work, case: Case, text: str, booked: BookedVisit | None) -> str:
    """A text that advises a visit, and below it the one that is booked."""
    return text if booked is None else f"{text}\n\n{booked_visits.told(work, case, booked)}"


def _composed(work: Work, case: Case, key: str) -> tuple[str, Keyboard]:
    values = placeholders.protocol_values(work, case.protocol, case.language)
    return work.text(key, case.language, **values), offer(work, key, case.language)


def offer(work: Work, key: str, language: str) -> Keyboard:
    """The buttons of a text that lead to a visit, the options or the reasons."""
    buttons: list[Button] = [
        button(label, *_VERBS[name])
        for name, label in work.texts.buttons(key, language)
        if name in _VERBS and not (name == "options" and work.clinic.record_only)
    ]
    return column(buttons)
