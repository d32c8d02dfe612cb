"""Presses of buttons: read from their data, answered on screen, refused to strangers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

import structlog
from telegram import CallbackQuery, Update

from bot.chat.context import Context, caller_of
from bot.domain.answers import InvalidAnswerError
from bot.domain.errors import ClosedError, NotAllowedError, NotFoundError, UnderWayError
from bot.services.incoming.free_text import Typed
from bot.services.kernel.cases import Caller
from bot.services.messaging.keyboards import SEPARATOR, Verb
from bot.texts.catalogue import TextError

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Press:
    """A press: who, on which message, and the parts of the button's data after its verb.

    `message_id`: None where the words of the button were typed.
    """

    caller: Caller
    message_id: int | None
    parts: list[str]


# What a press does; the text it returns, if any, is shown as a toast.
Action: TypeAlias = Callable[[Context, Press], Awaitable[str | None]]
Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]

# Data that no button of ours has, or has no longer: parts missing, unknown ids and choices.
_REFUSALS: Final = (
    NotFoundError,
    ClosedError,
    InvalidAnswerError,
    ValueError,
    IndexError,
    KeyError,
)


def pattern(verb: Verb) -> str:
    """What the data of a button with this verb looks like."""
    return f"^{verb}{SEPARATOR}"


def pressed(action: Action) -> Handler:
    """A handler that runs the action, and always answers the press after its effect is stored."""

    async def handle(update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None:
            return
        try:
            toast = await action(context, _read(update, query))
        except TextError:
            # A text of ours is missing: no fault of the presser, and worth another try.
            raise
        except UnderWayError:
            await context.services.interruptions.insist(caller_of(update))
            toast = None
        except NotAllowedError:
            toast = await _refuse(update, context, "button_not_yours")
        except _REFUSALS as error:
            log.info("press refused", why=type(error).__name__)
            toast = await _refuse(update, context, "button_gone")
        context.services.toasts.show(partial(query.answer, toast))

    return handle


def _read(update: Update, query: CallbackQuery) -> Press:
    data = query.data or ""
    if not (data.isascii() and data.isprintable()):
        # No database takes every character that a changed app can send.
        raise ValueError("not the data of a button")
    message_id = query.message.message_id if query.message else 0
    return Press(caller_of(update), message_id, data.split(SEPARATOR)[1:])


def typed(actions: Mapping[Verb, Action], otherwise: Handler) -> Handler:
    """A handler of typed texts: the words of a button press it, all else goes on."""

    async def handle(update: Update, context: Context) -> None:
        message = update.effective_message
        words, number = (message.text, message.id) if message is not None else (None, None)
        free_text = context.services.free_text
        found = await free_text.button(caller_of(update), words or "", number)
        if found is None or not await _press(actions, context, found):
            await otherwise(update, context)

    return handle


async def _press(actions: Mapping[Verb, Action], context: Context, found: Typed) -> bool:
    """Press it; False where it is refused: nothing was changed, and the words still count."""
    verb, *parts = found.data.split(SEPARATOR)
    try:
        await actions[Verb(verb)](context, Press(found.caller, None, parts))
    except TextError:
        raise
    except UnderWayError:
        await context.services.interruptions.insist(found.caller)
    except (NotAllowedError, *_REFUSALS) as error:
        log.info("typed button refused", why=type(error).__name__)
        return False
    return True


async def _refuse(update: Update, context: Context, key: str) -> str | None:
    """Nothing was changed; what the presser is told, in their own language."""
    return await context.services.preferences.toast(caller_of(update), key)
