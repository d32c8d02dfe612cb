"""What patients write and press."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from telegram import ChatMember, Update

from bot.chat.context import Context, caller_of
from bot.chat.menus import set_menu, set_menu_in
from bot.chat.presses import Handler, Press
from bot.domain.answers import Sign
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.services.kernel.cases import Caller
from bot.services.messaging.deep_links import (
    AlertsLink,
    CaseLink,
    PatientInvite,
    StaffInvite,
    read_pasted,
    read_payload,
    read_start,
)
from bot.services.patient.answering import Tap
from bot.texts.catalogue import LANGUAGES
from bot.words.triage import triage

# How the choice of a language begins under /language, and while joining.
_START: Final = "/start"
_LANGUAGE, _LANGUAGE_STEP = "lang_", "language="


def words_first(command: Handler, code_words: int = 0) -> Handler:
    """Danger behind a command goes before it: the message is then a typed text like any other.

    `code_words`: up to so many words are a code, in which letters mean nothing.
    """

    async def handle(update: Update, context: Context) -> None:
        words = context.words
        if len(words) > code_words and triage(" ".join(words)).is_danger:
            await text(update, context)
        else:
            await command(update, context)

    return handle


async def _start(update: Update, context: Context) -> None:
    """/start with a patient's code, a staff link, a case link, or nothing."""
    payload = read_payload("".join(context.words), context.bot.username)
    await _open(context, caller_of(update), payload)


async def _open(context: Context, caller: Caller, payload: str) -> None:
    services = context.services
    match read_start(payload):
        case StaffInvite(code):
            await services.team.join(caller, code)
            await set_menu(context, caller)
        case PatientInvite(code):
            await services.joining.open(caller, code)
        case None:
            await services.interruptions.start(caller)
            await set_menu(context, caller)
        case link:
            await _open_for_staff(context, caller, link, payload)


async def _open_for_staff(
    context: Context, caller: Caller, link: CaseLink | AlertsLink, payload: str
) -> None:
    """A link of an alert; to anyone else it is no link at all."""
    overview = context.services.overview
    try:
        match link:
            case CaseLink(patient_id):
                await overview.case(caller, patient_id)
            case AlertsLink():
                await overview.alerts(caller)
    except NotAllowedError:
        await context.services.joining.open(caller, payload)


start = words_first(_start, code_words=1)


def _shows(key: str) -> Handler:
    """A command that shows a fixed text to anyone."""

    async def handle(update: Update, context: Context) -> None:
        await context.services.preferences.show(_commander(update, context), key)

    return words_first(handle)


def _commander(update: Update, context: Context) -> Caller:
    """Who sent a command, with what they wrote behind it."""
    return replace(caller_of(update), words=" ".join(context.words))


privacy, signs = _shows("privacy"), _shows("signs")


async def _help(update: Update, context: Context) -> None:
    await context.services.interruptions.help(_commander(update, context))


async def _cancel(update: Update, context: Context) -> None:
    await context.services.interruptions.cancel(_commander(update, context))


help_, cancel = words_first(_help), words_first(_cancel)


async def unknown_command(update: Update, context: Context) -> None:
    """A command that nobody knows."""
    message = update.effective_message
    typed = (message.text or "") if message else ""
    if pasted := read_pasted(typed.removeprefix(_START), context.bot.username):
        # Nothing stood between the command and its code.
        await _open(context, caller_of(update), pasted)
        return
    await context.services.free_text.unknown_command(caller_of(update), typed)


def for_patients(
    use_case: Callable[[Context, Caller], Awaitable[None]],
) -> Handler:
    """A command for who has joined; anyone else is told how to."""

    async def handle(update: Update, context: Context) -> None:
        caller = _commander(update, context)
        try:
            await use_case(context, caller)
        except NotFoundError:
            await context.services.preferences.show(caller, "not_enrolled")

    return words_first(handle)


settings = for_patients(lambda context, caller: context.services.preferences.settings(caller))
time = for_patients(lambda context, caller: context.services.preferences.ask_time(caller))
my_data = for_patients(lambda context, caller: context.services.preferences.my_data(caller))
pause = for_patients(lambda context, caller: context.services.leaving.pause(caller))
resume = for_patients(lambda context, caller: context.services.leaving.resume(caller))
stop = for_patients(lambda context, caller: context.services.leaving.ask(caller, "stop"))
delete = for_patients(lambda context, caller: context.services.leaving.ask(caller, "delete"))
visit = for_patients(lambda context, caller: context.services.visits.command(caller))
options = for_patients(lambda context, caller: context.services.visits.options(caller))


