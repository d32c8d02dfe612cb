"""The route table: which handler takes which update. Order matters: the first that fits wins."""

from __future__ import annotations

from typing import Final

import structlog
from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.chat import enrolling, patient, staff
from bot.chat.commands import COMMANDS
from bot.chat.context import AnyApplication, Context
from bot.chat.presses import Action, pattern, pressed, typed
from bot.domain.errors import AlreadyHandledError
from bot.services.kernel.transaction import HANDLING
from bot.services.messaging.keyboards import Verb

log = structlog.get_logger(__name__)

_PRIVATE: Final = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_ANYWHERE: Final = filters.UpdateType.MESSAGE

PRESSES: Final[dict[Verb, Action]] = {
    Verb.ANSWER: patient.answer,
    Verb.CHANGE: patient.change,
    Verb.KEEP: patient.keep,
    Verb.SIGN: patient.sign,
    Verb.NUMBER: patient.pick_number,
    Verb.START: patient.start_check_in,
    Verb.RED_FLAG: patient.red_flag,
    Verb.VISIT: patient.visit_press,
    Verb.OPTIONS: patient.options_press,
    Verb.WHY: patient.why_press,
    Verb.WORDS: patient.words_press,
    Verb.STOP: patient.stop_press,
    Verb.RESUME: patient.resume_press,
    Verb.DELETE: patient.delete_press,
    Verb.BEREAVEMENT: patient.bereavement_press,
    Verb.SETTING: patient.setting_press,
    Verb.JOIN: patient.join_press,
    Verb.STEP: patient.step_press,
    Verb.ALERT: staff.alert_press,
    Verb.ENROLL: enrolling.enroll_press,
    Verb.CASE: staff.case_press,
    Verb.SCHEDULE: staff.schedule_press,
    Verb.SCREEN: staff.screen_press,
    Verb.CALL: staff.call_press,
    Verb.BOOKING: staff.booking_press,
    Verb.CORRECT: staff.correct_press,
    Verb.REPORT: staff.report_press,
    Verb.AUDIT: staff.audit_press,
    Verb.TEXTS: staff.texts_press,
    Verb.CLINIC: staff.clinic_press,
    Verb.COURSE: staff.course_press,
    Verb.LIST: enrolling.list_press,
    Verb.DUTY: staff.duty_press,
}


def add_routes(application: AnyApplication) -> None:
    """Register every handler of the bot."""
    for command in COMMANDS:
        where = _PRIVATE if command.is_private else _ANYWHERE
        application.add_handler(CommandHandler(command.name, command.handler, where))
    for verb, action in PRESSES.items():
        application.add_handler(CallbackQueryHandler(pressed(action), pattern(verb)))
    # A press with data that no button of ours has.
    application.add_handler(CallbackQueryHandler(pressed(_forged)))
    application.add_handler(ChatMemberHandler(patient.membership))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, staff.migrated))
    application.add_handler(
        MessageHandler(
            filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, patient.edited
        )
    )
    application.add_handler(MessageHandler(filters.COMMAND & _PRIVATE, patient.unknown_command))
    application.add_handler(MessageHandler(filters.Document.ALL & _PRIVATE, enrolling.document))
    application.add_handler(MessageHandler(_PRIVATE, typed(PRESSES, patient.text)))
    application.add_error_handler(note_error)


async def _forged(context: Context, press: object) -> None:
    raise ValueError


async def note_error(update: object, context: Context) -> None:
    """Leave word for the worker, which tries again; only the kind of error is logged."""
    handling, error = HANDLING.get(), context.error
    if handling is None or isinstance(error, AlreadyHandledError):
        return
    handling.error = error
    where = update.update_id if isinstance(update, Update) else None
    log.error("handler failed", update=where, exc_info=error)
