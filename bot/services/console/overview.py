"""What staff look at: the day at a glance, open alerts, calls to make, one patient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import PLAYS, StaffRole
from bot.services.alerts import alert_buttons, alert_text, worklists
from bot.services.console import patient_card, worklist
from bot.services.console.history import show_why
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Verb, button, in_rows
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import access, audit
from bot.storage import check_ins, patients, protocols, references, tallies
from bot.storage.check_ins import Coming
from bot.storage.tables.staff import Alert
from bot.words.identity import references_meant

_STATUS_NEXT: Final = 3
_LONGEST_REFERENCE: Final = 12
_MOST_FOUND: Final = 20
_NUMBERED: Final = re.compile(r"([^0-9]*)([0-9]*)")


class Overview(Service):
    """Looking, never changing, but for the audit log that keeps who looked at whom.

    No look takes longer for more patients, so that it may be read in the transaction of its reply.
    """

    @transaction
    async def status(
        self, work: Work, caller: Caller, message_id: int | None = None, number: int = 1
    ) -> None:
        """/status, or a button below it: counts, a page of whom to see to, what is due next."""
        turn = await access.turn_of(work, caller, onto=message_id)
        await turn.show_screen(await _status(turn, number))

    @transaction
    async def mine(
        self, work: Work, caller: Caller, number: int, message_id: int | None = None
    ) -> None:
        """What the caller has taken and not closed, in the place of the worklist."""
        turn = await access.turn_of(work, caller, onto=message_id)
        await turn.show_screen(await worklist.mine(turn, number))

    @transaction
    async def find(self, work: Work, caller: Caller, part: str) -> None:
        """/find PART: the patient whose reference has it in it, or the choice among several."""
        turn = await access.turn_of(work, caller)
        await show_found(turn, part)

    @transaction
    async def alerts(
        self, work: Work, caller: Caller, message_id: int | None = None, number: int = 1
    ) -> None:
        """/alerts, or another page of it: what is open, worst first, a button for each."""
        turn = await access.turn_of(work, caller, onto=message_id)
        await worklists.send_alerts(turn, number)

    @transaction
    async def alert(self, work: Work, caller: Caller, alert_id: str) -> None:
        """One alert whole, with what can be done about it."""
        turn = await access.turn_of(work, caller)
        alert = await work.session.get(Alert, alert_id)
        if alert is None:
            raise NotFoundError("alert")
        await audit.write(turn, "view_alert", alert.patient_id)
        text = await alert_text.render_whole(work, alert, turn.language)
        keyboard = alert_buttons.below(work, alert, turn.member)
        draft = Draft(MessageKind.ALERT, text, keyboard, alert_id=alert.id)
        await queue(work, turn.chat, draft)

    @transaction
    async def calls(
        self, work: Work, caller: Caller, message_id: int | None = None, number: int = 1
    ) -> None:
        """/calls, or another page of it: whom to phone and why."""
        turn = await access.turn_of(work, caller, onto=message_id)
        await worklists.send_calls(turn, number)

    @transaction
    async def patient(self, work: Work, caller: Caller, reference: str) -> None:
        """/patient REF: one patient whole; each look is in the audit log."""
        turn = await access.turn_of(work, caller)
        found = await _find(turn, reference)
        if found is not None:
            await patient_card.show_patient(turn, await cases.of_patient(work, found))

    @transaction
    async def why(self, work: Work, caller: Caller, reference: str) -> None:
        """/why REF: what was planned, sent and answered, and why; in the audit log too."""
        turn = await access.turn_of(work, caller)
        found = await _find(turn, reference)
        if found is not None:
            await show_why(turn, await patients.lock(work.session, found))

    @transaction
    async def case(self, work: Work, caller: Caller, patient_id: str) -> None:
        """The same from an alert's link or button, by the random id."""
        turn = await access.turn_of(work, caller)
        every = await cases.of_patient(work, patient_id)
        if every:
            await patient_card.show_patient(turn, every)
        else:
            await _unknown(turn, "-")


