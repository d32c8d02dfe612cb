"""Which injection a text is about, for patients who have had two."""

from __future__ import annotations

from bot.services import wording
from bot.services.cases import Case
from bot.services.transaction import Work
from bot.storage import patients


async def head(work: Work, case: Case, text: str) -> str:
    """The text under a line that says which injection it is about; as it is when there is one."""
    if len(await patients.running_episodes(work.session, case.patient.id)) < 2:
        return text
    label = wording.injection_label(work, case)
    about = work.text("about_label", case.language, injection_label=label)
    return await tell_apart(work, case, f"{about}\n\n{text}")


async def tell_apart(work: Work, case: Case, text: str) -> str:
    """The text, and below it the area when two injections of one day go by the same label.

    A body part never stands in the first line, which a locked phone shows.
    """
    if not await _has_twin(work, case):
        return text
    area = work.text(f"area_{case.episode.area}", case.language)
    return f"{text}\n\n{work.text('about_area', case.language, area=area)}"


async def _has_twin(work: Work, case: Case) -> bool:
    return any(
        other.id != case.episode.id and case.local_day(other.injected_at) == case.injected_on
        for other in await patients.running_episodes(work.session, case.patient.id)
    )
