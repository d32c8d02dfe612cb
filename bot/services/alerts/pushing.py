"""Pushing alerts: to each member of staff, and to groups without health data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.domain.delivery import Lane, MessageKind, MessageState
from bot.domain.duty import ALL_AFTER, told
from bot.services.alerts import alert_buttons, alert_text
from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats, outbox, staff
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert, Staff

log = structlog.get_logger(__name__)


async def push_plainly(work: Work, refused: OutboxMessage, chat: Chat) -> bool:
    """Telegram refused an alert for what it says: this chat gets the little that a group reads.

    False when it refused that as well, so that nothing can be told there.
    """
    assert refused.alert_id is not None
    pushed = await outbox.of_alert(work.session, refused.alert_id)
    failed = [row for row in pushed if row.chat_id == chat.id and row.state is MessageState.FAILED]
    if len(failed) > 1:
        log.error("an alert cannot be told", alert=refused.alert_id)
        return False
    alert = await work.session.get_one(Alert, refused.alert_id)
    language = chat.language or "en"
    text = alert_text.group_text(work, alert, language, await alert_text.patient_of(work, alert))
    buttons = alert_buttons.of_group(work, alert, language)
    await queue(work, chat, _draft(alert, text, buttons, silent=alert.priority > 2))
    return True


@dataclass(frozen=True, slots=True)
class Left:
    """Who had taken an alert, and when, that comes back because they did not close it."""

    who: str
    at: datetime


async def push(
    work: Work,
    alert: Alert,
    patient: Patient | None,
    minutes: int = 0,
    *,
    left: Left | None = None,
) -> None:
    """Send the alert to each member of staff whose it is, and to the groups without health data.

    `minutes`: how long nobody has taken it, when it is pushed again. Who has not got the last
    push yet, because Telegram is away, is spared another. What can wait about a patient whom staff
    have silenced is on the lists only. What somebody has taken already asks nothing of a group.
    """
    if alert.priority > 2 and patient is not None and patient.silenced_at is not None:
        return
    waiting = await outbox.chats_still_told(work.session, alert.id)
    silent = alert.priority > 2 or is_quiet(work, alert)
    for member in await _whose_it_is(work, alert, patient, is_left=left is not None):
        if member.chat_id in waiting:
            continue
        chat = await chats.by_id(work.session, member.chat_id)
        text = (
            await alert_text.still_open(work, alert, member.language, patient, minutes)
            if minutes
            else await alert_text.render_whole(work, alert, member.language)
        )
        if left is not None:
            text += "\n" + alert_text.left_open(work, left.who, left.at, member.language)
        buttons = alert_buttons.below(work, alert, member)
        await queue(work, chat, _draft(alert, text, buttons, silent=silent))
    if alert.taken_at is None and (patient is None or not patient.is_test):
        for group in await staff.groups(work.session):
            if group.id in waiting:
                continue
            text = alert_text.group_text(work, alert, group.language or "en", patient)
            buttons = alert_buttons.of_group(work, alert, group.language or "en")
            await queue(work, group, _draft(alert, text, buttons, silent=silent))


def is_quiet(work: Work, alert: Alert) -> bool:
    """Whether it makes no sound for now: a P2 while the clinic is closed."""
    return alert.priority == 2 and work.clinic.working_time(work.now) > work.now


def _draft(alert: Alert, text: str, buttons: Keyboard, *, silent: bool) -> Draft:
    # A hundred of these, after an outage, must not stand before a warning sign.
    lane = Lane.CHECK_IN if alert.priority > 2 else None
    return Draft(MessageKind.ALERT, text, buttons, alert_id=alert.id, silent=silent, lane=lane)


async def _whose_it_is(
    work: Work, alert: Alert, patient: Patient | None, *, is_left: bool
) -> Sequence[Staff]:
    """Those on duty first; all who look after patients once it has waited, or came back.

    A rehearsal is for the admin alone who started it. A P2 that not all were told of is told to
    them in an hour.
    """
    everyone = await staff.carers(work.session)
    if patient is not None and patient.is_test:
        return [member for member in everyone if member.id == patient.test_of]
    if is_left:
        return everyone
    # Nobody is on duty for themself.
    own = None if patient is None else patient.chat_id
    watches = [
        replace(each.watch, until=None) if each.chat_id == own else each.watch for each in everyone
    ]
    # A clock that was set back makes nothing wait for longer.
    age = max(work.now - alert.raised_at, timedelta())
    first = told(watches, alert.priority, age, work.now)
    if alert.priority == 2 and len(first) < len(everyone) and alert.repeat_at is None:
        alert.repeat_at = work.now + ALL_AFTER[2]
    return [member for member in everyone if member.id in first]
