"""Whose turn it is: the patient who called or pressed, with the follow-up that is meant."""

from __future__ import annotations

from bot.domain.errors import NotAllowedError, NotFoundError
from bot.services.followup import notes
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.services.messaging.readers import PatientTurn, patient_turn
from bot.storage import patients
from bot.storage.tables.followups import CheckIn


async def turn_of(work: Work, caller: Caller, *, onto: int | None = None) -> PatientTurn:
    """The caller's turn, about their own follow-up; raises `NotFoundError` for who never joined.

    `onto`: the message whose button they pressed.
    """
    chat = await cases.chat_of(work, caller)
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is None:
        raise NotFoundError("patient")
    await notes.keep_words(work, case.patient, caller)
    return patient_turn(work, case, chat, onto=onto, instead_of=caller.instead_of)


async def turn_of_press(
    work: Work, caller: Caller, check_in_id: str, message_id: int | None
) -> tuple[PatientTurn, CheckIn]:
    """A press on a message of a check-in: whose turn it is, and the check-in, locked.

    Raises `NotFoundError` without that check-in, `NotAllowedError` unless the presser is its
    patient.
    """
    case, check_in = await cases.of_check_in(work, check_in_id)
    chat = case.chat
    if not caller.is_private or chat is None or chat.key != cases.chat_key(work, caller):
        raise NotAllowedError("not the patient's chat")
    turn = patient_turn(work, case, chat, onto=message_id, instead_of=caller.instead_of)
    return turn, check_in
