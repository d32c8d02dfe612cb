"""What nurses and admins write and press."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from telegram import Update
from telegram.constants import ChatAction

from bot.chat.coming_between import for_staff, leave_for
from bot.chat.context import Context, caller_of
from bot.chat.menus import clear_menu, set_menu
from bot.chat.presses import Press
from bot.domain.ledger import StaffRole
from bot.services.alerts.alert_buttons import MENUS
from bot.services.alerts.handover import TO
from bot.services.alerts.worklists import ALERTS, CALLS
from bot.services.console.case_actions import CasePress
from bot.services.console.members import REMOVING
from bot.services.console.worklist import MINE, PAGE
from bot.services.enrolment.rehearsals import DEFAULT_FACTOR, MOST
from bot.services.incoming.free_text import FIND
from bot.services.incoming.interruptions import LEAVE_FIND
from bot.services.kernel.cases import Caller
from bot.services.preview.choices import PICTURE
from bot.services.reporting.reports import EXPORT, REPORT

_LANGUAGE = "lang_"
_REVOKE = "revoke_"
_INVITE = "invite_"
_REMOVE = "remove_"
# What stays below what staff type; "Find" comes back to what it comes in between of.
_LABELS = frozenset({"status", "calls", "enroll"})
_OF_TEAM = (_REVOKE, _INVITE, REMOVING, _REMOVE)


status = for_staff(lambda context, caller: context.services.overview.status(caller))
alerts = for_staff(lambda context, caller: context.services.overview.alerts(caller))
calls = for_staff(lambda context, caller: context.services.overview.calls(caller))
clinic = for_staff(lambda context, caller: context.services.clinic_facts.show(caller))
schedule = for_staff(lambda context, caller: context.services.schedules.show(caller))


async def _report(context: Context, caller: Caller) -> None:
    """/report, /report May, /report last month, /report all."""
    await context.services.reports.begin(caller, REPORT, " ".join(context.words))


async def _export(context: Context, caller: Caller) -> None:
    """The same for /export."""
    await context.services.reports.begin(caller, EXPORT, " ".join(context.words))


async def _audit(context: Context, caller: Caller) -> None:
    await context.services.audit_log.show(caller, " ".join(context.words))


async def _texts(context: Context, caller: Caller) -> None:
    await context.services.patient_texts.show(caller, " ".join(context.words))


async def _patient(context: Context, caller: Caller) -> None:
    if context.words:
        await context.services.overview.patient(caller, " ".join(context.words))
    else:
        await context.services.team.explain(caller, "patient_usage", StaffRole.NURSE)


async def _find(context: Context, caller: Caller) -> None:
    if context.words:
        part = " ".join(context.words)
        find = partial(context.services.overview.find, part=part)
        await leave_for(context, caller, find)
    else:
        await context.services.interruptions.find(caller)


async def _why(context: Context, caller: Caller) -> None:
    if context.words:
        await context.services.overview.why(caller, " ".join(context.words))
    else:
        await context.services.team.explain(caller, "patient_why_usage", StaffRole.NURSE)


async def _rehearse(context: Context, caller: Caller) -> None:
    word = context.words[0] if context.words else str(DEFAULT_FACTOR)
    if word.isdecimal() and 2 <= int(word) <= MOST:
        await context.services.rehearsals.begin(caller, int(word))
    else:
        await context.services.team.explain(caller, "rehearse_usage", StaffRole.ADMIN)


async def _team(context: Context, caller: Caller) -> None:
    """/team, /team invite nurse, /team nurse, /team second NAME, /team remove NAME."""
    words = [word.lower() for word in context.words if word.lower() != "invite"]
    team = context.services.team
    if not words:
        await team.show(caller)
    elif words[0] in set(StaffRole):
        await team.invite(caller, StaffRole(words[0]))
    elif words[0] == "second" and len(words) > 1:
        await context.services.duty.name_second(caller, " ".join(words[1:]))
    elif words[0] == "remove" and len(words) > 1:
        await team.ask_to_remove(caller, " ".join(words[1:]))
    else:
        await team.explain(caller, "team_usage", StaffRole.ADMIN)


async def _duty(context: Context, caller: Caller) -> None:
    """/duty, /duty on, /duty off, /duty until 6 PM."""
    await context.services.duty.typed(caller, " ".join(context.words))


duty = for_staff(_duty)
report = for_staff(_report)
export = for_staff(_export)
audit = for_staff(_audit)
texts = for_staff(_texts)
patient = for_staff(_patient)
why = for_staff(_why)
find = for_staff(_find, leaves=False)
rehearse = for_staff(_rehearse)
team = for_staff(_team)


async def link_group(update: Update, context: Context) -> None:
    """/linkgroup in a group, or /linkgroup off; an anonymous admin or a channel is nobody."""
    caller, message = caller_of(update), update.effective_message
    team = context.services.team
    if caller.is_private:
        await team.say(caller, "group_only")
    elif message is not None and message.sender_chat is not None:
        await team.say(caller, "group_anonymous")
    elif context.words[:1] == ["off"]:
        await team.unlink_group(caller)
    else:
        # Where there are no topics, the number is that of a message that was answered.
        topic = message.message_thread_id if message and message.is_topic_message else None
        await team.link_group(caller, topic)


async def migrated(update: Update, context: Context) -> None:
    """A group got a new id."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        await context.services.team.group_moved(caller_of(update), message.migrate_to_chat_id)


