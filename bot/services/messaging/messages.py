"""Writing messages into the outbox, in the transaction that owes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from bot.domain.delivery import POLICIES, Lane, MessageKind, MessageState
from bot.services.kernel.transaction import Owed, Runtime, Work
from bot.services.messaging.keyboards import Keyboard, Verb, button, copying
from bot.storage import offers, outbox
from bot.storage.offers import Offered
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.texts.phone import numbers_beside

_ALERTS: Final = frozenset({MessageKind.ALERT, MessageKind.ALERT_EDIT})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a message brings: its name, and itself as `documents/packing.py` packed it.

    `is_for_paper`: its reader may save it, or nobody could print it.
    """

    name: str
    packed: str = field(repr=False)
    is_picture: bool = False
    is_for_paper: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it is queued.

    `asks`: it waits for an answer, so an older question loses its keyboard. `onto`: the Telegram
    message that it edits in place. `edits`: the outbox row whose message it edits.
    `link`: sent as a picture of its QR code, with the text as caption; `is_caption`: it edits one.
    `attachment`: sent with the text as caption, and nobody may pass it on but what is for paper.
    `is_kept`: nobody may pass the text on either. `menu`: the commands that stay below what is
    typed, by rows; empty to take them away. `pins`: nothing is said, `onto` is pinned. `lane`: its
    kind's, unless it is less urgent than that. `not_before`: it waits in the outbox until then.
    `dates_of`: it tells the dates of this follow-up.
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
    attachment: Attachment | None = None
    is_kept: bool = False
    menu: Sequence[Sequence[str]] | None = None
    pins: bool = False
    lane: Lane | None = None
    not_before: datetime | None = None
    dates_of: str | None = None

    @property
    def body(self) -> dict[str, Any]:
        """What is stored, encrypted, until it is sent."""
        body: dict[str, Any] = {"method": self._method, "text": self.text}
        body |= {"keyboard": self.keyboard, "silent": self.silent}
        if self.attachment is not None:
            body |= {"name": self.attachment.name, "file": self.attachment.packed}
            body |= {"free": True} if self.attachment.is_for_paper else {}
        if self.is_kept:
            body["kept"] = True
        if self.dates_of is not None:
            body[outbox.DATES_OF] = self.dates_of
        if self.menu is not None:
            body["menu"] = [[*row] for row in self.menu]
        return body | ({"link": self.link} if self.link else {})

    @property
    def _method(self) -> str:
        if self.is_caption:
            return "caption"
        if self.pins:
            return "pin"
        if self.onto or self.edits:
            return "edit"
        if self.attachment is not None:
            return "picture" if self.attachment.is_picture else "document"
        return "photo" if self.link else "send"

    @property
    def buttons(self) -> dict[str, str] | None:
        """What can be typed instead of pressed; None where nothing is said of buttons.

        Nobody types what an alert offers: several may stand on the screen.
        """
        is_new = self.onto is None and self.edits is None
        pressed = [each for row in self.keyboard for each in row if "data" in each]
        if self.kind in _ALERTS or (is_new and not pressed):
            return None
        return {each["text"]: each["data"] for each in pressed}


async def queue(
    work: Work, chat: Chat, draft: Draft, patient: Patient | None = None
) -> OutboxMessage:
    """Owe this message to the chat; it goes out once the transaction is committed."""
    if patient is not None and patient.is_test:
        draft = _rehearsed(work, draft, patient)
    body = replace(draft, keyboard=[*draft.keyboard, *_numbers(work, draft.text)]).body
    if chat.topic_id is not None and body["method"] != "edit":
        body["topic"] = chat.topic_id
    row = _row(work, chat, draft, body)
    row.patient_id = patient.id if patient else None
    is_new = draft.asks and draft.onto is None
    if is_new:
        await _strip_question(work, chat, row)
    if is_new and not draft.keyboard:
        # What asks without buttons has none to take off later.
        chat.question_id = None
    work.owe(Owed(row, chat, patient, asks=is_new and bool(draft.keyboard)))
    return row


