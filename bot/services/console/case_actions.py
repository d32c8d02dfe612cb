"""What staff do with a case: a new link, another date, going on, ending it, a death."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import RUNNING, PatientState, Reason
from bot.services.console import patient_card
from bot.services.enrolment import invitations, rescheduling
from bot.services.followup import ending
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import patient_turn
from bot.services.patient import leaving, standing
from bot.services.staff import access, audit
from bot.storage import episodes
from bot.storage import invitations as stored_invitations
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Staff


class CaseActions(Service):
    """The buttons under a patient's view."""

    @transaction
    async def press(
        self, work: Work, caller: Caller, press: tuple[str, str], message_id: int
    ) -> None:
        """An action and the follow-up it is about; what is final comes back as _yes or _no.

        Raises `ClosedError` when the follow-up is over, `NotFoundError` for an unknown action.
        """
        member, chat = await access.require(work, caller)
        action, episode_id = press
        act = _ACTIONS.get(action)
        if act is None:
            raise NotFoundError("action")
        case = await cases.of_episode(work, episode_id)
        await act(_Act(work, chat, member, case, message_id))


@dataclass(frozen=True, slots=True)
class _Act:
    """One press under the view of a case; `onto`: the message that was pressed."""

    work: Work
    chat: Chat
    member: Staff
    case: Case
    onto: int

    def must_run(self) -> None:
        """Raise `ClosedError` when the follow-up is over."""
        if self.case.episode.state not in RUNNING:
            raise ClosedError("episode")

    async def note(self, action: str) -> None:
        """Write it into the audit log."""
        await audit.write(self.work, self.member, action, self.case.patient.id)

    async def ask(self, what: str) -> None:
        """Ask before something that cannot be undone."""
        key = f"{what}_confirm"
        language = self.member.language
        text = self.work.text(key, language, patient_ref=self.case.patient.reference)
        keyboard = column(
            button(label, Verb.CASE, f"{what}_{name}", self.case.episode.id)
            for name, label in self.work.texts.buttons(key, language)
        )
        await queue(self.work, self.chat, Draft(MessageKind.REPLY, text, keyboard, asks=True))

    async def say(self, key: str) -> None:
        """What became of a question, in its place."""
        text = self.work.text(key, self.member.language)
        await queue(self.work, self.chat, Draft(MessageKind.EDIT, text, onto=self.onto))


async def _new_link(act: _Act) -> None:
    if not invitations.may_join(act.case):
        raise ClosedError("episode")
    await act.note("new_link")
    await invitations.send_link(act.work, act.chat, act.member, act.case, "new_link_done")


async def _move(act: _Act) -> None:
    act.must_run()
    await rescheduling.ask(act.work, act.chat, act.member, act.case)


async def _resume(act: _Act) -> None:
    """Go on with what is left, after a pause that staff talked over with the patient."""
    chat = act.case.chat
    if act.case.patient.state is not PatientState.PAUSED or chat is None:
        raise ClosedError("pause")
    await act.note("resume")
    await standing.resume(patient_turn(act.work, act.case, chat))
    text = act.work.text("resumed_done", act.member.language)
    await queue(act.work, act.chat, Draft(MessageKind.REPLY, text))


async def _ask_to_end(act: _Act) -> None:
    act.must_run()
    await act.ask("end")


async def _end(act: _Act) -> None:
    act.must_run()
    await act.note("end")
    work, case = act.work, act.case
    await ending.end_follow_up(work, case, Reason.ENDED_BY_CLINIC)
    if await episodes.running(work.session, case.patient.id):
        await act.say("patient_ended_one")
        return
    await ending.withdraw_started(work, case.patient)
    await stored_invitations.cancel_open(work.session, case.patient.id, work.now)
    if case.chat is None:
        await act.say("patient_ended_unjoined")
        return
    text = work.text("ended_by_clinic", case.language)
    await queue(work, case.chat, Draft(MessageKind.REPLY, text), case.patient)
    await act.say("ended_done")


async def _ask_whether_deceased(act: _Act) -> None:
    _must_live(act)
    await act.ask("deceased")


async def _deceased(act: _Act) -> None:
    _must_live(act)
    await act.note("deceased")
    await leaving.fall_silent(act.work, act.case)
    await act.say("deceased_done")


def _must_live(act: _Act) -> None:
    if act.case.patient.state is PatientState.DECEASED:
        raise ClosedError("patient")


async def _older_notes(act: _Act) -> None:
    await patient_card.show_older_notes(act.work, act.chat, act.member, act.case.patient)


async def _keep(act: _Act) -> None:
    await dialogues.drop(act.work, act.chat)
    await act.say("kept_done")


_ACTIONS: Final[dict[str, Callable[[_Act], Awaitable[None]]]] = {
    "newlink": _new_link,
    "move": _move,
    "move_no": _keep,
    "resume": _resume,
    "notes": _older_notes,
    "end": _ask_to_end,
    "end_yes": _end,
    "end_no": _keep,
    "deceased": _ask_whether_deceased,
    "deceased_yes": _deceased,
    "deceased_no": _keep,
}
