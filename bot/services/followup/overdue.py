"""What a follow-up waits for: a link to be opened, answers, the end of the talk about a visit.

`Episode.look_at` says when to look, and the state of the follow-up for what.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.domain.alert_details import Details, NotJoined, Silent
from bot.domain.ledger import RUNNING, CheckInState, EpisodeState, PatientState
from bot.services.alerts import raising
from bot.services.followup import conclusion, replies
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.sweep import Sweep, sweep
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging.messages import queue
from bot.storage import episodes, inbox, invitations, patients
from bot.storage.tables.followups import CheckIn, Episode
from bot.storage.tables.people import Patient

_GONE: Final = frozenset({PatientState.DECEASED, PatientState.ERASING})


async def say_goodbye(work: Work, case: Case, *, is_asked: bool = True) -> None:
    """Say goodbye for each follow-up for which it is owed; `is_asked`: a visit was asked for."""
    for each in case.history.follow_ups.values():
        episode = each.episode
        if episode.state is EpisodeState.CONCLUDED and episode.look_at is not None:
            own = case if episode is case.episode else await cases.of_episode(work, episode.id)
            await _say_goodbye(work, own, has_buttons=not is_asked)


async def _say_goodbye(work: Work, case: Case, *, has_buttons: bool) -> None:
    case.episode.look_at = None
    goes_on = any(each.state in RUNNING for each in case.others)
    if case.patient.state is PatientState.ACTIVE and case.chat is not None and not goes_on:
        draft = replies.goodbye(work, case, has_buttons=has_buttons)
        await queue(work, case.home, draft, case.patient)


async def look_after(runtime: Runtime) -> int:
    """Look after each follow-up whose time has come; how many there were."""
    heard_until = runtime.listening.heard_until()
    if heard_until is None:
        return 0
    plan = Sweep(episodes.to_look_at, look_after_one, _put_off, _tell_stuck, is_paced=True)
    return await sweep(runtime, plan)


async def look_after_one(work: Work, episode_id: str) -> None:
    """Look after this follow-up, if its time has come."""
    case = await cases.of_episode(work, episode_id)
    episode = case.episode
    if episode.look_at is None or episode.look_at > work.now:
        return
    heard_until = work.runtime.listening.heard_until()
    is_known = heard_until is not None and episode.look_at <= heard_until
    if not is_known or work.runtime.agreement.is_refuted(work.now):
        return
    if case.chat and await inbox.wait(work.session, [case.chat.key]):
        # What would be told may not be so any more: what they did is on its way.
        return
    match episode.state:
        case EpisodeState.INVITED:
            await _tell_not_joined(work, case)
        case EpisodeState.ACTIVE:
            await _tell_silent(work, case)
        case EpisodeState.CONCLUDED if case.calendar.is_open(work.now):
            await _say_goodbye(work, case, has_buttons=True)
        case EpisodeState.CONCLUDED:
            episode.look_at = case.calendar.into_window(work.now)
        case _:
            episode.look_at = None


async def _tell_not_joined(work: Work, case: Case) -> None:
    """Once a day after the injection, and once more when the link has run out."""
    case.episode.look_at = await invitations.open_until(work.session, case.episode.id, work.now)
    if case.patient.state not in _GONE:
        await _tell(work, case, NotJoined(episode=case.episode.id))


async def _tell_silent(work: Work, case: Case) -> None:
    case.episode.look_at = None
    silent = _silent_check_in(case)
    if silent is not None and case.patient.state is PatientState.ACTIVE:
        sent = [each for each in case.check_ins if each.opened_at is not None]
        missed = sum(each.state is not CheckInState.ANSWERED for each in sent)
        by_phone = case.chat is None
        about = Silent(episode=case.episode.id, missed=missed, sent=len(sent), by_phone=by_phone)
        await _tell(work, case, about, silent)


async def ask_by_phone(work: Work, case: Case, check_in: CheckIn) -> None:
    """A check-in of a patient without a chat: it is a call on the list, one a patient."""
    sent = [each for each in case.check_ins if each.opened_at is not None]
    missed = sum(each.state is not CheckInState.ANSWERED for each in sent)
    about = Silent(episode=case.episode.id, missed=missed, sent=len(sent), by_phone=True)
    await _tell(work, case, about, check_in)


def _silent_check_in(case: Case) -> CheckIn | None:
    """The check-in about whose silence staff are to hear, if nobody answered meanwhile."""
    last, early = case.check_ins[-1], case.protocol.silence_told_at
    if last.state is CheckInState.OPEN:
        return last
    is_missed = early is not None and case.check_ins[early].state is CheckInState.MISSED
    if not is_missed or any(each.state is CheckInState.ANSWERED for each in case.check_ins):
        return None
    return case.check_ins[early or 0]


async def _tell(work: Work, case: Case, about: Details, check_in: CheckIn | None = None) -> None:
    if not await conclusion.becomes(work, case, about, check_in):
        await raising.raise_alert(work, about, case.patient, check_in)
    case.episode.silent_at = work.now


async def _put_off(work: Work, episode_id: str, until: datetime) -> None:
    await patients.lock_of_episode(work.session, episode_id)
    episode = await work.session.get_one(Episode, episode_id)
    episode.look_at = until


async def _tell_stuck(work: Work, episode_id: str) -> None:
    episode = await work.session.get_one(Episode, episode_id)
    patient: Patient = await patients.lock(work.session, episode.patient_id)
    await raising.raise_stuck(work, patient)
