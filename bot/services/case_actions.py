"""What staff do with a case: a new link, ending it, a death; asked first where it is final."""

from __future__ import annotations

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import PatientState, Reason
from bot.services import access, cases, enrolment, leaving, planning
from bot.services.buttons import Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue
from bot.services.transaction import Service, Work, transaction
from bot.storage import patients
from bot.storage.desk_tables import Staff
from bot.storage.tables import Chat


class CaseActions(Service):
    """The buttons under a patient's view."""

    @transaction
    async def press(self, work: Work, caller: Caller, action: str, episode_id: str) -> None:
        """newlink, end or deceased; the last two are asked first: they return as _yes or _no."""
        member, chat = await access.require(work, caller)
        case = await cases.of_episode(work, episode_id)
        what, _, choice = action.partition("_")
        if what == "newlink":
            await access.write_audit(work, member, "new_link", case.patient.id)
            await enrolment.send_link(work, chat, member, case, "new_link_done")
        elif choice == "no":
            await _say(work, chat, member, "kept_done")
        elif choice == "yes":
            await access.write_audit(work, member, what, case.patient.id)
            await _carry_out(work, chat, member, case, what)
        elif what in {"end", "deceased"}:
            await _ask(work, chat, member, case, what)
        else:
            raise NotFoundError("action")


async def _say(work: Work, chat: Chat, member: Staff, key: str) -> None:
    await queue(work, chat, Draft(MessageKind.REPLY, work.text(key, member.language)))


async def _ask(work: Work, chat: Chat, member: Staff, case: Case, what: str) -> None:
    key = f"{what}_confirm"
    text = work.text(key, member.language, patient_ref=case.patient.reference)
    keyboard = column(
        button(label, Verb.CASE, f"{what}_{name}", case.episode.id)
        for name, label in work.texts.buttons(key, member.language)
    )
    await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard, asks=True))


async def _carry_out(work: Work, chat: Chat, member: Staff, case: Case, what: str) -> None:
    if what == "deceased":
        await leaving.close_silently(work, case, PatientState.DECEASED, Reason.DECEASED)
        await _say(work, chat, member, "deceased_done")
        return
    await planning.end_episode(work, case, Reason.ENDED_BY_CLINIC)
    await planning.withdraw(work, case.patient)
    still_running = await patients.running_episodes(work.session, case.patient.id)
    if case.chat is not None and not still_running:
        text = work.text("ended_by_clinic", case.language)
        await queue(work, case.chat, Draft(MessageKind.REPLY, text), case.patient)
    await _say(work, chat, member, "ended_done")