async def alert_press(context: Context, press: Press) -> str | None:
    """I am on it, done, and the like; or a look at one alert."""
    alert, action = press.parts
    services = context.services
    if action == "show":
        await services.overview.alert(press.caller, alert)
        return None
    if action == "log":
        await services.calls.about_alert(press.caller, alert)
        return None
    if action == "book":
        await services.bookings.about_alert(press.caller, alert)
        return None
    if action in MENUS:
        await services.alert_actions.show_menu(press.caller, alert, action, press.message_id)
        return None
    if action == "called":
        return await services.alert_actions.called(press.caller, alert, press.message_id)
    return await services.alert_actions.press(press.caller, alert, action)


async def case_press(context: Context, press: Press) -> None:
    """A button under a patient's view, or the one that opens it."""
    action, subject = press.parts
    if action == "show":
        await context.services.overview.case(press.caller, subject)
    elif action == "chart":
        announce_file(context, press.caller)
        await context.services.charts.send(press.caller, subject)
    elif action == "slip":
        announce_file(context, press.caller)
        await context.services.slips.send(press.caller, subject, press.message_id)
    else:
        pressed = CasePress(action, subject)
        await context.services.case_actions.press(press.caller, pressed, press.message_id)


async def call_press(context: Context, press: Press) -> None:
    """A button of the dialogue about a call."""
    await context.services.calls.tap(press.caller, press.parts[0], press.message_id)


async def booking_press(context: Context, press: Press) -> None:
    """A day for a visit."""
    await context.services.bookings.tap(press.caller, press.parts[0], press.message_id)


async def correct_press(context: Context, press: Press) -> None:
    """A field to correct, or its value."""
    await context.services.corrections.tap(press.caller, press.parts[0], press.message_id)


async def duty_press(context: Context, press: Press) -> None:
    """A button below /duty."""
    await context.services.duty.press(press.caller, press.parts[0], press.message_id)


async def report_press(context: Context, press: Press) -> None:
    """A button below a report or an export; a file may take a while, so that it is announced."""
    if press.parts[0] not in {REPORT, EXPORT}:
        announce_file(context, press.caller)
    await context.services.reports.press(press.caller, press.parts, press.message_id)


async def audit_press(context: Context, press: Press) -> None:
    """A button below the audit log."""
    await context.services.audit_log.press(press.caller, press.parts, press.message_id)


def announce_file(context: Context, caller: Caller) -> None:
    """Telegram shows for some seconds that a file is on its way."""
    call = partial(context.bot.send_chat_action, caller.user_id, ChatAction.UPLOAD_DOCUMENT)
    context.services.toasts.show(call)


async def schedule_press(context: Context, press: Press) -> None:
    """A button of the schedule."""
    services, (action, *rest) = context.services, press.parts
    if action == "course":
        await services.courses.begin(press.caller, *rest)
    elif action == "rehearse":
        await services.rehearsals.begin(press.caller, of=rest)
    else:
        await services.schedules.press(press.caller, press.parts, press.message_id)


