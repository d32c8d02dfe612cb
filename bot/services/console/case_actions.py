"""What staff do with a case: a new link, another date, going on, ending it, a death."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final

from bot.domain.alert_details import NoRelief
from bot.domain.alerts import AlertKind, Result
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import RUNNING, PatientState, Reason
from bot.domain.visits import Kept
from bot.services.alerts import announcements, booked_visits, taking, visits
from bot.services.console import booking, calls, correcting, patient_card
from bot.services.enrolment import by_phone, invitations, rescheduling
from bot.services.followup import ending, progress
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn, patient_turn, reader_of, say
from bot.services.patient import leaving, standing
from bot.services.staff import access, audit
from bot.storage import alerts, episodes, patients
from bot.storage import invitations as stored_invitations
from bot.storage import visits as stored_visits
from bot.storage.tables.people import Chat

# Before the id of the oldest note that was shown.
_OLDER_STILL: Final = "notes_"
_LONGEST_ID: Final = 18
# What may be sent to a patient, by its button.
_TEXTS: Final = {"tried": "tried_to_call", "read": "note_read"}
# What cannot be undone looks so.
_LOOKS: Final = {"yes": "danger"}
_SAME_MESSAGE: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class CasePress:
    """An action and the follow-up it is about; what is final comes back as _yes or _no."""

    action: str
    episode_id: str


class CaseActions(Service):
    """The buttons under a patient's view."""

    @transaction
    async def press(
        self, work: Work, caller: Caller, press: CasePress, message_id: int | None
    ) -> None:
        """Do what the button says.

        Raises `ClosedError` when the follow-up is over, `NotFoundError` for an unknown action.
        """
        turn = await access.turn_of(work, caller, onto=message_id)
        case = await cases.of_episode(work, press.episode_id)
        if press.action.startswith(_OLDER_STILL):
            before = _read_id(press.action.removeprefix(_OLDER_STILL))
            await patient_card.show_older_notes(turn, case, before)
            return
        act = _ACTIONS.get(press.action)
        if act is None:
            raise NotFoundError("action")
        await act(turn, case)


def _read_id(written: str) -> int:
    """The id in a button's data; larger ones no database takes."""
    if not (written.isascii() and written.isdecimal()) or len(written) > _LONGEST_ID:
        raise NotFoundError("note")
    return int(written)


def _must_run(case: Case) -> None:
    if case.episode.state not in RUNNING:
        raise ClosedError("episode")


async def _note(turn: StaffTurn, case: Case, action: str) -> None:
    await audit.write(turn, action, case.patient.id)


async def _confirm(turn: StaffTurn, case: Case, what: str) -> None:
    """Ask before something that cannot be undone."""
    key = f"{what}_confirm"
    keyboard = column(
        button(label, Verb.CASE, f"{what}_{name}", case.episode.id, style=_LOOKS.get(name, ""))
        for name, label in turn.work.texts.buttons(key, turn.language)
    )
    await turn.ask((turn.text(key, patient_ref=case.patient.reference), keyboard))


async def _new_link(turn: StaffTurn, case: Case) -> None:
    if not case.may_join:
        raise ClosedError("episode")
    await _note(turn, case, "new_link")
    await invitations.send_link(turn, case, "new_link_done")


async def _move(turn: StaffTurn, case: Case) -> None:
    _must_run(case)
    await rescheduling.ask(turn, case)


async def _resume(turn: StaffTurn, case: Case) -> None:
    """Go on with what is left, after a pause that staff talked over with the patient."""
    chat = case.chat
    if case.patient.state is not PatientState.PAUSED or chat is None:
        raise ClosedError("pause")
    await _note(turn, case, "resume")
    await standing.resume(patient_turn(turn.work, case, chat))
    await turn.say("resumed_done")


async def _ask_to_end(turn: StaffTurn, case: Case) -> None:
    _must_run(case)
    await _confirm(turn, case, "end")


async def _end(turn: StaffTurn, case: Case) -> None:
    _must_run(case)
    await _note(turn, case, "end")
    work = turn.work
    await ending.end_follow_up(work, case, Reason.ENDED_BY_CLINIC)
    if await episodes.running(work.session, case.patient.id):
        await turn.say_in_place("patient_ended_one")
        return
    await ending.withdraw_started(work, case.patient)
    await stored_invitations.cancel_open(work.session, case.patient.id, work.now)
    if case.chat is None:
        await turn.say_in_place("patient_ended_unjoined")
        return
    await say(work, reader_of(case, case.chat), "ended_by_clinic")
    await turn.say_in_place("ended_done")


async def _ask_whether_deceased(turn: StaffTurn, case: Case) -> None:
    _must_live(case)
    await _confirm(turn, case, "deceased")


async def _deceased(turn: StaffTurn, case: Case) -> None:
    _must_live(case)
    await _note(turn, case, "deceased")
    await leaving.fall_silent(turn.work, case)
    await _close_all(turn, case)
    await turn.say_in_place("deceased_done", patient_ref=case.patient.reference)


