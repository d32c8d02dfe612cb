"""Links to join: made, sent and cancelled; which are good, and what others are told."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.alert_details import LinkProblem
from bot.domain.alerts import AlertKind, Result
from bot.domain.delivery import Lane, MessageKind
from bot.domain.ledger import (
    HERE,
    EpisodeState,
    PatientState,
)
from bot.services.alerts import raising
from bot.services.followup import conclusion, planning
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging import placeholders
from bot.services.messaging.deep_links import patient_link
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn, Turn, patient_turn
from bot.services.patient.standing import tell_standing
from bot.services.staff import code_attempts
from bot.storage import alerts, chats, episodes, invitations, outbox, patients, staff
from bot.storage.tables.followups import Episode, Invitation
from bot.storage.tables.people import Chat, Patient
from bot.texts.catalogue import language_name

LINK_FOR: Final = timedelta(hours=72)
_CODE_BYTES: Final = 16


async def make(work: Work, case: Case) -> tuple[str, datetime]:
    """A new single-use code for a case, older ones cancelled; the link and when it expires."""
    await invitations.cancel_open(work.session, case.patient.id, work.now)
    code = new_code()
    return link_of(work.runtime, code), issue(work, case.episode, code).expires_at


def new_code() -> str:
    """A code that nobody can guess."""
    return secrets.token_urlsafe(_CODE_BYTES)


def link_of(runtime: Runtime, code: str) -> str:
    """The link with this code."""
    return patient_link(runtime.bot_username, code)


def expiry(made_at: datetime, injected_at: datetime) -> datetime:
    """A link lives until 72 hours after the injection, or after it was made if that is later."""
    return max(made_at, injected_at) + LINK_FOR


def issue(work: Work, episode: Episode, code: str) -> Invitation:
    """Let whoever has this code join the follow-up."""
    invitation = Invitation(
        code_key=work.digest("code", code),
        episode_id=episode.id,
        expires_at=expiry(work.now, episode.injected_at),
    )
    work.session.add(invitation)
    return invitation


async def send_link(turn: StaffTurn, case: Case, key: str) -> None:
    """Send staff a patient's link, as text and as a QR code to hold out; older ones are over."""
    await end_older(turn.work, case)
    await send_first_link(turn, case, key)


async def end_older(work: Work, case: Case) -> None:
    """The links of before are over, and silence is waited for anew."""
    episode = case.episode
    await invitations.cancel_open(work.session, case.patient.id, work.now)
    if episode.state is EpisodeState.INVITED:
        await conclusion.was_heard(work, case, Result.NEW_LINK)
        episode.look_at = planning.link_at(work.now, episode.injected_at)


async def send_first_link(turn: StaffTurn, case: Case, key: str) -> None:
    """The same for a patient who has never had one."""
    code = new_code()
    url, invitation = link_of(turn.work.runtime, code), issue(turn.work, case.episode, code)
    text = turn.text(
        key,
        patient_ref=case.patient.reference,
        link=url,
        expires=turn.short_moment(invitation.expires_at),
    )
    keyboard = column(
        button(label, Verb.CASE, name, case.episode.id)
        for name, label in turn.work.texts.buttons(key, turn.language)
    )
    draft = Draft(MessageKind.REPLY, text, keyboard, link=url)
    invitation.shown = await queue(turn.work, turn.chat, draft)


async def tell_joined(work: Work, case: Case, invitation: Invitation) -> None:
    """Where the link was shown it now says that they joined, and when they are asked first."""
    shown = await outbox.by_id(work.session, invitation.shown_in) if invitation.shown_in else None
    member = None if shown is None else await staff.any_of_chat(work.session, shown.chat_id)
    if shown is None or member is None:
        # It is forgotten after some days; its reader may have left.
        return
    chat = await chats.by_id(work.session, shown.chat_id)
    planned = next((each for each in case.check_ins if each.ended_at is None), None)
    joined, count = await invitations.joined_of(work.session, shown.id)
    if count > 1:
        values = {"joined": joined, "count": count, "patient_ref": case.patient.reference}
        text = work.text("enroll_list_joined", member.language, **values)
        await queue(work, chat, Draft(MessageKind.EDIT, text, edits=shown.id, is_caption=True))
        return
    text = work.text(
        "staff_joined" if planned else "staff_joined_late",
        member.language,
        patient_ref=case.patient.reference,
        language_name=language_name(case.patient.language, member.language),
        when=placeholders.short_moment(
            planned.look_at if planned else work.now, work.clinic.zone, member.language
        ),
    )
    draft = Draft(MessageKind.EDIT, text, edits=shown.id, is_caption=True)
    await queue(work, chat, draft)


