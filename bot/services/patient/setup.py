"""Settling in after consent: the pain before the injection, the time of day, the time zone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from bot.domain import answers
from bot.domain.errors import NotFoundError
from bot.domain.ledger import BaselineSource, Reason
from bot.domain.schedule import TIMES
from bot.services.followup.answers import keep_note
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues, placeholders
from bot.services.messaging.keyboards import Verb, button, in_rows
from bot.services.messaging.messages import strip
from bot.services.messaging.readers import Prompt, Reader, ask, reader_of, say
from bot.services.patient import setup_questions, standing, time_zones
from bot.storage import check_ins
from bot.storage.tables.followups import Invitation
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.words.numbers import ScoreKind, read_score

_NEEDED: Final = ("baseline", "time")


@dataclass(frozen=True, slots=True)
class Choice:
    """A button's value, and the message that it was pressed on."""

    value: str
    message_id: int


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
    is_joining = dialogue.name == dialogues.JOINING and dialogue.step in setup_questions.STEPS
    return is_joining and dialogue.data["invitation"] == invitation.id


async def begin(work: Work, chat: Chat, dialogue: Dialogue) -> None:
    """Ask for the pain before, unless staff gave it; then the time of day."""
    settler = await _settler(work, chat, dialogue)
    if settler.case.episode.baseline is None:
        await _ask(work, settler, "baseline")
    else:
        await _go_on(work, settler, "baseline")


async def tap(work: Work, chat: Chat, dialogue: Dialogue, choice: Choice) -> None:
    """A pressed button; raises `NotFoundError` or `InvalidAnswerError` when forged."""
    settler = (await _settler(work, chat, dialogue))._replace(onto=choice.message_id)
    await _TAKES[dialogue.step](work, settler, choice.value)


async def take_setting(work: Work, chat: Chat, dialogue: Dialogue, choice: Choice) -> None:
    """A button of /time: what it sets is not asked for again."""
    settler = (await _settler(work, chat, dialogue))._replace(onto=choice.message_id)
    name, _, zone = choice.value.partition("=")
    if name == "zone":
        await _take_zone(work, settler, zone)
    else:
        await _take_time(work, settler, choice.value)


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed text: a score, a city; anything else is kept as a note, and the question stays."""
    settler = await _settler(work, chat, dialogue)
    if dialogue.step == "baseline":
        await _read_score(work, settler, text)
    elif dialogue.step == "zone":
        await _read_city(work, settler, text)
    else:
        await keep_note(work, settler.case.patient, text)
        await say(work, settler.reader, "tap_please")
        await _ask(work, settler, dialogue.step)


async def _settler(work: Work, chat: Chat, dialogue: Dialogue) -> _Settler:
    return _Settler(await cases.of_episode(work, dialogue.data["episode"]), chat, dialogue)


async def _ask(work: Work, settler: _Settler, step: str) -> None:
    dialogues.go_on(work, settler.dialogue, step)
    question = setup_questions.question(work, settler.case, step)
    await ask(work, settler.reader, question, settler.onto)


async def _go_on(work: Work, settler: _Settler, known: str) -> None:
    """This much is known now: ask for what is not, in the end say when the check-ins come."""
    done = {*settler.dialogue.data.get("known", ()), known}
    left = [step for step in _NEEDED if step not in done]
    if not left:
        await _finish(work, settler)
        return
    dialogues.go_on(work, settler.dialogue, left[0], known=sorted(done))
    await _ask(work, settler, left[0])


async def _read_score(work: Work, settler: _Settler, text: str) -> None:
    reading = read_score(text)
    if reading.kind is ScoreKind.EXACT:
        await _take_baseline(work, settler, str(reading.score))
    elif reading.kind is ScoreKind.SUGGESTED:
        await ask(work, settler.reader, _suggestion(work, settler.case, reading.score))
    else:
        await keep_note(work, settler.case.patient, text)
        unclear = work.text("number_not_clear", settler.case.language)
        numbers = setup_questions.numbers(work, settler.case)
        await ask(work, settler.reader, (unclear, numbers))


def _suggestion(work: Work, case: Case, score: int | None) -> Prompt:
    labels = dict(work.texts.buttons("number_confirm", case.language))
    yes = button(labels["yes"], Verb.JOIN, f"baseline={score}")
    no = button(labels["no"], Verb.JOIN, "baseline=again")
    return work.text("number_confirm", case.language, score=score), in_rows([yes, no], 2)


async def _take_baseline(work: Work, settler: _Settler, value: str) -> None:
    """The pain before the injection, 0 to 10; "skip"; "again" when a suggestion was not meant."""
    if value == "again":
        await _ask(work, settler, "baseline")
        return
    if value != "skip":
        episode = settler.case.episode
        episode.baseline = int(answers.accept(answers.Question.PAIN, value))
        is_before = work.now < episode.injected_at
        episode.baseline_source = BaselineSource.BEFORE if is_before else BaselineSource.MEMORY
    await _go_on(work, settler, "baseline")


async def _take_time(work: Work, settler: _Settler, value: str) -> None:
    """The time of day, or "tz" for another zone."""
    if value == "tz":
        await _ask(work, settler, "zone")
    elif value in TIMES:
        settler.case.patient.time_of_day = TIMES[value]
        await time_zones.replan(work, settler.case.patient)
        await _go_on(work, settler, "time")
    else:
        raise NotFoundError("time of day")


async def _read_city(work: Work, settler: _Settler, text: str) -> None:
    found = await time_zones.of_city(text)
    if len(found) == 1:
        await _take_zone(work, settler, found[0])
        return
    question = time_zones.ask_which(work, settler.case, Verb.JOIN, text, found)
    await ask(work, settler.reader, question)


async def _take_zone(work: Work, settler: _Settler, value: str) -> None:
    """A zone by name, or "keep" for the clinic's."""
    case = await time_zones.move(work, settler.case, value)
    await _ask(work, settler._replace(case=case), "time")


async def _finish(work: Work, settler: _Settler) -> None:
    """All is known: say when the check-ins come."""
    patient = settler.case.patient
    await dialogues.drop(work, settler.chat)
    case = await cases.of_episode(work, settler.case.episode.id)
    planned = await check_ins.planned_of_patient(work.session, patient.id)
    if planned:
        key, dates = await _done_key(work, case), placeholders.date_lines(case, planned)
        await ask(
            work, settler.reader, (work.text(key, case.language, dates=dates), []), settler.onto
        )
    else:
        await strip(work, settler.chat, onto=settler.onto)
    if not await standing.ask_again(work, case, settler.chat) and not planned:
        await ask(work, settler.reader, standing.over(work, case, "enrolled_none_left"))


async def _done_key(work: Work, case: Case) -> str:
    every = await check_ins.of_episode(work.session, case.episode.id)
    is_late = any(each.reason is Reason.JOINED_LATE for each in every)
    return "enrolled_late" if is_late else "enrolled"


_TAKES: Final[dict[str, _Take]] = {
    "baseline": _take_baseline,
    "time": _take_time,
    "zone": _take_zone,
}
