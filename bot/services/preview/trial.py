"""A follow-up lived in a moment: the real services on a clock and a database of their own.

What is shown of a course is therefore what patients get, and no second set of rules can differ.
It is lived and put in words in the process that makes files: in the bot's own it would hold up
every tap by tens of milliseconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from bot.documents.timeline import Timeline
from bot.domain.alerts import CALLS
from bot.domain.delivery import MessageKind, SendResult
from bot.domain.ledger import AnsweredBy, Area
from bot.services.delivery.sending import Delivery
from bot.services.enrolment import consent
from bot.services.enrolment.episodes import enroll
from bot.services.followup import planning
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.ports import Letter, Offers, Receipt
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import SEPARATOR, Keyboard, Verb
from bot.services.messaging.readers import patient_turn
from bot.services.patient import setup, setup_questions
from bot.services.patient.answering import Answering, Tap
from bot.services.preview.choices import Choice
from bot.services.preview.lives import Asked, Life, Said, Tapped
from bot.services.preview.made_up import BASELINE, Conduct, Wish, tap_on
from bot.services.preview.wording import Course
from bot.storage import alerts, chats, protocols, scratch
from bot.storage.database import Database
from bot.storage.tables.followups import Invitation
from bot.texts import own
from bot.texts.catalogue import Texts, load_texts

_REFERENCE: Final = "EXAMPLE"
_PHONE: Final = Caller(1, 1)
# How long they take for an answer.
READS_FOR: Final = timedelta(minutes=1)
_MOST_STEPS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Bot:
    """What of the clinic's bot its messages depend on.

    `owner`: of messages, as its delivery has one; `name`: under which links lead to it.
    """

    clinic: Clinic
    owner: MessageOwner
    offers: Offers
    name: str


async def live(memory: Database, wish: Wish, texts: Texts, bot: Bot) -> Life:
    """What this patient would get; nothing of the clinic's is read or changed.

    `memory`: of `scratch.new_memory`, in which nothing stays. It takes some tenths of a second, in
    which nobody else's turn comes.
    """
    async with scratch.in_memory(memory) as database:
        clock = _Clock(wish.injected_at)
        runtime = Runtime(database, clock, texts, bot.clinic, bot.name, bot.offers)
        try:
            return await _Trial(runtime, clock, wish, bot.owner).run()
        finally:
            await runtime.settled()


@dataclass(slots=True)
class _Clock:
    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass(slots=True)
class _Phone:
    """The made-up patient's Telegram, which takes everything at once."""

    clock: _Clock
    told: list[Said | Tapped] = field(default_factory=list)
    keyboards: dict[int, Keyboard] = field(default_factory=dict)
    kind: MessageKind = MessageKind.REPLY
    position: int | None = None

    async def deliver(self, letter: Letter) -> Receipt:
        message_id = letter.message_id or len(self.keyboards) + 1
        self.keyboards[message_id] = letter.body["keyboard"]
        if letter.body["text"]:
            self._note(letter)
        return Receipt(SendResult.SENT, message_id)

    def _note(self, letter: Letter) -> None:
        if self.kind is MessageKind.CHECK_IN:
            self.position = 0 if self.position is None else self.position + 1
        labels = tuple(each["text"] for row in letter.body["keyboard"] for each in row)
        is_new, text = letter.message_id is None, letter.body["text"]
        self.told.append(Said(self.clock.at, self.kind, text, labels, is_new, self.position))


