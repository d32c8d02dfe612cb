"""The questions of settling in: what each says, its buttons, and whether one still waits."""

from __future__ import annotations

from typing import Final

from bot.domain.ledger import EpisodeState
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard, Verb, button, column, in_rows
from bot.services.messaging.readers import Prompt, ask, reader_of
from bot.services.patient import cities, time_zones
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat


async def waiting(work: Work, chat: Chat) -> Dialogue | None:
    """The dialogue whose question waits here, as long as its answer still counts."""
    dialogue = await dialogues.current(work, chat)
    if dialogue is None or dialogue.name != dialogues.JOINING or dialogue.step not in STEPS:
        return None
    case = await cases.of_episode(work, dialogue.data["episode"])
    return dialogue if case.episode.state is EpisodeState.ACTIVE else None


async def show(work: Work, chat: Chat, dialogue: Dialogue) -> None:
    """Show the question of the present step once more; what is typed next is meant for it."""
    dialogues.go_on(work, dialogue, dialogue.step)
    case = await cases.of_episode(work, dialogue.data["episode"])
    await ask(work, reader_of(case, chat), question(work, case, dialogue.step))


def question(work: Work, case: Case, step: str) -> Prompt:
    """The text and buttons of a step."""
    return _QUESTIONS[step](work, case)


def _baseline(work: Work, case: Case) -> Prompt:
    is_before = work.now < case.episode.injected_at
    key = "ask_baseline" if is_before else "ask_baseline_recalled"
    return work.text(key, case.language), numbers(work, case)


def numbers(work: Work, case: Case) -> Keyboard:
    """0 to 10, and a way on for who does not know."""
    scores = [button(str(score), Verb.JOIN, f"baseline={score}") for score in range(11)]
    skip = work.texts.label("ask_baseline", "skip", case.language)
    return [*in_rows(scores, 6), [button(skip, Verb.JOIN, "baseline=skip")]]


def _time(work: Work, case: Case) -> Prompt:
    text = work.text("ask_time", case.language, time_zone=cities.name_of(case.patient.zone))
    labels = work.texts.buttons("ask_time", case.language)
    return text, column(button(label, Verb.JOIN, f"time={name}") for name, label in labels)


def _zone(work: Work, case: Case) -> Prompt:
    return time_zones.ask_city(work, case, Verb.JOIN)


_QUESTIONS: Final = {"baseline": _baseline, "time": _time, "zone": _zone}
STEPS: Final = frozenset(_QUESTIONS)
