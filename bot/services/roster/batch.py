"""A list of patients enrolled at once: tried first, stored with one tap, printed on one sheet."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.documents import worker
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import PatientState
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import (
    enroll_found,
    enroll_new,
    find_patient,
    hold_new,
)
from bot.services.enrolment.fields import asked_fields
from bot.services.enrolment.rules import Moment
from bot.services.followup import planning
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Runtime, Work, beside_the_update, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.messages import Attachment, Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.services.roster import dry_run, kinds, slips
from bot.services.roster.dry_run import Listed
from bot.services.roster.reading import LANGUAGE, Roster, read_roster
from bot.services.staff import access, audit
from bot.services.staff.sent_files import LARGEST_KILOBYTES
from bot.services.staff.workshop import Workshop, WorkshopError
from bot.storage import patients, staff
from bot.storage.tables.followups import Episode
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Patient

# From so many slips on it is said that they are being made.
_LONG: Final = 25
_STEP: Final = "list"


@dataclass(frozen=True, slots=True)
class _Made:
    """What was prepared for an enrolment: the codes by reference, and the sheet, packed."""

    entries: list[dict[str, Any]]
    codes: dict[str, str]
    packed: str | None


class Batches:
    """Tomorrow's list: pasted lines or a file, a dry run, one tap, one sheet."""

    def __init__(self, runtime: Runtime, workshop: Workshop) -> None:
        self.runtime = runtime
        self._workshop = workshop

    @transaction
    async def explain(self, work: Work, caller: Caller, message_id: int | None) -> None:
        """How a list is given; from now on what is typed is one."""
        turn = await access.turn_of(work, caller, onto=message_id)
        await _begin(turn)
        keyboard = dry_run.buttons(turn, "enroll_many")
        await turn.show((turn.text("enroll_many"), keyboard))

    async def take_text(self, caller: Caller, text: str) -> None:
        """A list that was pasted behind /enroll, or sent as a file."""
        await access.admit(self.runtime, caller)
        await self._propose(caller, text)

    @transaction
    async def refuse_file(self, work: Work, caller: Caller) -> None:
        """A file that cannot be read: say what is taken."""
        turn = await access.turn_of(work, caller)
        await turn.say("enroll_list_unread", kilobytes=LARGEST_KILOBYTES)

    async def _propose(self, caller: Caller, text: str) -> None:
        async with self.runtime.database.reading() as session:
            asked, every = await asked_fields(session), await kinds.offered(session)
        moment = Moment(self.runtime.clock.now(), self.runtime.clinic)
        # Two hundred lines take longer than anybody else should wait.
        roster = await asyncio.to_thread(read_roster, moment, text, asked, every)
        await self.runtime.transact(lambda work: _show_new(work, caller, roster))

    async def tap(self, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button below a list; raises `ClosedError` when it is over."""
        if choice == "enroll":
            await self._enroll(caller, message_id)
        elif choice == "template":
            await self._template(caller)
        else:
            await self._turn(caller, choice, message_id)

    @transaction
    async def _turn(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        turn = await access.turn_of(work, caller, onto=message_id)
        dialogue = await _dialogue(turn)
        if choice == "cancel":
            await dialogues.drop(work, turn.chat)
            await turn.say_in_place("enroll_cancelled")
        elif choice == "paper":
            await slips.turn_paper(work)
            await _show(turn, Listed.of(dialogue.data))
        elif choice.startswith(dry_run.CHOOSE):
            await _choose(turn, dialogue, choice.removeprefix(dry_run.CHOOSE))
        else:
            raise NotFoundError("choice")

    @transaction
    async def _template(self, work: Work, caller: Caller) -> None:
        turn = await access.turn_of(work, caller)
        every = await kinds.offered(work.session)
        packed = await dry_run.template(turn, every)
        file = Attachment("aftercare-list.csv", packed, is_for_paper=True)
        text = turn.text("enroll_list_template")
        await turn.queue(Draft(MessageKind.REPLY, text, attachment=file))

    async def _enroll(self, caller: Caller, message_id: int | None) -> None:
        """Make the sheet first, then store all of it and hand it over at once.

        Until that one transaction the press counts as undone: after a crash it is done again.
        """
        language = await access.admit(self.runtime, caller)
        entries = await self._listed(caller)
        if len(entries) >= _LONG:
            with beside_the_update():
                await self.runtime.transact(
                    lambda work: _say_long(work, caller, len(entries), message_id)
                )
        try:
            made = await self._make(entries)
        except WorkshopError:
            text = self.runtime.texts.say("report_file_failed", language)
            await self.runtime.transact(lambda work: _say(work, caller, text, message_id))
        else:
            await self.runtime.transact(lambda work: _store(work, caller, made, message_id))

    async def _listed(self, caller: Caller) -> list[dict[str, Any]]:
        key = self.runtime.database.vault.digest("chat", str(caller.user_id))
        async with self.runtime.database.reading() as session:
            found = await staff.at_work(session, key)
        dialogue = None if found is None else found.dialogue
        if dialogue is None or dialogue.name != dialogues.LISTING or not dialogue.data:
            raise ClosedError("list")
        return Listed.of(dialogue.data).decided

    async def _make(self, entries: list[dict[str, Any]]) -> _Made:
        """A code and a slip for each who needs a link."""
        vault, now = self.runtime.database.vault, self.runtime.clock.now()
        keys = {entry["ref"]: vault.digest("reference", entry["ref"]) for entry in entries}
        async with self.runtime.database.reading() as session:
            known = await patients.by_references(session, list(keys.values()))
            paper = await slips.paper_of(session, self.runtime)
        codes, made = {}, []
        for entry in entries:
            patient = known.get(keys[entry["ref"]])
            if patient is not None and _is_written_to(patient):
                continue
            codes[entry["ref"]] = code = invitations.new_code()
            expires = invitations.expiry(now, datetime.fromisoformat(entry["when"]))
            has_joined = patient is not None and patient.chat_id is not None
            language = patient.language if has_joined and patient else entry.get(LANGUAGE)
            made.append(slips.make_slip(self.runtime, entry["ref"], code, expires, language))
        if not made:
            return _Made(entries, codes, None)
        packed = await self._workshop.make(worker.slips_file, tuple(made), paper)
        return _Made(entries, codes, packed)


def _is_written_to(patient: Patient) -> bool:
    return patient.state is PatientState.ACTIVE and patient.chat_id is not None


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """Lines that are typed while a list waits: corrected ones, which are added to it."""
    session = turn.work.session
    asked, every = await asked_fields(session), await kinds.offered(session)
    listed, moment = Listed.of(dialogue.data), Moment(turn.work.now, turn.work.clinic)
    roster = read_roster(moment, text, asked, every, before=listed.read)
    await _keep(turn, dialogue, roster, listed)


async def typed_first(turn: StaffTurn, text: str) -> None:
    """Lines that are typed where one reference was asked for."""
    await typed(turn, await _begin(turn), text)


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the list at the end of the chat."""
    await _show(turn, Listed.of(dialogue.data))


async def _show(turn: StaffTurn, listed: Listed) -> None:
    every = await kinds.offered(turn.work.session)
    paper = await slips.paper_of(turn.work.session, turn.work.runtime)
    await dry_run.show(turn, listed, every, paper)


async def _begin(turn: StaffTurn) -> Dialogue:
    return await dialogues.begin(turn.work, turn.chat, dialogues.LISTING, _STEP)


async def _dialogue(turn: StaffTurn) -> Dialogue:
    found = await dialogues.current_of_staff(turn.work, turn.chat, dialogues.LISTING)
    if found is None:
        raise ClosedError("list")
    return found


async def _show_new(work: Work, caller: Caller, roster: Roster) -> None:
    turn = await access.turn_of(work, caller)
    await _keep(turn, await _begin(turn), roster, Listed())


async def _keep(turn: StaffTurn, dialogue: Dialogue, roster: Roster, earlier: Listed) -> None:
    """Keep the good lines waiting, and show the dry run; nothing else is stored."""
    every = await kinds.offered(turn.work.session)
    listed = await dry_run.check(turn, roster, earlier, every)
    dialogues.go_on(turn.work, dialogue, _STEP, **listed.data)
    await _show(turn, listed)


async def _choose(turn: StaffTurn, dialogue: Dialogue, id_: str) -> None:
    """The protocol of all lines that name none; raises `ClosedError` for one that is gone."""
    every = await kinds.offered(turn.work.session)
    chosen = kinds.of_id(every, int(id_) if id_.isdecimal() else None)
    if chosen is None:
        raise ClosedError("protocol")
    listed = await dry_run.choose(turn, Listed.of(dialogue.data), chosen.id, every)
    dialogues.go_on(turn.work, dialogue, _STEP, **listed.data)
    await _show(turn, listed)


async def _say_long(work: Work, caller: Caller, count: int, message_id: int | None) -> None:
    turn = await access.turn_of(work, caller, onto=message_id)
    await turn.say_in_place("enroll_list_making", count=count)


async def _say(work: Work, caller: Caller, text: str, message_id: int | None) -> None:
    turn = await access.turn_of(work, caller, onto=message_id)
    await turn.show_screen((text, []))


async def _store(work: Work, caller: Caller, made: _Made, message_id: int | None) -> None:
    """Store all, unless somebody enrolled one of them meanwhile: then the list is shown anew."""
    turn = await access.turn_of(work, caller, onto=message_id)
    dialogue = await _dialogue(turn)
    await hold_new(work)
    every, waiting = await kinds.offered(work.session), Listed.of(dialogue.data)
    listed = await dry_run.choose(turn, waiting, waiting.protocol, every)
    is_open = len(every) > 1 and listed.leaves_open
    if is_open or listed.decided != made.entries:
        dialogues.go_on(work, dialogue, _STEP, **listed.data)
        await _show(turn, listed)
        return
    await dialogues.drop(work, turn.chat)
    linked, cases, subjects = await _enroll_all(turn, made)
    await audit.write_each(turn, "enroll", subjects)
    told = [case.patient.reference for case in cases]
    text = turn.text("enroll_list_done", count=len(made.entries))
    if told:
        text += "\n" + turn.text("enroll_list_told", references=", ".join(told))
    await turn.show_screen((text, []))
    if made.packed is None:
        return
    caption = turn.text("enroll_list_sheet", count=len(linked))
    file = Attachment("slips.pdf", made.packed, is_for_paper=True)
    row = await queue(work, turn.chat, Draft(MessageKind.REPLY, caption, attachment=file))
    for reference, episode in linked.items():
        invitations.issue(work, episode, made.codes[reference]).shown = row


async def _enroll_all(
    turn: StaffTurn, made: _Made
) -> tuple[dict[str, Episode], list[Case], list[str]]:
    """Whose links stand on the sheet, who reads the dates by chat, and the ids of all."""
    work = turn.work
    keys = {work.digest("reference", entry["ref"]): entry for entry in made.entries}
    known = await patients.by_references(work.session, list(keys))
    linked = await enroll_new(work, [entry for key, entry in keys.items() if key not in known])
    subjects = [episode.patient_id for episode in linked.values()]
    told: list[Case] = []
    # In one order, so that no two who hold many wait for each other.
    for key in sorted(known):
        entry = keys[key]
        case, _ = await enroll_found(work, entry, await find_patient(work, entry["ref"]))
        subjects.append(case.patient.id)
        if _is_written_to(case.patient):
            await planning.tell_dates(work, case, "second_injection")
            told.append(case)
        elif entry["ref"] in made.codes:
            await invitations.end_older(work, case)
            linked[entry["ref"]] = case.episode
        else:
            # Their phone has come to follow somebody else since the sheet was made.
            await invitations.send_link(turn, case, "new_link_done")
    return linked, told, subjects
