"""Patients who have joined, without the dialogue that leads there."""

from __future__ import annotations

from bot.domain.alerts import Result
from bot.domain.ledger import Area, EpisodeState, PatientState
from bot.services.enrolment.episodes import enroll
from bot.services.followup import conclusion, planning, progress
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage import chats


async def follow(work: Work, telegram_id: int, language: str = "en", **data: object) -> Case:
    """Enrol a patient who agreed on this phone; `data` is what the nurse's dialogue collects."""
    key = work.digest("chat", telegram_id)
    chat = await chats.ensure(work.session, key, telegram_id, work.now)
    usual = {
        "year": 1960,
        "area": Area.LOW_BACK,
        "when": work.now.isoformat(),
        "baseline": 8,
    }
    case, _ = await enroll(work, usual | data)
    case.patient.chat_id, case.patient.language = chat.id, language
    case.patient.state, case.episode.state = PatientState.ACTIVE, EpisodeState.ACTIVE
    await work.session.flush()
    case = await cases.of_episode(work, case.episode.id)
    await conclusion.was_heard(work, case, Result.JOINED)
    if not await planning.plan(work, case):
        await progress.nothing_to_ask(work, case)
    return case
