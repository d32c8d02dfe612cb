"""What a text is about: names and dates of check-ins and injections, and two told apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from bot.domain.ledger import EpisodeState
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.storage.tables.followups import CheckIn, Episode
from bot.texts import dates


def checkin_name(work: Work, case: Case, check_in: CheckIn, language: str | None = None) -> str:
    """The name of a check-in of this case."""
    return placeholders.offset_name(work, case.plan_of(check_in).offset, language or case.language)


def date_lines(case: Case, planned: Iterable[CheckIn]) -> str:
    """The dates of the check-ins to come, a line each."""
    return "\n".join(
        f"• {placeholders.moment(each.look_at, case.calendar.zone, case.language)}"
        for each in planned
    )


def injection_date(case: Case, language: str | None = None) -> str:
    """The date of the injection."""
    return dates.day(case.injected_on, language or case.language)


def injection_label(work: Work, case: Case) -> str:
    """A discreet name of the injection."""
    return work.text("label_default", case.language, date=injection_date(case))


# Who read about one injection this long ago may still think that a text is about that one.
_FRESH: Final = timedelta(days=14)


def head(work: Work, case: Case, text: str) -> str:
    """The text under a line that says which injection it is about; as it is when there is one."""
    if not _others(work, case):
        return text
    label = injection_label(work, case)
    about = work.text("about_label", case.language, injection_label=label)
    return add_area(work, case, f"{about}\n\n{text}")


def add_area(work: Work, case: Case, text: str) -> str:
    """The text, and below it the area when two injections of one day go by the same label.

    A body part never stands in the first line, which a locked phone shows.
    """
    if not _has_twin(work, case):
        return text
    area = work.text(f"area_{case.episode.area}", case.language)
    return f"{text}\n\n{work.text('about_area', case.language, area=area)}"


def _has_twin(work: Work, case: Case) -> bool:
    return any(
        case.local_day(other.injected_at) == case.injected_on for other in _others(work, case)
    )


def _others(work: Work, case: Case) -> list[Episode]:
    """The patient's follow-ups beside this one that go on, or came to their end lately."""
    return [each for each in case.others if _is_near(work, each)]


def _is_near(work: Work, episode: Episode) -> bool:
    if episode.state is EpisodeState.CONCLUDED:
        ended_at = episode.concluded_at or work.now
        return work.now - ended_at < _FRESH
    return episode.state is not EpisodeState.ENDED