async def texts_press(context: Context, press: Press) -> None:
    """A button of the patients' texts."""
    await context.services.patient_texts.press(press.caller, press.parts, press.message_id)


async def clinic_press(context: Context, press: Press) -> None:
    """A button of the clinic's facts, or of its first steps, two of which lead elsewhere."""
    services = context.services
    if press.parts[0] == "rehearsal":
        await services.rehearsals.begin(press.caller)
        return
    await services.clinic_facts.press(press.caller, press.parts, press.message_id)
    if press.parts[0] == "schedule":
        await services.schedules.show(press.caller)


async def course_press(context: Context, press: Press) -> None:
    """A button below a course."""
    if press.parts[0] == PICTURE:
        announce_file(context, press.caller)
    await context.services.courses.press(press.caller, press.parts, press.message_id)


async def screen_press(context: Context, press: Press) -> str | None:
    """The worklist and what is below it, the invitations under /team, and the language."""
    screen, services = press.parts[0], context.services
    if screen.startswith(_LANGUAGE):
        chosen = screen.removeprefix(_LANGUAGE)
        await services.team.set_language(press.caller, chosen, press.message_id)
        await set_menu(context, press.caller)
    elif screen.startswith(_OF_TEAM):
        await _team_press(context, press, screen)
    elif screen == "handover":
        await services.alert_actions.offer_hand_over(press.caller, press.message_id)
    elif screen.startswith(TO):
        to = screen.removeprefix(TO)
        return await services.alert_actions.hand_over(press.caller, to, press.message_id)
    else:
        await _look(context, press, screen)
    return None


async def _team_press(context: Context, press: Press, screen: str) -> None:
    """Who joins the team, and who leaves it."""
    team = context.services.team
    if screen.startswith(_REVOKE):
        await team.revoke(press.caller, screen.removeprefix(_REVOKE))
    elif screen.startswith(_INVITE):
        await team.invite(press.caller, StaffRole(screen.removeprefix(_INVITE)))
    elif screen.startswith(REMOVING):
        member = screen.removeprefix(REMOVING)
        await team.choose_to_remove(press.caller, member, press.message_id)
    else:
        member = screen.removeprefix(_REMOVE)
        left = await team.remove(press.caller, member, press.message_id)
        if left is not None:
            clear_menu(context, left)


async def _look(context: Context, press: Press, screen: str) -> None:
    if press.message_id is None and screen in _LABELS:
        await leave_for(
            context,
            press.caller,
            lambda caller: _open(context, replace(press, caller=caller), screen),
        )
    else:
        await _open(context, press, screen)


async def _open(context: Context, press: Press, screen: str) -> None:
    overview = context.services.overview
    if screen == "enroll":
        await context.services.enrolling.begin(press.caller)
    elif screen in {"refresh", "status"}:
        await overview.status(press.caller, press.message_id)
    elif screen == "alerts":
        await overview.alerts(press.caller)
    elif screen == "calls":
        await overview.calls(press.caller)
    elif screen in {FIND, LEAVE_FIND}:
        await _find_press(context, press)
    else:
        await _turn_page(context, press, screen)


async def _turn_page(context: Context, press: Press, screen: str) -> None:
    overview, who, onto = context.services.overview, press.caller, press.message_id
    if screen.startswith(MINE):
        await overview.mine(who, int(screen.removeprefix(MINE)), onto)
    elif screen.startswith(ALERTS):
        await overview.alerts(who, onto, int(screen.removeprefix(ALERTS)))
    elif screen.startswith(CALLS):
        await overview.calls(who, onto, int(screen.removeprefix(CALLS)))
    else:
        await overview.status(who, onto, int(screen.removeprefix(PAGE)))


async def _find_press(context: Context, press: Press) -> None:
    """A part of a reference that was typed, or what asks for it, or calls that off."""
    screen, *part = press.parts
    services = context.services
    if part:
        await services.overview.find(press.caller, part[0])
    elif screen == FIND:
        await services.interruptions.find(press.caller)
    else:
        await services.interruptions.leave_find(press.caller)