def _numbers(work: Work, text: str) -> Keyboard:
    """What is copied beside a text that sends its reader to the phone, or holds one that does."""
    held = [beside for said, beside in work.to_phone.items() if said in text]
    rows = [copying_numbers(work.runtime, key, language) for key, language in held]
    return max(rows, key=lambda row: len(row[0]) if row else 0, default=[])


def copying_numbers(runtime: Runtime, key: str, language: str) -> Keyboard:
    """A row of buttons that copy the numbers which this text sends somebody to, if it does."""
    facts = runtime.clinic.values(language)
    copied = [str(facts[name]) for name in numbers_beside(runtime.texts, key)]
    say = runtime.texts.say
    row = [copying(say("copy_number", language, number=each), each) for each in copied]
    return [row] if row else []


def _rehearsed(work: Work, draft: Draft, patient: Patient) -> Draft:
    """The same in a rehearsal: headed, and with a button that jumps to what comes next."""
    text = f"{work.text('test_heading', patient.language)}\n{draft.text}"
    label = work.texts.label("test_heading", "step", patient.language)
    step = [button(label, Verb.STEP, patient.id)]
    return replace(draft, text=text, keyboard=[*draft.keyboard, step])


async def _strip_question(work: Work, chat: Chat, newer: OutboxMessage) -> None:
    """At most one message waits for an answer: take the buttons off the older one.

    One that waits in a less urgent lane keeps them: on the phone it comes last. One that has none
    any more is left alone: Telegram would refuse it.
    """
    await work.settle_questions(chat)
    if chat.question_id is None:
        return
    older = _among(await offers.seen(work.session, chat.id), chat.question_id)
    if older is None or not older.buttons:
        return
    if older.state is not MessageState.QUEUED or older.lane <= newer.lane:
        await strip(work, chat, edits=older.row_id)


def _among(seen: Iterable[Offered], row_id: int) -> Offered | None:
    return next((each for each in seen if each.row_id == row_id), None)


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
    await work.settle_questions(chat)
    return await outbox.by_id(work.session, chat.question_id) if chat.question_id else None


async def take_off_question(work: Work, chat: Chat) -> None:
    """No message waits for an answer any more; the one that did loses its buttons."""
    question = await _question(work, chat)
    if question is not None:
        chat.question_id = None
        await strip(work, chat, edits=question.id)


async def forget_question(work: Work, chat: Chat) -> None:
    """The message that waited for an answer waits no longer, and stays as it is."""
    await work.settle_questions(chat)
    chat.question_id = None


async def strip_pressed(work: Work, chat: Chat, message_id: int) -> None:
    """Take the buttons off the message that was pressed, which waits no longer if it did.

    Telegram refuses to take them off twice, as after a double tap or when the next question comes.
    """
    await work.settle_questions(chat)
    with work.session.no_autoflush:
        seen = await offers.seen(work.session, chat.id)
    pressed = next((each for each in seen if each.message_id == message_id), None)
    if pressed is not None and pressed.row_id == chat.question_id:
        chat.question_id = None
    if pressed is None or pressed.buttons:
        await strip(work, chat, onto=message_id)


async def strip_typed(work: Work, chat: Chat, row_id: int) -> None:
    """The same where the words of a button were typed instead."""
    await work.settle_questions(chat)
    if chat.question_id == row_id:
        chat.question_id = None
    await strip(work, chat, edits=row_id)


async def strip(
    work: Work, chat: Chat, *, edits: int | None = None, onto: int | None = None
) -> None:
    """Take the buttons off a message and leave its text; it waits for no answer any more."""
    if onto is not None and chat.question_id is not None:
        question = await _question(work, chat)
        if question is not None and question.message_id == onto:
            chat.question_id = None
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
        buttons=draft.buttons,
        check_in_id=draft.check_in_id,
        alert_id=draft.alert_id,
        edits=draft.edits,
        edits_message_id=draft.onto,
        queued_at=work.now,
        claimable_at=max(work.now, draft.not_before or work.now),
    )