class _Trial:
    def __init__(self, runtime: Runtime, clock: _Clock, wish: Wish, owner: MessageOwner) -> None:
        self._runtime, self._clock, self._wish = runtime, clock, wish
        self._phone = _Phone(clock)
        self._delivery = Delivery(runtime, self._phone, owner)
        runtime.dispatch = self._delivery
        self._sweeps = CheckInSweeps(runtime)
        self._episode_id = ""

    async def run(self) -> Life:
        self._episode_id = await self._runtime.transact(self._join)
        await self._settle()
        for _ in range(_MOST_STEPS):
            next_at = await self._runtime.transact(self._next_at)
            if next_at is None:
                return await self._runtime.transact(self._told)
            self._clock.at = max(next_at, self._clock.at)
            for sweep in (
                self._sweeps.send_due,
                self._sweeps.remind,
                self._sweeps.wind_up,
                self._sweeps.look_after,
            ):
                await sweep()
            await self._settle()
        raise RuntimeError("a course does not end")

    async def _join(self, work: Work) -> str:
        """They are enrolled as they are treated, agree at once and say when to be asked."""
        row = await protocols.make(work.session, _REFERENCE, work.now, None)
        await protocols.add(work.session, self._wish.protocol, work.now, None, of=row.id)
        key = work.digest("chat", _PHONE.chat_id)
        chat = await chats.ensure(work.session, key, _PHONE.chat_id, work.now)
        case, _ = await enroll(
            work,
            {
                "ref": _REFERENCE,
                "year": work.now.year - 60,
                "area": Area.LOW_BACK,
                "when": work.now.isoformat(),
                "baseline": BASELINE,
            },
        )
        case.patient.language = self._wish.language
        invitation = Invitation(
            code_key=_REFERENCE, episode_id=case.episode.id, expires_at=work.now
        )
        work.session.add(invitation)
        await work.session.flush()
        await consent.enter(patient_turn(work, case, chat), invitation, AnsweredBy.SELF)
        dialogue = await dialogues.begin(
            work,
            chat,
            dialogues.JOINING,
            "time",
            episode=case.episode.id,
            invitation=invitation.id,
            known=["baseline"],
        )
        await setup.tap(await setup_questions.turn_of(work, chat, dialogue), self._wish.time)
        return case.episode.id

    async def _next_at(self, work: Work) -> datetime | None:
        step = planning.next_step(await cases.of_episode(work, self._episode_id))
        return None if step is None else step[0]

    async def _settle(self) -> None:
        """Send what is owed, and have the patient answer for as long as they are asked."""
        await self._send()
        while (data := self._tap()) is not None:
            verb, check_in_id, *parts = data.split(SEPARATOR)
            message_id = max(self._phone.keyboards)
            answering = Answering(self._runtime)
            if verb == Verb.KEEP:
                await answering.keep(_PHONE, check_in_id, parts[0], message_id)
            else:
                tap = Tap(check_in_id, parts[0], parts[1])
                await answering.answer(_PHONE, tap, message_id)
            await self._send()

    def _tap(self) -> str | None:
        """The data of what they press on the newest message, after a while."""
        newest = max(self._phone.keyboards, default=None)
        pressed = (
            None if newest is None else tap_on(self._phone.keyboards[newest], self._wish.conduct)
        )
        if pressed is None:
            return None
        self._clock.at += READS_FOR
        self._phone.told.append(Tapped(self._clock.at, pressed["text"]))
        return pressed["data"]

    async def _send(self) -> None:
        """Send all that may go, waiting out the moments between two messages to one phone."""
        while True:
            claims = await self._delivery.claim(1)
            for claim in claims:
                self._phone.kind = claim.kind
                await self._delivery.send(claim)
            next_at = self._delivery.next_at
            if not claims and next_at is None:
                return
            if not claims and next_at is not None:
                self._clock.at = max(next_at, self._clock.at)

    async def _told(self, work: Work) -> Life:
        case = await cases.of_episode(work, self._episode_id)
        raised = await alerts.of_patient(work.session, case.patient.id)
        called = [each for each in raised if each.kind in CALLS]
        calls = sorted((each.raised_at, each.about.text) for each in called)
        return Life(
            told=tuple(self._phone.told),
            check_ins=tuple(self._asked(case)),
            calls=tuple(calls),
            outcome=case.episode.outcome,
        )

    def _asked(self, case: Case) -> Sequence[Asked]:
        reminders = [
            (each.position, each.at)
            for each in self._phone.told
            if isinstance(each, Said) and each.kind is MessageKind.REMINDER
        ]
        return [
            Asked(
                each.due_at,
                each.sent_at,
                each.ended_at,
                each.state,
                tuple(at for position, at in reminders if position == each.position),
            )
            for each in case.check_ins
        ]


@dataclass(frozen=True, slots=True)
class Order:
    """The made-up patient, and the bot that writes to them.

    `name`: of the protocol in words of `language`; `change`: when the clocks change; `wordings`:
    the clinic's own texts, by key and language.
    """

    wish: Wish
    choice: Choice
    language: str
    name: str
    change: date | None
    wordings: Mapping[tuple[str, str], tuple[str, ...]]
    bot: Bot


@dataclass(frozen=True, slots=True)
class Shown:
    """The course in words: the pages of its screen, the first of them alone, its picture."""

    pages: tuple[str, ...]
    overview: str
    timeline: Timeline


@cache
def _memory() -> Database:
    """Kept by the process, since to compile what is asked of it takes longer than to ask."""
    return scratch.new_memory()


def lived(order: Order) -> Shown:
    """Live it, for the process that makes files: it has a loop of its own."""
    return asyncio.run(_lived(order))


async def _lived(order: Order) -> Shown:
    clinic, wish = order.bot.clinic, order.wish
    texts = own.put_on(load_texts(), order.wordings, record_only=clinic.record_only)
    silently = replace(wish, conduct=Conduct.SILENT)
    silent = life = await live(_memory(), silently, texts, order.bot)
    if wish != silently:
        life = await live(_memory(), wish, texts, order.bot)
    course = Course(
        texts,
        clinic.zone,
        order.language,
        order.name,
        order.choice,
        wish,
        life,
        silent,
        order.change,
    )
    return Shown(tuple(course.pages()), course.overview(), course.timeline())
