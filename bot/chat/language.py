"""/language, which patients and staff share, each with their own buttons."""

from __future__ import annotations

from telegram import Update

from bot.chat.context import Context, caller_of
from bot.chat.patient import for_patients, words_first

_of_patient = for_patients(
    lambda context, caller: context.services.preferences.ask_language(caller)
)


async def _of_anyone(update: Update, context: Context) -> None:
    caller, team = caller_of(update), context.services.team
    if await team.menu_of(caller) is not None:
        await team.ask_language(caller)
    else:
        await _of_patient(update, context)


language = words_first(_of_anyone)
