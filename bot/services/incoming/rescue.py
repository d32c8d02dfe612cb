"""The last way out: danger in an update that cannot be handled is answered, and staff are called.

It is tried first as usual, and if that fails too without the database.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

import structlog

from bot.domain.alert_details import Crisis, Details, RedFlag, UrgentText
from bot.domain.delivery import MessageKind, SendResult
from bot.domain.errors import NotFoundError
from bot.services.alerts import alert_text, raising
from bot.services.enrolment import joining
from bot.services.followup import notes
from bot.services.incoming.urgency import WRITTEN, Danger, danger_in
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import Letter, Messenger
from bot.services.kernel.transaction import HANDLING, Result, Runtime, Service, Work
from bot.services.messaging import dialogues
from bot.services.messaging.messages import Draft, copying_numbers
from bot.services.messaging.readers import patient_turn
from bot.services.patient import warning_signs
from bot.storage import chats, patients, staff
from bot.storage.tables.people import Patient
from bot.texts.catalogue import FALLBACK, known_language

log = structlog.get_logger(__name__)

_TRIES: Final = 3
_CALL: Final = "staff_rescued"
# Seconds for a try at the database, which may be away.
_PATIENCE: Final = 3.0
# For which a database may be in trouble before danger is answered without it.
_PASSES_WITHIN: Final = 10.0
# How many updates are remembered, so that none is answered at each of its tries.
_MOST_KNOWN: Final = 1_000
# Staff hear of one chat no more often than this while nothing can be stored; who they are is
# read as often.
_TELL_AGAIN: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Cry:
    """Danger in an update, and who sent it."""

    caller: Caller
    danger: Danger

    @property
    def help(self) -> str:
        """The key of the text that names help."""
        return "crisis" if self.danger.found.crisis else "free_text_urgent"

    def about(self, work: Work, language: str) -> Details:
        """What staff are told of it."""
        if self.danger.typed is None:
            return RedFlag()
        if self.danger.found.crisis:
            clinic = work.clinic
            line, number = clinic.crisis_line(language), clinic.emergency_number
            return Crisis(crisis_line=line, emergency_number=number)
        return UrgentText(words=self.danger.found.urgent)


@dataclass(frozen=True, slots=True)
class _Who:
    """Who sent it, as far as that can be read.

    Nobody is called for who is no patient; who cannot be looked up may be one.
    """

    reference: str = "-"
    language: str | None = None
    is_known: bool = False
    may_be_patient: bool = True


_UNKNOWN: Final = _Who()


def cry_in(update: Mapping[str, Any]) -> Cry | None:
    """The danger in what somebody sent to the bot alone; None without any."""
    danger = danger_in(update)
    caller = _sender(update) if danger else None
    return Cry(caller, danger) if caller and danger else None


def _sender(update: Mapping[str, Any]) -> Caller | None:
    press = update.get("callback_query")
    if isinstance(press, Mapping):
        message = press.get("message")
        chat = message.get("chat") if isinstance(message, Mapping) else None
        return _caller(press.get("from"), chat)
    messages = (update.get(kind) for kind in WRITTEN)
    found = next((each for each in messages if isinstance(each, Mapping)), {})
    return _caller(found.get("from"), found.get("chat"))


def _caller(user: object, chat: object) -> Caller | None:
    """Who speaks to the bot alone; in a group nobody does."""
    if not (isinstance(user, Mapping) and isinstance(chat, Mapping)):
        return None
    if not isinstance(user.get("id"), int) or user.get("id") != chat.get("id"):
        return None
    return Caller(user["id"], chat["id"], user.get("language_code"))


class Rescue(Service):
    """Answers danger that fails on its usual way: nobody may lose a warning sign to a fault."""

    def __init__(
        self, runtime: Runtime, messenger: Messenger, admin_ids: frozenset[int] = frozenset()
    ) -> None:
        """`admin_ids`: who is told when not even the staff can be read."""
        super().__init__(runtime)
        self._messenger = messenger
        self._staff = dict.fromkeys(admin_ids, FALLBACK)
        self._known: dict[int, None] = {}
        self._told: dict[int, float] = {}
        self._failing: dict[object, float] = {}

    async def keep_learning(self) -> None:
        """Remember whom to tell, anew every ten minutes, until cancelled."""
        while True:
            await self.learn()
            await asyncio.sleep(_TELL_AGAIN.total_seconds())

    async def learn(self) -> None:
        """Remember whom to tell, for when that cannot be read."""

        async def read(work: Work) -> dict[int, str]:
            work.is_routine = True
            found = {}
            for member in await staff.carers(work.session):
                chat = await chats.by_id(work.session, member.chat_id)
                found[int(chat.telegram_id)] = member.language
            return found

        self._staff = await self._look(read) or self._staff

    async def rescue(self, update: Mapping[str, Any], *, may_pass: bool = False) -> None:
        """Answer the danger in an update that could not be handled; each update once.

        Where that works as usual, the update being handled is marked as done. `may_pass`: the
        database is full, locked or away; what passes within seconds costs no second message.
        """
        cry, number = cry_in(update), update.get("update_id")
        if cry is None or number in self._known or (may_pass and self._may_still_pass(number)):
            return
        if isinstance(number, int):
            self._known[number] = None
        if len(self._known) > _MOST_KNOWN:
            self._known.pop(next(iter(self._known)))
        log.error("danger in an update that cannot be handled", update=number)
        with _unmarked():
            who = await self._look(lambda work: _who(work, cry)) or _UNKNOWN
        if who.is_known and await self._do(lambda work: _as_usual(work, cry)):
            return
        with _unmarked():
            language = known_language(who.language or cry.caller.language_code or FALLBACK)
            await self._say(cry.caller.chat_id, cry.help, language)
            if who.may_be_patient:
                await self._call(cry, who.reference)
                await self._record(cry)

    def _may_still_pass(self, number: object) -> bool:
        now = time.monotonic()
        if len(self._failing) > _MOST_KNOWN:
            self._failing.clear()
        return now - self._failing.setdefault(number, now) < _PASSES_WITHIN

    async def _record(self, cry: Cry) -> None:
        """Have the alert repeated until somebody takes it, if any of it can be stored."""
        for is_known in (True, False):
            if await self._do(partial(_raise, cry=cry, is_known=is_known)):
                return

    async def _call(self, cry: Cry, reference: str) -> None:
        """Tell all staff at once, without the outbox, which may be what is broken."""
        now, chat_id = self.runtime.clock.now().timestamp(), cry.caller.chat_id
        if abs(now - self._told.get(chat_id, 0)) < _TELL_AGAIN.total_seconds():
            return
        self._told = {**dict(list(self._told.items())[-_MOST_KNOWN:]), chat_id: now}
        await self.learn()
        readers = self._staff.items()
        await asyncio.gather(
            *(
                self._say(each, _CALL, language, patient_ref=reference)
                for each, language in readers
            )
        )

    async def _say(self, chat_id: int, key: str, language: str, **values: object) -> None:
        clinic = self.runtime.clinic.values(language)
        text = self.runtime.texts.say(key, language, **{**clinic, **values})
        numbers = copying_numbers(self.runtime, key, language)
        letter = Letter(chat_id, Draft(MessageKind.SAFETY, text, numbers).body)
        for _ in range(_TRIES):
            receipt = await self._messenger.deliver(letter)
            if receipt.result is SendResult.SENT:
                return
            log.error("a rescue was not sent", why=receipt.why)

    async def _look(self, step: Callable[[Work], Awaitable[Result]]) -> Result | None:
        """What a step reads, None when that cannot be read."""
        return await self._try(step)

    async def _do(self, step: Callable[[Work], Awaitable[bool]]) -> bool:
        """Whether a step was done."""
        return await self._try(step) or False

    async def _try(self, step: Callable[[Work], Awaitable[Result]]) -> Result | None:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self.runtime.transact(step)
        except Exception:
            log.exception("a rescue failed")
            return None


@contextmanager
def _unmarked() -> Iterator[None]:
    """What follows is not the handling of the update, which may be tried again."""
    token = HANDLING.set(None)
    try:
        yield
    finally:
        HANDLING.reset(token)


async def _as_usual(work: Work, cry: Cry) -> bool:
    """As if it had been typed outside of any dialogue."""
    chat = await cases.chat_of(work, cry.caller)
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    if case is None:
        raise NotFoundError("patient")
    turn = patient_turn(work, case, chat)
    if cry.danger.typed is None:
        await warning_signs.report(turn)
    else:
        notes.store(work, case.patient, cry.danger.typed)
        await warning_signs.answer_danger(turn, cry.danger.found)
    return True


async def _who(work: Work, cry: Cry) -> _Who:
    patient = await _patient(work, cry)
    if patient is None:
        return _Who(may_be_patient=False)
    return _Who(alert_text.reference(patient), patient.language, is_known=True)


async def _patient(work: Work, cry: Cry) -> Patient | None:
    """The patient who sent it, or as whom they are about to join."""
    chat = await chats.by_key(work.session, cases.chat_key(work, cry.caller))
    if chat is None:
        return None
    dialogue = await dialogues.current(work, chat)
    if dialogue is not None and joining.is_before_consent(dialogue):
        return (await cases.of_episode(work, dialogue.data["episode"])).patient
    return await patients.latest_of_chat(work.session, chat.id)


async def _raise(work: Work, cry: Cry, *, is_known: bool) -> bool:
    patient = await _patient(work, cry) if is_known else None
    await raising.raise_alert(work, cry.about(work, FALLBACK), patient)
    return True