async def show_found(turn: StaffTurn, part: str) -> None:
    """The patient whose reference has this in it, or the choice among several."""
    found, near = await _sought(turn, part)
    if found is None and len(near) == 1:
        found = near[0][0]
    if found is not None:
        await patient_card.show_patient(turn, await cases.of_patient(turn.work, found))
    elif near:
        near = sorted(near, key=lambda each: _by_number(each[1]))
        buttons = [button(ref, Verb.CASE, "show", patient_id) for patient_id, ref in near]
        text = turn.text("find_several", part=part[:_LONGEST_REFERENCE])
        await turn.show_screen((text, in_rows(buttons, 2)))
    elif len(part.strip()) < references.SHORTEST:
        await turn.say("find_short")
    else:
        await _unknown(turn, part.strip().upper())


def _by_number(reference: str) -> list[tuple[str, int]]:
    """What sorts F-2 before F-10."""
    return [(text, int(number or -1)) for text, number in _NUMBERED.findall(reference)]


async def _status(turn: StaffTurn, number: int) -> Prompt:
    work = turn.work
    today = work.clinic.day_of(work.now)
    counts = await tallies.counts_for(work.session, today, turn.member.id, work.now)
    head = turn.text(
        "status",
        active=counts.active,
        joined_waiting=counts.waiting,
        due_today=counts.sent + counts.planned,
        answered_today=counts.answered,
        open_alerts=counts.alerts,
        calls=counts.calls,
    )
    if counts.silent:
        head += "\n" + turn.text("status_silent", count=counts.silent)
    if counts.proposed and StaffRole.CLINICIAN in PLAYS[turn.member.role]:
        head += "\n" + turn.text("status_proposed", count=counts.proposed)
    coming = await check_ins.next_due(work.session, _STATUS_NEXT)
    needed, keyboard = await worklist.page(turn, number)
    head = "\n".join([head, *worklist.health(turn, coming, counts)])
    text = "\n\n".join(filter(None, [head, needed, await _coming(turn, coming)]))
    return text, [*keyboard, *worklist.below(turn, counts.mine)]


async def _coming(turn: StaffTurn, coming: Sequence[Coming]) -> str:
    if not coming:
        return turn.text("status_nothing_due")
    lines = [turn.text("status_next_heading")]
    lines += [await _next_line(turn, each) for each in coming]
    return "\n".join(lines)


async def _next_line(turn: StaffTurn, coming: Coming) -> str:
    work, language = turn.work, turn.language
    protocol = await protocols.version(work.session, coming.version)
    offset = protocol.check_ins[coming.check_in.position].offset
    reference = coming.patient.reference
    return turn.text(
        "status_next_line",
        patient_ref=alert_text.told_apart(work, reference, coming.area, language),
        checkin_name=placeholders.offset_name(work, offset, language),
        when=turn.short_moment(coming.check_in.look_at),
    )


async def _find(turn: StaffTurn, reference: str) -> str | None:
    """The id of the patient whom a typed reference means; staff are told when there is none."""
    found, _ = await _sought(turn, reference)
    if found is None:
        meant = references_meant(reference) or (reference.strip().upper(),)
        await _unknown(turn, meant[0])
    return found


async def _sought(turn: StaffTurn, part: str) -> tuple[str | None, Sequence[tuple[str, str]]]:
    """The id of the patient whom a text names; else id and reference of whom it may mean."""
    work, meant = turn.work, references_meant(part)
    keys = [work.digest("reference", each) for each in meant]
    known = await patients.by_references(work.session, keys) if keys else {}
    if named := [known[key].id for key in keys if key in known]:
        return named[0], []
    near = await _near(work, part)
    # Without its dash, or with one too many, it is still the only one that is written so.
    bare = set(map(references.bare, meant))
    same = [id_ for id_, reference in near if references.bare(reference) in bare]
    return (same[0] if len(same) == 1 else None), near


async def _near(work: Work, part: str) -> Sequence[tuple[str, str]]:
    """The newest patients with this part in the reference."""
    vault = work.runtime.database.vault
    for each in dict.fromkeys(map(references.bare, references_meant(part))):
        if found := await references.near(work.session, vault, each, _MOST_FOUND):
            return found
    return []


async def _unknown(turn: StaffTurn, reference: str) -> None:
    await turn.say("patient_unknown", patient_ref=reference[:_LONGEST_REFERENCE])
