"""Commands of staff: refused to others, and what comes of what they come in between of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from telegram import Update

from bot.chat.context import Context, caller_of
from bot.chat.presses import Handler
from bot.domain.errors import NotAllowedError, UnderWayError
from bot.services.kernel.cases import Caller
from bot.services.messaging.deep_links import bot_link


def for_staff(
    use_case: Callable[[Context, Caller], Awaitable[None]], *, leaves: bool = True
) -> Handler:
    """A command of staff: only in a private chat, and the service checks the role.

    `leaves`: what they were in the middle of is over, and takes nothing that is typed later.
    """

    async def handle(update: Update, context: Context) -> None:
        caller = caller_of(update)
        team = context.services.team
        if not caller.is_private:
            await team.say(caller, "private_only", bot=bot_link(context.bot.username))
            return
        try:
            if leaves:
                await leave_for(context, caller, partial(use_case, context))
            else:
                await use_case(context, caller)
        except UnderWayError:
            await context.services.interruptions.insist(caller)
        except NotAllowedError:
            message = update.effective_message
            typed = (message.text or "") if message else ""
            await context.services.free_text.not_allowed(caller, typed)

    return handle


async def leave_for(
    context: Context, caller: Caller, use_case: Callable[[Caller], Awaitable[None]]
) -> None:
    """Do it at once where nothing is under way, else once that is over."""
    try:
        await use_case(replace(caller, comes_between=True))
    except UnderWayError:
        waits = await context.services.interruptions.leave(caller)
        await use_case(caller)
        if waits:
            await context.services.interruptions.come_back(caller)
