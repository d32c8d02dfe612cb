"""Following a patient without Telegram: the same protocol, each check-in a call on the list."""

from __future__ import annotations

from bot.domain.alerts import Result
from bot.domain.ledger import EpisodeState, PatientState
from bot.services.followup import conclusion, planning, progress
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work


async def begin(work: Work, case: Case) -> None:
    """Plan what is to come as calls; a link still lets the patient join."""
    case.patient.state = PatientState.ACTIVE
    cases.note_event(work, case.patient, "by_phone")
    for follow_up in list(case.history.follow_ups.values()):
        if follow_up.episode.state is EpisodeState.INVITED:
            own = await cases.of_episode(work, follow_up.episode.id)
            await conclusion.was_heard(work, own, Result.BY_PHONE)
            own.episode.look_at, own.episode.state = None, EpisodeState.ACTIVE
            if not await planning.plan(work, own):
                await progress.nothing_to_ask(work, own)
