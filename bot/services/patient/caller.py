"""Whose follow-up a caller has."""

from __future__ import annotations

from bot.domain.errors import NotFoundError
from bot.services.followup import answers
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Work
from bot.storage import patients
from bot.storage.tables.people import Chat


async def of_caller(work: Work, caller: Caller) -> tuple[Case, Chat]:
    """The caller's own follow-up; raises `NotFoundError` for who never joined."""
    chat = await cases.chat_of(work, caller)
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is None:
        raise NotFoundError("patient")
    await answers.keep_words(work, case.patient, caller)
    return case, chat
