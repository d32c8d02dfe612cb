"""Settling in after consent: the pain before the injection, the time of day, the time zone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.domain import answers, schedule
from bot.domain.errors import NotFoundError
from bot.domain.ledger import BaselineSource, Reason
from bot.services.followup.notes import keep
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues, subjects
from bot.services.messaging.keyboards import Verb, button, in_rows
from bot.services.messaging.readers import Prompt
from bot.services.patient import setup_questions, standing, time_zones
from bot.services.patient.setup_questions import Setup
from bot.storage import check_ins
from bot.storage.tables.followups import Invitation
from bot.storage.tables.mail import Dialogue
from bot.words.buttons import declines
from bot.words.numbers import ScoreKind, names_number, read_score
from bot.words.times import read_times

_NEEDED: Final = ("baseline", "time")

_Take: TypeAlias = Callable[[Setup, str], Awaitable[None]]


def is_for(dialogue: Dialogue, invitation: Invitation) -> bool:
    """Whether this dialogue settles in the person who joined with this link."""
    is_joining = dialogue.name == dialogues.JOINING and dialogue.step in setup_questions.STEPS
    return is_joining and dialogue.data["invitation"] == invitation.id


async def begin(turn: Setup) -> None:
    """Ask for the pain before, unless staff gave it; then the time of day."""
    if turn.case.episode.baseline is None:
        await _ask(turn, "baseline")
    else:
        await _go_on(turn, "baseline")


async def tap(turn: Setup, value: str) -> None:
    """A button of the present step; raises `NotFoundError` or `InvalidAnswerError` when forged."""
    await _TAKES[turn.dialogue.step](turn, value)


async def take_setting(turn: Setup, choice: str) -> None:
    """A button of /time: what it sets is not asked for again."""
    name, _, zone = choice.partition("=")
    if name == "zone":
        await _take_zone(turn, zone)
    else:
        await _take_time(turn, choice)


async def typed(turn: Setup, text: str) -> bool:
    """Take a typed text as a score or a city; False where the question that waits is another.

    A time that is not offered is refused.
    """
    step = turn.dialogue.step
    if step == "zone":
        await _read_city(turn, text)
        return True
    if step == "time" and read_times(text, turn.case.local_day(turn.work.now)):
        await keep(turn.work, turn.patient, text)
        await turn.say("time_not_offered")
        await setup_questions.show(turn)
        return True
    return step == "baseline" and await _read_score(turn, text)


async def _ask(turn: Setup, step: str) -> None:
    dialogues.go_on(turn.work, turn.dialogue, step)
    await turn.show(setup_questions.question(turn))


async def _go_on(turn: Setup, known: str) -> None:
    """This much is known now: ask for what is not, in the end say when the check-ins come."""
    done = {*turn.dialogue.data.get("known", ()), known}
    left = [step for step in _NEEDED if step not in done]
    if not left:
        await finish(turn)
        return
    dialogues.go_on(turn.work, turn.dialogue, left[0], known=sorted(done))
    await _ask(turn, left[0])


async def _read_score(turn: Setup, text: str) -> bool:
    reading = read_score(text)
    if reading.kind is ScoreKind.EXACT:
        await _take_baseline(turn, str(reading.score))
    # Of two scores the one of now is none of before the injection.
    elif reading.kind is ScoreKind.SUGGESTED and not reading.has_more:
        await turn.ask(_suggestion(turn, reading.score))
    elif names_number(text):
        await keep(turn.work, turn.patient, text)
        await turn.ask((turn.text("number_not_clear"), setup_questions.numbers(turn)))
    else:
        return False
    return True


def _suggestion(turn: Setup, score: int | None) -> Prompt:
    labels = dict(turn.work.texts.buttons("number_confirm", turn.language))
    yes = button(labels["yes"], Verb.JOIN, f"baseline={score}")
    no = button(labels["no"], Verb.JOIN, "baseline=again")
    return turn.text("number_confirm", score=score), in_rows([yes, no], 2)


async def _take_baseline(turn: Setup, value: str) -> None:
    """The pain before the injection, 0 to 10; "skip"; "again" when a suggestion was not meant."""
    if value == "again":
        await _ask(turn, "baseline")
        return
    if value != "skip":
        episode = turn.case.episode
        episode.baseline = int(answers.accept(answers.Question.PAIN, value))
        is_before = turn.work.now < episode.injected_at
        episode.baseline_source = BaselineSource.BEFORE if is_before else BaselineSource.MEMORY
    await _go_on(turn, "baseline")


async def _take_time(turn: Setup, value: str) -> None:
    """The time of day, or "tz" for another zone."""
    if value == "tz":
        await _ask(turn, "zone")
    elif value in (times := schedule.named_times(turn.case.protocol.times)):
        turn.patient.time_of_day = times[value]
        await time_zones.replan(turn.work, turn.patient)
        await _go_on(turn, "time")
    else:
        raise NotFoundError("time of day")


async def _read_city(turn: Setup, text: str) -> None:
    if declines(text):
        await _ask(turn, "time")
        return
    found = await time_zones.of_city(text)
    if time_zones.is_clear(turn, found):
        await _take_zone(turn, found[0])
    else:
        await turn.ask(time_zones.ask_which(turn, Verb.JOIN, text, found))


async def _take_zone(turn: Setup, value: str) -> None:
    """A zone by name, or "keep" for the clinic's."""
    case = await time_zones.move(turn.work, turn.case, value)
    await _ask(turn.about(case), "time")


async def finish(turn: Setup) -> None:
    """All is known that will be: say when the check-ins come."""
    work = turn.work
    await dialogues.drop(work, turn.chat)
    case = await cases.of_episode(work, turn.case.episode.id)
    planned = await check_ins.planned_of_patient(work.session, turn.patient.id)
    if planned:
        key, dates = await _done_key(work, case), subjects.date_lines(case, planned)
        text = turn.text(key, dates=dates)
        if any(not case.calendar.is_at_chosen_time(each.due_at) for each in planned):
            text += f"\n\n{turn.text('enrolled_shifted')}"
        await turn.show((text, []))
    else:
        await turn.strip()
    if not await standing.ask_again(turn.about(case)) and not planned:
        await turn.ask(standing.over(turn, "enrolled_none_left"))


async def _done_key(work: Work, case: Case) -> str:
    every = await check_ins.of_episode(work.session, case.episode.id)
    is_late = any(each.reason is Reason.JOINED_LATE for each in every)
    return "enrolled_late" if is_late else "enrolled"


_TAKES: Final[dict[str, _Take]] = {
    "baseline": _take_baseline,
    "time": _take_time,
    "zone": _take_zone,
}
