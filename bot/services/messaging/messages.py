"""Writing messages into the outbox, in the transaction that owes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.domain.delivery import POLICIES, Lane, MessageKind, MessageState
from bot.services.kernel.transaction import Owed, Work
from bot.services.messaging.keyboards import Keyboard
from bot.storage import outbox
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is queued.

    `asks`: it waits for an answer, so an older question loses its keyboard. `onto`: the Telegram
    message that it edits in place. `edits`: the outbox row whose message it edits.
    `link`: sent as a picture of its QR code, with the text as caption; `is_caption`: it edits one.
    `lane`: its kind's, unless it is less urgent than that.
    """

    kind: MessageKind
    text: str
    keyboard: Keyboard = field(default_factory=list)
    asks: bool = False
    onto: int | None = None
    edits: int | None = None
    check_in_id: str | None = None
    alert_id: str | None = None
    silent: bool = False
    link: str | None = None
    is_caption: bool = False
    lane: Lane | None = None

    @property
    def body(self) -> dict[str, Any]:
        """What is stored, encrypted, until it is sent."""
        method = "edit" if self.onto or self.edits else "photo" if self.link else "send"
        method = "caption" if self.is_caption else method
        body = {"method": method, "text": self.text, "keyboard": self.keyboard}
        return body | {"silent": self.silent} | ({"link": self.link} if self.link else {})


async def queue(
    work: Work, chat: Chat, draft: Draft, patient: Patient | None = None
) -> OutboxMessage:
    """Owe this message to the chat; it goes out once the transaction is committed."""
    body = draft.body
    if patient is not None and patient.is_test:
        body["text"] = f"{work.text('test_heading', patient.language)}\n{body['text']}"
    row = _row(work, chat, draft, body)
    row.patient_id = patient.id if patient else None
    if draft.asks and draft.onto is None:
        await _strip_question(work, chat, row)
    work.owe(Owed(row, chat, patient, asks=draft.asks and draft.onto is None))
    return row


async def _strip_question(work: Work, chat: Chat, newer: OutboxMessage) -> None:
    """At most one message waits for an answer: take the buttons off the older one.

    One that waits in a less urgent lane keeps them: on the phone it comes last.
    """
    older = await _question(work, chat)
    if older is None:
        return
    if older.state is not MessageState.QUEUED or older.lane <= newer.lane:
        await strip(work, chat, edits=older.id)


async def retire_question(work: Work, chat: Chat, check_in_id: str) -> None:
    """Take the buttons off the message that waits for an answer to this check-in, if one does."""
    waiting = await waiting_message(work, chat, check_in_id)
    if waiting is not None:
        chat.question_id = None
        await strip(work, chat, edits=waiting.id)


async def waiting_message(work: Work, chat: Chat, check_in_id: str) -> OutboxMessage | None:
    """The message that waits for an answer to this check-in, if one does."""
    waiting = await _question(work, chat)
    is_ours = waiting is not None and waiting.check_in_id == check_in_id
    return waiting if is_ours else None


async def _question(work: Work, chat: Chat) -> OutboxMessage | None:
    """The message that waits for an answer, without what it says."""
    await work.settle_questions()
    return await outbox.by_id(work.session, chat.question_id) if chat.question_id else None


async def take_off_question(work: Work, chat: Chat) -> None:
    """No message waits for an answer any more; the one that did loses its buttons."""
    question = await _question(work, chat)
    if question is not None:
        chat.question_id = None
        await strip(work, chat, edits=question.id)


async def forget_question(work: Work, chat: Chat) -> None:
    """The message that waited for an answer waits no longer, and stays as it is."""
    await work.settle_questions()
    chat.question_id = None


async def strip(
    work: Work, chat: Chat, *, edits: int | None = None, onto: int | None = None
) -> None:
    """Take the buttons off a message and leave its text."""
    row = _row(
        work,
        chat,
        Draft(MessageKind.EDIT, "", edits=edits, onto=onto),
        {"method": "strip", "text": "", "keyboard": []},
    )
    work.owe(Owed(row, chat))


def _row(work: Work, chat: Chat, draft: Draft, body: dict[str, Any]) -> OutboxMessage:
    return OutboxMessage(
        chat_id=chat.id,
        kind=draft.kind,
        lane=POLICIES[draft.kind].lane if draft.lane is None else draft.lane,
        body=body,
        check_in_id=draft.check_in_id,
        alert_id=draft.alert_id,
        edits=draft.edits,
        edits_message_id=draft.onto,
        queued_at=work.now,
        claimable_at=work.now,
    )