async def _close_all(turn: StaffTurn, case: Case) -> None:
    """Nobody has to phone, to read or to wait for who has died."""
    session, patient = turn.work.session, case.patient
    for alert in await alerts.of_patient(session, patient.id):
        if alert.closed_at is None:
            await taking.close(turn, alert, Result.DECEASED)
    every = [each.id for each in await episodes.of_patient(session, patient.id)]
    for visit in await stored_visits.of_episodes(session, every):
        if booked_visits.is_to_come(turn.work, visit):
            visits.note_kept(turn.work, visit, Kept.CANCELLED, turn.member)


def _must_live(case: Case) -> None:
    if case.patient.state is PatientState.DECEASED:
        raise ClosedError("patient")


async def _call(turn: StaffTurn, case: Case) -> None:
    _must_live(case)
    await calls.begin(turn, case)


async def _recall(turn: StaffTurn, case: Case) -> None:
    _must_live(case)
    await calls.correct(turn, case)


async def _book(turn: StaffTurn, case: Case) -> None:
    await booking.begin(turn, case)


async def _choose_message(turn: StaffTurn, case: Case) -> None:
    """Only fixed texts: what staff type stays with staff."""
    _must_read(case)
    labels = turn.work.texts.buttons("message_which", turn.language)
    keyboard = column(
        button(label, Verb.CASE, f"message_{name}", case.episode.id) for name, label in labels
    )
    await turn.ask((turn.text("message_which", patient_ref=case.patient.reference), keyboard))


def _must_read(case: Case) -> Chat:
    """Their phone, while the bot may write to it."""
    if case.chat is None or case.patient.state is not PatientState.ACTIVE:
        raise ClosedError("chat")
    return case.chat


async def _send(turn: StaffTurn, case: Case, key: str) -> None:
    """Send a fixed text, once within ten minutes: a second tap means the same message.

    Who says that a note was read has read it.
    """
    chat, work, patient = _must_read(case), turn.work, case.patient
    sent_at = await patients.last_event_at(work.session, patient.id, key)
    if sent_at is None or not work.now - _SAME_MESSAGE < sent_at <= work.now:
        await _note(turn, case, key)
        cases.note_event(work, patient, key)
        draft = Draft(MessageKind.NOTICE, work.text(key, case.language))
        await queue(work, chat, draft, patient)
    if key == _TEXTS["read"]:
        for alert in await alerts.of_patient(work.session, patient.id):
            if alert.kind is AlertKind.NOTE and alert.closed_at is None:
                await taking.close(turn, alert, Result.READ)
    await turn.say_in_place("message_sent", patient_ref=patient.reference)


async def _tell(turn: StaffTurn, case: Case) -> None:
    """The outcome of a call, in the chat; without this tap the patient reads nothing of it."""
    _must_read(case)
    if not case.is_untold(turn.work):
        raise ClosedError("outcome")
    await _note(turn, case, "tell")
    cases.note_event(turn.work, case.patient, "outcome_told")
    await progress.tell_outcome(turn.work, case)
    for alert in await alerts.of_patient(turn.work.session, case.patient.id):
        about = alert.about
        if alert.closed_at is None and getattr(about, "visit_settled", False):
            # That they read it was all that was left to do.
            await taking.close(turn, alert, Result.DONE)
        elif alert.closed_at is None and isinstance(about, NoRelief):
            alert.about = replace(about, is_told=True)
            await announcements.refresh(turn.work, alert)
    await turn.say_in_place("message_sent", patient_ref=case.patient.reference)


async def _by_phone(turn: StaffTurn, case: Case) -> None:
    """Nobody joins: each check-in becomes a call on the list."""
    _must_run(case)
    if not case.awaits_patient:
        raise ClosedError("joined")
    await _note(turn, case, "by_phone")
    await by_phone.begin(turn.work, case)
    await turn.say("enroll_by_phone", patient_ref=case.patient.reference)


async def _correct(turn: StaffTurn, case: Case) -> None:
    await correcting.begin(turn, case)


async def _older_notes(turn: StaffTurn, case: Case) -> None:
    await patient_card.show_older_notes(turn, case)


async def _silence(turn: StaffTurn, case: Case) -> None:
    await taking.silence(turn, case.patient, is_on=True)
    await turn.say("silence_done")


async def _end_silence(turn: StaffTurn, case: Case) -> None:
    await taking.silence(turn, case.patient, is_on=False)
    await turn.say("silence_ended")


async def _keep(turn: StaffTurn, _case: Case) -> None:
    await dialogues.drop(turn.work, turn.chat)
    await turn.say_in_place("kept_done")


_ACTIONS: Final[dict[str, Callable[[StaffTurn, Case], Awaitable[None]]]] = {
    "book": _book,
    "call": _call,
    "recall": _recall,
    "message": _choose_message,
    **{f"message_{name}": partial(_send, key=key) for name, key in _TEXTS.items()},
    "message_no": _keep,
    "tell": _tell,
    "correct": _correct,
    "byphone": _by_phone,
    "newlink": _new_link,
    "move": _move,
    "move_no": _keep,
    "resume": _resume,
    "notes": _older_notes,
    "silence": _silence,
    "unsilence": _end_silence,
    "end": _ask_to_end,
    "end_yes": _end,
    "end_no": _keep,
    "deceased": _ask_whether_deceased,
    "deceased_yes": _deceased,
    "deceased_no": _keep,
}
