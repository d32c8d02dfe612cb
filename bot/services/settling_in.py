"""Settling in after consent: the pain before the injection, the time of day, the time zone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Final, NamedTuple, TypeAlias

from bot.domain import answers
from bot.domain.answers import ScoreKind, read_score
from bot.domain.errors import NotFoundError
from bot.domain.ledger import BaselineSource, Reason
from bot.services import cases, dialogues, notes, returning, wording, zones
from bot.services.buttons import Keyboard, Verb, button, column, in_rows
from bot.services.cases import Case
from bot.services.messages import strip
from bot.services.speaking import Question, Reader, ask, reader_of, say
from bot.services.transaction import Work
from bot.storage import check_ins, patients
from bot.storage.desk_tables import Dialogue
from bot.storage.tables import Chat, Invitation

TIMES: Final = {"t10": time(10), "t13": time(13), "t18": time(18)}
# A check-in that is due at once waits this long, so that it does not cut into the questions here.
UNDISTURBED_FOR: Final = timedelta(minutes=10)
STEPS: Final = frozenset({"baseline", "time", "zone"})


class _Settler(NamedTuple):
    """A patient who settles in, and the message that they pressed, if they did not type."""

    case: Case
    chat: Chat
    dialogue: Dialogue
    onto: int | None = None

    @property
    def reader(self) -> Reader:
        return reader_of(self.case, self.chat)


_Take: TypeAlias = Callable[[Work, _Settler, str], Awaitable[None]]


def is_for(dialogue: Dialogue, invitation: Invitation) -> bool:
    """Whether this dialogue settles in the person who joined with this link."""
    is_joining = dialogue.name == dialogues.JOINING and dialogue.step in STEPS
    return is_joining and dialogue.data["invitation"] == invitation.id


async def begin(work: Work, chat: Chat, dialogue: Dialogue) -> None:
    """Ask for the pain before, unless staff gave it; then the time of day."""
    settler = await _settler(work, chat, dialogue)
    step = "baseline" if settler.case.episode.baseline is None else "time"
    await _go_on(work, settler, step)


async def show(work: Work, chat: Chat, dialogue: Dialogue) -> None:
    """Show the question of the present step once more."""
    await _go_on(work, await _settler(work, chat, dialogue), dialogue.step)


async def tap(work: Work, chat: Chat, dialogue: Dialogue, press: tuple[str, int]) -> None:
    """A button's value and message; raises `NotFoundError` or `InvalidAnswerError` when forged."""
    value, message_id = press
    settler = (await _settler(work, chat, dialogue))._replace(onto=message_id)
    await _TAKES[dialogue.step](work, settler, value)


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed text: a score, a city; anything else is kept as a note, and the question stays."""
    settler = await _settler(work, chat, dialogue)
    if dialogue.step == "baseline":
        await _read_score(work, settler, text)
    elif dialogue.step == "zone":
        await _read_city(work, settler, text)
    else:
        await notes.keep(work, settler.case.patient, text)
        await say(work, settler.reader, "tap_please")
        await _go_on(work, settler, dialogue.step)


async def _settler(work: Work, chat: Chat, dialogue: Dialogue) -> _Settler:
    return _Settler(await cases.of_episode(work, dialogue.data["episode"]), chat, dialogue)


async def _go_on(work: Work, settler: _Settler, step: str) -> None:
    dialogues.go_on(work, settler.dialogue, step)
    question = _QUESTIONS[step](work, settler.case)
    await ask(work, settler.reader, question, settler.onto)


def _baseline(work: Work, case: Case) -> Question:
    is_before = work.now < case.episode.injected_at
    key = "ask_baseline" if is_before else "ask_baseline_recalled"
    return work.text(key, case.language), _numbers(work, case)


def _numbers(work: Work, case: Case) -> Keyboard:
    numbers = [button(str(score), Verb.JOIN, f"baseline={score}") for score in range(11)]
    skip = work.texts.label("ask_baseline", "skip", case.language)
    return [*in_rows(numbers, 6), [button(skip, Verb.JOIN, "baseline=skip")]]


def _time(work: Work, case: Case) -> Question:
    text = work.text("ask_time", case.language, time_zone=wording.zone_name(case))
    labels = work.texts.buttons("ask_time", case.language)
    return text, column(button(label, Verb.JOIN, f"time={name}") for name, label in labels)


def _zone(work: Work, case: Case) -> Question:
    return zones.ask_city(work, case, Verb.JOIN)


async def _read_score(work: Work, settler: _Settler, text: str) -> None:
    reading = read_score(text)
    if reading.kind is ScoreKind.EXACT:
        await _take_baseline(work, settler, str(reading.score))
    elif reading.kind is ScoreKind.SUGGESTED:
        await ask(work, settler.reader, _suggestion(work, settler.case, reading.score))
    else:
        await notes.keep(work, settler.case.patient, text)
        unclear = work.text("number_not_clear", settler.case.language)
        await ask(work, settler.reader, (unclear, _numbers(work, settler.case)))


def _suggestion(work: Work, case: Case, score: int | None) -> Question:
    labels = dict(work.texts.buttons("number_confirm", case.language))
    yes = button(labels["yes"], Verb.JOIN, f"baseline={score}")
    no = button(labels["no"], Verb.JOIN, "baseline=again")
    return work.text("number_confirm", case.language, score=score), in_rows([yes, no], 2)


async def _take_baseline(work: Work, settler: _Settler, value: str) -> None:
    """The pain before the injection, 0 to 10; "skip"; "again" when a suggestion was not meant."""
    if value == "again":
        await _go_on(work, settler, "baseline")
        return
    if value != "skip":
        episode = settler.case.episode
        episode.baseline = int(answers.accept(answers.Question.PAIN, value))
        is_before = work.now < episode.injected_at
        episode.baseline_source = BaselineSource.BEFORE if is_before else BaselineSource.MEMORY
    await _go_on(work, settler, "time")


async def _take_time(work: Work, settler: _Settler, value: str) -> None:
    """The time of day, or "tz" for another zone."""
    if value == "tz":
        await _go_on(work, settler, "zone")
    elif value in TIMES:
        settler.case.patient.time_of_day = TIMES[value]
        await _finish(work, settler)
    else:
        raise NotFoundError("time of day")


async def _read_city(work: Work, settler: _Settler, text: str) -> None:
    found = await zones.of_city(text)
    if len(found) == 1:
        await _take_zone(work, settler, found[0])
        return
    question = zones.ask_which(work, settler.case, Verb.JOIN, text, found)
    await ask(work, settler.reader, question)


async def _take_zone(work: Work, settler: _Settler, value: str) -> None:
    """A zone by name, or "keep" for the clinic's."""
    case = await zones.move(work, settler.case, value)
    await _go_on(work, settler._replace(case=case), "time")


async def _finish(work: Work, settler: _Settler) -> None:
    """The time is known: move the check-ins to it and say when they come."""
    patient = settler.case.patient
    await dialogues.drop(work, settler.chat)
    await zones.replan(work, patient)
    case = await cases.of_episode(work, settler.case.episode.id)
    planned = await check_ins.planned_of_patient(work.session, patient.id)
    if planned:
        key, dates = await _done_key(work, case), wording.date_lines(case, planned)
        await ask(
            work, settler.reader, (work.text(key, case.language, dates=dates), []), settler.onto
        )
    else:
        await strip(work, settler.chat, onto=settler.onto)
    if not await returning.ask_again(work, case, settler.chat) and not planned:
        await ask(work, settler.reader, returning.over(work, case, "enrolled_none_left"))


async def _done_key(work: Work, case: Case) -> str:
    every = await patients.check_ins(work.session, case.episode.id)
    is_late = any(each.reason is Reason.JOINED_LATE for each in every)
    return "enrolled_late" if is_late else "enrolled"


_QUESTIONS: Final = {"baseline": _baseline, "time": _time, "zone": _zone}
_TAKES: Final[dict[str, _Take]] = {
    "baseline": _take_baseline,
    "time": _take_time,
    "zone": _take_zone,
}