async def text(update: Update, context: Context) -> None:
    """Any typed text that is no command."""
    message = update.effective_message
    typed = (message.text or message.caption or "") if message else ""
    pasted = read_pasted(typed, context.bot.username)
    if pasted is not None and not triage(typed).is_danger:
        await _open(context, caller_of(update), pasted)
    elif message is not None and message.text:
        await context.services.free_text.text(caller_of(update), typed)
    else:
        await context.services.free_text.media(caller_of(update), typed)


async def edited(update: Update, context: Context) -> None:
    """An edited text changes nothing that was stored; danger in it is answered all the same."""
    message = update.edited_message
    typed = (message.text or message.caption or "") if message else ""
    await context.services.free_text.edited(caller_of(update), typed)


async def membership(update: Update, context: Context) -> None:
    """The person blocked the bot or came back; or a group took the bot in or out."""
    change = update.my_chat_member
    if change is None:
        return
    caller = caller_of(update)
    is_out = change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
    if not caller.is_private:
        if is_out:
            await context.services.team.group_lost(caller)
    elif is_out:
        await context.services.leaving.blocked(caller)
    else:
        await context.services.leaving.unblocked(caller)


async def answer(context: Context, press: Press) -> None:
    """A tapped answer."""
    check_in, question, value = press.parts
    tap = Tap(check_in, question, value)
    await context.services.answering.answer(press.caller, tap, press.message_id)


async def change(context: Context, press: Press) -> None:
    """Change."""
    await context.services.answering.change(press.caller, press.parts[0], press.message_id)


async def keep(context: Context, press: Press) -> None:
    """Score and words were confirmed, or one of them is to be asked again."""
    check_in, choice = press.parts
    await context.services.answering.keep(press.caller, check_in, choice, press.message_id)


async def start_check_in(context: Context, press: Press) -> None:
    """Start, under a reminder."""
    await context.services.answering.start(press.caller, press.parts[0], press.message_id)


async def pick_number(context: Context, press: Press) -> None:
    """A suggested score was not meant."""
    await context.services.answering.pick(press.caller, press.parts[0], press.message_id)


async def red_flag(context: Context, press: Press) -> None:
    """I have one of these; or, after a cry for help, no."""
    if press.parts[0] == "no":
        await context.services.own_words.no_sign(press.caller, press.message_id)
    else:
        await context.services.warning_signs.from_list(press.caller, press.message_id)


async def words_press(context: Context, press: Press) -> None:
    """What typed words are about."""
    await context.services.own_words.explain(press.caller, press.parts[0], press.message_id)


async def sign(context: Context, press: Press) -> None:
    """Which sign it is."""
    alert, name = press.parts
    await context.services.warning_signs.name_sign(
        press.caller, alert, Sign(name), press.message_id
    )


async def visit_press(context: Context, press: Press) -> None:
    """A button about a visit."""
    await context.services.visits.tap(press.caller, press.parts[0], press.message_id)


async def options_press(context: Context, press: Press) -> None:
    """Other treatments."""
    await context.services.visits.options(press.caller, press.message_id)


async def why_press(context: Context, press: Press) -> None:
    """Why might this be?"""
    await context.services.visits.why(press.caller, press.message_id)


async def stop_press(context: Context, press: Press) -> None:
    """Stop messages, or the answer to it."""
    await context.services.leaving.stop(press.caller, press.parts[0], press.message_id)


async def delete_press(context: Context, press: Press) -> None:
    """The answer to /delete."""
    await context.services.leaving.delete(press.caller, press.parts[0], press.message_id)


async def resume_press(context: Context, press: Press) -> None:
    """Resume."""
    await context.services.leaving.resume(press.caller, press.message_id)


async def bereavement_press(context: Context, press: Press) -> None:
    """Whether the patient has died."""
    await context.services.leaving.bereavement(press.caller, press.parts[0], press.message_id)


async def setting_press(context: Context, press: Press) -> None:
    """A choice of language, time or zone."""
    choice, services = press.parts[0], context.services
    if choice == "language":
        await services.preferences.ask_language(press.caller)
    elif choice == "time":
        await services.preferences.ask_time(press.caller)
    elif choice == "pause":
        await services.leaving.pause(press.caller)
    else:
        await services.preferences.set(press.caller, choice, press.message_id)
        await _follow_language(context, press.caller, choice.removeprefix(_LANGUAGE))


async def join_press(context: Context, press: Press) -> None:
    """A button of the joining dialogue."""
    choice = press.parts[0]
    await context.services.joining.tap(press.caller, choice, press.message_id)
    await _follow_language(context, press.caller, choice.removeprefix(_LANGUAGE_STEP))


async def _follow_language(context: Context, caller: Caller, chosen: str) -> None:
    if chosen in LANGUAGES:
        await set_menu_in(context, caller, chosen)


async def step_press(context: Context, press: Press) -> str | None:
    """The next step of a rehearsal, at once; what it is, is shown for a moment."""
    return await context.services.rehearsals.step(press.caller, press.parts[0])
