"""Enrolling as staff type, tap and send it: one patient, or a list."""

from __future__ import annotations

from functools import partial

from telegram import Update
from telegram.error import BadRequest

from bot.chat import patient
from bot.chat.coming_between import for_staff
from bot.chat.context import Context, caller_of
from bot.chat.presses import Press
from bot.chat.staff import announce_file
from bot.domain.errors import NotAllowedError, UnderWayError
from bot.services.enrolment.bedside import MANY, SHOW_FIELDS
from bot.services.kernel.cases import Caller
from bot.services.staff.sent_files import SentFile


async def _enroll(context: Context, caller: Caller, typed: str) -> None:
    """/enroll, alone, with a line or with many behind it."""
    if "\n" in typed:
        await context.services.batches.take_text(caller, typed)
    else:
        await context.services.enrolling.begin(caller, typed)


async def enroll(update: Update, context: Context) -> None:
    """/enroll, with all that was typed behind it, line by line."""
    message = update.effective_message
    words = ((message.text or "") if message else "").split(maxsplit=1)
    await for_staff(partial(_enroll, typed="".join(words[1:]).strip()))(update, context)


async def document(update: Update, context: Context) -> None:
    """A file by staff; what anybody else sends is not opened."""
    message = update.effective_message
    file = message.document if message else None
    if file is None:
        return

    async def fetch() -> bytes | None:
        try:
            found = await context.bot.get_file(file.file_id)
            return bytes(await found.download_as_bytearray())
        except BadRequest:
            # It is too large for bots, or was sent too long ago.
            return None

    try:
        sent = SentFile(file.file_size or 0, fetch)
        await context.services.documents.take(caller_of(update), sent)
    except UnderWayError:
        await context.services.interruptions.insist(caller_of(update))
    except NotAllowedError:
        await patient.text(update, context)


async def enroll_press(context: Context, press: Press) -> None:
    """A button of the enrolling dialogue, or the way from it to a list."""
    if press.parts[0] == MANY:
        await context.services.batches.explain(press.caller, press.message_id)
    else:
        await context.services.enrolling.tap(press.caller, press.parts[0], press.message_id)


async def list_press(context: Context, press: Press) -> None:
    """A button below a list, or of what is asked of each patient in it.

    A sheet may take a while, so that it is announced.
    """
    choice = press.parts[0]
    if choice.startswith(SHOW_FIELDS):
        field = choice.removeprefix(SHOW_FIELDS)
        await context.services.enrolling.show_fields(press.caller, field, press.message_id)
        return
    if choice == "enroll":
        announce_file(context, press.caller)
    await context.services.batches.tap(press.caller, choice, press.message_id)
