"""What became of the check-ins: what Telegram accepted, held against what the bot recorded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.delivery import MessageKind, MessageState
from bot.domain.ledger import CheckInState, Reason
from bot.sandbox.server.calls import Call, sends
from bot.services.messaging.keyboards import SEPARATOR, Verb
from bot.storage.database import Database
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat
from bot.storage.tables.staff import Alert

_EARLY: Final = timedelta(minutes=15)
_URGENT: Final = frozenset({MessageKind.SAFETY, MessageKind.ALERT})
_WENT: Final = frozenset({MessageState.SENT, MessageState.UNCERTAIN})
_UNFINISHED: Final = frozenset({CheckInState.PLANNED, CheckInState.OPEN})


@dataclass(frozen=True, slots=True)
class Seen:
    """What phones showed: how often each check-in, when first (monotonic), which reminders."""

    shown: Counter[str]
    first: dict[str, float]
    reminded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the bot wrote down."""

    check_ins: dict[str, CheckIn]
    outbox: Sequence[OutboxMessage]
    called: frozenset[str]
    chats: Mapping[str, int]

    def of_kind(self, kind: MessageKind) -> list[OutboxMessage]:
        """The messages of a kind, oldest first."""
        return [row for row in self.outbox if row.kind is kind]

    def told(self, check_in_id: str) -> str:
        """All that is known of a check-in, in one line, by the row of each message about it."""
        row = self.check_ins[check_in_id]
        mail = ", ".join(
            f"{each.id} {each.kind} {each.state} {each.why} of {each.queued_at}"
            for each in self.outbox
            if each.check_in_id == check_in_id
        )
        state = f"{row.state} {row.reason}, uncertain={row.uncertain}, due {row.due_at}"
        return f"{state}, sent {row.sent_at}, called={check_in_id in self.called}: {mail}"

    @property
    def uncertain(self) -> list[OutboxMessage]:
        """The check-ins of which nobody knows whether they arrived."""
        rows = self.of_kind(MessageKind.CHECK_IN)
        return [row for row in rows if row.state is MessageState.UNCERTAIN]

    @property
    def urgent(self) -> list[OutboxMessage]:
        """Safety texts and alerts, repeats included."""
        return [row for row in self.outbox if row.kind in _URGENT]


def watch(calls: Iterable[Call]) -> Seen:
    """Read off the accepted calls which check-ins and reminders were shown."""
    shown: Counter[str] = Counter()
    first: dict[str, float] = {}
    reminded: set[str] = set()
    for call in sends(calls):
        for verb, check_in_id in _asks(call):
            if verb == Verb.START:
                reminded.add(check_in_id)
            else:
                shown[check_in_id] += 1
                first.setdefault(check_in_id, call.monotonic)
    return Seen(shown, first, frozenset(reminded))


def _asks(call: Call) -> set[tuple[str, str]]:
    """The check-in that a message asks or reminds of, by the data of its buttons."""
    markup = json.loads(str(call.parameters.get("reply_markup") or "{}"))
    parts = [data.split(SEPARATOR) for data in button_data(markup)]
    return {
        (verb, rest[0])
        for verb, *rest in parts
        if verb == Verb.START or (verb == Verb.ANSWER and rest[1] == "safety")
    }


def button_data(markup: Any) -> list[str]:
    """What the buttons of a keyboard report when they are pressed; a link or a copy is silent."""
    buttons = [each for row in (markup or {}).get("inline_keyboard", []) for each in row]
    return [each["callback_data"] for each in buttons if "callback_data" in each]


async def read(database: Database) -> Recorded:
    """Read what the bot wrote down."""
    async with database.reading() as session:
        check_ins = {each.id: each for each in await session.scalars(select(CheckIn))}
        outbox = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
        failed = select(Alert.check_in_id).where(Alert.kind == AlertKind.SEND_FAILED)
        called = frozenset(filter(None, await session.scalars(failed)))
        chats = {each.id: int(each.telegram_id) for each in await session.scalars(select(Chat))}
    return Recorded(check_ins, outbox, called, chats)


def lost(due: Iterable[str], seen: Seen, recorded: Recorded) -> list[str]:
    """The check-ins that nobody saw and nobody is told of, or that have no outcome."""
    return [each for each in due if not _is_accounted_for(each, seen, recorded)]


def _is_accounted_for(check_in_id: str, seen: Seen, recorded: Recorded) -> bool:
    check_in = recorded.check_ins[check_in_id]
    if check_in.state in _UNFINISHED:
        return False
    if check_in_id in seen.shown or check_in_id in seen.reminded:
        return True
    is_known = check_in.uncertain and check_in.reason is Reason.DELIVERY_UNCERTAIN
    return is_known and check_in_id in recorded.called


def miscounted(calls: Iterable[Call], recorded: Recorded) -> list[str]:
    """Chats in which Telegram accepted fewer messages than were sent, or more than may have been.

    Of whatever kind: a repeat of an alert or a safety text has a row of its own.
    """
    accepted = Counter(call.chat_id for call in sends(calls))
    surely: Counter[int] = Counter()
    maybe: Counter[int] = Counter()
    for row in recorded.outbox:
        if row.edits is None and row.edits_message_id is None and row.state in _WENT:
            maybe[recorded.chats[row.chat_id]] += 1
            surely[recorded.chats[row.chat_id]] += row.state is MessageState.SENT
    return [
        f"a chat got {accepted[chat_id]} messages, recorded are {surely[chat_id]} that were sent"
        f" and {maybe[chat_id] - surely[chat_id]} uncertain ones"
        for chat_id in recorded.chats.values()
        if not surely[chat_id] <= accepted[chat_id] <= maybe[chat_id]
    ]


def unflagged(recorded: Recorded) -> list[str]:
    """Uncertain sends without a flag, or without an early reminder 15 minutes later."""
    reminders = {row.check_in_id: row for row in recorded.of_kind(MessageKind.REMINDER)[::-1]}
    found = []
    for row in recorded.uncertain:
        check_in = recorded.check_ins[row.check_in_id or ""]
        # An answer shows that it arrived; then there is nothing to remind of.
        if check_in.state is CheckInState.ANSWERED:
            continue
        reminder = reminders.get(check_in.id)
        if not check_in.uncertain or reminder is None or not _is_early(row, reminder):
            found.append(check_in.id)
    return found


def _is_early(row: OutboxMessage, reminder: OutboxMessage) -> bool:
    assert row.ended_at is not None
    return reminder.queued_at - row.ended_at >= _EARLY and reminder.state in _WENT
