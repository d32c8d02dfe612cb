"""The words that fill a text's placeholders: spans, moments, answers, commands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.answers import ITEMS, Question
from bot.domain.protocol import Offset, Protocol
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import Answer
from bot.texts import dates
from bot.texts.catalogue import FALLBACK


def offset_name(work: Work, offset: Offset, language: str) -> str:
    """The name of a check-in: "day 1", "one week"."""
    return dates.checkin_name(offset.value, offset.unit.value, language)


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
        "sixth": sixth(work, protocol, language),
    }


def sixth(work: Work, protocol: Protocol, language: str) -> str:
    """The line of another treatment that the clinic adds to the usual ones; empty without one."""
    words = dict(protocol.sixth)
    said = words.get(language) or words.get(FALLBACK)
    return f"\n{work.text('alternatives_sixth', language, treatment=said)}" if said else ""


def moment(when: datetime, zone: ZoneInfo, language: str) -> str:
    """A day and time on the reader's clock."""
    return dates.day_and_time(when.astimezone(zone), language)


def short_moment(when: datetime, zone: ZoneInfo, language: str) -> str:
    """A short day and time for lists."""
    return dates.short_day_and_time(when.astimezone(zone), language)


def said(work: Work, question: Question, value: str, language: str) -> str:
    """A tapped answer as its button said it."""
    item = ITEMS[question]
    return value if item.is_scale else work.texts.label(item.text, item.button(value), language)


def labels(work: Work, question: Question, language: str) -> dict[str, str]:
    """How the buttons of a question read for staff, by their ids.

    Those of a patient may say little without the patient's question: "less" is easier there.
    """
    item = ITEMS[question]
    own = work.texts.buttons(f"told_{question}", language) if item.is_told else []
    return dict(own or work.texts.buttons(item.text, language))


def own_words(work: Work, value: str, language: str) -> str:
    """The patient's comparison with before, as the button said it."""
    return said(work, Question.CHANGE, value, language)


def answers(work: Work, given: Mapping[str, Answer], language: str) -> str:
    """A check-in's answers in a few words; nothing when there are none."""
    score = given["pain"].value if "pain" in given else None
    if "change" not in given:
        return "" if score is None else work.text("answers_short_score", language, score=score)
    answer = own_words(work, given["change"].value, language)
    if score is None:
        return work.text("answers_short_words", language, answer=answer)
    return work.text("answers_short", language, score=score, answer=answer)


def further(work: Work, values: Mapping[str, str], language: str) -> list[str]:
    """What staff read beside score and own words, by question and stored value; a part each."""
    return [
        work.text(
            f"told_{each}",
            language,
            answer=labels(work, each, language)[item.button(values[each])],
        )
        for each, item in ITEMS.items()
        if item.is_told and each in values
    ]


def told(work: Work, given: Mapping[str, Answer], language: str) -> str:
    """All that staff read of a check-in's answers; nothing when there are none."""
    values = {question: answer.value for question, answer in given.items()}
    parts = [answers(work, given, language), *further(work, values, language)]
    return ", ".join(filter(None, parts))


def commands(work: Work, audience: Audience, language: str) -> str:
    """What an audience can type, a line each, for /help."""
    names = work.runtime.offers[audience].help
    return "\n".join(work.text(f"help_line_{name}", language) for name in names)
