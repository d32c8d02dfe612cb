"""The words that fill a text's placeholders: names of check-ins, dates, labels, answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.answers import ITEMS, Question
from bot.domain.protocol import Offset, Protocol
from bot.services.kernel.cases import Case
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import Answer, CheckIn
from bot.texts import dates


def offset_name(work: Work, offset: Offset, language: str) -> str:
    """The name of a check-in: "day 1", "one week"."""
    return dates.checkin_name(offset.value, offset.unit.value, language)


def checkin_name(work: Work, case: Case, check_in: CheckIn, language: str | None = None) -> str:
    """The name of a check-in of this case."""
    return offset_name(work, case.plan_of(check_in).offset, language or case.language)


def offsets(protocol: Protocol, language: str) -> str:
    """All check-ins in words: "1 day, 2 days, and 1 week"."""
    spans = [
        dates.span(plan.offset.value, plan.offset.unit.value, language)
        for plan in protocol.check_ins
    ]
    return dates.join(spans, language)


def protocol_values(work: Work, protocol: Protocol, language: str) -> dict[str, object]:
    """The placeholders about a protocol as a whole."""
    last = protocol.check_ins[-1].offset
    return {
        "checkin_count": len(protocol.check_ins),
        "checkin_days": offsets(protocol, language),
        "last_checkin": dates.span(last.value, last.unit.value, language),
    }


def moment(when: datetime, zone: ZoneInfo, language: str) -> str:
    """A day and time on the reader's clock."""
    return dates.day_and_time(when.astimezone(zone), language)


def short_moment(when: datetime, zone: ZoneInfo, language: str) -> str:
    """A short day and time for lists."""
    return dates.short_day_and_time(when.astimezone(zone), language)


def date_lines(case: Case, planned: Iterable[CheckIn]) -> str:
    """The dates of the check-ins to come, a line each."""
    return "\n".join(
        f"• {moment(each.look_at, case.calendar.zone, case.language)}" for each in planned
    )


def injection_date(case: Case, language: str | None = None) -> str:
    """The date of the injection."""
    return dates.day(case.injected_on, language or case.language)


def injection_label(work: Work, case: Case) -> str:
    """A discreet name of the injection."""
    return work.text("label_default", case.language, date=injection_date(case))


def said(work: Work, question: Question, value: str, language: str) -> str:
    """A tapped answer as its button said it."""
    item = ITEMS[question]
    return value if item.is_scale else work.texts.label(item.text, item.button(value), language)


def own_words(work: Work, value: str, language: str) -> str:
    """The patient's comparison with before, as the button said it."""
    return said(work, Question.CHANGE, value, language)


def answers(work: Work, given: dict[str, Answer], language: str) -> str:
    """A check-in's answers in a few words; nothing when there are none."""
    if "pain" not in given:
        return ""
    score = given["pain"].value
    if "change" not in given:
        return work.text("answers_short_score", language, score=score)
    answer = own_words(work, given["change"].value, language)
    return work.text("answers_short", language, score=score, answer=answer)


def commands(work: Work, audience: Audience, language: str) -> str:
    """What an audience can type, a line each, for /help."""
    names = work.desk.offers[audience].help
    return "\n".join(work.text(f"help_line_{name}", language) for name in names)