class Standing(StrEnum):
    """Whether a link can be used."""

    GOOD = "good"
    SPENT = "spent"
    LOCKED = "locked"
    OVER = "over"


def standing(work: Work, invitation: Invitation) -> Standing:
    """How a link stands at this moment; one that was replaced or has expired is over."""
    if invitation.spent_at is not None:
        return Standing.SPENT
    if invitation.locked_at is not None:
        return Standing.LOCKED
    is_over = invitation.cancelled_at is not None or work.now >= invitation.expires_at
    return Standing.OVER if is_over else Standing.GOOD


async def find(turn: Turn, code: str) -> Invitation | None:
    """The link with this code; None after telling a guesser, who may guess five times an hour.

    Who goes on guessing is told so less and less often.
    """
    work = turn.work
    if code_attempts.are_too_many(work, turn.chat):
        await _tell_guesser(turn, "too_many_codes")
        return None
    invitation = await invitations.by_code(work.session, work.digest("code", code))
    if invitation is None:
        await _tell_guesser(turn, "unknown_code")
    return invitation


async def _tell_guesser(turn: Turn, key: str) -> None:
    if code_attempts.count(turn.work, turn.chat):
        await turn.queue(Draft(MessageKind.REPLY, turn.text(key), lane=Lane.STRANGER))


async def admits(turn: Turn, invitation: Invitation) -> bool:
    """Whether this person can join with this link; if not, they are told why."""
    work = turn.work
    if standing(work, invitation) is not Standing.GOOD:
        await refuse(turn, invitation)
        return False
    case = await cases.of_episode(work, invitation.episode_id)
    if case.patient.chat_id == turn.chat.id and case.patient.state in HERE:
        # Nothing is left to join: a no to it would read like the end of the check-ins.
        await tell_standing(patient_turn(work, case, turn.chat))
        return False
    if await _is_taken(work, turn.chat, case.patient):
        await turn.say("phone_taken")
        await report(work, case, "phone_taken")
        return False
    return True


async def _is_taken(work: Work, phone: Chat, patient: Patient) -> bool:
    """Whether this phone follows somebody else, whose taps it could not tell apart."""
    current = await patients.latest_of_chat(work.session, phone.id)
    if current is None or current.id == patient.id or current.is_test:
        return False
    is_here = current.state in HERE
    return is_here and bool(await episodes.running(work.session, current.id))


async def refuse(turn: Turn, invitation: Invitation) -> None:
    """Say why this link cannot be used; a patient who opens it again reads where they stand."""
    work = turn.work
    case = await cases.of_episode(work, invitation.episode_id)
    match standing(work, invitation):
        case Standing.SPENT if case.patient.chat_id == turn.chat.id:
            await tell_standing(patient_turn(work, case, turn.chat))
        case Standing.SPENT:
            await turn.say("invite_used")
            await report(work, case, "second_account")
        case Standing.LOCKED:
            await turn.say("verify_failed")
        case _:
            await turn.say("invite_expired")


async def report(work: Work, case: Case, reason: str) -> None:
    """Tell staff about a link in wrong hands, once until somebody takes it."""
    known = await alerts.untaken(work.session, case.patient.id, AlertKind.LINK_PROBLEM)
    is_dead = case.patient.state is PatientState.DECEASED
    about = LinkProblem(reason=reason)
    if not is_dead and (known is None or known.about != about):
        await raising.raise_alert(work, about, case.patient)
